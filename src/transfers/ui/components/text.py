"""Data on its way into a page. Streamlit reads Markdown in almost every text, so nothing a user wrote goes in raw."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

NOTHING = "—"

_MARKS = re.compile(r"([!-/:-@\[-`{-~])")
"""All ASCII punctuation: CommonMark takes a backslash before each of these."""

_AFTERWARDS = re.compile(r"(?i)(?<=[-<=>!])(?=[-<=>])|(?<=:)(?=streamlit)|(?<=www)(?=\.)|(?<=:)(?=//)|(?=@)")
"""What Streamlit still replaces once the Markdown is read: arrows, its own logo, and anything like an address."""

_JOINER = "\u2060"


def missing(value: Any) -> bool:
    """None, NaN and NaT alike, and empty text: what frames made from Arrow hold where nothing is.

    NaN and NaT are what is unlike itself; a list or an array is never missing. Not pandas' own test, as the frame
    around every page needs this before pandas has to be loaded.
    """
    if value is None or isinstance(value, str):
        return not value
    unlike_itself = value != value
    return isinstance(unlike_itself, (bool, np.bool_)) and bool(unlike_itself)


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
