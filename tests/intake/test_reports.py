"""Lists with their faults, and the report: [row, column, code]. Every row is accepted or kept out, none is lost."""

from datetime import date

import pytest

LONG = "x" * 400
REPORTS = {
    "no vendor": (
        "Vendor,Location\nA,USA\n,Germany\n—,France\n",
        [(3, "Vendor", "vendor-missing"), (4, "Vendor", "vendor-missing")],
        [],
    ),
    "dates": (
        "Vendor,Start date\nA,31/02/2024\nB,2024-02-29\nC,29.2.2024\nD,soon\nE,—\nF,16. Februar 2026\nG,2023-02-29\n"
        "H,21. heinäkuuta 2024\nI,2024-02\n",
        [(row, "Start date", "not-a-date") for row in (2, 8)],
        [(row, "Start date", "day-not-known") for row in (5, 10)],
    ),
    "no day said": (
        "Vendor;Signed on;End date\n"
        "A;03/2024;\nB;Q1 2024;\nC;2024;\nD;March 2024;\nE;maaliskuu 2024;\nF;Mar-24;\nG;1. Quartal 2024;\n"
        "H;T1/2024;\nI;enero de 2024;\nJ;kevät 2024;\nK;2024-03;\nL;2024H2;\nM;15-Mar-24;\nN;15.3.2024 alkaen;\n"
        "O;1.2.2024 (renewed);until further notice\nP;13/2024;\nQ;31.02.2024;\nR;;2025\n",
        [(row, "Signed on", "not-a-date") for row in (17, 18)],
        [*((row, "Signed on", "day-not-known") for row in (*range(2, 14), 15)), (19, "End date", "end-day-not-known")],
    ),
    "end before start": (
        "Vendor,Start date,End date\nA,2024-05-01,2024-05-01\nB,2024-05-01,2024-05-02\n",
        [(2, "End date", "ends-before-start")],
        [],
    ),
    "either order": (
        "Vendor,Start date\nA,03/04/2024\nB,05/05/2024\nC,05/06/2024\n",
        [],
        [(2, "Start date", "date-two-ways"), (4, "Start date", "date-two-ways")],
    ),
    "both orders": (
        "Vendor,Start date\nA,03-04-2024\nB,31/12/2024\nC,12-31-2024\n",
        [],
        [(2, "Start date", "date-two-ways")],
    ),
    "days as Excel counts them": ("Vendor,Start date\nA,45351\n", [], [(2, "Start date", "date-serial")]),
    "what is no vendor": (
        "Vendor,Country,Users\nHosting,,\nTotal SA,FR,3\nTotal,,3\nUpdated: 1.2.2026,,\nnull,US,\n",
        [
            (2, "Vendor", "not-a-vendor"),
            (4, "Vendor", "not-a-vendor"),
            (5, "Vendor", "not-a-vendor"),
            (6, "Vendor", "vendor-missing"),
        ],
        [],
    ),
    "too long": (
        f"Vendor,Location\n{LONG},USA\nB,{'y' * 11000}\n",
        [(2, "Vendor", "cell-too-long"), (3, "Location", "cell-too-long")],
        [],
    ),
    "control characters": (
        "Vendor,Purpose\nA\x07B,x\nC,\x1b[0m\n",
        [(2, "Vendor", "control-character"), (3, "Purpose", "control-character")],
        [],
    ),
    "several at once": (
        "Vendor,Start date,Location,Mechanism\n,32.1.2024,Mars,beans\n",
        [(2, "Start date", "not-a-date"), (2, "Vendor", "vendor-missing")],
        [],
    ),
    "roles": (
        "Vendor,Role\nA,Processor\nB,Alikäsittelijä\nC,joint controller\nD,friend\nE,processor?\n",
        [],
        [(5, "Role", "role-not-understood"), (6, "Role", "role-not-understood")],
    ),
    "status": ("Vendor,Status\nA,Active\nB,Terminated\n", [], [(3, "Status", "ended-says-status")]),
    "same vendor, other product": ("Vendor,Product\nNorr AB,Mail\nNorr AB,Chat\nNorr AB,Chat\n", [], []),
    "two columns of one field, both empty in a row": ("Vendor,Mechanism,SCC\nA,DPF,\nB,,\nC,,SCC\n", [], []),
    "brackets that never close": ("Vendor,Country\nNorr (old,SE\n[Kaiku](x,FI\n", [], []),
    "blank rows": ("Vendor,Location\n\n,\nA,USA\n\n", [], []),
    "ignored columns": ("Vendor,Shoe size\nA,\n,44\n", [(3, "Vendor", "vendor-missing")], []),
}


