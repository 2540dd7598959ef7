"""Names that may mean somebody known: offered with the reason, and decided by the user alone."""

from __future__ import annotations

import pytest

from tests.intake.conftest import DAY
from transfers.domain import Kind, NewChangeset
from transfers.errors import UsageError
from transfers.intake import Options, draft_list, offers, records, take
from transfers.ledger import append, current, undo

LIKELY = {
    "Maichimp": ("rocket-science-group", "spelling", "One letter differs from “MailChimp”"),
    "Hotjar Inc": ("hotjar-limited", "form", "but for the legal form"),
    "Google Irland Ltd": ("google-ireland", "spelling", "One letter differs from “Google Ireland”"),
    "Datadog EMEA Oy": ("datadog-ireland", "contains", "“Datadog”"),
    "Relic New": ("new-relic", "order", "“New Relic”, in another order"),
}


def offered(listed, names):
    """(name, candidate, code) → the reason for each offer."""
    seen = listed("Vendor\n" + "".join(f'"{name}"\n' for name in names))
    return {(each.vendor, each.candidate, each.code): each.reason for each in offers(seen.session)}


def test_a_likely_name_is_offered_with_its_reason(listed):
    found = offered(listed, LIKELY)
    told = {name: reason in found.get((name, *offer), "") for name, (*offer, reason) in LIKELY.items()}
    assert told == dict.fromkeys(LIKELY, True), found


def test_nobody_is_offered_for_the_unlikely_and_the_certain(listed):
    assert offered(listed, ["Kaiku Oy", "MailChimp", "Studio 365", "Linkki Oy", "Sentinel One"]) == {}


def test_an_offer_decides_nothing_until_somebody_does(listed):
    assert listed("Vendor\nMaichimp\n").records[0]["matched_to"] is None
    decided = listed("Vendor\nMaichimp\n", matches={"Maichimp": "mailchimp"})
    assert decided.records[0]["matched_to"] == "rocket-science-group"
    assert decided.records[0]["service"] == "mailchimp"
    assert offers(decided.session) == []


def test_a_name_decided_to_be_new_is_new_and_not_offered_again(listed):
    seen = listed("Vendor\nMailChimp\n", matches={"MailChimp": None})
    assert seen.records[0]["matched_to"] is None
    assert offers(seen.session) == []


def test_a_decision_for_nobody_is_refused(listed):
    with pytest.raises(UsageError, match="no organisation or service no-such-id"):
        listed("Vendor\nMaichimp\n", matches={"Maichimp": "no-such-id"})


def test_the_first_row_and_the_number_of_rows_are_told(listed):
    seen = listed("Vendor,Service\nOther Oy,\nMaichimp,News\nMaichimp,Shop\n")
    assert {(each.row, each.rows) for each in offers(seen.session)} == {(3, 2)}


def test_a_decision_is_remembered_as_another_name(session, law):
    take_in(session, law, "Vendor\nKaiku Pilvi Oy\n", "first.csv")
    known = str(session.rows("SELECT importer_id FROM registry.transfer_revision")[0][0])
    take_in(session, law, "Vendor\nKaikupilvi Palvelut\n", "second.csv", matches={"Kaikupilvi Palvelut": known})
    assert session.rows(f"SELECT aliases FROM ({current('organisation')}) WHERE id = ?", [known]) == [
        (["Kaikupilvi Palvelut"],)
    ]
    third = draft_list(session, law, take(b"Vendor\nKAIKUPILVI PALVELUT\n", "third.csv"), Options(DAY))
    assert third.changes["unchanged"] == 1
    assert records(session)[0]["matched_to"] == known
    assert undo(session, 2, "counsel").kept == ()
    assert session.rows(f"SELECT aliases FROM ({current('organisation')}) WHERE id = ?", [known]) == [([],)]


def take_in(session, law, text, name, **options):
    draft_list(session, law, take(text.encode(), name), Options(DAY, **options))
    append(session, NewChangeset(author="counsel", kind=Kind.IMPORT, reason=name))
