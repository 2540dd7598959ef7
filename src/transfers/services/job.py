"""Long work in a thread of its own, so that the page stays awake: how far it is, stopping it, and what came of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from transfers.errors import Cancelled
from transfers.i18n import refusal

Done = TypeVar("Done")

# A page asks every second; a tab in the background may be slowed down to once a minute.
FORSAKEN_AFTER = 150.0


class Job(Generic[Done]):
    """Begins at once. `work` is handed a function to tell its steps to, which raises Cancelled when it shall stop.

    A job that nobody has asked about for FORSAKEN_AFTER seconds (its tab was closed) stops itself at its next step,
    unless `finishes`: what is being recorded is recorded as a whole, whoever watches.
    """

    def __init__(self, work: Callable[[Callable[[str, float], None]], Done], finishes: bool = False) -> None:
        self.step, self.share = "", 0.0
        self._work, self._finishes = work, finishes
        self._done: list[Done] = []
        self._error: BaseException | None = None
        self._stop = threading.Event()
        self._asked = time.monotonic()
        self._thread = threading.Thread(target=self._run, name="job", daemon=True)
        self._thread.start()

    def running(self, wait: float = 0.0) -> bool:
        """Whether it still works, after waiting for its end for so many seconds."""
        self._asked = time.monotonic()
        self._thread.join(wait)
        return self._thread.is_alive()

    def result(self) -> Done:
        """What came of it. Waits for the end; raises what the work raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._done[0]

    def outcome(self) -> Done | None:
        """The result of a job that is done; None where it came to none."""
        return self._done[0] if self._done else None

    def cancel(self) -> None:
        self._stop.set()

    @property
    def stopping(self) -> bool:
        return self._stop.is_set()

    def _run(self) -> None:
        try:
            self._done.append(self._work(self._tell))
        except BaseException as error:  # it belongs to whoever asks for the result
            self._error = error

    def _tell(self, step: str, share: float) -> None:
        forsaken = not self._finishes and time.monotonic() - self._asked > FORSAKEN_AFTER
        if self._stop.is_set() or forsaken:
            raise refusal(Cancelled, "services_refused.stopped")
        self.step, self.share = step, share
