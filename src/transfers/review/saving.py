"""Writing a pack into a folder: whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from transfers.errors import UsageError
from transfers.i18n import refusal
from transfers.review.formats import FORMATS, Statement
from transfers.review.manifest import NAME, write_manifest
from transfers.review.pack import Pack

Tell = Callable[[str, int, int], None]


def save(
    pack: Pack,
    to: Path,
    formats: Sequence[str] = tuple(FORMATS),
    signed: Mapping[str, object] | None = None,
    statement: Statement = None,
    tell: Tell = lambda name, done, of: None,
) -> dict[str, Any]:
    """Write the files of the formats and the manifest into the new folder `to`; returns the manifest.

    They are written beside it and come by a rename, so that nobody ever sees half a pack. The same pack again is a
    no-op. `signed` is what the manifest says of the signature and `statement` what was signed, for the report. Raises
    UsageError for an unknown format, and where `to` holds anything else. `tell` hears each file's name,
    how many are done and how many there are.
    """
    target = to.expanduser().resolve()
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise refusal(
            UsageError, "review_refused.folder.no_format", names=", ".join(unknown), formats=", ".join(FORMATS)
        )
    if target.exists() and not target.is_dir():
        raise refusal(UsageError, "review_refused.folder.a_file", folder=target)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=f".{target.name}.unfinished-", dir=target.parent))
    try:
        _write(pack, unfinished, formats, statement, tell)
        manifest = write_manifest(pack, unfinished, signed)
        if not _is_the_same(unfinished, target):
            _settle(unfinished, target)
        return manifest
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _write(pack: Pack, folder: Path, formats: Sequence[str], statement: Statement, tell: Tell) -> None:
    files = [(name, write) for chosen in dict.fromkeys(formats) for name, write in FORMATS[chosen].items()]
    for done, (name, write) in enumerate(files):
        tell(name, done, len(files))
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write(pack, path, statement)


def _is_the_same(unfinished: Path, target: Path) -> bool:
    there = target / NAME
    return there.is_file() and there.read_bytes() == (unfinished / NAME).read_bytes()


def _settle(unfinished: Path, target: Path) -> None:
    """Give the folder its name. An empty folder makes room; anything else stays."""
    if target.exists():
        if any(target.iterdir()):
            what = "other_pack" if (target / NAME).exists() else "other_files"
            raise refusal(UsageError, f"review_refused.folder.{what}", folder=target)
        target.rmdir()
    unfinished.chmod(0o755)
    os.rename(unfinished, target)  # noqa: PTH104 - fails where another run was faster