@pytest.mark.parametrize("name", REPORTS)
def test_report(listed, name):
    content, stopped, issues = REPORTS[name]
    seen = listed(content)
    assert seen.stopped == stopped
    assert seen.issues == issues
    assert seen.balanced()


DAYS = {
    "31.12.2024": "2024-12-31",
    "31.12.24": "2024-12-31",
    "31 December 2024": "2024-12-31",
    "31st of December, 2024": "2024-12-31",
    "December 31, 2024": "2024-12-31",
    "31-Dec-2024": "2024-12-31",
    "31. joulukuuta 2024": "2024-12-31",
    "ti 31.12.2024": "2024-12-31",
    "den 31 december 2024": "2024-12-31",
    "31. Dezember 2024": "2024-12-31",
    "le 1er février 2025": "2025-02-01",
    "3 de marzo de 2025": "2025-03-03",
    "2024-12-31T10:00:00Z": "2024-12-31",
    "31/12/2024 12:30": "2024-12-31",
    "45351": "2024-02-29",
}


def test_days_of_six_languages(listed):
    seen = listed("Vendor;Start date\n" + "".join(f"V{place};{day}\n" for place, day in enumerate(DAYS)))
    days = seen.session.rows("SELECT started_on::VARCHAR FROM temp.draft_transfer ORDER BY source_row")
    assert [str(day) for (day,) in days] == list(DAYS.values())


def test_month_first_where_nothing_else_can_be(listed):
    seen = listed("Vendor,Start date\nA,03-04-2024\nB,05-28-2024\n")
    days = seen.session.rows("SELECT started_on::VARCHAR FROM temp.draft_transfer ORDER BY source_row")
    assert days == [("2024-03-04",), ("2024-05-28",)]


def test_roles_belong_to_the_transfer(listed):
    seen = listed("Vendor,Role\nA,Controller\nB,Unterauftragsverarbeiter\nC,\n")
    roles = seen.session.rows("SELECT exporter_role, importer_role FROM temp.draft_transfer ORDER BY source_row")
    assert roles == [("controller", "controller"), ("processor", "sub_processor"), ("controller", "processor")]


def test_two_products_are_two_records(listed):
    seen = listed("Vendor,Product,Location\nNorr AB,Mail,USA\nNorr AB,Chat,USA\nNorr AB,Chat,USA\n")
    assert seen.drafted.accepted == 3
    found = seen.session.rows(
        "SELECT count(DISTINCT id), count(DISTINCT service_id), count(DISTINCT importer_id) FROM temp.draft_transfer"
    )
    assert found == [(3, 2, 1)]


def test_cells_without_a_field_are_kept_in_the_note(listed):
    seen = listed("Vendor,Third country,DPA,Notes\nNorr AB,perhaps,signed,call them\n")
    assert seen.session.rows("SELECT note FROM temp.draft_transfer") == [
        ("Third country: perhaps; DPA: signed; Notes: call them",)
    ]


def test_a_date_without_a_day_stays_as_it_is_written(listed):
    seen = listed("Vendor,Location,Mechanism,Signed on,Notes\nNorr AB,US,SCC,March 2024,x\nKaiku Oy,US,SCC,1.3.2024,\n")
    assert seen.session.rows("SELECT note FROM temp.draft_transfer ORDER BY source_row") == [
        ("Notes: x; Signed on: March 2024",),
        (None,),
    ]
    assert [row[0] for row in seen.session.rows("SELECT signed_on FROM temp.draft_basis ORDER BY source_row")] == [
        None,
        date(2024, 3, 1),
    ]


def test_the_callers_mapping_goes_first(listed):
    content = "Firm name,Colour\nNorr AB,USA\n"
    seen = listed(content, mapping={"Firm name": "vendor", "Colour": "processing_location"})
    assert seen.column("countries") == [["US"]]
    seen = listed("Vendor,Location\nA,USA\n", mapping={"Location": "ignored"})
    assert seen.drafted.staged.ignored == ("Location",)
