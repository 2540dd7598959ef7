"""The digest chain: SHA-256 over every row of a changeset, its own line, and the digest before it.

How a changeset's rows are hashed stands in its line: column by column (ledger/hashing.py), or, where the line says
nothing, row by row, as all were before schema 7. Such a row is written as `name=length:value;` for each column that
holds a value, names in order; that is never changed, so that older changesets verify for ever.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from transfers.domain import ENTITIES
from transfers.ledger.schema import columns

BY_ID, BY_PLACE = "columns", "places"
METHODS = {BY_ID: "id", BY_PLACE: "place"}
"""What such a line says, and the column by which the rows are ordered."""

LISTS = {
    *("aliases", "data_categories", "data_subjects", "controllers", "groups", "further_transfers", "triggers"),
}


def by_rows(entity: str, where: str) -> str:
    """SELECT changeset, rows, digest: one line per changeset that has revisions of this entity."""
    parts = [written(name) for name in sorted((*columns(entity), "source_row", "retired"))]
    return (
        f"SELECT changeset, count(*) AS n, sha256(string_agg(sha256(concat({', '.join(parts)})), '' ORDER BY id)) "
        f"AS digest FROM registry.{entity}_revision WHERE {where} GROUP BY changeset"
    )


def written(name: str) -> str:
    """SQL expression: one column of a row, as its digest writes it; NULL where it is empty."""
    value = as_text(name)
    return f"'{name}=' || length({value}) || ':' || {value} || ';'"


def as_text(name: str) -> str:
    """SQL expression: a column's value as digests see it, whatever its type."""
    return f'to_json("{name}")::VARCHAR' if name in LISTS else f'"{name}"::VARCHAR'


def chained(previous: str, line: Mapping[str, object], tables: Mapping[str, str]) -> str:
    """The changeset's digest, from the one before it, its own line and the digests of its tables."""
    content = [previous]
    content += [f"{name}={len(str(value))}:{value};" for name, value in sorted(line.items()) if value is not None]
    content += [f"{entity}:{tables[entity]};" for entity in ENTITIES if entity in tables]
    return hashlib.sha256("".join(content).encode()).hexdigest()
