"""How the transfers stood at the quarter's end beside what was last reviewed: figures with differences, pictures."""

from __future__ import annotations

from typing import Literal

import pandas as pd
import streamlit as st

from transfers import charts
from transfers.i18n import day as written
from transfers.i18n import number, t
from transfers.services.review_quarter import Pack
from transfers.ui.components.badge import verdict_mark
from transfers.ui.components.figure import show
from transfers.ui.components.values import instant
from transfers.ui.state import language, theme

COMPARED = ("uncovered", "unknown", "at_risk", "transfers", "restricted", "vendors", "third_countries")
BAD = ("uncovered", "unknown", "at_risk")
ALONE = ("findings_opened", "findings_closed", "findings_still_open", "tia_overdue", "tia_reopened", "law_events")
DUE = ("deadlines_90_days", "deadlines_passed", "actions_open", "actions_overdue")


def standpoint(pack: Pack) -> None:
    """What is looked at and what it is compared with, in one sentence each."""
    said = language()
    day, at = written(pack.now.day, said), instant(pack.now.as_of, said)
    st.markdown(t("ui_review.look.judged", said, day=day, at=at))
    kind = "review" if pack.before.review else "start"
    st.caption(t(f"ui_review.look.compared_{kind}", said, day=written(pack.before.day, said)))


def figures(pack: Pack) -> None:
    with st.grid("auto", min_column_width=120, gap="small"):
        for name in COMPARED:
            _compared(pack, name)
    with st.grid("auto", min_column_width=120, gap="small"):
        for name in (*ALONE, *DUE):
            if pack.figures[name]:
                st.metric(_called(name), number(pack.figures[name], language()))


def _compared(pack: Pack, name: str) -> None:
    """A rise of what is bad is bad; a rise of the rest is neither good nor bad."""
    now, before = pack.figures[name], pack.figures[f"{name}_before"]
    colour: Literal["inverse", "off"] = "inverse" if name in BAD else "off"
    changed = f"{'+' if now > before else '-'}{number(abs(now - before), language())}" if now != before else None
    st.metric(_called(name), number(now, language()), changed, delta_color=colour)


def _called(name: str) -> str:
    said = language()
    return t(f"words.verdict.{name}", said) if name in BAD else t(f"review.figure.{name}", said)


def pictures(pack: Pack) -> None:
    said = language()
    st.subheader(t("review.text.verdicts", said))
    for side, suffix in (("now", ""), ("before", "_before")):
        _bar(pack, side, suffix)
    flows = pack.frame("flows")
    if flows["destination"].notna().any():
        st.subheader(t("ui.overview.map", said))
        st.caption(t("ui.overview.map_caption", said))
        show(charts.world_map(flows, said, theme()), "review-map")


def _bar(pack: Pack, side: str, suffix: str) -> None:
    """A line of words with the counts, and below it the bar."""
    said, found = language(), {name: pack.figures[f"{name}{suffix}"] for name in charts.VERDICTS}
    marks = " ".join(f"{verdict_mark(name)} {number(count, said)}" for name, count in found.items() if count)
    st.markdown(f"**{t(f'review.text.{side}', said)}** {marks or t('ui_review.look.no_transfers', said)}")
    counts = pd.DataFrame({"verdict": list(found), "transfers": list(found.values())})
    if sum(found.values()):
        drawn = charts.verdict_bar(counts, said, theme())
        show(drawn.update_layout(showlegend=False, height=48, margin_b=4), f"review-verdicts-{side}")
