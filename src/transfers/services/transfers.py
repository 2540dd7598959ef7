"""The transfers: searched and filtered, and one transfer's record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from transfers.ledger import Session, history
from transfers.rules import Evaluation, explain
from transfers.services.listing import Page, ensure_listing
from transfers.services.narrowing import Narrowing, page_of
from transfers.services.workspace import Lens, Workspace

SHOWN = (
    "transfer_id, verdict, state, regime, origin, destination, area, findings, severity_order, exporter_id, exporter, "
    "importer_id, importer, service_id, service, register, importer_role, started_on, instruments"
)


@dataclass(frozen=True, slots=True)
class Filter:
    """What narrows a list of transfers. Empty means: all."""

    search: str = ""
    verdicts: Sequence[str] = ()
    destinations: Sequence[str] = ()
    exporters: Sequence[str] = ()
    importers: Sequence[str] = ()
    services: Sequence[str] = ()
    instruments: Sequence[str] = ()
    rules: Sequence[str] = ()

    def narrowing(self, schema: str) -> Narrowing:
        narrowed = Narrowing()
        narrowed.searched(self.search, "[destination]")
        narrowed.among("verdict", self.verdicts)
        narrowed.among("destination", self.destinations)
        narrowed.among("exporter_id", self.exporters)
        narrowed.among("importer_id", self.importers)
        narrowed.among("service_id", self.services)
        if self.instruments:
            narrowed.holds("list_has_any(instruments, ?::VARCHAR[])", list(self.instruments))
        if self.rules:
            found = f"SELECT transfer_id FROM {schema}.finding WHERE list_contains(?::VARCHAR[], rule)"
            narrowed.holds(f"transfer_id IN ({found})", list(self.rules))
        return narrowed


def list_transfers(workspace: Workspace, lens: Lens, filtered: Filter, offset: int = 0, limit: int = 50) -> Page:
    """Running transfers, worst first. Columns: SHOWN; `instruments` is a list of names."""
    with workspace.session() as session:
        evaluation = workspace.evaluation(session, lens)
        listing = ensure_listing(session, evaluation)
        return page_of(session, listing, SHOWN, filtered.narrowing(evaluation.schema), offset, limit)


def choices(workspace: Workspace, lens: Lens) -> dict[str, pd.DataFrame]:
    """What the filters can be set to: destinations, exporters, instruments; each with id, name and count."""
    with workspace.session() as session:
        evaluation = workspace.evaluation(session, lens)
        listing = ensure_listing(session, evaluation)
        return evaluation.once("choices", lambda: _choices(session, listing))


def _choices(session: Session, listing: str) -> dict[str, pd.DataFrame]:
    return {
        "destinations": session.frame(
            f"SELECT destination AS id, destination AS name, count(*) AS transfers FROM {listing} "
            "WHERE destination IS NOT NULL GROUP BY destination ORDER BY transfers DESC, id LIMIT 250"
        ),
        "exporters": session.frame(
            f"SELECT exporter_id AS id, any_value(exporter) AS name, count(*) AS transfers FROM {listing} "
            "GROUP BY exporter_id ORDER BY transfers DESC, id LIMIT 250"
        ),
        "instruments": session.frame(
            "SELECT instrument AS id, instrument AS name, count(*) AS transfers "
            f"FROM (SELECT unnest(instruments) AS instrument FROM {listing}) "
            "GROUP BY instrument ORDER BY transfers DESC, id"
        ),
    }


@dataclass(frozen=True, slots=True)
class TransferRecord:
    """One transfer with all that belongs to it. `line` is its row of the listing, None when it does not run on the
    day asked about; `fields` its newest revision with `changeset`; `history` every revision of it and of its bases."""

    fields: dict[str, object]
    line: dict[str, object] | None
    register: dict[str, object] | None
    exporter: dict[str, object] | None
    importer: dict[str, object] | None
    service: dict[str, object] | None
    bases: pd.DataFrame
    locations: pd.DataFrame
    certifications: pd.DataFrame
    assessments: pd.DataFrame
    findings: pd.DataFrame
    history: pd.DataFrame
    onward: pd.DataFrame = field(default_factory=pd.DataFrame)


def transfer_record(workspace: Workspace, lens: Lens, transfer_id: str, language: str) -> TransferRecord | None:
    """None when there is no such transfer."""
    with workspace.session() as session:
        evaluation = workspace.evaluation(session, lens)
        return evaluation.lately(
            ("transfer", transfer_id, language), lambda: _record(session, evaluation, transfer_id, language)
        )


def _record(session: Session, evaluation: Evaluation, transfer_id: str, language: str) -> TransferRecord | None:
    fields = one(session, evaluation, "transfer", transfer_id)
    if fields is None:
        return None
    e, listing = evaluation.schema, ensure_listing(session, evaluation)
    owner = [fields["importer_id"], fields["service_id"]]
    return TransferRecord(
        fields=fields,
        line=_first(session.frame(f"SELECT * FROM {listing} WHERE transfer_id = ?", [transfer_id])),
        register=one(session, evaluation, "register", fields["register_id"]),
        exporter=one(session, evaluation, "organisation", fields["exporter_id"]),
        importer=one(session, evaluation, "organisation", fields["importer_id"]),
        service=one(session, evaluation, "service", fields["service_id"]),
        bases=_bases(session, evaluation, transfer_id, language),
        locations=session.frame(
            f"SELECT * FROM {e}.location WHERE organisation_id = ? OR service_id = ? ORDER BY use, country", owner
        ),
        certifications=session.frame(
            f"SELECT * FROM {e}.certification WHERE organisation_id = ? ORDER BY framework", owner[:1]
        ),
        assessments=session.frame(
            f"SELECT * FROM {e}.assessment WHERE transfer_id = ? OR list_contains(further_transfers, ?) "
            "ORDER BY signed_on DESC",
            [transfer_id, transfer_id],
        ),
        findings=findings_of(session, evaluation, language, transfer_id),
        history=_history(session, evaluation, transfer_id),
        onward=session.frame(
            f"SELECT {SHOWN} FROM {listing} WHERE transfer_id IN (SELECT id FROM {e}.transfer WHERE onward_of = ?)",
            [transfer_id],
        ),
    )


def findings_of(session: Session, evaluation: Evaluation, language: str, transfer_id: str) -> pd.DataFrame:
    """The transfer's findings in words, worst first."""
    picked = "SELECT * FROM {schema}.finding WHERE transfer_id = ?"
    return explain(session, evaluation, language, picked, [transfer_id])


