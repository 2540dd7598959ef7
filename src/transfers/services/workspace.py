"""An open registry with its law, and the evaluations made of them so far."""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from transfers import clock
from transfers.law import Law, Overlay, apply, load_law
from transfers.ledger import Ledger, LocalLedger, Session, changeset_at, head, open_ledger
from transfers.rules import Asked, Evaluation, evaluate

KEPT = 8


@dataclass(frozen=True, slots=True)
class Lens:
    """Through which days the registry is looked at.

    `on` chooses what runs, `law_day` by which law it is judged, `as_of` (UTC) which of the ledger's changesets count.
    """

    on: date
    law_day: date
    as_of: datetime | None = None
    overlay: Overlay | None = None

    def asked(self, upto: int | None = None) -> Asked:
        """The same question for the rules. Facts cannot have been checked after today, nor after `on` or `as_of`."""
        known = min(self.on, self.as_of.date() if self.as_of else clock.today())
        return Asked(self.on, self.law_day, known, upto)

    @classmethod
    def today(cls) -> Lens:
        day = clock.today()
        return cls(day, day)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What all that is shown rests on: which registry, its newest changeset (0: none) with its digest, and the law
    pack's digest. While it is the same, so is what was made of them."""

    registry: str
    changeset: int
    digest: str
    law: str


class Workspace:
    """Open one per process (or one per command) and close it. Safe to share between threads: each takes a session."""

    def __init__(self, ledger: Ledger, law: Law) -> None:
        self.ledger = ledger
        self.law = law
        self._made: OrderedDict[tuple[object, ...], Evaluation] = OrderedDict()
        self._lock = threading.Lock()
        self._owed: list[weakref.finalize[..., Any]] = []
        self._due: deque[Callable[[], None]] = deque()
        self._ahead = ThreadPoolExecutor(1, "ahead")

    @contextmanager
    def session(self) -> Iterator[Session]:
        self.settle()
        session = self.ledger.session()
        try:
            yield session
        finally:
            session.close()

    def serve(self) -> None:
        """Let other local processes reach this registry, where this process holds it."""
        if isinstance(self.ledger, LocalLedger):
            self.ledger.serve()

    def ahead(self, work: Callable[[], object]) -> None:
        """Do in the background, in the order given, what a page will ask for: it then finds it made.

        What goes wrong there goes wrong again, and is then said, when the page itself asks.
        """
        self._ahead.submit(work)

    def judge(self, lens: Lens) -> None:
        """Judge the registry through `lens`, for whoever asks next."""
        with self.session() as session:
            self.evaluation(session, lens)

    def stamp(self) -> Stamp:
        """What the registry and the law stand at now."""
        with self.session() as session:
            return Stamp(self.ledger.key, *head(session), self.law.digest)

    def evaluation(self, session: Session, lens: Lens) -> Evaluation:
        """The registry judged through `lens`; made once and kept until the registry, the law or the day changes."""
        _, digest = head(session)
        upto = self.changeset(session, lens)
        law = apply(self.law, lens.overlay) if lens.overlay else self.law
        asked = lens.asked(upto)
        key = (digest, law.digest, asked)
        with self._lock:
            if key not in self._made:
                self._made[key] = evaluate(session, law, asked)
                self._forget_oldest(session)
            self._made.move_to_end(key)
            return self._made[key]

    def changeset(self, session: Session, lens: Lens) -> int | None:
        """Up to which changeset a lens reads the registry; None: all of it."""
        return None if lens.as_of is None else changeset_at(session, lens.as_of)

    def _forget_oldest(self, session: Session) -> None:
        while len(self._made) > KEPT:
            _, oldest = self._made.popitem(last=False)
            oldest.drop(session)

    def due_without(self, owner: object, release: Callable[[], None]) -> Callable[[], object]:
        """What is to be done when nobody holds `owner` any more, and at the latest before the registry is closed.
        Answers a function that makes it due at once.

        It is done by whoever takes a session next. Python notices that an owner is gone in any thread and in the midst
        of any statement, where the registry must not be asked for another.
        """
        owed = weakref.finalize(owner, self._due.append, release)
        owed.atexit = False
        with self._lock:
            self._owed = [each for each in self._owed if each.alive] + [owed]
        return owed

    def settle(self) -> None:
        """Do what is due."""
        while True:
            try:
                release = self._due.popleft()
            except IndexError:
                return
            release()

    def close(self) -> None:
        for owed in self._owed:
            owed()
        self._ahead.shutdown(cancel_futures=True)
        with self.session() as session:
            for evaluation in self._made.values():
                evaluation.drop(session)
        self._made.clear()
        self.ledger.close()


def open_workspace(path: Path | None = None) -> Workspace:
    """A workspace for a process that stays. Raises LawError, LedgerError or RegistryBusy before anything is done."""
    law = load_law()
    return Workspace(open_ledger(path), law)


@contextmanager
def workspace(path: Path | None = None) -> Iterator[Workspace]:
    """A workspace for one command, closed after it. Raises as open_workspace does."""
    opened = open_workspace(path)
    try:
        yield opened
    finally:
        opened.close()
