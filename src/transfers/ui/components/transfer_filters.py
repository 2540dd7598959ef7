"""What narrows the list of transfers. Each choice stands in the address, so that a filtered list can be linked to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from transfers.domain.words import Verdict
from transfers.i18n import country, number, t
from transfers.services.findings import rule_metadata
from transfers.services.transfers import Filter, choices
from transfers.ui.components import filters
from transfers.ui.components.badge import verdict_word
from transfers.ui.components.pager import restart
from transfers.ui.components.values import word
from transfers.ui.state import language, lens, workspace

REMEMBERED = "transfers-filtered"
WORST_FIRST = tuple(reversed([str(verdict) for verdict in Verdict]))
SELDOM = ("destination", "instrument", "exporter", "rule")


def transfer_filter() -> Filter:
    """Draw the filters and answer what they say; the way back from a record remembers them."""
    said = language()
    search = filters.search("q", t("ui_records.filter.search", said), t("ui_records.filter.search_help", said))
    filters.many("verdict", t("ui_records.filter.verdict", said), WORST_FIRST, verdict_word)
    more = _more()
    verdicts = filters.chosen("verdict", WORST_FIRST)
    remember(REMEMBERED, {"q": [search] if search else [], "verdict": verdicts, **more})
    return Filter(
        search=search,
        verdicts=tuple(verdicts),
        destinations=tuple(more["destination"]),
        instruments=tuple(more["instrument"]),
        exporters=tuple(more["exporter"]),
        rules=tuple(more["rule"]),
    )


def remember(key: str, said: dict[str, list[str]]) -> None:
    st.session_state[key] = {name: values for name, values in said.items() if values}


def remembered(key: str = REMEMBERED) -> dict[str, Sequence[str]]:
    """The filters of a list as it was last seen, as parameters of its address."""
    found = st.session_state.get(key)
    return found if isinstance(found, dict) else {}


def _more() -> dict[str, list[str]]:
    """The filters that are needed less often."""
    count = sum(len(st.query_params.get_all(name)) for name in SELDOM)
    label = t("ui_records.filter.more", language()) + (f" ({count})" if count else "")
    there = choices(workspace(), lens())
    said = language()
    with st.expander(label, expanded=bool(count), icon=":material/tune:"), st.grid(2, min_column_width=280):
        return {
            "destination": _counted("destination", there["destinations"], lambda code, _: country(code, said)),
            "instrument": _counted("instrument", there["instruments"], lambda code, _: word("instrument", code, said)),
            "exporter": _counted("exporter", there["exporters"], lambda _, name: name),
            "rule": _several("rule", sorted(rule_metadata()), lambda rule: t(f"rules.{rule}.title", said)),
        }


def _counted(name: str, there: pd.DataFrame, shown: Callable[[str, str], str]) -> list[str]:
    """A choice whose options say how many transfers each has."""
    columns = (there[column].tolist() for column in ("id", "name", "transfers"))
    words = {
        str(code): f"{shown(str(code), str(called))} ({number(int(count), language())})"
        for code, called, count in zip(*columns, strict=True)
    }
    return _several(name, list(words), lambda each: words[each])


def _several(name: str, options: list[str], shown: Callable[[str], str]) -> list[str]:
    """Several of many, found by typing. The address is the truth, as in components.filters."""
    key = f"filter-{name}"
    st.session_state[key] = filters.chosen(name, options)
    st.multiselect(
        t(f"ui_records.filter.{name}", language()),
        options,
        format_func=shown,
        placeholder=t("ui_records.filter.all", language()),
        key=key,
        on_change=_wrote,
        args=(name, key),
    )
    return filters.chosen(name, options)


def _wrote(name: str, key: str) -> None:
    """Callback: into the address, and back to the first page."""
    if st.session_state[key]:
        st.query_params[name] = st.session_state[key]
    else:
        st.query_params.pop(name, None)
    restart()
