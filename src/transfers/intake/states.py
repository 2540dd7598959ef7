"""States and provinces behind a town: `San Francisco, CA`, `London, Ontario`, `Perth, WA`.

A town that stands with a state of another country than its own is the other country's: Paris, Texas is no place in
France. Only a comma, or nothing, ties the two together: "Berlin and Ontario" are two places.
"""

from __future__ import annotations

import re

from transfers.i18n.spelling import LETTER
from transfers.intake.patterns import either
from transfers.intake.reference import country_names, rows, table
from transfers.ledger import Session

CODES = r"[A-Z]{2}(?:\s*[,;/&+|]\s*[A-Z]{2})*"


def without_namesakes(text: str) -> str:
    """SQL: the text with the country of towns that are called as other countries are: `Malta, NY`."""
    named = [row for row in rows("place_words") if row["kind"] == "namesake"]
    for country in sorted({row["meaning"] for row in named}):
        towns = either(row["words"] for row in named if row["meaning"] == country).replace(",", r"\s*,")
        pattern = rf"(?i)(^|[^{LETTER}])(?:{towns})($|[^{LETTER}])"
        unnamed = f"regexp_replace({text}, '{pattern}', '\\1{country}\\2', 'g')"
        text = f"CASE WHEN contains({text}, ',') THEN {unnamed} ELSE {text} END"
    return text


def unbracketed(text: str) -> str:
    """SQL: the text with a state in brackets behind a comma: `Paris (Texas)`."""
    names = sorted({row["words"] for row in rows("place_words") if row["kind"] == "state" and "(" not in row["words"]})
    said = "|".join(re.escape(name).replace(r"\ ", " ").replace("’", r"[’\x27]") for name in names)
    pattern = rf"(?i)([{LETTER}])\s*[(\[]\s*({said})\s*[)\]]"
    return f"CASE WHEN contains({text}, '(') THEN regexp_replace({text}, '{pattern}', '\\1, \\2', 'g') ELSE {text} END"


def without_states(text: str) -> str:
    """SQL: the text without codes of states that stand before their country, or in brackets or a list behind it, where
    they would be codes of other countries: `CA, USA`, `US (CA)`, `USA: IL, IN`. In a list that writes countries as
    codes, one before another is a country: `DE, USA`."""
    coded = rf"(SELECT bool_or(regexp_full_match(text, '{CODES}') AND text NOT LIKE 'US_%') FROM temp.in_place_cell)"
    postal = [row for row in rows("place_words") if row["kind"] == "postal"]
    for country in sorted({row["meaning"] for row in postal}):
        codes = "|".join(sorted(row["words"] for row in postal if row["meaning"] == country))
        several = rf"(?:{codes})(?:\s*[,/&]\s*(?:{codes}))*"
        names = sorted(country_names(country), key=len, reverse=True)
        long, named = either(name for name in names if len(name) > 2), either({*names, country})
        ahead = rf"(^\s*|[;(\[/|]\s*){several}\s*,\s*((?i:{long}))($|[^{LETTER}])"
        behind = rf"(^|[^{LETTER}])((?i:{named}))\s*(?:[(\[]\s*{several}\s*[)\]]|(?::|\s[–—-])\s*{several}\s*$)"
        bare = f"CASE WHEN {coded} THEN {text} ELSE regexp_replace({text}, '{ahead}', '\\1\\2\\3', 'g') END"
        text = f"regexp_replace({bare}, '{behind}', '\\1\\2', 'g')"
    return text


def settle_states(session: Session, commas: bool) -> None:
    """Needs `place_cell`, `place_segment` and `place_hit`. Settles what is a state there, and which towns are its."""
    postal = [row for row in rows("place_words") if row["kind"] == "postal"]
    session.put("in_postal", table([{"code": row["words"], "country": row["meaning"]} for row in postal]))
    codes = "|".join(sorted({row["words"] for row in postal}))
    session.run(
        """INSERT INTO temp.in_place_hit (cell, segment, i, j, kind, meaning)
        SELECT cell, segment, 1, 1, 'state', 'US' FROM temp.in_place_segment
        JOIN temp.in_postal ON country = 'US' AND starts_with(trim(text), code)
        WHERE regexp_full_match(trim(text), '[A-Z]{2},? \\d{5}(-\\d{4})?')"""
    )
    _put_neighbours(session, codes)
    if session.rows("SELECT 1 FROM temp.in_place_stray LIMIT 1"):
        _settle_codes(session)
    _put_closing_codes(session, codes)
    _settle_towns(session)
    if commas:
        _tell_two_meanings(session)


