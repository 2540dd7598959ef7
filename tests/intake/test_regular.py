"""The quick reader of well-written files: it gives what the careful one gives, or leaves the file to it."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from transfers.intake import reading
from transfers.intake.grid import Reading
from transfers.intake.headings import recognise
from transfers.intake.reading import read
from transfers.intake.regular import read_regular
from transfers.intake.scanning import scan
from transfers.intake.source import take

PIECES = st.sampled_from(['"', '""', ",", "\n", " ", "a", "bc", "é", "'", "x,y"])


def careful(text: str, quote: str = '"') -> list[list[str]]:
    return [[str(cell or "") for cell in column.to_pylist()] for column in scan(text.encode(), ",", quote).columns()]


def quick(text: str, width: int, quote: str = '"') -> list[list[str]] | None:
    found = read_regular(text.encode(), ",", quote, width)
    return None if found is None else [[str(cell or "") for cell in column.to_pylist()] for column in found]


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=24), st.sampled_from("\"'"))
@example(['"', "a", '"', ",", '"', ",", '"', "\n", '""', ",", '"', '""', "\n", '"'], '"')
def test_what_is_read_quickly_is_read_the_same(pieces: list[str], quote: str) -> None:
    text = "".join(pieces) + "\n"
    width = int(scan(text.encode(), ",", quote).widths[0])
    found = quick(text, width, quote)
    assert found is None or found == careful(text, quote)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.text('ab", \né', max_size=5), min_size=3, max_size=3), min_size=1, max_size=5))
def test_a_file_as_the_standard_has_it_is_read_quickly(rows: list[list[str]]) -> None:
    text = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows)
    assert quick(text, 3) == [list(column) for column in zip(*rows, strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        'name,place\nA,5" disk\n',
        'name,place\n"A" ,US\n',
        'name,place\nA, "US"\n',
        'name,place\n"A"b,US\n',
        'name,place\n"A,US\n',
        "name,place\nA\n",
        "name,place\nA,US,more\n",
        "name\nA\n",
    ],
)
def test_what_is_written_otherwise_is_left_to_the_careful_reader(text: str) -> None:
    assert quick(text, int(scan(text.encode(), ",", '"').widths[0])) is None


def test_texts_are_kept_once() -> None:
    column = read_regular(b"a,b\na,c\na,b\n", ",", '"', 2)
    assert column is not None
    assert pa.types.is_dictionary(column[1].type)
    assert column[1].dictionary.to_pylist() == ["b", "c"]


HEAD = "Vendor,Country,Purpose\n"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        (HEAD + 'Norr,NO,"mail, ""fast"""\n' * 6_000, 'mail, "fast"'),
        (HEAD + "Norr,NO,mail\r\n" * 9_000, "mail"),
        ("\ufeff" + HEAD + "Nörr,NO,mail\n" * 9_000 + "Norr,NO,mail", "mail"),
        (HEAD + "Norr,NO,mail\n" * 9_000 + 'Norr,NO,5" disk\n' + "Norr,NO\n", "mail"),
        (HEAD + "Norr,NO,mail\n" * 9_000 + "\nNorr,NO,mail\n", "mail"),
        (HEAD + "Norr,NO,mail\n" * 9_000 + "N\udcf6rr,NO,mail\n", "mail"),
    ],
    ids=["quotes", "line-ends", "mark-and-no-last-line-end", "stray", "blank-line", "not-utf-8"],
)
def test_a_long_file_is_read_as_if_it_were_short(monkeypatch, text, cell):
    data = text.encode("utf-8", "surrogateescape")
    source = take(data, "list.csv")
    monkeypatch.setattr(reading, "LONG", 100_000)
    assert len(data) > reading.LONG
    quickly = read(source, recognise)
    monkeypatch.setattr(reading, "LONG", 2 * len(data))
    carefully = read(source, recognise)
    assert (quickly.format, quickly.delimiter, quickly.remarks) == ("csv", ",", carefully.remarks)
    assert as_texts(quickly) == as_texts(carefully)
    assert quickly.grids[0].line(1)[2] == cell


def as_texts(found: Reading) -> dict[str, list[object]]:
    (grid,) = found.grids
    return {name: [cell or "" for cell in cells] for name, cells in grid.cells.to_pydict().items()}
