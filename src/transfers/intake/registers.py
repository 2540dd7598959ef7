"""Registers that a list tells of: an exporter's data of the same kinds, whoever gets them.

What a register is follows from its exporter, from what the cells on data name, from what they say of employees and of
special categories, and from what a purpose tells (payroll); not from the row. Rows that say the same share one, and the
same list again says nothing new. A list changes no register's content: other data are another register.
"""

from __future__ import annotations

from transfers.intake.list_ids import register_of_a_list
from transfers.intake.personal_data import FLAGS, NAMED
from transfers.ledger import Session, columns, current

CELLS = (*NAMED, *FLAGS)
# `told`: the purpose, or else the service, where it tells something.
SAID = (*CELLS, "told")
IDS = tuple(f"{name}_id" for name in SAID)
LONGEST_NAME = 200


def put_registers(session: Session) -> None:
    """Needs `record`, `data_cell` and `data_line`. Makes `register_of` (row, register_id) and `told_register`: each
    register once, with its first row, and the cells that tell its flags (`evidence`)."""
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_data_row AS
        SELECT r.exporter_id, l.* FROM temp.in_record AS r JOIN temp.in_data_line AS l ON l."row" = r."row\""""
    )
    session.run("DROP TABLE temp.in_data_line")
    if not session.rows("SELECT 1 FROM temp.in_data_row LIMIT 1"):
        session.run('CREATE OR REPLACE TEMP TABLE in_register_of ("row" INTEGER, register_id VARCHAR)')
        session.run("CREATE OR REPLACE TEMP TABLE in_told_register (register_id VARCHAR, evidence VARCHAR[])")
        return
    session.run(f"CREATE OR REPLACE TEMP TABLE in_data_said AS {_combined()}")
    if session.rows("SELECT 1 FROM temp.in_data_said LIMIT 1"):
        _keep_ids(session)
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_register_of AS SELECT r."row", s.register_id
        FROM temp.in_data_row AS r JOIN temp.in_data_said AS s ON {_same("r", "s")}"""
    )
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_told_register AS
        SELECT * FROM temp.in_data_said QUALIFY row_number() OVER (PARTITION BY register_id ORDER BY "row") = 1"""
    )
    for field, flag in FLAGS.items():
        session.run(
            f"""INSERT INTO temp.in_issue
            SELECT r."row", '{field}', 'flag-contradicted', left(array_to_string(s.evidence, ', '), 200), false
            FROM temp.in_data_row AS r JOIN temp.in_data_said AS s ON {_same("r", "s")}
            WHERE list_contains(s.contradicted, '{flag}')"""
        )


def _combined() -> str:
    """SELECT of the distinct cells, with what they say together."""
    joins = "\n".join(f"LEFT JOIN temp.in_data_cell AS c_{name} ON c_{name}.id = d.{name}_id" for name in SAID)
    texts = ", ".join(f"coalesce(c_{name}.text, '') AS {name}" for name in SAID)
    categories = ", ".join(f"coalesce(c_{name}.items, [])" for name in ("data_categories", *FLAGS))
    evidence = ", ".join(f"CASE WHEN c_{name}.special OR c_{name}.hr THEN c_{name}.text END" for name in SAID)
    return f"""
        WITH d AS (
            SELECT exporter_id, {", ".join(IDS)}, min("row") AS "row" FROM temp.in_data_row GROUP BY ALL
        ), said AS (
            SELECT d.*, {texts}, list_concat({categories}) AS categories,
                coalesce(c_data_subjects.items, []) AS subjects, coalesce(c_told.topics, []) AS purposes,
                {", ".join(_flag(flag) for flag in FLAGS.values())},
                list_filter([{", ".join(_contradicted(flag) for flag in FLAGS.values())}], flag -> flag IS NOT NULL)
                    AS contradicted,
                list_filter([{evidence}], cell -> cell IS NOT NULL) AS evidence
            FROM d {joins}
        )
        SELECT *, 'd-' || left(sha256(concat_ws('|', exporter_id, {_sorted("categories")}, {_sorted("subjects")},
            {_sorted("purposes")}, coalesce(special::VARCHAR, ''), coalesce(hr::VARCHAR, ''))), 12) AS register_id
        FROM said WHERE len(categories) + len(subjects) + len(purposes) > 0 OR special IS NOT NULL OR hr IS NOT NULL"""


def _any(flag: str, said: str) -> str:
    return " OR ".join(f"coalesce(c_{name}.{flag} = {said}, false)" for name in SAID)


def _flag(flag: str) -> str:
    """SQL: one cell that names such data is enough; no is only what a cell says, and none says otherwise."""
    return f"CASE WHEN {_any(flag, 'true')} THEN true WHEN {_any(flag, 'false')} THEN false END AS {flag}"


