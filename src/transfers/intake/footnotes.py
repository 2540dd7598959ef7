"""Notes below a table that its cells point to by a sign: `DPF*` and `* certification has lapsed`. The cell says what
the note says as well; a note on a name is one on its row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from transfers.intake.remarks import NAMELESS
from transfers.intake.texts import TEXT, by_text, with_texts
from transfers.intake.ticks import UNREAD

TOLD = "note-from-below"
LAST = 40  # rows at the end of a table among which its notes stand
NOTES = "notes"
# What these cells say is read in words; other marked cells, such as days and names, stay without the note.
READ = ("processing_location", "mechanism", "status", "dpa", NOTES)
SIGN = r"(?:\\?\*){1,3}|[†‡§]|[¹²³⁴⁵⁶⁷⁸⁹]|\(\d{1,2}\)|\[\^?\w{1,3}\]|<sup>\s*\w{1,2}\s*</sup>"
MARKED = re.compile(rf"^(?P<said>.*?)\s*(?P<sign>{SIGN})\s*\|?$", re.DOTALL | re.IGNORECASE)
NOTE = re.compile(
    rf"^\s*(?P<sign>{SIGN}|\d{{1,2}}\))\s*[:=–—-]?\s*(?P<text>[^*]*[^\W\d_][^*]*)$", re.DOTALL | re.IGNORECASE
)
SIGNS = rf"(?i)(?:{SIGN})\s*$"
RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
Notes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Noted:
    """`added`: the place of a column for the notes on names, where the table has none. `told`: UNREAD of the cells that
    point to a note; `nameless`: the rows of the notes (NAMELESS), which name no vendor."""

    cells: pa.Table
    added: int | None
    told: pa.Table
    nameless: pa.Table


def noted(cells: pa.Table, fields: Mapping[int, str], headings: list[str]) -> Noted:
    """The cells with what their notes say. A note that no cell points to stays a row like any other."""
    found = {place: line for place, line in _lines(cells).items() if _note(line)}
    notes = notes_of(found.values())
    marks = {column: _marks(cells[f"c{column}"], notes) for column in fields} if notes else {}
    marks = {column: signs for column, signs in marks.items() if signs.null_count < len(signs)}
    if not marks:
        return Noted(cells, None, UNREAD.empty_table(), NAMELESS.empty_table())
    used = {sign for signs in marks.values() for sign in signs.unique().to_pylist()}
    places = [place for place, line in found.items() if (_note(line) or ("",))[0] in used]
    told = [UNREAD.empty_table()]
    on_names = pa.nulls(len(cells), TEXT)
    for column, signs in marks.items():
        texts = _texts(signs, notes)
        if fields[column] in READ:
            cells = cells.set_column(column + 1, f"c{column}", _both(_bare(cells[f"c{column}"], notes), texts))
        else:
            cells = cells.set_column(column + 1, f"c{column}", _bare(cells[f"c{column}"], notes))
            on_names = _both(on_names, texts).cast(TEXT)
        told.append(_told(cells["row"], headings[column], texts))
    cells, added = _with_notes(cells, fields, on_names)
    rows = pa.array(places, pa.int64())
    texts = pa.array([found[place].replace("\\*", "*") for place in places], TEXT)
    nameless = pa.table([cells["row"].take(rows), texts], names=NAMELESS.names).cast(NAMELESS)
    return Noted(_without(cells, places), added, pa.concat_tables(told), nameless)


def notes_of(lines: Iterable[str]) -> Notes:
    """Sign → text. A sign that begins two lines is the bullet of a list.

    >>> notes_of(["* lapsed", "¹ not signed", "- Norr", "** one", "** two"])
    {'*': 'lapsed', '1': 'not signed'}
    """
    found = [note for note in map(_note, lines) if note]
    times = Counter(sign for sign, _ in found)
    return {sign: text for sign, text in found if times[sign] == 1}


def notes_among(lines: Sequence[str], rows: Iterable[Sequence[str]]) -> list[int]:
    """Places of the lines that are notes to which a cell of these rows points."""
    signs = {sign_of(cell) for row in rows for cell in row}
    notes = notes_of(lines)
    return [place for place, line in enumerate(lines) if (_note(line) or ("",))[0] in notes.keys() & signs]


def sign_of(cell: str) -> str | None:
    """The sign at the end of a cell, as notes_of gives it. Letters set in bold have no sign.

    >>> sign_of("DPF (1)"), sign_of("SCC²"), sign_of("**Norr**"), sign_of("DPF")
    ('1', '2', None, None)
    """
    found = MARKED.match(cell)
    return None if found is None or "*" in found["said"] else _key(found["sign"])


def _key(sign: str) -> str:
    return re.sub(r"</?sup>|[\\()\[\]^\s]", "", sign, flags=re.IGNORECASE).translate(RAISED)


def _note(line: str) -> tuple[str, str] | None:
    found = NOTE.match(line)
    return (_key(found["sign"]), " ".join(found["text"].split())) if found else None


def _lines(cells: pa.Table) -> dict[int, str]:
    """Place → text of the rows near the end that say something in one cell only."""
    begun = max(0, len(cells) - LAST)
    lines = zip(*(cells[name].slice(begun).to_pylist() for name in cells.column_names if name != "row"), strict=True)
    said = {begun + place: [str(cell) for cell in line if str(cell or "").strip()] for place, line in enumerate(lines)}
    return {place: filled[0] for place, filled in said.items() if len(filled) == 1}


def _marks(column: pa.ChunkedArray, notes: Notes) -> pa.Array:
    """The sign of a note at the end of each cell, null where there is none."""
    return by_text(column, partial(_signs, notes))


def _signs(notes: Notes, texts: pa.Array) -> pa.Array:
    ends = pc.fill_null(pc.match_substring_regex(texts, SIGNS), False).to_pylist()
    signs = (sign_of(text) if end else None for text, end in zip(texts.to_pylist(), ends, strict=True))
    return pa.array([sign if sign in notes else None for sign in signs], TEXT)


def _bare(column: pa.ChunkedArray, notes: Notes) -> pa.DictionaryArray:
    return with_texts(column, partial(_without_signs, notes))


def _without_signs(notes: Notes, texts: pa.Array) -> pa.Array:
    signs = _signs(notes, texts).to_pylist()
    return pa.array([_cut(text) if sign else text for text, sign in zip(texts.to_pylist(), signs, strict=True)], TEXT)


def _cut(text: str) -> str:
    found = MARKED.match(text)
    return text if found is None else found["said"]


def _texts(signs: pa.Array, notes: Notes) -> pa.Array:
    return pa.array([notes.get(sign) for sign in signs.to_pylist()], TEXT)


def _both(said: pa.Array | pa.ChunkedArray, notes: pa.Array) -> pa.ChunkedArray:
    """What the cell says and then the note, whichever there is."""
    texts = pa.chunked_array([said]) if isinstance(said, pa.Array) else said
    texts = texts.cast(TEXT)
    texts = pc.if_else(pc.equal(pc.utf8_trim_whitespace(texts), ""), pa.scalar(None, TEXT), texts)
    return pc.coalesce(pc.binary_join_element_wise(texts, notes, pa.scalar("; ", TEXT)), texts, notes)


def _told(rows: pa.ChunkedArray, heading: str, texts: pa.Array) -> pa.Table:
    there = pc.is_valid(texts)
    field, code = (pa.repeat(pa.scalar(said, TEXT), pc.sum(there).as_py()) for said in (heading, TOLD))
    return pa.table([rows.filter(there), field, texts.filter(there), code], names=UNREAD.names).cast(UNREAD)


def _with_notes(cells: pa.Table, fields: Mapping[int, str], notes: pa.Array) -> tuple[pa.Table, int | None]:
    """The notes on names, beside what the table's own column of notes says, or in one more column."""
    if notes.null_count == len(notes):
        return cells, None
    own = next((column for column, field in fields.items() if field == NOTES), None)
    if own is None:
        added = cells.num_columns - 1
        return cells.append_column(f"c{added}", notes.dictionary_encode()), added
    return cells.set_column(own + 1, f"c{own}", _both(cells[f"c{own}"], notes)), None


def _without(cells: pa.Table, places: list[int]) -> pa.Table:
    """The rows of the notes stay, so that each row of the file is accounted for, and say nothing."""
    gone = pc.is_in(pa.array(range(len(cells))), pa.array(places, pa.int64()))
    for column in (name for name in cells.column_names if name != "row"):
        blank = pc.if_else(gone, pa.scalar(None, TEXT), cells[column].cast(TEXT))
        cells = cells.set_column(cells.column_names.index(column), column, blank)
    return cells
