"""Cells on data: what they name, one by one, and whether that is data of employees or of special categories.

Each distinct cell is read once. Where nothing is said a flag stays unknown: only a cell that says no says no.
"""

from __future__ import annotations

import re

from transfers.i18n.spelling import LETTER, NUMBER, PICTURE, plain_sql
from transfers.intake.data_words import (
    GENERAL,
    begins_with,
    first_words,
    one_of,
    pattern,
    phrases,
    referring,
    single_words,
    topics,
    without,
)
from transfers.intake.lines import mapped
from transfers.intake.patterns import APART, occurs, quoted
from transfers.intake.reference import rows, words, written
from transfers.ledger import Session

NAMED = ("data_categories", "data_subjects")
FLAGS = {"special_categories": "special", "hr_data": "hr"}
PURPOSES = ("purpose", "service")
OF_PURPOSES = quoted(PURPOSES)
# Commas, semicolons and bars part what a cell names, but not inside brackets.
ITEM = r"(?:[^,;|•(]|\([^()]*\)|\()+"
EDGES = r"^[\s\-–—.:]+|[\s\-–—.:*]+$"
LONGEST_ITEM = 300
CELL = (
    "field VARCHAR, id INTEGER, text VARCHAR, items VARCHAR[], topics VARCHAR[], special BOOLEAN, hr BOOLEAN, "
    "vague BOOLEAN, impersonal BOOLEAN, unread BOOLEAN"
)
# "Health data: no", "employees – none", "données de santé (non)".
ANSWER = r"(?:[:=]|\s[-–—]\s|\()\s*([^:=()]*)\)?$"


def read_personal_data(session: Session) -> None:
    """Needs `staged` and `text`. Makes `data_cell` (field, id, text, items, topics, special, hr, vague, impersonal), of
    purposes only those that tell something, and `data_line`: the rows that have such cells, with the cells' ids. Adds
    what is not clear to `issue`.

    `items`: what a cell names, as it is written. `special`, `hr`: true, false or NULL for not said.
    """
    told = mapped(session)
    _put_purposes(session)
    asked = [field for field in (*NAMED, *FLAGS) if field in told]
    if asked or session.rows("SELECT 1 FROM temp.in_data_purpose LIMIT 1"):
        _put_items(session, asked)
        _put_cells(session)
    else:
        session.run(f"CREATE OR REPLACE TEMP TABLE in_data_cell ({CELL})")
    _put_lines(session)
    faults = {
        "data-not-named": ("vague", NAMED),
        "no-personal-data": ("impersonal", NAMED),
        "flag-not-understood": ("unread", tuple(FLAGS)),
    }
    for code, (wrong, fields) in faults.items():
        for field in (each for each in fields if each in told):
            session.run(
                f"""INSERT INTO temp.in_issue SELECT s."row", '{field}', '{code}', left(d.text, 200), false
                FROM temp.in_staged AS s JOIN (SELECT id, text FROM temp.in_data_cell
                    WHERE field = '{field}' AND {wrong}) AS d ON d.id = s.{field}"""
            )


