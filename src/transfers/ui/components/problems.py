"""What is wrong with a form, one line a field, in the reader's language."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from transfers.errors import InputError, Problem
from transfers.i18n import has, t, told, told_of
from transfers.ui.components import fields
from transfers.ui.components.text import plain
from transfers.ui.state import language


def problem_lines(entity: str, error: InputError) -> list[str]:
    """The summary, then a line a problem, each beginning with the field's name as the form shows it."""
    first, *_ = told(error, language())
    return [first, *(_line(entity, problem) for problem in error.problems)]


def show_problems(key: str) -> None:
    """The lines that a callback left under `key`, if any."""
    lines = st.session_state.get(key)
    if lines:
        st.error("\n".join([plain(lines[0]), "", *(f"- {plain(line)}" for line in lines[1:])]), icon=":material/error:")


def _line(entity: str, problem: Problem) -> str:
    name = str(problem.column or "")
    known = f"ui_records.field.{name}"
    title = fields.label(entity, name) if has(known, language()) else t(f"ui_records.entity.{entity}", language())
    line = told_of(replace(problem, file=None, row=None, column=None), language())
    return f"{title}: {line}" + (f" ({problem.value})" if problem.value else "")
