"""Why signed assessments have to be looked at again, in words: beside an evaluation, one table per language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from transfers.i18n import keys, t
from transfers.ledger import Session, laid
from transfers.rules.evaluation import Evaluation
from transfers.rules.wording import ensure_words

if TYPE_CHECKING:
    import pandas as pd

# Every text used here is looked up by its key, in one map; a name that the registry does not hold stays as it is.
TOLD = """
CREATE TABLE {e}.reopened_{language} AS
WITH words AS (SELECT map_from_entries(list((key, word))) AS of FROM ({lexicon})),
places AS (SELECT coalesce(map_from_entries(list((code, name))), MAP {{}}) AS of FROM {e}.place_{language}),
names AS (
    SELECT coalesce(map_from_entries(list((o.id, o.name))), MAP {{}}) AS of FROM {e}.organisation AS o
    WHERE o.id IN (
        SELECT unnest(list_concat([subject], coalesce(was, []), coalesce(now_is, []))) FROM {e}.reopening
        WHERE kind IN ('importer', 'parent', 'sub_processor')
    )
), labelled AS (
    SELECT r.*, CASE r.kind
            WHEN 'instrument' THEN i.title_{language}
            WHEN 'challenge' THEN i.title_{language}
            WHEN 'certification' THEN w.of['words.framework.' || r.subject]
            WHEN 'location' THEN w.of['words.use.' || r.subject]
            WHEN 'sub_processor' THEN n.of[r.subject]
            WHEN 'data' THEN w.of['assess.known.' || r.subject]
            WHEN 'country' THEN p.of[r.subject]
            WHEN 'condition' THEN c.text
            WHEN 'by_hand' THEN a.reopened_because
        END AS label,
        [{was}] AS labels
    FROM {e}.reopening AS r CROSS JOIN words AS w CROSS JOIN places AS p CROSS JOIN names AS n
    LEFT JOIN {e}.law_instrument AS i ON i.id = r.subject AND r.kind IN ('instrument', 'challenge')
    LEFT JOIN {e}.condition_state AS c
        ON c.assessment_id = r.assessment_id AND c.condition_id = r.subject AND r.kind = 'condition'
    LEFT JOIN {e}.assessment AS a ON a.id = r.assessment_id AND r.kind = 'by_hand'
)
SELECT l.assessment_id, l.cause, l.kind, l.subject, l.since,
    replace(replace(replace(w.of['assess.reopened.' || CASE
            WHEN l.cause = 'stale' THEN 'stale'
            WHEN l.kind = 'challenge' AND l.now_is IS NULL THEN 'challenge_ended'
            ELSE l.kind END],
        '{{subject}}', translate(coalesce(l.label, nullif(l.subject, ''), '—'), '{{}}', '()')),
        '{{was}}', translate(coalesce(nullif(l.labels[1], ''), '—'), '{{}}', '()')),
        '{{now}}', translate(coalesce(nullif(l.labels[2], ''), '—'), '{{}}', '()')) AS told
FROM labelled AS l CROSS JOIN words AS w
"""
VALUE = """array_to_string(list_transform({column}, lambda v: coalesce(CASE r.kind
    WHEN 'instrument' THEN w.of['words.status.' || v]
    WHEN 'certification' THEN w.of['assess.listing.' || replace(v, ', ', '_')]
    WHEN 'importer' THEN n.of[v]
    WHEN 'parent' THEN n.of[v]
    WHEN 'destination' THEN p.of[v]
    WHEN 'location' THEN coalesce(p.of[v], w.of['words.publication.' || v])
    WHEN 'sub_processor' THEN p.of[v]
    WHEN 'data' THEN w.of['assess.flag.' || v]
END, v)), ', ')"""


def ensure_reopened(session: Session, evaluation: Evaluation, language: str) -> str:
    """The table's name: assessment_id, cause, kind, subject, since, told. Made once."""
    ensure_words(session, evaluation, language)
    evaluation.once(f"reopened {language}", lambda: _make(session, evaluation, language))
    return f"{evaluation.schema}.reopened_{language}"


def _make(session: Session, evaluation: Evaluation, language: str) -> None:
    lexicon = [
        {"key": key, "word": t(key, language)} for key in keys(language) if key.startswith(("words.", "assess."))
    ]
    values = ", ".join(VALUE.format(column=f"r.{column}") for column in ("was", "now_is"))
    words = laid({"key": "VARCHAR", "word": "VARCHAR"}, lexicon)
    session.run(TOLD.format(e=evaluation.schema, language=language, was=values, lexicon=words))


def told_reopenings(
    session: Session, evaluation: Evaluation, language: str, assessments: Sequence[str] | None = None
) -> pd.DataFrame:
    """Every reason why a signed assessment is open again, the oldest first; of some assessments or of all."""
    table = ensure_reopened(session, evaluation, language)
    return session.frame(
        f"SELECT * FROM {table} WHERE $1::VARCHAR[] IS NULL OR list_contains($1::VARCHAR[], assessment_id) "
        "ORDER BY since NULLS LAST, assessment_id, cause, kind, subject",
        [None if assessments is None else list(assessments)],
    )
