"""What was recorded about a row, newest first: when, who, why, from which file and row, and what it changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import pandas as pd
import streamlit as st

from transfers.i18n import author, reason, t
from transfers.ui.components import fields
from transfers.ui.components.link import link
from transfers.ui.components.text import plain
from transfers.ui.components.values import instant, missing, records, said
from transfers.ui.state import language

OF_CHANGESET = (
    "changeset",
    "recorded_at",
    "author",
    "kind",
    "reason",
    "source_name",
    "source_row",
    "retired",
    "entity",
)
SHOWN = 5
Row = dict[str, object]


def history(frame: pd.DataFrame, entity: str) -> None:
    """`frame`: services' history, with a column `entity` where it tells of several kinds."""
    st.subheader(t("ui_records.history.title", language()))
    told = list(_changesets(frame if "entity" in frame else frame.assign(entity=entity)))
    for head, lines in told[:SHOWN]:
        _changeset(head, lines)
    if len(told) > SHOWN:
        with st.expander(t("ui_records.history.earlier", language(), n=len(told) - SHOWN)):
            for head, lines in told[SHOWN:]:
                _changeset(head, lines)


def _changeset(head: Row, lines: list[str]) -> None:
    with st.container(border=True, gap="xxsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            label = t("ui_records.history.changeset", language(), n=head["changeset"])
            link("activity", label, changeset=head["changeset"])
            st.caption(
                f"{instant(head['recorded_at'], language())} · {plain(author(head['author'], language()))}",
                width="content",
            )
        st.markdown(plain(reason(str(head["reason"]), str(head["kind"]), language())))
        st.markdown("\n".join(f"- {line}" for line in lines))


def _changesets(frame: pd.DataFrame) -> Iterator[tuple[Row, list[str]]]:
    """Each changeset with its lines in Markdown: what each row became, beside what it was before."""
    rows = records(frame.sort_values("changeset", ascending=False, kind="stable"))
    before = _before(rows)
    for _, group in groupby(rows, key=lambda row: row["changeset"]):
        together = list(group)
        yield together[0], [line for row in together for line in _lines(row, before.get(_key(row)))]


def _key(row: Row) -> tuple[object, object, object]:
    return row["entity"], row["id"], row["changeset"]


def _before(rows: list[Row]) -> dict[tuple[object, object, object], Row]:
    """Of each revision the one that stood before it. `rows` come newest first."""
    found: dict[tuple[object, object, object], Row] = {}
    newest: dict[tuple[object, object], Row] = {}
    for row in reversed(rows):
        if earlier := newest.get((row["entity"], row["id"])):
            found[_key(row)] = earlier
        newest[row["entity"], row["id"]] = row
    return found


def _lines(row: Row, earlier: Row | None) -> list[str]:
    entity = str(row["entity"])
    name = f"{t(f'ui_records.entity.{entity}', language())} {plain(_called(row))}"
    if row["retired"]:
        return [f"{name}: {t('ui_records.history.retired', language())}"]
    if earlier is None or earlier["retired"]:
        done = "added" if earlier is None else "restored"
        return [f"{name}: {t(f'ui_records.history.{done}', language())}{_place(row)}"]
    changed = [field for field in row if field not in OF_CHANGESET and _other(row[field], earlier.get(field))]
    parts = [f"{name}, {_change(entity, field, earlier.get(field), row[field])}" for field in changed]
    return parts or [f"{name}: {t('ui_records.history.same', language())}{_place(row)}"]


def _called(row: Row) -> str:
    if row.get("instrument"):
        return said("basis", "instrument", row["instrument"], language())
    return str(row.get("name") or row["id"])


def _place(row: Row) -> str:
    """From which file and row it came, where it came from a file."""
    if missing(row["source_name"]):
        return ""
    place = plain(row["source_name"])
    if not missing(row["source_row"]):
        place += ", " + t("ui_records.history.row", language(), n=row["source_row"])
    return f" ({place})"


def _other(value: object, earlier: object) -> bool:
    return str(value) != str(earlier) and not (missing(value) and missing(earlier))


def _change(entity: str, name: str, earlier: object, value: object) -> str:
    old, new = (plain(said(entity, name, each, language())) for each in (earlier, value))
    return f"{fields.label(entity, name)}: {old} → {new}"
