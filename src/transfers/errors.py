"""Errors a user can act on: each has a code, says what happened and where, and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence that i18n words in the reader's language: the key of a text, and what stands in it.

    A value may be a saying itself, a day, several words of which one is meant, or the words by language.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one place of an input. `row` counts from 1 as an editor or Excel shows it.

    `message` is English; `said` is the same for a reader of any language.
    """

    code: str
    message: str
    file: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    said: Saying | None = field(default=None, compare=False)

    def __str__(self) -> str:
        """
        >>> str(Problem("not-a-date", "31/02/2024 is not a date. Write it as 2024-02-29.", "v.csv", 14, "start date"))
        'v.csv, row 14, start date: 31/02/2024 is not a date. Write it as 2024-02-29.'
        """
        place = [self.file or "", f"row {self.row}" if self.row is not None else "", self.column or ""]
        where = ", ".join(part for part in place if part)
        return f"{where}: {self.message}" if where else self.message


class TransfersError(Exception):
    """What every front end shows as plain words, without a traceback. `exit_code` is the CLI's.

    `message` is English; `said` is the same for a reader of any language (`i18n.refusal` makes both).
    """

    exit_code = 3

    def __init__(self, message: str, problems: Sequence[Problem] = (), said: Saying | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.problems = tuple(problems)
        self.said = said

    def lines(self) -> list[str]:
        return [self.message, *(str(problem) for problem in self.problems)]


class UsageError(TransfersError):
    """The question itself is off: an unknown option value, a name that does not exist."""

    exit_code = 2


class InputError(TransfersError):
    """A file or a form holds something that cannot be taken in. Nothing was recorded."""


class LawError(TransfersError):
    """The law pack in `data/law` does not hold together; no rule may run on it."""


class LedgerError(TransfersError):
    """The registry file is damaged, or not what its ledger says."""


class RegistryBusy(TransfersError):
    """Another process holds the registry, or another action is being recorded."""

    exit_code = 4


class Cancelled(TransfersError):
    """The user stopped a long piece of work before it was done. Nothing was recorded."""


class Overtaken(TransfersError):
    """Somebody has recorded something since the draft was made. Nothing of it was recorded."""

    exit_code = 4


class EditConflict(TransfersError):
    """Someone recorded a newer revision than the one the editor started from. Both are carried."""

    def __init__(
        self, message: str, theirs: dict[str, object], yours: dict[str, object], said: Saying | None = None
    ) -> None:
        super().__init__(message, said=said)
        self.theirs = theirs
        self.yours = yours
