"""Rows that stand in a list without being of it: totals, titles of groups, remarks below the table."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from transfers.i18n.spelling import LETTER, plain_sql
from transfers.intake.columns import FIELDS
from transfers.intake.lines import lines
from transfers.intake.patterns import either, occurs, quoted, with_bare
from transfers.intake.reference import group_places, words, written
from transfers.intake.sentences import sentence
from transfers.ledger import Session

# A blank of a template that nobody has filled in: [HOSTING], {{provider}}, (e-mail provider).
BLANK = r"regexp_full_match(vendor, '\[[^\[\]]*\]|\{+[^{}]*\}+|\([^()]*\)')"
# A role that nobody has been chosen for: Hosting provider (to be chosen), E-mail (TBD: Norr or Kaiku).
TO_CHOOSE = r"(?i)^tb[acd]\s*[:–-]\s*\S"
BEHIND = r"regexp_extract(vendor, '[(\[]([^()\[\]]*)[)\]]$', 1)"
ROUTE = rf"regexp_matches(vendor, '[{LETTER})]\s*(?:→|⟶|➜|➔|⇒|[-–—=]+>)\s*[{LETTER}(]')"
# A sum that stands in the vendors' column: 8, 12.50, 1 200.
FIGURE = rf"NOT regexp_matches(vendor, '[{LETTER}]')"
FOOTNOTE = r"^\s*[*†‡]{1,3}\s*\p{Ll}"
# yellow = ask the lawyers first
LEGEND = r"contains(vendor, '=') AND regexp_matches(vendor, '^[^=]{1,40}\s=\s\S')"
SEVERAL = (
    rf"(contains(vendor, ';') OR contains(vendor, '|')) "
    rf"AND regexp_matches(vendor, '[{LETTER}].*(?:;|\s\|)\s+[{LETTER}]')"
)


def set_bystanders_aside(session: Session) -> None:
    """Needs `staged`, `text` and `issue`. A row that says more than its first cell is a vendor's, whatever it is
    called."""
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_vendor AS SELECT vendor, {plain_sql("vendor")} AS plain
        FROM (SELECT DISTINCT cleaned AS vendor FROM temp.in_text WHERE field = 'vendor')"""
    )
    name = "trim(regexp_replace(plain, '[0-9 ]+', ' ', 'g'))"
    others = [field for field in FIELDS if field != "vendor"]
    fresh = """"row" NOT IN (SELECT "row" FROM temp.in_issue WHERE code = 'not-a-vendor')"""
    alone = rf"{fresh} AND NOT regexp_matches(concat_ws(' ', {', '.join(others)}), '[{LETTER}]')"
    counted = rf"regexp_full_match(vendor, '(?i)(?:{either(with_bare(written('total')))})\s[^:=(]*[:=(]\s*\d+\s*\)?')"
    listed = quoted((*words("total"), *words("group")))
    told = f"{name} IN ({listed}) OR {_begins(name, 'note')} OR {sentence('vendor')}"
    session.put("in_group_place", pa.table({"plain": sorted(group_places())}))
    places = "plain IN (SELECT plain FROM temp.in_group_place) AND (length(plain) > 3 OR vendor = upper(vendor))"
    told += f" OR {FIGURE} OR ({LEGEND}) OR {counted} OR ({places})"
    _note(session, "not-a-vendor", "left(vendor, 80)", told, others, alone)
    _note_footnotes(session, alone, others)
    _note(session, "a-route", "left(vendor, 200)", ROUTE)
    _note(session, "several-vendors", "left(vendor, 200)", f"contains(vendor, ' ') AND {SEVERAL}")
    open_ = f"""({plain_sql(BEHIND)} IN ({quoted(words("not_chosen"))}) OR regexp_matches({BEHIND}, '{TO_CHOOSE}'))"""
    _note(session, "vendor-missing", "vendor", f"plain IN ({quoted(words('unnamed'))}) OR {BLANK} OR {open_}")


def _note_footnotes(session: Session, alone: str, others: Sequence[str]) -> None:
    """`* mandatory field` below a table; where most names have such a mark, it is a bullet."""
    marked = f"field = 'vendor' AND regexp_matches(text, '{FOOTNOTE}')"
    found = session.rows(f"""SELECT count(*) FILTER ({marked}), count(*) FROM temp.in_text WHERE field = 'vendor'""")[0]
    if 0 < 2 * int(str(found[0])) < int(str(found[1])):
        session.run(
            f"""INSERT INTO temp.in_issue SELECT "row", 'vendor', 'not-a-vendor', left(vendor, 80), true
            FROM ({lines("vendor", "id_vendor", *others)})
            WHERE id_vendor IN (SELECT id FROM temp.in_text WHERE {marked}) AND {alone}"""
        )


def _note(session: Session, code: str, value: str, told: str, others: Sequence[str] = (), where: str = "true") -> None:
    """An issue for the rows of each vendor that is `told`, which is asked once for each; few are, or none."""
    session.run(f"CREATE OR REPLACE TEMP TABLE in_told_vendor AS SELECT vendor FROM temp.in_vendor WHERE {told}")
    if session.rows("SELECT 1 FROM temp.in_told_vendor LIMIT 1"):
        session.run(
            f"""INSERT INTO temp.in_issue SELECT "row", 'vendor', '{code}', {value}, true
            FROM ({lines("vendor", *others)}) JOIN temp.in_told_vendor USING (vendor) WHERE {where}"""
        )


def _begins(name: str, kind: str) -> str:
    return occurs(name, f"^(?:{'|'.join(words(kind))})(?: |$)")
