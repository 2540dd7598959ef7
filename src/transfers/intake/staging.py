"""The rows of every section as one temporary table `staged`: the file's row numbers, and a column a field that points
to its text in `text`, as most texts stand in many rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from transfers.i18n.spelling import plain
from transfers.intake.columns import FIELDS, IGNORED, Mapped, map_headings
from transfers.intake.contents import names_mechanism
from transfers.intake.continued import continued
from transfers.intake.dpf_list import refuse_dpf_list
from transfers.intake.encoding import check_encoding
from transfers.intake.footnotes import NOTES, noted
from transfers.intake.from_above import from_above
from transfers.intake.grid import Reading
from transfers.intake.guarding import unguarded
from transfers.intake.headings import VENDOR, known, recognise
from transfers.intake.layouts import OUR_HEADINGS, Layout, layout_id, recall
from transfers.intake.module_columns import as_modules
from transfers.intake.options import Options
from transfers.intake.patterns import either
from transfers.intake.reading import read
from transfers.intake.reference import mechanisms, words
from transfers.intake.remarks import NAMELESS, nameless
from transfers.intake.roles import role_and_rest
from transfers.intake.sections import Section, sections
from transfers.intake.signed_days import SIGNED
from transfers.intake.source import Source
from transfers.intake.texts import TEXT, by_text, coded, with_texts
from transfers.intake.ticks import UNREAD, said_by_ticks, said_of_state, unread_ticks
from transfers.intake.transfer_headings import speaks_of_transfers
from transfers.ledger import Session

SAMPLE = 200
JOINED = "; "
# Of these fields a second column is told, too: another already fills them.
LEGAL = ("mechanism", "signed_on", "ended_on", "exporter", "exporter_country")
SIGNED_TOOLS = ("scc-", *SIGNED)
SEVERAL = " / "  # between the headings of one field
STAGED_TEXT = pa.schema([("field", TEXT), ("id", pa.int32()), ("text", TEXT)])
OURS = dict.fromkeys(OUR_HEADINGS, IGNORED)


@dataclass(frozen=True, slots=True)
class Staged:
    """`mapping`: source heading → field. `also`: what a heading tells besides (`Location / safeguard`). `guessed`:
    headings mapped by what their column holds. `remembered`: what was said before about this sender's headings, and
    used."""

    reading: Reading
    rows: int
    mapping: dict[str, str]
    also: dict[str, str]
    ignored: tuple[str, ...]
    guessed: tuple[str, ...]
    remarks: tuple[tuple[int | None, str, str], ...]
    sections: tuple[Section, ...]
    remembered: Layout | None = None

    @property
    def layout(self) -> str:
        """The id of the first table's row of headings."""
        return layout_id(self.sections[0].headings)


def stage(session: Session, source: Source, options: Options) -> Staged:
    """Read the file and put `staged` (row, section, title, and for each field the id of its text), `staged_text`
    (field, id, text; the ids of a field follow one another), `staged_heading` (section, field, heading),
    `unread_tick` (row, field, value, code) and `nameless` (row, text).

    Raises InputError for a file that is no list."""
    if options.encoding:
        check_encoding(options.encoding)
        source = replace(source, encoding=options.encoding)
    reading = unguarded(read(source, recognise, options.sheet))
    if not options.mapping:
        refuse_dpf_list(source, reading)
    remembered = recall(session, reading, options)
    wanted = {**OURS, **(remembered.mapping if remembered else {}), **options.mapping}
    found = sections(source, reading, frozenset(wanted))
    read_as = [(section, _mapped(section, wanted)) for section in found]
    whole = [_whole(*each) for each in read_as]
    mapped = [each.read for each in whole]
    _put_rows(session, [_rows(place, *each) for place, each in enumerate(mapped)])
    session.put("in_staged_heading", _headings(mapped))
    unnamed = chain((each.nameless for each in whole), *(_nameless(*each) for each in mapped))
    session.put("in_nameless", pa.concat_tables([NAMELESS.empty_table(), *unnamed]))
    ticks = chain(*(_ticks(*each) for each in mapped))
    session.put("in_unread_tick", pa.concat_tables([UNREAD.empty_table(), *ticks, *(each.told for each in whole)]))
    # What reading has used is kept for later by Arrow and by the system's allocator; DuckDB needs it now.
    for pool in (pa.default_memory_pool(), pa.system_memory_pool()):
        pool.release_unused()
    return Staged(
        reading,
        sum(section.cells.num_rows for section, _ in mapped),
        {section.headings[place]: field for section, each in read_as for place, field in each.fields.items()},
        {section.headings[place]: field for section, each in read_as for place, field in _besides(each).items()},
        _names(read_as, lambda each: each.ignored),
        _names(read_as, lambda each: each.guessed),
        (*reading.remarks, *_unread(reading, found), *_unread_columns(read_as, wanted)),
        tuple(found),
        remembered,
    )


