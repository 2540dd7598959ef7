"""Statuses of rows: which of them say that it has ended, or has not begun, or that what the row says is not settled."""

from __future__ import annotations

from transfers.i18n.spelling import plain_sql
from transfers.intake.patterns import either, occurs, quoted
from transfers.intake.reference import words, written
from transfers.ledger import Session

# Words before one that says the other: "not terminated".
DENIED = "not|never|nicht|ei|ej|inte|pas|non"
# What stands behind a name: "Norr AB (terminated)", "Norr AB – contract ended".
BEHIND = r"[(\[]([^()\[\]]+)[)\]]\s*$|\s[–—-]\s+(.+)$"
# A status is a few words; a remark may name what was before.
MOST_WORDS = 8


def note_statuses(session: Session) -> None:
    """Adds to `issue`; the rows are taken in, as nothing says on which day. Who is no sub-processor is no active one
    either: a no in both columns answers the first."""
    no = f"{plain_sql('cleaned')} IN ({quoted(words('no'))})"
    said = plain_sql("cleaned")
    session.run(
        f"""INSERT INTO temp.in_issue
        WITH said AS (
            SELECT id, left(cleaned, 80) AS status, {no} AS denied, CASE
                WHEN {_says(said, "past", "ended_status")} THEN 'ended-says-status'
                WHEN {_says(said, "planned", "planned_status")} THEN 'planned-says-status'
                WHEN {_says(said, "open_status")} THEN 'open-says-status' END AS code
            FROM temp.in_text WHERE field = 'status' AND cleaned IS NOT NULL
        ), answered AS (SELECT id FROM temp.in_text WHERE field = 'role' AND {no})
        SELECT s."row", 'status', coalesce(t.code, 'ended-says-status'), t.status, false
        FROM temp.in_staged AS s JOIN said AS t ON t.id = s.status LEFT JOIN answered AS r ON r.id = s.role
        WHERE t.code IS NOT NULL OR (t.denied AND r.id IS NULL)"""
    )


def note_words_behind_names(session: Session) -> None:
    """The same of what stands behind the name of a vendor; who was called otherwise before has not ended. Behind `or
    equivalent` another vendor may be meant."""
    beside = f"regexp_matches(text, '{BEHIND}')"
    another = rf"(?i)[\s(\[,/](?:{either(written('or_another'))})[\s)\].]*$"
    asked = f"({beside} OR {occurs('cleaned', another)})"
    if not session.rows(f"SELECT 1 FROM temp.in_text WHERE field = 'vendor' AND {asked} LIMIT 1"):
        return
    behind = f"concat(regexp_extract(text, '{BEHIND}', 1), regexp_extract(text, '{BEHIND}', 2))"
    session.run(
        f"""INSERT INTO temp.in_issue
        SELECT s."row", 'vendor', 'ended-says-status', left(trim({behind}), 80), false
        FROM temp.in_staged AS s JOIN temp.in_text AS t ON t.id = s.vendor
        WHERE t.field = 'vendor' AND {beside} AND {_says(plain_sql(behind), "ended_status", "ended_behind")}
        UNION ALL
        SELECT s."row", 'vendor', 'perhaps-several', left(t.cleaned, 200), false
        FROM temp.in_staged AS s JOIN temp.in_text AS t ON t.id = s.vendor
        WHERE t.field = 'vendor' AND {occurs("t.cleaned", another)}"""
    )


def _says(said: str, *lists: str) -> str:
    """SQL: whether the text names one of the words, and does not deny it."""
    named = either(word for each in lists for word in words(each))
    return rf"""(len(string_split({said}, ' ')) <= {MOST_WORDS} AND regexp_matches({said}, '(?:^| )(?:{named})(?: |$)')
        AND NOT regexp_matches({said}, '(?:^| )(?:{DENIED}) (?:{named})(?: |$)'))"""
