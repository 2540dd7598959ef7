"""The first page: what the board must know, as figures and pictures."""

from __future__ import annotations

from collections.abc import Iterator

from transfers.charts import printed_map
from transfers.documents import Bar, Bars, Block, Heading, Note, Paragraph, Part, Picture, Tile, Tiles, Tone
from transfers.review.board.telling import VERDICTS, count, counted, say, word
from transfers.review.pack import Pack


def summary(pack: Pack) -> Iterator[Block]:
    yield Heading(say(pack, "summary"))
    yield from _headlines(pack)
    yield Tiles(tuple(_tile(pack, name, tone) for name, tone in VERDICTS.items()))
    if pack.figures["transfers"] or pack.figures["transfers_before"]:
        yield Heading(say(pack, "verdicts"), 2)
        yield _bars(pack)
    yield from _map(pack)


def _headlines(pack: Pack) -> Iterator[Block]:
    """One box for each thing that is wrong; one that says so where nothing is."""
    wrong: tuple[tuple[str, str, Tone], ...] = (
        ("uncovered", "bad", "bad"),
        ("unknown", "unknown", "unknown"),
        ("at_risk", "risk", "warn"),
    )
    told = [(key, tone, pack.figures[name]) for name, key, tone in wrong if pack.figures[name]]
    for key, tone, value in told:
        yield Note(tone, counted(pack, key, value), say(pack, f"{key}_text"))
    if not told:
        yield Note("good", say(pack, "good")) if pack.figures["transfers"] else Note("quiet", say(pack, "nothing"))
    yield Paragraph(say(pack, "flag"), small=True)


def _tile(pack: Pack, verdict: str, tone: Tone) -> Tile:
    now, before = pack.figures[verdict], pack.figures[f"{verdict}_before"]
    since = "since_before" if pack.before.review else "since_start"
    note = say(pack, since, n=count(pack, before)) if now != before else ""
    return Tile(count(pack, now), word(pack, "words.verdict", verdict), note, tone if now else "quiet")


def _bars(pack: Pack) -> Bars:
    sides = {"now": "", "before": "_before"}
    bars = tuple(
        Bar(
            say(pack, side),
            tuple(
                Part(tone, pack.figures[name + suffix], count(pack, pack.figures[name + suffix]))
                for name, tone in VERDICTS.items()
                if pack.figures[name + suffix]
            ),
            count(pack, pack.figures[f"transfers{suffix}"]),
        )
        for side, suffix in sides.items()
    )
    alt = say(
        pack,
        "verdicts_alt",
        now=say(pack, "now"),
        before=say(pack, "before"),
        parts=_parts(pack, ""),
        parts_before=_parts(pack, "_before"),
    )
    return Bars(alt, bars)


def _parts(pack: Pack, suffix: str) -> str:
    told = [
        f"{word(pack, 'words.verdict', name)} {count(pack, pack.figures[name + suffix])}"
        for name in VERDICTS
        if pack.figures[name + suffix]
    ]
    return ", ".join(told) or "0"


def _map(pack: Pack) -> Iterator[Block]:
    flows = pack.frame("flows")
    if flows["destination"].notna().any():
        svg, alt = printed_map(flows, pack.language)
        yield Heading(say(pack, "map"), 2)
        yield Picture(alt, svg, say(pack, "map_caption"))
