"""Words that change nothing of the transfer tool beside which they stand: "SCC, Module 2, in Annex 3 of Google's DPA".

What else stands beside a tool may limit it ("SCC for staff outside the EU only"), and is told.
"""

from __future__ import annotations

from functools import cache

import pyarrow as pa

from transfers.i18n.spelling import plain
from transfers.intake.catalogue import names
from transfers.intake.contents import legal_forms
from transfers.intake.reference import ANY, Row, group_places, mechanisms, months, table, words
from transfers.intake.time_words import time_words

NEUTRAL, LIMIT = "neutral", "limit"
TOOLS = ("basis", "module", "agreement")
SAID = ("in_place", "signing", "running", "located")


@cache
def mechanism_words() -> pa.Table:
    """All that a cell may say of transfer tools, and what says nothing more of them. What is told of another time
    (time_words) is neutral here, as it is settled there."""
    listed = mechanisms()
    known = {row["phrase"] for row in listed}
    return table([*listed, *(_neutral(phrase) for phrase in sorted(_said()) if phrase not in known)])


def _neutral(phrase: str) -> Row:
    return {"phrase": phrase, "kind": NEUTRAL, "meaning": "", "module": "", "writing": ANY}


def _said() -> set[str]:
    """Single words that tools are named by, or that they are in place; names of vendors and places as they are whole,
    as some of their words mean something alone (Only Office)."""
    phrases = [row["phrase"] for row in mechanisms() if row["kind"] in TOOLS]
    phrases += [said for each in SAID for said in words(each)]
    phrases += [*legal_forms(), *map(plain, months())]
    timely = {row["phrase"] for row in time_words() if " " not in row["phrase"]}
    return timely | names() | group_places() | {word for phrase in phrases for word in phrase.split()}
