"""Names of organisations: one key for many spellings, without losing the legal form that tells two entities apart."""

from __future__ import annotations

import re
from functools import cache

from transfers.errors import InputError
from transfers.intake.reference import rows
from transfers.ledger import Session

ALSO = r"(?i)\s*(?:,\s*)?\b(?:d/b/a|d\.b\.a\.|dba|aka|a\.k\.a\.|t/a|trading as|formerly|f/k/a)\b\.?\s*"


@cache
def _forms() -> dict[str, str]:
    forms = {row["form"]: row["class"] for row in rows("legal_forms")}
    if not all(re.fullmatch(r"[a-z]+", word) for pair in forms.items() for word in pair):
        raise InputError("legal_forms.csv: a form is written in small letters a-z.")
    return forms


def put_keys(session: Session, source: str, into: str) -> None:
    """From the SQL `source` (ref, text), make `into`: every key that the text answers to.

    ref, text, priority (1 the whole name … 3 a brand in brackets or after d/b/a), written, base, form.
    `form` is the legal form, its spellings made one; '' where the name has none.
    """
    session.run(
        rf"""CREATE OR REPLACE TEMP TABLE in_{into} AS
        WITH said AS (
            SELECT DISTINCT ref, text, trim(regexp_replace(text, '\([^()]*\)', ' ', 'g')) AS outside,
                regexp_extract(text, '\(([^()]*)\)', 1) AS bracket FROM ({source}) WHERE text IS NOT NULL
        ), parts AS (
            SELECT ref, text, 1 AS priority, text AS written FROM said
            UNION ALL SELECT ref, text, 2, split_part(regexp_replace(outside, '{ALSO}', chr(1)), chr(1), 1) FROM said
            UNION ALL SELECT ref, text, 3, split_part(regexp_replace(outside, '{ALSO}', chr(1)), chr(1), 2) FROM said
            UNION ALL SELECT ref, text, 3, regexp_replace(bracket, '^{ALSO}', '') FROM said
        ), spelled AS (
            SELECT *, trim(regexp_replace(regexp_replace(
                lower(strip_accents(regexp_replace(written, '[.''’®™©]', '', 'g'))),
                '[^\p{{L}}\p{{N}}]+', ' ', 'g'), '^\s*the ', '')) AS name
            FROM parts WHERE trim(written) <> ''
        ), split AS (
            SELECT *, regexp_extract(name, '^(.+?)((?: (?:{"|".join(_forms())}))*)$', ['base', 'form']) AS s
            FROM spelled
        )
        SELECT ref, text, min(priority) AS priority, any_value(trim(written)) AS written,
            coalesce(nullif(s.base, ''), name) AS base, {_one_form("s.form")} AS form
        FROM split WHERE name <> '' GROUP BY ref, text, coalesce(nullif(s.base, ''), name), {_one_form("s.form")}"""
    )


def _one_form(value: str) -> str:
    text = f"{value} || ' '"
    for form, kind in _forms().items():
        if form != kind:
            text = f"replace({text}, ' {form} ', ' {kind} ')"
    return f"trim({text})"


def new_id(base: str, form: str) -> str:
    """SQL: the id of an organisation nobody knows yet, the same for each spelling of its name."""
    slug = rf"rtrim(left(regexp_replace({base}, '[^\p{{L}}\p{{N}}]+', '-', 'g'), 40), '-')"
    return f"{slug} || '-' || left(sha256({base} || '|' || {form}), 8)"
