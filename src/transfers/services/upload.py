"""A list that somebody sent through the browser: what it holds, what importing it would change, and importing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from transfers import clock
from transfers.domain.words import Regime
from transfers.errors import Cancelled, InputError, Overtaken
from transfers.intake import FIELDS, IGNORED, OUR_HEADINGS, Offer, Section, Source, forget_layout, senders, take
from transfers.intake.encoding import CHOICES as ENCODINGS
from transfers.intake.encoding import UNICODE
from transfers.intake.grid import Reading
from transfers.intake.headings import recognise
from transfers.intake.reading import read
from transfers.intake.sections import sections
from transfers.ledger import Session
from transfers.services import import_vendors
from transfers.services.import_vendors import Mode, Options, Preview, Progress, Recorded, Side, commit
from transfers.services.workspace import Lens, Workspace

SAMPLES, LOOKED_AT, LONGEST = 3, 200, 60

__all__ = [
    "ENCODINGS",
    "FIELDS",
    "IGNORED",
    "Cancelled",
    "Choices",
    "Looked",
    "Mode",
    "Offer",
    "Overtaken",
    "Preview",
    "Recorded",
    "Refused",
    "Side",
    "Upload",
    "columns",
    "forget",
    "known_senders",
    "look",
    "preview_key",
    "take_in",
]

Columns = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Upload:
    """`token` tells one upload from another. `mapping`: heading → field, where the reader knows better. `exporter`: an
    organisation of the registry. The rest is as in intake.Options."""

    name: str
    content: bytes
    token: str = ""
    exporter: str | None = None
    regime: str = "EU"
    mapping: Mapping[str, str] = field(default_factory=dict)
    mode: str = "update"
    ends_on: date | None = None
    sender: str | None = None
    prefer: str = "registry"
    chosen: Mapping[str, str] = field(default_factory=dict)
    matches: Mapping[str, str | None] = field(default_factory=dict)
    sheet: str | None = None
    encoding: str | None = None

    def options(self, language: str) -> Options:
        return Options(
            clock.today(),
            self.exporter,
            Regime(self.regime),
            dict(self.mapping),
            language=language,
            mode=Mode(self.mode),
            ends_on=self.ends_on,
            sender=self.sender,
            prefer=Side(self.prefer),
            chosen=dict(self.chosen),
            matches=dict(self.matches),
            sheet=self.sheet,
            encoding=self.encoding,
        )


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be read otherwise: the sheets of a workbook with more than one, and the encoding of a text
    that does not say it."""

    sheets: tuple[str, ...] = ()
    encoding: str | None = None


class Looked:
    """A preview with the session that holds it. Both are given up when nobody looks any more."""

    def __init__(self, workspace: Workspace, session: Session, found: Preview) -> None:
        self.preview = found
        self.choices = _choices(found.drafted.staged.reading, found.options.encoding)
        self.columns: Columns = samples(found.drafted.staged.sections)
        self._workspace = workspace
        self._forsake = workspace.due_without(self, partial(_let_go, session, found))

    def close(self) -> None:
        self._forsake()
        self._workspace.settle()


def _let_go(session: Session, found: Preview) -> None:
    found.close()
    session.close()


@dataclass(frozen=True, slots=True)
class Refused:
    """A list that cannot be read as it is. `columns` are there where the reader may say what its headings are."""

    error: InputError
    columns: Columns
    choices: Choices = Choices()

    @property
    def is_dpf_list(self) -> bool:
        return any(problem.code == "dpf-list" for problem in self.error.problems)


def _choices(reading: Reading, said: str | None) -> Choices:
    sheets = reading.sheets if len(reading.sheets) > 1 else ()
    told = said is None and reading.encoding in (None, *UNICODE)
    return Choices(sheets, None if told else reading.encoding)


def _refused(upload: Upload, error: InputError) -> Refused:
    """Raises InputError for a file that is no list at all."""
    source = take(upload.content, upload.name)
    reading = read(replace(source, encoding=upload.encoding), recognise, upload.sheet)
    return Refused(error, columns(reading, source, upload.mapping), _choices(reading, upload.encoding))


def columns(reading: Reading, source: Source, mapping: Mapping[str, str]) -> Columns:
    """Each heading with some of what stands below it. Where no headings are recognised, the first row is taken for
    them, so that the reader can say what they are. Raises InputError for a file that is no list."""
    try:
        return samples(sections(source, reading, frozenset(mapping)))
    except InputError:
        grids = [grid for grid in reading.grids if grid.cells.num_rows]
        if not grids:
            raise
        first = [" ".join(cell.split()) for cell in grids[0].line(0)]
        return samples([Section("", first, 0, grids[0].cells.slice(1))])


def samples(found: Sequence[Section]) -> dict[str, list[str]]:
    """heading → some of the different cells below it."""
    told: dict[str, list[str]] = {}
    for section in found:
        top = section.cells.slice(0, LOOKED_AT)
        for place, heading in enumerate(section.headings):
            if heading and heading not in OUR_HEADINGS:
                filled = (str(cell).strip() for cell in top[f"c{place}"].to_pylist() if cell and str(cell).strip())
                told.setdefault(heading, list(dict.fromkeys(each[:LONGEST] for each in filled))[:SAMPLES])
    return told


def preview_key(workspace: Workspace, lens: Lens, upload: Upload, language: str) -> tuple[object, ...]:
    """What a preview depends on: while it is the same, the preview is."""
    days, sent = (lens.on, lens.law_day), (upload.token, upload.name, upload.options(language).digest())
    return (workspace.stamp(), *days, *sent, language)


def look(
    workspace: Workspace, lens: Lens, upload: Upload, language: str, progress: Progress | None = None
) -> Looked | Refused:
    """What importing would do. Nothing is recorded. Raises Cancelled, UsageError and InputError."""
    session = workspace.ledger.session()
    try:
        found = import_vendors.preview(
            session, workspace.law, upload.content, upload.name, upload.options(language), lens.asked(), progress
        )
    except InputError as error:
        session.close()
        return _refused(upload, error)
    except BaseException:
        session.close()
        raise
    return Looked(workspace, session, found)


def take_in(looked: Looked, author: str, progress: Progress | None = None) -> Recorded:
    """One changeset: what was looked at. The same file twice records nothing. Raises Overtaken and RegistryBusy."""
    if progress:
        progress("recording", 0.85)
    return commit(looked.preview, author)


def forget(workspace: Workspace, looked: Looked) -> None:
    """Read these headings anew from now on."""
    with workspace.session() as session:
        forget_layout(session, looked.preview.drafted.staged.layout, looked.preview.options)


def known_senders(workspace: Workspace) -> list[str]:
    with workspace.session() as session:
        return senders(session)
