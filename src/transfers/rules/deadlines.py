"""Days to act by that follow from a registry and a law: one SELECT, for the overview and for the review."""

from __future__ import annotations

EVERY = "true"


def deadlines(schema: str, language: str, of: str = EVERY) -> str:
    """SELECT day, kind (tia_review, tia_condition, certification, basis_end, legacy_end), id, name, transfers. `of` is
    a condition on `transfer_id`."""
    e = schema
    return f"""(
    SELECT t.review_on AS day, 'tia_review' AS kind, t.transfer_id AS id,
        coalesce(im.name, s.transfer_id) AS name, 1 AS transfers
    FROM (SELECT * FROM {e}.tia WHERE {of}) AS t JOIN {e}.subject AS s ON s.transfer_id = t.transfer_id
    LEFT JOIN {e}.organisation AS im ON im.id = s.importer_id WHERE t.review_on IS NOT NULL
    UNION ALL
    SELECT c.due_on, 'tia_condition', min(t.transfer_id), c.text || ' (' || c.owner || ')',
        count(DISTINCT t.transfer_id)
    FROM {e}.condition_state AS c
    JOIN (SELECT * FROM {e}.tia WHERE {of}) AS t ON t.assessment_id = c.assessment_id
    SEMI JOIN {e}.subject AS s ON s.transfer_id = t.transfer_id
    WHERE c.done_on IS NULL GROUP BY c.due_on, c.assessment_id, c.condition_id, c.text, c.owner
    UNION ALL
    SELECT r.next_due, 'certification', r.importer_id, any_value(o.name), count(DISTINCT r.transfer_id)
    FROM (SELECT * FROM {e}.reliance WHERE {of}) AS r JOIN {e}.organisation AS o ON o.id = r.importer_id
    WHERE r.next_due IS NOT NULL GROUP BY r.next_due, r.importer_id
    UNION ALL
    SELECT r.status_until, 'basis_end', r.instrument_id, any_value(l.title_{language}), count(DISTINCT r.transfer_id)
    FROM (SELECT * FROM {e}.reliance WHERE {of}) AS r JOIN {e}.law_instrument AS l ON l.id = r.instrument_id
    WHERE r.holds AND r.status = 'in_force' AND r.end_kind NOT IN ('invalidated', 'withdrawn')
      AND r.status_until IS NOT NULL
    GROUP BY r.status_until, r.instrument_id
    UNION ALL
    SELECT r.legacy_until, 'legacy_end', r.instrument_id, any_value(l.title_{language}), count(DISTINCT r.transfer_id)
    FROM (SELECT * FROM {e}.reliance WHERE {of}) AS r JOIN {e}.law_instrument AS l ON l.id = r.instrument_id
    WHERE r.status = 'legacy_only' GROUP BY r.legacy_until, r.instrument_id
)"""
