"""What the review page shows, made once: the pack of a quarter, a signed review, and the files being written."""

from __future__ import annotations

import tempfile
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path

import streamlit as st

from transfers import clock
from transfers.services import review_choices, review_files, review_quarter
from transfers.services.job import Job
from transfers.services.review_choices import Choices
from transfers.services.review_quarter import Quarter, Scope, Seen
from transfers.services.review_signing import signed_review
from transfers.services.workspace import Stamp, Workspace
from transfers.ui.state import language, workspace


class Packing:
    """A ZIP that is being written in a thread of its own, while the page goes on answering."""

    def __init__(self, seen: Seen) -> None:
        self.seen = seen
        self.done, self.of = 0, 1
        self._folder = tempfile.TemporaryDirectory()
        self._thread = ThreadPoolExecutor(1, "packing")
        self.path: Future[Path] = self._thread.submit(review_files.zipped, seen, Path(self._folder.name), self._heard)

    def _heard(self, name: str, done: int, of: int) -> None:
        self.done, self.of = done, of

    def close(self) -> None:
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._folder.cleanup()


def stamp() -> tuple[Stamp, date]:
    """Nothing that is kept outlives a change of the registry, of the law pack or of the day."""
    return workspace().stamp(), clock.today()


def is_empty() -> bool:
    """Nobody has recorded anything yet."""
    return not workspace().stamp().changeset


def choices() -> Choices:
    return _choices(workspace(), stamp())


def looking(quarter: Quarter, scope: Scope) -> Job[Seen]:
    """The quarter as the registry has it now; begun on the first call. Its result raises UsageError as
    services.review_quarter.look does."""
    return _looking(workspace(), stamp(), str(quarter), scope.controllers, scope.groups, language())


def look_again() -> None:
    """Callback: what was stopped, or went wrong, is begun anew by whoever asks next."""
    _looking.clear()


def signed(identifier: str) -> Seen | None:
    """A review as it was signed, whatever the registry says now; None when there is no such review."""
    at = workspace().stamp()
    return _signed(workspace(), (at.registry, at.law), identifier)


def packing(seen: Seen) -> Packing:
    """Its files; begun on the first call."""
    return _packing(seen, _name(seen))


def _name(seen: Seen) -> str:
    return f"{seen.review.row.id if seen.review else ''} {id(seen.pack)}"


@st.cache_resource(show_spinner=False, max_entries=2)
def _choices(_workspace: Workspace, stamp: object) -> Choices:
    return review_choices.choices(_workspace)


@st.cache_resource(show_spinner=False, max_entries=3)
def _looking(
    _workspace: Workspace,
    stamp: object,
    quarter: str,
    controllers: tuple[str, ...],
    groups: tuple[str, ...],
    language: str,
) -> Job[Seen]:
    asked, scope = Quarter.parse(quarter), Scope(controllers, groups)
    return Job(lambda progress: review_quarter.look(_workspace, asked, scope, language, fresh=True, progress=progress))


@st.cache_resource(show_spinner=False, max_entries=3)
def _signed(_workspace: Workspace, stamp: object, identifier: str) -> Seen | None:
    found = signed_review(_workspace, identifier)
    return Seen(found.pack, found) if found else None


@st.cache_resource(show_spinner=False, max_entries=2, on_release=Packing.close)
def _packing(_seen: Seen, name: str) -> Packing:
    return Packing(_seen)
