"""What a quarter's assessments amount to, for its pack: the outcome in words and the supplementary measures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pyarrow as pa

from transfers.domain import Assessment
from transfers.ledger import Session
from transfers.questionnaire import Walk
from transfers.services.assess.reading import answers_in, as_assessment
from transfers.services.assess.walking import questionnaire_of, walked

TEXT = pa.string()
MEASURES = pa.schema([(name, TEXT) for name in ("assessment_id", "measure", "kind", "status", "text")])
OUTCOMES = pa.schema([("kind", TEXT), ("outcome", TEXT), ("told", TEXT)])
TOLD = ("in_place", "planned")


def put_assessed(session: Session, schema: str, language: str, day: date) -> None:
    """`review_measure`: a row for each measure that is in place or planned, by the answers that a version froze;
    `review_outcome`: every outcome in words. Drafts have no frozen answers, and so no measures.

    Each version's answers are walked one by one: a questionnaire's path is a function of one set of answers.
    """
    rows = session.arrow(
        f"SELECT a.* FROM {schema}.assessment AS a WHERE a.answers IS NOT NULL AND a.transfer_id IN "
        f"(SELECT transfer_id FROM {schema}.flow) ORDER BY a.id"
    )
    made = [line for row in rows.to_pylist() for line in _measures(as_assessment(row)[0], language, day)]
    session.put("review_measure", pa.Table.from_pylist(made, schema=MEASURES))
    kinds = session.rows(f"SELECT DISTINCT kind FROM {schema}.assessment")
    words = [line for row in kinds for line in _outcomes(str(row[0]), language)]
    session.put("review_outcome", pa.Table.from_pylist(words, schema=OUTCOMES))


def _measures(assessment: Assessment, language: str, day: date) -> Iterator[dict[str, str]]:
    for offer in _path(assessment, day).measures:
        if offer.status in TOLD:
            yield {
                "assessment_id": assessment.id,
                "measure": offer.measure.id,
                "kind": offer.measure.kind,
                "status": offer.status,
                "text": questionnaire_of(assessment.kind).text(f"measure.{offer.measure.id}.text", language),
            }


def _path(assessment: Assessment, day: date) -> Walk:
    """As the version was submitted: with the facts of its own day."""
    facts = json.loads(assessment.facts) if assessment.facts else {}
    return walked(assessment.kind, answers_in(assessment), facts, assessment.submitted_on or day)


def _outcomes(kind: str, language: str) -> Iterator[dict[str, str]]:
    told = questionnaire_of(kind)
    for outcome in dict.fromkeys(each.outcome for each in told.design.outcomes):
        yield {"kind": kind, "outcome": outcome, "told": told.text(f"outcome.{outcome}", language)}
