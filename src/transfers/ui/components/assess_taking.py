"""After a step was taken: what was recorded, said once, and the part of the page where the work goes on."""

from __future__ import annotations

from transfers.i18n import t
from transfers.ui.components.assess_refused import accepted
from transfers.ui.components.place import here
from transfers.ui.components.say import say
from transfers.ui.state import language


def taken(identifier: str, step: str, part: str = "decision") -> None:
    """From a callback. `step` is a key of ui_assess.done."""
    accepted(f"assess.{identifier}")
    say(t(f"ui_assess.done.{step}", language()))
    here(assessment=identifier, part=part)
