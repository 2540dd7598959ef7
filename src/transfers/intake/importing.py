"""A vendor list, from its bytes to a draft: the steps in their order."""

from __future__ import annotations

from dataclasses import dataclass

from transfers.intake.batch import bring_back, end_what_is_missing, set_aside_known
from transfers.intake.cells import clean_cells
from transfers.intake.combined import settle_combined
from transfers.intake.comparing import compare
from transfers.intake.dates import note_ended_validity, read_dates
from transfers.intake.drafting import draft_records
from transfers.intake.exporters import Exporter, exporter_of, note_exporters_elsewhere
from transfers.intake.framework_parts import note_framework_parts
from transfers.intake.identity import keep_identity, keep_places
from transfers.intake.joint_names import refuse_joint_names
from transfers.intake.matching import match_names
from transfers.intake.mechanisms import read_mechanisms
from transfers.intake.options import Mode, Options
from transfers.intake.personal_data import read_personal_data
from transfers.intake.places import put_place_words, read_places
from transfers.intake.places_of_notes import settle_places_of_notes
from transfers.intake.progress import Progress, forget, silent, tell
from transfers.intake.records import make_records, names_said
from transfers.intake.registers import put_registers
from transfers.intake.remembering import remember
from transfers.intake.returning import (
    bring_back_returning,
    draft_returning,
    set_aside_returning,
    set_aside_unchanged,
)
from transfers.intake.signed_days import settle_signed_days
from transfers.intake.source import Source
from transfers.intake.staging import Staged, stage
from transfers.intake.third_countries import settle_places_outside, take_places_outside
from transfers.intake.told_beside import take_mechanisms_beside
from transfers.intake.tools_of_notes import settle_tools_of_notes
from transfers.intake.tools_of_places import note_tools_of_places, settle_decisions
from transfers.law import Law
from transfers.ledger import Session, for_a_list, use_all


@dataclass(frozen=True, slots=True)
class Drafted:
    """What was drafted. `changes` counts records that are new, changed and unchanged; `accepted` is their sum."""

    source: Source
    staged: Staged
    exporter: Exporter
    changes: dict[str, int]

    @property
    def accepted(self) -> int:
        return sum(self.changes.values())


def draft_list(
    session: Session, law: Law, source: Source, options: Options, progress: Progress | None = None
) -> Drafted:
    """Leaves the draft in the session's draft tables, and `record`, `record_change` and `issue` beside it.

    `progress` is told each step as it begins; Cancelled raised from it ends the import, and nothing is left behind.
    Raises InputError for a file that is no list, UsageError for options that name what is not there.
    """
    try:
        with for_a_list(session, len(source.data)):
            return _drafted(session, law, source, options, progress or silent)
    except BaseException:
        forget(session)
        raise


def _drafted(session: Session, law: Law, source: Source, options: Options, progress: Progress) -> Drafted:
    use_all(session, len(source.data))
    exporter = exporter_of(session, options)
    tell(progress, "reading")
    staged = stage(session, source, options)
    tell(progress, "understanding")
    clean_cells(session)
    set_aside_unchanged(session)
    put_place_words(session, law)
    take_places_outside(session)
    read_places(session, options.day)
    take_mechanisms_beside(session)
    read_mechanisms(session, options.day)
    settle_combined(session)
    settle_decisions(session)
    settle_tools_of_notes(session)
    note_tools_of_places(session, law, exporter, options.day)
    settle_places_outside(session, law, exporter, options.day)
    settle_places_of_notes(session, law, exporter, options.day)
    note_exporters_elsewhere(session, law, exporter, options.day)
    read_dates(session)
    note_ended_validity(session, options.day)
    settle_signed_days(session, law, options.day)
    read_personal_data(session)
    tell(progress, "matching")
    match_names(session, names_said(), options.matches)
    refuse_joint_names(session)
    make_records(session, exporter)
    note_framework_parts(session, law, exporter, options.day)
    put_registers(session)
    if options.role:
        session.run("UPDATE temp.in_record SET role = ?", [options.role.value])
    keep_identity(session)
    set_aside_returning(session)
    tell(progress, "comparing")
    if options.mode is Mode.ADD:
        set_aside_known(session)
    draft_records(session, source.name, exporter, options.language)
    keep_places(session)
    remember(session)
    draft_returning(session, options)
    compare(session, options)
    if options.mode is Mode.ADD:
        bring_back(session)
    bring_back_returning(session)
    end_what_is_missing(session, options)
    return Drafted(source, staged, exporter, _counted(session))


def _counted(session: Session) -> dict[str, int]:
    found = session.rows("SELECT change, count(*) FROM temp.in_record_change GROUP BY change")
    counted = {str(change): int(str(count)) for change, count in found}
    return {change: counted.get(change, 0) for change in ("new", "changed", "unchanged")}
