"""A vendor list, from its bytes to a draft: the steps in their order."""

from __future__ import annotations

from dataclasses import dataclass

from transfers.intake.cells import clean_cells
from transfers.intake.comparing import compare
from transfers.intake.dates import read_dates
from transfers.intake.drafting import draft_records
from transfers.intake.exporters import Exporter, exporter_of
from transfers.intake.matching import match_names
from transfers.intake.mechanisms import read_mechanisms
from transfers.intake.options import Options
from transfers.intake.places import read_places
from transfers.intake.records import make_records
from transfers.intake.source import Source
from transfers.intake.staging import Staged, stage
from transfers.law import Law
from transfers.ledger import Session


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


def draft_list(session: Session, law: Law, source: Source, options: Options) -> Drafted:
    """Leaves the draft in the session's draft tables, and `record`, `record_change` and `issue` beside it.

    Raises InputError for a file that is no list, UsageError for options that name what is not there.
    """
    exporter = exporter_of(session, options)
    staged = stage(session, source, options)
    clean_cells(session)
    read_places(session, law)
    read_mechanisms(session)
    read_dates(session)
    match_names(session)
    make_records(session, exporter)
    draft_records(session, source.name, exporter)
    compare(session, options.day)
    found = session.rows("SELECT change, count(*) FROM temp.in_record_change GROUP BY change")
    counted = {str(change): int(str(count)) for change, count in found}
    changes = {change: counted.get(change, 0) for change in ("new", "changed", "unchanged")}
    return Drafted(source, staged, exporter, changes)
