"""What a step needs and was left empty, said in the reader's language. The service refuses it as well."""

from __future__ import annotations

from transfers.errors import UsageError
from transfers.i18n import t
from transfers.ui.components.assess_refused import refused
from transfers.ui.state import language


def lacking(identifier: str, **needed: object) -> bool:
    """From a callback: is one of these empty? Then the first is asked for; the names are keys of ui_assess.needed."""
    empty = next((name for name, value in needed.items() if not str(value or "").strip()), None)
    if empty is not None:
        refused(f"assess.{identifier}", UsageError(t(f"ui_assess.needed.{empty}", language())))
    return empty is not None