@dataclass(frozen=True, slots=True)
class _Whole:
    """A section whose cells say what they leave to the rows above and the notes below; UNREAD of these, and the rows
    of the notes (NAMELESS)."""

    read: tuple[Section, Mapped]
    told: pa.Table
    nameless: pa.Table


def _whole(section: Section, mapped: Mapped) -> _Whole:
    notes = noted(section.cells, mapped.fields, section.headings)
    if notes.added is not None:
        # It is told under the name that bears the mark.
        vendor = next((column for column, field in mapped.fields.items() if field == VENDOR), 0)
        section = replace(section, headings=[*section.headings, section.headings[vendor]])
        mapped = replace(mapped, fields={**mapped.fields, notes.added: NOTES})
    cells, gone_on = continued(notes.cells, mapped.fields)
    cells, pointing = from_above(cells, mapped.fields, section.headings)
    told = pa.concat_tables([notes.told, gone_on, pointing])
    return _Whole((replace(section, cells=cells), mapped), told, notes.nameless)


def _mapped(section: Section, wanted: Mapping[str, str]) -> Mapped:
    samples = [_sample(section, place) for place in range(len(section.headings))]
    return map_headings(section.headings, samples, wanted)


def _sample(section: Section, place: int) -> list[str]:
    return [str(cell or "") for cell in section.cells[f"c{place}"].slice(0, SAMPLE).to_pylist()]


def _unread_columns(
    mapped: list[tuple[Section, Mapped]], wanted: Mapping[str, str]
) -> Iterator[tuple[int | None, str, str]]:
    """Columns that may tell of transfer tools, and which nobody reads without having been told to."""
    for section, each in mapped:
        for place in each.ignored:
            heading, sample = section.headings[place], _sample(section, place)
            legal = (known(heading) or ("", ""))[0] in LEGAL
            if heading not in wanted and any(sample) and (legal or speaks_of_transfers(heading, sample)):
                yield section.head_row, "column-not-read", heading


def _rows(place: int, section: Section, mapped: Mapped) -> pa.Table:
    """The section's rows with the fields that it has."""
    size = section.cells.num_rows
    cells = section.cells
    for column, meaning in mapped.ticked.items():
        said = said_by_ticks(mapped.fields[column], meaning, cells[f"c{column}"])
        cells = cells.set_column(column + 1, f"c{column}", said)
    for column in mapped.states:
        cells = cells.set_column(column + 1, f"c{column}", said_of_state(cells[f"c{column}"]))
    for column in mapped.modules:
        cells = cells.set_column(column + 1, f"c{column}", as_modules(cells[f"c{column}"]))
    more = {}
    if mapped.parted is not None:
        role, rest = role_and_rest(cells[f"c{mapped.parted}"])
        more["purpose"] = [cells.num_columns - 1]
        cells = cells.set_column(mapped.parted + 1, f"c{mapped.parted}", role)
        cells = cells.append_column(f"c{more['purpose'][0]}", rest)
    columns = {
        "row": section.cells["row"],
        "section": pa.repeat(pa.scalar(place, pa.int32()), size),
        "title": pa.repeat(pa.scalar(section.title, TEXT), size),
    }
    for field in FIELDS:
        combined = mapped.combined if field == "mechanism" else None
        both = [] if combined is None else [combined, *sorted(mapped.modules)]
        named = [column for column, name in mapped.fields.items() if name == field]
        if places := both or [*named, *more.get(field, [])]:
            # What is said of others stands behind them.
            columns[field] = _joined(cells, sorted(places, key=lambda column: column in mapped.states))
    return pa.table(columns | _signed_tools(section, mapped, columns.get("mechanism")))


