"""One changeset: what it recorded, and taking it back."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from transfers.errors import TransfersError
from transfers.i18n import author as recorder
from transfers.i18n import number, reason, t
from transfers.services import activity as service
from transfers.ui.components.changeset_rows import kind_badge
from transfers.ui.components.facts import Known, facts
from transfers.ui.components.frame import frame, text
from transfers.ui.components.link import link
from transfers.ui.components.pager import offset, pager
from transfers.ui.components.place import here
from transfers.ui.components.say import say
from transfers.ui.components.text import plain
from transfers.ui.components.trouble import trouble
from transfers.ui.components.values import NOTHING, instant, missing
from transfers.ui.state import author, language, workspace

SIZE = 50
KEPT_NAMED = 10
TROUBLE = "undo.trouble"
Row = dict[str, object]


def changeset_record(line: Row, contents: pd.DataFrame) -> None:
    """`line`: its row of the log; `contents`: services.activity.contents."""
    st.title(t("ui_records.history.changeset", language(), n=line["id"]))
    kind_badge(line["kind"])
    st.markdown(f"**{plain(reason(str(line['reason']), str(line['kind']), language()))}**")
    with st.container(border=True):
        _facts(line)
    _undo(line)
    st.subheader(t("ui_records.activity.contents", language()))
    _counts(contents)
    first = offset(SIZE, "contents-page")
    shown = contents.iloc[first : first + SIZE]
    names = ("entity", "id", "what", "source_row")
    writers = {"entity": _entity, "id": text, "what": _what, "source_row": _number}
    frame(shown, {name: (f"ui_records.activity.column_{name}", writers[name]) for name in names}, "contents")
    pager(len(contents), SIZE, "contents-page")


def _facts(line: Row) -> None:
    head = "ui_records.activity.column_"
    told = language()
    known = [
        Known(t(f"{head}recorded_at", told), instant(line["recorded_at"], told)),
        Known(t(f"{head}author", told), recorder(line["author"], told)),
        Known(t(f"{head}rows", told), number(int(str(line["rows"])), told)),
    ]
    if line["source_name"]:
        known.append(Known(t(f"{head}source_name", told), line["source_name"]))
    facts(known)
    with st.expander(t("ui_records.activity.digest", told)):
        st.caption(t("ui_records.activity.digest_about", told))
        st.code(str(line["digest"]), language=None, wrap_lines=True)


def _undo(line: Row) -> None:
    if line["undone_by"]:
        by = t("ui_records.activity.undone_by", language(), n=line["undone_by"])
        link("activity", by, icon=":material/undo:", changeset=line["undone_by"])
        return
    with st.popover(t("ui_records.activity.undo", language()), icon=":material/undo:", key="undo"):
        st.write(t("ui_records.activity.undo_about", language()))
        confirm = t("ui_records.activity.undo_confirm", language())
        st.button(confirm, key="undo.yes", type="primary", on_click=undo, args=(int(str(line["id"])),))
    error = st.session_state.pop(TROUBLE, None)
    if isinstance(error, TransfersError):
        trouble(error)


def undo(number_of: int) -> None:
    """Callback: take a changeset back, and say what was kept because somebody has built on it since."""
    try:
        done = service.undo(workspace(), number_of, author())
    except TransfersError as error:
        st.session_state[TROUBLE] = error
        return
    if done.changeset is None:
        say(t("ui_records.activity.undo_nothing", language()))
        return
    said = t("ui_records.activity.undo_done", language(), n=number_of, by=done.changeset.id)
    if done.kept:
        named = ", ".join(plain(identifier) for _, identifier in done.kept[:KEPT_NAMED])
        more = f" +{len(done.kept) - KEPT_NAMED}" if len(done.kept) > KEPT_NAMED else ""
        said += " " + t("ui_records.activity.undo_kept", language(), rows=named + more)
    say(said)
    here(changeset=str(done.changeset.id))


def _counts(contents: pd.DataFrame) -> None:
    """How much of what, in one line."""
    counted = contents.groupby(["entity", "what"], sort=False).size()
    parts = [
        f"{_entity(entity)}, {_what(what)}: {number(int(count), language())}"
        for (entity, what), count in ((key, counted[key]) for key in counted.index)
    ]
    st.caption(" · ".join(parts))


def _entity(value: object) -> str:
    return t(f"ui_records.entity.{value}", language())


def _what(value: object) -> str:
    return t(f"ui_records.what.{value}", language())


def _number(value: object) -> str:
    return NOTHING if missing(value) else str(int(float(str(value))))
