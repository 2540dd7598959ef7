"""Headings in six languages, by their spelling."""

import pytest

from tests.intake.conftest import tables
from transfers.errors import UsageError
from transfers.intake.columns import FIELDS, map_headings
from transfers.intake.headings import known, spellings
from transfers.intake.reference import rows

LISTS = {
    "en": ("Sub-processor", "Purpose of processing", "Location of processing", "Transfer mechanism", "Data categories"),
    "fi": ("Alikäsittelijä", "Käyttötarkoitus", "Käsittelyn sijainti", "Siirtoperuste", "Henkilötietoryhmät"),
    "sv": ("Underbiträde", "Ändamål", "Plats", "Överföringsmekanism", "Personuppgifter"),
    "de": ("Auftragsverarbeiter", "Zweck", "Primäre Region", "Absicherung", "Datenkategorien"),
    "fr": ("Sous-traitant", "Finalité", "Localisation des données", "Garantie de transfert", "Catégories de données"),
    "es": ("Proveedor", "Finalidad", "Ubicación principal", "Mecanismo de transferencia", "Categorías de datos"),
}
EXPECTED = ["vendor", "purpose", "processing_location", "mechanism", "data_categories"]


@pytest.mark.parametrize("language", LISTS)
@pytest.mark.parametrize("written", [str, str.upper, lambda text: f"**{text}**:", lambda text: text.replace(" ", "_")])
def test_languages(language, written):
    headings = [written(text) for text in LISTS[language]]
    mapped = map_headings(headings, [[] for _ in headings], {})
    assert [mapped.fields[place] for place in range(len(headings))] == EXPECTED


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (["Name", "Country"], ["vendor", "processing_location"]),
        (["Vendor", "Country", "Location"], ["vendor", "headquarters", "processing_location"]),
        (["Name", "Vendor"], [None, "vendor"]),
        (["Vendor", "Legal name"], ["vendor", "legal_name"]),
        (["Vendor", "Vendor name"], ["vendor", None]),
        (["Vendor", "Purpose", "Processing activity"], ["vendor", "purpose", "purpose"]),
        (["Vendor", "Sitz", "Serverstandort"], ["vendor", "headquarters", "processing_location"]),
    ],
)
def test_the_clearer_heading_wins(headings, fields):
    mapped = map_headings(headings, [[] for _ in headings], {})
    assert [mapped.fields.get(place) for place in range(len(headings))] == fields


def test_a_type_is_a_role_only_where_it_holds_roles():
    assert map_headings(["Vendor", "Type"], [[], ["cloud", "ai"]], {}).fields == {0: "vendor"}
    assert map_headings(["Vendor", "Type"], [[], ["processor", "controller"]], {}).fields == {0: "vendor", 1: "role"}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("vendorName", "vendor"),
        ("Vendor*", "vendor"),
        ("3. Sub-processor (legal entity)", "vendor"),
        ("Toimittaja / Vendor", "vendor"),
        ("Sijaintimaa (ISO)", "processing_location"),
        ("PROCESSING_LOCATION", "processing_location"),
        ("transferMechanisms", "mechanism"),
    ],
)
def test_headings_with_something_around_them_are_sure(heading, field):
    mapped = map_headings([heading], [[]], {})
    assert (mapped.fields, mapped.guessed) == ({0: field}, ())


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Vednor", "vendor"),
        ("Suprocessor", "vendor"),
        ("Transfer mecanism", "mechanism"),
        ("Alikasitelija", "vendor"),
        ("Überm.mechanismus Übermitlungsmechanismus", "mechanism"),
        ("Colour", None),
    ],
)
def test_misspelled_headings_are_guesses(heading, field):
    mapped = map_headings([heading], [[]], {})
    assert mapped.fields.get(0) == field
    assert mapped.guessed == ((0,) if field else ())


CONTENT = [
    ["Norr AB", "Kaiku Oy", "Lumen"],
    ["USA", "EU (Frankfurt)", "Intia"],
    ["SCC", "DPF", ""],
    ["a@b.fi", "c@d.fi"],
]


def test_columns_whose_headings_say_nothing_are_known_by_what_they_hold():
    mapped = map_headings(["A", "", "C", "D"], CONTENT, {})
    assert mapped.fields == {0: "vendor", 1: "processing_location", 2: "mechanism"}
    assert (mapped.guessed, mapped.ignored) == ((0, 1, 2), (3,))


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (["SCC", "DPF + SCC", "Yes", "no"], "mechanism"),
        (["SCC", "Yes", "no", "yes"], None),
        (["Slack", "SCC", "Mailchimp", "Jira"], None),
    ],
)
def test_a_heading_that_another_column_answers_is_known_by_the_transfer_tools_below_it(cells, field):
    mapped = map_headings(["Vendor", "Product", "Tool"], [["Norr AB", "Kaiku"], ["Suite", "Mail"], cells], {})
    assert mapped.fields.get(2) == field


