"""The forms of an organisation and of what belongs to it, opened by the address: `form=service.ID`."""

from __future__ import annotations

from transfers.i18n import t
from transfers.services.processors import ProcessorRecord
from transfers.ui.components.empty import empty
from transfers.ui.components.entry import Entry, entry
from transfers.ui.components.transfer_forms import row_of
from transfers.ui.state import language

STARTS: dict[str, dict[str, object]] = {
    "location": {"publication": "unknown"},
    "certification": {"status": "unknown"},
    "service": {},
}


def processor_form(found: ProcessorRecord | None, form: str) -> None:
    """`found` is the organisation it is about; None for a new one."""
    entity, _, identifier = form.partition(".")
    made = _new_organisation() if found is None else _belonging(found, entity, identifier)
    if made is None:
        empty(t("ui_records.form.gone", language()), t("ui_records.form.gone_todo", language()))
    else:
        entry(made)


def _new_organisation() -> Entry:
    title = t("ui_records.form.new_organisation", language())
    return Entry("organisation", title, None, lambda made: {"processor": made} if made else {})


def _belonging(found: ProcessorRecord, entity: str, identifier: str) -> Entry | None:
    """None for a form that does not exist, and for a row that is no longer there."""
    back = {"processor": str(found.fields["id"])}
    if entity == "organisation":
        return Entry("organisation", t("ui_records.form.edit_organisation", language()), found.fields, lambda _: back)
    if entity == "location_of":
        title = t("ui_records.form.new_location", language())
        return Entry("location", title, None, lambda _: back, {"service_id": identifier}, STARTS["location"])
    frames = {"service": found.services, "location": found.locations, "certification": found.certifications}
    row = row_of(frames.get(entity), identifier)
    if entity not in frames or (identifier and row is None):
        return None
    owned = {} if row else {"organisation_id": found.fields["id"]}
    title = t(f"ui_records.form.{'edit' if row else 'new'}_{entity}", language())
    return Entry(entity, title, row, lambda _: back, owned, STARTS[entity])
