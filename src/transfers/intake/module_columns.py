"""Columns that name the modules of the clauses that another column tells: `SCC module` over "2", "C2P", "II and III".

Modules of a program are called so too: the cells decide.
"""

from __future__ import annotations

import re
from functools import cache

import pyarrow as pa

from transfers.i18n.spelling import plain
from transfers.intake.contents import ENOUGH
from transfers.intake.modules import SAID, TO
from transfers.intake.reference import words
from transfers.intake.texts import TEXT, with_texts

CALLED = re.compile(r"(?:^| )(?:modul|moduul)")
WORD = r"\b(?:scc|sccs|modul\w*|moduul\w*|mod|m|and|und|ja|och|et|y)(?=\b|\d)"
RANGE = re.compile(rf"(?i)\b([1-4])\s*{TO}\s*(?:{CALLED.pattern}\w*\s*)?([1-4])\b")
# What is doubted of the module is not doubted of the clauses (mechanism_words.csv).
OF_IT = "of its module"
# Who sends to whom, in each module: C2P, controller to processor.
CONTROLLER, PROCESSOR = "controller", "processor"
PARTIES = {
    rf"\b(?:{a[0]} ?2 ?{b[0]}|{a[0]} (?:to )?{b[0]}|{a} (?:to |2 )?(?:sub ?)?{b})\b": number
    for number, (a, b) in {
        1: (CONTROLLER, CONTROLLER),
        2: (CONTROLLER, PROCESSOR),
        3: (PROCESSOR, PROCESSOR),
        4: (PROCESSOR, CONTROLLER),
    }.items()
}


def holds_modules(heading: str, sample: list[str]) -> bool:
    """
    >>> holds_modules("SCC module", ["2", "C2P", "-"]), holds_modules("Modules", ["Payroll", "Travel"])
    (True, False)
    """
    if not CALLED.search(plain(heading)):
        return False
    filled = [cell for cell in sample if not _says_none(cell)]
    return bool(filled) and sum(bool(modules_in(cell)) for cell in filled) >= ENOUGH * len(filled)


def as_modules(cells: pa.ChunkedArray) -> pa.DictionaryArray:
    """The column's cells as they would stand beside clauses (module 2 and module 3); what is none stays as it is."""
    return with_texts(cells, lambda texts: pa.array([_told(str(text or "")) for text in texts.to_pylist()], TEXT))


def modules_in(cell: str) -> tuple[int, ...]:
    """The numbers of the modules, of a cell that names nothing else.

    >>> [modules_in(said) for said in ("Mod. II & III", "C2P", "1–3", "4 (processor to controller)", "Travel 2")]
    [(2, 3), (2,), (1, 2, 3), (4,), ()]
    """
    said = plain(RANGE.sub(_each, cell))
    for parties, number in PARTIES.items():
        said = re.sub(parties, str(number), said)
    left = re.sub(WORD, " ", said).split()
    return tuple(sorted({_numbers()[each] for each in left})) if set(left) <= _numbers().keys() else ()


@cache
def _numbers() -> dict[str, int]:
    return {plain(word): number for number, said in SAID.items() for word in said.split("|")}


def _each(found: re.Match[str]) -> str:
    return " ".join(map(str, range(int(found[1]), int(found[2]) + 1)))


def _says_none(cell: str) -> bool:
    return not plain(cell) or plain(cell) in words("nothing") or plain(cell) in words("no")


def _told(cell: str) -> str | None:
    if _says_none(cell):
        return None
    return " and ".join(f"module {number}" for number in modules_in(cell)) or f"{OF_IT}: {cell}"
