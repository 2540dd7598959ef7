"""The pack that the writers are held to: a frozen content, and what each writer makes of it.

`python -m tests.review.golden` writes what the writers make today; look at the difference before you commit it.
"""

from __future__ import annotations

import hashlib
import sys
import zipfile
from pathlib import Path

from transfers.review import Pack
from transfers.review.formats import FORMATS

FOLDER = Path(__file__).parent / "golden"
CONTENT = FOLDER / "review.json"
DIGESTS = FOLDER / "digests.txt"
# Kept whole, so that a difference can be read; of the others only the digest is kept.
READABLE = (
    "csv/transfers.csv",
    "csv/findings.csv",
    "csv/changes.csv",
    "records/article-30-1.csv",
    "sub-processors/sub-processors.csv",
    "sub-processors/sub-processors.md",
    "sub-processors/sub-processors.html",
    "review.ics",
    "review.jsonld",
)


def pack() -> Pack:
    return Pack.read(CONTENT.read_bytes())


def written(folder: Path) -> dict[str, Path]:
    """Every file of every format, by name."""
    made = {}
    for files in FORMATS.values():
        for name, write in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write(pack(), path)
            made[name] = path
    return made


def digest(path: Path) -> str:
    """SHA-256 of the bytes; of a workbook, of its parts unpacked, because compression is the machine's own."""
    if path.suffix not in (".xlsx", ".docx"):
        return hashlib.sha256(path.read_bytes()).hexdigest()
    made = hashlib.sha256()
    with zipfile.ZipFile(path) as packed:
        for entry in packed.infolist():
            made.update(f"{entry.filename} {entry.date_time}".encode() + packed.read(entry))
    return made.hexdigest()


def main(content: Path | None = None) -> None:
    if content is not None:
        FOLDER.mkdir(exist_ok=True)
        CONTENT.write_bytes(content.read_bytes())
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        made = written(Path(folder))
        lines = [f"{digest(path)}  {name}\n" for name, path in sorted(made.items())]
        DIGESTS.write_text("".join(lines), encoding="utf-8", newline="\n")
        for name in READABLE:
            kept = FOLDER / name
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(made[name].read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
