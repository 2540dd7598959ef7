"""Names of vendors without any heading: taken where they surely are names, and refused where they may be anything."""

import pytest

from transfers.errors import InputError

TAKEN = {
    "companies": ("Norr AB\nKaiku Oy\n\nCobalt, Inc.\n", [(1, "Norr AB"), (2, "Kaiku Oy"), (4, "Cobalt, Inc.")]),
    "brands": ("Mailchimp\nSlack\nTirvex\n", [(1, "Mailchimp"), (2, "Slack"), (3, "Tirvex")]),
    "in quotes": ('"Vendor"\r\n"Norr AB"\r\n"Kaiku ""Pilvi"" Oy"\r\n', [(2, "Norr AB"), (3, 'Kaiku "Pilvi" Oy')]),
    "under a title": ("We use these sub-processors:\n\nNorr AB\nKaiku Oy\n", [(3, "Norr AB"), (4, "Kaiku Oy")]),
}
REFUSED = {
    "one name": "Norr AB\n",
    "words": "Tirvex\nLumdex\nOranda\n",
    "sentences": "We use Norr AB.\nIt sends letters for us to all our customers in Europe and elsewhere.\n",
    "something behind the names": "Norr AB, Sweden\nKaiku Oy, Finland\n",
    "places": "Sweden\nFinland\nNorr AB\n",
}


@pytest.mark.parametrize("case", TAKEN)
def test_names_are_taken_and_said_to_be_all(listed, case):
    text, vendors = TAKEN[case]
    seen = listed(text, "names.txt")
    assert [(each["row"], each["vendor"]) for each in seen.records] == vendors
    assert seen.drafted.staged.remarks == ((None, "names-only", str(len(vendors))),)
    assert seen.column("countries") == seen.column("mechanisms") == [[]] * len(vendors)


@pytest.mark.parametrize("case", REFUSED)
def test_what_may_be_anything_is_refused(listed, case):
    with pytest.raises(InputError, match="was not taken in"):
        listed(REFUSED[case], "names.txt")
