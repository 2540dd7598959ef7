"""What the ledger recorded between two standpoints: rows added, removed and changed, a line per changed field."""

from __future__ import annotations

from typing import NamedTuple

import pyarrow as pa

from transfers.i18n import t
from transfers.ledger import Session, arrow_schema, columns
from transfers.review.pack import Standpoint

# What says which row is meant, not what it says.
UNTOLD = ("id", "source")


class Watched(NamedTuple):
    """An entity whose changes are told. `there`: which of its rows count, in SQL, with `$e` for the evaluation and
    `$day`; `label`: what a reader calls row `r`. Both see `party` and `flow` of the standpoint."""

    entity: str
    area: str
    there: str
    label: str


PLACE = "LEFT JOIN $e.place_$language AS pl ON pl.code = "
OWNER = "LEFT JOIN $e.service AS s ON s.id = r.service_id LEFT JOIN $e.organisation AS o ON o.id = "
CALLED = (
    "concat(f.exporter, ' → ', coalesce(f.importer, f.service, $no_importer), ', ', "
    "coalesce(pl.name, f.destination, w_area.word, f.area, $no_destination))"
)
PARTY = "JOIN $e.party AS p ON p.id = "
USE = 'r."use"'


def _said(kind: str, code: str) -> str:
    """A code in words; one that nobody has a word for stands as it is."""
    return f"coalesce(w_{kind}.word, {code})"


def _words(kind: str, code: str) -> str:
    """A join of the words of a list: a map beside every row would cost the memory of all of them."""
    pairs = f"unnest(map_keys({kind}_words)) AS code, unnest(map_values({kind}_words)) AS word"
    return f"LEFT JOIN (SELECT {pairs} FROM $e.words_$language) AS w_{kind} ON w_{kind}.code = {code}"


GOES_TO = f"{PLACE} f.destination {_words('area', 'f.area')}"
FLOW = f"LEFT JOIN $e.flow AS f ON f.transfer_id = r.transfer_id {GOES_TO}"
WATCHED = (
    Watched("transfer", "transfers", f"JOIN $e.flow AS f ON f.transfer_id = r.id {GOES_TO}", CALLED),
    Watched("organisation", "vendors", f"{PARTY} r.id", "r.name"),
    Watched("service", "vendors", f"{PARTY} r.organisation_id", "r.name"),
    Watched(
        "location",
        "locations",
        f"{OWNER} coalesce(r.organisation_id, s.organisation_id) {PARTY} o.id "
        f'AND (r.since IS NULL OR r.since <= $day) AND (r."until" IS NULL OR $day < r."until") {PLACE} r.country '
        f"{_words('use', USE)}",
        f"concat_ws(' · ', o.name, s.name, {_said('use', USE)}, coalesce(pl.name, r.country, r.area))",
    ),
    Watched(
        "basis",
        "bases",
        f"JOIN $e.flow_basis AS b ON b.id = r.id {FLOW} {_words('instrument', 'r.instrument')}",
        f"concat_ws(' · ', {CALLED}, {_said('instrument', 'r.instrument')})",
    ),
    Watched(
        "certification",
        "bases",
        f"LEFT JOIN $e.organisation AS o ON o.id = r.organisation_id {PARTY} o.id {_words('framework', 'r.framework')}",
        f"concat_ws(' · ', o.name, {_said('framework', 'r.framework')})",
    ),
    Watched("assessment", "assessments", f"JOIN $e.scoped AS c ON c.transfer_id = r.transfer_id {FLOW}", CALLED),
    Watched("register", "registers", f"{PARTY} r.controller_id", "r.name"),
    Watched("notice", "registers", f"{PARTY} r.controller_id", "r.title"),
)
TABLE = "temp.review_change"


def put_changes(session: Session, now: Standpoint, before: Standpoint, schemas: tuple[str, str], language: str) -> None:
    """Make `review_change`: the columns of the pack's table. `schemas`: the evaluations of now and before, with the
    words of `language` beside each."""
    parts = [_changes(each, now, before, schemas) for each in WATCHED]
    told = " UNION ALL BY NAME ".join(parts).replace("$language", language)
    for name in ("no_importer", "no_destination"):
        text = t(f"words.nobody.{name}", language).replace("'", "''")
        told = told.replace(f"${name}", f"'{text}'")
    session.run(f"CREATE OR REPLACE TEMP TABLE review_change AS {told}")


def _changes(watched: Watched, now: Standpoint, before: Standpoint, schemas: tuple[str, str]) -> str:
    recorded = (
        f"SELECT id, max(changeset) AS changeset FROM registry.{watched.entity}_revision "
        f"WHERE changeset > {before.changeset} AND changeset <= {now.changeset} GROUP BY id"
    )
    now_rows, before_rows = (f"{schema}.{watched.entity}" for schema in schemas)
    return f"""(
WITH now AS ({_named(watched, schemas[0], now)}), before AS ({_named(watched, schemas[1], before)}),
recorded AS ({recorded}),
changed AS (
    SELECT k.id, k.label, unnest([{_fields(watched.entity)}]) AS f
    FROM now AS k
    JOIN {now_rows} AS n ON n.id = k.id AND n.changeset > {before.changeset}
    JOIN {before_rows} AS b ON b.id = k.id
    WHERE k.id IN (SELECT id FROM recorded) AND k.id IN (SELECT id FROM before)
),
told AS (
    SELECT n.id, n.label, 'added' AS what, NULL AS field, NULL AS was, NULL AS became FROM now AS n
    WHERE n.id NOT IN (SELECT id FROM before)
    UNION ALL SELECT b.id, b.label, 'removed', NULL, NULL, NULL FROM before AS b WHERE b.id NOT IN (SELECT id FROM now)
    UNION ALL SELECT id, label, 'changed', f.field, f.was, f.became FROM changed WHERE f.was IS DISTINCT FROM f.became
)
SELECT '{watched.area}' AS area, '{watched.entity}' AS entity, t.*, c.id AS changeset, c.recorded_at, c.author,
    c.reason, c.source_name
FROM told AS t LEFT JOIN recorded AS r ON r.id = t.id LEFT JOIN registry.changeset AS c ON c.id = r.changeset)"""


def _named(watched: Watched, schema: str, point: Standpoint) -> str:
    """SELECT of the rows that count, with what they are called."""
    rows = f"$e.{watched.entity} AS r {watched.there}"
    sql = f"SELECT r.id, {watched.label} AS label FROM {rows}"
    return sql.replace("$e.", f"{schema}.").replace("$day", f"DATE '{point.day.isoformat()}'")


def _fields(entity: str) -> str:
    """Each field's text before and now; lists as their members joined."""
    return ", ".join(
        f"{{'field': '{name}', 'was': {_text('b', entity, name)}, 'became': {_text('n', entity, name)}}}"
        for name in columns(entity)
        if name not in UNTOLD
    )


def _text(side: str, entity: str, name: str) -> str:
    if arrow_schema(entity).field(name).type == pa.list_(pa.string()):
        return f"array_to_string({side}.\"{name}\", '; ')"
    return f'{side}."{name}"::VARCHAR'