def one(session: Session, evaluation: Evaluation, entity: str, identifier: object) -> dict[str, object] | None:
    """One row of an entity as it stood, with its changeset; None when there is none."""
    if identifier is None:
        return None
    return _first(session.frame(f"SELECT * FROM {evaluation.schema}.{entity} WHERE id = ?", [identifier]))


def _first(frame: pd.DataFrame) -> dict[str, object] | None:
    if frame.empty:
        return None
    line = frame.astype(object).iloc[0]
    return {str(name): None if _missing(value) else value for name, value in line.items()}


def _missing(value: object) -> bool:
    return value is None or value is pd.NaT or (isinstance(value, float) and value != value)


def _bases(session: Session, evaluation: Evaluation, transfer_id: str, language: str) -> pd.DataFrame:
    """The transfer's bases with where their instruments stand on the law day (`status`, `fault`, titles, periods)."""
    e = evaluation.schema
    return session.frame(
        "SELECT b.*, coalesce(r.status, d.status, w.status) AS status, r.fault, "
        "coalesce(r.status_since, d.since, w.since) AS status_since, "
        "coalesce(r.legacy_until, d.legacy_until, w.legacy_until) AS legacy_until, l.id AS instrument_id, "
        f"l.title_{language} AS title, l.provision_{language} AS provision, l.valid_from, l.valid_to, "
        f"coalesce(l.end_cause_{language}, l.end_cause_en) AS end_cause, l.source AS law_source, "
        "l.checked_on AS law_checked_on, l.confidence AS law_confidence, "
        "coalesce(r.challenged, d.challenged, w.challenged, false) AS challenged "
        f"FROM (SELECT * FROM {e}.basis WHERE transfer_id = ?) AS b "
        f"LEFT JOIN (SELECT * FROM {e}.reliance WHERE transfer_id = ?) AS r ON r.basis_id = b.id "
        f"LEFT JOIN (SELECT * FROM {e}.subject WHERE transfer_id = ?) AS s ON s.transfer_id = b.transfer_id "
        # A basis no longer relied on is not judged, but its instrument still stands somewhere.
        f"LEFT JOIN {e}.law_status AS d "
        "ON d.regime = s.regime AND d.name = b.instrument AND d.destination = s.destination "
        f"LEFT JOIN {e}.law_status AS w ON w.regime = s.regime AND w.name = b.instrument AND w.destination = '*' "
        f"LEFT JOIN {e}.law_instrument AS l ON l.id = coalesce(r.instrument_id, d.instrument_id, w.instrument_id) "
        "ORDER BY b.rank DESC, b.signed_on, b.id",
        [transfer_id] * 3,
    )


def _history(session: Session, evaluation: Evaluation, transfer_id: str) -> pd.DataFrame:
    """What changed, newest first: changeset, recorded_at, author, reason, entity, id, file and row."""
    bases = session.rows(f"SELECT id FROM {evaluation.schema}.basis WHERE transfer_id = ?", [transfer_id])
    parts = [("transfer", transfer_id), *(("basis", str(row[0])) for row in bases)]
    frames = [history(session, entity, identifier).assign(entity=entity) for entity, identifier in parts]
    return pd.concat([frame for frame in frames if not frame.empty]).sort_values(
        "changeset", ascending=False, kind="stable"
    )
