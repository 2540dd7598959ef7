"""Words that change nothing of the transfer tool beside which they stand: "SCC, Module 2, in Annex 3 of Google's DPA".

What else stands beside a tool may limit it ("SCC for staff outside the EU only"), and is told.
"""

from __future__ import annotations

from functools import cache

import pyarrow as pa

from transfers.i18n.spelling import plain
from transfers.intake.catalogue import names
from transfers.intake.reference import ANY, Row, group_places, mechanisms, months, rows, table, words
from transfers.intake.time_words import time_words

NEUTRAL, LIMIT = "neutral", "limit"
TOOLS = ("basis", "module", "agreement")
SAID = ("in_place", "signing", "running", "located")


@cache
def mechanism_words() -> pa.Table:
    """All that a cell may say of transfer tools, and single words that say nothing more of them. What is told of
    another time (time_words) is neutral here, as it is settled there."""
    listed = mechanisms()
    known = {row["phrase"] for row in listed}
    return table([*listed, *(_neutral(word) for word in sorted(_single()) if word not in known)])


def _neutral(word: str) -> Row:
    return {"phrase": word, "kind": NEUTRAL, "meaning": "", "module": "", "writing": ANY}


def _single() -> set[str]:
    phrases = [row["phrase"] for row in mechanisms() if row["kind"] in TOOLS]
    phrases += [said for each in SAID for said in words(each)]
    phrases += [*names(), *group_places(), *(row["form"] for row in rows("legal_forms")), *map(plain, months())]
    timely = {row["phrase"] for row in time_words() if " " not in row["phrase"]}
    return timely | {word for phrase in phrases for word in phrase.split()}
