"""The ledger: append-only revisions and changesets in DuckDB. The only package that imports duckdb."""

from transfers.ledger.appending import append, arrow_schema, draft
from transfers.ledger.backing_up import backup, restore
from transfers.ledger.cores import for_a_list, for_two_states, use_all
from transfers.ledger.laying import laid
from transfers.ledger.log import contents, history, imported_before, log
from transfers.ledger.opening import Ledger, LocalLedger, open_ledger, opened
from transfers.ledger.reading import changeset_at, current, drafted, head
from transfers.ledger.references import POINTS_TO
from transfers.ledger.schema import columns
from transfers.ledger.sealing import put_seal, seal_sql
from transfers.ledger.session import Session, Values
from transfers.ledger.undoing import Undone, undo
from transfers.ledger.verifying import Verified, verify
from transfers.ledger.working import Write, Written, ends, write, written

__all__ = [
    "POINTS_TO",
    "Ledger",
    "LocalLedger",
    "Session",
    "Undone",
    "Values",
    "Verified",
    "Write",
    "Written",
    "append",
    "arrow_schema",
    "backup",
    "changeset_at",
    "columns",
    "contents",
    "current",
    "draft",
    "drafted",
    "ends",
    "for_a_list",
    "for_two_states",
    "head",
    "history",
    "imported_before",
    "laid",
    "log",
    "open_ledger",
    "opened",
    "put_seal",
    "restore",
    "seal_sql",
    "undo",
    "use_all",
    "verify",
    "write",
    "written",
]
