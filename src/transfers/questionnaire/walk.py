"""`walk(questionnaire, answers)`: the path through a questionnaire and what it amounts to. A pure function."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from transfers.questionnaire.answers import Answers
from transfers.questionnaire.asking import Open, Proof, ask, flags_of, proofs_of, still_open
from transfers.questionnaire.document import document
from transfers.questionnaire.findings import Raised, close, raise_derived, told
from transfers.questionnaire.measures import Offer, offers, questions_planned
from transfers.questionnaire.model import Design
from transfers.questionnaire.outcome import LensResult, decide, through_lenses
from transfers.questionnaire.probability import Estimate, estimated
from transfers.questionnaire.questionnaire import Question, Questionnaire
from transfers.questionnaire.state import Cause, Known, stated

DIFFERS = "decision.differs"


@dataclass(frozen=True, slots=True)
class Walk:
    """What the answers amount to.

    `reason` is the id of the rule that decided. `conditions` are the findings to close before the start, `assumed` the
    flags nobody stated, `inactive` the answers to questions that are not shown: kept, and left out of account.
    """

    questionnaire: Questionnaire
    answers: Answers
    shown: tuple[str, ...]
    open: tuple[Open, ...]
    findings: tuple[Raised, ...]
    measures: tuple[Offer, ...]
    levels: Mapping[str, int]
    outcome: str
    reason: str
    lenses: tuple[LensResult, ...]
    use_cases: tuple[str, ...]
    probability: Estimate | None
    notes: tuple[str, ...]
    proofs: tuple[Proof, ...]
    assumed: tuple[str, ...]
    inactive: tuple[str, ...]
    review_months: int | None

    @property
    def green(self) -> bool:
        """May the transfer run on this outcome, as far as the program can tell? A lawyer decides."""
        return self.outcome in self.questionnaire.design.green

    @property
    def overridable(self) -> bool:
        """May those who decide conclude otherwise, with reasons?"""
        return not any(each.final for each in self.questionnaire.design.outcomes if each.id == self.reason)

    @property
    def conditions(self) -> tuple[str, ...]:
        return tuple(each.id for each in self.findings if each.condition)

    def as_json(self, language: str = "en") -> dict[str, object]:
        """The document that `transfers tia run` prints."""
        return document(self, language)


def walk(questionnaire: Questionnaire, answers: Answers) -> Walk:
    """Never raises, whatever the answers are: what cannot be read counts as not answered."""
    design = questionnaire.design
    facts, assumed = stated(questionnaire.facts, _given(questionnaire, answers))
    known = Known(facts, questions_planned(design, frozenset(answers.planned)))
    before = _asked(questionnaire, after=False)
    ask(known, before, answers)
    _weigh(questionnaire, known, before)
    proofs = proofs_of(known, before, answers)
    measures, findings = _find(design, known, proofs)
    opened = still_open(design, known, before, proofs)
    known.flags |= flags_of(opened, findings)
    decided = decide(design, known)
    opened += _conclude(questionnaire, known, answers, decided.outcome)
    shown = tuple(each.id for each in questionnaire.questions if each.id in known.readings)
    return Walk(
        questionnaire,
        answers,
        shown=shown,
        open=tuple(opened),
        findings=findings,
        measures=measures,
        levels={name: known.level(name) for name in design.levels},
        outcome=decided.outcome,
        reason=decided.id,
        lenses=through_lenses(design, known),
        use_cases=told(design.use_cases, known),
        probability=estimated(design, known, answers.answers),
        notes=told(design.notes, known),
        proofs=proofs,
        assumed=tuple(key for key in assumed if questionnaire.facts[key].given_by != "tool"),
        inactive=tuple(key for key in answers.answers if key in questionnaire.by_id and key not in shown),
        review_months=next((each.months for each in design.reviews if each.when.holds(known)), None),
    )


def _asked(questionnaire: Questionnaire, after: bool) -> list[Question]:
    late = questionnaire.design.after_outcome
    return [each for each in questionnaire.questions if (each.section in late) is after]


def _given(questionnaire: Questionnaire, answers: Answers) -> dict[str, object]:
    """The facts, where a flag nobody stated is not known rather than not raised as soon as its question is answered:
    an answer once given is not dropped for want of a flag."""
    given = dict(answers.facts)
    for question in questionnaire.questions:
        if answers.answers.get(question.id) not in (None, "", []):
            for what, key, _ in question.asked.when.names():
                if what == "fact" and given.get(key) is None and questionnaire.facts[key].absent is not None:
                    given[key] = "unknown"
    return given


def _weigh(questionnaire: Questionnaire, known: Known, questions: Iterable[Question]) -> None:
    """Levels first as the answers raise them, then what lowers them."""
    design = questionnaire.design
    for question in questions:
        known.apply(question.asked, questionnaire.harm, design.harm_level.get(question.id))
    for question in questions:
        known.cap(question.asked)


def _find(design: Design, known: Known, proofs: Iterable[Proof]) -> tuple[tuple[Offer, ...], tuple[Raised, ...]]:
    for proof in proofs:
        causes = known.causes.setdefault(design.stale, []) if proof.state == "stale" and design.stale else None
        if causes is not None and proof.question not in {cause.question for cause in causes}:
            causes.append(Cause(proof.question))
    raise_derived(design, known)
    measures = offers(design, known)
    return measures, close(design, known, measures)


def _conclude(questionnaire: Questionnaire, known: Known, answers: Answers, outcome: str) -> list[Open]:
    """Ask what is asked once the outcome is known. What is open there blocks signing only."""
    concluded = answers.answers.get(questionnaire.design.conclusion or "")
    if concluded not in (None, "", outcome):
        known.facts = {**known.facts, DIFFERS: True}
    after = _asked(questionnaire, after=True)
    ask(known, after, answers)
    return [replace(each, blocks="signing") for each in still_open(questionnaire.design, known, after, ())]
