"""The first page: what comes out, what is open, what has happened since; and what the registry knew."""

from __future__ import annotations

from collections.abc import Iterator

from transfers.documents import Block, Cell, Column, Facts, Heading, Marked, Note, Paragraph, Table
from transfers.services.assess.report.telling import Told

DRAFTS = ("draft", "submitted", "rejected")


def summary(told: Told) -> Iterator[Block]:
    one, walk = told.found.assessment, told.walk
    shown = one.outcome or walk.outcome
    yield Heading(told.say("summary"))
    yield Note(told.tone(shown), told.outcome(shown), told.result["reason"]["text"])
    if not told.found.intact:
        yield Note("bad", told.say("altered"), told.say("altered_text"))
    if told.found.status in DRAFTS:
        yield Note("quiet", told.say("draft"), told.say("draft_text"))
    if told.found.reopenings:
        yield Note("warn", told.say("reopened"), "; ".join(each.told for each in told.found.reopenings))
    if walk.open:
        yield Note("unknown", told.say("open"), told.say("open_text", n=len(walk.open)))
    yield Facts(tuple(_facts(told)))
    yield Paragraph(told.say("flag"), small=True)


def _facts(told: Told) -> Iterator[tuple[str, Cell]]:
    one = told.found.assessment
    proposed = one.proposed or told.walk.outcome
    yield told.say("proposed"), Marked(told.tone(proposed), told.outcome(proposed))
    if one.outcome:
        yield told.say("decided"), Marked(told.tone(one.outcome), told.outcome(one.outcome))
    yield told.say("status"), told.word("words.assessment", told.found.status)
    yield told.say("transfers"), ", ".join((one.transfer_id, *one.further_transfers))
    yield told.say("review_on"), told.day(one.review_on)


def known(told: Told) -> Iterator[Block]:
    """What was not asked, because the registry or the law pack said it, each with where it stands."""
    lines = told.found.known.shown
    if not lines:
        return
    yield Heading(told.say("known"))
    yield Table(
        told.say("known"),
        (
            Column(told.say("what"), 1.3),
            Column(told.say("value"), 2),
            Column(told.say("source"), 1.7),
            Column(told.say("checked"), 1),
        ),
        tuple((line.label, line.value, told.origin(line), told.day(line.checked_on)) for line in lines),
    )
