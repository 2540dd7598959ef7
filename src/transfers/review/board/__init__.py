"""The quarterly review as a report of a few pages: pictures first, every red mark explained, a line to sign on."""

from __future__ import annotations

from collections.abc import Mapping

from transfers.documents import Document
from transfers.i18n import day
from transfers.review.board.changes import changed, law_events, mechanisms
from transfers.review.board.closing import assessments, decision, due, proof
from transfers.review.board.findings import explained
from transfers.review.board.summary import summary
from transfers.review.board.telling import say
from transfers.review.pack import Pack

__all__ = ["report"]


def report(pack: Pack, signed: Mapping[str, object] | None = None) -> Document:
    """`signed` is the statement that somebody put their name to; without it the report is a draft to sign."""
    said = pack.language
    scope = ", ".join(pack.names) or say(pack, "everything")
    return Document(
        title=say(pack, "title", quarter=pack.quarter),
        subtitle=say(
            pack, "subtitle", first=day(pack.quarter.first, said), last=day(pack.quarter.last, said), scope=scope
        ),
        language=said,
        dated=pack.now.day,
        organisation=pack.names[0] if len(pack.names) == 1 else "",
        footer=say(pack, "footer", digest=pack.digest[:16]),
        blocks=(
            *summary(pack),
            *explained(pack),
            *changed(pack),
            *mechanisms(pack),
            *law_events(pack),
            *assessments(pack),
            *due(pack),
            *decision(pack, signed),
            *proof(pack),
        ),
    )
