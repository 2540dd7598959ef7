"""`t(key, language)`: one text, looked up in the TOML files beside this module."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "fi")
FOLDER = Path(__file__).parent


@cache
def _texts(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for file in sorted((FOLDER / language).glob("*.toml")):
        with file.open("rb") as stream:
            _flatten(file.stem, tomllib.load(stream), found)
    return found


def _flatten(prefix: str, table: dict[str, object], into: dict[str, str]) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            _flatten(f"{prefix}.{key}", value, into)
        else:
            into[f"{prefix}.{key}"] = str(value)


def keys(language: str) -> frozenset[str]:
    """Every key of a language, as `file.table.name`."""
    return frozenset(_texts(language))


def has(key: str, language: str) -> bool:
    return key in _texts(language)


def t(key: str, language: str, **values: object) -> str:
    """The text of `key` (`file.table.name`) with `{name}` filled in. Raises KeyError for an unknown key."""
    text = _texts(language)[key]
    return text.format(**values) if values else text
