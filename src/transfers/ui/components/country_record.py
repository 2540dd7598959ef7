"""One country: how it stands under each regime, what its own law says, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from transfers.i18n import country, own, t
from transfers.i18n import day as written
from transfers.services.country_record import GUARANTEES, REGIMES, TOPICS, CountryRecord, Statement, sure_enough
from transfers.services.law import Source, cited
from transfers.ui.components.address import address
from transfers.ui.components.country_marks import rating_badge, standing_badge, state_badge
from transfers.ui.components.link import link
from transfers.ui.components.ruling import rulings
from transfers.ui.components.sources import external, sureness
from transfers.ui.components.text import plain
from transfers.ui.components.values import word
from transfers.ui.state import language, workspace

FEW = 5
"""So many rulings and events are told here; the Law page tells all."""

SECTIONS = tuple(topic for topic in TOPICS if topic not in GUARANTEES)


def country_record(found: CountryRecord) -> None:
    said = language()
    st.header(plain(country(found.pack.code, said)))
    if found.note:
        status = own(found.note, "status", said)
        st.info(plain(status), icon=":material/info:")
    _state(found)
    _regimes(found)
    if found.pack.state != "missing":
        _guarantees(found)
        for topic in SECTIONS:
            _section(found, topic)
        _answers(found)
    _events(found)
    st.caption(t("countries.record.address", said))
    address("countries", country=found.pack.code)


def _state(found: CountryRecord) -> None:
    """How far the pack can be relied on, before anything in it is read."""
    said, pack = language(), found.pack
    with st.container(border=True, gap="xxsmall"):
        st.markdown(state_badge(pack.state))
        if pack.state in ("usable", "missing"):
            st.markdown(t(f"countries.state_help.{pack.state}", said))
        for name, topics in (("incomplete", pack.missing), ("stale", pack.stale), ("unconfirmed", pack.unconfirmed)):
            if topics and pack.state != "missing":
                st.markdown(t(f"countries.state_help.{name}", said, parts=_parts(topics)))
        again = min((each.review_by for each in pack.statements if each.review_by), default=None)
        if again:
            st.caption(t("countries.record.look_again", said, day=written(again, said)))


def _parts(topics: Sequence[str]) -> str:
    return ", ".join(t(f"countries.short.{topic}", language()) for topic in topics)


def _regimes(found: CountryRecord) -> None:
    said = language()
    st.subheader(t("countries.record.regimes", said))
    with st.grid(3, min_column_width=260):
        for regime in REGIMES:
            standing = found.standings[regime]
            with st.container(border=True, gap="xxsmall", height="stretch"):
                st.markdown(f"**{plain(word('regime', regime, said))}**  \n{standing_badge(standing)}")
                st.caption(t(f"countries.standing_help.{standing}", said))
                for instrument in found.instruments[regime]:
                    link("law", t("countries.record.decision", said), instrument=instrument)
    asked = {"view": "destination", "destination": found.pack.code}
    link("law", t("countries.record.destination", said), icon=":material/gavel:", **asked)


def _guarantees(found: CountryRecord) -> None:
    said = language()
    st.subheader(t("countries.record.guarantees", said), help=t("countries.record.guarantees_help", said))
    with st.grid(4, min_column_width=230):
        for guarantee in GUARANTEES:
            with st.container(border=True, gap="xxsmall", height="stretch"):
                held = found.pack.of(guarantee)
                sure = all(sure_enough(found, each) for each in held)
                badge = rating_badge(found.pack.rating(guarantee), sure)
                st.markdown(f"**{t(f'countries.topic.{guarantee}', said)}**  \n{badge}")
                _statements(found, held, sources=False)
    with st.expander(t("countries.record.sources", said)):
        read = [each for guarantee in GUARANTEES for each in found.pack.of(guarantee)]
        st.markdown("\n".join(f"- {t(f'countries.short.{each.topic}', said)}: {_read(each)}" for each in read))


def _section(found: CountryRecord, topic: str) -> None:
    statements = found.pack.of(topic)
    if statements or topic in found.pack.missing:
        st.subheader(t(f"countries.topic.{topic}", language()))
        _statements(found, statements)


def _statements(found: CountryRecord, statements: Sequence[Statement], *, sources: bool = True) -> None:
    said = language()
    if not statements:
        st.caption(t("countries.record.nothing", said))
    for each in statements:
        text = own(each, "text", said)
        marks = "" if sure_enough(found, each) else f" {_weak(found, each)}"
        st.markdown(f"{plain(text)}{marks}  \n:small[:gray[{_about(each, sources)}]]")


def _weak(found: CountryRecord, each: Statement) -> str:
    stale, name = each.id in found.stale, ("stale" if each.id in found.stale else "unconfirmed")
    colour, glyph = ("red", "◷") if stale else ("orange", "▲")
    return f":{colour}-badge[{glyph} {t(f'countries.record.{name}', language())}]"


def _about(each: Statement, sources: bool) -> str:
    """From when until when, where it was read, when last, how sure."""
    parts = [_period(each), *([_read(each)] if sources and _known(each) else []), _sure(each)]
    return " · ".join(part for part in parts if part)


def _known(each: Statement) -> list[Source]:
    """The documents behind it; memory is none."""
    return [source for source in cited(workspace().law, each.source) if source.class_ != "memory"]


def _read(each: Statement) -> str:
    return "; ".join(external(source.called(language()), source.url) for source in _known(each)) or _sure(each)


def _sure(each: Statement) -> str:
    if _known(each):
        return sureness(each.checked_on, each.confidence)
    return t("countries.record.memory", language(), day=written(each.checked_on, language()))


def _period(each: Statement) -> str:
    said = language()
    parts = [t("countries.record.since", said, day=written(each.valid_from, said))] if each.valid_from else []
    parts += [t("countries.record.until", said, day=written(each.valid_to, said))] if each.valid_to else []
    return ", ".join(parts)


def _events(found: CountryRecord) -> None:
    said = language()
    st.subheader(t("ui.law.events", said))
    newest = sorted(found.events, key=lambda event: event.on, reverse=True)
    rulings(newest[:FEW])
    if len(newest) > FEW:
        link("law", t("countries.record.all_events", said), icon=":material/gavel:", view="rulings")


def _answers(found: CountryRecord) -> None:
    """What an assessment would be told, and what it would not."""
    said, law = language(), workspace().law
    lines = []
    for fact, question in law.answerable_by_id.items():
        given = found.pack.answers.get(fact, found.pack.withheld.get(fact))
        if given is not None:
            asked = own(question, "text", said)
            only = f" :gray[({t('countries.record.withheld', said)})]" if fact in found.pack.withheld else ""
            lines.append(f"- {plain(asked)} **{_value(given)}**{only}")
    if lines:
        with st.expander(t("countries.record.answers", said)):
            st.caption(t("countries.record.answers_help", said))
            st.markdown("\n".join(lines))
            st.caption(t("countries.record.digest", said, digest=found.pack.digest[:16]))


def _value(given: str | bool) -> str:
    name = {True: "yes", False: "no"}[given] if isinstance(given, bool) else given
    return t(f"countries.value.{name}", language())
