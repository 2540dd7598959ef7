"""A walk as the JSON document that the command line promises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

from transfers.i18n import t
from transfers.questionnaire.asking import Open
from transfers.questionnaire.findings import Raised
from transfers.questionnaire.measures import Offer
from transfers.questionnaire.model import Measure
from transfers.questionnaire.outcome import LensResult
from transfers.questionnaire.probability import Estimate
from transfers.questionnaire.questionnaire import Questionnaire
from transfers.questionnaire.state import Cause

if TYPE_CHECKING:
    from transfers.questionnaire.walk import Walk


def document(walk: Walk, language: str) -> dict[str, object]:
    """Everything in it is ids and words of `language`; probabilities run from 0 to 1."""
    told = walk.questionnaire
    return {
        "questionnaire": told.kind,
        "version": told.version,
        "digest": told.digest,
        "on": walk.answers.on,
        "shown": list(walk.shown),
        "outcome": walk.outcome,
        "outcome_text": told.text(f"outcome.{walk.outcome}", language),
        "overridable": walk.overridable,
        "reason": {"id": walk.reason, "text": told.text(f"reason.{walk.reason}", language)},
        "findings": [_finding(told, each, language) for each in walk.findings],
        "measures": [_measure(told, each, language) for each in walk.measures],
        "conditions": list(walk.conditions),
        "open": [_open(told, each, language) for each in walk.open],
        "lenses": [_lens(told, each, language) for each in walk.lenses],
        "use_cases": [_use_case(told, each, language) for each in walk.use_cases],
        "probability": _probability(told, walk.probability, language),
        "levels": dict(walk.levels),
        "evidence": [asdict(each) for each in walk.proofs],
        "notes": [{"id": each, "text": told.text(f"note.{each}", language)} for each in walk.notes],
        "assumed": list(walk.assumed),
        "inactive": list(walk.inactive),
        "review_months": walk.review_months,
        "triggers": [{"id": each, "text": told.text(f"trigger.{each}", language)} for each in told.design.triggers],
    }


def _finding(told: Questionnaire, raised: Raised, language: str) -> dict[str, object]:
    return {
        "id": raised.id,
        "text": told.text(f"finding.{raised.id}", language),
        "state": raised.state,
        "condition": raised.condition,
        "why": [_cause(told, each, language) for each in raised.causes],
        "source": list(told.findings[raised.id].source),
    }


def _cause(told: Questionnaire, cause: Cause, language: str) -> dict[str, object]:
    found: dict[str, object] = {"question": cause.question, "answer": cause.option, "fact": cause.fact}
    if cause.question:
        question = told.by_id[cause.question]
        answer = question.option_text(cause.option, language) if cause.option else t("tia.cause.measure", language)
        found["text"] = f"{question.text(language)} {answer}"
    else:
        found["text"] = told.text(f"fact.{cause.fact}", language)
    return {key: value for key, value in found.items() if value is not None}


def _measure(told: Questionnaire, offer: Offer, language: str) -> dict[str, object]:
    measure = offer.measure
    return {
        "id": measure.id,
        "kind": measure.kind,
        "text": told.text(f"measure.{measure.id}.text", language),
        "status": offer.status,
        "cures": list(offer.cures),
        "partial": measure.partial,
        "use_case": measure.use_case,
        "use_case_text": _case(measure, language),
        "proof": told.text(f"measure.{measure.id}.proof", language),
        "source": list(measure.source),
    }


def _case(measure: Measure, language: str) -> str | None:
    if measure.avoids:
        return t("tia.measure.avoids", language, cases=", ".join(measure.avoids))
    return t("tia.measure.use_case", language, case=measure.use_case) if measure.use_case else None


def _open(told: Questionnaire, each: Open, language: str) -> dict[str, object]:
    why = (
        told.text(f"contradiction.{each.detail}", language)
        if each.why == "contradiction"
        else t(f"tia.open.{each.why}", language, detail=each.detail or "")
    )
    found = {"id": each.question, "why": each.why, "text": why, "blocks": each.blocks}
    return found | ({"suggested": each.suggested} if each.suggested is not None else {})


def _lens(told: Questionnaire, each: LensResult, language: str) -> dict[str, object]:
    return {
        "id": each.id,
        "title": told.text(f"lens.{each.id}.title", language),
        "result": each.result,
        "good": each.good,
        "text": told.text(f"lens.{each.id}.result.{each.result}", language),
        "source": list(each.source),
    }


def _use_case(told: Questionnaire, each: str, language: str) -> dict[str, object]:
    effective = next(case.effective for case in told.design.use_cases if case.id == each)
    return {"id": each, "effective": effective, "text": told.text(f"use_case.{each}", language)}


def _probability(told: Questionnaire, found: Estimate | None, language: str) -> Mapping[str, object] | None:
    if found is None:
        return None
    said = {name: told.text(f"assumption.{name}", language) for name in found.assumptions}
    figures = {key: value for key, value in asdict(found).items() if key not in ("low", "high")}
    return {
        **figures,
        "range": {"low": found.low, "likely": found.probability, "high": found.high},
        "links": [{**asdict(link), "text": told.text(f"link.{link.id}", language)} for link in found.links],
        "assumptions": [{"id": name, "text": text} for name, text in said.items()],
    }
