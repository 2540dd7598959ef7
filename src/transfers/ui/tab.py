"""The browser's tab: its title, its icon, and how wide the page is."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.PageConfig_pb2 import PageConfig
from streamlit.runtime.scriptrunner import get_script_run_ctx


def show_tab() -> None:
    """The very message of `st.set_page_config`, which loads numpy and Pillow before it looks at any icon: a tenth of a
    second that the first page would wait for."""
    message = ForwardMsg()
    message.page_config_changed.title = "Transfers"
    message.page_config_changed.favicon = _icon()
    message.page_config_changed.layout = PageConfig.WIDE
    context = get_script_run_ctx()
    if context is not None:
        context.enqueue(message)


@cache
def _icon() -> str:
    """A drawing of our own: Streamlit would fetch a Material icon for the browser's tab from a server of Google's."""
    drawing = Path(__file__).with_name("icon.svg").read_bytes()
    return f"data:image/svg+xml;base64,{b64encode(drawing).decode()}"
