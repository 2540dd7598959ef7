"""What a click sets going is done whole, also when the reader has already done the next thing."""

from __future__ import annotations

import tomllib

from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1 import AppTest

from transfers.settings import PROJECT


def page() -> None:
    """A click during whose callback the next one comes in; what the callback kept is shown."""
    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    from transfers.ui import callbacks

    callbacks.run_whole()

    def pressed() -> None:
        get_script_run_ctx().script_requests.request_rerun(RerunData())
        st.session_state["kept"] = st.session_state["kept"] + 1

    st.session_state.setdefault("kept", 0)
    st.button("Keep", on_click=pressed)
    st.write(f"kept {st.session_state['kept']}")


def test_a_callback_is_not_cut_short_by_the_next_click():
    shown = AppTest.from_function(page).run()
    shown.button[0].click().run()
    assert not shown.exception
    assert shown.markdown[0].value == "kept 1"


def once() -> None:
    """A button that is gone when its work is done."""
    import streamlit as st

    from transfers.ui import callbacks

    callbacks.run_whole()

    def done() -> None:
        st.session_state["done"] = st.session_state.get("done", 0) + 1

    if "done" not in st.session_state:
        st.button("Do it", on_click=done)
    st.write(f"done {st.session_state.get('done', 0)}")


def test_a_second_click_on_a_button_that_is_gone_does_nothing():
    shown = AppTest.from_function(once).run()
    button = shown.button[0]
    button.click().run()
    shown._run(WidgetStates(widgets=[WidgetState(id=button.id, trigger_value=True)]))
    assert not shown.exception
    assert shown.markdown[0].value == "done 1"


def test_one_run_waits_for_the_other():
    config = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["runner"]["fastReruns"] is False
