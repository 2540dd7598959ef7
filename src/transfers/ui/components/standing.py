"""Where one destination stands: what each instrument is worth for it on the chosen day."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from transfers.i18n import country, own, provision, t
from transfers.i18n import day as written
from transfers.services.law import Law, Status, cause_of, cited, names
from transfers.ui.components import filters
from transfers.ui.components.badge import standing_marks, status_mark
from transfers.ui.components.link import link
from transfers.ui.components.sources import external, sureness
from transfers.ui.components.text import plain
from transfers.ui.components.values import word
from transfers.ui.state import language

FEW = 2
"""So many answers are shown at once; of more, first only how they stand."""


def asked_destination(law: Law) -> tuple[str | None, str | None]:
    """The destination and the instrument that the reader chose; None for a choice that is still open."""
    said = language()
    codes = sorted(law.codes, key=lambda code: country(code, said))
    left, right = st.columns(2)
    with left:
        hint = t("ui.law.choose_destination", said)
        code = filters.listed("destination", t("ui.law.where", said), codes, lambda each: country(each, said), hint)
    with right:
        tools, every = names(law), t("ui.law.every", said)
        which = t("ui.law.which", said)
        tool = filters.listed("tool", which, tools, lambda name: word("instrument", name, said), every)
    return code, tool


def standing_list(law: Law, code: str, found: Sequence[Status]) -> None:
    """An answer an instrument; those that do not serve the destination at all in one line at the end."""
    said = language()
    territory = law.territory_by_code.get(code)
    if territory:
        status = own(territory, "status", said)
        st.info(f"**{t('ui.law.note', said)}:** {plain(status)}", icon=":material/info:")
    link("countries", t("countries.page.from_destination", said), icon=":material/public:", country=code)
    served = [each for each in found if each.status != "none"]
    for each in served:
        _answer(law, each, expanded=len(served) <= FEW)
    none = [plain(word("instrument", each.instrument, said)) for each in found if each.status == "none"]
    if none:
        st.caption(t("ui.law.also_none", said, names=", ".join(none)))


def _answer(law: Law, each: Status, expanded: bool) -> None:
    said = language()
    with st.expander(_title(each), expanded=expanded):
        st.markdown(f"{t(f'ui.status_help.{each.status}', said)} {_days(each)}")
        for text in _texts(each):
            st.markdown(f"- {text}")
        read = "; ".join(external(source.called(said), source.url) for source in cited(law, each.source_ids))
        sure = sureness(each.checked_on, each.confidence)
        st.caption(
            " · ".join(
                part for part in (plain(provision(each.provision, said)) if each.provision else "", read, sure) if part
            )
        )
        if each.instrument_id:
            link("law", t("ui.finding.open_instrument", said), icon=":material/gavel:", instrument=each.instrument_id)


def _title(each: Status) -> str:
    """The instrument, how it stands, and what else is true of it."""
    mark = status_mark(each.status)
    if each.status == "inside":
        return mark
    name = word("instrument", each.instrument, language())
    limited = each.status == "in_force" and each.until is not None
    marks = standing_marks(bool(each.challenges), bool(each.conditions), limited)
    return f"**{plain(name[:1].upper() + name[1:])}** {mark} {marks}"


def _days(each: Status) -> str:
    said = language()
    parts = [t("ui.law.since", said, day=written(each.since, said))] if each.since else []
    parts += [t("ui.law.until", said, day=written(each.until, said))] if each.until else []
    return f"({', '.join(parts)})" if parts else ""


def _texts(each: Status) -> list[str]:
    """Why it ended, under which conditions it covers, and what puts it in doubt."""
    said = language()
    cause = cause_of(each, said)
    lines = [plain(cause)] if cause else []
    lines += [plain(own(one, "text", said)) for one in each.conditions]
    lines += [f"**{t('ui.law.challenged', said)}:** {plain(own(one, 'text', said))}" for one in each.challenges]
    return lines
