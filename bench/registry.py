"""A large registry of random transfers, made in DuckDB and recorded through the ledger like any other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from transfers.domain import Kind, NewChangeset
from transfers.ledger import LocalLedger, Session, append, draft, open_ledger, use_all

PLACES = "['FI', 'US', 'IN', 'DE', 'JP', 'GB', 'NO', 'BR', 'US', 'CH', 'CA', 'SE']"
INSTRUMENTS = "['scc-2021', 'dpf', 'adequacy', 'privacy-shield', 'scc-2010', 'art49-a', 'scc-unspecified', 'bcr']"
MODULES = "['c2p', 'c2p', 'c2c', 'p2p']"

ORGANISATIONS = f"""
SELECT 'o-' || i AS id, 'Organisation ' || i AS name,
    CASE WHEN i < 1000 THEN ['FI', 'SE', 'DE', 'FR', 'GB', 'CH'][1 + i % 6]
        ELSE {PLACES}[1 + (hash(i) % 12)::BIGINT] END AS country,
    CASE WHEN i % 5 = 0 AND i > 1000 THEN 'o-' || (1000 + i % 1000) END AS parent_id,
    'commercial' AS sector, ['Brand ' || i] AS aliases FROM range({{organisations}}) AS r(i)
"""
SERVICES = """
SELECT 's-' || i AS id, 'Service ' || i AS name, 'o-' || (1000 + i % {importers}) AS organisation_id,
    []::VARCHAR[] AS aliases FROM range({organisations}) AS r(i)
"""
LOCATIONS = f"""
SELECT 'l-' || i AS id, 's-' || (i % {{organisations}}) AS service_id,
    ['hosting', 'support_access', 'backup', 'remote_engineering'][1 + i % 4] AS "use",
    {PLACES}[1 + (hash(i + 7) % 12)::BIGINT] AS country, 'published' AS publication, DATE '2026-05-01' AS checked_on
FROM range(2 * {{organisations}}) AS r(i)
"""
REGISTERS = """
SELECT 'r-' || i AS id, 'Register ' || i AS name, 'o-' || (i % 1000) AS controller_id, i % 9 = 0 AS hr_data,
    ['name', 'e-mail address'] AS data_categories, ['customers'] AS data_subjects FROM range(20000) AS r(i)
"""
TRANSFERS = f"""
SELECT 't-' || lpad(i::VARCHAR, 7, '0') AS id, 'r-' || (i % 20000) AS register_id,
    'o-' || (i % 1000) AS exporter_id,
    'controller' AS exporter_role, 'o-' || (1000 + hash(i) % {{importers}}) AS importer_id,
    'processor' AS importer_role,
    's-' || (hash(i) % {{organisations}}) AS service_id,
    CASE WHEN i % 20 = 0 THEN NULL ELSE {PLACES}[1 + (hash(i + 3) % 12)::BIGINT] END AS destination,
    CASE WHEN i % 50 = 0 THEN 'by_data_subject' ELSE 'disclosure' END AS nature,
    ['systematic', 'occasional'][1 + i % 2] AS frequency,
    'Customer support and tickets of region ' || (i % 100) AS purpose,
    DATE '2015-01-01' + (hash(i + 5) % 3600)::INTEGER AS started_on,
    CASE WHEN i % 40 = 7 THEN 't-' || lpad((i - 7)::VARCHAR, 7, '0') END AS onward_of,
    'Vendor list of ' || (2018 + i % 8) AS source
FROM range({{transfers}}) AS r(i)
"""
BASES = f"""
SELECT 'b-' || lpad(i::VARCHAR, 7, '0') AS id, 't-' || lpad((i % {{transfers}})::VARCHAR, 7, '0') AS transfer_id,
    {INSTRUMENTS}[1 + (hash(i + 11) % 8)::BIGINT] AS instrument,
    CASE WHEN i < {{transfers}} THEN 'primary' ELSE 'fallback' END AS rank, {MODULES}[1 + i % 4] AS module,
    CASE WHEN i % 10 < 8 THEN DATE '2019-01-01' + (hash(i + 13) % 2500)::INTEGER END AS signed_on
FROM range({{transfers}} * 12 // 10) AS r(i) WHERE i % 15 <> 0
"""
CERTIFICATIONS = """
SELECT 'c-' || i AS id, 'o-' || (1000 + i * 3 % {importers}) AS organisation_id,
    ['dpf-eu', 'dpf-uk', 'dpf-ch'][1 + i % 3] AS framework, 'active' AS status, i % 2 = 0 AS covers_hr,
    true AS covers_non_hr, DATE '2026-08-01' AS checked_on, DATE '2027-05-01' AS next_due
FROM range({organisations} // 3) AS r(i)
"""
ASSESSMENTS = """
SELECT 'a-' || i AS id, 't-' || lpad((i * 3)::VARCHAR, 7, '0') AS transfer_id, 'tia' AS kind, 'signed' AS status,
    'proceed' AS outcome,
    DATE '2024-01-01' + (i % 900)::INTEGER AS signed_on, DATE '2026-01-01' + (i % 900)::INTEGER AS review_on
FROM range({transfers} // 3) AS r(i)
"""
ENTITIES = {
    "organisation": ORGANISATIONS,
    "service": SERVICES,
    "location": LOCATIONS,
    "register": REGISTERS,
    "transfer": TRANSFERS,
    "basis": BASES,
    "certification": CERTIFICATIONS,
    "assessment": ASSESSMENTS,
}
DAY = date(2026, 11, 22)


def make(path: Path, transfers: int) -> LocalLedger:
    """A registry of `transfers` transfers, a tenth of them edited once since."""
    ledger = open_ledger(path)
    assert isinstance(ledger, LocalLedger)
    session = ledger.session()
    organisations = max(5000, transfers // 20)
    sizes = {"transfers": transfers, "organisations": organisations, "importers": organisations - 1000}
    draft(session, {})
    for entity, sql in ENTITIES.items():
        session.run(f"INSERT INTO temp.draft_{entity} BY NAME SELECT *, false AS retired FROM ({sql.format(**sizes)})")
    append(session, NewChangeset(author="bench", kind=Kind.IMPORT, reason="random transfers"))
    _edit_a_tenth(session)
    session.run("CHECKPOINT registry")
    use_all(session, path.stat().st_size)
    session.close()
    return ledger


def _edit_a_tenth(session: Session) -> None:
    draft(session, {})
    session.run(
        "INSERT INTO temp.draft_transfer BY NAME SELECT * EXCLUDE (changeset, place) REPLACE ('edited' AS note) "
        "FROM registry.transfer_revision WHERE hash(id) % 10 = 0"
    )
    append(session, NewChangeset(author="bench", kind=Kind.EDIT, reason="a tenth edited"))
