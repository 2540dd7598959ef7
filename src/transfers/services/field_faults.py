"""What pydantic finds wrong with a field, in our words: its kinds of error, and the domain's, name the texts."""

from __future__ import annotations

from pydantic_core import ErrorDetails

from transfers.errors import Problem
from transfers.i18n import has, problem

TEXTS = "services_refused.field"
LONGEST = 200


def field_fault(code: str | None, found: ErrorDetails, column: str, file: str | None = None) -> Problem:
    """`column` is what the reader knows the place by; `code` defaults to one by the kind of error."""
    kind = found["type"].replace("_", "-")
    given = found.get("input")
    return problem(
        code or f"field-{kind}",
        f"{TEXTS}.{kind}" if has(f"{TEXTS}.{kind}", "en") else f"{TEXTS}.other",
        file,
        column=column,
        value=None if given is None or isinstance(given, dict) else str(given)[:LONGEST],
        **found.get("ctx", {}),
    )
