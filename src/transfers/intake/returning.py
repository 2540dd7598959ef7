"""Rows of our own export that come back: by their transfer's ID they mean that transfer, whatever it is called now."""

from __future__ import annotations

from transfers.intake.cells import KEPT, SEVERAL, clean
from transfers.intake.exporting import COLUMNS, put_exported
from transfers.intake.lines import lines, mapped
from transfers.intake.list_ids import register_of_a_list
from transfers.intake.options import Mode, Options
from transfers.intake.records import OTHER_END, READ, READ_HERE
from transfers.intake.registers import CELLS
from transfers.ledger import Session, columns, current

# A transfer to somebody else is another transfer, not a changed one.
PARTIES = ("exporter", "vendor", "service")
SAID = tuple(field for field in COLUMNS.values() if field != "transfer_id")
# SQL: the note as the row has it, and once the cells of which nothing was read.
NOTED = "CASE WHEN r.other_notes THEN l.notes ELSE t.note END"
NOTE = f"CASE WHEN contains({NOTED}, k.kept) THEN {NOTED} ELSE nullif(concat_ws('; ', {NOTED}, k.kept), '') END"
# SQL: a register that somebody keeps by hand is not exchanged for what a cell says.
REPLACEABLE = f"coalesce({register_of_a_list('t.register_id')}, true)"


def set_aside_unchanged(session: Session) -> None:
    """Needs `staged`, `text` and `issue`. Rows that say what the registry would export now wait in `same` (row,
    transfer_id); `returning` (row, transfer_id, and `other_<field>` per field) has the others with an ID that the
    registry knows.

    A column that the file does not have says nothing.
    """
    told = mapped(session)
    if "transfer_id" not in told:
        _put_none(session)
        return
    put_exported(session, "SELECT DISTINCT cleaned AS transfer_id FROM temp.in_text WHERE field = 'transfer_id'")
    others = ", ".join(f"{_differs(field) if field in told else 'false'} AS other_{field}" for field in SAID)
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_returning AS SELECT l."row", l.transfer_id, {others}
        FROM ({lines("transfer_id", *SAID)}) AS l JOIN temp.in_exported AS e ON e.transfer_id = l.transfer_id"""
    )
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_same AS
        SELECT "row", r.transfer_id, s.vendor AS id_vendor
        FROM temp.in_returning AS r JOIN temp.in_staged AS s USING ("row")
        WHERE NOT ({" OR ".join(f"other_{field}" for field in SAID)})
        QUALIFY row_number() OVER (PARTITION BY r.transfer_id ORDER BY "row") = 1"""
    )
    if not _any(session, "returning"):
        return
    for table in ("staged", "issue", "returning"):
        session.run(f'DELETE FROM temp.in_{table} WHERE "row" IN (SELECT "row" FROM temp.in_same)')
    session.run(
        """INSERT INTO temp.in_issue SELECT "row", 'transfer_id', 'id-twice', transfer_id, true FROM temp.in_returning
        WHERE transfer_id IN (SELECT transfer_id FROM temp.in_same)
            OR "row" NOT IN (SELECT min("row") FROM temp.in_returning GROUP BY transfer_id)"""
    )
    for field in PARTIES:
        session.run(
            f"""INSERT INTO temp.in_issue SELECT r."row", '{field}', 'other-party', coalesce(e.{field}, '—'), true
            FROM temp.in_returning AS r JOIN temp.in_exported AS e USING (transfer_id) WHERE r.other_{field}"""
        )


def _put_none(session: Session) -> None:
    """Most lists are not our own export: their rows are not looked through."""
    others = ", ".join(f"false AS other_{field}" for field in SAID)
    for table, said in (("returning", others), ("same", "vendor AS id_vendor")):
        session.run(
            f"""CREATE OR REPLACE TEMP TABLE in_{table} AS SELECT "row", '' AS transfer_id, {said}
            FROM temp.in_staged LIMIT 0"""
        )


