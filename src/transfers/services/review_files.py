"""A pack as files to take away: one of its documents, or all of them in one ZIP of the same bytes each time."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from transfers.services.review_quarter import Seen, save

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP can name: each file bears it, so that the same pack is the same bytes."""
READABLE = 0o644 << 16
UNIX = 3
DOCUMENTS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Formats of one file each, with the type that a browser knows them by."""


def name_of(seen: Seen) -> str:
    """What the folder and the files are called: `review-2026Q3`."""
    return f"review-{seen.pack.quarter}"


def document(seen: Seen, kind: str) -> bytes:
    """One of DOCUMENTS."""
    with tempfile.TemporaryDirectory() as folder:
        save(seen, Path(folder) / "pack", (kind,))
        return (Path(folder) / "pack" / f"review.{kind}").read_bytes()


def zipped(seen: Seen, folder: Path, tell: Callable[[str, int, int], None] | None = None) -> Path:
    """Write the whole pack as a ZIP into `folder`, which is there; unpacked, `transfers review --verify` checks it.
    `tell` hears each file's name, how many are done and how many there are."""
    target = folder / f"{name_of(seen)}.zip"
    with tempfile.TemporaryDirectory(dir=folder) as made, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        written = Path(made) / name_of(seen)
        save(seen, written, tell=tell)
        for path in sorted(each for each in written.rglob("*") if each.is_file()):
            _add(archive, path, path.relative_to(made).as_posix())
    return target


def _add(archive: ZipFile, path: Path, name: str) -> None:
    entry = ZipInfo(name, EARLIEST)
    entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, READABLE, UNIX
    entry.file_size = path.stat().st_size
    with path.open("rb") as read, archive.open(entry, "w") as into:
        shutil.copyfileobj(read, into)
