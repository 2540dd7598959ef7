"""`findings = rules(registry at a time, law at a time)`: the one function that everything shown comes from."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar, cast

from transfers.domain import ENTITIES
from transfers.law import Law
from transfers.ledger import Session, current, head, seal_sql
from transfers.rules.law_tables import put_law
from transfers.rules.rule import rules
from transfers.rules.shape import findings

Made = TypeVar("Made")

KEPT = 200

STEPS = Path(__file__).parent / "steps"
# Read once or by id: copying them would cost more than it saves.
LARGE = {"transfer", "basis", "assessment"}
# Nothing for the rules, and a signed review holds a whole pack.
UNJUDGED = {"review", "action"}
FINDING = "CREATE TABLE finding AS\n"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked. `on` chooses the transfers and bases that run; `law_day` the law they are judged by; `known` is
    the day up to which facts can have been checked (never a future day, so that a look ahead is not all stale).

    `upto` is the changeset whose registry is read (None: the newest); `draft` adds the session's draft tables.
    """

    on: date
    law_day: date
    known: date
    upto: int | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Tables in memory under `schema`: every entity as it stood, `subject`, `reliance`, `finding` and `verdict`."""

    schema: str
    asked: Asked
    _made: dict[object, object] = field(default_factory=dict, compare=False, repr=False)
    _seen: OrderedDict[object, object] = field(default_factory=OrderedDict, compare=False, repr=False)
    _making: threading.RLock = field(default_factory=threading.RLock, compare=False, repr=False)

    def once(self, what: object, make: Callable[[], Made]) -> Made:
        """Make something that follows from this evaluation alone the first time it is asked for, whichever thread asks,
        and keep it: tables beside it, or the figures of a page."""
        with self._making:
            if what not in self._made:
                self._made[what] = make()
            return cast("Made", self._made[what])

    def lately(self, what: object, make: Callable[[], Made]) -> Made:
        """The same for what there are many of, such as one transfer's record: only those looked at last are kept."""
        with self._making:
            if what not in self._seen:
                self._seen[what] = make()
                if len(self._seen) > KEPT:
                    self._seen.popitem(last=False)
            self._seen.move_to_end(what)
            return cast("Made", self._seen[what])

    def drop(self, session: Session) -> None:
        session.run(f"DROP SCHEMA IF EXISTS memory.{self.schema} CASCADE")


def evaluate(session: Session, law: Law, asked: Asked) -> Evaluation:
    """Judge every transfer of the registry. Rows stay in DuckDB; nothing is recorded."""
    made = Evaluation(f"e_{secrets.token_hex(8)}", asked)
    session.run(f"CREATE SCHEMA memory.{made.schema}")
    session.run(f"USE memory.{made.schema}")
    try:
        upto = head(session)[0] if asked.upto is None else asked.upto
        for entity in (each for each in ENTITIES if each not in UNJUDGED):
            kind = "VIEW" if entity in LARGE else "TABLE"
            session.run(f"CREATE {kind} {entity} AS {current(entity, upto, asked.draft)}")
        put_law(session, law, asked.law_day)
        for statement in statements(asked):
            session.run(statement)
    except BaseException:
        session.run("USE memory.main")
        made.drop(session)
        raise
    session.run("USE memory.main")
    return made


def statements(asked: Asked) -> list[str]:
    """The SQL of the evaluation, in order, as it is run: for reading, and for finding the step that fails."""
    steps = [file.read_text(encoding="utf-8") for file in sorted(STEPS.glob("*.sql"))]
    steps.insert(-1, FINDING + findings(rules()))
    return [_filled(step, asked) for step in steps]


def _filled(sql: str, asked: Asked) -> str:
    """The days in place of $on, $law and $known, and how a seal is made in place of $seal. The days are dates, so
    nothing of a user's text gets into the SQL."""
    for name, day in (("$on", asked.on), ("$law", asked.law_day), ("$known", asked.known)):
        sql = sql.replace(name, f"DATE '{day.isoformat()}'")
    return sql.replace("$seal", seal_sql())
