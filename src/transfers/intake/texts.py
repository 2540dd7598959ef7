"""A column's texts, each different one once: what is asked or made of a text is asked or made once for all its rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

TEXT = pa.string()
CODED = pa.dictionary(pa.int32(), TEXT)


def coded(column: pa.Array | pa.ChunkedArray) -> pa.DictionaryArray:
    """The column as one array that points to its different texts."""
    if isinstance(column, pa.ChunkedArray):
        if pa.types.is_dictionary(column.type) and column.num_chunks:
            column = column.unify_dictionaries()
        column = column.combine_chunks()
        if isinstance(column, pa.ChunkedArray):
            column = pa.array([], column.type)
    if pa.types.is_dictionary(column.type):
        return column
    return column.cast(TEXT).dictionary_encode()


def by_text(column: pa.ChunkedArray, made: Callable[[pa.Array], pa.Array]) -> pa.Array:
    """What `made` makes of each different text (null of null), for every row."""
    each = coded(column)
    return pc.take(made(each.dictionary), each.indices)


def with_texts(column: pa.ChunkedArray, made: Callable[[pa.Array], Any]) -> pa.DictionaryArray:
    """The column with each text replaced by what `made` makes of it; null where that is null."""
    each = coded(column)
    texts = made(each.dictionary)
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.combine_chunks()
    indices = each.indices
    if texts.null_count:
        indices = pc.if_else(pc.take(pc.is_null(texts), indices), pa.scalar(None, pa.int32()), indices)
        texts = pc.fill_null(texts, "")
    return pa.DictionaryArray.from_arrays(indices, texts.cast(TEXT))
