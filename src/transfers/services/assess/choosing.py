"""What a new assessment can be about: importers outside, and the transfers to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transfers.services.workspace import Lens, Workspace

if TYPE_CHECKING:
    import pandas as pd

IMPORTERS = """
SELECT o.id, o.name, count(*) AS transfers
FROM {e}.placed AS p JOIN {e}.organisation AS o ON o.id = p.importer_id
GROUP BY o.id, o.name ORDER BY lower(o.name), o.id
"""
TRANSFERS = """
SELECT p.id, p.destination, x.name AS exporter, s.name AS service, r.name AS register
FROM {e}.placed AS p
LEFT JOIN {e}.organisation AS x ON x.id = p.exporter_id
LEFT JOIN {e}.service AS s ON s.id = p.service_id
LEFT JOIN {e}.register AS r ON r.id = p.register_id
WHERE p.importer_id = ? ORDER BY p.destination NULLS LAST, lower(x.name), lower(s.name), p.id
"""
IMPORTER_OF = "SELECT importer_id FROM {e}.placed WHERE id = ?"


def importers(workspace: Workspace, lens: Lens) -> pd.DataFrame:
    """Everybody who receives something on the day: id, name, transfers."""
    with workspace.session() as session:
        evaluation = workspace.evaluation(session, lens)
        return evaluation.once("importers", lambda: session.frame(IMPORTERS.format(e=evaluation.schema)))


def transfers_to(workspace: Workspace, lens: Lens, importer: str) -> pd.DataFrame:
    """What goes to one importer: id, destination, exporter, service, register."""
    with workspace.session() as session:
        evaluation = workspace.evaluation(session, lens)
        return session.frame(TRANSFERS.format(e=evaluation.schema), [importer])


def importer_of(workspace: Workspace, lens: Lens, transfer: str) -> str | None:
    """None for a transfer that does not run on the day, or that names nobody."""
    with workspace.session() as session:
        evaluation = workspace.evaluation(session, lens)
        rows = session.rows(IMPORTER_OF.format(e=evaluation.schema), [transfer])
        return str(rows[0][0]) if rows and rows[0][0] is not None else None
