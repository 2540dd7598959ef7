"""Is a question about the law well put? A wrong word is answered with the right one."""

from __future__ import annotations

from difflib import get_close_matches
from functools import reduce

from transfers.errors import Problem, Saying, UsageError
from transfers.i18n import LANGUAGES, country, problem, refusal
from transfers.law.pack import REGIMES, Law

REGIME_HINTS = {"EEA": "EU", "GB": "UK", "FI": "EU", "GDPR": "EU", "SWITZERLAND": "CH"}


def check_question(law: Law, regime: str, destination: str, instrument: str) -> None:
    """Raises UsageError with one problem for each of the three words that the law does not know."""
    problems = [
        each
        for each in (_regime(regime), _destination(law, destination), _instrument(law, instrument))
        if each is not None
    ]
    if problems:
        raise refusal(UsageError, reduce(_both, (each.said for each in problems if each.said)), problems)


def check_destination(law: Law, code: str) -> None:
    """Raises UsageError for a code that is no destination, with the one to write."""
    wrong = _destination(law, code)
    if wrong is not None and wrong.said is not None:
        raise refusal(UsageError, wrong.said, [wrong])


def _both(one: Saying, two: Saying) -> Saying:
    return Saying("law_refused.both", {"one": one, "two": two})


def _unknown(code: str, given: str, hint: Saying) -> Problem:
    what, told = code.removeprefix("unknown-"), given or Saying("law_refused.nothing")
    return problem(code, f"law_refused.{what}", column=what, value=given, given=told, hint=hint)


def _write(words: object, how: str = "write") -> Saying:
    return Saying(f"law_refused.hint.{how}", {"words": words})


def _regime(regime: str) -> Problem | None:
    if regime in REGIMES:
        return None
    hint = REGIME_HINTS.get(regime.upper(), regime.upper())
    return _unknown("unknown-regime", regime, _write(hint) if hint in REGIMES else _write(", ".join(REGIMES), "one_of"))


def _destination(law: Law, code: str) -> Problem | None:
    if code in law.codes:
        return None
    return _unknown("unknown-destination", code, _right_code(law, code))


def _right_code(law: Law, code: str) -> Saying:
    for wrong in law.codes_not_used:
        if wrong.code == code.upper():
            hint = Saying("law_refused.said", {"words": {"en": wrong.hint_en, "fi": wrong.hint_fi}})
            return _both(_write(list(wrong.use)), hint) if wrong.use else hint
    for place in law.places:
        if code.upper() in (place.code, place.alpha3):
            return _write(place.code)
    named = {country(each, language).casefold(): each for each in sorted(law.codes) for language in reversed(LANGUAGES)}
    near = get_close_matches(code.casefold(), named, 1, 0.8)
    return _write(named[near[0]]) if near else Saying("law_refused.hint.code")


def _instrument(law: Law, name: str) -> Problem | None:
    if name in law.names:
        return None
    return _unknown("unknown-instrument", name, _right_name(law, name))


def _right_name(law: Law, name: str) -> Saying:
    if name in law.by_id:
        return _write(list(law.by_id[name].names), "id")
    near = get_close_matches(name.lower().replace("_", "-").replace(" ", "-"), list(law.names), 1)
    return _write(near[0]) if near else _write(", ".join(law.names), "one_of")