def _tell_two_meanings(session: Session) -> None:
    """`US, DE` is Delaware or Germany as well, unless another cell of the list writes countries as codes: both are
    recorded, and the code is told."""
    session.run(
        f"""INSERT INTO temp.in_place_hit (cell, segment, i, j, words, kind)
        WITH pair AS (
            SELECT cell, max(segment) AS segment, arg_max(trim(text), segment) AS code FROM temp.in_place_segment
            GROUP BY cell HAVING count(*) = 2
        ), told AS (
            SELECT h.cell FROM temp.in_place_hit AS h JOIN pair AS p USING (cell) JOIN temp.in_postal AS o
                ON o.code = p.code AND o.country = h.meaning
            WHERE h.kind IN ('country', 'code') AND h.segment < p.segment
                AND EXISTS (SELECT 1 FROM temp.in_place_hit AS c WHERE c.segment = p.segment AND c.kind = 'code')
        )
        SELECT p.cell, p.segment, 1, 1, 1, 'twofold' FROM pair AS p SEMI JOIN told USING (cell)
        JOIN temp.in_place_cell AS w ON w.cell = p.cell AND regexp_matches(w.text, ',\\s*[A-Z]{{2}}\\W*$')
        WHERE NOT EXISTS (SELECT 1 FROM temp.in_place_cell AS c WHERE c.cell NOT IN (FROM told)
            AND regexp_full_match(c.text, '{CODES}')
            AND c.text <> 'US')"""
    )


