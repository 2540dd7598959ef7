"""A verdict or a severity as a word with its own symbol and colour; colour never speaks alone."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from transfers.charts import SEVERITIES, VERDICTS
from transfers.i18n import has, t
from transfers.ui.components.text import missing
from transfers.ui.state import language

Colour = Literal["red", "orange", "yellow", "violet", "blue", "gray"]

VERDICT_COLOURS: dict[str, Colour] = {
    "uncovered": "red",
    "unknown": "violet",
    "at_risk": "orange",
    "covered": "blue",
    "no_transfer": "gray",
}
SEVERITY_COLOURS: dict[str, Colour] = {
    "critical": "red",
    "high": "red",
    "medium": "orange",
    "low": "blue",
    "info": "gray",
}


STATUSES: dict[str, tuple[str, Colour]] = {
    "in_force": ("●", "blue"),
    "legacy_only": ("▲", "orange"),
    "not_yet": ("○", "gray"),
    "inside": ("○", "gray"),
    "none": ("–", "gray"),
}
"""How an instrument stands: glyph and colour. Every other status is an end."""
ENDED: tuple[str, Colour] = ("✕", "red")


def verdict_word(verdict: object) -> str:
    """`✕ Uncovered`; for frames and labels. What is missing or not known here counts as not evaluable."""
    name = _verdict(verdict)
    return f"{VERDICTS[name].glyph} {t(f'words.verdict.{name}', language())}"


def severity_word(severity: object) -> str:
    name = _severity(severity)
    return f"{SEVERITIES[name].glyph} {t(f'words.severity.{name}', language())}"


def verdict_mark(verdict: object) -> str:
    """The badge as Markdown, to stand in a line with other words."""
    return f":{VERDICT_COLOURS[_verdict(verdict)]}-badge[{verdict_word(verdict)}]"


def severity_mark(severity: object) -> str:
    return f":{SEVERITY_COLOURS[_severity(severity)]}-badge[{severity_word(severity)}]"


def verdict_badge(verdict: object) -> None:
    name = _verdict(verdict)
    st.badge(verdict_word(name), color=VERDICT_COLOURS[name], help=t(f"ui.verdict_help.{name}", language()))


def severity_badge(severity: object) -> None:
    name = _severity(severity)
    st.badge(severity_word(name), color=SEVERITY_COLOURS[name], help=t(f"ui.severity_help.{name}", language()))


def status_mark(status: object) -> str:
    """An instrument's status on a day, as Markdown. A word not known here is shown as nothing, never as good."""
    said = "none" if missing(status) or not has(f"words.status.{status}", language()) else str(status)
    glyph, colour = STATUSES.get(said, ENDED)
    return f":{colour}-badge[{glyph} {t(f'words.status.{said}', language())}]"


def standing_marks(challenged: bool, conditional: bool, limited: bool) -> str:
    """What is true of an instrument beside its status, as Markdown: all that apply, since each means something else."""
    marks = [("challenged", "orange", "▲", challenged), ("limited", "orange", "◷", limited)]
    marks.append(("conditional", "gray", "◇", conditional))
    said = language()
    return " ".join(f":{colour}-badge[{glyph} {t(f'ui.law.{name}', said)}]" for name, colour, glyph, so in marks if so)


def _verdict(name: object) -> str:
    return str(name) if not missing(name) and name in VERDICTS else "unknown"


def _severity(name: object) -> str:
    return str(name) if not missing(name) and name in SEVERITIES else "info"