def _put_purposes(session: Session) -> None:
    """`data_purpose` (field, id, text, plain): those in which a word of a topic stands, with a dash for each word that
    no pattern knows. Purposes are many and much alike: most hold no letters of a topic, and the words of the others are
    looked at once each, and most fall together."""
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_data_telling AS SELECT id, string_split(cleaned, ' ') AS words
        FROM temp.in_text WHERE field IN ({OF_PURPOSES})
            AND {occurs("strip_accents(lower(cleaned))", begins_with(first_words()))}"""
    )
    if not session.rows("SELECT 1 FROM temp.in_data_telling LIMIT 1"):
        session.run(
            """CREATE OR REPLACE TEMP TABLE in_data_purpose AS
            SELECT field, id, cleaned AS text, cleaned AS plain FROM temp.in_text WHERE false"""
        )
        return
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_data_word AS
        WITH said AS (
            SELECT word, {plain_sql("word")} AS plain
            FROM (SELECT DISTINCT unnest(words) AS word FROM temp.in_data_telling)
        ), part AS (SELECT word, plain, unnest(string_split(plain, ' ')) AS part FROM said WHERE plain <> '')
        SELECT word, CASE WHEN bool_or({one_of("part", single_words())}) THEN any_value(plain) ELSE '-' END AS plain,
            bool_or({one_of("part", first_words())}) AS tells
        FROM part GROUP BY word"""
    )
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_data_purpose AS
        WITH telling AS (
            SELECT DISTINCT id FROM (SELECT id, unnest(words) AS word FROM temp.in_data_telling)
            SEMI JOIN (FROM temp.in_data_word WHERE tells) USING (word)
        ), part AS (
            SELECT id, unnest(words) AS word, generate_subscripts(words, 1) AS n
            FROM temp.in_data_telling SEMI JOIN telling USING (id)
        ), said AS (
            SELECT id, string_agg(w.plain, ' ' ORDER BY n) AS plain FROM part JOIN temp.in_data_word AS w USING (word)
            GROUP BY id
        )
        SELECT t.field, t.id, t.cleaned AS text, s.plain FROM temp.in_text AS t JOIN said AS s USING (id)"""
    )


def _put_items(session: Session, fields: list[str]) -> None:
    """`data_item` (field, id, text, n, item, plain, denied, found): a cell's parts in order, with their topics."""
    read = quoted(fields)
    no = quoted(words("no"))
    flags = quoted(FLAGS)
    answer = plain_sql(f"regexp_extract(trim(item), '{ANSWER}', 1)")
    refused = f"{answer} IN ({no}, {phrases('none')})"
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_data_part AS
        WITH parted AS (
            SELECT field, id, text, unnest(parts) AS item, generate_subscripts(parts, 1) AS n FROM (
                SELECT field, id, cleaned AS text, regexp_extract_all({_denials_apart("cleaned")}, '{ITEM}') AS parts
                FROM temp.in_text WHERE field IN ({read or "''"}) AND cleaned IS NOT NULL)
        )
        SELECT field, id, text, n, left(CASE WHEN field IN ({flags}) THEN {_unanswered("item")} ELSE
                regexp_replace(item, '{EDGES}', '', 'g') END, {LONGEST_ITEM}) AS item,
            {plain_sql("item")} AS plain, false AS anywhere, {refused} AS refused FROM parted
        UNION ALL SELECT field, id, text, 1, NULL, plain, true, false FROM temp.in_data_purpose"""
    )
    # A pattern of its own on either side: one that DuckDB knows beforehand is made ready once, not for each text.
    told = ", ".join(
        f"CASE WHEN CASE WHEN anywhere THEN {occurs('said', topic.anywhere)} "
        f"ELSE {occurs('said', topic.in_data)} END THEN '{topic.name}' END"
        for topic in topics()
    )
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_data_item AS
        WITH phrase AS (
            SELECT plain, anywhere, refused, {without("plain", "other")} AS said,
                refused OR {occurs("plain", f"^{pattern('not', 'begins')}")}
                    OR {occurs("plain", pattern("not", "anywhere"))} AS denied,
                NOT anywhere AND {occurs("plain", pattern("no_personal_data"))} AS impersonal
            FROM (SELECT DISTINCT plain, anywhere, refused FROM temp.in_data_part WHERE plain <> '')
        ), topical AS (
            SELECT plain, anywhere, refused, denied, impersonal,
                list_filter([{told}], topic -> topic IS NOT NULL) AS found
            FROM phrase
        )
        SELECT p.*, t.denied, t.impersonal, t.found, p.field IN ({flags}) AND {_says_the_flag("p.plain")} AS bare
        FROM temp.in_data_part AS p JOIN topical AS t USING (plain, anywhere, refused)"""
    )


def _denials_apart(cell: str) -> str:
    """SQL: the cell with what it denies in brackets as a part of its own: `photos (no biometrics)`."""
    denials = "|".join(
        re.escape(row["words"].rstrip("*")).replace("'", "’") + (rf"[{LETTER}]*" if row["words"].endswith("*") else "")
        for row in rows("data_words")
        if (row["meaning"], row["topic"]) == ("not", "begins")
    )
    pattern = rf"(?i)\s*\(\s*((?:{denials}){APART}[^()]*)\)"
    return f"CASE WHEN contains({cell}, '(') THEN regexp_replace({cell}, '{pattern}', '; \\1', 'g') ELSE {cell} END"


