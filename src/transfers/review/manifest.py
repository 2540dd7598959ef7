"""The manifest of a pack, which names every file with its digest, and the check of a folder against it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from transfers.errors import InputError, Problem, UsageError
from transfers.i18n import problem, refusal, t
from transfers.review.pack import FORMAT, VERSION, Pack

NAME = "manifest.json"
PIECE = 1 << 20


def write_manifest(pack: Pack, folder: Path, signed: Mapping[str, object] | None) -> dict[str, Any]:
    """Take the digest of every file in the folder and write the manifest beside them."""
    files = [{"name": name, "bytes": path.stat().st_size, "sha256": sha256(path)} for name, path in _files(folder)]
    said: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "quarter": str(pack.quarter),
        "language": pack.language,
        "scope": {"controllers": list(pack.scope.controllers), "groups": list(pack.scope.groups)},
        "day": pack.now.day.isoformat(),
        "as_of": pack.as_of.isoformat(),
        "changeset": pack.now.changeset,
        "ledger_digest": pack.now.ledger,
        "law_digest": pack.law,
        "digest": pack.digest,
        "signed": dict(signed) if signed else None,
        "files": files,
        "how_to_verify": t("review.text.how_to_verify", pack.language),
    }
    said["seal"] = _seal(said)
    (folder / NAME).write_bytes(_written(said))
    return said


def verify(folder: Path) -> dict[str, Any]:
    """The manifest of a folder whose files are all as they were written.

    Raises InputError with a problem per file that differs, is missing or was added, in the order of their names;
    UsageError for what is no folder.
    """
    if not folder.is_dir():
        raise refusal(UsageError, "review_refused.folder.none", folder=folder)
    said = _read(folder)
    stated = {str(each["name"]): str(each["sha256"]) for each in said["files"]}
    found = dict(_files(folder))
    problems = [
        fault
        for name in sorted({*stated, *found})
        if (fault := _fault(name, stated.get(name), found.get(name))) is not None
    ]
    document = stated.get("review.json")
    if document not in (None, said["digest"]):
        problems.append(_problem("review.json", "digest"))
    if problems:
        raise refusal(InputError, "review_refused.folder.differs", problems, folder=folder)
    return said


def sha256(path: Path) -> str:
    made = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            made.update(piece)
    return made.hexdigest()


def _files(folder: Path) -> Iterable[tuple[str, Path]]:
    """Everything in the folder but the manifest, by name."""
    paths = sorted(path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())
    return [(name, path) for path in paths if (name := path.relative_to(folder).as_posix()) != NAME]


def _read(folder: Path) -> dict[str, Any]:
    try:
        there = (folder / NAME).read_bytes()
        said = json.loads(there.decode("utf-8"))
        unchanged = there == _written(said)
        sealed = said.pop("seal") == _seal(said)
    except FileNotFoundError:
        raise refusal(InputError, "review_refused.folder.no_pack", [_problem(NAME, "missing")], folder=folder) from None
    except (ValueError, AttributeError, KeyError, TypeError):
        raise _differs(folder, "unreadable") from None
    if not (sealed and unchanged):
        raise _differs(folder, "changed")
    return dict(said)


def _fault(name: str, stated: str | None, path: Path | None) -> Problem | None:
    if stated is None:
        return _problem(name, "added")
    if path is None:
        return _problem(name, "missing")
    if path.is_symlink():
        return _problem(name, "link")
    return None if sha256(path) == stated else _problem(name, "changed")


def _problem(name: str, what: str) -> Problem:
    return problem("pack-differs", f"review_refused.file.{what}", name)


def _differs(folder: Path, what: str) -> InputError:
    return refusal(InputError, "review_refused.folder.differs", [_problem(NAME, what)], folder=folder)


def _written(said: Mapping[str, Any]) -> bytes:
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def _seal(said: Mapping[str, Any]) -> str:
    """SHA-256 over the rest of the manifest."""
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
