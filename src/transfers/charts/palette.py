"""Colours and symbols. Colour never speaks alone: each verdict, severity and use also has a symbol, a glyph and a word.

The colours stand at 3:1 or more on the page (WCAG 1.4.11) and apart from each other under the three kinds of colour
blindness; tests/charts/test_palette.py measures both. Unknown is violet, so that nobody reads it as green.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Theme = Literal["light", "dark"]
Verdict = Literal["no_transfer", "covered", "at_risk", "uncovered", "unknown"]


class Ink(NamedTuple):
    """What is not data: the page behind the chart, text, land, borders and guides."""

    page: str
    text: str
    muted: str
    land: str
    border: str
    sea: str
    guide: str
    accent: str


class Sign(NamedTuple):
    """How one value looks: on light, on dark, as a marker, in running text and as a line."""

    light: str
    dark: str
    symbol: str
    glyph: str
    dash: str = "solid"

    def colour(self, theme: Theme) -> str:
        return self.light if theme == "light" else self.dark


INK: dict[str, Ink] = {
    "light": Ink("#ffffff", "#1f2933", "#52606d", "#e4e7eb", "#ffffff", "rgba(31,41,51,0.025)", "#d5dae0", "#2f5d8a"),
    "dark": Ink("#0e1117", "#e6e9ee", "#a3adba", "#2b323d", "#0e1117", "rgba(230,233,238,0.03)", "#3a434f", "#8db9e2"),
}

UNKNOWN = Sign("#8f5fc0", "#a98ae6", "diamond", "◆", "dashdot")

VERDICTS: dict[str, Sign] = {
    "uncovered": Sign("#b3261e", "#f0706a", "x", "✕", "dot"),
    "unknown": UNKNOWN,
    "at_risk": Sign("#c27803", "#e9b44c", "triangle-up", "▲", "dash"),
    "covered": Sign("#0f6076", "#4cc9de", "circle", "●"),
    "no_transfer": Sign("#8a919b", "#7f8893", "circle-open", "○"),
}
"""Worst first: a country or a pair is shown by the first of these that occurs in it."""

SEVERITIES: dict[str, Sign] = {
    "critical": Sign("#7d1128", "#ff9aa8", "square", "■"),
    "high": Sign("#cf4a26", "#ee6a4a", "triangle-up", "▲"),
    "medium": Sign("#c27803", "#e9b44c", "diamond", "◆"),
    "low": Sign("#3f74ad", "#6fa8e6", "circle", "●"),
    "info": Sign("#868e98", "#7f8893", "circle-open", "○"),
}

USES: dict[str, Sign] = {
    "hosting": Sign("#0f6076", "#4cc9de", "square", "■"),
    "backup": Sign("#5f7f1e", "#a8c964", "triangle-down", "▼"),
    "support_access": Sign("#c27803", "#e9b44c", "circle", "●"),
    "remote_engineering": Sign("#8f5fc0", "#a98ae6", "diamond", "◆"),
    "headquarters": Sign("#b3261e", "#f0706a", "star", "★"),
    "parent": Sign("#6b7480", "#9aa4b1", "star-open", "☆"),
}

STANDINGS: dict[str, Sign] = {
    "whole": VERDICTS["covered"],
    "part": Sign("#5f7f1e", "#a8c964", "triangle-down", "◐"),
    "listed": VERDICTS["at_risk"],
    "inside": VERDICTS["no_transfer"],
    "none": Sign("#6b7480", "#9aa4b1", "line-ew-open", "–"),
}
"""Of a country under a regime: adequate, in part, for listed organisations, no transfer at all, nothing."""

PACKS: dict[str, Sign] = {
    "usable": VERDICTS["covered"],
    "unconfirmed": VERDICTS["at_risk"],
    "stale": Sign("#cf4a26", "#ee6a4a", "square", "◷"),
    "incomplete": UNKNOWN,
    "missing": STANDINGS["none"],
}
"""How far what is known of a country's law can be relied on."""

RATINGS: dict[str, Sign] = {
    "adequate": VERDICTS["covered"],
    "concerns": VERDICTS["at_risk"],
    "insufficient": VERDICTS["uncovered"],
    "unknown": UNKNOWN,
}
"""Of a European Essential Guarantee."""


def verdict(name: object) -> str:
    """A verdict's own name; anything else counts as unknown, which is never green.

    >>> verdict("covered"), verdict("fine"), verdict(None)
    ('covered', 'unknown', 'unknown')
    """
    return str(name) if name in VERDICTS else "unknown"


def severity(name: object) -> str:
    return str(name) if name in SEVERITIES else "info"


def ink(theme: Theme) -> Ink:
    return INK[theme]


def faded(colour: str, share: float) -> str:
    """
    >>> faded("#0f6076", 0.3)
    'rgba(15,96,118,0.3)'
    """
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share})"


def on(colour: str) -> str:
    """The ink that reads best on a fill: black or white, by WCAG's relative luminance."""
    return "#ffffff" if luminance(colour) < 0.179 else "#000000"


def luminance(colour: str) -> float:
    """WCAG 2.2 relative luminance of `#rrggbb`.

    >>> luminance("#ffffff"), luminance("#000000")
    (1.0, 0.0)
    """
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return round(0.2126 * red + 0.7152 * green + 0.0722 * blue, 6)
