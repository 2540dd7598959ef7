"""The digest chain: SHA-256 over every row of a changeset, its own line, and the digest before it.

A row is written as `name=length:value;` for each column that holds a value, names in order. The lengths make the
writing unambiguous, and leaving out what is empty lets later migrations add columns without breaking older digests.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from transfers.domain import ENTITIES
from transfers.ledger.schema import columns

LISTS = {
    *("aliases", "data_categories", "data_subjects", "controllers", "groups", "further_transfers", "triggers"),
}


def row_digest(entity: str) -> str:
    """SQL expression: the SHA-256 of one revision row."""
    parts = [written(name) for name in sorted((*columns(entity), "source_row", "retired"))]
    return f"sha256(concat({', '.join(parts)}))"


def written(name: str) -> str:
    """SQL expression: one column, as every digest writes it; NULL where it is empty."""
    value = f'to_json("{name}")::VARCHAR' if name in LISTS else f'"{name}"::VARCHAR'
    return f"'{name}=' || length({value}) || ':' || {value} || ';'"


def table_digests(entity: str, where: str = "true") -> str:
    """SELECT changeset, rows, digest: one line per changeset that has revisions of this entity."""
    return (
        f"SELECT changeset, count(*) AS n, sha256(string_agg({row_digest(entity)}, '' ORDER BY id)) AS digest "
        f"FROM registry.{entity}_revision WHERE {where} GROUP BY changeset"
    )


def chained(previous: str, line: Mapping[str, object], tables: Mapping[str, str]) -> str:
    """The changeset's digest, from the one before it, its own line and the digests of its tables."""
    content = [previous]
    content += [f"{name}={len(str(value))}:{value};" for name, value in sorted(line.items()) if value is not None]
    content += [f"{entity}:{tables[entity]};" for entity in ENTITIES if entity in tables]
    return hashlib.sha256("".join(content).encode()).hexdigest()
