"""The processors: importers and the services they offer, and one processor's record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transfers.ledger import Session, history
from transfers.rules import Evaluation
from transfers.services.listing import Page, ensure_listing
from transfers.services.narrowing import Narrowing, page_of
from transfers.services.transfers import SHOWN, one
from transfers.services.workspace import Lens, Workspace

if TYPE_CHECKING:
    import pandas as pd

PROCESSORS = """
CREATE TABLE {e}.processors AS
SELECT o.id, o.name, o.legal_name, o.country, p.name AS parent, p.country AS parent_country, o.confidence, o.checked_on,
    s.services, l.countries, coalesce(t.transfers, 0) AS transfers, t.verdict_order, t.verdict,
    lower(concat_ws(' ', o.name, o.legal_name, o.country, array_to_string(o.aliases, ' '),
        array_to_string(s.services, ' '))) AS searched
FROM {e}.organisation AS o
LEFT JOIN {e}.organisation AS p ON p.id = o.parent_id
LEFT JOIN (
    SELECT organisation_id, list(DISTINCT name ORDER BY name) AS services FROM {e}.service GROUP BY organisation_id
) AS s ON s.organisation_id = o.id
LEFT JOIN (
    SELECT coalesce(l.organisation_id, v.organisation_id) AS organisation_id,
        list(DISTINCT l.country ORDER BY l.country) FILTER (l.country IS NOT NULL) AS countries
    FROM {e}.location AS l LEFT JOIN {e}.service AS v ON v.id = l.service_id
    GROUP BY coalesce(l.organisation_id, v.organisation_id)
) AS l ON l.organisation_id = o.id
LEFT JOIN (
    SELECT importer_id, count(*) AS transfers, min(verdict_order) AS verdict_order,
        arg_min(verdict, verdict_order) AS verdict
    FROM {e}.listing WHERE importer_id IS NOT NULL GROUP BY importer_id
) AS t ON t.importer_id = o.id
WHERE t.importer_id IS NOT NULL OR s.organisation_id IS NOT NULL
    -- Whoever was just written down takes no part in a transfer yet; a mere exporter is no processor.
    OR o.id NOT IN (SELECT exporter_id FROM {e}.transfer)
ORDER BY coalesce(t.verdict_order, 9), coalesce(t.transfers, 0) DESC, o.name, o.id
"""


def list_processors(
    workspace: Workspace, lens: Lens, search: str = "", verdicts: tuple[str, ...] = (), offset: int = 0, limit: int = 50
) -> Page:
    """Organisations but mere exporters, worst verdict first. Columns: id, name, legal_name, country,
    parent, parent_country, services (list), countries (list), transfers, verdict (the worst of its transfers)."""
    with workspace.session() as session:
        evaluation = workspace.evaluation(session, lens)
        table = _ensure(session, evaluation)
        narrowed = Narrowing()
        narrowed.searched(search, "list_append(countries, country)")
        narrowed.among("verdict", verdicts)
        return page_of(session, table, "* EXCLUDE (searched, verdict_order)", narrowed, offset, limit)


def _ensure(session: Session, evaluation: Evaluation) -> str:
    ensure_listing(session, evaluation)
    evaluation.once("processors", lambda: session.run(PROCESSORS.format(e=evaluation.schema)))
    return f"{evaluation.schema}.processors"


@dataclass(frozen=True, slots=True)
class ProcessorRecord:
    """One organisation with its group, services, locations (its own and its services'), certifications, transfers."""

    fields: dict[str, object]
    parent: dict[str, object] | None
    children: pd.DataFrame
    services: pd.DataFrame
    locations: pd.DataFrame
    certifications: pd.DataFrame
    transfers: pd.DataFrame
    history: pd.DataFrame


def processor_record(workspace: Workspace, lens: Lens, organisation_id: str) -> ProcessorRecord | None:
    """None when there is no such organisation."""
    with workspace.session() as session:
        evaluation = workspace.evaluation(session, lens)
        return evaluation.lately(("processor", organisation_id), lambda: _record(session, evaluation, organisation_id))


def _record(session: Session, evaluation: Evaluation, organisation_id: str) -> ProcessorRecord | None:
    fields = one(session, evaluation, "organisation", organisation_id)
    if fields is None:
        return None
    e, listing = evaluation.schema, ensure_listing(session, evaluation)
    asked = [organisation_id]
    return ProcessorRecord(
        fields=fields,
        parent=one(session, evaluation, "organisation", fields["parent_id"]),
        children=session.frame(f"SELECT * FROM {e}.organisation WHERE parent_id = ? ORDER BY name", asked),
        services=session.frame(f"SELECT * FROM {e}.service WHERE organisation_id = ? ORDER BY name", asked),
        locations=session.frame(
            f"SELECT l.*, s.name AS service FROM {e}.location AS l "
            f"LEFT JOIN {e}.service AS s ON s.id = l.service_id "
            "WHERE l.organisation_id = ? OR s.organisation_id = ? ORDER BY s.name NULLS FIRST, l.use, l.country",
            [organisation_id, organisation_id],
        ),
        certifications=session.frame(
            f"SELECT * FROM {e}.certification WHERE organisation_id = ? ORDER BY framework, checked_on DESC", asked
        ),
        transfers=session.frame(
            f"SELECT {SHOWN} FROM {listing} WHERE importer_id = ? OR exporter_id = ? ORDER BY rowid LIMIT 200",
            [organisation_id, organisation_id],
        ),
        history=history(session, "organisation", organisation_id),
    )