def _any(session: Session, table: str) -> bool:
    return bool(session.rows(f"SELECT 1 FROM temp.in_{table} LIMIT 1"))


def _differs(field: str) -> str:
    return f"l.{field} IS DISTINCT FROM nullif({clean(f'e.{field}', '; ' if field in SEVERAL else ' ')}, '')"


def set_aside_returning(session: Session) -> None:
    """Needs `record`. The records of returning rows wait in `returning_record`."""
    found = _any(session, "returning")
    if found:
        _note_what_cannot_change(session)
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_returning_record AS SELECT * FROM ({READ})
        JOIN temp.in_returning USING ("row") WHERE "row" NOT IN (SELECT "row" FROM temp.in_issue WHERE stops)
        {"" if found else "LIMIT 0"}"""
    )
    if found:
        session.run('DELETE FROM temp.in_record WHERE "row" IN (SELECT "row" FROM temp.in_returning)')


def _note_what_cannot_change(session: Session) -> None:
    session.run(
        f"""INSERT INTO temp.in_issue SELECT "row", 'processing_location', 'several-places',
            array_to_string(list_concat(countries, areas), ', '), true
        FROM ({READ}) JOIN temp.in_returning USING ("row")
        WHERE other_processing_location AND len(countries) > 1"""
    )
    for field in CELLS:
        session.run(
            f"""INSERT INTO temp.in_issue SELECT r."row", '{field}', 'data-of-register', g.name, false
            FROM temp.in_returning AS r JOIN ({current("transfer")}) AS t ON t.id = r.transfer_id
            JOIN ({current("register")}) AS g ON g.id = t.register_id WHERE other_{field} AND NOT {REPLACEABLE}"""
        )


def draft_returning(session: Session, options: Options) -> None:
    """Onto the draft: each returning transfer with the cells that say something else now, and its bases."""
    if options.mode is Mode.ADD or not _any(session, "returning_record"):
        return
    content = ", ".join(f"t.{name}" for name in columns("transfer"))
    said = {
        "destination": ("processing_location", "r.countries[1]"),
        "area": ("processing_location", "CASE WHEN r.countries[1] IS NULL THEN d.area END"),
        "purpose": ("purpose", "l.purpose"),
        "importer_role": ("role", "coalesce(r.role, t.importer_role)"),
        "started_on": ("started_on", "r.started_on"),
        # A cell of which no day was read takes no day away; an empty one does.
        "ended_on": ("ended_on", "CASE WHEN l.ended_on IS NOT NULL THEN coalesce(r.ended_on, t.ended_on) END"),
    }
    said_of_data = " OR ".join(f"r.other_{field}" for field in CELLS)
    replaced = ", ".join(
        f"CASE WHEN r.other_{field} THEN {value} ELSE {_unsaid(name)} END AS {name}"
        for name, (field, value) in said.items()
    )
    kept = ", ".join(f"t.{name}" for name in columns("transfer") if name not in (*said, "note", "register_id"))
    session.run(
        f"""INSERT INTO temp.draft_transfer BY NAME SELECT {kept}, {replaced}, {NOTE} AS note,
            CASE WHEN ({said_of_data}) AND {REPLACEABLE} THEN coalesce(g.register_id, t.register_id)
                ELSE t.register_id END AS register_id,
            r."row" AS source_row, false AS retired
        FROM temp.in_returning_record AS r JOIN temp.in_returning_line AS l USING ("row")
        LEFT JOIN ({KEPT}) AS k USING ("row") LEFT JOIN temp.in_register_of AS g USING ("row")
        LEFT JOIN temp.in_destination AS d ON d.id = r.id_processing_location AND d.destination IS NULL
        JOIN (SELECT {content.replace("t.", "")} FROM ({current("transfer")})) AS t ON t.id = r.transfer_id"""
    )
    _bases(session, options)


def _unsaid(name: str) -> str:
    """What stands where the cell says nothing new; where it is empty, the other cell may tell its day as well."""
    return f"coalesce(t.{name}, r.{name})" if name in OTHER_END else f"t.{name}"


def _bases(session: Session, options: Options) -> None:
    """What the mechanism's cell names: a basis that stands keeps its id, a new one is added, one not named ends."""
    wanted = """SELECT "row", transfer_id, b.instrument AS instrument, b.module AS module, n, signed_on, mechanism,
            other_mechanism, other_signed_on FROM (
        SELECT *, unnest(bases) AS b, generate_subscripts(bases, 1) AS n FROM temp.in_returning_record
        WHERE other_mechanism OR other_signed_on)"""
    standing = f"SELECT * FROM ({current('basis')}) WHERE relied_until IS NULL"
    names = [name for name in columns("basis") if name not in ("id", "signed_on", "relied_until")]
    session.run(
        f"""INSERT INTO temp.draft_basis BY NAME
        SELECT coalesce(b.id, w.transfer_id || '-' || w.instrument || coalesce('-' || w.module, '')) AS id,
            b.source, b.note, w.transfer_id, w.instrument, w.module, b.relied_from, b.scope,
            coalesce(b.rank, CASE w.n WHEN 1 THEN 'primary' ELSE 'fallback' END) AS rank,
            coalesce(b.evidence, w.mechanism) AS evidence,
            CASE WHEN w.n = 1 AND w.other_signed_on THEN w.signed_on ELSE b.signed_on END AS signed_on,
            w."row" AS source_row, false AS retired
        FROM ({wanted}) AS w LEFT JOIN ({standing}) AS b ON b.transfer_id = w.transfer_id
            AND b.instrument = w.instrument AND b.module IS NOT DISTINCT FROM w.module
        QUALIFY row_number() OVER (PARTITION BY w.transfer_id, w.instrument, w.module) = 1"""
    )
    content = ", ".join(f'b."{name}"' for name in ("id", "signed_on", *names))
    session.run(
        f"""INSERT INTO temp.draft_basis BY NAME SELECT {content}, ?::DATE AS relied_until, r."row" AS source_row,
            false AS retired
        FROM ({standing}) AS b JOIN temp.in_returning_record AS r ON r.transfer_id = b.transfer_id
        WHERE r.other_mechanism AND b.id NOT IN (SELECT id FROM temp.draft_basis)""",
        [options.day],
    )


