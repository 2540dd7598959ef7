"""What a kind of assessment is made of. Everything here is read from `assessments/<kind>/*.toml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo

from transfers.questionnaire.condition import ALWAYS, NEVER, Condition, parse

Type = Literal["single", "multi", "text", "evidence", "number", "number_table", "table", "review_plan"]


def _condition(raw: object, info: ValidationInfo) -> object:
    return raw if isinstance(raw, Condition) else parse(raw, (info.context or {}).get("when", {}))


When = Annotated[Condition, BeforeValidator(_condition)]


def _effect(raw: object) -> object:
    """`{ LAW = 3, finding = "F02" }`: capital keys are levels."""
    if not isinstance(raw, dict) or "levels" in raw:
        return raw
    levels = {key: value for key, value in raw.items() if key.isupper()}
    return {**{key: value for key, value in raw.items() if not key.isupper()}, "levels": levels}


class Part(BaseModel):
    """`extra="forbid"`: a misspelt key is a mistake, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Effect(Part):
    """What an answer brings about: levels 0-4 (the highest counts), a finding, a stop.

    `condition` makes the finding one that must be closed before the start, beyond what the finding itself says.
    """

    levels: dict[str, Annotated[int, Field(ge=0, le=4)]] = {}
    finding: str | None = None
    condition: bool = False
    gate: Literal["stop"] | None = None


class Listing(Part):
    """Rows that are listed beside an answer, once it is one of `options`: to whom data go on, say."""

    options: Annotated[tuple[str, ...], Field(min_length=1)]
    columns: Annotated[tuple[str, ...], Field(min_length=1)]


class Question(Part):
    """`unknown` are the options that mean "not known"; `caps` lower a level while `caps_when` holds.

    `fact` is what prefills the question; while `counts_when` holds the fact counts as its answer though it is not
    shown (a country pack used as it is). `ask_importer`: the importer knows it best, and is asked by a sheet.
    `statuses` are those under which an evidence record holds. An answer below its minimum counts as missing, or
    with `short = "weak"` as an answer that proves too little.
    """

    id: str
    section: str
    type: Type
    source: Annotated[tuple[str, ...], Field(min_length=1)]
    options: tuple[str, ...] = ()
    options_from: str | None = None
    other_options: bool = False
    at_least: int = 1
    min_chars: int = 0
    short: Literal["missing", "weak"] = "missing"
    min: float | None = None
    max: float | None = None
    default: float | None = None
    unit: str | None = None
    max_age_days: int | None = None
    statuses: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows_from: Literal["access_chain"] | None = None
    asks_for: Listing | None = None
    when: When = ALWAYS
    effects: dict[str, Annotated[Effect, BeforeValidator(_effect)]] = {}
    caps: dict[str, dict[str, int]] = {}
    caps_when: When = ALWAYS
    unknown: tuple[str, ...] = ()
    evidence_for: tuple[str, ...] = ()
    fact: str | None = None
    counts_when: When = NEVER
    ask_importer: bool = False


class Fact(Part):
    """A fact of the registry or of a country pack. `absent` is how it is taken where nobody states it."""

    id: str
    type: Literal["boolean", "choice", "choices", "text", "rows"]
    values: tuple[str, ...] = ()
    absent: bool | None = None
    unknown: bool | None = None
    given_by: Literal["registry", "country", "law", "tool"]


class Source(Part):
    id: str
    title: str
    date: str
    url: str
    checked_on: str
    confidence: Literal["high", "medium", "low"]
    note: str = ""


class Category(Part):
    """A category of data with its default harm level, 1 (slight) to 5 (grave)."""

    id: str
    level: Annotated[int, Field(ge=1, le=5)]


class Finding(Part):
    """`condition`: while open, the transfer may not start. `when` raises it beside the answers that name it."""

    id: str
    condition: bool = False
    when: When = NEVER
    source: tuple[str, ...] = ()


