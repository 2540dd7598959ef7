"""A pack's tables as a reader sees them: codes in words, lists joined, in the pack's language. A column at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from transfers.i18n import country, has, stored, t
from transfers.review.pack import Pack
from transfers.review.shape import COUNTRY, TABLES, Column

JOINED = "; "
PARTED = "\x1f"


def title(table: str, language: str) -> str:
    return t(f"review.table.{table}", language)


def heading(table: str, column: str, language: str) -> str:
    """What stands above a column; some tables have a word of their own for it."""
    own = f"review.column.{table}_{column}"
    return t(own if has(own, language) else f"review.column.{column}", language)


def told(pack: Pack, table: str) -> pa.Table:
    """The table in words: text, days, times and numbers, without lists and flags."""
    made = pack.tables[table]
    if table == "changes":
        for side in ("was", "became"):
            made = made.set_column(made.column_names.index(side), side, _values(made, side, pack.language))
    return pa.table({each.name: _told(made[each.name].combine_chunks(), each, pack.language) for each in TABLES[table]})


def _told(values: pa.Array, column: Column, language: str) -> pa.Array:
    if column.kind == "flag":
        yes, no = t("review.text.yes", language), t("review.text.no", language)
        return pc.if_else(values, yes, no)
    if column.kind == "texts":
        words = _mapped(values.values, column, language)
        return pc.binary_join(pa.ListArray.from_arrays(values.offsets, words, mask=values.is_null()), JOINED)
    return _mapped(values, column, language)


def _values(changes: pa.Table, side: str, language: str) -> pa.Array:
    """What a field held, in the words of that field. Each distinct value is looked up once."""
    whole = pc.binary_join_element_wise(changes["entity"], changes["field"], changes[side], PARTED)
    held = whole.combine_chunks().dictionary_encode()
    parts = (str(each).split(PARTED, 2) for each in held.dictionary.to_pylist())
    words = [stored(entity, field, text, language) for entity, field, text in parts]
    return pa.array(words, pa.string()).take(held.indices)


def _mapped(values: pa.Array, column: Column, language: str) -> pa.Array:
    """Each distinct code is looked up once."""
    if column.words is None:
        return values
    coded = values.dictionary_encode()
    word = word_of(column, language)
    words = pa.array([word(code) for code in coded.dictionary.to_pylist()], pa.string())
    return words.take(coded.indices)


@cache
def word_of(column: Column, language: str) -> Callable[[str], str]:
    """What a code of this column is called; one that nobody has a word for stands as it is."""
    if column.words == COUNTRY:
        return lambda code: country(code, language)

    def word(code: str) -> str:
        key = f"{column.words}.{code}"
        return t(key, language) if has(key, language) else code

    return word
