"""What the rows are called: ids and names in one form, and names that fit the kind of their instrument.

A name that nobody can ask for would leave a destination without its instrument, and no row would show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from transfers.errors import Problem
from transfers.law.facts import Challenge, Condition, Event, Instrument, Source
from transfers.law.pack import Law

FORM = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")
# Kind → (the names it may have, the same in words). The rest may have any: a new set of clauses needs no new program.
NAMES = {
    **{kind: (re.compile(kind), kind) for kind in ("adequacy", "bcr", "code", "certification", "adhoc")},
    "bridge": (re.compile("adequacy"), "adequacy"),
    "derogation": (re.compile("art49-[a-g2]"), "art49-a to art49-g, or art49-2"),
    "law": (re.compile("law-.+"), "law- and the number of the act, such as law-523-1999"),
}
ANY = (FORM, "small letters, digits and hyphens, such as scc-2021")
OF_A_PLACE = ("adequacy", "bridge", "framework")


def misnamed(law: Law) -> Iterator[Problem]:
    yield from _ids(law)
    for instrument in law.instruments:
        yield from _names(instrument)
        yield from _place(instrument)


def _ids(law: Law) -> Iterator[Problem]:
    facts: tuple[Iterable[Source | Instrument | Condition | Challenge | Event], ...] = (
        law.sources,
        law.instruments,
        law.conditions,
        law.challenges,
        law.events,
    )
    for fact in chain.from_iterable(facts):
        if not FORM.fullmatch(fact.id):
            what = f"{fact.id!r} is no id. Write small letters, digits and hyphens, such as eu-us-dpf."
            yield fact.problem("bad-id", what, "id", fact.id)


def _names(instrument: Instrument) -> Iterator[Problem]:
    for place, name in enumerate(instrument.names):
        pattern, wanted = NAMES.get(instrument.kind, ANY)
        if not FORM.fullmatch(name) or not pattern.fullmatch(name):
            what = f"{name} is no name of the kind {instrument.kind}. Write {wanted}."
            yield instrument.problem("unknown-name", what, "names", name)
        elif name in instrument.names[:place]:
            yield instrument.problem("repeated-name", f"{name} stands twice. Keep one.", "names", name)


def _place(instrument: Instrument) -> Iterator[Problem]:
    if instrument.kind in OF_A_PLACE and instrument.destination is None:
        what = f"The kind {instrument.kind} covers one destination. Write its code, EPORG or EEA."
        yield instrument.problem("no-destination", what, "destination")
    if instrument.regime == "FI" and instrument.kind != "law":
        what = "FI is for acts of Finland alone. Write EU, UK or CH, or the kind law."
        yield instrument.problem("act-regime", what, "regime", instrument.regime)
