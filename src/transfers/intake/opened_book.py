"""A workbook opened by calamine, and every way in which calamine gives up on one that is damaged."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from transfers.intake.source import Source

UNREADABLE = "list_refused.workbook.unreadable"
PANIC = "PanicException"
"""Calamine is Rust: where it reads beyond a file's end it panics, with a class of no module and no `Exception`."""


@contextmanager
def opened_book(source: Source) -> Iterator[CalamineWorkbook]:
    """For all that is done with it: a sheet is read only when it is asked for. Raises InputError."""
    try:
        yield CalamineWorkbook.from_filelike(io.BytesIO(source.data))
    except PasswordError as error:
        raise source.refusal("encrypted", "list_refused.workbook.encrypted") from error
    except (CalamineError, OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise source.refusal("damaged-workbook", UNREADABLE) from error
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        raise source.refusal("damaged-workbook", UNREADABLE) from error
