"""Two new names of one list that may mean one company: offered to each other, decided, remembered and undone."""

from __future__ import annotations

import pytest

from tests.intake.conftest import DAY
from transfers.domain import Kind, NewChangeset
from transfers.errors import UsageError
from transfers.intake import Options, alike, draft_list, not_asked, offers, records, take
from transfers.ledger import append, current, undo

PAIR = "Vendor\nNorrdata Systems AB\nNorrdata Systems\n"


def asked(session):
    """(the name that asks, the one it may mean, why) for every offer of another new name."""
    found = [each for each in offers(session) if each.candidate_row is not None]
    return [(each.vendor, each.name, each.code) for each in found]


def of_names(listed, *names, **options):
    return asked(listed("Vendor\n" + "".join(f'"{name}"\n' for name in names), **options).session)


OFFERED = {
    ("Norrdata Systems AB", "Norrdata Systems"): ("bare", "only one of them has a legal form"),
    ("Polarix Analytics", "Polarix Analitycs"): ("spelling", "2 letters differ from “Polarix Analytics”"),
    ("Kauppa Cloud Oy", "KauppaCloud"): ("joined", "but for the spaces"),
    ("Solvang GmbH", "Solvang Inc."): ("form", "perhaps another company of the group"),
    ("Ydinaho SAS", "Virtapuro (ex Ydinaho)"): ("also", "as the list itself says"),
    ("Tuisku Myrsky Puuska", "TMP"): ("initials", "“Tuisku Myrsky Puuska”"),
    ("Ruskovilla", "Ruskovilla Hosting"): ("contains", "“Ruskovilla”"),
}


def test_two_new_names_are_offered_to_each_other_with_the_reason(listed):
    seen = listed("Vendor\n" + "".join(f"{one}\n{other}\n" for one, other in OFFERED))
    found = {offer.row: offer for offer in offers(seen.session)}
    assert sorted(found) == [3 + 2 * place for place in range(len(OFFERED))]
    for row, ((one, other), (code, reason)) in zip(sorted(found), OFFERED.items(), strict=True):
        offer = found[row]
        assert (offer.vendor, offer.name, offer.code, offer.candidate_row) == (other, one, code, row - 1)
        assert reason in offer.reason


UNLIKELY_OR_CERTAIN = (
    *("Norrdata 1", "Norrdata 2"),
    *("Kaiku Oy", "KAIKU oy"),
    *("Virta Datacenter (Helsinki)", "Tuuli Hosting (Helsinki)"),
    *("Valo", "Valo One", "Valo Two", "Valo Three", "Valo Four"),
    *("MailChimp", "Mailchimp"),
)


def test_nothing_is_offered_for_the_unlikely_and_the_certain(listed):
    assert of_names(listed, *UNLIKELY_OR_CERTAIN) == []


def test_other_legal_forms_are_less_likely_than_none(listed):
    seen = listed("Vendor\nNorrdata Pilvi GmbH\nNorrdata Pilve Inc\nNorrdata Pilva\n")
    scores = {(each.vendor, each.name): each.score for each in offers(seen.session)}
    assert scores["Norrdata Pilva", "Norrdata Pilvi GmbH"] == scores["Norrdata Pilve Inc", "Norrdata Pilvi GmbH"] + 15


def test_spellings_of_one_new_name_ask_once_for_all_their_rows(listed):
    seen = listed("Vendor\nNorrdata Systems AB\nNorrdata Systems\nNORRDATA SYSTEMS\nNorrdata Systems\n")
    [offer] = offers(seen.session)
    assert (offer.vendor, offer.row, offer.rows) == ("Norrdata Systems", 3, 3)


