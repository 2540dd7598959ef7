"""Where the list says something else than a person has written since an import: neither is lost, and one is chosen."""

from __future__ import annotations

from transfers.intake.options import Options
from transfers.ledger import Session, columns, current

# In this order: what a removed transfer takes with it must not be asked about again.
SETTLED = ("transfer", "basis", "location", "register")
NOT_ASKED = ("id", "source")
REMOVED = "removed"
BY_NOBODY = "('import', 'undo', 'demo', 'catalogue')"


def settle_conflicts(session: Session, options: Options) -> None:
    """Makes `conflict` (key, entity, id, field, registry, list, before, source_row, side) and settles each.

    A field is in conflict when a person wrote its present value over what an import had brought, and the draft says
    something else; so is a row that a person has removed and the list still has (field "removed"). What was undone
    counts as never done. `before` is what the import had brought.
    """
    session.run(
        "CREATE OR REPLACE TEMP TABLE in_conflict (key VARCHAR, entity VARCHAR, id VARCHAR, field VARCHAR, "
        'registry VARCHAR, list VARCHAR, "before" VARCHAR, source_row INTEGER, side VARCHAR)'
    )
    session.run("CREATE OR REPLACE TEMP TABLE in_chosen_side (key VARCHAR, side VARCHAR)")
    for key, side in options.chosen.items():
        session.run("INSERT INTO temp.in_chosen_side VALUES (?, ?)", [key, side])
    for entity in SETTLED if _anybody_edited(session) else ():
        _find(session, entity, options.prefer.value)
        _keep(session, entity)
        if entity == "transfer":
            _drop_orphans(session)


def _anybody_edited(session: Session) -> bool:
    return bool(session.rows(f"SELECT 1 FROM registry.changeset WHERE kind NOT IN {BY_NOBODY} LIMIT 1"))


def _find(session: Session, entity: str, prefer: str) -> None:
    names = [name for name in columns(entity) if name not in NOT_ASKED]
    table = f"registry.{entity}_revision"
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_counting AS
        SELECT id, kind FROM registry.changeset WHERE kind <> 'undo'
            AND id NOT IN (SELECT undoes FROM registry.changeset WHERE undoes IS NOT NULL)"""
    )
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_edited AS
        SELECT r.id FROM {table} AS r JOIN temp.in_counting AS c ON c.id = r.changeset
        WHERE r.id IN (SELECT id FROM temp.draft_{entity}) GROUP BY r.id
        HAVING max(c.id) FILTER (c.kind NOT IN {BY_NOBODY}) > min(c.id) FILTER (c.kind = 'import')"""
    )
    if not session.rows("SELECT 1 FROM temp.in_edited LIMIT 1"):
        return
    session.run(
        f"""INSERT INTO temp.in_conflict
        WITH told AS (
            SELECT r.id, c.id AS changeset, c.kind, unnest({_fields(names, "r")}, recursive := true)
            FROM {table} AS r JOIN temp.in_counting AS c ON c.id = r.changeset
            WHERE r.id IN (FROM temp.in_edited)
        ), turned AS (
            SELECT *, lag(value) OVER w AS earlier, lag(changeset) OVER w IS NULL
                OR value IS DISTINCT FROM lag(value) OVER w AS turn
            FROM told WINDOW w AS (PARTITION BY id, field ORDER BY changeset)
        ), last_turn AS (
            SELECT id, field, arg_max(kind, changeset) AS kind, max(changeset) AS changeset,
                max_by(struct_pack(v := earlier), changeset).v AS before,
                max_by(struct_pack(v := value), changeset).v AS value
            FROM turned WHERE turn GROUP BY id, field
        ), draft AS (
            SELECT d.id, d.source_row, unnest({_fields(names, "d")}, recursive := true)
            FROM temp.draft_{entity} AS d WHERE d.id IN (FROM temp.in_edited)
        ), present AS (
            SELECT p.id, unnest({_fields(names, "p")}, recursive := true) FROM (
                SELECT *, false AS retired FROM ({current(entity)})) AS p WHERE p.id IN (FROM temp.in_edited)
        ), clash AS (
            SELECT d.id, d.field, p.value AS registry, d.value AS list, l.before, d.source_row
            FROM draft AS d JOIN last_turn AS l ON l.id = d.id AND l.field = d.field
            JOIN present AS p ON p.id = d.id AND p.field = d.field
            WHERE l.kind NOT IN {BY_NOBODY} AND d.value IS DISTINCT FROM p.value
                AND l.value IS NOT DISTINCT FROM p.value AND EXISTS (
                    FROM told AS t WHERE t.id = d.id AND t.kind = 'import' AND t.changeset < l.changeset)
            UNION ALL
            SELECT d.id, '{REMOVED}', NULL, NULL, NULL, d.source_row FROM draft AS d
            JOIN last_turn AS l ON l.id = d.id AND l.field = 'retired'
            WHERE '{entity}' <> 'register' AND d.field = 'retired' AND l.kind NOT IN {BY_NOBODY} AND l.value = 'true'
                AND d.id NOT IN (SELECT id FROM present)
        ), keyed AS (SELECT concat_ws(':', '{entity}', id, field) AS key, * FROM clash)
        SELECT k.key, '{entity}', k.id, k.field, k.registry, k.list, k.before, k.source_row, coalesce(c.side, ?)
        FROM keyed AS k LEFT JOIN temp.in_chosen_side AS c ON c.key = k.key""",
        [prefer],
    )


def _fields(names: list[str], of: str) -> str:
    """SQL: a row's fields as a list of {field, value}, values as text."""
    parts = [f"{{'field': '{name}', 'value': {of}.\"{name}\"::VARCHAR}}" for name in (*names, "retired")]
    return f"[{', '.join(parts)}]"


def _keep(session: Session, entity: str) -> None:
    """What the registry's side was chosen for goes into the draft as it stands there."""
    kept = session.rows("SELECT DISTINCT field FROM temp.in_conflict WHERE entity = ? AND side = 'registry'", [entity])
    for (field,) in kept:
        chosen = "SELECT id FROM temp.in_conflict WHERE entity = ? AND side = 'registry' AND field = ?"
        if field == REMOVED:
            session.run(f"DELETE FROM temp.draft_{entity} WHERE id IN ({chosen})", [entity, field])
        else:
            session.run(
                f'UPDATE temp.draft_{entity} SET "{field}" = c."{field}" FROM ({current(entity)}) AS c '
                f"WHERE c.id = draft_{entity}.id AND draft_{entity}.id IN ({chosen})",
                [entity, field],
            )


def _drop_orphans(session: Session) -> None:
    """A basis of a transfer that stays removed has nothing to stand on."""
    session.run(
        f"""DELETE FROM temp.draft_basis WHERE transfer_id NOT IN (SELECT id FROM temp.draft_transfer)
            AND transfer_id NOT IN (SELECT id FROM ({current("transfer")}))"""
    )
