"""A list that somebody sent through the browser: what it holds, what importing it would change, and importing it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from transfers import clock
from transfers.domain.words import Regime
from transfers.errors import InputError
from transfers.intake import FIELDS, IGNORED, Options, take
from transfers.intake.headings import recognise
from transfers.intake.reading import read
from transfers.intake.sections import sections
from transfers.ledger import head
from transfers.rules import Asked
from transfers.services import import_vendors
from transfers.services.import_vendors import Preview, Recorded
from transfers.services.workspace import Lens, Workspace

SAMPLES, LOOKED_AT, LONGEST = 3, 200, 60

__all__ = ["FIELDS", "IGNORED", "Preview", "Recorded", "Upload", "columns", "look", "stamp", "take_in"]


@dataclass(frozen=True, slots=True)
class Upload:
    """`mapping`: heading → field, where the reader knows better. `exporter`: an organisation of the registry."""

    name: str
    content: bytes
    exporter: str | None = None
    regime: str = "EU"
    mapping: Mapping[str, str] = field(default_factory=dict)

    def options(self, language: str) -> Options:
        return Options(clock.today(), self.exporter, Regime(self.regime), dict(self.mapping), language=language)


def columns(upload: Upload) -> dict[str, list[str]]:
    """Each heading with some of what stands below it. Where no headings are recognised, the first row is taken for
    them, so that the reader can say what they are. Raises InputError for a file that is no list."""
    source = take(upload.content, upload.name)
    reading = read(source, recognise)
    try:
        found = [(part.headings, part.cells) for part in sections(source, reading, frozenset(upload.mapping))]
    except InputError:
        grids = [grid for grid in reading.grids if grid.cells.num_rows]
        if not grids:
            raise
        found = [([" ".join(cell.split()) for cell in grids[0].line(0)], grids[0].cells.slice(1))]
    told: dict[str, list[str]] = {}
    for headings, cells in found:
        top = cells.slice(0, LOOKED_AT)
        for place, heading in enumerate(headings):
            if heading:
                filled = (str(cell).strip() for cell in top[f"c{place}"].to_pylist() if cell and str(cell).strip())
                told.setdefault(heading, list(dict.fromkeys(each[:LONGEST] for each in filled))[:SAMPLES])
    return told


def stamp(workspace: Workspace, lens: Lens, upload: Upload, language: str) -> tuple[object, ...]:
    """What a preview depends on: while it is the same, the preview is."""
    with workspace.session() as session:
        newest = head(session)
    sent = hashlib.sha256(upload.content).hexdigest()
    options = (upload.name, upload.exporter, upload.regime, tuple(sorted(upload.mapping.items())))
    return (newest, lens.on, lens.law_day, sent, *options, language)


def look(workspace: Workspace, lens: Lens, upload: Upload, language: str) -> Preview:
    """What importing would do. Nothing is recorded. Raises InputError and UsageError."""
    asked = Asked(lens.on, lens.law_day, min(lens.on, clock.today()))
    with workspace.session() as session:
        return import_vendors.preview(
            session, workspace.law, upload.content, upload.name, upload.options(language), asked
        )


def take_in(workspace: Workspace, upload: Upload, language: str, author: str) -> Recorded:
    """One changeset. The same file twice records nothing."""
    with workspace.session() as session:
        return import_vendors.record(
            session, workspace.law, upload.content, upload.name, upload.options(language), author
        )