def test_a_decision_makes_them_one_company_that_keeps_the_earlier_name(listed):
    candidate = offers(listed(PAIR).session)[0].candidate
    seen = listed(PAIR, matches={"Norrdata Systems": candidate})
    assert offers(seen.session) == []
    assert seen.column("matched_to") == [None, None]
    made = "SELECT name, legal_name, aliases FROM temp.draft_organisation WHERE starts_with(id, 'norrdata')"
    assert seen.session.rows(made) == [("Norrdata Systems AB", "Norrdata Systems AB", ["Norrdata Systems"])]
    assert seen.session.rows("SELECT DISTINCT importer_id FROM temp.draft_transfer") == [(candidate,)]


def test_a_decision_holds_for_the_other_spellings_of_the_name(listed):
    text = PAIR + "NORRDATA SYSTEMS\n"
    candidate = offers(listed(text).session)[0].candidate
    for decided, count in ((candidate, 1), (None, 2)):
        seen = listed(text, matches={"Norrdata Systems": decided})
        assert seen.session.rows("SELECT count(DISTINCT importer_id) FROM temp.draft_transfer") == [(count,)]
        assert offers(seen.session) == []


def test_decisions_are_followed_from_one_new_name_to_the_next(listed):
    text = "Vendor\nPolarix Analytics\nPolarix Analytcs\nPolarix Analitcs\n"
    ids = dict(listed(text).session.rows("SELECT text, organisation_id FROM temp.in_named"))
    chain = {"Polarix Analitcs": ids["Polarix Analytcs"], "Polarix Analytcs": ids["Polarix Analytics"]}
    importers = "SELECT DISTINCT importer_id FROM temp.draft_transfer"
    assert listed(text, matches=chain).session.rows(importers) == [(ids["Polarix Analytics"],)]
    known = {**chain, "Polarix Analytics": "mixpanel"}
    assert len(listed(text, matches=known).session.rows(importers)) == 1
    assert set(listed(text, matches=known).column("matched_to")) != {None}
    ring = {**chain, "Polarix Analytics": ids["Polarix Analitcs"]}
    assert listed(text, matches=ring).session.rows(importers) == [(min(ids.values()),)]


def test_a_decision_for_who_is_not_on_the_list_is_refused(listed):
    candidate = offers(listed(PAIR).session)[0].candidate
    with pytest.raises(UsageError, match=candidate):
        listed("Vendor\nNorrdata Systems\n", matches={"Norrdata Systems": candidate})


def test_what_was_decided_is_remembered_and_undone(session, law):
    def take_in(text, name, **options):
        draft_list(session, law, take(text.encode(), name), Options(DAY, **options))

    take_in(PAIR, "first.csv")
    candidate = offers(session)[0].candidate
    take_in(PAIR, "first.csv", matches={"Norrdata Systems": candidate})
    append(session, NewChangeset(author="counsel", kind=Kind.IMPORT, reason="first"))
    take_in("Vendor\nNorrdata Systems\n", "second.csv")
    assert (records(session)[0]["matched_to"], offers(session)) == (candidate, [])
    assert undo(session, 1, "counsel").kept == ()
    assert session.rows(f"SELECT count(*) FROM ({current('organisation')})") == [(0,)]


def test_only_the_likeliest_are_asked_at_a_time_and_the_rest_is_counted(listed, monkeypatch):
    monkeypatch.setattr(alike, "MOST", 2)
    names = ["Norrdata Pilvi", "Norrdata Pilve", "Kauppa Cloud", "KauppaCloud", "Solvang", "Solvang AS"]
    seen = listed("Vendor\n" + "\n".join(names) + "\n")
    assert [each.vendor for each in offers(seen.session)] == ["KauppaCloud", "Solvang AS"]
    assert not_asked(seen.session) == 1


def test_an_undecided_offer_of_somebody_known_stands_beside(listed):
    seen = listed("Vendor\nMaichimp Solution\nMaichimp Solutions\nMaichimp\n")
    found = {(each.vendor, each.candidate_row) for each in offers(seen.session)}
    assert {("Maichimp", None), ("Maichimp Solutions", 2), ("Maichimp", 2)} <= found
