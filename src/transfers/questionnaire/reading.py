"""One answer, read: which options it chooses, or why it cannot stand. Never raises."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from transfers.questionnaire.links import rows
from transfers.questionnaire.questionnaire import Question


@dataclass(frozen=True, slots=True)
class Reading:
    """One answer, read. `problem` is why it cannot stand; `weak` that it stands but proves less than asked."""

    given: bool
    chosen: tuple[str, ...] = ()
    problem: str | None = None
    wrong: tuple[str, ...] = ()
    weak: str | None = None
    gaps: tuple[str, ...] = ()
    levels: Mapping[str, int] = field(default_factory=dict)


NOTHING = Reading(False)
ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def read(question: Question, value: object, on: date) -> Reading:
    """Never raises, whatever the value is."""
    if value is None or value == "":
        return NOTHING
    readers: dict[str, Callable[[Question, object, date], Reading]] = {
        "single": _single,
        "multi": _multi,
        "text": _text,
        "number": _number,
        "number_table": _links,
        "evidence": _evidence,
    }
    return readers.get(question.type, _anything)(question, value, on)


def _word(value: object) -> str:
    """TOML's and JSON's booleans mean yes and no."""
    return {True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else str(value)


def _single(question: Question, value: object, _: date) -> Reading:
    if not isinstance(value, str | bool):
        return Reading(False, problem="one-option", wrong=(str(value),))
    word = _word(value)
    if word not in question.options:
        return Reading(False, problem="not-an-option", wrong=(word,))
    return Reading(True, (word,))


def _multi(question: Question, value: object, on: date) -> Reading:
    if question.asked.other_options and isinstance(value, Mapping):
        return _levelled(question, value, on)
    given = [value] if isinstance(value, str | bool) else value
    if not isinstance(given, list | tuple) or not all(isinstance(each, str | bool) for each in given):
        return Reading(False, problem="list-of-options", wrong=(str(value),))
    words = tuple(dict.fromkeys(_word(each) for each in given))
    wrong = () if question.asked.other_options else tuple(word for word in words if word not in question.options)
    if wrong:
        return Reading(False, problem="not-an-option", wrong=wrong)
    return _enough(question, Reading(True, words), "too-few", len(words) >= question.asked.at_least)


def _levelled(question: Question, value: Mapping[object, object], on: date) -> Reading:
    """Categories with levels of one's own."""
    levels = {str(key): int(str(each)) for key, each in value.items() if _is_level(question, each, on)}
    wrong = tuple(str(each) for key, each in value.items() if str(key) not in levels)
    if wrong:
        return Reading(False, problem="out-of-range", wrong=wrong)
    return replace(_multi(question, list(levels), on), levels=levels)


def _is_level(question: Question, value: object, on: date) -> bool:
    return isinstance(value, int) and _number(question, value, on).given


def _text(question: Question, value: object, _: date) -> Reading:
    if not isinstance(value, str):
        return Reading(False, problem="text", wrong=(str(value),))
    written = value.strip()
    return _enough(question, Reading(bool(written)), "too-short", len(written) >= question.asked.min_chars)


def _enough(question: Question, reading: Reading, why: str, enough: bool) -> Reading:
    if enough:
        return reading
    given = question.asked.short == "weak"
    return Reading(given, reading.chosen if given else (), weak=why)


def _number(question: Question, value: object, _: date) -> Reading:
    low = -math.inf if question.asked.min is None else question.asked.min
    high = math.inf if question.asked.max is None else question.asked.max
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return Reading(False, problem="number", wrong=(str(value),))
    if not low <= value <= high:
        return Reading(False, problem="out-of-range", wrong=(str(value),))
    return Reading(True)


def _links(question: Question, value: object, _: date) -> Reading:
    links = rows(value, question.options)
    if isinstance(links, str):
        return Reading(False, problem="link", wrong=(links,))
    return Reading(True, weak=None if all(link.reason for link in links) else "reason-missing")


def _anything(question: Question, value: object, _: date) -> Reading:
    """Tables and plans: whatever is written down counts as an answer."""
    return Reading(True) if value not in ([], {}) else NOTHING


def _evidence(question: Question, value: object, on: date) -> Reading:
    """A dated record: that it holds or fails, what it covers, and whether it is too old.

    A day alone says when somebody looked, not what was found; the record must name a status or a document.
    """
    record = record_of(value)
    if record is None:
        return Reading(False, problem="evidence", wrong=(str(value),))
    words = {str(key).lower(): _word(each).strip().lower() for key, each in record.items() if each is not None}
    day = looked_up(record, on)
    status = next((words[key] for key in ("status", "listed", "active", "state") if words.get(key)), None)
    documented = any(words.get(key) for key in ("url", "file", "document", "link", "sha256"))
    gaps = tuple(name for name in ("entity", "status", "coverage", "date") if name not in _told(words, status, day))
    if status is not None and question.asked.statuses and status not in question.asked.statuses:
        return Reading(True, ("fails", *_coverage(words)), gaps=gaps)
    if day is None or day > on or not (status or documented):
        return Reading(False, weak="no-proof", gaps=gaps)
    age = question.asked.max_age_days
    old = age is not None and (on - day).days > age
    return Reading(True, ("stale" if old else "holds", *_coverage(words)), weak="stale" if old else None, gaps=gaps)


def looked_up(record: Mapping[object, object], on: date) -> date | None:
    """The day of the look-up: what is named so, else the last day in the record that is not still to come."""
    for name in ("date", "looked_up", "looked_up_on", "date_looked_up", "checked_on", "on"):
        if found := as_day(record.get(name)):
            return found
    return max((found for each in record.values() if (found := as_day(each)) and found <= on), default=None)


def _told(words: Mapping[str, str], status: str | None, day: date | None) -> set[str]:
    told = {"status"} if status else set()
    told |= {"date"} if day else set()
    told |= {"entity"} if words.keys() & {"entity", "legal_name", "name", "organisation"} else set()
    return told | ({"coverage"} if _coverage(words) else set())


def _coverage(words: Mapping[str, str]) -> tuple[str, ...]:
    said = words.get("coverage") or words.get("covers") or words.get("data") or ""
    if "hr" in words and words["hr"] in ("yes", "no"):
        said = "hr and non-hr" if words["hr"] == "yes" else "non-hr"
    said = said.replace("_", "-").replace("both", "hr and non-hr")
    human = ("hr",) if re.search(r"(?<!non-)(?<!non )\bhr\b", said) else ()
    return human + (("non_hr",) if re.search(r"\bnon[- ]hr\b", said) else ())


def record_of(value: object) -> Mapping[object, object] | None:
    if isinstance(value, list) and value and isinstance(value[-1], Mapping):
        return value[-1]
    if isinstance(value, Mapping) and value:
        return value
    if isinstance(value, date):
        return {"date": value}
    if isinstance(value, str):
        return {"date": value, **_status_in(value)}
    return None


def _status_in(text: str) -> dict[object, object]:
    """Evidence told in one sentence: "Example Inc., active, non-HR, 2026-11-10"."""
    found: dict[object, object] = {"coverage": text}
    if re.search(r"\b(inactive|lapsed|withdrawn|removed|not (listed|found|active|certified))\b", text, re.I):
        return found | {"status": "inactive"}
    return found | ({"status": "active"} if re.search(r"\b(active|listed)\b", text, re.I) else {})


def as_day(value: object) -> date | None:
    """The day in a value: a date, or the first ISO day of a text."""
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    found = ISO_DAY.search(value) if isinstance(value, str) else None
    try:
        return date.fromisoformat(found.group()) if found else None
    except ValueError:
        return None
