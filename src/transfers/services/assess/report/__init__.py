"""An assessment as a report that a lawyer would send to an authority: PDF, Word."""

from __future__ import annotations

from transfers.documents import Document, pdf, word
from transfers.services.assess.opening import opened, path_of
from transfers.services.assess.report.answers import answers
from transfers.services.assess.report.closing import conditions, decision, proofs
from transfers.services.assess.report.result import findings, lenses, probability
from transfers.services.assess.report.summary import known, summary
from transfers.services.assess.report.telling import Told
from transfers.services.workspace import Lens, Workspace

__all__ = ["report", "report_pdf", "report_word"]


def report(workspace: Workspace, assessment_id: str, lens: Lens, language: str = "en") -> Document:
    """One version as it stands on the lens's day. Raises UsageError when there is none of that id."""
    found = opened(workspace, assessment_id, lens, language)
    told = Told(found, path_of(found, lens.on), language, lens.on, workspace.law)
    one = found.assessment
    seal = (one.seal or "")[:16] or told.say("unsealed")
    return Document(
        title=told.questionnaire.title(language),
        subtitle=told.say("subtitle", version=one.version, **told.parties()),
        language=language,
        dated=one.signed_on or lens.on,
        organisation=told.parties()["exporter"],
        footer=told.say("footer", id=one.id, version=one.version, seal=seal),
        blocks=(
            *summary(told),
            *lenses(told),
            *known(told),
            *findings(told),
            *probability(told),
            *conditions(told),
            *decision(told),
            *answers(told),
            *proofs(told),
        ),
    )


def report_pdf(workspace: Workspace, assessment_id: str, lens: Lens, language: str = "en") -> bytes:
    return pdf(report(workspace, assessment_id, lens, language))


def report_word(workspace: Workspace, assessment_id: str, lens: Lens, language: str = "en") -> bytes:
    return word(report(workspace, assessment_id, lens, language))