def _unanswered(item: str) -> str:
    """SQL: what a part of a flag's cell names: `yes (health data)` names health data."""
    said = written("yes", "no") | {*words("yes"), *words("no")}
    answers = "|".join(re.escape(word) for word in sorted(said))
    bare = f"regexp_replace({item}, '(?i)^[^{LETTER}{NUMBER}{PICTURE}]*(?:{answers})(?:{APART}+|$)', '')"
    inside = f"regexp_replace({bare}, '{EDGES}', '', 'g')"
    return f"CASE WHEN contains({inside}, '(') THEN {inside} ELSE rtrim({inside}, ')') END"


def _says_the_flag(part: str) -> str:
    """SQL: whether a part says nothing but what its column asks: yes, Art. 9, special categories. It names no data."""
    left = part
    for flag, topic in GENERAL.items():
        left = without(left, flag, topic)
    return (
        f"""regexp_full_match({without(left, "article")}, '(?:{"|".join((*words("yes"), *words("no")))}| |[0-9])*')"""
    )


def _put_cells(session: Session) -> None:
    flags = quoted(FLAGS)
    columns = ", ".join(_flag(flag) for flag in GENERAL)
    yes, no = map(quoted, (words("yes"), words("no")))
    # Of a purpose only the topics are asked for.
    # An answer with a question mark is none.
    asked = f"CASE WHEN field IN ({flags}) AND regexp_matches(text, '\\?\\s*$') THEN ' ?' ELSE '' END"
    whole = f"CASE WHEN field IN ({OF_PURPOSES}) THEN '' ELSE {plain_sql('text')} || {asked} END"
    unsaid = quoted(words("nothing"))
    nameless = f"{whole} IN ('', {yes}, {no}, {unsaid}, {phrases('none')})"
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_data_cell AS
        WITH whole AS (
            SELECT field, id, text, {whole} AS plain,
                list(item ORDER BY n) FILTER (NOT ((denied AND len(found) > 0) OR bare OR impersonal)) AS items,
                list_distinct(flatten(list(found) FILTER (NOT denied))) AS topics,
                list_distinct(flatten(list(found) FILTER (denied))) AS denied_topics,
                bool_and(plain IN ({phrases("vague")}) OR {occurs("plain", referring())})
                    OR regexp_full_match({whole}, '[{LETTER}]') AS vague,
                bool_or(impersonal) OR {whole} IN ({no}) AS impersonal
            FROM temp.in_data_item GROUP BY field, id, text
        ), flagged AS (SELECT *, list_transform(items, item -> lower(item)) AS lowered, {columns} FROM whole)
        SELECT field, id, text, CASE WHEN field IN ({OF_PURPOSES}) OR vague OR {nameless}
                OR (field IN ({flags}) AND NOT coalesce(special OR hr, false)) THEN [] ELSE
                list_filter(items, (item, n) -> list_position(lowered, lower(item)) = n)
            END AS items,
            coalesce(topics, []) AS topics, special, hr, vague AND field NOT IN ({flags}) AS vague,
            impersonal AND field NOT IN ({flags}) AS impersonal,
            field IN ({flags}) AND special IS NULL AND hr IS NULL AND plain NOT IN ('', {unsaid}) AS unread
        FROM flagged WHERE field NOT IN ({OF_PURPOSES}) OR special OR hr"""
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
    yes, no = map(quoted, (words("yes"), words("no")))
    own = next(field for field, meant in FLAGS.items() if meant == flag)
    names = quoted(topic.name for topic in topics() if topic.flag == flag)
    return f"""CASE
        WHEN len(list_intersect(coalesce(topics, []), [{names}])) > 0 THEN true
        WHEN field = '{own}' AND plain IN ({yes}) THEN true
        WHEN field = '{own}' AND plain IN ({no}, {phrases("none", "no_personal_data")}) THEN false
        WHEN list_contains(denied_topics, '{GENERAL[flag]}') THEN false
        END AS {flag}"""
