"""What a changed record becomes, field by field, beside what it was."""

from __future__ import annotations

from transfers.intake.list_ids import of_a_list, record_of, register_of_a_list
from transfers.ledger import Session, columns, current

NOT_SHOWN = (
    *("id", "source", "destination", "area", "ended_on"),
    *("transfer_id", "instrument", "module", "rank", "relied_until"),
)
NAMED = {
    "exporter_id": "organisation",
    "importer_id": "organisation",
    "service_id": "service",
    "register_id": "register",
}


def put_differences(session: Session) -> None:
    """Needs the draft and `record_change`. Makes `difference` (row, field, old, new): lists of codes, days in ISO.

    A record may be several transfers, one a country: a field's old and new are what its running transfers say. Places
    are `destination`, a region where no country is named; bases are `mechanism`, a module behind a colon; `hosting`
    and `headquarters` are what the list adds to the places of the service or its vendor.
    """
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_difference AS
        WITH changed AS (SELECT DISTINCT "row", rec FROM temp.in_record_change WHERE change = 'changed'),
        old AS ({_told(draft=False)}), new AS ({_told(draft=True)}),
        both_sides AS (
            SELECT coalesce(o.rec, n.rec) AS rec, coalesce(o.field, n.field) AS field,
                coalesce(o.said, []) AS old, coalesce(n.said, []) AS new
            FROM old AS o FULL JOIN new AS n ON n.rec = o.rec AND n.field = o.field
        )
        SELECT c."row", b.field, b.old, b.new FROM both_sides AS b JOIN changed AS c USING (rec) WHERE b.old <> b.new
        UNION ALL {_places()}"""
    )


def _told(draft: bool) -> str:
    """SELECT rec, field, said: the distinct values of each field of the changed records."""
    fields = [name for name in columns("transfer") if name not in NOT_SHOWN]
    parts = [f"{{'field': '{name}', 'value': {_value(name, draft)}}}" for name in fields]
    parts.append("{'field': 'destination', 'value': coalesce(destination, area)}")
    parts.append("{'field': 'ended_on', 'value': ended_on::VARCHAR}")
    of_basis = [
        f"{{'field': '{name}', 'value': \"{name}\"::VARCHAR}}"
        for name in columns("basis")
        if name not in NOT_SHOWN and name != "note"
    ]
    of_basis.append("{'field': 'mechanism', 'value': concat_ws(':', instrument, module)}")
    of_register = [f"{{'field': '{name}', 'value': g.{name}::VARCHAR}}" for name in ("special_categories", "hr_data")]
    return f"""
        WITH mine AS (
            SELECT *, CASE WHEN id IN (SELECT transfer_id FROM temp.in_returning) THEN id
                WHEN {of_a_list()} THEN {record_of()} END AS rec
            FROM ({current("transfer", draft=draft)}) WHERE rec IN (SELECT rec FROM changed)
        ), running AS (
            SELECT * FROM mine
            QUALIFY ended_on IS NULL OR NOT bool_or(ended_on IS NULL) OVER (PARTITION BY rec)
        ), listed AS (
            SELECT rec, unnest([{", ".join(parts)}], recursive := true) FROM running
            UNION ALL
            SELECT r.rec, unnest([{", ".join(of_basis)}], recursive := true)
            FROM ({current("basis", draft=draft)}) AS b JOIN (SELECT id AS ref, rec FROM running) AS r
                ON r.ref = b.transfer_id
            WHERE b.relied_until IS NULL
            UNION ALL
            SELECT r.rec, unnest([{", ".join(of_register)}], recursive := true)
            FROM running AS r JOIN ({current("register", draft=draft)}) AS g ON g.id = r.register_id
            UNION ALL
            SELECT r.rec, 'data_categories', unnest(g.data_categories)
            FROM running AS r JOIN ({current("register", draft=draft)}) AS g ON g.id = r.register_id
            UNION ALL
            SELECT r.rec, 'data_subjects', unnest(g.data_subjects)
            FROM running AS r JOIN ({current("register", draft=draft)}) AS g ON g.id = r.register_id
        )
        SELECT rec, field, coalesce(list_sort(list(DISTINCT value) FILTER (value IS NOT NULL)), []) AS said
        FROM listed GROUP BY rec, field"""


def _value(name: str, draft: bool) -> str:
    if name in NAMED:
        # A register that a list told of is named by its data, which are fields of their own here.
        told = f" AND NOT {register_of_a_list('n.id')}" if name == "register_id" else ""
        return f'(SELECT any_value(n.name) FROM ({current(NAMED[name], draft=draft)}) AS n WHERE n.id = "{name}"{told})'
    return f'"{name}"::VARCHAR'


def _places() -> str:
    """Places that the list adds to what is known of the vendor or its service."""
    place, owner = "coalesce(country, area)", "coalesce(service_id, organisation_id)"
    return f"""
        SELECT d."row", d.use, coalesce(c.places, []),
            list_sort(list_distinct(list_concat(coalesce(c.places, []), d.places)))
        FROM (
            SELECT source_row AS "row", "use" AS use, {owner} AS owner, list(DISTINCT {place}) AS places
            FROM temp.draft_location WHERE source_row IN (SELECT "row" FROM changed) GROUP BY ALL
        ) AS d LEFT JOIN (
            SELECT "use" AS use, {owner} AS owner, list_sort(list(DISTINCT {place})) AS places
            FROM ({current("location")}) GROUP BY ALL
        ) AS c ON c.owner = d.owner AND c.use = d.use"""
