"""Which rules speak, how loudly, how often."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from transfers.charts.canvas import HIDDEN, canvas, empty
from transfers.charts.labels import counted, lines, plain
from transfers.charts.palette import SEVERITIES, Theme, ink, severity
from transfers.i18n import number, t

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

LINE, BAR, GAP = 17, 12, 14
ROOM = 1.45
"""The axis in longest bars, so that the words behind the longest bar have room on a phone."""


class Rule(NamedTuple):
    title: str
    severity: str
    findings: int


def findings_by_rule(findings: pd.DataFrame, language: str, theme: Theme) -> go.Figure:
    """A bar a rule, the gravest first, with its title above and its severity in words behind.

    `findings`: one row a rule: `title`, `severity`, `findings` (count).
    """
    columns = (findings[name].tolist() for name in ("title", "severity", "findings"))
    rules = [Rule(plain(a), severity(b), int(c)) for a, b, c in zip(*columns, strict=True) if c]
    if not rules:
        return empty("findings", theme, language)
    rules.sort(key=lambda rule: (list(SEVERITIES).index(rule.severity), -rule.findings, rule.title))
    tops, below = _stacked(rules)
    longest = max(rule.findings for rule in rules)
    said = "; ".join(
        f"{r.title} ({t(f'words.severity.{r.severity}', language)}): {number(r.findings, language)}" for r in rules
    )
    layout = {
        "xaxis": {**HIDDEN, "range": [0, longest * ROOM]},
        "yaxis": {**HIDDEN, "range": [below, 0]},
        "annotations": list(_titles(rules, tops)),
        "margin": {"l": 2, "r": 2, "t": 0, "b": 4},
    }
    alt = t("charts.findings.alt", language, rules=said)
    return canvas([_bars(rules, tops, theme, language)], theme, language, height=below + 4, alt=alt, **layout)


def _stacked(rules: list[Rule]) -> tuple[list[int], int]:
    """Each bar's top edge in pixels, and the height of all."""
    tops, at = [], 4
    for rule in rules:
        tops.append(at + LINE * len(lines(rule.title)) + 4)
        at = tops[-1] + BAR + GAP
    return tops, at


def _bars(rules: list[Rule], tops: list[int], theme: Theme, language: str) -> dict[str, Any]:
    words = [t(f"words.severity.{rule.severity}", language) for rule in rules]
    signs = [SEVERITIES[rule.severity] for rule in rules]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [rule.findings for rule in rules],
        "y": [top + BAR / 2 for top in tops],
        "width": BAR,
        "marker": {"color": [sign.colour(theme) for sign in signs]},
        "text": [
            f" <b>{number(r.findings, language)}</b>  {s.glyph} {w}"
            for r, s, w in zip(rules, signs, words, strict=True)
        ],
        "textposition": "outside",
        "textfont": {"size": 13, "color": ink(theme).text},
        "constraintext": "none",
        "cliponaxis": False,
        "hovertext": [
            "<br>".join([*lines(rule.title, 60, 4), f"{word}, {counted('findings', rule.findings, language)}"])
            for rule, word in zip(rules, words, strict=True)
        ],
        "hoverinfo": "text",
        "showlegend": False,
    }


def _titles(rules: list[Rule], tops: list[int]) -> Iterator[dict[str, Any]]:
    for rule, top in zip(rules, tops, strict=True):
        place = {"xref": "paper", "x": 0, "xanchor": "left", "y": top - 2, "yanchor": "bottom", "align": "left"}
        yield {"text": "<br>".join(lines(rule.title)), "showarrow": False, "borderpad": 0, **place}
