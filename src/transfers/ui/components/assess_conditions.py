"""The conditions to be met before the start, a card each: what, by whom, until when, and what will prove it."""

from __future__ import annotations

from transfers.services.assess import Question
from transfers.ui.components.assess_table import table
from transfers.ui.components.assess_view import View


def conditions_table(it: View, asked: Question, key: str) -> None:
    table(it, asked, key, "answer", asked.asked.columns, it.answer(asked.id).value)
