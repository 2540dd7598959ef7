"""Answers from a similar assessment: copied with a mark, and confirmed one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transfers.domain.words import AssessmentStatus
from transfers.errors import UsageError
from transfers.i18n import refusal
from transfers.ledger import write
from transfers.services.assess.drafting import answers_of, read_draft
from transfers.services.assess.lifecycle import refuse_unless
from transfers.services.assess.reading import answers_in, stored
from transfers.services.assess.records import Draft
from transfers.services.assess.starting import writes_of
from transfers.services.assess.walking import questionnaire_of
from transfers.services.workspace import Lens, Workspace

if TYPE_CHECKING:
    import pandas as pd

SIMILAR = """
WITH mine AS (
    SELECT DISTINCT g.importer_id, g.destination, g.regime, b.instrument, a.kind
    FROM {e}.guided AS g JOIN {e}.assessment AS a ON a.id = g.assessment_id
    LEFT JOIN {e}.basis AS b ON b.transfer_id = g.transfer_id WHERE g.assessment_id = ?
)
SELECT a.id, a.version, a.status, a.outcome, a.signed_on, o.name AS importer, g.destination,
    bool_or(g.importer_id = m.importer_id) AS same_importer,
    bool_or(g.destination = m.destination) AS same_country,
    bool_or(b.instrument = m.instrument) AS same_instrument
FROM {e}.guided AS g
JOIN {e}.assessment AS a ON a.id = g.assessment_id
JOIN mine AS m ON m.kind = a.kind
LEFT JOIN {e}.basis AS b ON b.transfer_id = g.transfer_id
LEFT JOIN {e}.organisation AS o ON o.id = g.importer_id
WHERE a.id <> ? AND a.answers IS NOT NULL AND a.status <> 'superseded'
GROUP BY ALL
HAVING same_importer OR same_country
ORDER BY same_importer::INT * 4 + same_country::INT * 2 + same_instrument::INT DESC, a.signed_on DESC NULLS LAST, a.id
LIMIT 50
"""


def similar(workspace: Workspace, assessment_id: str) -> pd.DataFrame:
    """Finished assessments of the same importer or country, the most alike first: id, version, status, outcome,
    signed_on, importer, destination, same_importer, same_country, same_instrument."""
    with workspace.session() as session:
        schema = workspace.evaluation(session, Lens.today()).schema
        return session.frame(SIMILAR.format(e=schema), [assessment_id, assessment_id])


def copy_from(workspace: Workspace, assessment_id: str, other_id: str, author: str) -> Draft:
    """Copy the answers of another assessment to the questions that are not answered yet, each marked until somebody
    confirms it. What is concluded is not copied. Raises UsageError for another kind, or one without answers."""
    with workspace.session() as session:
        held = read_draft(session, assessment_id)
        refuse_unless(held.assessment, "write")
        other, _ = stored(session, other_id)
        if other.kind != held.assessment.kind or not other.answers or other.status is AssessmentStatus.DRAFT:
            raise refusal(UsageError, "assess_refused.start.copy_from", id=other_id)
        asked = questionnaire_of(other.kind)
        after = {each.id for each in asked.questions if each.section in asked.design.after_outcome}
        taken = {
            question: answer
            for question, answer in answers_in(other).items()
            if question in asked.by_id and question not in after and question not in answers_of(held)
        }
        write(session, assessment_id, author, writes_of(taken, other_id))
        return read_draft(session, assessment_id)
