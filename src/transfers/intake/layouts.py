"""What was said about a sender's headings, remembered: the next list with the same headings is read the same way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import pyarrow as pa

from transfers import clock
from transfers.i18n import LANGUAGES, t
from transfers.i18n.spelling import plain
from transfers.intake.grid import Grid, Reading
from transfers.intake.limits import HEADINGS_WITHIN
from transfers.intake.options import Options
from transfers.ledger import Session

# What a file of rejected rows has beside the sender's own columns.
OUR_HEADINGS = frozenset(
    t(f"imports.rejected.{name}", language) for language in LANGUAGES for name in ("row", "reason")
)

FORGET = "DELETE FROM registry.layout WHERE layout = ? AND exporter = ? AND sender = ?"


@dataclass(frozen=True, slots=True)
class Layout:
    """One sender's row of headings. `mapping`: heading → field, only where somebody corrected the reading."""

    id: str
    mapping: Mapping[str, str] = field(default_factory=dict)
    author: str = ""
    remembered_at: datetime | None = None


def layout_id(headings: Iterable[str]) -> str:
    """SHA-256 of the headings in their order, whatever their capitals and signs.

    >>> layout_id(["Vendor ", "Sijainti*"]) == layout_id(["vendor", "SIJAINTI", ""])
    True
    """
    spelled = [plain(heading) for heading in headings if heading not in OUR_HEADINGS]
    while spelled and not spelled[-1]:
        spelled.pop()
    return hashlib.sha256("\x1f".join(spelled).encode()).hexdigest()


def recall(session: Session, reading: Reading, options: Options) -> Layout | None:
    """What is remembered for one of the rows near the top of the file, for this exporter and sender."""
    if not (options.memory and session.rows("SELECT 1 FROM registry.layout LIMIT 1")):
        return None
    seen = {layout_id(line): line for grid in reading.grids for line in _top(grid)}
    session.put("in_seen_layout", pa.table({"layout": pa.array(sorted(seen), pa.string())}))
    found = session.rows(
        "SELECT layout, heading, field, author, remembered_at FROM registry.layout "
        "WHERE layout IN (FROM temp.in_seen_layout) AND exporter = ? AND sender = ? ORDER BY layout",
        [options.exporter or "", options.sender or ""],
    )
    if not found:
        return None
    said = {plain(str(heading)): str(named) for layout, heading, named, _, _ in found if layout == found[0][0]}
    headings = [" ".join(heading.split()) for heading in seen[str(found[0][0])]]
    mapping = {heading: said[plain(heading)] for heading in headings if plain(heading) in said}
    at = found[0][4]
    return Layout(str(found[0][0]), mapping, str(found[0][3]), at if isinstance(at, datetime) else None)


def _top(grid: Grid) -> list[list[str]]:
    return [grid.line(place) for place in range(min(1 if grid.headed else HEADINGS_WITHIN, grid.cells.num_rows))]


def remember(session: Session, layout: str, mapping: Mapping[str, str], options: Options, author: str) -> None:
    """Keep what was said about these headings, in place of what was said before."""
    key = _key(layout, options)
    with session.transaction():
        session.run(FORGET, key)
        for heading, named in mapping.items():
            session.run(
                "INSERT INTO registry.layout VALUES (?, ?, ?, ?, ?, ?, ?)", [*key, heading, named, author, clock.now()]
            )


def forget_layout(session: Session, layout: str, options: Options) -> None:
    """Read these headings of this sender anew from now on."""
    with session.transaction():
        session.run(FORGET, _key(layout, options))


def senders(session: Session) -> list[str]:
    """Who keeps lists, as far as imports have said so."""
    found = session.rows("SELECT DISTINCT sender FROM registry.changeset WHERE sender IS NOT NULL ORDER BY sender")
    return [str(row[0]) for row in found]


def _key(layout: str, options: Options) -> list[str]:
    return [layout, options.exporter or "", options.sender or ""]
