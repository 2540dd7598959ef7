"""How an assessment's status and outcome are marked: a word with a glyph and a colour. What is not known is never
marked as good."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import has, t
from transfers.services import assess
from transfers.ui.components.badge import Colour
from transfers.ui.components.text import missing, plain
from transfers.ui.state import language

STATUSES: dict[str, tuple[str, Colour]] = {
    "reopened": ("↻", "orange"),
    "submitted": ("◷", "violet"),
    "draft": ("✎", "gray"),
    "rejected": ("✕", "red"),
    "signed": ("✓", "blue"),
    "superseded": ("–", "gray"),
}
"""What needs somebody stands first."""
STOPS = ("suspend", "restructure")
WAITS = ("incomplete", "unclear", "undecided")


def kind_title(kind: str) -> str:
    """A kind that is not asked here (recorded from elsewhere) reads as it was written."""
    return assess.questionnaire_of(kind).title(language()) if kind in assess.kinds() else kind


def status_text(status: str) -> str:
    glyph, _ = STATUSES.get(status, ("", "gray"))
    key = f"words.assessment.{status}"
    return f"{glyph} {t(key, language()) if has(key, language()) else status}"


def status_badge(status: str) -> None:
    st.badge(plain(status_text(status)), color=STATUSES.get(status, ("", "gray"))[1])


def outcome_text(kind: str, outcome: object) -> str:
    """In the questionnaire's words; one that was recorded from elsewhere as it was written."""
    if missing(outcome):
        return t("ui_assess.outcome.none", language())
    if kind not in assess.kinds():
        return str(outcome)
    return assess.questionnaire_of(kind).texts.word(f"outcome.{outcome}", language(), str(outcome))


def outcome_mark(kind: str, outcome: object) -> str:
    """As Markdown, to stand in a line with other words."""
    glyph, colour = _look(kind, outcome)
    return f":{colour}-badge[{glyph} {plain(outcome_text(kind, outcome))}]"


def _look(kind: str, outcome: object) -> tuple[str, Colour]:
    if missing(outcome) or outcome in WAITS:
        return "?", "violet"
    if outcome in STOPS:
        return "✕", "red"
    green = assess.questionnaire_of(kind).design.green if kind in assess.kinds() else ()
    return ("●", "blue") if outcome in green else ("▲", "orange")
