"""The file as it arrives: its bytes, its name and its SHA-256."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from transfers.errors import InputError, Saying, UsageError
from transfers.i18n import problem, refusal
from transfers.intake.limits import MOST_BYTES

SAYS_SOMETHING = re.compile(rb"[^\x00\t\r\n \xef\xbb\xbf\xff\xfe]")


@dataclass(frozen=True)
class Source:
    """`encoding` where the sender or the reader has said it."""

    name: str
    data: bytes
    encoding: str | None = None

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    def refusal(
        self, code: str, key: str, row: int | None = None, column: str | None = None, **values: object
    ) -> InputError:
        """The error for a file that cannot be taken in: `key` is the text of what is wrong."""
        wrong = problem(code, Saying(key, values), self.name, row, column)
        return refusal(InputError, "refused.not_taken_in", [wrong], file=self.name)


def take(given: Path | bytes, name: str | None = None) -> Source:
    """Read a file, or wrap bytes that a browser sent. Raises UsageError for a path that is no file, InputError for an
    empty or oversized one."""
    if isinstance(given, Path):
        source = Source(name or given.name, _read(given))
    else:
        source = Source(name or "list.csv", bytes(given))
    if len(source.data) > MOST_BYTES:
        raise source.refusal("too-large", "list_refused.too_large", most=MOST_BYTES // 2**20)
    if not SAYS_SOMETHING.search(source.data):
        raise source.refusal("empty-file", "list_refused.empty")
    return source


def _read(path: Path) -> bytes:
    if path.is_dir():
        raise refusal(UsageError, "list_refused.folder", file=path)
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise refusal(UsageError, "refused.not_there", file=path) from None
    except OSError as error:
        raise refusal(UsageError, "list_refused.unreadable", file=path, error=error.strerror) from error
