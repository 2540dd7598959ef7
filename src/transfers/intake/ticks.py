"""Columns of yes and no below a place or a transfer tool: `EU | US | India`, `SCC | DPF | BCR`."""

from __future__ import annotations

import re
from functools import cache, partial

import pyarrow as pa
import pyarrow.compute as pc

from transfers.i18n.spelling import plain
from transfers.intake.contents import names_mechanism, tells_mechanism
from transfers.intake.patterns import either
from transfers.intake.reference import mechanisms, telling_mechanisms, words
from transfers.intake.texts import TEXT, by_text, with_texts
from transfers.intake.transfer_headings import said_below

NOT_IN_PLACE = "not in place"
UNREAD = pa.schema([("row", pa.int32()), ("field", TEXT), ("value", TEXT), ("code", TEXT)])


def said_by_ticks(field: str, meaning: str, cells: pa.ChunkedArray) -> pa.DictionaryArray:
    """What a yes means where a cell says yes, nothing where it says no; of any other cell what it says itself."""
    return with_texts(cells, partial(_said, field, meaning))


def unread_ticks(heading: str, meaning: str, cells: pa.ChunkedArray, rows: pa.ChunkedArray) -> pa.Table:
    """UNREAD of cells below a tool that say neither yes nor no, nor which; their field is the column's own heading."""
    unread = pc.fill_null(by_text(cells, partial(_unread, meaning)), False)
    values = cells.cast(TEXT).filter(unread)
    field, code = (pa.repeat(pa.scalar(said, TEXT), len(values)) for said in (heading, "tick-not-understood"))
    return pa.table([rows.filter(unread), field, values, code], names=UNREAD.names).cast(UNREAD)


def said_of_state(cells: pa.ChunkedArray) -> pa.DictionaryArray:
    """What a column on the state of a tool says of what stands before it: nothing, where it is in place."""
    return with_texts(cells, lambda texts: pa.array([_state(str(text or "")) for text in texts.to_pylist()], TEXT))


def _state(cell: str) -> str | None:
    said = plain(cell)
    if not said or said in words("yes") or said in words("in_place") or said in _said_as("nothing"):
        return None
    return NOT_IN_PLACE if said in words("no") else cell


def _said(field: str, meaning: str, cells: pa.Array) -> pa.Array:
    told = _told_of_tool if field == "mechanism" else _told
    return pa.array([told(str(cell or ""), meaning) or None for cell in cells.to_pylist()], TEXT)


def _unread(meaning: str, cells: pa.Array) -> pa.Array:
    said = map(str, cells.to_pylist())
    unread = [bool(plain(cell)) and not _says_no(cell) and not _told_of_tool(cell, meaning) for cell in said]
    return pa.array(unread, pa.bool_())


def _told(cell: str, meaning: str) -> str:
    if plain(cell) in words("yes"):
        return _as_sure(cell, meaning)
    if plain(cell) in words("no"):
        return ""
    return _behind_yes(cell) or cell


def _told_of_tool(cell: str, meaning: str) -> str:
    """Behind a yes stands more of the tool (`yes, Module 2`, `yes - expired`), as behind a state (`signed 12.3.2022`).
    A cell that names a tool itself says which; a module is one of the heading's."""
    if (said := said_below(meaning, cell)) is not None:
        return said if plain(cell) and not _says_no(cell) else ""
    if plain(cell) in words("yes"):
        return _as_sure(cell, _either(meaning))
    if rest := _behind_yes(cell):
        return f"{meaning} ({rest.replace('(', '').replace(')', '')})"
    if _says_no(cell):
        return ""
    if tells_mechanism(cell):
        return cell
    if re.match(_in_place(), plain(cell)):
        return f"{meaning} {cell}"
    if plain(cell).isalpha() and plain(f"{cell} {meaning}") in telling_mechanisms():
        return f"{cell} {meaning}"
    return f"{meaning}, {cell}" if plain(cell) in _said_as("module") else ""


def _as_sure(cell: str, meaning: str) -> str:
    return f"{meaning}?" if cell.rstrip().endswith("?") else meaning


def _either(meaning: str) -> str:
    """A yes below `Privacy Shield / DPF` does not say which."""
    parts = meaning.split("/")
    return " or ".join(parts) if len(parts) > 1 and all(map(names_mechanism, parts)) else meaning


@cache
def _in_place() -> str:
    return f"(?:{either(words('in_place'))})(?: |$)"


def _behind_yes(cell: str) -> str:
    answer, _, rest = cell.strip().partition(" ")
    return rest.lstrip("-–—:,( ") if plain(answer) in words("yes") and not answer.isupper() else ""


def _says_no(cell: str) -> bool:
    return plain(cell) in words("no") or plain(cell) in _said_as("no") or plain(cell) in _said_as("nothing")


@cache
def _said_as(kind: str) -> frozenset[str]:
    return frozenset(row["phrase"] for row in mechanisms() if row["kind"] == kind)
