"""Cells that say the role and, behind a mark, what for: `Processor — hosting`, `Processor (payments)`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import pyarrow as pa

from transfers.i18n.spelling import plain
from transfers.intake.contents import names_mechanism
from transfers.intake.patterns import either
from transfers.intake.reference import roles, written
from transfers.intake.texts import TEXT, with_texts


@cache
def _begun() -> re.Pattern[str]:
    said = either(written("role"))
    return re.compile(rf"\W*({said})s?\W*?\s*(?:[:;,(]|\s[–—-])\s*(\w.*?)\)?\W*", re.IGNORECASE | re.DOTALL)


def parted(cell: str) -> tuple[str, str] | None:
    """The role and the rest; None for a cell that is a role as a whole, or begins with none. A rest that speaks of a
    transfer tool is no purpose, and is told with its cell.

    >>> parted("**Processor** — database + auth"), parted("Joint controllers (ads)")
    (('Processor', 'database + auth'), ('Joint controllers', 'ads'))
    >>> parted("Processor (Art. 28)"), parted("Processor in effect"), parted("Hosting - processor")
    (None, None, None)
    >>> parted("Processor; US transfer under SCCs")
    """
    found = _begun().fullmatch(cell) if plain(cell) not in roles() else None
    return (found[1], found[2]) if found and not names_mechanism(found[2]) else None


def role_of(cell: str) -> str:
    """
    >>> role_of("Processor: hosting"), role_of("Hosting")
    ('Processor', 'Hosting')
    """
    return each[0] if (each := parted(cell)) else cell


def tell_more(sample: Iterable[str]) -> bool:
    """Whether the cells of a column of roles say what for, too."""
    return any(map(parted, sample))


def role_and_rest(cells: pa.ChunkedArray) -> tuple[pa.DictionaryArray, pa.DictionaryArray]:
    """The roles, those of cells that are not parted as they stand; and what else the cells say, or nothing."""
    return with_texts(cells, _roles), with_texts(cells, _rest)


def _roles(cells: pa.Array) -> pa.Array:
    return pa.array([role_of(str(cell or "")) or None for cell in cells.to_pylist()], TEXT)


def _rest(cells: pa.Array) -> pa.Array:
    return pa.array([each[1] if (each := parted(str(cell or ""))) else None for cell in cells.to_pylist()], TEXT)
