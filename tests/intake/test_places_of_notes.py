"""A place that only a remark or a purpose names: whoever reads data from there is a recipient there."""

from transfers.domain.words import Regime

TOLD = "place-in-remark"
OUTSIDE = [
    "Support from India",
    "Some staff may access data from the Philippines",
    "Tuki Intiasta",
    "Etäyhteys Yhdysvalloista mahdollinen.",
    "Zugriff aus den USA möglich",
    "Fernwartung durch Team in Indien",
    "accès depuis l'Inde",
    "soporte desde México",
    "support från Indien",
    "24/7 follow-the-sun support (US, IN)",
    "Support team in Bangalore",
    "Hosted in Germany, support from Finland, India",
    "Support from India, no data stored",
    "Hosting not in the US, but access from Singapore",
    "Backups in Virginia, USA",
    "Support from India is not logged",
    "Customer support in India",
    "Transfers to the US covered by the DPF",
    "worldwide support",
    "Access from outside the EU possible",
    "Sub-processor for telemetry located in Israel",
    "Tietoja voidaan siirtää Yhdysvaltoihin",
    "Not only Germany: support from India as well",
    "No data outside the EU except support from India",
    "Ei siirtoja EU:n ulkopuolelle, mutta tuki Intiasta",
    "Engineers in Georgia",
    "Follow-the-sun support",
]
NOTHING = [
    "no access from India",
    "Data are not accessible from the US",
    "Kein Zugriff aus den USA",
    "Ei pääsyä Yhdysvalloista",
    "India: no access",
    "Hosted in Frankfurt, support from Ireland",
    "Support subject to the US CLOUD Act",
    "Support for customers in India",
    "Parent company in the US",
    "Support paid in US dollars",
    "nice support",
    "Processing under the EU-US Data Privacy Framework",
    "Support from India until 2019",
    "contact us for support",
    "no support outside the EEA",
    "Support everywhere in the EU except Romania, not from India",
    "Head office in Tokyo, hosting in Paris",
    "German-speaking support",
    "IT support, HR data",
]


def test_a_place_that_only_a_remark_names_is_told_and_leaves_the_row_open(listed):
    lines = [f"V{n} Oy\tGermany\t{remark}\n" for n, remark in enumerate((*OUTSIDE, *NOTHING))]
    seen = listed("Vendor\tCountry\tRemarks\n" + "".join(lines), "list.tsv")
    told = {row for row, _, code in seen.issues if code == TOLD}
    assert [remark for n, remark in enumerate((*OUTSIDE, *NOTHING), 2) if n in told] == OUTSIDE
    made = seen.session.rows("SELECT source_row FROM temp.draft_transfer WHERE destination IS NULL")
    assert {row for (row,) in made} == told
    assert seen.session.rows("SELECT count(*) FROM temp.draft_transfer WHERE destination = 'DE'") == [(len(lines),)]


def test_what_the_row_names_itself_is_not_told_again(listed):
    seen = listed(
        "Vendor;Country;Remarks\nA;Germany, India;Support from India\nB;USA;Access from outside the EU possible\n"
        "C;;Support from India\nD;Worldwide;Support from India\n"
    )
    assert [row for row, _, code in seen.issues if code == TOLD] == [4, 5]
    made = seen.session.rows("SELECT source_row, destination FROM temp.draft_transfer ORDER BY ALL")
    assert made == [(2, "DE"), (2, "IN"), (3, "US"), (4, None), (5, None)]


# purpose → whether a place in it is told: most are those of customers
PURPOSES = {
    "Support desk, staffed from India": True,
    "Asiakastuki Intiasta": True,
    "Customer support in India": False,
    "Payroll processing India": False,
    "Hosting": False,
}


def test_a_purpose_is_told_where_something_comes_from_a_place(listed):
    lines = "".join(f"V{n} Oy\tGermany\t{purpose}\n" for n, purpose in enumerate(PURPOSES))
    seen = listed(f"Vendor\tCountry\tPurpose\n{lines}", "list.tsv")
    told = {row for row, _, code in seen.issues if code == TOLD}
    assert {purpose: n in told for n, purpose in enumerate(PURPOSES, 2)} == PURPOSES


def test_what_is_outside_depends_on_the_exporters_law_and_the_words_are_the_source(listed):
    text = "Vendor;Country;Remarks\nA;United Kingdom;Support from Germany\n"
    assert [code for _, _, code in listed(text, regime=Regime.UK).issues] == [TOLD]
    assert listed(text).issues == []
    seen = listed("Vendor;Country;Remarks\nA;Germany;Support from India\n")
    found = seen.session.rows("SELECT source FROM temp.draft_transfer WHERE destination IS NULL")
    assert [said.partition(": ")[2] for (said,) in found] == ["Germany; Support from India"]
