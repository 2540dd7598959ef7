"""The quick reader of well-written files: it gives what the careful one gives, or leaves the file to it."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from transfers.intake.regular import read_regular
from transfers.intake.scanning import scan

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
