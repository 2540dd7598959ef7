"""Is a question about the law well put? A wrong word is answered with the right one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from transfers.errors import Problem, UsageError
from transfers.i18n import country
from transfers.law.pack import REGIMES, Law

REGIME_HINTS = {"EEA": "EU", "GB": "UK", "FI": "EU", "GDPR": "EU", "SWITZERLAND": "CH"}


def check_question(law: Law, regime: str, destination: str, instrument: str) -> None:
    """Raises UsageError with one problem for each of the three words that the law does not know."""
    problems = [
        problem
        for problem in (_regime(regime), _destination(law, destination), _instrument(law, instrument))
        if problem is not None
    ]
    if problems:
        raise UsageError(" ".join(problem.message for problem in problems), problems)


def check_destination(law: Law, code: str) -> None:
    """Raises UsageError for a code that is no destination, with the one to write."""
    problem = _destination(law, code)
    if problem is not None:
        raise UsageError(problem.message, [problem])


def _regime(regime: str) -> Problem | None:
    if regime in REGIMES:
        return None
    hint = REGIME_HINTS.get(regime.upper(), regime.upper())
    what = f"Write {hint}." if hint in REGIMES else f"Write one of {', '.join(REGIMES)}."
    return Problem("unknown-regime", f"{regime or 'Nothing'} is not a regime. {what}", column="regime", value=regime)


def _destination(law: Law, code: str) -> Problem | None:
    if code in law.codes:
        return None
    message = f"{code or 'Nothing'} is not a destination code. {_right_code(law, code)}"
    return Problem("unknown-destination", message, column="destination", value=code)


def _right_code(law: Law, code: str) -> str:
    for wrong in law.codes_not_used:
        if wrong.code == code.upper():
            write = f"Write {' or '.join(wrong.use)}. " if wrong.use else ""
            return write + wrong.hint_en
    for place in law.places:
        if code.upper() in (place.code, place.alpha3):
            return f"Write {place.code}."
    named = {country(each, language).casefold(): each for each in sorted(law.codes) for language in ("fi", "en")}
    near = get_close_matches(code.casefold(), named, 1, 0.8)
    return f"Write {named[near[0]]}." if near else "Write an ISO 3166-1 alpha-2 code such as US, or EPORG."


def _instrument(law: Law, name: str) -> Problem | None:
    if name in law.names:
        return None
    return Problem(
        "unknown-instrument",
        f"{name or 'Nothing'} is not the name of an instrument. {_right_name(law, name)}",
        column="instrument",
        value=name,
    )


def _right_name(law: Law, name: str) -> str:
    if name in law.by_id:
        return f"It is the id of one: write {' or '.join(law.by_id[name].names)}."
    return f"Write {_near(name.lower().replace('_', '-').replace(' ', '-'), law.names)}."


def _near(word: str, words: Iterable[str]) -> str:
    near = get_close_matches(word, list(words), 1)
    return near[0] if near else "one of " + ", ".join(words)
