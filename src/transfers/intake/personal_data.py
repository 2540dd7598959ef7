"""Cells on data: what they name, one by one, and whether that is data of employees or of special categories.

Each distinct cell is read once. Where nothing is said a flag stays unknown: only a cell that says no says no.
"""

from __future__ import annotations

from transfers.i18n.spelling import plain_sql
from transfers.intake.data_words import GENERAL, pattern, phrases, topics
from transfers.intake.reference import words
from transfers.ledger import Session

NAMED = ("data_categories", "data_subjects")
FLAGS = {"special_categories": "special", "hr_data": "hr"}
PURPOSES = ("purpose", "service")
# Commas, semicolons and bars part what a cell names, but not inside brackets.
ITEM = r"(?:[^,;|•(]|\([^()]*\)|\()+"
EDGES = r"^[\s\-–—.:]+|[\s\-–—.:]+$"
LONGEST_ITEM = 300


def read_personal_data(session: Session) -> None:
    """Needs `staged` and `text`. Makes `data_cell` (field, id, text, items, topics, special, hr, vague, impersonal), of
    purposes only those that tell something, and `data_line`: the rows that have such cells, with the cells' ids. Adds
    what is not clear to `issue`.

    `items`: what a cell names, as it is written. `special`, `hr`: true, false or NULL for not said.
    """
    mapped = {str(row[0]) for row in session.rows("SELECT DISTINCT field FROM temp.in_staged_heading")}
    _put_items(session, [field for field in (*NAMED, *FLAGS, *PURPOSES) if field in mapped])
    _put_cells(session)
    _put_lines(session)
    faults = {
        "data-not-named": ("vague", NAMED),
        "no-personal-data": ("impersonal", NAMED),
        "flag-not-understood": ("unread", tuple(FLAGS)),
    }
    for code, (wrong, fields) in faults.items():
        for field in (each for each in fields if each in mapped):
            session.run(
                f"""INSERT INTO temp.in_issue SELECT s."row", '{field}', '{code}', left(d.text, 200), false
                FROM temp.in_staged AS s JOIN (SELECT id, text FROM temp.in_data_cell
                    WHERE field = '{field}' AND {wrong}) AS d ON d.id = s.{field}"""
            )