def test_a_heading_of_yes_and_no_that_holds_places_is_a_place():
    places = map_headings(["Vendor", "Third country"], [["A", "B"], ["USA", "India"]], {})
    assert places.fields[1] == "processing_location"
    answers = map_headings(["Vendor", "Transfer"], [["A", "B"], ["yes", "no"]], {})
    assert answers.fields[1] == "third_country"


def test_an_unknown_field_is_refused():
    with pytest.raises(UsageError):
        map_headings(["Vendor"], [[]], {"Vendor": "seller"})


def test_the_list_of_headings_holds_together():
    listed = rows("headings")
    assert {row["field"] for row in listed} <= {*FIELDS, "country"}
    assert {row["strength"] for row in listed} == {"strong", "weak", "either"}
    strong: dict[str, set[str]] = {}
    for row in listed:
        if row["strength"] == "strong":
            strong.setdefault(row["heading"].casefold(), set()).add(row["field"])
    assert {heading: fields for heading, fields in strong.items() if len(fields) > 1} == {}
    assert len(spellings()) > 700


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (["Järjestelmä", "Toimittaja"], ["service", "vendor"]),
        (["Company", "Tool"], ["vendor", "service"]),
        (["Outil", "Société", "Pays"], ["service", "vendor", "processing_location"]),
        (["System", "Country"], ["vendor", "processing_location"]),
        (["Tool", "Product", "Vendor"], [None, "service", "vendor"]),
    ],
)
def test_a_system_is_a_product_beside_its_vendor_and_stands_for_it_alone(headings, fields):
    mapped = map_headings(headings, [["Norr AB", "Kaiku Oy", "Ålund AG"]] * len(headings), {})
    assert [mapped.fields.get(place) for place in range(len(headings))] == fields


def test_where_bills_go_is_the_vendors_seat_and_not_where_data_are(listed):
    headings = ["Billing Country", "Laskutusmaa", "Rechnungsland", "Pays de facturation"]
    seen = listed(tables(headings, "Vendor", "Sweden"))
    found = [(each["countries"], each["headquarters"]) for each in seen.records]
    assert dict(zip(headings, found, strict=True)) == dict.fromkeys(headings, ([], ["SE"]))


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        *(("Huom.", "notes"), ("Anm.", "notes"), ("Bem.", "notes"), ("Obs.", "notes")),
        *(("Alkupvm", "started_on"), ("Loppupvm", "ended_on"), ("Avtalsdatum", "dpa")),
    ],
)
def test_headings_are_often_cut_short(heading, field):
    assert known(heading) == (field, "strong")


AGREEMENTS = (
    *("DPA signed on", "Date of the data processing agreement", "Signed on (DPA)", "dpaSignedDate"),
    *("Käsittelysopimus allekirjoitettu", "Henkilötietojen käsittelysopimuksen päivämäärä"),
    *("PuB-avtal tecknat", "Biträdesavtal, datum", "AVV abgeschlossen am", "Auftragsverarbeitungsvertrag vom"),
    # The day of the contract with the vendor is not that of the clauses, which may have come years later.
    *("Contract date", "Sopimuspäivä", "Avtalsdatum", "Vertragsdatum", "Date du contrat", "Fecha del contrato"),
    *("Date de signature du DPA", "Contrat de sous-traitance signé le", "Contrato de encargo firmado el"),
)
CLAUSES = (
    *("SCC signed on", "Signed on", "Standardvertragsklauseln unterzeichnet am", "SCC allekirjoitettu"),
    "CCT signées le",
)


def of_signing(listed, headings):
    """The list, and each heading → the day of signing and the note of the row below it."""
    seen = listed(tables(headings, "Vendor;Country;Transfer mechanism", "USA;SCC 2021;2022-03-04"))
    found = seen.session.rows(
        """SELECT b.signed_on::VARCHAR, t.note FROM temp.draft_transfer AS t
        JOIN temp.draft_basis AS b ON b.transfer_id = t.id ORDER BY t.source_row"""
    )
    return seen, dict(zip(headings, found, strict=True))


def test_the_day_of_an_agreement_is_kept_and_signs_no_transfer_tool(listed):
    seen, found = of_signing(listed, AGREEMENTS)
    assert found == {heading: (None, f"{heading}: 2022-03-04") for heading in AGREEMENTS}
    assert {heading: seen.drafted.staged.mapping[heading] for heading in AGREEMENTS} == dict.fromkeys(AGREEMENTS, "dpa")


def test_the_day_of_the_clauses_signs_them(listed):
    assert of_signing(listed, CLAUSES)[1] == dict.fromkeys(CLAUSES, ("2022-03-04", None))
