"""A pack from two evaluations: each of its tables is one SELECT; nothing passes through Python row by row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow as pa

from transfers.i18n import own
from transfers.law import Law
from transfers.ledger import Session
from transfers.review.changes import put_changes
from transfers.review.figures import figures
from transfers.review.pack import Pack, Scope, Standpoint
from transfers.review.quarter import Quarter
from transfers.review.shape import TABLES, arrow_schema

FOLDER = Path(__file__).parent / "sql"
GROUP_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Compared:
    """What is reviewed and what it is compared with: the standpoints, and the schemas of their evaluations.
    `deadlines` is the SELECT of the days to act by, of what is reviewed."""

    quarter: Quarter
    scope: Scope
    language: str
    now: Standpoint
    before: Standpoint
    schemas: tuple[str, str]
    deadlines: str


def prepare(session: Session, asked: Compared) -> None:
    """Cut both evaluations to the scope: `flow`, `own_finding` and what else sql/standpoint.sql makes beside them."""
    statements = (FOLDER / "standpoint.sql").read_text(encoding="utf-8")
    for schema, point in zip(asked.schemas, (asked.now, asked.before), strict=True):
        _put_scope(session, schema, asked.scope)
        session.run(_filled(statements, {"e": schema}, point.day))


def _put_scope(session: Session, schema: str, scope: Scope) -> None:
    """`review_scope`: the controllers, and every organisation below the top of each group."""
    session.run(
        f"CREATE TABLE {schema}.review_scope AS WITH RECURSIVE below(id, step) AS ("
        "SELECT unnest(?::VARCHAR[]), 0 UNION "
        f"SELECT o.id, step + 1 FROM {schema}.organisation AS o JOIN below AS b ON o.parent_id = b.id "
        f"WHERE step < {GROUP_DEPTH}) SELECT unnest(?::VARCHAR[]) AS id UNION SELECT id FROM below",
        [list(scope.groups), list(scope.controllers)],
    )


def build(session: Session, law: Law, asked: Compared, tell: Callable[[float], None]) -> Pack:
    """The pack. Needs prepare(), and the findings in words as `told` beside each evaluation. `tell` hears before each
    table which share of them is done."""
    put_changes(session, asked.now, asked.before, asked.schemas, asked.language)
    _put_events(session, law, asked)
    _put_sources(session, law, asked.schemas)
    tables = {}
    for done, name in enumerate(TABLES):
        tell(done / len(TABLES))
        tables[name] = _table(session, name, asked)
    now, _ = asked.schemas
    named = session.rows(f"SELECT name FROM {now}.organisation WHERE id IN (FROM {now}.review_scope) ORDER BY name, id")
    return Pack(
        quarter=asked.quarter,
        scope=asked.scope,
        names=tuple(str(row[0]) for row in named),
        language=asked.language,
        now=asked.now,
        before=asked.before,
        law=law.digest,
        figures=figures(session, asked.schemas, tables),
        tables=tables,
    )


def _table(session: Session, name: str, asked: Compared) -> pa.Table:
    now, before = asked.schemas
    filled = {
        "now": now,
        "before": before,
        "language": asked.language,
        "deadlines": asked.deadlines,
    }
    found = session.arrow(_filled(_select(name), filled, asked.now.day))
    return found.select([column.name for column in TABLES[name]]).cast(arrow_schema(name))


@cache
def _select(name: str) -> str:
    return (FOLDER / "tables" / f"{name}.sql").read_text(encoding="utf-8")


def _filled(sql: str, names: dict[str, str], day: date) -> str:
    """Names of our own schemas and a date in place of $name: nothing of a user's text gets into the SQL."""
    for name, value in names.items():
        sql = sql.replace(f"${name}", value)
    return sql.replace("$day", f"DATE '{day.isoformat()}'")


def _put_events(session: Session, law: Law, asked: Compared) -> None:
    """`review_event`: what the law pack knows to have happened between the two days."""
    happened = [each for each in law.events if asked.before.day < each.on <= asked.now.day]
    lines = [
        {
            "id": each.id,
            "on": each.on,
            "kind": each.kind,
            "title": own(each, "title", asked.language),
            "what": own(each, "what", asked.language),
            "instruments": list(each.instruments),
            "countries": list(each.countries),
            "sources": list(each.source),
        }
        for each in happened
    ]
    lists = dict.fromkeys(("instruments", "countries", "sources"), pa.list_(pa.string()))
    kinds = {"id": pa.string(), "on": pa.date32(), "kind": pa.string(), "title": pa.string(), "what": pa.string()}
    session.put("review_event", pa.Table.from_pylist(lines, schema=pa.schema([*kinds.items(), *lists.items()])))


def _put_sources(session: Session, law: Law, schemas: tuple[str, str]) -> None:
    """`review_source`: the sources of the instruments that are relied on and of the events."""
    used = session.rows(
        f"SELECT DISTINCT unnest(string_split(l.source, ';')) FROM {schemas[0]}.law_instrument AS l "
        f"WHERE l.id IN (SELECT instrument_id FROM {schemas[0]}.judged_basis UNION "
        f"SELECT instrument_id FROM {schemas[1]}.judged_basis) UNION SELECT unnest(sources) FROM temp.review_event"
    )
    found = [law.source_by_id[str(row[0])] for row in used if str(row[0]) in law.source_by_id]
    columns = ("id", "title", "publisher", "url", "checked_on")
    arrays = [
        pa.array([getattr(each, name) for each in found], pa.date32() if name == "checked_on" else pa.string())
        for name in columns
    ]
    session.put("review_source", pa.table(dict(zip(columns, arrays, strict=True))))
