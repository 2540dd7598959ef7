"""What must hold between the facts of the pack. A check yields the offending rows, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transfers.errors import Problem
from transfers.law.facts import Fact
from transfers.law.naming import misnamed
from transfers.law.pack import Law
from transfers.law.periods import broken_periods
from transfers.law.references import Known, unknown_references
from transfers.law.statement_lint import broken_statements


def lint(law: Law, known: Known | None = None) -> list[Problem]:
    """Everything that is wrong between rows. An empty list means that the pack holds together.

    `known` are the ids as the files write them; without it, the ids of `law` itself.
    """
    known = known or Known(
        frozenset(law.source_by_id), frozenset(law.by_id), law.codes, frozenset(law.answerable_by_id)
    )
    checks = (
        _duplicates(law),
        misnamed(law),
        unknown_references(law, known),
        broken_periods(law),
        _too_sure(law),
        broken_statements(law, known),
    )
    return [problem for check in checks for problem in check]


def _duplicates(law: Law) -> Iterator[Problem]:
    by_code: tuple[Iterable[Fact], ...] = (law.places, law.codes_not_used)
    by_id = (*law.files()[:5], law.answerables, *law.statements_by_country.values())
    for column, files in (("id", by_id), ("territory", (law.territories,)), ("code", by_code)):
        for facts in files:
            yield from _repeated(facts, column)


def _repeated(facts: Iterable[Fact], column: str) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for fact in facts:
        value = str(getattr(fact, column))
        if value in first:
            what = f"{value} already stands on row {first[value]}. Give each row its own."
            yield fact.problem("duplicate-id", what, column, value)
        first.setdefault(value, fact.line)


def _too_sure(law: Law) -> Iterator[Problem]:
    for fact in law.sourced():
        classes = {law.source_by_id[each].class_ for each in fact.source if each in law.source_by_id}
        if classes == {"memory"} and fact.confidence == "high":
            what = "Nothing but memory stands behind it, so it cannot be high. Write medium or low, or find a source."
            yield fact.problem("memory-too-sure", what, "confidence", "high")
