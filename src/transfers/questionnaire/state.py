"""What is known while the path is walked: which answers are in force, what they raise, what is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from transfers.questionnaire.model import Effect, Fact, Question
from transfers.questionnaire.reading import Reading

WORST = 4


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a finding is raised: an answer, a fact, or what the questionnaire derives from several."""

    question: str | None = None
    option: str | None = None
    fact: str | None = None
    condition: bool = False


@dataclass
class Known:
    """The `State` that conditions look at. It grows question by question; nothing outside the walk changes it."""

    facts: Mapping[str, object]
    planned: frozenset[str] = frozenset()
    readings: dict[str, Reading] = field(default_factory=dict)
    from_facts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)
    causes: dict[str, list[Cause]] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    flags: set[str] = field(default_factory=set)

    def chosen(self, question: str) -> tuple[str, ...]:
        reading = self.readings.get(question)
        return reading.chosen if reading else self.from_facts.get(question, ())

    def answered(self, question: str) -> bool:
        return question in self.readings and self.readings[question].given

    def enough(self, question: str) -> bool:
        return self.answered(question) and self.readings[question].weak is None

    def fact(self, key: str) -> object:
        return self.facts.get(key)

    def level(self, name: str) -> int:
        return self.levels.get(name, 0)

    def raised(self, finding: str) -> bool:
        return finding in self.causes

    def still_open(self, finding: str) -> bool:
        return finding in self.causes and finding not in self.closed

    def relied_on_plan(self, question: str) -> bool:
        return question in self.planned and self.answered(question)

    def flag(self, name: str) -> bool:
        return name in self.flags

    def apply(self, question: Question, harm: Mapping[str, int], harm_level: str | None) -> None:
        """Everything a question's answer brings about; the highest level counts."""
        fact = question.fact if question.id in self.from_facts else None
        own = self.readings[question.id].levels if question.id in self.readings else {}
        for option in self.chosen(question.id):
            if effect := question.effects.get(option):
                self._bring(effect, Cause(question.id, option, fact, effect.condition))
            if harm_level:
                # A category that was added by hand has no level yet: it counts as the gravest.
                self._raise_level(harm_level, own.get(option, harm.get(option, WORST + 1)) - 1)

    def _bring(self, effect: Effect, cause: Cause) -> None:
        for name, level in effect.levels.items():
            self._raise_level(name, level)
        if effect.finding:
            self.causes.setdefault(effect.finding, []).append(cause)
        if effect.gate:
            self.flags.add("stopped")

    def _raise_level(self, name: str, level: int) -> None:
        self.levels[name] = max(self.level(name), level)

    def cap(self, question: Question) -> None:
        """Lower what a technical measure, or an answer that settles the matter, takes out of reach."""
        if question.caps and question.caps_when.holds(self):
            for option in self.chosen(question.id):
                for name, most in question.caps.get(option, {}).items():
                    self.levels[name] = min(self.level(name), most)


def stated(facts: Mapping[str, Fact], given: Mapping[str, object]) -> tuple[dict[str, object], tuple[str, ...]]:
    """The facts as conditions read them, and the flags that nobody stated and that were taken as not raised."""
    assumed = tuple(key for key, fact in facts.items() if fact.absent is not None and given.get(key) is None)
    read = {key: _as_read(facts[key], value) for key, value in given.items() if key in facts}
    known = {key: value for key, value in read.items() if value is not None}
    return {**{key: facts[key].absent for key in assumed}, **known}, assumed


def _as_read(fact: Fact, value: object) -> object:
    """Not known is a value of its own for some facts; for a flag it counts as the kind says."""
    return fact.unknown if value == "unknown" and value not in fact.values else value
