"""The report of a quarter: what it says, in both languages, and that a long registry does not make it long."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime

import pyarrow as pa
import pytest
from pypdf import PdfReader

from transfers.documents import pdf
from transfers.domain.words import Severity, Verdict
from transfers.review import TABLES, Pack, Quarter, Scope
from transfers.review.board import report
from transfers.review.pack import Standpoint
from transfers.review.shape import arrow_schema

FINDING = {
    "state": "opened",
    "severity": "critical",
    "verdict": "uncovered",
    "title": "Basis struck down by a court",
    "why": "Privacy Shield has not been valid since 16 July 2020.",
    "since": date(2020, 7, 16),
    "age_days": 2267,
    "provision": "GDPR Art. 44 and 45",
    "todo": "Put another basis in place.",
    "exporter": "Kauppa Oy",
    "importer": "Mail Inc.",
    "destination": "US",
    "transfer_id": "t1",
    "rule": "basis-invalidated",
}
RULE = {"rule": "basis-invalidated", "title": FINDING["title"], "severity": "critical", "opened": 1, "closed": 0} | {
    "still_open": 0,
    "transfers": 1,
    "oldest": date(2020, 7, 16),
}
BASIS = {
    "basis_id": "b1",
    "transfer_id": "t1",
    "instrument": "privacy-shield",
    "title": "EU-US Privacy Shield",
    "status": "invalidated",
    "challenged": False,
    "status_since": date(2020, 7, 16),
}
LATE = {"day": date(2026, 8, 1), "kind": "action", "name": "DPA", "transfers": 1, "days_left": -60, "id": "a1"}
FLOW = {"origin": "FI", "destination": "US", "verdict": "uncovered", "transfers": 1}
AREAS = ("transfers", "vendors", "locations", "bases", "assessments", "registers")


def figures(**given):
    names = ["transfers", *Verdict, "findings_closed"]
    zero = dict.fromkeys([*names, *(f"{name}_before" for name in names)], 0)
    zero |= {f"{area}_{what}": 0 for area in AREAS for what in ("added", "removed", "changed")}
    return zero | {f"open_{severity}": 0 for severity in Severity} | given


def pack(language="en", counts=None, **rows) -> Pack:
    tables = {
        name: pa.Table.from_pylist(
            [{column.name: None for column in TABLES[name]} | row for row in rows.get(name, [])], arrow_schema(name)
        )
        for name in TABLES
    }
    now = Standpoint(date(2026, 9, 30), datetime(2026, 9, 30, 12), 7, "a" * 64)
    before = Standpoint(date(2026, 6, 30), datetime(2026, 6, 30, 12), 5, "b" * 64)
    scope = Scope(("kauppa",))
    return Pack(Quarter(2026, 3), scope, ("Kauppa Oy",), language, now, before, "c" * 64, counts or figures(), tables)


def one_bad(language="en", **more) -> Pack:
    given = {"findings": [FINDING], "rules": [RULE], "bases": [BASIS], "deadlines": [LATE], "flows": [FLOW]} | more
    return pack(language, figures(transfers=1, uncovered=1, transfers_before=1, covered_before=1), **given)


def read(made: Pack, signed=None) -> tuple[str, int]:
    reader = PdfReader(io.BytesIO(pdf(report(made, signed))))
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages), len(reader.pages)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "1 transfer runs without a valid basis",
                "Privacy Shield has not been valid since 16 July 2020.",
                "GDPR Art. 44 and 45",
                "Put another basis in place.",
                "Kauppa Oy → Mail Inc., United States (16 July 2020)",
                "0 before",
                "Not signed yet",
                "a" * 64,
            ),
        ),
        (
            "fi",
            ("1 siirto on ilman voimassa olevaa siirtoperustetta", "Yhdysvallat (16.7.2020)", "1.8.2026", "luonnos"),
        ),
    ],
)
def test_a_red_mark_is_explained(language, said):
    text, pages = read(one_bad(language))
    assert [each for each in said if each not in text] == []
    assert pages <= 8


def test_an_empty_registry_and_a_clean_one_say_so_and_differ():
    assert "No transfer is running" in read(pack())[0]
    text, _ = read(pack(counts=figures(transfers=2, covered=2)))
    assert "No transfer is uncovered" in text
    assert "without a valid basis" not in text


def test_unknown_is_said_to_be_unknown():
    text, _ = read(pack(counts=figures(transfers=3, unknown=3)))
    assert "3 transfers cannot be evaluated" in text
    assert "No transfer is uncovered" not in text


def test_a_hundred_kinds_of_findings_stay_within_eight_pages():
    rules = [RULE | {"rule": f"r{n}", "title": f"Finding {n}", "opened": 1000} for n in range(100)]
    findings = [FINDING | {"rule": f"r{n}", "transfer_id": f"t{k}"} for n in range(100) for k in range(50)]
    due = [LATE | {"id": f"a{n}"} for n in range(500)]
    text, pages = read(one_bad(rules=rules, findings=findings, deadlines=due))
    assert pages <= 8
    assert "and 46 more" in text
    assert "and 485 more" in text


def test_what_was_signed_stands_there_with_name_answers_and_actions():
    statement = {
        "answers": [{"area": "findings", "answer": "no", "comment": "The vendor is replaced in October."}],
        "comment": "Read with the board.",
        "actions": [{"what": "End the contract", "owner": "Aino", "due_on": "2026-10-31"}],
        "decision": "confirmed",
        "signed_by": "Aino Esimerkki",
        "signed_role": "DPO",
        "signed_on": "2026-10-02",
    }
    text, _ = read(one_bad(), statement)
    said = (
        "Aino Esimerkki",
        "DPO",
        "2 October 2026",
        "The vendor is replaced in October.",
        "End the contract",
        "31 October",
    )
    assert [each for each in said if each not in text] == []
    assert "Not signed yet" not in text


def test_names_are_text_and_never_markup():
    hostile = '#panic("x") *b* <script>'
    text, _ = read(one_bad(findings=[FINDING | {"importer": hostile}]))
    assert hostile in text


def test_the_same_review_gives_the_same_report():
    made = one_bad()
    assert pdf(report(made)) == pdf(report(replace(made)))
