"""Headings over the day on which a processing agreement, or a transfer tool, was signed: "AVV abgeschlossen am"."""

from __future__ import annotations

import re
from functools import cache

from transfers.i18n.spelling import plain
from transfers.intake.reference import transfer_tools, words

HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
SHORT = 5  # letters of words that stand alone; longer ones may go on (Auftragsverarbeitungsv…, käsittelysopimu…)


def dates_an_agreement(heading: str) -> bool:
    """Whether it names a processing agreement and a day, and no transfer tool beside it.

    >>> [dates_an_agreement(said) for said in ("AVV abgeschlossen am", "DPA and SCC signed on", "DPA", "Signed on")]
    [True, False, False, False]
    """
    heading = plain(heading) + " / " + plain(HUMP.sub(" ", heading))
    return bool(
        _any_of(tuple(words("agreement_heading"))).search(heading)
        and _any_of(_signing()).search(heading)
        and not _any_of(tuple(transfer_tools())).search(heading)
    )


def dates_a_tool(heading: str) -> bool:
    """Whether it names a transfer tool, and that it is signed: "SCC unterschrieben am".

    >>> dates_a_tool("CCT signées en"), dates_a_tool("DPF certified"), dates_a_tool("SCC on file")
    (True, False, False)
    """
    heading = plain(heading)
    return bool(_any_of(_surely_signing()).search(heading) and _any_of(tuple(transfer_tools())).search(heading))


@cache
def _surely_signing() -> tuple[str, ...]:
    return tuple(said for said, strength in words("signing").items() if strength != "weak")


@cache
def _signing() -> tuple[str, ...]:
    in_cells = (said for said, strength in words("signing").items() if strength != "weak")
    return (*in_cells, *words("signing_heading"))


@cache
def _any_of(listed: tuple[str, ...]) -> re.Pattern[str]:
    ends = (re.escape(each) + (r"\b" if len(each) <= SHORT else "") for each in listed)
    return re.compile(rf"\b(?:{'|'.join(ends)})")
