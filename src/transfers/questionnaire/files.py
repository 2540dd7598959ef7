"""The TOML files of one kind of assessment → one table, with the file that each entry came from."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from transfers.errors import Problem
from transfers.i18n import LANGUAGES


@dataclass
class Files:
    """`table` is every file but the languages, put together; `words` by language. `origin` by key and place."""

    folder: Path
    table: dict[str, Any] = field(default_factory=dict)
    words: dict[str, dict[str, Any]] = field(default_factory=dict)
    origin: dict[tuple[str, object], str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    digest: str = ""

    def place(self, key: str, index: object = None) -> str:
        return self.origin.get((key, index)) or self.origin.get((key, None)) or f"{self.folder.name}/questionnaire.toml"


def read_files(folder: Path) -> Files:
    """Never raises; whatever cannot be read is among `problems`."""
    files = Files(folder)
    hashed = hashlib.sha256()
    for path in sorted(folder.glob("*.toml")):
        raw = path.read_bytes()
        hashed.update(f"{path.name}\0{len(raw)}\0".encode() + raw)
        name = f"{folder.name}/{path.name}"
        try:
            table = tomllib.loads(raw.decode("utf-8"))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            files.problems.append(Problem("not-toml", f"The file cannot be read as TOML: {error}. Mend it.", name))
            continue
        if path.stem in LANGUAGES:
            files.words[path.stem] = table
        else:
            _add(files, table, name)
    files.digest = hashed.hexdigest()
    return files


def _add(files: Files, table: dict[str, Any], name: str) -> None:
    for key, value in table.items():
        held = files.table.get(key)
        if isinstance(value, list) and isinstance(held, list | None) and all(isinstance(each, dict) for each in value):
            rows = files.table.setdefault(key, [])
            for row in value:
                files.origin[key, len(rows)] = name
                rows.append(row)
        elif isinstance(value, dict) and isinstance(held, dict | None):
            _join(files, key, value, name)
        elif held is not None:
            files.problems.append(Problem("written-twice", f"{key} stands in two files. Keep one.", name, column=key))
        else:
            files.table[key] = value
            files.origin[key, None] = name


def _join(files: Files, key: str, value: dict[str, Any], name: str) -> None:
    joined = files.table.setdefault(key, {})
    for each, what in value.items():
        if each in joined:
            text = f"{key}.{each} stands in two files. Keep one."
            files.problems.append(Problem("written-twice", text, name, column=f"{key}.{each}"))
        joined[each] = what
        files.origin[key, each] = name