def _put_items(session: Session, fields: list[str]) -> None:
    """`data_item` (field, id, text, n, item, said, denied): `said` is plain, without what only looks like a topic."""
    read = ", ".join(f"'{field}'" for field in fields)
    purposes = ", ".join(f"'{field}'" for field in PURPOSES)
    either = "|".join(topic.anywhere for topic in topics())
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_data_item AS
        WITH cell AS (
            SELECT field, id, cleaned AS text FROM temp.in_text WHERE field IN ({read or "''"}) AND cleaned IS NOT NULL
                AND (field NOT IN ({purposes}) OR regexp_matches({plain_sql("cleaned")}, '{either}'))
        ), parted AS (
            SELECT field, id, text, unnest(CASE WHEN field IN ({purposes}) THEN [text]
                ELSE regexp_extract_all(text, '{ITEM}') END) AS item,
                generate_subscripts(CASE WHEN field IN ({purposes}) THEN [text]
                ELSE regexp_extract_all(text, '{ITEM}') END, 1) AS n
            FROM cell
        ), plain AS (
            SELECT field, id, text, n, left(regexp_replace(item, '{EDGES}', '', 'g'), {LONGEST_ITEM}) AS item,
                {plain_sql("item")} AS plain
            FROM parted
        )
        SELECT *, regexp_replace(plain, '{pattern("other")}', '', 'g') AS said,
            regexp_matches(plain, '^{pattern("not", "begins")}')
                OR regexp_matches(plain, '{pattern("not", "anywhere")}') AS denied
        FROM plain WHERE plain <> ''"""
    )


def _put_cells(session: Session) -> None:
    purposes = ", ".join(f"'{field}'" for field in PURPOSES)
    flags = ", ".join(f"'{field}'" for field in FLAGS)
    told = ", ".join(
        f"CASE WHEN regexp_matches(said, CASE WHEN field IN ({purposes}) THEN '{topic.anywhere}' "
        f"ELSE '{topic.in_data}' END) THEN '{topic.name}' END"
        for topic in topics()
    )
    columns = ", ".join(_flag(flag) for flag in GENERAL)
    yes, no = (", ".join(f"'{word}'" for word in words(kind)) for kind in ("yes", "no"))
    whole = plain_sql("text")
    unsaid = ", ".join(f"'{word}'" for word in words("nothing"))
    nameless = f"{whole} IN ('', {yes}, {no}, {unsaid}, {phrases('none')})"
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_data_cell AS
        WITH topical AS (
            SELECT *, list_filter([{told}], topic -> topic IS NOT NULL) AS found FROM temp.in_data_item
        ), whole AS (
            SELECT field, id, text, {whole} AS plain,
                list(item ORDER BY n) FILTER (NOT (denied AND len(found) > 0)) AS items,
                list_distinct(flatten(list(found) FILTER (NOT denied))) AS topics,
                list_distinct(flatten(list(found) FILTER (denied))) AS denied_topics,
                bool_and(plain IN ({phrases("vague")})) AS vague,
                {whole} IN ({phrases("no_personal_data")}) OR {whole} IN ({no}) AS impersonal
            FROM topical GROUP BY field, id, text
        ), flagged AS (SELECT *, list_transform(items, item -> lower(item)) AS lowered, {columns} FROM whole)
        SELECT field, id, text, CASE WHEN field IN ({purposes}) OR vague OR impersonal OR {nameless}
                OR (field IN ({flags}) AND NOT coalesce(special OR hr, false)) THEN [] ELSE
                list_filter(items, (item, n) -> list_position(lowered, lower(item)) = n)
            END AS items,
            coalesce(topics, []) AS topics, special, hr, vague AND field NOT IN ({flags}) AS vague,
            impersonal AND field NOT IN ({flags}) AS impersonal,
            field IN ({flags}) AND special IS NULL AND hr IS NULL AND plain NOT IN ('', {unsaid}) AS unread
        FROM flagged WHERE field NOT IN ({purposes}) OR special OR hr"""
    )


def _put_lines(session: Session) -> None:
    """`data_line` (row, and the id of the cell that says something in each field, `told_id` of the purpose's or else of
    the service's)."""
    read = [str(row[0]) for row in session.rows("SELECT DISTINCT field FROM temp.in_data_cell ORDER BY field")]
    ids = {field: f"{field}_cell.id" if field in read else "NULL::INTEGER" for field in (*NAMED, *FLAGS, *PURPOSES)}
    told = f"coalesce({', '.join(ids.pop(field) for field in PURPOSES)})"
    listed = ", ".join(f"{found} AS {field}_id" for field, found in ids.items())
    joins = "\n".join(
        f"LEFT JOIN (SELECT id FROM temp.in_data_cell WHERE field = '{field}') AS {field}_cell "
        f"ON {field}_cell.id = s.{field}"
        for field in read
    )
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_data_line AS SELECT s."row", {listed}, {told} AS told_id
        FROM temp.in_staged AS s {joins} WHERE coalesce({", ".join(ids.values())}, {told}) IS NOT NULL"""
    )


def _flag(flag: str) -> str:
    """SQL: whether a cell says the flag: by a word it knows, or by a yes or a no in the flag's own column."""
    yes, no = (", ".join(f"'{word}'" for word in words(kind)) for kind in ("yes", "no"))
    own = next(field for field, meant in FLAGS.items() if meant == flag)
    names = ", ".join(f"'{topic.name}'" for topic in topics() if topic.flag == flag)
    return f"""CASE
        WHEN len(list_intersect(coalesce(topics, []), [{names}])) > 0 THEN true
        WHEN field = '{own}' AND plain IN ({yes}) THEN true
        WHEN field = '{own}' AND plain IN ({no}, {phrases("none", "no_personal_data")}) THEN false
        WHEN list_contains(denied_topics, '{GENERAL[flag]}') THEN false
        END AS {flag}"""
