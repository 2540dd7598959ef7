"""What must hold between the parts of a questionnaire. Every check yields what is wrong, with file and id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from transfers.errors import Problem
from transfers.i18n import COMPLETE
from transfers.questionnaire.answers import Answers
from transfers.questionnaire.condition import FLAGS, Condition, names_of, parse
from transfers.questionnaire.files import Files
from transfers.questionnaire.model import Contradiction, Design, Measure, Part, Question
from transfers.questionnaire.questionnaire import Questionnaire, options_of
from transfers.questionnaire.reach import reachable
from transfers.questionnaire.texts import needed
from transfers.questionnaire.walk import walk

# The name under which each list stands in the data.
LISTS = {
    "question": "questions",
    "fact": "facts",
    "document": "sources",
    "category": "categories",
    "finding": "findings",
    "measure": "measures",
    "outcome": "outcomes",
    "lens": "lenses",
    "use_case": "use_cases",
    "contradiction": "contradictions",
    "note": "notes",
    "review": "reviews",
    "access_chain": "access_chain",
    "path": "paths",
}


def lint(questionnaire: Questionnaire, files: Files) -> list[Problem]:
    """Everything that is wrong between the parts; paths are walked only once the parts fit together."""
    design = questionnaire.design
    checks = (_twice, _unknown_names, _forward, _unused, _unused_conditions, _sources)
    found = [problem for check in checks for problem in check(design, files)]
    walked = [] if found else [*_unreachable(design, files), *_paths(questionnaire, files)]
    return [*found, *_words(questionnaire, files), *walked]


def _parts(design: Design, files: Files) -> Iterator[tuple[str, str, Part]]:
    """(file, id, part) of everything that is written down."""
    for key, name in LISTS.items():
        for index, part in enumerate(getattr(design, name)):
            yield files.place(key, index), str(getattr(part, "id", getattr(part, "months", index))), part


def _twice(design: Design, files: Files) -> Iterator[Problem]:
    for key, name in LISTS.items():
        ids = Counter(part.id for part in getattr(design, name) if hasattr(part, "id"))
        for each, count in ids.items():
            if count > 1:
                yield Problem("id-twice", f"{key} {each} is written {count} times. Keep one.", files.place(key, 0))


def _conditions(part: Part) -> Iterator[Condition]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, Condition):
            yield value
        elif isinstance(value, tuple):
            yield from (found for each in value if isinstance(each, Part) for found in _conditions(each))


def _unknown_names(design: Design, files: Files) -> Iterator[Problem]:
    known = _known(design)
    for file, name, part in _parts(design, files):
        for what, each, value in _references(part):
            if each not in known[what]:
                yield Problem("unknown-id", f"There is no {what} {each}. Correct the id.", file, column=name)
            elif (options := known[what][each]) and value is not None and value not in options:
                text = f"{each} has no option {value}. Write one of {', '.join(map(str, options))}."
                yield Problem("unknown-option", text, file, column=name, value=str(value))


def _known(design: Design) -> dict[str, dict[str, tuple[object, ...]]]:
    flags: tuple[object, ...] = (True, False)
    return {
        "question": {each.id: options_of(design, each) for each in design.questions},
        "fact": {each.id: each.values or (flags if each.type == "boolean" else ()) for each in design.facts},
        "finding": {each.id: () for each in design.findings},
        "level": dict.fromkeys(design.levels, ()),
        "flag": dict.fromkeys(FLAGS, ()),
        "section": dict.fromkeys(design.sections, ()),
        "measure": {each.id: () for each in design.measures},
    }


def _references(part: Part) -> Iterator[tuple[str, str, object]]:
    """(what, id, option) of everything a part names: in its conditions, effects, caps and lists."""
    for condition in _conditions(part):
        yield from condition.names()
    yield from (("finding", finding, None) for finding in getattr(part, "cures", ()))
    if isinstance(part, Question):
        yield from _effects(part)
    if isinstance(part, Question | Measure | Contradiction):
        for field in ("fact", "question", "section"):
            if isinstance(name := getattr(part, field, None), str):
                yield field, name, None


def _effects(question: Question) -> Iterator[tuple[str, str, object]]:
    for option, effect in question.effects.items():
        yield "question", question.id, option
        yield from (("level", level, None) for level in effect.levels)
        yield from [("finding", effect.finding, None)] if effect.finding else []
    for option, caps in question.caps.items():
        yield "question", question.id, option
        yield from (("level", level, None) for level in caps)
    yield from (("question", question.id, option) for option in (*question.unknown, *question.evidence_for))
    yield from (
        ("question", question.id, option) for option in (question.asks_for.options if question.asks_for else ())
    )


def _forward(design: Design, files: Files) -> Iterator[Problem]:
    """A question may depend only on what was asked before it, so a path can never run in a circle."""
    seen: set[str] = set()
    for index, question in enumerate(design.questions):
        for what, name, _ in question.when.names():
            if what == "question" and name not in seen:
                text = f"It depends on {name}, which is not asked before it. Move it, or change its condition."
                yield Problem("asked-too-early", text, files.place("question", index), column=question.id)
        seen.add(question.id)


def _unused(design: Design, files: Files) -> Iterator[Problem]:
    named = {(what, each) for _, _, part in _parts(design, files) for what, each, _ in _references(part)}
    raised = {each for what, each in named if what == "finding"} | ({design.stale} if design.stale else set())
    raised_by = {e.finding for q in design.questions for e in q.effects.values()} | {design.stale}
    for index, finding in enumerate(design.findings):
        if finding.id not in raised_by and not any(finding.when.names()):
            text = "No answer raises it. Take it out, or name it in an effect."
            yield Problem("never-raised", text, files.place("finding", index), column=finding.id)
    offered = {each for q in design.questions if q.options_from for each in options_of(design, q)}
    for index, measure in enumerate(design.measures):
        if not raised.intersection(measure.cures) and measure.id not in offered:
            yield Problem("never-offered", "It cures nothing.", files.place("measure", index), column=measure.id)
    for index, fact in enumerate(design.facts):
        if ("fact", fact.id) not in named and fact.given_by != "tool":
            text = "No question and no condition looks at it. Take it out."
            yield Problem("never-used", text, files.place("fact", index), column=fact.id)


def _unused_conditions(design: Design, files: Files) -> Iterator[Problem]:
    used = {name for _, _, part in _parts(design, files) for each in _conditions(part) for name in names_of(each)}
    used |= {name for raw in design.when.values() for name in names_of(parse(raw, design.when))}
    for name in design.when:
        if name not in used:
            yield Problem("never-used", "No condition names it. Take it out.", files.place("when", name), column=name)


def _sources(design: Design, files: Files) -> Iterator[Problem]:
    documents = {each.id for each in design.sources}
    cited: set[str] = set()
    for file, name, part in _parts(design, files):
        for source in getattr(part, "source", ()):
            document, _, place = source.partition(" ")
            cited.add(document)
            if document not in documents or not place:
                text = f"{source} does not name a document and the place in it."
                yield Problem("unknown-document", text, file, column=name, value=source)
    for index, each in enumerate(design.sources):
        if each.id not in cited:
            yield Problem("never-cited", "Nothing cites it.", files.place("document", index), column=each.id)


def _words(questionnaire: Questionnaire, files: Files) -> Iterator[Problem]:
    wanted = dict.fromkeys(needed(questionnaire.design))
    for language in COMPLETE:
        file = f"{files.folder.name}/{language}.toml"
        held = questionnaire.texts.by_language.get(language, {})
        for key in wanted:
            shared = f"option.{key.rpartition('.')[2]}" if ".option." in key else key
            if not (held.get(key) or held.get(shared) or "").strip():
                yield Problem("missing-translation", f"{key} has no words. Write them.", file, column=key)
        offered = {f"option.{option}" for each in questionnaire.questions for option in each.options}
        for key in held:
            if key not in wanted and key not in offered:
                yield Problem("unused-text", f"Nothing is called {key}. Take it out.", file, column=key)


def _unreachable(design: Design, files: Files) -> Iterator[Problem]:
    for index, question in enumerate(design.questions):
        if not reachable(design, question):
            text = "No answers lead to it. Change its condition."
            yield Problem("never-shown", text, files.place("question", index), column=question.id)


def _paths(questionnaire: Questionnaire, files: Files) -> Iterator[Problem]:
    """The ordinary ways through: each ends where it says, is short enough, and together they reach every outcome."""
    design = questionnaire.design
    day = date(2026, 1, 1)
    first = walk(questionnaire, Answers(day))
    if first.green or first.outcome != "incomplete":
        text = f"An untouched form ends in {first.outcome}. It must be incomplete."
        yield Problem("untouched-form", text, files.place("outcome", 0))
    reached = {first.outcome}
    for index, path in enumerate(design.paths):
        found = walk(questionnaire, Answers(day, path.answers, path.facts, path.planned))
        reached.add(found.outcome)
        place = files.place("path", index)
        if found.outcome != path.outcome:
            text = f"It ends in {found.outcome}, not in {path.outcome}."
            yield Problem("path-ends-elsewhere", text, place, column=path.id)
        if path.at_most is not None and len(found.shown) > path.at_most:
            text = f"It shows {len(found.shown)} questions; {path.at_most} are the most."
            yield Problem("path-too-long", text, place, column=path.id)
    yield from _never_reached(design, reached, files)


def _never_reached(design: Design, reached: Iterable[str], files: Files) -> Iterator[Problem]:
    for name in dict.fromkeys(each.outcome for each in design.outcomes):
        if name not in reached:
            text = f"No path reaches the outcome {name}. Write one that does, or take it out."
            yield Problem("outcome-not-reached", text, files.place("outcome", 0), column=name)
    for name in design.green:
        if name not in {each.outcome for each in design.outcomes}:
            yield Problem("unknown-id", f"There is no outcome {name}.", files.place("green"), column="green")
