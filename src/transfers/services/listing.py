"""The one table that the transfer lists are read from: a line per running transfer, with names and verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from transfers.ledger import Session
from transfers.rules import LARGE, Evaluation

if TYPE_CHECKING:
    import pandas as pd

LISTING = """
CREATE TABLE {e}.listing AS
SELECT v.transfer_id, v.verdict, v.state, v.regime, v.destination, s.area, v.findings,
    coalesce(v.severity_order, 9) AS severity_order,
    CASE v.verdict WHEN 'uncovered' THEN 1 WHEN 'unknown' THEN 2 WHEN 'at_risk' THEN 3 WHEN 'covered' THEN 4 ELSE 5 END
        AS verdict_order,
    s.exporter_id, ex.name AS exporter, ex.country AS origin, s.importer_id, im.name AS importer,
    s.service_id, sv.name AS service, s.register_id, re.name AS register, s.importer_role, s.started_on,
    b.instruments,
    lower(concat_ws(' ', v.transfer_id, ex.name, im.name, im.legal_name, sv.name, re.name, v.destination, s.area,
        t.purpose, array_to_string(im.aliases, ' '))) AS searched
FROM {e}.verdict AS v
JOIN {e}.subject AS s ON s.transfer_id = v.transfer_id
JOIN {e}.transfer AS t ON t.id = v.transfer_id
JOIN {e}.organisation AS ex ON ex.id = s.exporter_id
LEFT JOIN {e}.organisation AS im ON im.id = s.importer_id
LEFT JOIN {e}.service AS sv ON sv.id = s.service_id
LEFT JOIN {e}.register AS re ON re.id = s.register_id
LEFT JOIN (
    SELECT transfer_id, list(instrument ORDER BY rank DESC, instrument) AS instruments
    FROM {e}.basis GROUP BY transfer_id
) AS b ON b.transfer_id = v.transfer_id
ORDER BY verdict_order, severity_order, ex.name, im.name, v.transfer_id
"""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a longer list. `total` counts the whole list after filtering."""

    rows: pd.DataFrame
    total: int

    def lines(self) -> list[dict[str, object]]:
        """The rows as JSON knows them."""
        return [{str(name): plain(value) for name, value in row.items()} for row in self.rows.to_dict("records")]


def plain(value: object) -> object:
    """A cell of a frame as JSON knows it: days in ISO, missing as null."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if value is None or value != value:
        return None
    return value.isoformat() if isinstance(value, date) else value


def ensure_listing(session: Session, evaluation: Evaluation) -> str:
    """The listing's name; made on first use."""
    evaluation.once("listing", lambda: _make(session, evaluation.schema))
    return f"{evaluation.schema}.listing"


def _make(session: Session, schema: str) -> None:
    """The rules read the large entities once, as views; pages read them by id all the time, so they become tables.

    Nothing is recorded, so this needs no turn among the writers.
    """
    for entity in LARGE:
        session.run(
            f"BEGIN; CREATE TABLE {schema}.kept AS SELECT * FROM {schema}.{entity}; "
            f"DROP VIEW {schema}.{entity}; ALTER TABLE {schema}.kept RENAME TO {entity}; COMMIT"
        )
    session.run(LISTING.format(e=schema))
