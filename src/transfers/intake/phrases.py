"""Known phrases in free text, set-based: the longest ones win, wherever they stand in a cell."""

from __future__ import annotations

from transfers.i18n.spelling import plain_sql
from transfers.intake.patterns import APART
from transfers.intake.reference import CODE, UPPER
from transfers.ledger import Session

LONGEST_PHRASE = 8
MOST_WORDS = 60
# A stroke that parts nothing.
NOT_APPLICABLE = rf"(?i)(^|{APART})n\s*/\s*a($|{APART})"
BOX = r"\[\s?\]|☐|□|▢|\[[xX✓✔]\]|☑|☒|✅|✔"


def boxed(text: str) -> str:
    """SQL: a form's boxes (`[x] SCC [ ] DPF`), each with what it is for as a part of its own. Only among several is
    one that is left empty an answer."""
    empty = rf"regexp_replace({text}, '\[\s?\]|□|▢', '☐', 'g')"
    parted = rf"regexp_replace({empty}, '(☐|\[[xX✓✔]\]|☑|☒|✅|✔)', ';\1', 'g')"
    return f"CASE WHEN len(regexp_extract_all({text}, '{BOX}')) > 1 THEN {parted} ELSE {text} END"


def blank_form(text: str) -> str:
    """SQL: whether the text is what a form says is to be written there: `[AZURE REGION, e.g. EU]`. A list of quoted
    names, and what is ticked, is none."""
    return rf"""(starts_with({text}, '[') AND regexp_full_match({text}, '\[[^\[\]]+\]')
        AND NOT regexp_matches({text}, '^\[\s*[xX✓✔]?\s*\]|["\x27]'))"""


def find_phrases(session: Session, name: str, words: str = "") -> None:
    """Needs `<name>_segment` (cell, segment, text) and `<name>_word` (phrase, kind, meaning, writing …), or that of
    `words`.

    Makes `<name>_hit`: cell, segment, i, j (first and last word), and the columns of the word list. A phrase that lies
    in a longer one, or overlaps one, is dropped. Codes count only as a whole segment in capitals; UPPER phrases in
    capitals, or as a whole segment.
    """
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_{name}_gram AS
        WITH split AS (
            SELECT cell, segment, string_split({plain_sql("text", lower=False)}, ' ')[1:{MOST_WORDS}] AS said
            FROM temp.in_{name}_segment
        ), started AS (SELECT *, unnest(range(1, len(said) + 1)) AS i FROM split)
        SELECT cell, segment, i, i + n - 1 AS j, len(said) AS words, array_to_string(said[i:i + n - 1], ' ') AS written
        FROM started, range(1, {LONGEST_PHRASE + 1}) AS length(n) WHERE i + n - 1 <= len(said)"""
    )
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_{name}_hit AS
        WITH hit AS (
            SELECT g.*, w.* FROM temp.in_{name}_gram AS g
            JOIN temp.in_{words or name}_word AS w ON w.phrase = lower(g.written) AND g.written <> ''
            WHERE CASE w.writing
                WHEN '{CODE}' THEN g.words = g.j - g.i + 1 AND g.written = upper(g.written)
                WHEN '{UPPER}' THEN g.written = upper(g.written) OR g.words = g.j - g.i + 1
                ELSE true END
        )
        SELECT * FROM hit AS h WHERE NOT EXISTS (
            SELECT 1 FROM hit AS o WHERE o.cell = h.cell AND o.segment = h.segment
            AND o.i <= h.j AND o.j >= h.i AND o.j - o.i > h.j - h.i
        )"""
    )
