"""Names: spellings of one processor are one, and two entities of a group stay two."""

ONE = [
    ["MailChimp", "Intuit Mailchimp", "The Rocket Science Group LLC d/b/a Mailchimp", "**Mailchimp**"],
    ["AWS", "AWS Amazon", "Amazon Web Services, Inc.", "Amazon Web Services (AWS)"],
    ["Intercom, Inc..", "Intercom Inc"],
    ["Lumen Kaiku Oy", "Lumen Kaiku, OY", "LUMEN KAIKU oy.", "Lumen Kaiku Oy (Kaikupilvi)"],
]
SEVERAL = ["Google Ireland Ltd", "Google LLC", "Kaiku Oy", "Kaiku AB", "Kaikula Oy"]


def importers(listed, names):
    seen = listed("Vendor\n" + "".join(f'"{name}"\n' for name in names))
    return [row[0] for row in seen.session.rows("SELECT importer_id FROM temp.draft_transfer ORDER BY source_row")]


def test_one_processor(listed):
    told = iter(importers(listed, [name for names in ONE for name in names]))
    found = {names[0]: {next(told) for _ in names} for names in ONE}
    assert {name: len(ids) for name, ids in found.items()} == dict.fromkeys(found, 1)
    assert len(set.union(*found.values())) == len(ONE)


def test_two_entities_are_two(listed):
    assert len(set(importers(listed, SEVERAL))) == len(SEVERAL)


def test_matches_are_told(listed):
    seen = listed("Vendor\nMailChimp\nKaiku Oy\nGoogle Ireland Ltd\nTwilio (SendGrid)\n")
    assert [(each["matched_to"], each["service"]) for each in seen.records] == [
        ("rocket-science-group", "mailchimp"),
        (None, None),
        ("google-ireland", None),
        ("twilio-inc", "sendgrid"),
    ]


def test_an_ordinary_word_is_a_brand_only_as_it_is_written(listed):
    seen = listed("Vendor\nSlack\nslack\nboxes Oy\n")
    assert [each["service"] for each in seen.records] == ["slack", None, None]


def test_another_legal_form_is_another_entity(listed):
    """The catalogue knows Hotjar Limited; a Hotjar Inc is nobody it knows."""
    assert listed("Vendor\nHotjar Inc\n").records[0]["matched_to"] is None


def test_what_is_matched_comes_from_the_catalogue_with_its_sources(listed):
    seen = listed("Vendor\nMailChimp\n")
    ids = {str(row[0]) for row in seen.session.rows("SELECT id FROM temp.draft_organisation")}
    assert {"rocket-science-group", "intuit", "own-organisation"} <= ids
    sources = seen.session.rows("SELECT source FROM temp.draft_certification")
    assert sources
    assert all(source for (source,) in sources)
