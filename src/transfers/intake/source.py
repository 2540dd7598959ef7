"""The file as it arrives: its bytes, its name and its SHA-256."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from transfers.errors import InputError, Problem, Saying, UsageError
from transfers.i18n import problem, refusal
from transfers.intake.limits import MOST_BYTES


@dataclass(frozen=True, slots=True)
class Source:
    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    def refusal(self, code: str, message: str, row: int | None = None, column: str | None = None) -> InputError:
        """The error for a file that cannot be taken in."""
        return refusal(
            InputError, "refused.not_taken_in", [Problem(code, message, self.name, row, column)], file=self.name
        )

    def refused(self, code: str, key: str, **values: object) -> InputError:
        """The same in the reader's language: `key` is the text of what is wrong."""
        return refusal(
            InputError, "refused.not_taken_in", [problem(code, Saying(key, values), self.name)], file=self.name
        )


def take(given: Path | bytes, name: str | None = None) -> Source:
    """Read a file, or wrap bytes that a browser sent. Raises UsageError for a path that is no file, InputError for an
    empty or oversized one."""
    if isinstance(given, Path):
        source = Source(name or given.name, _read(given))
    else:
        source = Source(name or "list.csv", bytes(given))
    if len(source.data) > MOST_BYTES:
        raise source.refusal("too-large", f"The file is larger than {MOST_BYTES // 2**20} MB. Split it into parts.")
    if not source.data.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise source.refusal("empty-file", "The file is empty. Export the list again.")
    return source


def _read(path: Path) -> bytes:
    if path.is_dir():
        raise UsageError(f"{path} is a folder. Name one file.")
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UsageError(f"{path} is not there.") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error
