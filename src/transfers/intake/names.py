"""Names of organisations: one key for many spellings, without losing the legal form that tells two entities apart."""

from __future__ import annotations

import re
from functools import cache

import pyarrow as pa

from transfers.errors import InputError
from transfers.i18n.spelling import LETTER, NUMBER
from transfers.intake.patterns import APART, occurs
from transfers.intake.reference import place_phrases, rows, written
from transfers.ledger import Session

OWN, ALSO, BRACKET = 2, 3, 4
SHORT = ("uk", "us", "usa", "eu", "uae")
# Letters that are no accented others, and words that join two parts of a name and are often left out or translated.
LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "&": " and "}
JOINING = "and|und|et|och|ja|og"
# Forms written before the name as often as after it; the second kind may as well be the beginning of a name (AB Tasty).
BEFORE = "oy ab|oy|a s|ooo|oao|pao|zao|mkao|uab|ооо|пао|оао|зао|株式会社|合同会社|주식회사"
PERHAPS_BEFORE = "ab|sia|ou|pt"
DOMAIN = rf"^(?:https?://)?(?:www\.)?([{LETTER}{NUMBER}-]+)\.(?:com|io|net|org|ai|app|dev|so|eu|fi|se|de|fr|co\.uk)\b/?"


@cache
def _forms() -> dict[str, str]:
    """Legal form as it is written → the one word for it, longest first, as some are part of others."""
    forms = {row["form"]: row["class"] for row in rows("legal_forms")}
    if not all(re.fullmatch(r"\w+(?: \w+)*", word) and word == word.lower() for pair in forms.items() for word in pair):
        raise InputError("legal_forms.csv: a form is written in small letters without signs.")
    return dict(sorted(forms.items(), key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def written_form() -> str:
    """A pattern: a legal form as it stands behind a name, with its stops or without.

    >>> [bool(re.fullmatch(written_form(), said, re.IGNORECASE)) for said in ("L.L.C", "Sp. z o.o", "A/S", "Kaiku")]
    [True, True, True, False]
    """
    signs = r"[\s./]*"
    return "|".join(
        signs.join(map(re.escape, form.replace(" ", "") if len(form.replace(" ", "")) <= 5 else form.split()))
        for form in _forms()
    )


@cache
def _also() -> str:
    """What announces another name of the same ("d/b/a", "formerly", "ex-") as a regular expression."""
    words = sorted(written("also"), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\.", r"\.?").replace("/", r"\s?/\s?") for word in words) + ")"


def put_keys(session: Session, source: str, into: str) -> None:
    """From the SQL `source` (ref, text), make `into`: every key that the text answers to.

    ref, text, priority (1 the whole name, 2 without what is in brackets, 3 another name after d/b/a or "formerly" or
    without the .com, 4 a name in brackets), written, base, form, own_form (of the name outside brackets). `form` is the
    legal form, its spellings made one; '' where the name has none.
    """
    session.run(f"CREATE OR REPLACE TEMP TABLE name_spelled AS {_spelled_parts(source)}")
    _drop_places(session)
    session.run(f"CREATE OR REPLACE TEMP TABLE name_part AS {_split()}")
    session.run("DROP TABLE temp.name_spelled")
    _put_forms(session)
    session.run(f"CREATE OR REPLACE TEMP TABLE in_{into} AS {KEYS}")
    session.run("DROP TABLE temp.name_part")


def _drop_places(session: Session) -> None:
    """A place in brackets is no name: Norr (UK) Ltd is not whoever else is called "… (UK)"."""
    said = session.rows(f"SELECT DISTINCT name FROM temp.name_spelled WHERE priority = {BRACKET}")
    found = [str(name) for (name,) in said if str(name) in place_phrases() and (len(str(name)) > 3 or name in SHORT)]
    if found:
        session.run(f"DELETE FROM temp.name_spelled WHERE priority = {BRACKET} AND list_contains(?, name)", [found])


def _put_forms(session: Session) -> None:
    """`name_form`: the few different legal forms that were found, each with the one word for it."""
    found = [str(row[0]) for row in session.rows("SELECT DISTINCT form FROM temp.name_part")]
    kept = [_one_form(form) for form in found]
    session.put("name_form", pa.table({"form": pa.array(found, pa.string()), "one": pa.array(kept, pa.string())}))


KEYS = """
    SELECT ref, text, min(priority) AS priority, arg_min(written, priority) AS written, base, form,
        any_value(own_form) AS own_form
    FROM (
        SELECT p.* EXCLUDE (form, own), f.one AS form,
            coalesce(max(f.one) FILTER (own) OVER (PARTITION BY ref, text), '') AS own_form
        FROM temp.name_part AS p JOIN temp.name_form AS f ON f.form = p.form
    )
    GROUP BY ref, text, base, form"""

# SQL: text, base, form: of each name, what stands outside its brackets.
OWN_NAME = f"""
    SELECT text, arg_max(base, (priority, base)) AS base, arg_max(form, (priority, base)) AS form
    FROM temp.in_name_key WHERE priority <= {OWN} GROUP BY text"""


def _spelled_parts(source: str) -> str:
    """SELECT ref, text, priority, own (it is the name outside brackets), written, name: written's words.

    Each step is materialised, as all parts are made of it. Nothing is asked of `name` here: DuckDB would spell each
    part once for the answer and once more for the row.
    """
    later = rf"(?i)[\s,;]+[-–—]?\s*{_also()}(?:[\s:-]+|$)"
    first = rf"(?i)^{_also()}[\s:.-]+"
    return rf"""
        WITH said AS MATERIALIZED (
            SELECT ref, text, trim(regexp_replace(text, '\s*\([^()]*\)', ' ', 'g')) AS outside
            FROM ({source}) WHERE text IS NOT NULL
        ), parted AS MATERIALIZED (
            SELECT ref, text, regexp_replace(outside, '{later}', chr(1)) AS halves FROM said
        ), bracketed AS MATERIALIZED (
            SELECT * FROM (
                SELECT ref, text, unnest(regexp_extract_all(text, '\(([^()]*)\)', 1)) AS bracket
                FROM said WHERE contains(text, '(')
            ) WHERE bracket <> ''
        ), parts AS (
            SELECT ref, text, 1 AS priority, text = halves AS own, text AS written FROM parted
            UNION ALL SELECT ref, text, {OWN}, true, split_part(halves, chr(1), 1) FROM parted WHERE text <> halves
            UNION ALL SELECT ref, text, {ALSO}, false, split_part(halves, chr(1), 2) FROM parted
            WHERE contains(halves, chr(1))
            UNION ALL SELECT ref, text, CASE WHEN {occurs("bracket", first)} THEN {ALSO} ELSE {BRACKET} END,
                false, regexp_replace(bracket, '{first}', '') FROM bracketed
            UNION ALL SELECT ref, text, {ALSO}, false, regexp_replace(outside, '{DOMAIN}', '\1 ') FROM said
            WHERE regexp_matches(outside, '{DOMAIN}')
            UNION ALL SELECT ref, text, {ALSO}, false,
                regexp_replace(outside, '(?i)^({PERHAPS_BEFORE}) (.+)$', '\2 \1')
            FROM said WHERE regexp_matches(outside, '(?i)^({PERHAPS_BEFORE}) .')
        )
        SELECT ref, text, priority, own, trim(written) AS written, {_spelled("written")} AS name FROM parts"""


def _split() -> str:
    """SELECT the parts with their names' base, and form as it is written there."""
    return rf"""
        SELECT * EXCLUDE (name), left(name, length(name) - length(form)) AS base FROM (
            SELECT *, regexp_extract(name, '((?: (?:{"|".join(_forms())}))+)$', 1) AS form
            FROM temp.name_spelled WHERE name <> ''
        )"""


def _spelled(written: str) -> str:
    """SQL: small letters and figures, words apart by one blank, without "the" and "and"."""
    text = f"lower(strip_accents(regexp_replace({written}, '[.''’®™©]', '', 'g')))"
    for letter, instead in LETTERS.items():
        text = f"replace({text}, '{letter}', '{instead}')"
    for form in _forms():
        if not re.search(r"[a-zа-я]", form):
            text = f"replace({text}, '{form}', ' {form} ')"
    text = rf"trim(regexp_replace({text}, '{APART}+', ' ', 'g'))"
    text = f"regexp_replace({text}, ' (?:(?:{JOINING}) )+', ' ', 'g')"
    text = f"regexp_replace({text}, '^the ', '')"
    return rf"regexp_replace({text}, '^({BEFORE}) (.+)$', '\2 \1')"


@cache
def _one_form(written: str) -> str:
    """The legal forms at the end of a name, each in the one word for it.

    >>> _one_form(" gesellschaft mit beschrankter haftung")
    'gmbh'
    """
    text = f"{written} "
    for form, kind in _forms().items():
        if form != kind:
            text = text.replace(f" {form} ", f" {kind} ")
    return text.strip()


def new_id(base: str, form: str) -> str:
    """SQL: the id of an organisation nobody knows yet, the same for each spelling of its name."""
    slug = rf"rtrim(left(regexp_replace({base}, '{APART}+', '-', 'g'), 40), '-')"
    return f"{slug} || '-' || left(sha256({base} || '|' || {form}), 8)"
