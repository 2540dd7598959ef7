"""Which pages there are, where their files lie, and the address of each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from transfers.i18n import t
from transfers.ui.state import copied_params, language, shared_params


class Place(NamedTuple):
    """`path` is the page's address below the root; the overview is the root itself."""

    file: str
    path: str
    icon: str


FOLDER = Path(__file__).parent / "pages"
PLACES = {
    "overview": Place("overview.py", "", ":material/home:"),
    "transfers": Place("transfers.py", "transfers", ":material/swap_horiz:"),
    "processors": Place("processors.py", "processors", ":material/apartment:"),
    "assessments": Place("assessments.py", "assessments", ":material/fact_check:"),
    "findings": Place("findings.py", "findings", ":material/flag:"),
    "review": Place("review.py", "review", ":material/assignment_turned_in:"),
    "law": Place("law.py", "law", ":material/gavel:"),
    "countries": Place("countries.py", "countries", ":material/public:"),
    "import_vendors": Place("import_vendors.py", "import", ":material/upload_file:"),
    "lists": Place("lists.py", "lists", ":material/checklist:"),
    "activity": Place("activity.py", "activity", ":material/history:"),
}


def pages() -> list[StreamlitPage]:
    """Every page that is there, titled in the reader's language: new ones, as Streamlit marks that which runs."""
    return [_new(name, language()) for name in PLACES]


def page(name: str) -> StreamlitPage:
    """What a link points to. Outside a script's run Streamlit makes but half a page, which is not to be kept."""
    running = get_script_run_ctx(suppress_warning=True) is not None
    return _page(name, language()) if running else _new(name, language())


@cache
def _page(name: str, said: str) -> StreamlitPage:
    """Made once: Streamlit looks at each folder on the way to the page's file, and a page has dozens of links."""
    return _new(name, said)


def _new(name: str, said: str) -> StreamlitPage:
    place = PLACES[name]
    title = t(f"ui.pages.{name}", said)
    first = name == "overview"
    return st.Page(FOLDER / place.file, title=title, icon=place.icon, url_path=place.path or None, default=first)


def url(name: str, **params: object) -> str:
    """A page's address that can be copied and sent, in this language and on this day: `/transfers?transfer=T-1`.

    Parameters that are None are left out; a list stands there once per value.
    """
    query = urlencode({**strings(params), **copied_params()}, doseq=True)
    return f"/{PLACES[name].path}" + (f"?{query}" if query else "")


def go(name: str, **params: object) -> None:
    """Leave for another page. Call it in the page's run, not in a callback (Streamlit allows it nowhere else)."""
    st.switch_page(page(name), query_params={**strings(params), **shared_params()})


def strings(params: Mapping[str, object]) -> dict[str, str | list[str]]:
    return {
        key: [str(each) for each in value] if isinstance(value, list) else str(value)
        for key, value in params.items()
        if value is not None
    }
