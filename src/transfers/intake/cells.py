"""Cells made readable: `line` has each staged row with its texts cleaned, and `issue` what is wrong with it."""

from __future__ import annotations

from transfers.i18n.spelling import LETTER, NUMBER
from transfers.intake.bystanders import set_bystanders_aside
from transfers.intake.limits import LONGEST_CELL, LONGEST_NAME, LONGEST_TEXT
from transfers.intake.lines import lines, mapped
from transfers.intake.patterns import quoted
from transfers.intake.reference import words
from transfers.intake.remarks import set_remarks_aside
from transfers.intake.seats_of_names import part_countries
from transfers.intake.statuses import note_statuses, note_words_behind_names
from transfers.ledger import Session

# Line breaks part several values of these cells.
SEVERAL = (
    *("processing_location", "headquarters", "exporter_country", "mechanism"),
    *("data_categories", "data_subjects", "special_categories", "hr_data"),
)
SHORT = ("vendor", "legal_name", "exporter")
# A cell of these signs, single blanks between them, is clean as it stands; most cells are, and this is quick to see.
MARKS = "¹²³⁰⁴-⁹†‡"
PLAIN = rf"[^\s\p{{Z}}\p{{Cc}}\p{{Cf}}\x{{FE0F}}<&\[*_`;~\\{MARKS}]"
CLEAN = rf"[{LETTER}{NUMBER}](?:(?:{PLAIN}| |;)*{PLAIN})?"
DIRTY = f"NOT regexp_full_match(text, '{CLEAN}') OR contains(text, '  ')"
# What HTML, Markdown and footnotes are made of; without any of these signs only blanks and edges are to be cleaned.
MARKUP = rf"[<&\[*_`~\\{MARKS}\p{{Cf}}\x{{FE0F}}]"
ODD_BLANK = r"\t\n\f\r\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}"
KEPT_CODES = (
    *("day-not-known", "end-day-not-known", "date-range"),
    *("data-not-named", "no-personal-data", "flag-not-understood", "tick-not-understood"),
)
# SQL: row, kept: the cells of a row that say nothing a field can take, under their headings.
KEPT = f"""
    SELECT i."row", string_agg(coalesce(h.heading, i.field) || ': ' || i.value, '; ' ORDER BY i.field) AS kept
    FROM (SELECT DISTINCT "row", field, value FROM temp.in_issue WHERE code IN {KEPT_CODES}) AS i
    JOIN temp.in_staged AS s ON s."row" = i."row"
    LEFT JOIN temp.in_staged_heading AS h ON h.section = s.section AND h.field = i.field
    GROUP BY i."row\""""
# What a spreadsheet writes where it could not work a cell out, in the language of whoever saved it: #N/A, #BEZUG!.
ERROR = r"#(?:N/A|N/D|NV|[¡¿]?[\p{Lu}_]+(?:/0)?[!?])"
LINKED = r"\(https?://[^\s()]*\)"
STRUCK = r"(?i)\s*(?:~~.+~~|<(?:s|del|strike)>.+</(?:s|del|strike)>)\s*"
STRUCK_PART = r"(?i)~~(.+?)~~|<(?:s|del|strike)>(.+?)</(?:s|del|strike)>"
OF_A_TIME = ("processing_location", "headquarters", "mechanism")
# The first part with a figure begins the address, if there is a postcode or another part behind it. What stands within
# brackets begins none.
NAME_AND_ADDRESS = r"^((?:[^()]|\([^()]*\)){2,90}?),\s+([^,]*\d[^,]*,.*|[^,]*\d{4,6}\b[^,]*)$"
ENTITIES = {"&nbsp;": " ", "&#160;": " ", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "''", "&amp;": "&"}


def clean_cells(session: Session) -> None:
    """Needs `staged`, `staged_text`, `unread_tick` and `nameless`; makes `text` (field, id, text as it stands in the
    file, cleaned) and `issue` (row, field, code, value, stops: the row cannot be taken in). The field of an issue is a
    heading where it is of one column among several that fill a field."""
    told = sorted(mapped(session))
    _put_texts(session)
    session.run(
        'CREATE OR REPLACE TEMP TABLE in_issue ("row" INTEGER, field VARCHAR, code VARCHAR, value VARCHAR, '
        "stops BOOLEAN)"
    )
    session.run(
        """INSERT INTO temp.in_issue
        SELECT "row", field, code, left(value, 80), false FROM temp.in_unread_tick"""
    )
    _empty_errors(session, told)
    _part_addresses(session)
    part_countries(session)
    _refuse_cells(session, told)
    set_remarks_aside(session)
    session.run(
        rf"""INSERT INTO temp.in_issue SELECT "row", 'vendor', 'vendor-missing', NULL, true FROM temp.in_staged AS s
        LEFT JOIN (
            SELECT id FROM temp.in_text WHERE field = 'vendor' AND regexp_matches(cleaned, '[{LETTER}{NUMBER}]')
        ) AS t ON t.id = s.vendor
        WHERE t.id IS NULL AND NOT EXISTS (SELECT 1 FROM temp.in_issue AS i WHERE i."row" = s."row" AND stops)"""
    )
    _note_struck_out(session)
    set_bystanders_aside(session)
    _note_titles(session)
    if session.rows("SELECT 1 FROM temp.in_staged_heading WHERE field = 'status' LIMIT 1"):
        note_statuses(session)
    note_words_behind_names(session)


