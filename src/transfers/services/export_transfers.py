"""The registry's transfers as a file that can be worked on elsewhere and imported again: what stays changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa

from transfers.errors import UsageError
from transfers.i18n import refusal
from transfers.intake import EXPORTED, put_exported
from transfers.services.listing import ensure_listing
from transfers.services.sheets import Table, as_csv, as_xlsx
from transfers.services.transfers import Filter
from transfers.services.workspace import Lens, Workspace

FORMATS = ("csv", "xlsx", "json")
SHEET = "Transfers"


def export(workspace: Workspace, form: str, lens: Lens | None = None, filtered: Filter | None = None) -> bytes:
    """All transfers of the registry, ended ones too; with a filter those that the list through `lens` shows.

    `form`: csv, xlsx or json. Raises UsageError for another, and for more rows than Excel holds.
    """
    if form not in FORMATS:
        raise refusal(
            UsageError, "services_refused.file.transfers_as", endings=[f".{each}" for each in FORMATS], form=form
        )
    with workspace.session() as session:
        only = None
        if lens is not None and filtered is not None:
            evaluation = workspace.evaluation(session, lens)
            narrowed = filtered.narrowing(evaluation.schema)
            listing = ensure_listing(session, evaluation)
            picked = f"SELECT transfer_id FROM {listing} WHERE {narrowed.where}"
            session.run(f"CREATE OR REPLACE TEMP TABLE in_picked AS {picked}", narrowed.values)
            only = "SELECT transfer_id FROM temp.in_picked"
        put_exported(session, only)
        fields = ", ".join(f"{field}::VARCHAR AS {field}" for field in EXPORTED.values())
        return _written(session.arrow(f"SELECT {fields} FROM temp.in_exported"), form)


def _written(rows: pa.Table, form: str) -> bytes:
    if form == "json":
        lines = rows.rename_columns(list(EXPORTED)).to_pylist()
        return (json.dumps(lines, ensure_ascii=False, indent=1) + "\n").encode()
    table = Table(list(EXPORTED), [rows[field].cast(pa.string()) for field in EXPORTED.values()])
    return as_csv([table]) if form == "csv" else as_xlsx([table], SHEET)


def write_export(workspace: Workspace, to: Path) -> int:
    """Into a file, by the ending of its name; answers its size in bytes. Raises UsageError where it cannot be."""
    content = export(workspace, to.suffix.lower().removeprefix("."))
    try:
        to.write_bytes(content)
    except OSError as error:
        raise refusal(UsageError, "services_refused.file.not_written", file=to, error=error.strerror) from error
    return len(content)
