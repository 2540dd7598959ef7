"""One assessment as a file. The ending says which: this is the one place that knows them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from transfers.errors import UsageError
from transfers.i18n import refusal
from transfers.services.assess.exchange import as_json
from transfers.services.assess.report import report_pdf, report_word
from transfers.services.workspace import Lens, Workspace

WRITERS: dict[str, Callable[[Workspace, str, Lens, str], bytes]] = {
    ".docx": report_word,
    ".pdf": report_pdf,
    ".json": as_json,
}


def export(workspace: Workspace, assessment_id: str, name: str, lens: Lens, language: str = "en") -> bytes:
    """One version as a file; the ending of `name` says which. Raises UsageError for one that is not written."""
    ending = PurePath(name).suffix.lower()
    if ending not in WRITERS:
        raise refusal(UsageError, "assess_refused.file.exported_as", file=name, endings=tuple(WRITERS))
    return WRITERS[ending](workspace, assessment_id, lens, language)
