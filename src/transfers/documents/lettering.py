"""The one typeface of our documents, and what it cannot write."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import font_source_sans_pro
import typst
from anyascii import anyascii
from fontTools.ttLib import TTFont

FAMILY = "Source Sans Pro"
FOLDER = Path(font_source_sans_pro.__file__).parent / "files"


@cache
def fonts() -> typst.Fonts:
    """Only the font we bring, so that a document looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])


@cache
def _known() -> frozenset[int]:
    """The characters that every weight we use can write."""
    files = [FOLDER / f"SourceSansPro-{weight}.ttf" for weight in ("Regular", "Semibold")]
    return frozenset.intersection(*(frozenset(TTFont(file, lazy=True).getBestCmap()) for file in files)) | {10}


def writable(text: str) -> str:
    """The text in letters that the typeface has: a name in another script is spelled out in Latin letters, as a PDF/A
    must not hold a character that it cannot show.

    >>> writable("Übermut Żółć Ελλάς Привет 株式会社")
    'Übermut Żółć Ελλάς Привет ZhuShiHuiShe'
    """
    return "".join(char if ord(char) in _known() else _spelled(char) for char in text)


def _spelled(char: str) -> str:
    if char.isspace():
        return " "
    return anyascii(char) if char.isprintable() else ""
