"""Undo: a new changeset that appends the earlier revisions again. Later edits are kept and named."""

from __future__ import annotations

from dataclasses import dataclass

from transfers.domain import ENTITIES, Changeset, Kind, NewChangeset
from transfers.errors import UsageError
from transfers.i18n import refusal, t
from transfers.ledger.appending import append
from transfers.ledger.references import POINTS_TO, pointing
from transfers.ledger.schema import columns
from transfers.ledger.sealing import BROKEN, touched_seals
from transfers.ledger.session import Session

# Rows that say something of another one: entity → column.
SAID_OF = (
    ("basis", "transfer_id"),
    ("certification", "organisation_id"),
    ("location", "organisation_id"),
    ("location", "service_id"),
)


@dataclass(frozen=True, slots=True)
class Undone:
    """`kept` names the rows left as they are: edited later, or needed by rows that stay. (entity, id) pairs."""

    changeset: Changeset | None
    kept: tuple[tuple[str, str], ...]


def undo(session: Session, number: int, author: str) -> Undone:
    """Take changeset `number` back. Raises UsageError when there is no such changeset, and for a signed
    review."""
    found = session.rows("SELECT reason FROM registry.changeset WHERE id = ?", [number])
    if not found:
        raise refusal(UsageError, "ledger_refused.undo.no_changeset", number=str(number))
    if session.rows("SELECT 1 FROM registry.review_revision WHERE changeset = ?", [number]):
        raise refusal(UsageError, "ledger_refused.undo.signed_review", number=str(number))
    kept = [pair for entity in ENTITIES for pair in _draft_earlier(session, entity, number)]
    kept += _signed(session)
    while needed := _still_needed(session):
        kept += needed
    kept += _said_of_kept(session, kept)
    reason = t("reasons.undo.undo", "en", number=number, reason=found[0][0])
    new = NewChangeset(author=author, kind=Kind.UNDO, reason=reason, undoes=number)
    return Undone(append(session, new), tuple(sorted(set(kept))))


def _draft_earlier(session: Session, entity: str, number: int) -> list[tuple[str, str]]:
    """Draft what stood before `number`; return the ids that somebody has edited since. A row that stands again as the
    changeset left it, since what came later was undone, is not edited."""
    content = ", ".join(f'"{name}"' for name in columns(entity))
    table = f"registry.{entity}_revision"
    _put_untouched(session, table, f"{content}, retired", number)
    newest = "(SELECT id FROM temp.undo_untouched)"
    # What the changeset added has nothing before it: it is retired, with its own content.
    session.run(
        f"CREATE OR REPLACE TEMP TABLE draft_{entity} AS "
        f"SELECT {content}, source_row, retired FROM {table} WHERE changeset < {int(number)} AND id IN {newest} "
        "QUALIFY row_number() OVER (PARTITION BY id ORDER BY changeset DESC) = 1 "
        f"UNION ALL SELECT {content}, source_row, true AS retired FROM {table} "
        f"WHERE changeset = {int(number)} AND NOT retired AND id IN {newest} "
        f"AND id NOT IN (SELECT id FROM {table} WHERE changeset < {int(number)})"
    )
    later = session.rows(f"SELECT id FROM {table} WHERE changeset = {int(number)} AND id NOT IN {newest}")
    return [(entity, str(row[0])) for row in later]


def _put_untouched(session: Session, table: str, content: str, number: int) -> None:
    """`undo_untouched`: the ids that stand as the changeset left them."""
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE undo_untouched AS
        SELECT id FROM {table} GROUP BY id HAVING max(changeset) = {int(number)}"""
    )
    later = f"(SELECT id FROM {table} WHERE changeset = {int(number)} AND id NOT IN (FROM temp.undo_untouched))"
    session.run(
        f"""INSERT INTO temp.undo_untouched SELECT id FROM (
            SELECT {content} FROM {table} WHERE changeset = {int(number)} AND id IN {later}
            INTERSECT SELECT {content} FROM (
                SELECT * FROM {table} WHERE id IN {later}
                QUALIFY row_number() OVER (PARTITION BY id ORDER BY changeset DESC) = 1))"""
    )


def _said_of_kept(session: Session, kept: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Take out of the draft what the changeset said of rows that stay: without its basis or its certification, a
    transfer that is kept would look uncovered."""
    import pyarrow as pa  # slow to load, and few undo anything

    found: list[tuple[str, str]] = []
    for entity, column in SAID_OF:
        staying = [row for target, row in kept if target == POINTS_TO[entity][column]]
        session.put("undo_kept", pa.table({"id": pa.array(staying, pa.string())}))
        said = f"retired AND {column} IN (SELECT id FROM temp.undo_kept)"
        found += [(entity, str(row[0])) for row in session.rows(f"SELECT id FROM temp.draft_{entity} WHERE {said}")]
        session.run(f"DELETE FROM temp.draft_{entity} WHERE {said}")
    return found


def _signed(session: Session) -> list[tuple[str, str]]:
    """Take signed assessments out of the draft: a signature is not taken back, a new version replaces it."""
    signed = [row for row, _ in touched_seals(session, f"{BROKEN} OR s.status = 'superseded'")]
    session.run("DELETE FROM temp.draft_assessment WHERE list_contains(?::VARCHAR[], id)", [signed])
    return [("assessment", each) for each in signed]


def _still_needed(session: Session) -> list[tuple[str, str]]:
    """Take out of the draft the retirements that a row staying behind still points to; return what was taken out."""
    kept: list[tuple[str, str]] = []
    for entity, pointers in POINTS_TO.items():
        for column, target in pointers.items():
            pointed = f"SELECT target FROM ({pointing(entity, column)})"
            needed = session.rows(f"SELECT id FROM temp.draft_{target} WHERE retired AND id IN ({pointed})")
            if needed:
                session.run(f"DELETE FROM temp.draft_{target} WHERE retired AND id IN ({pointed})")
                kept += [(target, str(row[0])) for row in needed]
    return kept
