"""Two processors that are one, made one; what belongs to another, parted; and pairs that may be one, offered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from transfers.errors import TransfersError
from transfers.i18n import country, number, t
from transfers.services.choosing import called
from transfers.services.merging import Parting, duplicates, merge, part, preview_merge
from transfers.services.processors import ProcessorRecord
from transfers.ui.components.asking import asking
from transfers.ui.components.link import link
from transfers.ui.components.place import here
from transfers.ui.components.row_choice import row_choice
from transfers.ui.components.say import say
from transfers.ui.components.text import plain
from transfers.ui.components.trouble import trouble
from transfers.ui.components.values import listed, records, word
from transfers.ui.state import author, language, workspace

if TYPE_CHECKING:
    import pandas as pd

    from transfers.services.workspace import Stamp, Workspace

SHOWN = 20
Row = Mapping[str, object]


def same_as(entity: str, row: Row, back: str | None = None) -> None:
    """`back`: the organisation whose record is open, where that is not the row itself."""
    key, said = f"merge.{entity}.{row['id']}", language()
    panel = asking(t("names.merge.button", said), ":material/merge:", key)
    if not panel.open:
        return
    with panel:
        st.write(t(f"names.merge.about_{entity}", said))
        which, choose = t("names.merge.which", said), t("names.merge.choose", said)
        kept = row_choice(entity, which, choose, f"{key}.kept", without=row["id"])
        if kept:
            stays = called(workspace(), entity, kept)
            _confirm(entity, str(row["id"]), kept, str(row["name"]), stays, {"processor": back or kept})


def _confirm(entity: str, gone: str, kept: str, name: str, stays: str, then: Mapping[str, str]) -> None:
    said, key = language(), f"merge.{gone}.{kept}"
    try:
        touched = preview_merge(workspace(), entity, gone, kept)
    except TransfersError as error:
        trouble(error)
        return
    counts = [t(f"names.counted.{each}", said, n=number(n, said)) for each, n in touched.rows.items() if each != entity]
    st.markdown(t("names.merge.will", said, name=plain(name), stays=plain(stays)))
    if counts:
        st.caption(t("names.merge.moved", said, what=", ".join(counts)))
    st.caption(t("names.merge.names", said, names=plain(", ".join(touched.names))))
    st.button(t("names.merge.confirm", said), key=f"{key}.yes", on_click=_merge, args=(entity, gone, kept, then, key))
    _last_trouble(key)


def _merge(entity: str, gone: str, kept: str, then: Mapping[str, str], key: str) -> None:
    try:
        merge(workspace(), author(), t("names.merge.reason", language(), gone=gone, kept=kept), entity, gone, kept)
    except TransfersError as error:
        st.session_state[f"{key}.trouble"] = error
        return
    say(t("names.merge.done", language()))
    here(**then)


def separate(found: ProcessorRecord) -> None:
    """What of this organisation is another's: named, and parted from it."""
    said, key = language(), f"part.{found.fields['id']}"
    panel = asking(t("names.part.button", said), ":material/call_split:", key)
    if not panel.open:
        return
    with panel:
        st.write(t("names.part.about", said))
        st.text_input(t("names.part.name", said), key=f"{key}.name")
        names = listed(found.fields["aliases"])
        if names:
            st.multiselect(t("names.part.names", said), names, key=f"{key}.names")
        for entity, options in _movable(found).items():
            if options:
                st.multiselect(
                    t(f"names.part.{entity}", said),
                    list(options),
                    format_func=options.__getitem__,
                    key=f"{key}.{entity}",
                )
        st.button(t("names.part.confirm", said), key=f"{key}.yes", on_click=_part, args=(found, key))
        _last_trouble(key)


def _movable(found: ProcessorRecord) -> dict[str, dict[str, str]]:
    """entity → id → what it is called here."""
    own = found.locations[found.locations["organisation_id"] == found.fields["id"]]
    return {
        "service": {str(row["id"]): str(row["name"]) for row in records(found.services)},
        "transfer": {
            str(row["transfer_id"]): " → ".join(
                str(row[name]) for name in ("exporter", "importer", "service", "destination") if row[name]
            )
            for row in records(found.transfers)
        },
        "location": {
            str(row["id"]): " · ".join(
                [t(f"words.use.{row['use']}", language()), country(str(row["country"]), language())]
                if row["country"]
                else [t(f"words.use.{row['use']}", language()), word("area", row["area"], language())]
            )
            for row in records(own)
        },
        "certification": {
            str(row["id"]): t(f"words.framework.{row['framework']}", language())
            for row in records(found.certifications)
        },
    }


def _part(found: ProcessorRecord, key: str) -> None:
    held = st.session_state
    rows = {entity: held.get(f"{key}.{entity}", []) for entity in _movable(found)}
    parting = Parting(str(held.get(f"{key}.name") or ""), held.get(f"{key}.names", []), rows)
    reason = t("names.part.reason", language(), of=found.fields["name"], name=parting.name)
    try:
        made = part(workspace(), author(), reason, "organisation", str(found.fields["id"]), parting)
    except TransfersError as error:
        held[f"{key}.trouble"] = error
        return
    say(t("names.part.done", language()))
    here(processor=made)


@st.cache_resource(show_spinner=False, max_entries=2)
def _duplicates(_workspace: Workspace, at: Stamp) -> pd.DataFrame:
    """Kept until something is recorded: every name is compared with those like it."""
    return duplicates(_workspace)


def possibly_same() -> None:
    """Pairs of the registry that may be one, each with the reason; nothing at all where there are none."""
    said = language()
    found = _duplicates(workspace(), workspace().stamp())
    if found.empty:
        return
    label = t("names.pairs.title", said, n=number(len(found), said))
    with st.expander(label, icon=":material/merge:"):
        st.caption(t("names.pairs.about", said))
        for row in records(found.head(SHOWN)):
            _pair(row)


def _pair(row: dict[str, object]) -> None:
    said = language()
    code = "one_letter" if row["code"] == "spelling" and row["detail"] == 1 else row["code"]
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            for side in ("one", "other"):
                place = f" ({country(str(row[f'{side}_country']), said)})" if row[f"{side}_country"] else ""
                link("processors", plain(f"{row[f'{side}_name']}{place}"), processor=row[side])
        st.caption(t(f"names.pair_reason.{code}", said, n=row["detail"]))
        with st.popover(t("names.pairs.same", said), type="tertiary", key=f"pair.{row['one']}.{row['other']}"):
            stays = st.radio(
                t("names.pairs.stays", said),
                ["one", "other"],
                format_func=lambda side: plain(str(row[f"{side}_name"])),
                key=f"pair.{row['one']}.{row['other']}.stays",
            )
            goes = "other" if stays == "one" else "one"
            kept = str(row[stays])
            names = str(row[f"{goes}_name"]), str(row[f"{stays}_name"])
            _confirm("organisation", str(row[goes]), kept, *names, {"processor": kept})


def _last_trouble(key: str) -> None:
    """What went wrong at the last try, until the next one."""
    kept = st.session_state.pop(f"{key}.trouble", None)
    if isinstance(kept, TransfersError):
        trouble(kept)
