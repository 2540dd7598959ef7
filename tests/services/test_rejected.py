"""The rows kept out come back as a file: the same columns, the reason beside them, and every cell as it was."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from transfers.errors import UsageError
from transfers.intake import Options
from transfers.law import load_law
from transfers.ledger import opened
from transfers.rules import Asked
from transfers.services.import_vendors import preview
from transfers.services.rejected import file_name, rejected

DAY = date(2026, 11, 22)
LIST = (
    "Vendor;Where;Odd;Signed on\n"
    "Good Oy;Finland;fine;\n"
    ";Sweden;=1+1;\n"
    'Late Ltd;Japan;"-2; +3\nnext line";31/02/2024\n'
    "Dual Ltd;Norway;''@x;31.2.2024\n"
    "Tab Ltd;Norway;\t=x;31.2.2024\n"
)
FORMS = ("csv", "xlsx")
OLD = "Historical;;\nVendor;Country;Odd\nGone Oy;Sweden;\n"


@pytest.fixture(scope="module")
def look(tmp_path_factory):
    """A look records nothing: one registry serves all."""
    with opened(tmp_path_factory.mktemp("rejected") / "registry.duckdb") as session:
        law = load_law()

        def looked(content: str | bytes, name: str = "vendors.csv", language: str = "en"):
            data = content.encode() if isinstance(content, str) else content
            return preview(session, law, data, name, Options(DAY, language=language), Asked(DAY, DAY, DAY))

        yield looked


def cells(seen) -> list[list[str | None]]:
    """The rows kept out as the reader holds them, without our own columns."""
    found = []
    for section in seen.drafted.staged.sections:
        rows = {problem.row for problem in seen.quarantined}
        lines = section.cells.to_pylist()
        width = 4
        found += [[line[f"c{place}"] for place in range(width)] for line in lines if line["row"] in rows]
    return found


def test_the_csv_has_the_senders_columns_and_delimiter_and_the_reason(look):
    text = rejected(look(LIST), "csv")
    assert text.startswith(b"\xef\xbb\xbf")
    head, first, *_ = text.decode("utf-8-sig").split("\r\n")
    assert head == (
        '"Vendor";"Where";"Odd";"Signed on";'
        '"Row in the sent file (not read again)";"Why it was kept out (not read again)"'
    )
    assert first == '"";"Sweden";"\'=1+1";"";"3";"Vendor: The row names no vendor. Write the vendor\'s name."'


@pytest.mark.parametrize("language", ["en", "fi"])
def test_sent_again_it_says_the_same_and_is_kept_out_again(look, language):
    seen = look(LIST, language=language)
    first = cells(seen)
    for form, content in [(form, rejected(seen, form)) for form in FORMS]:
        again = look(content, f"vendors.{form}", language)
        assert again.rows == again.counts()["rows_kept_out"] == 4, form
        assert [[cell or None for cell in line] for line in cells(again)] == [
            [cell or None for cell in line] for line in first
        ], form
        assert set(again.drafted.staged.ignored) == {"Odd"}, form
        assert rejected(again, "csv").count(b"not read again") == (2 if language == "en" else 0), form


def test_fixed_it_is_taken_in(look):
    content = rejected(look(LIST), "csv").replace(b"31/02/2024", b"2024-02-29").replace(b"31.2.2024", b"2024-02-29")
    seen = look(content.replace(b'"";"Sweden"', b'"New Oy";"Sweden"'))
    assert (seen.rows, seen.counts()["rows_kept_out"]) == (4, 0)
    for form, left in [(form, rejected(seen, form)) for form in FORMS]:
        assert look(left, f"vendors.{form}").rows == 0, f"nothing is left to fix: {form}"


def test_no_cell_of_the_workbook_is_a_formula(look):
    content = rejected(look(LIST), "xlsx")
    lines = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert lines[1][2] == "'=1+1"
    assert not [cell for line in lines for cell in line if str(cell).startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert content == rejected(look(LIST), "xlsx"), "the same rows, the same bytes"


def test_a_list_of_what_no_longer_runs_keeps_its_title(look):
    seen = look(OLD)
    assert [problem.code for problem in seen.quarantined] == ["not-current"]
    again = look(rejected(seen, "csv"))
    assert [problem.code for problem in again.quarantined] == ["not-current"]


def test_another_format_is_refused_in_words(look):
    with pytest.raises(UsageError, match=r"written as \.csv or \.xlsx, not as \.pdf"):
        rejected(look(LIST), "pdf")


def test_the_file_is_named_after_the_one_that_was_sent(look):
    assert file_name(look(LIST), "xlsx") == "vendors-rejected.xlsx"
