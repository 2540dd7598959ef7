"""What must hold of the country packs: ratings where they belong, answers that a questionnaire takes, one at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from itertools import pairwise

from transfers.errors import Problem
from transfers.law.pack import Law
from transfers.law.references import Known
from transfers.law.statements import GUARANTEES, Answerable, Statement


def broken_statements(law: Law, known: Known) -> Iterator[Problem]:
    yield from _unknown_files(law, known.codes)
    for statement in law.statements:
        yield from _rating(statement)
        yield from _half_answer(statement)
        yield from _unknown_answer(statement, law, known.answers)
        yield from _inverted(statement)
    yield from _two_answers(law)
    for answerable in law.answerables:
        yield from _stray_reassurance(answerable)


def _unknown_files(law: Law, codes: frozenset[str] | None) -> Iterator[Problem]:
    """A pack under a name that is no country would never be found by anybody."""
    instead = {wrong.code: " or ".join(wrong.use) for wrong in law.codes_not_used if wrong.use}
    for code, statements in law.statements_by_country.items():
        if codes is not None and code not in codes:
            hint = f"Name the file {instead[code]}.csv." if code in instead else "Name the file after its ISO code."
            what = f"{code} is no code of reference/countries.csv. {hint}"
            yield Problem("unknown-country", what, statements[0].file, value=code)


def _rating(statement: Statement) -> Iterator[Problem]:
    if statement.topic in GUARANTEES and statement.rating is None:
        what = "A guarantee needs a rating. Write adequate, concerns, insufficient, or unknown where nobody can say."
        yield statement.problem("guarantee-without-rating", what, "rating")
    if statement.topic not in GUARANTEES and statement.rating is not None:
        what = f"Only a guarantee is rated, and this is {statement.topic}. Take the rating out, or change the topic."
        yield statement.problem("rating-without-guarantee", what, "rating", statement.rating)


def _half_answer(statement: Statement) -> Iterator[Problem]:
    if (statement.fact is None) != (statement.value is None):
        empty = "value" if statement.value is None else "fact"
        yield statement.problem("half-answer", "A fact needs its value, and a value its fact. Write both.", empty)
    if statement.topic in GUARANTEES and statement.fact:
        what = "A guarantee answers with its rating already. Take fact and value out."
        yield statement.problem("answer-of-guarantee", what, "fact", statement.fact)


def _unknown_answer(statement: Statement, law: Law, answers: frozenset[str] | None) -> Iterator[Problem]:
    if statement.answer is None or answers is None:
        return
    fact, value = statement.answer
    if fact not in answers:
        near = get_close_matches(fact, list(answers), 1)
        hint = f"Did you mean {near[0]}?" if near else "Add it there, or take it out."
        yield statement.problem("unknown-answer", f"{fact} is no fact of {Answerable.FILE}. {hint}", "fact", fact)
    elif fact in law.answerable_by_id and value not in law.answerable_by_id[fact].values:
        words = ", ".join(law.answerable_by_id[fact].values)
        yield statement.problem("unknown-value", f"{fact} cannot be {value}. Write one of {words}.", "value", value)


def _inverted(statement: Statement) -> Iterator[Problem]:
    begin, end = statement.valid_from, statement.valid_to
    if begin and end and end <= begin:
        what = f"The period ends on {end}, not after it begins on {begin}. Change one of the two."
        yield statement.problem("inverted-period", what, "valid_to", end.isoformat())


def _two_answers(law: Law) -> Iterator[Problem]:
    """Two rows that would answer one question on one day."""
    groups: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in law.statements:
        name = statement.topic if statement.topic in GUARANTEES else statement.fact
        if name:
            groups[statement.country, name].append(statement)
    for (_, name), group in groups.items():
        ordered = sorted(group, key=lambda each: each.valid_from or date.min)
        for earlier, later in pairwise(ordered):
            if earlier.valid_to is None or (later.valid_from or date.min) < earlier.valid_to:
                what = f"{name} is already answered by row {earlier.line} on that day. End one before the other begins."
                yield later.problem("overlapping-periods", what, "valid_from", str(later.valid_from or ""))


def _stray_reassurance(answerable: Answerable) -> Iterator[Problem]:
    for value in answerable.reassuring:
        if value not in answerable.values:
            what = f"{value} reassures and is none of the values. Write one of {', '.join(answerable.values)}."
            yield answerable.problem("unknown-value", what, "reassuring", value)
