"""The reference page of the questionnaires: what is asked, when, why, and what comes of it. All of it from the data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from transfers.questionnaire import Question, Questionnaire, kinds, load
from transfers.questionnaire.condition import (
    ALWAYS,
    NEVER,
    All,
    AnyOf,
    AtLeast,
    Chosen,
    Condition,
    FactIs,
    Named,
    Not,
    Told,
    parse,
)

Row = Callable[[Iterable[object]], str]
TOLD = {
    "finding": "{} raised",
    "open": "{} open",
    "answered": "{} answered",
    "enough": "{} answered as asked",
    "planned": "measure of {} planned",
    "is": "answers {}",
}


def questionnaires_page(row: Row) -> str:
    lines = [
        "# Questionnaires",
        "",
        "One folder each in `assessments`. Conditions name questions, facts and levels.",
        "",
    ]
    for kind in kinds():
        lines += _kind(load(kind), row)
    return "\n".join(lines)


def _kind(told: Questionnaire, row: Row) -> Iterator[str]:
    yield from (f"## {told.title('en')} (`{told.kind}`, version {told.version})", "", told.title("fi"), "")
    yield from (told.about("en"), "")
    for section in told.sections:
        yield from (f"### {section.title('en')}", "")
        for question in section.questions:
            yield from _question(told, question)
    yield from _table("Outcomes, the first that holds", ("Outcome", "When", "Source"), _outcomes(told), row)
    named = told.design.when
    conditions = ([f"*{name}*", words(parse(raw, named))] for name, raw in named.items())
    yield from _table("Conditions by name", ("Name", "Holds when"), conditions, row)
    yield from _table("Findings", ("Id", "Finding", "Blocks the start", "Also when", "Source"), _findings(told), row)
    heading = ("Id", "Measure", "Cures", "Use case", "What proves it")
    yield from _table("Measures (*: supports, closes nothing)", heading, _measures(told), row)
    yield from _table("Facts", ("Key", "Meaning", "Values", "Given by", "Left out", "Not known"), _facts(told), row)
    documents = told.design.sources
    yield from _table(
        "Documents",
        ("Id", "Title", "Of", "Checked on", "Sure", "Note"),
        (
            [each.id, f"[{each.title}]({each.url})", each.date, each.checked_on, each.confidence, each.note]
            for each in documents
        ),
        row,
    )


def _question(told: Questionnaire, question: Question) -> Iterator[str]:
    asked = question.asked
    yield from (f"**{question.id}** {question.text('en')}  ", f"{question.text('fi')}", "", question.help("en"), "")
    if asked.when is not ALWAYS:
        yield f"- Asked when: {words(asked.when)}"
    for option in () if asked.options_from or asked.rows_from else question.options:
        effect = _effect(question, option)
        yield f"- `{option}` {question.option_text(option, 'en')}{f' → {effect}' if effect else ''}"
    if asked.options_from or asked.rows_from:
        yield f"- Options: {', '.join(f'`{option}`' for option in question.options)}"
    if question.fact:
        counts = "" if asked.counts_when is NEVER else f", counts by itself when {words(asked.counts_when)}"
        yield f"- Prefilled by: `{question.fact}`{counts}"
    documents = [told.document(each, "en") for each in question.source]
    yield f"- Source: {'; '.join(f'{title}, {place}' for title, place, _ in documents)}"
    yield ""


def _effect(question: Question, option: str) -> str:
    asked = question.asked
    effect = asked.effects.get(option)
    said = [f"{name} {level}" for name, level in effect.levels.items()] if effect else []
    said += [effect.finding] if effect and effect.finding else []
    said += ["stop"] if effect and effect.gate else []
    said += [f"{name} at most {level}" for name, level in asked.caps.get(option, {}).items()]
    return ", ".join(said + (["not known"] if option in asked.unknown else []))


def _table(title: str, heading: Iterable[str], rows: Iterable[Iterable[object]], row: Row) -> Iterator[str]:
    heading = list(heading)
    yield from (f"### {title}", "", row(heading), row(["---"] * len(heading)), *map(row, rows), "")


def _outcomes(told: Questionnaire) -> Iterator[list[object]]:
    for each in told.design.outcomes:
        said = f"**{each.outcome}** {told.text(f'reason.{each.id}', 'en')}"
        yield [said, words(each.when), "; ".join(each.source)]


def _findings(told: Questionnaire) -> Iterator[list[object]]:
    for each in told.design.findings:
        also = "" if each.when is NEVER else words(each.when)
        blocks = "yes" if each.condition else ""
        yield [each.id, told.text(f"finding.{each.id}", "en"), blocks, also, "; ".join(each.source)]


def _measures(told: Questionnaire) -> Iterator[list[object]]:
    for each in told.design.measures:
        mark = "" if each.kind == "technical" and not each.partial else "*"
        text, proof = (told.text(f"measure.{each.id}.{part}", "en") for part in ("text", "proof"))
        yield [
            f"{each.id}{mark}",
            text,
            ", ".join(each.cures),
            each.use_case or "avoids " * bool(each.avoids) + " and ".join(each.avoids),
            proof,
        ]


def _facts(told: Questionnaire) -> Iterator[list[object]]:
    said = {True: "raised", False: "not raised", None: ""}
    for each in told.design.facts:
        values = ", ".join(each.values) or each.type
        meaning = told.text(f"fact.{each.id}", "en")
        yield [f"`{each.id}`", meaning, values, each.given_by, said[each.absent], said[each.unknown]]


def words(condition: Condition, within: bool = False) -> str:
    """A condition as a sentence; several parts in brackets where they stand within others."""
    if isinstance(condition, Named):
        return f"*{condition.name}*"
    if isinstance(condition, AnyOf | All):
        joint = " or " if isinstance(condition, AnyOf) else " and "
        parts = [words(part, within=True) for part in condition.parts]
        said = joint.join(parts) or "always"
        return f"({said})" if within and len(parts) > 1 else said
    if isinstance(condition, Not):
        return f"not {words(condition.part, within=True)}"
    if isinstance(condition, Chosen):
        return f"{condition.question} is {' or '.join(condition.options)}"
    if isinstance(condition, FactIs):
        return f"`{condition.key}` is {' or '.join(str(value).lower() for value in condition.values)}"
    return _told(condition)


def _told(condition: Condition) -> str:
    if isinstance(condition, AtLeast):
        return f"{condition.level} ≥ {condition.least}"
    if isinstance(condition, Told):
        return TOLD[condition.what].format(condition.name)
    raise TypeError(f"{condition!r} has no words yet")
