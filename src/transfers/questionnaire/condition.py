"""When a question is asked, a finding raised or an outcome reached: conditions as data, and whether they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

FLAGS = ("complete", "unknown", "contradicted", "conditions", "stopped")


class State(Protocol):
    """What a condition looks at. `chosen` are a question's options, as far as it is shown and answered."""

    def chosen(self, question: str) -> tuple[str, ...]: ...
    def answered(self, question: str) -> bool: ...
    def enough(self, question: str) -> bool: ...
    def fact(self, key: str) -> object: ...
    def level(self, name: str) -> int: ...
    def raised(self, finding: str) -> bool: ...
    def still_open(self, finding: str) -> bool: ...
    def relied_on_plan(self, question: str) -> bool: ...
    def flag(self, name: str) -> bool: ...


class Condition:
    """A condition. `names` yields (what, name, value) for everything it refers to, so that lint can look it up."""

    def holds(self, state: State) -> bool:
        raise NotImplementedError

    def names(self) -> Iterator[tuple[str, str, object]]:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class All(Condition):
    parts: tuple[Condition, ...]

    def holds(self, state: State) -> bool:
        return all(part.holds(state) for part in self.parts)

    def names(self) -> Iterator[tuple[str, str, object]]:
        for part in self.parts:
            yield from part.names()


@dataclass(frozen=True, slots=True)
class AnyOf(All):
    def holds(self, state: State) -> bool:
        return any(part.holds(state) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not(Condition):
    part: Condition

    def holds(self, state: State) -> bool:
        return not self.part.holds(state)

    def names(self) -> Iterator[tuple[str, str, object]]:
        return self.part.names()


@dataclass(frozen=True, slots=True)
class Named(Not):
    """A condition under [when], by its name."""

    name: str

    def holds(self, state: State) -> bool:
        return self.part.holds(state)


@dataclass(frozen=True, slots=True)
class Chosen(Condition):
    question: str
    options: tuple[str, ...]

    def holds(self, state: State) -> bool:
        return not set(self.options).isdisjoint(state.chosen(self.question))

    def names(self) -> Iterator[tuple[str, str, object]]:
        for option in self.options:
            yield "question", self.question, option


@dataclass(frozen=True, slots=True)
class FactIs(Condition):
    key: str
    values: tuple[object, ...]

    def holds(self, state: State) -> bool:
        return state.fact(self.key) in self.values

    def names(self) -> Iterator[tuple[str, str, object]]:
        for value in self.values:
            yield "fact", self.key, value


@dataclass(frozen=True, slots=True)
class AtLeast(Condition):
    level: str
    least: int

    def holds(self, state: State) -> bool:
        return state.level(self.level) >= self.least

    def names(self) -> Iterator[tuple[str, str, object]]:
        yield "level", self.level, self.least


KINDS = {
    "finding": "finding",
    "open": "finding",
    "answered": "question",
    "enough": "question",
    "planned": "question",
    "is": "flag",
}


@dataclass(frozen=True, slots=True)
class Told(Condition):
    """One name told by the state: a finding raised or still open, a question answered well enough, a flag."""

    what: str
    name: str

    def holds(self, state: State) -> bool:
        ask = {
            "finding": state.raised,
            "open": state.still_open,
            "answered": state.answered,
            "enough": state.enough,
            "planned": state.relied_on_plan,
            "is": state.flag,
        }
        return ask[self.what](self.name)

    def names(self) -> Iterator[tuple[str, str, object]]:
        yield KINDS[self.what], self.name, None


def names_of(condition: Condition) -> Iterator[str]:
    """The conditions under [when] that it is made of."""
    if isinstance(condition, Named):
        yield condition.name
    inner = condition.parts if isinstance(condition, All) else (condition.part,) if isinstance(condition, Not) else ()
    for part in inner:
        yield from names_of(part)


ALWAYS = All(())
NEVER = AnyOf(())
SHAPES = (
    "Write {q, in}, {fact, eq} or {fact, in}, {level, gte}, {finding}, {open}, {answered}, {enough}, {planned}, {is}, "
)
SHAPES += "all, any, not, or the name of a condition under [when]."


def parse(raw: object, named: Mapping[str, object], within: tuple[str, ...] = ()) -> Condition:
    """A condition as TOML writes it; `named` are the ones under [when]. Raises ValueError saying what is wrong."""
    if isinstance(raw, str):
        return _named(raw, named, within)
    if not isinstance(raw, Mapping):
        raise ValueError(f"{raw!r} is not a condition. {SHAPES}")
    if len(raw) == 1:
        return _single(*next(iter(raw.items())), named, within)
    return _pair(raw)


def _named(name: str, named: Mapping[str, object], within: tuple[str, ...]) -> Condition:
    if name in within:
        raise ValueError(f"The conditions {' → '.join((*within, name))} refer to one another in a circle")
    if name not in named:
        raise ValueError(f"There is no condition {name} under [when]")
    return Named(parse(named[name], named, (*within, name)), name)


def _pair(raw: Mapping[object, object]) -> Condition:
    keys = frozenset(raw)
    if keys == {"q", "in"}:
        return Chosen(str(raw["q"]), tuple(map(str, _many(raw["in"]))))
    if keys in ({"fact", "eq"}, {"fact", "in"}):
        return FactIs(str(raw["fact"]), (raw["eq"],) if "eq" in raw else _many(raw["in"]))
    if keys == {"level", "gte"} and isinstance(least := raw["gte"], int):
        return AtLeast(str(raw["level"]), least)
    raise ValueError(f"{dict(raw)} is not a condition. {SHAPES}")


def _single(key: object, value: object, named: Mapping[str, object], within: tuple[str, ...]) -> Condition:
    if key == "not":
        return Not(parse(value, named, within))
    if key in ("all", "any"):
        parts = tuple(parse(part, named, within) for part in _many(value))
        return All(parts) if key == "all" else AnyOf(parts)
    if key in KINDS:
        return Told(str(key), str(value))
    raise ValueError(f"{key} is not a kind of condition. {SHAPES}")


def _many(value: object) -> tuple[object, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError(f"{value!r} must be a list that is not empty")
    return tuple(value)