class Measure(Part):
    """A technical measure that is in place closes what it cures; contract and organisation never do (EDPB para 53).

    `use_case` is the effective one of EDPB Annex 2 that it is, `avoids` are those without an effective measure.
    """

    id: str
    kind: Literal["technical", "contractual", "organisational"]
    cures: tuple[str, ...]
    use_case: str | None = None
    avoids: tuple[str, ...] = ()
    partial: bool = False
    question: str | None = None
    in_place: When = NEVER
    ruled_out: When = NEVER
    source: Annotated[tuple[str, ...], Field(min_length=1)]


class Outcome(Part):
    """One way to an outcome; the first whose condition holds decides. `id` names the reason.

    `final`: nobody may conclude otherwise, whatever the reasons.
    """

    id: str
    outcome: str
    final: bool = False
    when: When = ALWAYS
    source: tuple[str, ...] = ()


class LensRule(Part):
    result: str
    good: bool = False
    when: When = ALWAYS


class Lens(Part):
    """A law's own way to look, beside the others and never blended with them."""

    id: str
    when: When = ALWAYS
    results: Annotated[tuple[LensRule, ...], Field(min_length=1)]
    source: tuple[str, ...] = ()


class UseCase(Part):
    id: str
    effective: bool
    when: When
    source: Annotated[tuple[str, ...], Field(min_length=1)]


class Contradiction(Part):
    """Answers that cannot both be true. `question` is the one to look at again."""

    id: str
    question: str
    when: When


class Note(Part):
    id: str
    when: When
    source: tuple[str, ...] = ()


class Review(Part):
    """When to look again: the first whose condition holds."""

    months: int
    when: When = ALWAYS


class Chain(Part):
    """Which questions feed the probability estimate. `spread` widens links for which one figure was given."""

    cases: str
    years: str
    links: str
    spread: float
    when: When = ALWAYS


class Link(Part):
    id: str


class Path(Part):
    """An ordinary way through, with how many questions it may show at most, and where it ends."""

    id: str
    outcome: str
    at_most: int | None = None
    answers: dict[str, object] = {}
    facts: dict[str, object] = {}
    planned: tuple[str, ...] = ()


class Design(Part):
    """One kind of assessment. The order of `questions` is the order in which they are asked.

    `harm_level`: the level fed by the harm of the categories chosen in a question. `conclusion`: the question whose
    answer is compared with the outcome (fact `decision.differs`). `stale`: the finding that evidence too old raises.
    """

    kind: str
    version: int
    sections: tuple[str, ...]
    after_outcome: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    harm_level: dict[str, str] = {}
    conclusion: str | None = None
    stale: str | None = None
    questions: Annotated[tuple[Question, ...], Field(alias="question", min_length=1)]
    facts: tuple[Fact, ...] = Field(alias="fact", default=())
    sources: Annotated[tuple[Source, ...], Field(alias="document", min_length=1)]
    categories: tuple[Category, ...] = Field(alias="category", default=())
    findings: tuple[Finding, ...] = Field(alias="finding", default=())
    measures: tuple[Measure, ...] = Field(alias="measure", default=())
    outcomes: Annotated[tuple[Outcome, ...], Field(alias="outcome", min_length=1)]
    green: tuple[str, ...]
    lenses: tuple[Lens, ...] = Field(alias="lens", default=())
    use_cases: tuple[UseCase, ...] = Field(alias="use_case", default=())
    contradictions: tuple[Contradiction, ...] = Field(alias="contradiction", default=())
    notes: tuple[Note, ...] = Field(alias="note", default=())
    reviews: tuple[Review, ...] = Field(alias="review", default=())
    triggers: tuple[str, ...] = ()
    probability: Chain | None = None
    access_chain: tuple[Link, ...] = ()
    paths: tuple[Path, ...] = Field(alias="path", default=())
    when: dict[str, object] = {}
