"""What proves an answer, and what should be said beside it. Documents stay where they are; here stand name, link,
day and fingerprint."""

from __future__ import annotations

import hashlib

import streamlit as st

from transfers.domain import Evidence
from transfers.i18n import day as written
from transfers.i18n import t
from transfers.services.assess import Question
from transfers.ui.components.assess_rows_of import EARLIEST, LATEST
from transfers.ui.components.assess_saving import fill, keep, key_of, showing
from transfers.ui.components.assess_view import View
from transfers.ui.components.sources import external
from transfers.ui.components.text import plain
from transfers.ui.state import language


def evidence_lines(it: View, asked: Question) -> None:
    """Evidence and comment as they are, below the answer."""
    given, said = it.answer(asked.id), language()
    for each in given.evidence:
        parts = [external(each.document, each.link)]
        parts += [written(each.dated, said)] if each.dated else []
        parts += [plain(each.proves)] if each.proves else []
        parts += [f"`{each.sha256[:12]}…`"] if each.sha256 else []
        st.markdown(f":material/attach_file: {' · '.join(parts)}")
    if given.comment:
        st.markdown(f":material/chat: {plain(given.comment)}")
    if given.planned and not it.writable:
        st.markdown(f":orange[:material/schedule: {t('ui_assess.planned.is', said)}]")


def evidence(it: View, asked: Question) -> None:
    """Add a piece, or take one away."""
    key, said = key_of(it.id, asked.id, "evidence"), language()
    showing(key, it.held(asked.id, "evidence"))
    pieces = it.answer(asked.id).evidence
    proof = {each.question: each.state for each in it.path.proofs}.get(asked.id)
    label = t("ui_assess.evidence.title", said) + (f" ({len(pieces)})" if pieces else "")
    icon = ":material/priority_high:" if proof in ("missing", "stale") else ":material/attach_file:"
    panel = st.popover(label, icon=icon, type="tertiary", key=f"{key}.popover", on_change="rerun")
    if not panel.open:
        return
    with panel:
        if proof in ("missing", "stale"):
            st.markdown(f":orange[{t(f'ui_assess.evidence.{proof}', said)}]")
        for at, each in enumerate(pieces):
            kept = tuple(other for place, other in enumerate(pieces) if place != at)
            _remove(it, asked, f"{key}.remove{at}", each, kept)
        _add(it, asked, key, pieces)


def _remove(it: View, asked: Question, key: str, piece: Evidence, kept: tuple[Evidence, ...]) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(piece.document), width="stretch")
        st.button(
            t("ui_assess.evidence.remove", language()),
            icon=":material/delete:",
            type="tertiary",
            on_click=keep,
            args=(it.id, asked.id, "evidence", lambda: list(kept)),
            key=key,
        )


def _add(it: View, asked: Question, key: str, pieces: tuple[Evidence, ...]) -> None:
    said = language()

    def read() -> object:
        return [*pieces, _piece(key)]

    with st.form(f"{key}.form", border=False, clear_on_submit=True, enter_to_submit=False):
        st.text_input(t("ui_assess.evidence.document", said), max_chars=200, key=f"{key}.document")
        st.text_input(t("ui_assess.evidence.link", said), key=f"{key}.link", placeholder="https://")
        name = t("ui_assess.evidence.dated", said)
        st.date_input(name, value=None, min_value=EARLIEST, max_value=LATEST, format="DD.MM.YYYY", key=f"{key}.dated")
        st.text_input(t("ui_assess.evidence.proves", said), key=f"{key}.proves")
        about = t("ui_assess.evidence.file_help", said)
        st.file_uploader(t("ui_assess.evidence.file", said), key=f"{key}.file", help=about)
        st.form_submit_button(
            t("ui_assess.evidence.add", said), on_click=keep, args=(it.id, asked.id, "evidence", read)
        )


def _piece(key: str) -> dict[str, object]:
    """The file is read here for its fingerprint and name, and not kept."""
    sent = st.session_state.get(f"{key}.file")
    held = {name: st.session_state.get(f"{key}.{name}") for name in ("document", "link", "dated", "proves")}
    piece: dict[str, object] = {
        name: value.strip() if isinstance(value, str) else value for name, value in held.items()
    }
    if sent is not None:
        piece["document"] = piece["document"] or sent.name
        piece["sha256"] = hashlib.sha256(sent.getvalue()).hexdigest()
    return {name: value for name, value in piece.items() if value}


def comment(it: View, asked: Question) -> None:
    key, said = key_of(it.id, asked.id, "comment"), language()
    showing(key, it.held(asked.id, "comment"))
    title = t("ui_assess.comment.title", said)
    panel = st.popover(title, icon=":material/chat:", type="tertiary", key=f"{key}.popover", on_change="rerun")
    if not panel.open:
        return
    fill(key, "text", it.answer(asked.id).comment or "")
    with panel:
        st.text_area(
            t("ui_assess.comment.label", said),
            key=f"{key}.text",
            on_change=keep,
            args=(it.id, asked.id, "comment", lambda: str(st.session_state[f"{key}.text"]).strip() or None),
        )


def planned(it: View, asked: Question) -> None:
    """A measure that is only promised is not one that is in place."""
    if not any(each.question == asked.id for each in it.asked.design.measures) or it.answer(asked.id).value is None:
        return
    key = key_of(it.id, asked.id, "planned")
    showing(key, it.held(asked.id, "planned"))
    fill(key, "flag", it.answer(asked.id).planned)
    st.checkbox(
        t("ui_assess.planned.label", language()),
        help=t("ui_assess.planned.help", language()),
        key=f"{key}.flag",
        on_change=keep,
        args=(it.id, asked.id, "planned", lambda: bool(st.session_state[f"{key}.flag"])),
    )
