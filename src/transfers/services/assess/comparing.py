"""What differs between two versions, field by field and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from transfers.domain import Answer, Assessment
from transfers.i18n import has, t
from transfers.i18n.writing import day
from transfers.questionnaire import Question
from transfers.services.assess.drafting import answers_of, read_draft
from transfers.services.assess.reading import answers_in, conditions_of, facts_of
from transfers.services.assess.walking import questionnaire_of
from transfers.services.assess.wording import answer_words, evidence_words, in_place_words, row_words, trigger_words
from transfers.services.workspace import Workspace

FIELDS = (
    *("questionnaire_version", "further_transfers", "proposed", "outcome", "reasons", "assessor"),
    *("dpo", "dpo_opinion", "dpo_reasons", "signed_by", "review_on", "triggers"),
)
WORDS = {"dpo_opinion": "words.opinion"}


@dataclass(frozen=True, slots=True)
class Change:
    """`kind`: answer, rows, comment, evidence, planned, condition, fact or field; `id` the question, condition, fact or
    field. `was` and `now` are in words, empty where there was or is nothing; `told` is the whole line."""

    kind: str
    id: str
    label: str
    was: str
    now: str
    told: str


def difference(workspace: Workspace, old_id: str, new_id: str, language: str = "en") -> tuple[Change, ...]:
    """Every difference between two versions, in the order in which an assessment is read.

    A draft is taken as it stands. Texts are those of the questionnaire of today. Raises UsageError for an id that does
    not exist.
    """
    with workspace.session() as session:
        old, new = read_draft(session, old_id), read_draft(session, new_id)
    before, after = old.assessment, new.assessment
    was = answers_in(before) or answers_of(old)
    now = answers_in(after) if after.status != "draft" and after.answers else answers_of(new)
    found = [
        *_answers(before.kind, was, now, language),
        *_sets("condition", _conditions(before, language), _conditions(after, language)),
        *(_sets("fact", _facts(before), _facts(after)) if after.relied else ()),
        *_fields(before, after, language),
    ]
    return tuple(_change(each, language) for each in found)


Line = tuple[str, str, str, str, str]


def _change(line: Line, language: str) -> Change:
    kind, identifier, label, was, now = line
    nothing = t("assess.change.nothing", language)
    told = t(f"assess.change.{kind}", language, question=label, was=was or nothing, now=now or nothing)
    return Change(kind, identifier, label, was, now, told)


def _answers(kind: str, was: Mapping[str, Answer], now: Mapping[str, Answer], language: str) -> Iterator[Line]:
    asked = questionnaire_of(kind)
    order = [*asked.by_id, *sorted((was.keys() | now.keys()) - asked.by_id.keys())]
    for identifier in (each for each in order if was.get(each) != now.get(each)):
        question = asked.by_id.get(identifier)
        label = question.text(language) if question else identifier
        before, after = was.get(identifier, Answer()), now.get(identifier, Answer())
        parts = {
            "answer": (answer_words(question, each, language) for each in _apart(question, before.value, after.value)),
            "rows": (row_words(question, each.rows, language) for each in (before, after)),
            "comment": (each.comment or "" for each in (before, after)),
            "evidence": (evidence_words(each.evidence, language) for each in (before, after)),
            "planned": (in_place_words(each, language) for each in (before, after)),
        }
        for part, (old, new) in parts.items():
            if old != new:
                yield part, identifier, label, old, new


def _apart(question: Question | None, was: object, now: object) -> tuple[object, object]:
    """Of the links of a chain only those that differ; any other answer as it is."""
    if question is None or not question.asked.rows_from or not isinstance(was, Mapping) or not isinstance(now, Mapping):
        return was, now
    links = [link for link in {**was, **now} if was.get(link) != now.get(link)]
    before, after = ({link: side[link] for link in links if link in side} for side in (was, now))
    return before, after


def _conditions(assessment: Assessment, language: str) -> dict[tuple[str, str], str]:
    return {
        (each.id, each.id): f"{each.text} ({each.owner}, {day(each.due_on, language)})"
        for each in conditions_of(assessment)
    }


def _facts(assessment: Assessment) -> dict[tuple[str, str], str]:
    """By kind and subject; of a country pack only that it says something else, not its digest."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in facts_of(assessment):
        shown = each.value[:8] if each.kind == "country" else each.value
        found.setdefault((f"{each.kind}:{each.subject}", f"{each.kind} {each.subject}".strip()), []).append(shown)
    return {key: ", ".join(sorted(values)) for key, values in found.items()}


def _sets(kind: str, was: Mapping[tuple[str, str], str], now: Mapping[tuple[str, str], str]) -> Iterator[Line]:
    for key in sorted(was.keys() | now.keys()):
        if was.get(key) != now.get(key):
            yield kind, key[0], key[1], was.get(key, ""), now.get(key, "")


def _fields(before: Assessment, after: Assessment, language: str) -> Iterator[Line]:
    asked = questionnaire_of(after.kind)
    for name in FIELDS:
        was, now = (
            _field(asked.texts.every(language), name, getattr(each, name), language) for each in (before, after)
        )
        if was != now:
            yield "field", name, t(f"assess.field.{name}", language), was, now


def _field(texts: Mapping[str, str], name: str, value: object, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return day(value, language)
    if isinstance(value, list):
        return ", ".join(trigger_words(texts, value))
    key = f"{WORDS.get(name, '')}.{value}"
    if name in WORDS and has(key, language):
        return t(key, language)
    return texts.get(f"outcome.{value}", str(value)) if name in ("proposed", "outcome") else str(value)