def bring_back_returning(session: Session) -> None:
    """All of them among the records again, each under its transfer's own ID, with what becomes of it."""
    if not (_any(session, "same") or _any(session, "returning_record")):
        return
    others = ", ".join(f"other_{field}" for field in SAID)
    session.run(
        f"""INSERT INTO temp.in_record BY NAME
        SELECT * EXCLUDE (transfer_id, {", ".join(READ_HERE)}, {others}) REPLACE (transfer_id AS rec)
        FROM temp.in_returning_record"""
    )
    session.run(
        f"""INSERT INTO temp.in_record BY NAME
        SELECT s."row", t.id AS rec, s.id_vendor, t.importer_id AS organisation_id, true AS known, t.service_id,
            t.exporter_id, true AS exporter_known, t.purpose,
            CASE WHEN t.destination IS NULL THEN [] ELSE [t.destination] END AS countries,
            coalesce((SELECT list({{'instrument': b.instrument, 'module': b.module}} ORDER BY b.rank DESC, b.id)
                FROM ({current("basis")}) AS b WHERE b.transfer_id = t.id AND b.relied_until IS NULL), []) AS bases
        FROM temp.in_same AS s JOIN ({current("transfer")}) AS t ON t.id = s.transfer_id"""
    )
    session.run(
        """INSERT INTO temp.in_record_change BY NAME
        SELECT "row", transfer_id AS rec, 'unchanged' AS change FROM temp.in_same
        UNION ALL SELECT "row", transfer_id, CASE WHEN transfer_id IN (SELECT id FROM temp.draft_transfer
            UNION ALL SELECT transfer_id FROM temp.draft_basis) THEN 'changed' ELSE 'unchanged' END
        FROM temp.in_returning_record"""
    )
