"""The draft against the registry: what stands already is not recorded again, and what the list no longer says ends."""

from __future__ import annotations

from datetime import date

from transfers.intake.conflicts import settle_conflicts
from transfers.intake.list_ids import of_a_list, record_of
from transfers.intake.options import Options
from transfers.intake.registers import drop_unused
from transfers.ledger import Session, columns, current, drafted

# What the list always decides. In every other column an empty cell keeps what the registry has.
DECIDED = {
    "transfer": ("ended_on", "destination", "area", "exporter_id", "importer_id", "service_id", "regime", "nature"),
    "basis": ("relied_until", "rank"),
}
PLACE = ("id", "source")
KEPT = ("transfer", "basis", "location", "register")
STILL_RUNS = "AND transfer_id IN (SELECT id FROM temp.draft_transfer WHERE ended_on IS NULL)"


def compare(session: Session, options: Options) -> None:
    """Takes unchanged rows out of the draft. Makes `record_change` (row, rec, change): new, changed or unchanged."""
    _keep_what_is_not_said(session)
    _end_what_is_gone(session, options.day)
    settle_conflicts(session, options)
    drop_unused(session)
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_record_change AS
        WITH before AS (
            SELECT DISTINCT {record_of()} AS rec FROM ({current("transfer")}) WHERE {of_a_list()}
        )
        SELECT r."row", r.rec, b.rec IS NOT NULL AS stood FROM temp.in_record AS r LEFT JOIN before AS b USING (rec)"""
    )
    for entity in drafted(session):
        _drop_unchanged(session, entity)
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_record_change AS
        SELECT "row", rec, {_change() if _any_stood(session) else "'new'"} AS change FROM temp.in_record_change"""
    )


def _any_stood(session: Session) -> bool:
    return bool(session.rows("SELECT 1 FROM temp.in_record_change WHERE stood LIMIT 1"))


def _change() -> str:
    """SQL: what becomes of a record whose rows, or what hangs on them, are drafted or not. What ends bears the row of
    an earlier list, so that transfers and bases are known by their record."""
    touched = " UNION ".join(f"SELECT source_row FROM temp.draft_{entity}" for entity in ("location", "organisation"))
    touched += """ UNION SELECT "row" FROM temp.in_register_of
        WHERE register_id IN (SELECT id FROM temp.draft_register WHERE NOT retired)"""
    return f"""CASE WHEN NOT stood THEN 'new'
        WHEN "row" IN ({touched}) OR rec IN (SELECT {record_of()} FROM temp.draft_transfer
            UNION SELECT {record_of()} FROM temp.draft_basis) THEN 'changed'
        ELSE 'unchanged' END"""


def _keep_what_is_not_said(session: Session) -> None:
    for entity in (each for each in drafted(session) if each in KEPT):
        names = [name for name in columns(entity) if name not in (*PLACE, *DECIDED.get(entity, ()))]
        kept = ", ".join(f'"{name}" = coalesce(draft_{entity}."{name}", c."{name}")' for name in names)
        session.run(
            f"UPDATE temp.draft_{entity} SET {kept} FROM ({current(entity)}) AS c WHERE c.id = draft_{entity}.id"
        )
    session.run("UPDATE temp.draft_transfer SET importer_role = 'processor' WHERE importer_role IS NULL")


def _end_what_is_gone(session: Session, day: date) -> None:
    """A record that now names other countries or bases: the earlier ones end on `day`, and stay in the history."""
    if not session.rows(f"SELECT 1 FROM registry.transfer_revision WHERE {of_a_list()} LIMIT 1"):
        return
    for entity, column, since in (("transfer", "ended_on", "started_on"), ("basis", "relied_until", "relied_from")):
        content = ", ".join(f'"{name}"' for name in columns(entity) if name != column)
        session.run(
            f"""INSERT INTO temp.draft_{entity} BY NAME
            SELECT {content}, ?::DATE AS {column}, source_row, false AS retired FROM ({current(entity)}) AS c
            WHERE {column} IS NULL AND {of_a_list()} AND ({since} IS NULL OR {since} < ?::DATE)
                AND {record_of()} IN (SELECT rec FROM temp.in_record)
                AND id NOT IN (SELECT id FROM temp.draft_{entity})
                {STILL_RUNS if entity == "basis" else ""}""",
            [day, day],
        )


def _drop_unchanged(session: Session, entity: str) -> None:
    """The source names the file and the row; a list that says the same on another row says nothing new."""
    names = [name for name in columns(entity) if name != "source"]
    same = " AND ".join(f'c."{name}" IS NOT DISTINCT FROM d."{name}"' for name in names)
    session.run(
        f"""DELETE FROM temp.draft_{entity} WHERE id IN (
            SELECT d.id FROM temp.draft_{entity} AS d JOIN ({current(entity)}) AS c ON c.id = d.id
            WHERE NOT d.retired AND {same})"""
    )