def _contradicted(flag: str) -> str:
    return f"CASE WHEN ({_any(flag, 'true')}) AND ({_any(flag, 'false')}) THEN '{flag}' END"


def _sorted(name: str) -> str:
    return f"array_to_string(list_sort(list_transform({name}, each -> lower(each))), chr(31))"


def _same(one: str, other: str) -> str:
    ids = "".join(f" AND {one}.{name} IS NOT DISTINCT FROM {other}.{name}" for name in IDS)
    return f"{one}.exporter_id = {other}.exporter_id{ids}"


def _keep_ids(session: Session) -> None:
    """A register that a list told of before keeps its id where its controller was merged with another since."""
    session.run(
        f"""UPDATE temp.in_data_said SET register_id = c.id FROM ({current("register")}) AS c
        WHERE {register_of_a_list("c.id")} AND c.controller_id = exporter_id
            AND list_sort(c.data_categories) = list_sort(categories)
            AND list_sort(c.data_subjects) = list_sort(subjects)
            AND c.purpose IS NOT DISTINCT FROM {_purpose()} AND c.special_categories IS NOT DISTINCT FROM special
            AND c.hr_data IS NOT DISTINCT FROM hr
            AND register_id NOT IN (SELECT id FROM ({current("register")}))"""
    )


def _purpose() -> str:
    return "nullif(array_to_string(list_sort(purposes), ', '), '')"


def draft_registers(session: Session) -> None:
    """Needs `told_register`. It is named by what it holds, or else by the cell; a name that somebody gave it stays."""
    if not session.rows("SELECT 1 FROM temp.in_told_register LIMIT 1"):
        return
    cells = f"concat_ws('; ', {', '.join(_under_heading(field) for field in CELLS)})"
    purpose = f"upper({_purpose()}[1]) || {_purpose()}[2:]"
    listed = ", ".join(f"nullif(array_to_string(s.{each}, ', '), '')" for each in ("subjects", "categories"))
    session.run(
        f"""INSERT INTO temp.draft_register BY NAME
        SELECT s.register_id AS id,
            left(concat((SELECT name FROM temp.in_file_name), ', row ', s."row", ': ',
                concat_ws('; ', nullif(s.told, ''), nullif({cells}, ''))), 5000) AS source,
            coalesce(c.name, left(coalesce(nullif(concat_ws(': ', {purpose}, {listed}), ''), {cells}), {LONGEST_NAME}))
                AS name,
            s.exporter_id AS controller_id, {_purpose()} AS purpose, s.categories AS data_categories,
            s.subjects AS data_subjects, s.special AS special_categories, s.hr AS hr_data, s."row" AS source_row,
            false AS retired
        FROM temp.in_told_register AS s LEFT JOIN ({current("register")}) AS c ON c.id = s.register_id
        WHERE s.register_id IN (SELECT register_id FROM temp.in_register_of JOIN temp.in_record USING ("row")
            UNION ALL SELECT register_id FROM temp.in_register_of JOIN temp.in_returning_record USING ("row"))"""
    )


def _under_heading(field: str) -> str:
    heading = f"(SELECT min(heading) FROM temp.in_staged_heading WHERE field = '{field}')"
    return f"CASE WHEN s.{field} <> '' THEN {heading} || ': ' || s.{field} END"


def drop_unused(session: Session) -> None:
    """Needs the settled draft. A new register that no transfer came to point to is not recorded; one that only lists
    brought, and that no transfer points to any more, is taken out of the registry."""
    session.run(
        f"""DELETE FROM temp.draft_register WHERE id NOT IN (SELECT id FROM ({current("register")}))
            AND id NOT IN (SELECT register_id FROM temp.draft_transfer WHERE register_id IS NOT NULL)"""
    )
    content = ", ".join(f'"{name}"' for name in columns("register"))
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_left_register AS
        SELECT DISTINCT c.register_id AS id FROM temp.draft_transfer AS d
        JOIN ({current("transfer")}) AS c ON c.id = d.id
        WHERE {register_of_a_list("c.register_id")} AND c.register_id IS DISTINCT FROM d.register_id"""
    )
    if session.rows("SELECT 1 FROM temp.in_left_register LIMIT 1"):
        session.run(
            f"""INSERT INTO temp.draft_register BY NAME SELECT {content}, source_row, true AS retired
            FROM ({current("register")}) WHERE id IN (FROM temp.in_left_register)
                AND id NOT IN (SELECT register_id FROM ({current("transfer", draft=True)})
                    WHERE register_id IS NOT NULL)
                AND id NOT IN (SELECT id FROM temp.draft_register)
                AND id NOT IN (SELECT r.id FROM registry.register_revision AS r
                    JOIN registry.changeset AS c ON c.id = r.changeset WHERE c.kind NOT IN ('import', 'undo'))"""
        )
