"""One organisation: its group, services, places, certifications and the transfers it takes part in."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from transfers.i18n import number, t
from transfers.services.processors import ProcessorRecord
from transfers.ui.components.certification_list import certification_list
from transfers.ui.components.facts import Known, checked, facts, of_row
from transfers.ui.components.history import history
from transfers.ui.components.link import link
from transfers.ui.components.location_list import location_list
from transfers.ui.components.merging import same_as, separate
from transfers.ui.components.removing import remove
from transfers.ui.components.text import plain
from transfers.ui.components.transfer_rows import transfer_rows
from transfers.ui.components.values import records, said
from transfers.ui.state import language

OWN = ("legal_name", "country", "sector", "registration_number", "aliases", "website", "note")
Row = dict[str, object]


def processor_record(found: ProcessorRecord) -> None:
    st.title(plain(found.fields["name"]))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _form(found, "edit", ":material/edit:", "organisation")
        same_as("organisation", found.fields)
        separate(found)
        belonging = [(kind, row) for kind, frame in _belonging(found) for row in records(frame)]
        remove("organisation", found.fields, {}, belonging)
    _who(found)
    _services(found)
    _locations(found)
    _certifications(found)
    _transfers(found)
    history(found.history, "organisation")


def _belonging(found: ProcessorRecord) -> list[tuple[str, pd.DataFrame]]:
    return [("service", found.services), ("location", found.locations), ("certification", found.certifications)]


def _form(found: ProcessorRecord, word: str, icon: str, form: str) -> None:
    link("processors", t(f"ui_records.form.{word}", language()), icon=icon, processor=found.fields["id"], form=form)


def _who(found: ProcessorRecord) -> None:
    with st.container(border=True):
        parent = found.parent
        group = [] if parent is None else [_member(t("ui_records.field.parent_id", language()), parent)]
        facts([*of_row("organisation", found.fields, OWN), *group])
        st.caption(checked(found.fields))
        if not found.children.empty:
            children = t("ui_records.processors.children", language())
            facts([_member(children, row) for row in records(found.children)])


def _member(label: str, row: Row) -> Known:
    place = f" ({said('organisation', 'country', row['country'], language())})" if row["country"] else ""
    name = plain(f"{row['name']}{place}")
    return Known(label, draw=lambda: link("processors", name, processor=row["id"]))


def _services(found: ProcessorRecord) -> None:
    st.subheader(t("ui_records.services.title", language()))
    if found.services.empty:
        st.caption(t("ui_records.services.none", language()))
    for row in records(found.services):
        with st.container(border=True, gap="small"):
            st.markdown(f"**{plain(row['name'])}**")
            facts(of_row("service", row, ("category", "aliases", "note")))
            st.caption(checked(row))
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                _form(found, "edit", ":material/edit:", f"service.{row['id']}")
                _form(found, "new_location", ":material/add_location_alt:", f"location_of.{row['id']}")
                same_as("service", row, str(found.fields["id"]))
                places = found.locations[found.locations["service_id"] == row["id"]]
                belonging = [("location", each) for each in records(places)]
                remove("service", row, {"processor": str(found.fields["id"])}, belonging)
    _form(found, "new_service", ":material/add:", "service")


def _locations(found: ProcessorRecord) -> None:
    st.subheader(t("ui_records.locations.title", language()))

    def actions(row: Row) -> None:
        _form(found, "edit", ":material/edit:", f"location.{row['id']}")
        remove("location", row, {"processor": str(found.fields["id"])})

    location_list(found.locations, str(found.fields["name"]), actions)
    _form(found, "new_location", ":material/add_location_alt:", "location")


def _certifications(found: ProcessorRecord) -> None:
    st.subheader(t("ui_records.certifications.own", language()))

    def actions(row: Row) -> None:
        _form(found, "edit", ":material/edit:", f"certification.{row['id']}")
        remove("certification", row, {"processor": str(found.fields["id"])})

    certification_list(found.certifications, actions)
    _form(found, "new_certification", ":material/add:", "certification")


def _transfers(found: ProcessorRecord) -> None:
    st.subheader(t("ui_records.transfers.title", language()))
    if found.transfers.empty:
        st.caption(t("ui_records.processors.no_transfers_here", language()))
    shown = 10
    transfer_rows(found.transfers.head(shown))
    rest = found.transfers.iloc[shown:]
    if not rest.empty:
        with st.expander(t("ui_records.processors.more_transfers", language(), n=number(len(rest), language()))):
            transfer_rows(rest)
