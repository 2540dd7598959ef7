"""One transfer with all that belongs to it, in the order in which a lawyer asks."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import day as written
from transfers.i18n import t
from transfers.services.transfers import TransferRecord
from transfers.ui.components.assessment_list import assessment_list
from transfers.ui.components.badge import verdict_badge
from transfers.ui.components.bases import bases
from transfers.ui.components.certification_list import certification_list
from transfers.ui.components.facts import Known, facts, of_row
from transfers.ui.components.finding import finding_card
from transfers.ui.components.history import history
from transfers.ui.components.link import link
from transfers.ui.components.location_list import location_list
from transfers.ui.components.removing import remove
from transfers.ui.components.text import plain
from transfers.ui.components.transfer_rows import transfer_rows
from transfers.ui.components.values import records, word
from transfers.ui.state import day, language

KEY = ("frequency", "started_on")
OWN = ("ended_on", "regime", "nature", "purpose", "note", "source")
Row = dict[str, object]


def transfer_record(found: TransferRecord) -> None:
    _heading(found)
    _parties(found)
    if found.line:
        _findings(found)
    else:
        st.caption(t("ui_records.transfers.not_running_about", language()))
    bases(found.bases, found.fields)
    _places(found)
    _certifications(found)
    assessment_list(found.assessments, str(found.fields["id"]))
    _onward(found)
    history(found.history, "transfer")


def _heading(found: TransferRecord) -> None:
    importer = _name(found.importer, t("ui_records.nobody.importer", language()))
    st.title(f"{plain(_name(found.exporter, '—'))} → {plain(importer)}")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if found.line:
            verdict_badge(found.line["verdict"])
        else:
            st.badge(t("ui_records.transfers.not_running", language(), day=written(day(), language())), color="gray")
        edit = t("ui_records.form.edit", language())
        link("transfers", edit, icon=":material/edit:", transfer=found.fields["id"], form="transfer")
        belonging = [
            (kind, row)
            for kind, frame in (("basis", found.bases), ("assessment", found.assessments))
            for row in records(frame)
        ]
        remove("transfer", found.fields, {}, belonging)


def _name(row: Row | None, otherwise: str) -> str:
    return str(row["name"]) if row else otherwise


def _parties(found: TransferRecord) -> None:
    fields = found.fields
    nobody = t("ui_records.form.not_stated", language())
    known = [
        _party("exporter", found.exporter, fields["exporter_role"], nobody),
        _party("importer", found.importer, fields["importer_role"], nobody),
        Known(t("ui_records.field.service_id", language()), _name(found.service, nobody)),
        Known(t("ui_records.field.register_id", language()), _name(found.register, nobody)),
    ]
    line = found.line or {}
    shown = {**fields, "regime": fields["regime"] or line.get("regime")}
    with st.container(border=True):
        key = ("area" if fields["area"] else "destination", *KEY)
        facts([*known, *of_row("transfer", shown, key, even_unsaid=True), *of_row("transfer", shown, OWN)])
        if fields["onward_of"]:
            continues = t("ui_records.transfers.continues", language())
            link("transfers", continues, icon=":material/subdirectory_arrow_right:", transfer=fields["onward_of"])


def _party(which: str, row: Row | None, role: object, nobody: str) -> Known:
    label = f"{t(f'ui_records.field.{which}_id', language())} ({word('role', role, language())})"
    if row is None:
        return Known(label, nobody)
    return Known(label, draw=lambda: link("processors", plain(row["name"]), processor=row["id"]))


def _findings(found: TransferRecord) -> None:
    st.subheader(t("ui_records.transfers.findings", language()))
    if found.findings.empty:
        st.caption(t("ui_records.transfers.no_findings", language()))
    for number, row in enumerate(records(found.findings)):
        finding_card(row, key=f"record-{number}", to_transfer=False)


def _places(found: TransferRecord) -> None:
    st.subheader(t("ui_records.locations.title", language()))
    owner = _name(found.service, _name(found.importer, t("ui_records.nobody.importer", language())))
    location_list(found.locations, owner)
    if found.importer:
        change = t("ui_records.locations.change_at", language())
        link("processors", change, icon=":material/apartment:", processor=found.importer["id"])


def _certifications(found: TransferRecord) -> None:
    if found.importer is None:
        return
    st.subheader(t("ui_records.certifications.title", language()))

    def actions(row: Row) -> None:
        edit = t("ui_records.form.edit", language())
        place = {"transfer": str(found.fields["id"])}
        link("transfers", edit, icon=":material/edit:", **place, form=f"certification.{row['id']}")
        remove("certification", row, place)

    certification_list(found.certifications, actions)
    add = t("ui_records.certifications.add", language())
    link("transfers", add, icon=":material/add:", transfer=found.fields["id"], form="certification")


def _onward(found: TransferRecord) -> None:
    if found.importer is None:
        return
    st.subheader(t("ui_records.onward.title", language()))
    if found.onward.empty:
        st.caption(t("ui_records.onward.none", language()))
    transfer_rows(found.onward)
    add = t("ui_records.onward.add", language())
    link("transfers", add, icon=":material/add:", transfer=found.fields["id"], form="onward")
