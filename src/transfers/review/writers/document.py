"""The canonical JSON, and the JSON Schema that it follows."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from transfers.review.pack import FORMAT, VERSION, Pack
from transfers.review.shape import LATER, TABLES, Column

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
DAY: Schema = {"type": "string", "format": "date"}
DIGEST: Schema = {"type": "string", "pattern": "^([0-9a-f]{64})?$"}
TYPES: dict[str, Schema] = {
    "text": TEXT,
    "long": TEXT,
    "day": DAY,
    "instant": TEXT | {"description": "UTC"},
    "number": NUMBER,
    "flag": {"type": "boolean"},
    "texts": {"type": "array", "items": {"type": ["string", "null"]}},
}


def write_document(pack: Pack, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pack.written())


def write_schema(pack: Pack, path: Path) -> None:
    path.write_text(schema_text(), encoding="utf-8", newline="\n")


def schema_text() -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> Schema:
    """JSON Schema 2020-12 of the document, from the same columns that it is written from."""
    standpoint = _object(
        {"day": DAY, "as_of": _or_null(TEXT), "changeset": NUMBER, "ledger_digest": DIGEST, "review": _or_null(TEXT)}
    )
    texts = {"type": "array", "items": TEXT}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT}:{VERSION}",
        "title": "Quarterly review of data transfers",
        **_object(
            {
                "format": {"const": FORMAT},
                "version": {"const": VERSION},
                "quarter": {"type": "string", "pattern": r"^\d{4}Q[1-4]$"},
                "from": DAY,
                "to": DAY,
                "language": TEXT,
                "scope": _object({"controllers": texts, "groups": texts, "names": texts}),
                "law_digest": DIGEST,
                "reviewed": standpoint,
                "compared_with": standpoint,
                "figures": {"type": "object", "additionalProperties": NUMBER},
                "tables": _object({name: _table(columns) for name, columns in TABLES.items()}, LATER),
            }
        ),
    }


def _table(columns: tuple[Column, ...]) -> Schema:
    later = [each.name for each in columns if each.later]
    return {"type": "array", "items": _object({each.name: _or_null(TYPES[each.kind]) for each in columns}, later)}


def _object(properties: dict[str, Schema], later: Collection[str] = ()) -> Schema:
    """`later`: what reviews signed before it was added do not have."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in later],
        "additionalProperties": False,
    }


def _or_null(kind: Schema) -> Schema:
    return {**kind, "type": [kind["type"], "null"]}
