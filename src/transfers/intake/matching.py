"""Which known organisation and service a name means. Only certain matches are made; likely ones are offered."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from transfers.errors import UsageError
from transfers.i18n import refusal
from transfers.intake.brands import BRAND, EDITION, JOINED, put_wordings
from transfers.intake.deciding import decide_new
from transfers.intake.known_names import put_known_names
from transfers.intake.names import ALSO, BRACKET, OWN, OWN_NAME, new_id
from transfers.ledger import Session, current

# A product is named, and a company beside it at most: then it is the company that offers the product.
PRODUCT = f"(s.id IS NOT NULL AND n.form = '' AND (o.id IS NULL OR (s.priority < o.priority AND o.priority > {OWN})))"


def match_names(session: Session, said: str, matches: Mapping[str, str | None]) -> None:
    """From the SQL `said` (text, distinct names) make `named`, a row per name: text, organisation_id, service_id,
    known, how, base, form.

    A legal form that the list writes must be the entity's own: "Google Ireland Ltd" is not Google LLC. Without a form,
    the name must belong to one organisation alone. `known` is false for an organisation that nobody knows yet.
    `how` a name was known: by its own name, another one (also), in brackets, joined, with an edition, as brand and
    product, as the user decided (`matches`), or not: new. Raises UsageError for a decision that names nobody.
    """
    put_known_names(session, f"SELECT '' AS ref, text FROM ({said})")
    session.run(f"CREATE OR REPLACE TEMP TABLE in_name_match AS {_meant('in_name_key')}")
    put_wordings(session)
    session.run(f"INSERT INTO temp.in_name_match {_meant('in_name_as')}")
    _decide(session, matches)
    session.run(f"CREATE OR REPLACE TEMP TABLE in_named AS {_chosen()}")


def _decide(session: Session, matches: Mapping[str, str | None]) -> None:
    """`decided` (text, id, fresh: whom it means is new, too), and what was decided instead of what the names say.

    What is decided of a new name holds for its other spellings, and for who was decided to be that new one.
    """
    columns = {"text": pa.array(list(matches), pa.string()), "id": pa.array(list(matches.values()), pa.string())}
    session.put("in_decided", pa.table(columns).append_column("fresh", pa.repeat(False, len(matches))))
    if not matches:
        return
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_decided_owner AS
        SELECT id, id AS organisation_id, NULL::VARCHAR AS service_id, false AS fresh FROM ({current("organisation")})
        UNION SELECT id, id, NULL, false FROM temp.catalogue_organisations
        UNION SELECT id, organisation_id, id, false FROM ({current("service")})
        UNION SELECT id, organisation, id, false FROM temp.catalogue_services
            WHERE id NOT IN (SELECT id FROM ({current("service")}))"""
    )
    decide_new(session)
    nowhere = session.rows("SELECT id FROM temp.in_decided WHERE id NOT IN (SELECT id FROM temp.in_decided_owner)")
    if nowhere:
        raise refusal(UsageError, "list_refused.no_meaning", id=nowhere[0][0])
    session.run("DELETE FROM temp.in_name_match WHERE text IN (SELECT text FROM temp.in_decided)")
    session.run(
        """INSERT INTO temp.in_name_match BY NAME
        SELECT DISTINCT d.text, o.organisation_id, CASE WHEN which = 's' THEN o.service_id END AS service_id,
            0 AS priority, false AS catalogued, 1 AS rank
        FROM temp.in_decided AS d JOIN temp.in_decided_owner AS o USING (id)
        CROSS JOIN (VALUES ('o'), ('s')) AS w(which)"""
    )


def _meant(keys: str) -> str:
    """Whom each key may mean. A brand after d/b/a or in brackets means its bearer only where the name before it is no
    legal entity's own: "Datacenter Oy (AWS)" is not AWS. A legal name after "formerly" is the entity's own."""
    return f"""
        SELECT n.text, k.organisation_id, k.service_id, n.priority, k.catalogued,
            dense_rank() OVER (PARTITION BY n.text, k.service_id IS NULL
                ORDER BY n.priority, n.form <> k.form, k.priority, k.catalogued) AS rank
        FROM temp.{keys} AS n JOIN temp.in_known_name AS k ON k.base = n.base
        WHERE CASE
            WHEN k.service_id IS NOT NULL
                THEN NOT k.ambiguous OR n.priority = {BRAND} OR starts_with(n.written, k.written)
            WHEN n.form NOT IN ('', k.form) THEN false
            WHEN n.priority = {BRACKET} THEN n.own_form = ''
            WHEN n.priority = {ALSO} THEN n.own_form = '' OR k.forms = [] OR n.form <> ''
            ELSE true END"""


def _chosen() -> str:
    """The best organisation and the best service of each name; a service of another group is left out."""
    best = (
        "SELECT text, any_value({0}) AS id, any_value(organisation_id) AS owner, min(priority) AS priority "
        "FROM temp.in_name_match "
        "WHERE rank = 1 AND service_id {1} NULL GROUP BY text HAVING count(DISTINCT {0}) = 1"
    )
    return f"""
        WITH organisation AS ({best.format("organisation_id", "IS")}),
        service AS ({best.format("service_id", "IS NOT")}),
        own AS ({OWN_NAME})
        SELECT n.text, n.base, n.form,
            coalesce(CASE WHEN {PRODUCT} THEN s.owner END, o.id, {new_id("n.base", "n.form")}) AS organisation_id,
            CASE WHEN {PRODUCT} OR ro.root = rs.root THEN s.id END AS service_id,
            rs.root AS service_root,
            (o.id IS NOT NULL OR coalesce({PRODUCT}, false)) AND NOT coalesce(d.fresh, false) AS known,
            CASE WHEN d.text IS NOT NULL THEN 'decided' WHEN o.id IS NOT NULL OR {PRODUCT}
                THEN {_how("least(o.priority, s.priority)")} ELSE 'new' END AS how
        FROM own AS n
        LEFT JOIN organisation AS o ON o.text = n.text LEFT JOIN temp.in_name_root AS ro ON ro.id = o.id
        LEFT JOIN service AS s ON s.text = n.text LEFT JOIN temp.in_name_root AS rs ON rs.id = s.owner
        LEFT JOIN temp.in_decided AS d ON d.text = n.text"""


def _how(priority: str) -> str:
    """SQL: by what a name was known, in a word."""
    told = {1: "name", OWN: "name", ALSO: "also", BRACKET: "bracket", JOINED: "joined", EDITION: "edition"}
    cases = " ".join(f"WHEN {number} THEN '{word}'" for number, word in {**told, BRAND: "brand"}.items())
    return f"CASE {priority} {cases} END"
