"""What a click or a changed field sets going is done whole, and in the order in which it was asked for.

Streamlit ends a script that is running where the reader has meanwhile done something else: at its next call of
Streamlit's, which may stand in the middle of a callback. A name typed and left by a click on "Sign" was then not kept,
and the signature asked for it in vain. Callbacks are where this app writes to the registry, so they are never ended.
The order is held by `runner.fastReruns = false` in `.streamlit/config.toml`: one run after the other.
"""

from __future__ import annotations

from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequest, ScriptRequests
from streamlit.runtime.scriptrunner_utils.script_run_context import RunLocation, ThreadState

_waiting = ScriptRequests.on_scriptrunner_yield


def run_whole() -> None:
    """For all sessions of this process; calling it again changes nothing. Streamlit has no setting for it."""
    ScriptRequests.on_scriptrunner_yield = _waiting_outside_callbacks  # type: ignore[method-assign]


def _waiting_outside_callbacks(self: ScriptRequests) -> ScriptRequest | None:
    """What waits to be run stays waiting until the callbacks are done: Streamlit asks again right after them."""
    return None if ThreadState.get().run_location is RunLocation.CALLBACK else _waiting(self)
