"""An open registry with its law, and the evaluations made of them so far."""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
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
        self._to_release: list[weakref.finalize[..., Any]] = []
        self._ahead = ThreadPoolExecutor(1, "ahead")

    @contextmanager
    def session(self) -> Iterator[Session]:
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

    def at_close(self, release: weakref.finalize[..., Any]) -> None:
        """Release this before the registry is closed, where it has not been released by then."""
        with self._lock:
            self._to_release = [each for each in self._to_release if each.alive] + [release]

    def close(self) -> None:
        for release in self._to_release:
            release()
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
