"""Data on its way into a page. Streamlit reads Markdown in almost every text, so nothing a user wrote goes in raw."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast

NOTHING = "—"

_MARKS = re.compile(r"([!-/:-@\[-`{-~])")
"""All ASCII punctuation: CommonMark takes a backslash before each of these."""

_AFTERWARDS = re.compile(r"(?i)(?<=[-<=>!])(?=[-<=>])|(?<=:)(?=streamlit)|(?<=www)(?=\.)|(?<=:)(?=//)|(?=@)")
"""What Streamlit still replaces once the Markdown is read: arrows, its own logo, and anything like an address."""

_JOINER = "\u2060"


def missing(value: Any) -> bool:
    """None, NaN and NaT alike, and empty text: what frames made from Arrow hold where nothing is.

    NaN and NaT are what is unlike itself; a list or an array is never missing. The answer is read as text, as numpy has
    a truth of its own; neither it nor pandas has to be loaded for the first page.
    """
    if value is None or isinstance(value, str):
        return not value
    return str(value != value) == "True"


def listed(value: object) -> list[Any] | None:
    """A list, or the array that it becomes in a frame, as a list; None for what is neither."""
    several = isinstance(value, (list, tuple)) or bool(getattr(value, "ndim", 0))
    return list(cast("Iterable[Any]", value)) if several else None


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
