"""What a whole list may do: leave alone what stands (add), or end what it no longer has (replace)."""

from __future__ import annotations

from transfers.intake.list_ids import of_a_list, record_of
from transfers.intake.options import Mode, Options
from transfers.ledger import Session, columns, current


def set_aside_known(session: Session) -> None:
    """For lists that only add: records that stand in the registry wait in `left` and are not drafted."""
    known = f"SELECT {record_of()} FROM ({current('transfer')}) WHERE {of_a_list()}"
    session.run(f"CREATE OR REPLACE TEMP TABLE in_left AS SELECT * FROM temp.in_record WHERE rec IN ({known})")
    session.run('DELETE FROM temp.in_record WHERE "row" IN (SELECT "row" FROM temp.in_left)')


def bring_back(session: Session) -> None:
    """The records set aside, counted as unchanged."""
    session.run("INSERT INTO temp.in_record BY NAME SELECT * FROM temp.in_left")
    session.run(
        """INSERT INTO temp.in_record_change BY NAME SELECT "row", rec, 'unchanged' AS change FROM temp.in_left"""
    )


def end_what_is_missing(session: Session, options: Options) -> None:
    """For lists that replace: transfers that this sender's lists brought and this one no longer names end on
    `options.last_day`. Makes `ending` (id).

    What stands in a row that was kept out is not missing; and a list of which no row can be read ends nothing.
    """
    session.run("CREATE OR REPLACE TEMP TABLE in_ending (id VARCHAR)")
    if options.mode is not Mode.REPLACE:
        return
    content = ", ".join(f'"{name}"' for name in columns("transfer") if name != "ended_on")
    session.run(
        f"""INSERT INTO temp.in_ending
        WITH brought AS (
            SELECT r.id, max_by(struct_pack(s := c.sender), c.id).s AS sender FROM registry.transfer_revision AS r
            JOIN registry.changeset AS c ON c.id = r.changeset WHERE c.kind = 'import' GROUP BY r.id
        )
        SELECT id FROM ({current("transfer")}) AS t JOIN brought USING (id)
        WHERE {of_a_list()} AND sender IS NOT DISTINCT FROM ?
            AND (ended_on IS NULL OR ended_on > ?) AND (started_on IS NULL OR started_on < ?)
            AND exporter_id IN (SELECT exporter_id FROM temp.in_record)
            AND {record_of()} NOT IN (SELECT rec FROM temp.in_record)
            AND id NOT IN (SELECT id FROM temp.draft_transfer)
            AND id NOT IN (SELECT rec FROM temp.in_record)
            AND importer_id NOT IN (SELECT organisation_id FROM temp.in_meant
                WHERE "row" IN (SELECT "row" FROM temp.in_issue WHERE stops) AND organisation_id IS NOT NULL)""",
        [options.sender, options.last_day, options.last_day],
    )
    session.run(
        f"""INSERT INTO temp.draft_transfer BY NAME SELECT {content}, ?::DATE AS ended_on, source_row, false AS retired
        FROM ({current("transfer")}) WHERE id IN (FROM temp.in_ending)""",
        [options.last_day],
    )