def _put_neighbours(session: Session, codes: str) -> None:
    """`place_stray` (cell, segment, kind_before, place_before, kind, meaning, code): codes of states behind a part."""
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_place_stray AS
        WITH said AS (
            SELECT s.*, h.kind, h.meaning FROM temp.in_place_segment AS s
            LEFT JOIN temp.in_place_hit AS h
                ON h.cell = s.cell AND h.segment = s.segment AND h.kind NOT IN ('noise', 'doubt')
        ), beside AS (
            SELECT *, lag(kind) OVER w AS kind_before, lag(meaning) OVER w AS place_before,
                lag(segment) OVER w AS before
            FROM said WINDOW w AS (PARTITION BY cell, part ORDER BY segment)
        )
        SELECT cell, segment, kind_before, place_before, kind, meaning, trim(text) AS code FROM beside
        WHERE before IS NOT NULL AND regexp_full_match(trim(text), '{codes}')
            AND coalesce(kind_before, '') NOT IN ('code', 'country', 'area', 'denied')
            AND place_before IS DISTINCT FROM meaning"""
    )


def _settle_codes(session: Session) -> None:
    """`CA` after a place in the United States is California, and `WA` after Perth Western Australia: nothing new.
    `OH` after Dublin is no code of a country, and so Ohio. What may be a state or a country is neither, unless the
    cell names the state's country."""
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_place_code AS
        WITH named AS (SELECT DISTINCT cell, meaning FROM temp.in_place_hit WHERE kind IN ('country', 'code')),
        told AS (
            SELECT s.*, p.country, p.country = place_before AS fits, n.meaning IS NOT NULL AS said
            FROM temp.in_place_stray AS s JOIN temp.in_postal AS p USING (code)
            LEFT JOIN named AS n ON n.cell = s.cell AND n.meaning = p.country
        )
        SELECT cell, segment, coalesce(bool_or(fits), false) AS fits,
            coalesce(any_value(kind) = 'code', false) AND NOT bool_or(said) AND NOT bool_or(kind_before = 'unsure'
                AND list_contains(string_split(place_before, ';'), country)
                AND NOT list_contains(string_split(place_before, ';'), meaning)) AS doubtful,
            first(country ORDER BY said DESC, country = 'US' DESC) AS country,
            any_value(kind_before) IN ('city', 'unsure', 'state') AS behind_town
        FROM told GROUP BY cell, segment"""
    )
    session.run(
        """UPDATE temp.in_place_hit SET kind = CASE WHEN c.fits OR NOT c.doubtful THEN 'noise' ELSE 'ambiguous' END
        FROM temp.in_place_code AS c WHERE c.segment = in_place_hit.segment AND in_place_hit.kind = 'code'"""
    )
    session.run(
        """INSERT INTO temp.in_place_hit (cell, segment, i, j, words, kind, meaning)
        SELECT cell, segment, 1, 1, 1, CASE WHEN fits THEN 'noise' ELSE 'state' END, country FROM temp.in_place_code
        WHERE NOT doubtful AND behind_town"""
    )


def _put_closing_codes(session: Session, codes: str) -> None:
    """`London ON`: a code that closes the part of its town."""
    session.run(
        rf"""INSERT INTO temp.in_place_hit (cell, segment, i, j, words, kind, meaning)
        WITH closing AS (
            SELECT h.cell, h.segment, h.words, h.meaning AS own, regexp_extract(s.text, ' ({codes})\s*$', 1) AS code
            FROM temp.in_place_hit AS h JOIN temp.in_place_segment AS s USING (cell, segment)
            WHERE h.kind = 'city' AND h.j = h.words - 1 AND regexp_matches(s.text, ' (?:{codes})\s*$')
        ), read AS (
            SELECT cell, segment, words, list_sort(list(DISTINCT country)) AS countries, any_value(w.meaning) AS coded
            FROM closing AS c JOIN temp.in_postal USING (code)
            LEFT JOIN temp.in_place_word AS w ON w.phrase = lower(c.code) AND w.kind = 'code'
            GROUP BY ALL HAVING NOT bool_or(country = own) AND any_value(w.meaning) IS DISTINCT FROM own
        )
        SELECT cell, segment, words, words, words, CASE WHEN coded IS NULL THEN 'state' ELSE 'ambiguous' END,
            CASE WHEN coded IS NULL THEN list_last(countries) ELSE list_last(countries) || ';' || coded END FROM read"""
    )


def _settle_towns(session: Session) -> None:
    """Pairs of a town and a state of another country. Where each town of a part has its state, the states say the
    country; where some have none, the towns before a state are told; among countries or states alone it is a list."""
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_place_pair AS
        WITH ending AS (
            SELECT s.*, h.i, h.j, h.kind, h.meaning FROM temp.in_place_segment AS s
            JOIN temp.in_place_hit AS h USING (cell, segment) WHERE h.kind = 'city'
        )
        SELECT t.cell, t.part, t.segment AS town, t.i, s.segment AS state, h.meaning AS country,
            h.kind = 'ambiguous' AS doubtful
        FROM ending AS t
        JOIN temp.in_place_segment AS s
            ON s.cell = t.cell AND s.part = t.part AND s.segment IN (t.segment, t.segment + 1)
        JOIN temp.in_place_hit AS h ON h.cell = s.cell AND h.segment = s.segment
            AND h.i = CASE WHEN s.segment = t.segment THEN t.j + 1 ELSE 1 END
        JOIN temp.in_place_cell AS c ON c.cell = t.cell
        WHERE (h.kind = 'state' OR (h.kind = 'ambiguous'
                AND (starts_with(h.meaning, 'US;') OR upper(trim(s.text)) = trim(s.text) OR s.segment = t.segment)))
            AND NOT list_contains(string_split(h.meaning, ';'), t.meaning)
            AND (s.segment = t.segment OR contains(regexp_replace(c.text, '\\s*[,(]\\s*', ', ', 'g'),
                trim(t.text) || ', ' || trim(s.text)))"""
    )
    if not session.rows("SELECT 1 FROM temp.in_place_pair LIMIT 1"):
        return
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_place_town AS
        WITH loose AS (
            SELECT p.cell, p.part, bool_or(h.kind = 'city') AS towns,
                bool_or(h.kind <> 'city' AND NOT EXISTS (SELECT 1 FROM temp.in_place_pair AS c
                    WHERE c.cell = p.cell AND c.part = p.part AND c.country = h.meaning
                        AND h.kind IN ('country', 'code'))) AS others
            FROM (SELECT DISTINCT cell, part FROM temp.in_place_pair) AS p
            JOIN temp.in_place_segment AS s ON s.cell = p.cell AND s.part = p.part
            JOIN temp.in_place_hit AS h ON h.cell = s.cell AND h.segment = s.segment
            WHERE h.kind IN ('city', 'state', 'country', 'code', 'area', 'cloud')
                AND s.segment NOT IN (SELECT unnest([town, state]) FROM temp.in_place_pair)
            GROUP BY ALL
        )
        SELECT p.*, coalesce(l.towns, false) AS towns FROM temp.in_place_pair AS p
        LEFT JOIN loose AS l USING (cell, part) WHERE NOT coalesce(l.others, false)"""
    )
    session.run(
        """UPDATE temp.in_place_hit SET kind = CASE WHEN t.doubtful THEN 'unsure' ELSE 'noise' END, meaning = ''
        FROM temp.in_place_town AS t
        WHERE NOT t.towns AND in_place_hit.segment = t.town AND in_place_hit.i = t.i AND in_place_hit.kind = 'city'"""
    )
    session.run(
        """INSERT INTO temp.in_place_hit (cell, segment, i, j, words, kind)
        SELECT cell, town, 0, 0, 1, 'doubt' FROM temp.in_place_town WHERE towns"""
    )