def _put_texts(session: Session) -> None:
    """`text` (field, id, text, cleaned): every text once, as most stand in many rows."""
    listed = quoted(SEVERAL)
    marked = f"regexp_matches(text, '{MARKUP}')"
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_text AS
        SELECT field, id, written AS text, CASE WHEN {DIRTY} THEN nullif(CASE
            WHEN field IN ({listed}) THEN CASE WHEN {marked} THEN {clean("text", "; ")} ELSE {_tidy("text", "; ")} END
            WHEN {marked} THEN {clean("text")} ELSE {_tidy("text")} END, '') ELSE text END AS cleaned
        FROM (SELECT field, id, text AS written, {_without_struck_parts("text")} AS text FROM temp.in_staged_text)"""
    )
    session.run("DROP TABLE temp.in_staged_text")
    # What a database exports behind the name of a record that it links to.
    session.run(
        rf"""UPDATE temp.in_text SET cleaned = regexp_replace(cleaned, '\s*{LINKED}', '', 'g')
        WHERE field = 'vendor' AND contains(cleaned, '://') AND regexp_matches(cleaned, '\S\s*{LINKED}')"""
    )


def _without_struck_parts(text: str) -> str:
    """SQL: what is struck out of a place or of a mechanism held before, and is told as such."""
    listed = quoted(OF_A_TIME)
    return rf"""CASE WHEN field IN ({listed}) AND regexp_matches({text}, '{STRUCK_PART}')
        THEN regexp_replace({text}, '{STRUCK_PART}', ' ; formerly \1\2 ; ', 'g') ELSE {text} END"""


def _empty_errors(session: Session, told: list[str]) -> None:
    """A spreadsheet's error says nothing of the vendor: not even that something does not apply."""
    errors = f"starts_with(text, '#') AND regexp_full_match(trim(text), '{ERROR}')"
    if not session.rows(f"SELECT 1 FROM temp.in_text WHERE {errors} LIMIT 1"):
        return
    for field in told:
        session.run(
            f"""INSERT INTO temp.in_issue SELECT s."row", '{field}', 'spreadsheet-error', trim(t.text), false
            FROM temp.in_staged AS s JOIN temp.in_text AS t ON t.field = '{field}' AND t.id = s.{field}
            WHERE {errors}"""
        )
    session.run(f"UPDATE temp.in_text SET cleaned = NULL WHERE {errors}")


