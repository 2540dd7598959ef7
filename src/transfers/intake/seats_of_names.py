"""Countries behind the names of companies: `Norr AB (Sweden)` has its seat in Sweden, and is called Norr AB.

Only behind a legal form: `Norr (Sweden)` may be a product that is kept there.
"""

from __future__ import annotations

import pyarrow as pa

from transfers.i18n.spelling import plain
from transfers.intake.catalogue import names
from transfers.intake.contents import is_company
from transfers.intake.lines import mapped
from transfers.intake.reference import AREAS, group_places, place_phrases
from transfers.ledger import Session, current

BRACKET = r"regexp_extract(cleaned, '\(([^()]*)\)$', 1)"


def part_countries(session: Session) -> None:
    """Needs `staged` and `text`. Beside a column of seats names stay as they are, and so does a name that is known."""
    said = session.rows(
        f"SELECT DISTINCT {BRACKET} FROM temp.in_text WHERE field = 'vendor' AND ends_with(cleaned, ')')"
    )
    countries = [str(text) for (text,) in said if _is_country(str(text))]
    if not countries or "headquarters" in mapped(session):
        return
    named = session.rows(
        f"""SELECT id, cleaned FROM temp.in_text
        WHERE field = 'vendor' AND ends_with(cleaned, ')') AND list_contains(?, {BRACKET})""",
        [countries],
    )
    found = {int(str(id)): parted for id, text in named if (parted := _parted(str(text)))}
    if not found:
        return
    parts = {
        "vendor": list(found),
        "name": [name for name, _ in found.values()],
        "seat": [at for _, at in found.values()],
    }
    session.put("in_seated", pa.table(parts))
    session.run(
        f"""DELETE FROM temp.in_seated WHERE vendor IN (SELECT t.id FROM temp.in_text AS t
            JOIN ({current("organisation")}) AS o ON o.name = t.cleaned OR o.legal_name = t.cleaned)"""
    )
    session.run(
        """INSERT INTO temp.in_text BY NAME
        SELECT 'headquarters' AS field, (SELECT max(id) FROM temp.in_text) + row_number() OVER (ORDER BY seat) AS id,
            seat AS text, seat AS cleaned FROM (SELECT DISTINCT seat FROM temp.in_seated)"""
    )
    session.run(
        """UPDATE temp.in_staged SET headquarters = t.id FROM temp.in_seated AS s
        JOIN temp.in_text AS t ON t.field = 'headquarters' AND t.text = s.seat WHERE s.vendor = in_staged.vendor"""
    )
    session.run("UPDATE temp.in_text SET cleaned = s.name FROM temp.in_seated AS s WHERE s.vendor = in_text.id")


def _parted(text: str) -> tuple[str, str] | None:
    """The name of a company and the country behind it; None where the whole is a name that is known, or none.

    >>> _parted("Norr AB (Sweden)"), _parted("Norr (Sweden)")
    (('Norr AB', 'Sweden'), None)
    """
    name, _, country = text.removesuffix(")").rpartition("(")
    return (name.strip(), country.strip()) if is_company(name) and plain(text) not in names() else None


def _is_country(said: str) -> bool:
    """
    >>> [_is_country(said) for said in ("Sweden", "SE", "EU", "Kaiku", "Stockholm")]
    [True, True, False, False, False]
    """
    known = plain(said) in group_places() and (len(said) > 3 or said.isupper())
    return known and len(place_phrases()[plain(said)]) == 2 and place_phrases()[plain(said)] != AREAS["EU"]
