"""One finding, explained: what, why, since when, under which provision, what to do, and the facts it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from transfers.i18n import country, has, own, t
from transfers.services.findings import address as address_of
from transfers.services.law import instrument_record
from transfers.ui.components.address import address
from transfers.ui.components.badge import severity_badge, verdict_badge
from transfers.ui.components.frame import written
from transfers.ui.components.link import link
from transfers.ui.components.sources import source_lines, sureness
from transfers.ui.components.text import listed, missing, plain
from transfers.ui.components.values import place
from transfers.ui.state import language, workspace

Row = Mapping[Any, Any]


def finding_card(row: Row, key: str, *, to_transfer: bool = True, expanded: bool = False) -> None:
    """`row` is one of rules.explain. `to_transfer` leaves the link out on the transfer's own page and in previews."""
    said = language()
    with st.container(border=True, key=f"finding-{key}"):
        _badges(row)
        st.markdown(f"#### {plain(row['title'])}")
        if not missing(row.get("exporter")):
            st.caption(parties(row))
        st.markdown(plain(row["why"]))
        st.markdown(f"**{t('ui.finding.todo', said)}:** {plain(row['todo'])}")
        st.markdown(when(row))
        if to_transfer and not missing(row.get("transfer_id")):
            link(
                "transfers",
                t("ui.finding.open_transfer", said),
                icon=":material/swap_horiz:",
                transfer=row["transfer_id"],
            )
        with st.expander(t("ui.finding.facts", said), expanded=expanded, icon=":material/fact_check:"):
            _facts(row)
            _rule(row)
            st.caption(t("ui.finding.link", said))
            address("findings", finding=address_of(row))


def finding_line(row: Row, key: str) -> None:
    """The same in short, for the overview: what and since when, with the explanation one click away."""
    said = language()
    with st.container(border=True, key=f"finding-{key}", gap="small"):
        _badges(row)
        st.markdown(f"**{plain(row['title'])}**  \n{parties(row)}")
        st.caption(when(row))
        link("findings", t("ui.finding.explain", said), icon=":material/arrow_forward:", finding=address_of(row))


def parties(row: Row) -> str:
    """`Kauppa Oy → Mail Chimp LLC, United States · Newsletters`, as Markdown."""
    said = language()
    importer = row.get("importer")
    if missing(row.get("transfer_id")):
        return plain(row.get("exporter"))
    named = t("ui.finding.nobody", said) if missing(importer) else plain(importer)
    where = plain(place(row.get("destination"), row.get("area"), said) or t("ui.finding.nowhere", said))
    service = "" if missing(row.get("service")) else f" · {plain(row['service'])}"
    return t("ui.finding.parties", said, exporter=plain(row.get("exporter")), importer=named) + f", {where}{service}"


def when(row: Row) -> str:
    """Since when, until when, and the provision, as one line of Markdown."""
    said = language()
    since = t("ui.finding.no_since", said) if missing(row.get("since")) else written(row["since"])
    parts = [f"**{t('ui.finding.since', said)}:** {since}"]
    if not missing(row.get("until")):
        parts.append(f"**{t('ui.finding.until', said)}:** {written(row['until'])}")
    parts.append(f"**{t('ui.finding.provision', said)}:** {plain(row.get('provision'))}")
    return " · ".join(parts)


def _badges(row: Row) -> None:
    with st.container(horizontal=True, gap="small"):
        severity_badge(row["severity"])
        if not missing(row.get("verdict")):
            verdict_badge(row["verdict"])


def _facts(row: Row) -> None:
    said = language()
    st.markdown(t("ui.finding.facts_intro", said))
    facts = listed(row.get("facts")) or []
    st.markdown("\n".join(line for fact in facts for line in _fact(fact)))
    instrument = next((fact["id"] for fact in facts if fact["kind"] == "instrument"), None)
    if instrument:
        link("law", t("ui.finding.open_instrument", said), icon=":material/gavel:", instrument=instrument)


def _fact(fact: Row) -> list[str]:
    """A list item for the fact, and below it one for each of its sources."""
    sure = sureness(fact.get("checked_on"), fact.get("confidence"))
    kind = t(f"ui.fact.{fact['kind']}", language())
    head = f"- **{kind}** {_name(fact)}" + (f" · {sure}" if sure else "")
    return [head, *(f"    - {line}" for line in source_lines(fact.get("source")))]


def _name(fact: Row) -> str:
    """The instrument's title or the territory's name; of a row of the registry its id, by which the history knows
    it."""
    if fact["kind"] == "territory":
        return plain(country(str(fact["id"]), language()))
    found = instrument_record(workspace().law, str(fact["id"])) if fact["kind"] == "instrument" else None
    if found is None:
        return plain(fact["id"])
    return plain(own(found.instrument, "title", language()))


def _rule(row: Row) -> None:
    """What the rule's day and its weight mean."""
    said = language()
    since, weighs = f"ui_rules.since.{row['rule']}", f"ui_rules.weighs.{row['rule']}"
    if has(since, said) and has(weighs, said):
        counted = t("ui.finding.counted_from", said, since=t(since, said))
        effect = t("ui.finding.weighs", said, weighs=t(weighs, said))
        st.markdown(f"**{t('ui.finding.rule', said)}**  \n{counted}  \n{effect}")
