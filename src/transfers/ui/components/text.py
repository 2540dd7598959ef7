"""Data on its way into a page. Streamlit reads Markdown in almost every text, so nothing a user wrote goes in raw."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

NOTHING = "—"

_MARKS = re.compile(r"([!-/:-@\[-`{-~])")
"""All ASCII punctuation: CommonMark takes a backslash before each of these."""

_AFTERWARDS = re.compile(r"(?i)(?<=[-<=>!])(?=[-<=>])|(?<=:)(?=streamlit)|(?<=www)(?=\.)|(?<=:)(?=//)|(?=@)")
"""What Streamlit still replaces once the Markdown is read: arrows, its own logo, and anything like an address."""

_JOINER = "\u2060"


def missing(value: Any) -> bool:
    """None, NaN, NaT and pd.NA alike, and empty text. Frames that come from Arrow hold all of them."""
    if not pd.api.types.is_scalar(value):
        return False
    return bool(pd.isna(value)) or value == ""


def plain(value: object) -> str:
    """Text that shows exactly as it was written, on one line, wherever Streamlit takes Markdown.

    >>> plain("![a](https://evil.example/p.png)").replace("\u2060", "")
    '\\\\!\\\\[a\\\\]\\\\(https\\\\:\\\\/\\\\/evil\\\\.example\\\\/p\\\\.png\\\\)'
    >>> plain(None), plain(float("nan")), plain(" Acme\\n Oy")
    ('—', '—', 'Acme Oy')
    """
    if missing(value):
        return NOTHING
    line = "".join(char for char in " ".join(str(value).split()) if char.isprintable())
    return _MARKS.sub(r"\\\1", _AFTERWARDS.sub(_JOINER, line)) or NOTHING
