"""The catalogue of known processors as tables, and its adoption into a registry."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyarrow as pa

from transfers import settings
from transfers.i18n.spelling import plain
from transfers.ledger import Session, current

FILES = ("sources", "organisations", "services", "locations", "certifications")


@cache
def _rows(folder: Path, name: str) -> pa.Table:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        head, *lines = csv.reader(file)
    columns = zip(*lines, strict=True) if lines else ([] for _ in head)
    cells = {column: [cell or None for cell in cells] for column, cells in zip(head, columns, strict=True)}
    return pa.table({column: pa.array(values, pa.string()) for column, values in cells.items()})


@cache
def names() -> frozenset[str]:
    """Every plain name that the catalogue's services and organisations bear."""
    found: set[str] = set()
    for name in ("organisations", "services"):
        table = _rows(settings.data_dir() / "catalogue", name)
        for column in {"name", "legal_name", "aliases"} & set(table.column_names):
            found.update(plain(part) for cell in table[column].to_pylist() if cell for part in str(cell).split(";"))
    return frozenset(found - {""})


def put_catalogue(session: Session) -> None:
    """Make the session's tables `catalogue_sources`, `catalogue_organisations` and so on, as the files stand."""
    for name in FILES:
        session.put(f"catalogue_{name}", _rows(settings.data_dir() / "catalogue", name))


def every_organisation() -> str:
    """SELECT id, name (the legal one where it is known), country: all of the registry, and of the catalogue those that
    are not in the registry yet."""
    known = current("organisation")
    return f"""
        SELECT id, coalesce(legal_name, name) AS name, country FROM ({known})
        UNION ALL SELECT id, coalesce(legal_name, name), country FROM temp.catalogue_organisations
            WHERE id NOT IN (SELECT id FROM ({known}))"""


def adopt(session: Session, service_ids: Iterable[str], organisation_ids: Iterable[str]) -> None:
    """Draft these services and organisations of the catalogue, with parents, locations and certifications.

    Adds to the session's draft tables, which must be there (ledger.draft makes them), under the catalogue's own ids and
    with its sources; what the registry or the draft already has is left as it is. Unknown ids are passed over.
    Needs the catalogue's tables.
    """
    services, organisations = sorted(set(service_ids)), sorted(set(organisation_ids))
    session.put("in_adopted_service", pa.table({"id": pa.array(services, pa.string())}))
    session.put("in_adopting", pa.table({"id": pa.array(organisations, pa.string())}))
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_adopted_organisation AS
        WITH RECURSIVE up(id) AS (
            SELECT id FROM temp.in_adopting
            UNION SELECT s.organisation FROM temp.catalogue_services AS s
            WHERE s.id IN (FROM temp.in_adopted_service)
            UNION SELECT o.parent FROM up JOIN temp.catalogue_organisations AS o ON o.id = up.id
            WHERE o.parent IS NOT NULL
        ) SELECT id FROM up"""
    )
    for entity, rows in _entities().items():
        session.run(
            f"""INSERT INTO temp.draft_{entity} BY NAME SELECT *, false AS retired FROM ({rows}) AS c
            WHERE id NOT IN (SELECT id FROM ({current(entity)})) AND id NOT IN (SELECT id FROM temp.draft_{entity})"""
        )


def _entities() -> dict[str, str]:
    """entity → SELECT of its adopted rows."""
    facts = f"c.id, c.note, c.confidence, c.checked_on::DATE AS checked_on, {_source()}"
    organisations = "(SELECT id FROM temp.in_adopted_organisation)"
    services = "(SELECT id FROM temp.in_adopted_service)"
    return {
        "organisation": f"SELECT {facts}, c.name, c.legal_name, c.country, c.parent AS parent_id, c.sector, c.website, "
        f"{_aliases()} FROM temp.catalogue_organisations AS c WHERE c.id IN {organisations}",
        "service": f"SELECT {facts}, c.name, c.organisation AS organisation_id, c.category, {_aliases()} "
        f"FROM temp.catalogue_services AS c WHERE c.id IN {services}",
        "location": f"SELECT {facts}, c.organisation AS organisation_id, c.service AS service_id, c.use, c.country, "
        "c.area, c.state AS publication FROM temp.catalogue_locations AS c "
        f"WHERE c.service IN {services} OR c.organisation IN {organisations}",
        "certification": f"SELECT {facts}, c.organisation AS organisation_id, c.framework, c.status, "
        f"{_flag('covers_hr')}, {_flag('covers_non_hr')}, c.next_due::DATE AS next_due "
        f"FROM temp.catalogue_certifications AS c WHERE c.organisation IN {organisations}",
    }


def _source() -> str:
    """The titles of the sources, with their addresses."""
    return (
        "(SELECT string_agg(concat_ws(' ', s.title, s.url), '; ' ORDER BY s.id) FROM temp.catalogue_sources AS s "
        "WHERE list_contains(string_split(c.source, ';'), s.id)) AS source"
    )


def _aliases() -> str:
    return "CASE WHEN c.aliases IS NULL THEN [] ELSE string_split(c.aliases, ';') END AS aliases"


def _flag(name: str) -> str:
    return f"CASE c.{name} WHEN 'yes' THEN true WHEN 'no' THEN false END AS {name}"
