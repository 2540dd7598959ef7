"""Records and issues in words, as the front ends show them."""

from __future__ import annotations

import pyarrow as pa

from transfers.errors import Problem
from transfers.i18n import keys, t
from transfers.intake.importing import Drafted
from transfers.ledger import Session

CODES = "intake.issue."


def records(session: Session) -> list[dict[str, object]]:
    """row, vendor, matched_to (an organisation's id), how (it was known, as in matching), service, countries, areas,
    mechanisms, purpose, headquarters, change."""
    found: list[dict[str, object]] = session.arrow(
        """SELECT r."row", r.vendor, CASE WHEN r.known THEN r.organisation_id END AS matched_to, n.how,
            CASE WHEN r.new_service IS NULL THEN r.service_id END AS service, coalesce(r.countries, []) AS countries,
            coalesce(r.areas, []) AS areas, [b.instrument for b in coalesce(r.bases, [])] AS mechanisms,
            nullif(r.purpose, '') AS purpose, coalesce(r.seats, []) AS headquarters, c.change
        FROM temp.in_record AS r JOIN temp.in_record_change AS c USING ("row")
        JOIN temp.in_named AS n ON n.text = coalesce(r.legal_name, r.vendor) ORDER BY r."row\""""
    ).to_pylist()
    return found


def problems(session: Session, drafted: Drafted, language: str, stops: bool) -> list[Problem]:
    """The issues that keep rows out (`stops`), or those of accepted rows and of the file, in the order of the rows."""
    codes = [key.removeprefix(CODES) for key in sorted(keys(language)) if key.startswith(CODES)]
    texts = {code: t(f"{CODES}{code}", language) for code in codes}
    session.put("in_issue_text", pa.table({"code": list(texts), "template": list(texts.values())}))
    found = session.rows(
        """SELECT i."row", coalesce(h.heading, i.field), i.code, i.value,
            replace(x.template, '{value}', coalesce(i.value, '')) FROM temp.in_issue AS i
        JOIN temp.in_issue_text AS x USING (code)
        LEFT JOIN temp.in_staged AS s ON s."row" = i."row"
        LEFT JOIN (SELECT section, field, min(heading) AS heading FROM temp.in_staged_heading GROUP BY ALL) AS h
            ON h.section = s.section AND h.field = i.field
        WHERE i.stops = ? ORDER BY i."row", i.field, i.code""",
        [stops],
    )
    name = drafted.source.name
    told = [
        Problem(str(code), str(message), name, int(str(row)), str(column), None if value is None else str(value))
        for row, column, code, value, message in found
    ]
    if stops:
        return told
    return [
        *(
            Problem(code, texts[code].replace("{value}", value), name, row, value=value or None)
            for row, code, value in drafted.staged.remarks
        ),
        *told,
    ]