def _signed_tools(section: Section, mapped: Mapped, said: pa.Array | None) -> dict[str, pa.Array]:
    """Under `SCC signed on`, a day or a yes says that there are clauses, where the row names none in so many words. A
    no says that those that it names are not signed, as it does under `Signed`."""
    for column, field in mapped.fields.items():
        heading = section.headings[column]
        if field == "signed_on":
            tool = with_texts(section.cells[f"c{column}"], partial(_signing, heading)).cast(TEXT)
            return {"mechanism": coded(tool if said is None else _with_tool(said, tool))}
    return {}


def _signing(heading: str, texts: pa.Array) -> pa.Array:
    return pa.array([_signed_tool(heading, str(text or "")) for text in texts.to_pylist()], TEXT)


def _signed_tool(heading: str, cell: str) -> str | None:
    named = names_mechanism(heading)
    if plain(cell) in words("no"):
        return f"{heading if named else f'SCC {heading}'}: {cell}"
    return heading if named and (re.search(r"\d", cell) or plain(cell) in words("yes")) else None


def _with_tool(said: pa.Array, tool: pa.Array) -> pa.ChunkedArray:
    """The row's mechanism, and the tool of the day where that names none, or the day is denied."""
    named = pc.fill_null(by_text(said, _names_signed), False)
    denied = pc.fill_null(pc.match_substring_regex(tool, ":"), False)
    blank = _blank_to_null(said.cast(TEXT))
    both = pc.binary_join_element_wise(blank, tool, pa.scalar(JOINED, TEXT))
    return pc.if_else(pc.equal(named, denied), pc.coalesce(both, blank, pc.if_else(denied, None, tool)), blank)


def _names_signed(texts: pa.Array) -> pa.Array:
    """Whether a text names what is signed: clauses and the like, not a framework or a decision."""
    return pa.array([bool(_signed().search(plain(str(text)))) for text in texts.to_pylist()])


@cache
def _signed() -> re.Pattern[str]:
    phrases = (row["phrase"] for row in mechanisms() if row["meaning"].startswith(SIGNED_TOOLS))
    return re.compile(rf"\b(?:{either(phrases)})\b")


def _nameless(section: Section, mapped: Mapped) -> Iterator[pa.Table]:
    vendors = (column for column, field in mapped.fields.items() if field == VENDOR)
    return (nameless(section.cells, column) for column in vendors)


def _ticks(section: Section, mapped: Mapped) -> Iterator[pa.Table]:
    """The cells that were not understood as ticks."""
    rows = section.cells["row"]
    for column, meaning in mapped.ticked.items():
        if mapped.fields[column] == "mechanism":
            yield unread_ticks(section.headings[column], meaning, section.cells[f"c{column}"], rows)


def _joined(cells: pa.Table, places: list[int]) -> pa.DictionaryArray:
    if len(places) == 1:
        return coded(cells[f"c{places[0]}"])
    joined, *others = (_blank_to_null(cells[f"c{place}"].cast(TEXT)) for place in places)
    for other in others:
        # Not with null_handling="skip", which leaves out the rows that are null throughout (pyarrow 26).
        both = pc.binary_join_element_wise(joined, other, pa.scalar(JOINED, TEXT))
        joined = pc.coalesce(both, joined, other)
    return coded(joined)


