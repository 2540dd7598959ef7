"""The quarterly review: a quarter's pack, as it was signed where it is, and its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from transfers.review import Pack, Quarter, Scope, saving
from transfers.review import manifest as manifests
from transfers.review.formats import FORMATS
from transfers.services.quarter_pack import EVERYTHING, Progress, last_quarter, quarter_pack, silent
from transfers.services.review_signing import SignedReview, signed_of
from transfers.services.workspace import Workspace

__all__ = [
    "FORMATS",
    "Pack",
    "Quarter",
    "Scope",
    "Seen",
    "as_json",
    "last_quarter",
    "look",
    "review",
    "save",
    "verify",
]


@dataclass(frozen=True, slots=True)
class Seen:
    """A pack, and the confirmed review that it shows, if it shows one as it was signed."""

    pack: Pack
    review: SignedReview | None = None

    @property
    def signed(self) -> Mapping[str, object] | None:
        """What the manifest says of the signature."""
        if self.review is None:
            return None
        row = self.review.row
        return {
            "review": row.id,
            "decision": str(row.decision),
            "signed_by": row.signed_by,
            "signed_role": row.signed_role,
            "signed_on": row.signed_on.isoformat(),
            "statement_digest": row.statement_digest,
        }


def review(
    workspace: Workspace,
    quarter: Quarter,
    scope: Scope = EVERYTHING,
    language: str = "en",
    as_of: datetime | None = None,
) -> Pack:
    """The pack as the registry has it now, whether or not the quarter was signed: see quarter_pack."""
    with workspace.session() as session:
        return quarter_pack(session, workspace.law, quarter, scope, language, as_of)


def look(
    workspace: Workspace,
    quarter: Quarter,
    scope: Scope = EVERYTHING,
    language: str = "en",
    as_of: datetime | None = None,
    fresh: bool = False,
    progress: Progress = silent,
) -> Seen:
    """The pack of a quarter: what was signed, where a confirmed review in this language is there and neither `as_of`
    nor `fresh` ask for something else. Raises UsageError as quarter_pack does."""
    with workspace.session() as session:
        signed = None if fresh or as_of else signed_of(session, workspace.law, quarter, scope, language)
        if signed is not None:
            return Seen(signed.pack, signed)
        return Seen(quarter_pack(session, workspace.law, quarter, scope, language, as_of, progress=progress))


def save(
    seen: Seen, to: Path, formats: Sequence[str] = (), tell: Callable[[str, int, int], None] | None = None
) -> dict[str, Any]:
    """Write the pack's files, all formats unless some are named, and return the manifest: see review.saving."""
    heard = tell or (lambda name, done, of: None)
    statement = seen.review.statement if seen.review else None
    return saving.save(seen.pack, to, tuple(formats) or tuple(FORMATS), seen.signed, statement, heard)


def verify(folder: Path) -> dict[str, Any]:
    """The manifest of a pack that is as it was written. Raises InputError naming what is not."""
    return manifests.verify(folder)


def as_json(seen: Seen, manifest: Mapping[str, Any]) -> dict[str, object]:
    """What `transfers review` prints. `changes` counts transfers; `areas` everything else too."""
    pack, figures = seen.pack, seen.pack.figures
    whats = ("added", "removed", "changed")
    areas = {name.removesuffix("_added") for name in figures if name.endswith("_added")}
    return {
        "quarter": str(pack.quarter),
        "as_of": pack.as_of.isoformat(),
        "digest": pack.digest,
        "files": [*(each["name"] for each in manifest["files"]), manifests.NAME],
        "changes": {what: figures[f"transfers_{what}"] for what in whats},
        "findings": {state: figures[f"findings_{state}"] for state in ("opened", "closed", "still_open")},
        "areas": {area: {what: figures[f"{area}_{what}"] for what in whats} for area in sorted(areas)},
        "language": pack.language,
        "day": pack.now.day.isoformat(),
        "compared_with": {"day": pack.before.day.isoformat(), "review": pack.before.review},
        "ledger_digest": pack.now.ledger,
        "law_digest": pack.law,
        "signed": seen.signed,
    }
