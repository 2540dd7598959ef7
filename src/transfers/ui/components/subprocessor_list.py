"""A vendor's list of sub-processors: what a new version changes, until when to object, and recording it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from transfers.i18n import country, number, t
from transfers.i18n import day as as_day
from transfers.services.subprocessors import Compared, Notice, days_of, look, record
from transfers.services.upload import Offer
from transfers.ui.components.import_offers import offers_left
from transfers.ui.components.notice_clause import notice_clause
from transfers.ui.components.other_list import findings, metrics, problems, record_button, remembered, sent_list
from transfers.ui.components.row_choice import row_choice
from transfers.ui.components.text import plain
from transfers.ui.components.values import listed, records
from transfers.ui.state import author, day, language, workspace

KEY = "lists.sub"
MOST = 100
ICONS = {"added": ":material/add_circle:", "removed": ":material/remove_circle:", "moved": ":material/moving:"}
NEW = "new"


def subprocessor_list() -> None:
    said = language()
    st.write(t("lists.sub.about", said))
    vendor = row_choice("organisation", t("lists.sub.vendor", said), t("lists.sub.choose", said), f"{KEY}.vendor")
    if vendor is None:
        st.caption(t("lists.sub.first", said))
        return
    sent = sent_list(KEY, t("lists.sub.file", said))
    given_on, days = notice_clause(
        KEY,
        days_of(workspace(), vendor),
        t("lists.sub.given_on_help", said),
        whose=vendor,
        days_help=t("lists.sub.days_help", said),
    )
    if sent is None:
        return
    name, content = sent
    decided = st.session_state.get(f"{KEY}.matches.{name}", {})
    notice = Notice(content, name, vendor, given_on or day(), given_on, days, decided)
    asked = (content, vendor, given_on, days, day(), tuple(sorted(decided.items(), key=str)))
    found = remembered(KEY, asked, lambda: look(workspace(), notice, said))
    if found:
        metrics(found.counts(), KEY)
        news = sum(count for what, count in found.counts().items() if what != "unchanged")
        record_button(KEY, news, lambda: record(workspace(), notice, author()))
        _shown(found, f"{KEY}.matches.{name}")


def _shown(found: Compared, decided: str) -> None:
    problems([*found.quarantined, *found.issues])
    _offers(found, decided)
    _changes(found)
    findings(found.opened, found.closed)


def _changes(found: Compared) -> None:
    said, due = language(), found.notice.due_on
    changed = found.changes[found.changes["what"] != "unchanged"]
    if changed.empty:
        return
    st.subheader(t("lists.sub.changes", said, n=number(len(changed), said)))
    for row in records(changed.head(MOST)):
        change_card(row, due)


def change_card(row: dict[str, object], due: date | None) -> None:
    """One sub-processor: what became of it, where, and until when to object if it is new."""
    said, what = language(), str(row["what"])
    with st.container(border=True, gap="small"):
        icon = ICONS.get(what, ":material/edit:")
        both = "moved_renamed" if what == "moved" and row["old_name"] else what
        st.markdown(f"{icon} **{plain(row['name'])}** · {t(f'lists.sub.what.{both}', said)}")
        st.caption(_places(row, what))
        if both != what:
            st.caption(f"{plain(row['old_name'])} → {plain(row['name'])}")
        if what == "added" and due:
            st.markdown(t("lists.sub.object_until", said, day=as_day(due, said)))


def _places(row: dict[str, object], what: str) -> str:
    """Where it is, or from where to where; names instead where only the name changed."""
    before, after = (
        ", ".join(plain(each) if what == "renamed" else country(str(each), language()) for each in listed(row[side]))
        or t("lists.sub.nowhere", language())
        for side in ("before", "after")
    )
    return {"added": after, "removed": before}.get(what, f"{before} → {after}")


def _offers(found: Compared, key: str) -> None:
    """Names that may be somebody known, or each other: then it is no new sub-processor of its own."""
    said = language()
    names = dict.fromkeys(each.vendor for each in found.offers)
    if not names:
        return
    st.subheader(t("lists.sub.offers", said, n=number(len(names), said)))
    st.caption(t("lists.sub.offers_about", said))
    for name in list(names)[:MOST]:
        meant = {each.candidate: _meant(each) for each in found.offers if each.vendor == name}
        worded = {NEW: t("lists.sub.new", said), **meant}
        st.selectbox(
            plain(name),
            list(worded),
            index=None,
            placeholder=t("lists.sub.decide", said),
            format_func=worded.__getitem__,
            key=f"{key}.{name}",
            on_change=_decide,
            args=(key, name),
        )
    offers_left(found.offers_left)


def _meant(offer: Offer) -> str:
    name = offer.name
    if offer.candidate_row is not None:
        name = t("imports.report.new_too", language(), name=name, row=offer.candidate_row)
    return f"{name} – {offer.reason}"


def _decide(key: str, name: str) -> None:
    chosen = st.session_state.get(f"{key}.{name}")
    kept = dict(st.session_state.get(key, {}))
    kept.pop(name, None)
    if chosen is not None:
        kept[name] = None if chosen == NEW else chosen
    st.session_state[key] = kept
