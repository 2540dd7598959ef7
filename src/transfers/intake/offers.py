"""Names of a list that may mean somebody known, or another new name of the list: offered with the reason, decided by
the user."""

from __future__ import annotations

from dataclasses import dataclass

from transfers.i18n import t
from transfers.intake.alike import ALIKE, put_twins
from transfers.intake.catalogue import every_organisation
from transfers.intake.likely import put_likely
from transfers.ledger import Session, current

EACH = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """`vendor`, the name as the list writes it, may mean `candidate`: an `entity` (organisation or service) of this id,
    called `name`, of this `country` (of the service's organisation, if it is one).

    `row` is the first of `rows` that bear the name. `score` is out of 100; `reason` says why, `code` in one word.
    `candidate_row`: nobody knows the candidate yet, either; it is a new name of this list, which stands first there.
    """

    row: int
    rows: int
    vendor: str
    candidate: str
    entity: str
    name: str
    country: str | None
    code: str
    reason: str
    score: int
    candidate_row: int | None = None


def offers(session: Session, language: str = "en") -> list[Offer]:
    """What may be meant by the vendors that nobody is known for, in the order of their rows, the likeliest first; at
    most EACH of a name among who is known, and as many among the list's other new names.

    Needs what `draft_list` leaves in the session. A name that is decided on already is not offered again.
    """
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_new_name AS
        WITH said AS (
            SELECT coalesce(id_legal_name, id_vendor) AS id, min("row") AS "row", count(*) AS n FROM temp.in_record
            WHERE "row" NOT IN (SELECT "row" FROM temp.in_same) GROUP BY ALL
        )
        SELECT n.text, any_value(n.form) AS form, any_value(n.organisation_id) AS id, any_value(n.how = 'new') AS asks,
            min(said."row") AS "row", sum(said.n)::BIGINT AS n
        FROM said JOIN temp.in_text AS t USING (id) JOIN temp.in_named AS n ON n.text = t.cleaned
        WHERE NOT n.known GROUP BY n.text"""
    )
    put_likely(
        session,
        """SELECT k.base, true AS asked, false AS known FROM temp.in_name_key AS k
            JOIN temp.in_new_name AS a ON a.text = k.text
        UNION ALL SELECT base, false, true FROM temp.in_known_name WHERE NOT ambiguous""",
        "likely",
    )
    put_twins(session, EACH)
    found = session.rows(f"{_candidates()} UNION ALL {ALIKE} ORDER BY 1, 3, 10 DESC, 5, 4")
    return [
        Offer(
            int(str(row)),
            int(str(rows)),
            str(vendor),
            str(candidate),
            str(entity),
            str(name),
            None if country is None else str(country),
            str(code),
            _reason(str(code), str(heard), detail, language),
            int(str(score)),
            None if beside is None else int(str(beside)),
        )
        for row, rows, vendor, candidate, entity, name, country, code, detail, score, heard, beside in found
    ]


def _reason(code: str, heard: str, detail: object, language: str) -> str:
    key = f"names.reason.{'one_letter' if code == 'spelling' and detail == 1 else code}"
    return t(key, language, name=heard, n=detail)


def _candidates() -> str:
    """row, rows, vendor, candidate, entity, name, country, code, detail, score, the known name that was met, and no
    candidate's row."""
    return f"""
        (WITH formed AS (
            SELECT organisation_id, list(DISTINCT form) AS forms FROM temp.in_known_name WHERE form <> '' GROUP BY ALL
        ), met AS (
            SELECT k.text, l.known AS base, l.code, l.detail, l.score FROM temp.in_likely AS l
            JOIN temp.in_name_key AS k ON k.base = l.ask
            UNION ALL
            SELECT k.text, k.base, 'same', 0, 95 FROM temp.in_name_key AS k
        ), told AS (
            SELECT a."row", a.n, a.text, coalesce(w.service_id, w.organisation_id) AS candidate,
                CASE WHEN w.service_id IS NULL THEN 'organisation' ELSE 'service' END AS entity,
                w.organisation_id, w.written,
                a.form <> '' AND NOT coalesce(list_contains(f.forms, a.form), true) AS other_form,
                CASE WHEN m.code = 'same' AND other_form THEN 'form' ELSE m.code END AS code, m.detail,
                m.score - CASE WHEN other_form THEN 5 ELSE 0 END AS score
            FROM met AS m JOIN temp.in_new_name AS a ON a.text = m.text AND a.asks
            JOIN temp.in_known_name AS w ON w.base = m.base AND NOT w.ambiguous
            LEFT JOIN formed AS f ON f.organisation_id = w.organisation_id
        ), best AS (
            SELECT * FROM told
            QUALIFY row_number() OVER (PARTITION BY text, candidate ORDER BY score DESC, length(written), written) = 1
        ), few AS (
            SELECT * FROM best
            QUALIFY row_number() OVER (PARTITION BY text ORDER BY score DESC, entity, candidate) <= {EACH}
        ), named AS (
            FROM ({every_organisation()})
        ), served AS (
            SELECT id, name FROM ({current("service")})
            UNION ALL SELECT id, name FROM temp.catalogue_services
                WHERE id NOT IN (SELECT id FROM ({current("service")}))
        )
        SELECT f."row", f.n, f.text, f.candidate, f.entity, coalesce(s.name, o.name), o.country, f.code,
            f.detail, f.score, f.written, NULL
        FROM few AS f JOIN named AS o ON o.id = f.organisation_id
        LEFT JOIN served AS s ON f.entity = 'service' AND s.id = f.candidate)"""
