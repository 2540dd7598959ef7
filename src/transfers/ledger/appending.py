"""Recording a changeset: the only place that writes to the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from transfers.clock import now
from transfers.domain import ENTITIES, Changeset, Entity, NewChangeset
from transfers.errors import EditConflict, InputError, Overtaken, Saying, UsageError
from transfers.i18n import refusal, words
from transfers.ledger import digest, reading, references, sealing
from transfers.ledger.schema import columns, version
from transfers.ledger.session import Session

if TYPE_CHECKING:
    import pyarrow as pa

DATES = {
    "checked_on",
    "since",
    "until",
    "dated",
    "superseded_on",
    "started_on",
    "ended_on",
    "signed_on",
    "relied_from",
    "relied_until",
    "certified_on",
    "next_due",
    "review_on",
    "day",
    "counted_from",
    "due_on",
    "submitted_on",
    "dpo_on",
    "rejected_on",
    "reopened_on",
    "done_on",
}
FLAGS = {"special_categories", "hr_data", "covers_hr", "covers_non_hr", "retired"}

Drafted = Mapping[str, Iterable[Entity]]
Basis = Mapping[tuple[str, str], int]


def arrow_type(column: str) -> pa.DataType:
    """The Arrow type of a revision table's column."""
    import pyarrow as pa  # slow to load, and who only reads needs none of it

    if column in DATES:
        return pa.date32()
    if column in FLAGS:
        return pa.bool_()
    if column in digest.LISTS:
        return pa.list_(pa.string())
    return pa.int32() if column in ("source_row", "version") else pa.string()


def arrow_schema(entity: str) -> pa.Schema:
    import pyarrow as pa

    return pa.schema([(name, arrow_type(name)) for name in (*columns(entity), "source_row", "retired")])


def draft(session: Session, rows: Drafted, retired: Drafted | None = None) -> None:
    """Put rows into the session's draft tables, emptying those of the entities that have none."""
    session.run(EMPTIED)
    for entity in ENTITIES:
        lines = [_line(row, False) for row in rows.get(entity, ())]
        lines += [_line(row, True) for row in (retired or {}).get(entity, ())]
        if lines:
            import pyarrow as pa

            session.put(f"draft_{entity}", pa.Table.from_pylist(lines, schema=arrow_schema(entity)))


def _emptied(entity: str) -> str:
    names = ", ".join(f'"{name}"' for name in (*columns(entity), "source_row", "retired"))
    made = f"SELECT {names} FROM registry.{entity}_revision LIMIT 0"
    return f"CREATE OR REPLACE TEMP TABLE draft_{entity} AS {made}"


# One statement for all of them: an import of a few rows makes the draft anew more than once.
EMPTIED = "; ".join(_emptied(entity) for entity in ENTITIES)


def _line(row: Entity, retired: bool) -> dict[str, object]:
    return {**row.model_dump(mode="python"), "source_row": None, "retired": retired}


def append(
    session: Session, new: NewChangeset, based_on: Basis | None = None, upon: int | None = None
) -> Changeset | None:
    """Record the session's draft tables as one changeset, or nothing when they are all empty.

    `based_on` gives, for each edited (entity, id), the changeset of the revision that the editor started from; if a
    newer one stands there, EditConflict carries both and nothing is recorded. `upon` is the newest changeset that the
    whole draft was made on top of; if there is a newer one now, Overtaken is raised. Raises InputError for a
    reference to a row that is not there and for a change to a signed assessment, UsageError for a change to a signed
    review.
    """
    with session.transaction():
        _refuse_overtaken(session, upon)
        _refuse_signed(session)
        _refuse_conflicts(session, based_on or {})
        sealing.refuse_broken_seals(session)
        problems = references.dangling(session)
        if problems:
            raise refusal(InputError, "ledger_refused.dangling", problems)
        return _record(session, new)


def _record(session: Session, new: NewChangeset) -> Changeset | None:
    number, previous = reading.head(session)
    number += 1
    tables, count = _insert(session, number)
    if count == 0:
        return None
    line = {**new.model_dump(mode="json"), "id": number, "recorded_at": now(), "schema_version": version()}
    line |= {"rows": count, "digest_method": digest.BY_PLACE}
    made = digest.chained(previous, line, tables)
    done = Changeset.model_validate({**line, "previous": previous, "digest": made})
    session.run(
        "INSERT INTO registry.changeset (id, recorded_at, author, kind, reason, source_name, source_hash, "
        'source_options, sender, undoes, schema_version, digest_method, "rows", previous, digest) '
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            done.id,
            done.recorded_at,
            done.author,
            done.kind.value,
            done.reason,
            done.source_name,
            done.source_hash,
            done.source_options,
            done.sender,
            done.undoes,
            done.schema_version,
            done.digest_method,
            done.rows,
            done.previous,
            done.digest,
        ],
    )
    return done


def _insert(session: Session, number: int) -> tuple[dict[str, str], int]:
    # With it come numpy and Arrow, which who only reads need not wait for.
    from transfers.ledger.hashing import of_draft, placed

    tables: dict[str, str] = {}
    count = 0
    for entity in reading.drafted(session):
        for _, rows, made in of_draft(session, entity, number):
            tables[entity] = made
            count += rows
        session.run(
            f"INSERT INTO registry.{entity}_revision BY NAME SELECT *, {number} AS changeset FROM ({placed(entity)})"
        )
    return tables, count


def _refuse_signed(session: Session) -> None:
    """What somebody put a name to is neither edited nor removed."""
    found = session.rows("SELECT id FROM temp.draft_review WHERE id IN (SELECT id FROM registry.review_revision)")
    if found:
        raise refusal(UsageError, "ledger_refused.signed_review", id=found[0][0])


def _refuse_overtaken(session: Session, upon: int | None) -> None:
    newest, _ = reading.head(session)
    if upon is not None and newest != upon:
        raise refusal(Overtaken, "ledger_refused.overtaken", number=str(newest))


def _refuse_conflicts(session: Session, based_on: Basis) -> None:
    for (entity, identifier), started_from in based_on.items():
        newest = session.rows(f"SELECT max(changeset) FROM registry.{entity}_revision WHERE id = ?", [identifier])
        if int(str(newest[0][0] or 0)) != started_from:
            theirs = _as_dict(session, reading.current(entity), identifier)
            yours = _as_dict(session, f"SELECT * FROM temp.draft_{entity}", identifier)
            said = Saying("ledger_refused.conflict")
            raise EditConflict(words(said, "en"), theirs, yours, said)


def _as_dict(session: Session, sql: str, identifier: str) -> dict[str, object]:
    found = session.arrow(f"SELECT * FROM ({sql}) WHERE id = ?", [identifier]).to_pylist()
    return dict(found[0]) if found else {}
