"""Every version of one assessment, and what differs between two of them, in words."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import t
from transfers.services import assess
from transfers.ui.components.assess_marks import status_text
from transfers.ui.components.assess_progress import title
from transfers.ui.components.assess_view import View
from transfers.ui.components.link import link
from transfers.ui.components.place import asked
from transfers.ui.components.text import plain
from transfers.ui.state import language, workspace


def versions(it: View) -> None:
    said = language()
    st.header(title(it, "versions"))
    for identifier, number, status in reversed(it.found.versions):
        with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
            name = t("ui_assess.versions.version", said, n=number)
            if identifier == it.id:
                st.markdown(f"**{name}** ({t('ui_assess.versions.this', said)})", width="content")
            else:
                link("assessments", f"**{name}**", assessment=identifier)
            st.caption(plain(status_text(status)), width="content")
            if identifier != it.id:
                label = t("ui_assess.versions.compare", said)
                place = {"assessment": it.id, "part": "versions", "against": identifier}
                link("assessments", label, icon=":material/difference:", **place)
    if len(it.found.versions) == 1:
        st.caption(t("ui_assess.versions.only", said))
    else:
        _difference(it)


def _decided(it: View, new: str, kind: str) -> bool:
    """A draft is not decided yet, so that it has neither decision nor conditions is no difference."""
    status = next(status for identifier, _, status in it.found.versions if identifier == new)
    return status != "draft" or kind not in ("field", "condition")


def _difference(it: View) -> None:
    """Against the one that was chosen, else the one before, or the first after."""
    said = language()
    ids = [identifier for identifier, _, _ in it.found.versions]
    at = ids.index(it.id)
    other = asked("against") if asked("against") in ids else ids[at - 1 if at else 1]
    old, new = sorted((str(other), it.id), key=ids.index)
    numbers = {identifier: number for identifier, number, _ in it.found.versions}
    st.subheader(t("ui_assess.versions.between", said, old=numbers[old], new=numbers[new]))
    found = [each for each in assess.difference(workspace(), old, new, said) if _decided(it, new, each.kind)]
    if not found:
        st.caption(t("ui_assess.versions.same", said))
    for each in found:
        with st.container(border=True, gap="xxsmall"):
            kind = t(f"ui_assess.versions.{each.kind}", said)
            st.caption(f"{kind} · {plain(each.label)}")
            was = f":gray[~~{plain(each.was)}~~]" if each.was else f":gray[{t('assess.change.nothing', said)}]"
            now = plain(each.now) if each.now else t("assess.change.nothing", said)
            st.markdown(f"{was} → {now}")