def _put_rows(session: Session, tables: list[pa.Table]) -> None:
    rows = pa.concat_tables(tables, promote_options="default")
    texts, begun = [], 0
    for field in FIELDS:
        if field not in rows.column_names:
            rows = rows.append_column(field, pa.nulls(rows.num_rows, pa.int32()))
            continue
        used, ids = _used(coded(rows[field]), begun)
        rows = rows.set_column(rows.column_names.index(field), field, ids)
        numbers = pa.array(np.arange(begun, begun + len(used), dtype=np.int32))
        texts.append(pa.table({"field": pa.repeat(pa.scalar(field, TEXT), len(used)), "id": numbers, "text": used}))
        begun += len(used)
    session.put("in_staged", rows)
    session.put("in_staged_text", pa.concat_tables([STAGED_TEXT.empty_table(), *texts]))


def _used(column: pa.DictionaryArray, begun: int) -> tuple[pa.Array, pa.Array]:
    """The texts that the column uses, and which of them stands in each row, counted from `begun`."""
    places = column.indices.drop_null().to_numpy()
    seen = np.zeros(len(column.dictionary), np.bool_)
    seen[places] = True
    ids = pa.array((np.cumsum(seen) - 1 + begun).astype(np.int32))
    return column.dictionary.filter(pa.array(seen)), pc.take(ids, column.indices)


def _blank_to_null(column: pa.ChunkedArray) -> pa.ChunkedArray:
    blank = pc.equal(pc.utf8_trim_whitespace(column), "")
    return pc.if_else(blank, pa.scalar(None, TEXT), column)


def _headings(mapped: list[tuple[Section, Mapped]]) -> pa.Table:
    """One line for each field of a section, with all the headings that it was read from, in their order."""
    lines = []
    for number, (section, each) in enumerate(mapped):
        places: dict[str, list[int]] = {}
        for place, field in sorted(each.fields.items()):
            places.setdefault(field, []).append(place)
        if each.combined is not None:
            places["mechanism"] = [each.combined]
        if each.parted is not None:
            places.setdefault("purpose", [each.parted])
        for field, columns in places.items():
            said = SEVERAL.join(dict.fromkeys(section.headings[place] for place in columns))
            lines.append({"section": number, "field": field, "heading": said})
    schema = pa.schema([("section", pa.int32()), ("field", pa.string()), ("heading", pa.string())])
    return pa.Table.from_pylist(lines, schema=schema)


def _besides(mapped: Mapped) -> dict[int, str]:
    """Columns that tell a second field → that field."""
    also = {mapped.combined: "mechanism", mapped.parted: "purpose"}
    return {place: field for place, field in also.items() if place is not None}


def _names(mapped: list[tuple[Section, Mapped]], pick: Callable[[Mapped], tuple[int, ...]]) -> tuple[str, ...]:
    names = [section.headings[place] for section, each in mapped for place in pick(each)]
    return tuple(dict.fromkeys(name for name in names if name and name not in OURS))


def _unread(reading: Reading, found: list[Section]) -> list[tuple[int | None, str, str]]:
    """Tables without a vendor's column, and rows above the headings: not read, but not passed over in silence."""
    heads = {section.head_row for section in found}
    remarks: list[tuple[int | None, str, str]] = []
    for grid in reading.grids:
        rows = grid.cells["row"]
        first = int(rows[0].as_py()) if grid.cells.num_rows else 0
        inside = [head for head in heads if grid.cells.num_rows and first <= head <= int(rows[-1].as_py())]
        if not inside and grid.cells.num_rows:
            remarks.append((first, "table-not-read", grid.title))
        elif inside and first < min(inside):
            remarks.append((first, "above-headings", "; ".join(cell for cell in grid.line(0) if cell)[:200]))
    return remarks
