"""The forms of a transfer and of what belongs to it. Which one is open stands in the address: `form=basis.ID`."""

from __future__ import annotations

import pandas as pd

from transfers.i18n import t
from transfers.services.transfers import TransferRecord
from transfers.ui.components.empty import empty
from transfers.ui.components.entry import Entry, entry
from transfers.ui.components.values import records
from transfers.ui.state import language

Row = dict[str, object]


def transfer_form(found: TransferRecord | None, form: str) -> None:
    """`found` is the transfer it is about; None for a new one."""
    made = _new_transfer() if found is None else _belonging(found, *_parts(form))
    if made is None:
        empty(t("ui_records.form.gone", language()), t("ui_records.form.gone_todo", language()))
    else:
        entry(made)


def _parts(form: str) -> tuple[str, str]:
    entity, _, identifier = form.partition(".")
    return entity, identifier


def _new_transfer() -> Entry:
    start = {"exporter_role": "controller", "importer_role": "processor", "nature": "disclosure"}
    title = t("ui_records.form.new_transfer", language())
    return Entry("transfer", title, None, lambda made: {"transfer": made} if made else {}, start=start)


def _belonging(found: TransferRecord, entity: str, identifier: str) -> Entry | None:
    """None for a form that does not exist, for a row that is no longer there, and for an assessment that is made in
    its questionnaire."""
    back = {"transfer": str(found.fields["id"])}
    if entity == "transfer":
        return Entry("transfer", t("ui_records.form.edit_transfer", language()), found.fields, lambda _: back)
    if entity in ("onward", "certification") and found.importer is None:
        return None
    if entity == "onward":
        return _onward(found)
    frames = {"basis": found.bases, "assessment": found.assessments, "certification": found.certifications}
    owned = {"transfer_id": found.fields["id"]}
    if entity == "certification":
        owned = {"organisation_id": found.fields["importer_id"]}
    row = row_of(frames.get(entity), identifier)
    if entity not in frames or (identifier and row is None) or (row and row.get("questionnaire_version")):
        return None
    done = "edit" if row else "new"
    starts = {"basis": {"rank": "primary"}, "assessment": {"kind": "tia", "status": "draft"}}
    start = starts.get(entity, {"status": "unknown"})
    return Entry(entity, t(f"ui_records.form.{done}_{entity}", language()), row, lambda _: back, owned, start)


def _onward(found: TransferRecord) -> Entry:
    """The importer passes the same data on: he is the exporter now."""
    fields = found.fields
    start = {
        "exporter_id": fields["importer_id"],
        "exporter_role": fields["importer_role"],
        "importer_role": "sub_processor",
        "nature": "disclosure",
        "register_id": fields["register_id"],
    }
    back = {"transfer": str(fields["id"])}
    title = t("ui_records.form.new_onward", language())
    return Entry("transfer", title, None, lambda _: back, {"onward_of": fields["id"]}, start)


def row_of(frame: pd.DataFrame | None, identifier: str) -> Row | None:
    if frame is None or not identifier:
        return None
    return next((row for row in records(frame[frame["id"] == identifier])), None)
