"""Where a fact was read, when it was last read there, and how sure that makes us."""

from __future__ import annotations

import re
from collections.abc import Iterable

import streamlit as st

from transfers.i18n import day as written
from transfers.i18n import t
from transfers.services.law import Source, cited
from transfers.ui.components.frame import written as as_day
from transfers.ui.components.text import missing, plain
from transfers.ui.components.values import word
from transfers.ui.state import language, workspace

ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'\\`]+\Z")


def source_line(source: Source) -> str:
    """One source of the law as Markdown: its title as a link, who publishes it, what it is, when it was looked at."""
    said = language()
    title = external(source.called(said), source.url)
    about = t(f"ui.source_class.{source.class_}", said)
    checked = t("ui.finding.checked", said, day=written(source.checked_on, said))
    return f"{title} – {plain(source.published_by(said))}, {about}, {checked}"


def source_list(sources: Iterable[Source]) -> None:
    lines = [f"- {source_line(source)}" for source in sources]
    st.markdown("\n".join(lines) if lines else t("ui.law.no_sources", language()))


def source_lines(given: object) -> list[str]:
    """A fact's source as Markdown lines: ids of the law's sources looked up, an address made a link, else the text."""
    if missing(given):
        return [t("ui.finding.no_source", language())]
    known = cited(workspace().law, str(given))
    return [source_line(source) for source in known] or [external(given, given)]


def external(title: object, address: object) -> str:
    """A link out of the app, which nobody follows but by a click. Anything that is not plainly an address is text."""
    if missing(address) or not ADDRESS.match(str(address)):
        return plain(title)
    return f"[{plain(title)}]({address})"


def sureness(checked_on: object, confidence: object) -> str:
    """`checked on 1 October 2026 · confidence: high`; empty where neither is recorded."""
    said = language()
    parts = []
    if not missing(checked_on):
        parts.append(t("ui.finding.checked", said, day=as_day(checked_on)))
    if not missing(confidence):
        parts.append(t("ui.finding.confidence", said, word=plain(word("confidence", confidence, said))))
    return " · ".join(parts)
