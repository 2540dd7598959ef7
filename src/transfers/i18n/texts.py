"""`t(key, language)`: one text, looked up in the TOML files of its language.

A language is a folder with a `language.toml`: beside this module, or in settings.languages_dir(). English and Finnish
are complete; a text that another language lacks is the English one.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from transfers import settings

COMPLETE = ("en", "fi")
"""A test and the check of a questionnaire hold that these lack nothing."""
ENGLISH = "en"


def _folders() -> dict[str, Path]:
    """Language → its folder, the complete ones first."""
    further = settings.languages_dir()
    roots = [Path(__file__).parent, *([further] if further else [])]
    found = {file.parent.name: file.parent for root in roots for file in sorted(root.glob("*/language.toml"))}
    return {language: found[language] for language in (*COMPLETE, *sorted(found.keys() - {*COMPLETE}))}


FOLDERS = _folders()
LANGUAGES = tuple(FOLDERS)


@cache
def translated(language: str) -> dict[str, str]:
    """The language's own texts, by key."""
    found: dict[str, str] = {}
    for file in sorted(FOLDERS[language].glob("*.toml")):
        with file.open("rb") as stream:
            _flatten(file.stem, tomllib.load(stream), found)
    return found


@cache
def _texts(language: str) -> dict[str, str]:
    """With the English ones where it has none of its own."""
    return translated(ENGLISH) | translated(language)


def _flatten(prefix: str, table: dict[str, object], into: dict[str, str]) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            _flatten(f"{prefix}.{key}", value, into)
        else:
            into[f"{prefix}.{key}"] = str(value)


def keys(language: str) -> frozenset[str]:
    """Every key, as `file.table.name`."""
    return frozenset(_texts(language))


def has(key: str, language: str) -> bool:
    return key in _texts(language)


def t(key: str, language: str, /, **values: object) -> str:
    """The text of `key` (`file.table.name`) with `{name}` filled in. Raises KeyError for an unknown key."""
    text = _texts(language)[key]
    return text.format(**values) if values else text


def own(fact: object, name: str, language: str) -> str | None:
    """A text of a fact in a language: its column `name_fi`; else `law.instrument.eu-us-dpf.title` of a translation,
    by the fact's kind and id; else its English column."""
    column = getattr(fact, f"{name}_{language}", None)
    known_by = getattr(fact, "id", None)
    given = column or translated(language).get(f"law.{type(fact).__name__.lower()}.{known_by}.{name}")
    text = given or getattr(fact, f"{name}_{ENGLISH}", None)
    return None if text is None else str(text)
