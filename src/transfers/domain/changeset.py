"""Who, when, why and what kind: one atomic append to the ledger, chained by digest to the one before."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Kind(StrEnum):
    EDIT = "edit"
    IMPORT = "import"
    DEMO = "demo"
    CATALOGUE = "catalogue"
    UNDO = "undo"
    REVIEW = "review"


class NewChangeset(BaseModel):
    """What the caller knows before the append. `source_hash` is the SHA-256 of the imported file,
    `source_options` of how it was read; `sender` is who keeps the list, where it was said."""

    model_config = ConfigDict(frozen=True)

    author: str
    kind: Kind
    reason: str
    source_name: str | None = None
    source_hash: str | None = None
    source_options: str | None = None
    sender: str | None = None
    undoes: int | None = None


class Changeset(NewChangeset):
    """What the ledger holds. `rows` counts appended revisions; digests are SHA-256 in hex.
    `digest_method` says how its rows were hashed (ledger/digest.py)."""

    id: int
    recorded_at: datetime
    schema_version: int
    digest_method: str | None = None
    rows: int
    previous: str
    digest: str
