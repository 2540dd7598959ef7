"""What a click or a changed field sets going is done whole, and in the order in which it was asked for.

Streamlit ends a script that is running where the reader has meanwhile done something else: at its next call of
Streamlit's, which may stand in the middle of a callback. A name typed and left by a click on "Sign" was then not kept,
and the signature asked for it in vain. Callbacks are where this app writes to the registry, so they are never ended.
A button that the page no longer shows has no callback. Streamlit keeps it for the life of the session: the second click
of a double click, which comes in while the first is at work, did the same once more with what was shown before.

The order is held by `runner.fastReruns = false` in `.streamlit/config.toml`: one run after the other.
"""

from __future__ import annotations

from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequest, ScriptRequests
from streamlit.runtime.scriptrunner_utils.script_run_context import RunLocation, ThreadState
from streamlit.runtime.state.session_state import WStates, _is_stale_widget

_waiting = ScriptRequests.on_scriptrunner_yield
_removing = WStates.remove_stale_widgets


def run_whole() -> None:
    """For all sessions of this process; calling it again changes nothing. Streamlit has no setting for it."""
    ScriptRequests.on_scriptrunner_yield = _waiting_outside_callbacks  # type: ignore[method-assign]
    WStates.remove_stale_widgets = _removing_with_callbacks  # type: ignore[method-assign]


def _waiting_outside_callbacks(self: ScriptRequests) -> ScriptRequest | None:
    """What waits to be run stays waiting until the callbacks are done: Streamlit asks again right after them."""
    return None if ThreadState.get().run_location is RunLocation.CALLBACK else _waiting(self)


def _removing_with_callbacks(
    self: WStates, active_widget_ids: frozenset[str], fragment_ids_this_run: list[str] | None
) -> None:
    """A widget of a fragment that did not run is still on the page."""
    _removing(self, active_widget_ids, fragment_ids_this_run)
    for each, known in list(self.widget_metadata.items()):
        if _is_stale_widget(known, active_widget_ids, fragment_ids_this_run):
            del self.widget_metadata[each]