def _part_addresses(session: Session) -> None:
    """`Norr SE, Elbstr. 57, 20457 Hamburg` is a name with the address of its seat."""
    addressed = f"field = 'vendor' AND contains(cleaned, ',') AND regexp_matches(cleaned, '{NAME_AND_ADDRESS}')"
    if not session.rows(f"SELECT 1 FROM temp.in_text WHERE {addressed} LIMIT 1"):
        return
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_address AS
        SELECT id AS vendor, regexp_extract(cleaned, '{NAME_AND_ADDRESS}', 1) AS name,
            regexp_extract(cleaned, '{NAME_AND_ADDRESS}', 2) AS address,
            (SELECT max(id) FROM temp.in_text) + row_number() OVER () AS id
        FROM temp.in_text WHERE {addressed}"""
    )
    session.run("UPDATE temp.in_text SET cleaned = a.name FROM temp.in_address AS a WHERE a.vendor = in_text.id")
    session.run(
        """INSERT INTO temp.in_text BY NAME
        SELECT 'headquarters' AS field, id, address AS text, address AS cleaned FROM temp.in_address"""
    )
    session.run(
        f"""UPDATE temp.in_staged SET headquarters = a.id FROM temp.in_address AS a
        WHERE a.vendor = in_staged.vendor AND in_staged."row" IN (
            SELECT "row" FROM ({lines("headquarters")}) WHERE headquarters IS NULL)"""
    )


def clean(value: str, line_break: str = " ") -> str:
    """SQL: the text without HTML, Markdown, odd blanks and invisible signs. Dashes that mean nothing become empty.

    In cells of several values, where line breaks part them, footnotes are marked by raised figures too; a name may be
    written with one (C³).
    """
    text = f"""CASE WHEN contains({value}, '<') THEN regexp_replace(regexp_replace({value},
        '(?i)<br\\s*/?>|</(?:div|p|li|tr|td)>', '{line_break}', 'g'), '</?[a-zA-Z][^<>]*>', '', 'g') ELSE {value} END"""
    for entity, char in ENTITIES.items():
        text = f"replace({text}, '{entity}', '{char}')"
    text = rf"""regexp_replace({text}, '!?\[([^\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)', '\1', 'g')"""
    text = rf"regexp_replace({text}, '\[\^[^\]]*\]|~~|\*\*|__|`|[\p{{Cf}}\x{{FE0F}}]', '', 'g')"
    text = rf"regexp_replace({text}, '(^|[\s(])\*([^\s*][^*]*)\*', '\1\2', 'g')"
    text = rf"regexp_replace({text}, '(\S)\s*\[\d{{1,2}}\]', '\1', 'g')"
    # Markdown writes a sign that means nothing behind a stroke: Norr Inc\.
    text = rf"regexp_replace({text}, '\\([.*_#()\[\]!+~`&<>-])', '\1', 'g')"
    if line_break != " ":
        text = f"regexp_replace({text}, '[{MARKS}]', '', 'g')"
    else:
        # Apart from a name a raised figure marks a footnote.
        text = rf"regexp_replace({text}, '(?:\s[¹²³⁰⁴-⁹]+|[†‡]+)\s*$', '')"
    return _tidy(text, line_break)


def _tidy(text: str, line_break: str = " ") -> str:
    """SQL: the text with single blanks, nothing idle at its ends, and nothing at all where only dashes stand."""
    text = rf"regexp_replace({text}, '\s*\n\s*', '{line_break}', 'g')"
    # A single blank is not looked for: most blanks are.
    text = rf"regexp_replace({text}, ' *[{ODD_BLANK}][\s\p{{Z}}]*|  +', ' ', 'g')"
    text = rf"regexp_replace({text}, '^[\s_*;]+|[\s_*;]+$', '', 'g')"
    # An export puts an apostrophe before what a spreadsheet would run; here it is taken off again.
    text = rf"regexp_replace({text}, '^''([=+@-])', '\1')"
    return rf"regexp_replace({text}, '^[-–—−.?/]+$', '')"


def _refuse_cells(session: Session, told: list[str]) -> None:
    short = quoted(SHORT)
    most = f"CASE WHEN field IN ({short}) THEN {LONGEST_NAME} ELSE {LONGEST_TEXT} END"
    # Bytes are counted first, as they are quicker to count than letters and never fewer.
    checks = {
        "cell-too-long": f"strlen(text) > {most} AND (length(text) > {LONGEST_CELL} OR length(trim(text)) > {most})",
        "control-character": r"regexp_matches(text, '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]')",
        "bad-character": "contains(text, '\ufffd')",
    }
    faults = " UNION ALL ".join(
        f"SELECT field, id, text, '{code}' AS code FROM temp.in_text WHERE {wrong}" for code, wrong in checks.items()
    )
    session.run(f"CREATE OR REPLACE TEMP TABLE in_fault AS {faults}")
    for field in told if session.rows("SELECT 1 FROM temp.in_fault LIMIT 1") else ():
        session.run(
            f"""INSERT INTO temp.in_issue SELECT s."row", '{field}', f.code, left(f.text, 80), true
            FROM temp.in_staged AS s JOIN temp.in_fault AS f ON f.field = '{field}' AND f.id = s.{field}"""
        )


def _note_struck_out(session: Session) -> None:
    session.run(
        f"""INSERT INTO temp.in_issue SELECT s."row", 'vendor', 'struck-out', left(t.cleaned, 80), true
        FROM temp.in_staged AS s
        JOIN (SELECT id, cleaned FROM temp.in_text WHERE field = 'vendor' AND regexp_full_match(text, '{STRUCK}')) AS t
            ON t.id = s.vendor"""
    )


def _note_titles(session: Session) -> None:
    """A table that stands under "Historical" or "Planned" lists what does not run: its rows wait to be decided on."""
    titles = session.rows("SELECT DISTINCT title FROM temp.in_staged WHERE title <> ''")
    for (title,) in titles:
        found = set(str(title).lower().split())
        for code, kind in (("not-current", "past"), ("not-current", "planned")):
            if found & set(words(kind)):
                session.run(
                    f"""INSERT INTO temp.in_issue SELECT "row", 'vendor', '{code}', title, true
                    FROM ({lines("vendor")}) WHERE title = ? AND vendor IS NOT NULL""",
                    [title],
                )
