"""Each kind of finding that is open: why, since when, under which provision, what to do, and whose transfers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from transfers.documents import Block, Break, Column, Facts, Heading, Marked, Paragraph, Run, Table
from transfers.review.board.telling import SEVERITIES, Row, count, first, flow, on, rest, say, word
from transfers.review.pack import Pack

EXPLAINED, NAMED, LISTED = 8, 4, 12
"""Kinds of findings explained at length, transfers named for each, and further kinds in one table."""


def explained(pack: Pack) -> Iterator[Block]:
    findings = pack.tables["findings"]
    still = findings.filter(pc.not_equal(findings["state"], "closed"))
    kinds = [row for row in pack.tables["rules"].to_pylist() if row["opened"] + row["still_open"]]
    if not kinds:
        return
    yield Break()
    yield Heading(say(pack, "explained"))
    grave = [row for row in kinds if SEVERITIES[row["severity"]] != "quiet"][:EXPLAINED]
    for kind in grave:
        yield from _kind(pack, kind, still.filter(pc.equal(still["rule"], kind["rule"])))
    yield from _others(pack, [row for row in kinds if row not in grave])
    if pack.figures["findings_closed"]:
        yield Paragraph(say(pack, "closed", n=count(pack, pack.figures["findings_closed"])))


def _kind(pack: Pack, kind: Row, found: pa.Table) -> Iterator[Block]:
    """One kind of finding, told by its oldest case."""
    oldest = found.sort_by([("since", "ascending"), ("transfer_id", "ascending")])
    rows = first(oldest, NAMED)
    case = rows[0]
    yield Heading(say(pack, "finding", title=kind["title"], n=count(pack, found.num_rows)), 2)
    named = [f"{flow(pack, row)} ({on(pack, row['since'])})" if row["since"] else flow(pack, row) for row in rows]
    left = found.num_rows - len(rows)
    if left > 0:
        named.append(say(pack, "more", n=count(pack, left)))
    why = case["why"] if found.num_rows == 1 else say(pack, "example", why=case["why"], flow=flow(pack, case))
    yield Facts(
        (
            (say(pack, "severity"), Marked(SEVERITIES[kind["severity"]], _states(pack, kind))),
            (say(pack, "why"), why),
            (say(pack, "provision"), case["provision"] or "—"),
            (say(pack, "todo"), (Run(case["todo"], bold=True),)),
            (say(pack, "who"), "; ".join(named)),
        )
    )


def _states(pack: Pack, kind: Row) -> str:
    severity = word(pack, "words.severity", kind["severity"])
    opened, still = count(pack, kind["opened"]), count(pack, kind["still_open"])
    return say(pack, "state_counts", severity=severity, opened=opened, still=still)


def _others(pack: Pack, kinds: list[dict[str, Any]]) -> Iterator[Block]:
    if not kinds:
        return
    shown = kinds[:LISTED]
    yield Heading(say(pack, "others"), 2)
    yield Table(
        say(pack, "others"),
        (
            Column(say(pack, "kind"), 4),
            Column(say(pack, "number"), 1, "right"),
            Column(say(pack, "oldest"), 1.6),
        ),
        tuple(
            (
                Marked(SEVERITIES[row["severity"]], row["title"]),
                count(pack, row["opened"] + row["still_open"]),
                on(pack, row["oldest"]),
            )
            for row in shown
        ),
    )
    yield from rest(pack, shown, len(kinds))
