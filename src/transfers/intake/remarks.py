"""Totals and remarks in rows that name no vendor, in whatever column they stand: `Total vendors: 34`, `* = in review`.

In the vendor's own column they are told in bystanders.py.
"""

from __future__ import annotations

from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from transfers.i18n.spelling import LETTER, NUMBER, plain_sql
from transfers.intake.patterns import either, quoted, with_bare
from transfers.intake.reference import words, written
from transfers.intake.sentences import sentence
from transfers.intake.texts import TEXT, by_text
from transfers.ledger import Session

NAMED, WORDS, FIGURE = rf"[{LETTER}{NUMBER}]", rf"[{LETTER}]", r"\d"
BETWEEN = "\x1f"
NAMELESS = pa.schema([("row", pa.int32()), ("text", TEXT)])
FOOTNOTE = rf"^\s*(?:[*†‡§]{{1,3}}|[¹²³⁴-⁹]|\(\d\d?\)|\[\^?\w{{1,3}}\]|\d\d?\))\s*[=:{LETTER}–—-]"


def nameless(cells: pa.Table, vendor: int) -> pa.Table:
    """row and text of the rows without a vendor, or with a word for totals in its place, that say little else: the
    words of one cell, or of two, of which the second has figures (`Last updated` and `3 March`)."""
    named = by_text(cells[f"c{vendor}"], _names)
    rest = cells.filter(pc.invert(pc.fill_null(named, False)))
    texts = [rest[name].cast(TEXT) for name in rest.column_names if name != "row"]
    said = [pc.if_else(pc.match_substring_regex(text, WORDS), text, pa.scalar(None, TEXT)) for text in texts]
    some = pa.array([0] * len(rest), pa.int32())
    for text in said:
        some = pc.add(some, pc.cast(pc.is_valid(text), pa.int32()))
    few = pc.and_(pc.greater(some, 0), pc.less(some, 3))
    chosen = [text.filter(few) for text in said]
    if not len(rest) or not len(chosen[0]):
        return NAMELESS.empty_table()
    joined = pc.binary_join_element_wise(*chosen, pa.scalar(BETWEEN, TEXT), null_handling="skip")
    return pa.table([rest["row"].filter(few), joined], names=NAMELESS.names).cast(NAMELESS)


def _names(texts: pa.Array) -> pa.Array:
    return pc.and_not(pc.match_substring_regex(texts, NAMED), pc.match_substring_regex(texts, _only_total()))


@cache
def _only_total() -> str:
    said = written("total")
    return rf"(?i)^[\s*_]*(?:{either(with_bare(said))})[\s*_:=\d()]*$"


def set_remarks_aside(session: Session) -> None:
    """Needs `nameless` and `issue`. Such a row is told as no vendor, rather than as one whose vendor is missing."""
    if not session.rows("SELECT 1 FROM temp.in_nameless LIMIT 1"):
        return
    total = quoted(words("total"))
    session.run(
        rf"""INSERT INTO temp.in_issue
        WITH said AS (
            SELECT "row", string_split(text, '{BETWEEN}') AS cells, trim(cells[1]) AS text FROM temp.in_nameless
        ), bare AS (
            SELECT *, {plain_sql("text")} AS plain, trim(regexp_replace(plain, '[0-9 ]+', ' ', 'g')) AS name FROM said
        )
        SELECT "row", 'vendor', 'not-a-vendor', left(array_to_string(cells, ' '), 80), true FROM bare
        WHERE (len(cells) = 1 OR regexp_matches(cells[2], '{FIGURE}')) AND (name IN ({total})
            OR regexp_matches(plain, '^(?:{either(words("total"))}) .*{FIGURE}')
            OR regexp_matches(name, '^(?:{either(words("note"))})(?: |$)')
            OR regexp_matches(text, '{FOOTNOTE}') OR {sentence("text")})"""
    )
