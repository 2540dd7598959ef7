"""The registry's tables: numbered migrations, and what the entities' columns are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from transfers.clock import now
from transfers.domain import ENTITIES
from transfers.errors import LedgerError
from transfers.i18n import refusal
from transfers.ledger.session import LocalSession

FOLDER = Path(__file__).parent / "migrations"
TYPES = {"DATE", "BOOLEAN", "VARCHAR[]"}


def migrations() -> list[tuple[int, str, str]]:
    """(number, name, SQL) in order; numbers run 1, 2, 3 without a gap."""
    files = sorted(FOLDER.glob("[0-9]*.sql"))
    return [(int(file.name[:4]), file.stem, file.read_text(encoding="utf-8")) for file in files]


def version() -> int:
    """The schema version this program writes."""
    return migrations()[-1][0]


@cache
def columns(entity: str) -> tuple[str, ...]:
    """The content columns of an entity's revision table, in the order of its model."""
    return tuple(ENTITIES[entity].model_fields)


def stored_version(session: LocalSession) -> int:
    """0 for an empty file."""
    found = session.rows(
        "SELECT count(*) FROM duckdb_tables() WHERE database_name = 'registry' AND table_name = 'migration'"
    )
    if not found[0][0]:
        return 0
    return int(str(session.rows("SELECT coalesce(max(number), 0) FROM registry.migration")[0][0]))


def migrate(session: LocalSession, stored: int) -> None:
    """Bring the registry from version `stored` to this program's, in one transaction.

    Raises LedgerError for a registry of a newer program.
    """
    if stored > version():
        raise refusal(LedgerError, "ledger_refused.file.newer", stored=stored, known=version())
    with session.transaction():
        session.run("USE registry")
        if stored == 0:
            session.run("CREATE TABLE migration (number INTEGER, name VARCHAR, applied_at TIMESTAMP)")
        for number, name, sql in migrations():
            if number > stored:
                session.run(sql)
                session.run("INSERT INTO registry.migration VALUES (?, ?, ?)", [number, name, now()])
        session.run("USE memory")
