"""What a location cell says: countries, regions (which stay regions), nothing, or something not understood."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from transfers.i18n.spelling import LETTER, NUMBER, plain, plain_sql
from transfers.intake.lines import lines
from transfers.intake.outdated import find_outdated
from transfers.intake.patterns import DITTO, either, occurs, quoted
from transfers.intake.phrases import NOT_APPLICABLE, blank_form, boxed, find_phrases
from transfers.intake.reference import PLACE, PLACED, TOOL, places, rows, transfer_tool, words
from transfers.intake.seats_of_places import companies_apart, names_a_company, settle_seats, take_seats
from transfers.intake.states import CODES, settle_states, unbracketed, without_namesakes, without_states
from transfers.intake.streets import settle_streets
from transfers.intake.time_words import parted_by_time
from transfers.law import Law
from transfers.ledger import Session

COARSE = r"\s*(?:;|\||\n|•|·)\s*"
WORDS = "and|or|as well as|ja|tai|sekä|och|samt|eller|und|oder|sowie|et|ou|y|o|e"
FINE = rf"(?i)\s*(?:[,/+&]|\s[-–—]\s|\.\s|\s(?:{WORDS})\s)\s*"
# The letters that flags are made of: 🇫🇮 is written with F and I.
SIGNS = "".join(chr(0x1F1E6 + place) for place in range(26))
FLAGS = rf"translate(regexp_replace(text, '([{SIGNS}]{{2}})', ';\1;', 'g'), '{SIGNS}', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')"
# What may be a code of a state beside its country.
STATED = r"(regexp_matches(flagged, '[A-Z]{2}') AND regexp_matches(flagged, '[,:(\[–—-]'))"
# A word is no part of a longer one, whatever its letters; `\b` knows those of English only.
BEGUN, ENDED = rf"(?:^|[^{LETTER}])", rf"(?:$|[^{LETTER}])"
# Lines of an address, which are no places of their own beside a town or a country.
ADDRESS = (
    rf"(?i)\d|{BEGUN}(?:street|st|road|rd|avenue|ave|lane|drive|way|court|square|plaza|place|boulevard|blvd|parkway|floor|"
    rf"suite|house|building|tower|park|quay|box|unit|mission|rue|allée|calle|avenida|paseo|piso|étage){ENDED}|"
    rf"(?:katu|tie|kuja|gatan|vägen|gata|väg|straße|strasse|str|platz|allee|weg){ENDED}"
)
STOP = "\u2024"
LINK = rf"https?://\S+|[{LETTER}{NUMBER}][^\s/]*\.[a-z]{{2,}}/\S*"
REFUSED = r"\S\s*[:=]\s*(?i:no|nein|non|nej|ei|n)\s*$|\S\s*❌\s*$"


def put_place_words(session: Session, law: Law) -> None:
    """Makes `place_word`: everything that a cell may say of a place."""
    session.put("in_place_word", places(law))


def read_places(session: Session, day: date) -> None:
    """Needs `staged`, `text` and `place_word`. Makes `place` (text, countries, areas, silent, missed, open): a row
    per distinct cell.

    `missed` holds the parts that were not understood, those that the list itself doubts ("EU, to be confirmed"), and
    those that hold no more on the day, or not yet ("US until 2022"); `open` says that one of them may be a place of
    its own.
    """
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_place_cell AS
        SELECT row_number() OVER (ORDER BY text) AS cell, text FROM (
            SELECT DISTINCT cleaned AS text FROM temp.in_text
            WHERE field IN ('processing_location', 'headquarters', 'exporter_country')
        ) WHERE text IS NOT NULL"""
    )
    _only_codes(session)
    commas, forms = _split(session)
    find_phrases(session, "place")
    settle_streets(session)
    _settle_examples(session)
    _settle_remote(session)
    _take_outdated_back(session, day)
    _take_denied_back(session)
    settle_states(session, commas)
    _settle_codes(session)
    _settle_doubts(session)
    if forms:
        _doubt_forms(session)
    seated = settle_seats(session)
    _sum_up(session)
    if seated:
        take_seats(session)


def _only_codes(session: Session) -> None:
    """A column that holds two-letter codes only: there `no` is Norway, and NA is Namibia."""
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_code_column AS
        WITH said AS (
            SELECT DISTINCT processing_location AS text, section FROM ({lines("processing_location")})
            WHERE processing_location IS NOT NULL
            UNION ALL
            SELECT DISTINCT headquarters, section + 1000000 FROM ({lines("headquarters")})
            WHERE headquarters IS NOT NULL
        ), coded AS (
            SELECT section FROM said GROUP BY section
            HAVING bool_and(regexp_full_match(text, '[A-Za-z]{{2}}'))
                AND bool_or(text <> upper(text) OR text NOT IN ('NA', 'NO'))
        )
        SELECT DISTINCT text FROM said WHERE section IN (FROM coded)"""
    )


def _split(session: Session) -> tuple[bool, bool]:
    """`in_place_segment` (cell, segment, text, aside: in brackets, n: of which part). A part that is a known phrase
    stays whole. Whether there are commas, and cells that a form left to be written."""
    said = (
        f"{plain_sql('text')} IN (SELECT phrase FROM temp.in_place_word WHERE writing = 'any' AND meaning <> '{TOOL}')"
    )
    whole = f"({said} AND NOT regexp_matches(text, '{_answered()}'))"
    # Most lists name no state beside its country: to make the patterns ready takes longer than to look first.
    commas, forms, companies, stated = session.rows(
        f"""SELECT coalesce(bool_or(contains(text, ',')), false), coalesce(bool_or(starts_with(text, '[')), false),
            coalesce(bool_or({names_a_company("text")}), false), coalesce(bool_or({STATED}), false)
        FROM (SELECT text, {FLAGS} AS flagged FROM temp.in_place_cell)"""
    )[0]
    named = without_namesakes("flagged") if commas else "flagged"
    stateless = f"CASE WHEN regexp_matches(named, '[A-Z]{{2}}') THEN {without_states('named')} ELSE named END"
    stateless = stateless if stated else "named"
    parted = companies_apart("ticked") if companies else "ticked"
    unlinked = rf"regexp_replace({unbracketed('parted')}, '{LINK}', '', 'g')"
    dotted = _undotted(rf"regexp_replace({unlinked}, '{NOT_APPLICABLE}', '\1not applicable\2', 'g')")
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_place_dotted AS SELECT cell, text, {dotted} AS dotted FROM (
            SELECT cell, text, {boxed(_commas_inside("stateless"))} AS ticked, {parted} AS parted FROM (
                SELECT cell, text, {FLAGS} AS flagged, {named} AS named, {stateless} AS stateless
                FROM temp.in_place_cell))"""
    )
    brackets = r"[(\[][^()\[\]]*[)\]]"
    session.run(
        rf"""CREATE OR REPLACE TEMP TABLE in_place_segment AS
        WITH coarse AS (
            SELECT cell, unnest(parts) AS text, generate_subscripts(parts, 1) AS n FROM (
                SELECT cell, CASE WHEN {whole} THEN [text] ELSE
                    regexp_split_to_array({parted_by_time(session, "place_dotted", "dotted")}, '{COARSE}') END AS parts
                FROM temp.in_place_dotted)
        ), listed AS (
            SELECT cell, n, false AS aside, CASE WHEN {whole} THEN [text] ELSE
                regexp_split_to_array(regexp_replace(text, '{brackets}', ';', 'g'), '{FINE}|;') END AS parts FROM coarse
            UNION ALL
            SELECT cell, n, true, regexp_split_to_array(
                array_to_string(regexp_extract_all(text, '{brackets}'), ';'), '{FINE}|[()\[\];]')
            FROM coarse WHERE NOT {whole}
        ), fine AS (
            SELECT cell, n, aside, unnest(parts) AS text, generate_subscripts(parts, 1) AS m FROM listed
        )
        SELECT cell, row_number() OVER (ORDER BY cell, aside, n, m) AS segment, text, aside, n,
            {{'aside': aside, 'n': n}} AS part FROM fine
        WHERE {plain_sql("text")} <> ''"""
    )
    session.run(
        """UPDATE temp.in_place_segment SET text = upper(text) WHERE cell IN (
            SELECT cell FROM temp.in_place_cell WHERE text IN (SELECT text FROM temp.in_code_column))"""
    )
    return bool(commas), bool(forms)


@cache
def _answered() -> str:
    """What begins with an answer: `No (UE)` is not the words for what lies outside, as `no UE` is."""
    return rf"(?i)^\s*(?:{either(word for word in words('no') if word.isalpha())})(?:\s*[(,;:.–]|\s+-)"


def _commas_inside(text: str) -> str:
    """SQL: the text with commas for semicolons within brackets, which hold together what stands in them."""
    inside = rf"regexp_replace({text}, '([(\[][^()\[\];]*);([^()\[\];]*[)\]])', '\1,\2', 'g')"
    return f"CASE WHEN contains({text}, ';') AND contains({text}, '(') THEN {inside} ELSE {text} END"


def _settle_examples(session: Session) -> None:
    """Examples leave open where else ("for example Ireland", "Finland, Sweden etc."), unless they are examples of a
    region that the cell names ("EU, for example Ireland", "EU (Finland, Sweden etc.)"). What ends its part begins no
    example. Beside no place at all it is not understood ("others")."""
    session.run(
        f"""UPDATE temp.in_place_hit SET kind = CASE WHEN cell NOT IN (
                SELECT cell FROM temp.in_place_hit WHERE {PLACED}
            ) THEN 'denied' WHEN cell IN (
                SELECT cell FROM temp.in_place_hit WHERE kind = 'area'
            ) AND (segment IN (SELECT segment FROM temp.in_place_segment WHERE aside)
                OR (kind = 'example' AND (i = 1 OR j < words OR segment NOT IN (
                    SELECT max(segment) FROM temp.in_place_segment GROUP BY cell, aside, n))))
            THEN 'noise' ELSE 'doubt' END
        WHERE kind IN ('example', 'further')"""
    )


def _settle_remote(session: Session) -> None:
    """Access from afar is from somewhere: where its part names no place, that stays open. Where the parent company is
    ("EU hosting (US parent)"), the data are not, if another part says where they are: it is told."""
    session.run(
        f"""UPDATE temp.in_place_hit SET kind = CASE WHEN kind <> 'remote' THEN 'seat' WHEN segment IN (
                SELECT segment FROM temp.in_place_hit WHERE {PLACED}) THEN 'noise' ELSE 'doubt' END
        WHERE kind = 'remote' OR ({PLACED} AND segment IN (
            SELECT segment FROM temp.in_place_hit WHERE kind = 'owner') AND cell IN (
            SELECT cell FROM temp.in_place_hit WHERE {PLACED} AND segment NOT IN (
            SELECT segment FROM temp.in_place_hit WHERE kind = 'owner')))"""
    )


def _take_outdated_back(session: Session, day: date) -> None:
    """What held before, or will hold, is no place of the transfer: it is told as what a cell denies is. What holds for
    a time only is taken, and told as what it doubts is."""
    if find_outdated(session, "place", PLACED, day):
        session.run(
            """UPDATE temp.in_place_hit SET kind = 'denied' WHERE (segment, i) IN (
                SELECT (segment, i) FROM temp.in_outdated)"""
        )
        session.run(
            """INSERT INTO temp.in_place_hit (cell, segment, i, j, words, kind)
            SELECT cell, segment, 0, 0, 1, 'doubt' FROM temp.in_place_segment JOIN temp.in_lasting USING (segment)"""
        )


def _take_denied_back(session: Session) -> None:
    """What a cell denies is no place of the transfer ("EU, not the UK", "worldwide except China"): it counts as not
    understood, and is told. The denial holds for the rest of its part ("excluding Switzerland and the UK")."""
    # "US: no": an answer that closes its part speaks of what stands before it.
    session.run(
        f"""UPDATE temp.in_place_hit SET kind = 'denied' WHERE {PLACED} AND segment IN (
            SELECT segment FROM temp.in_place_segment WHERE regexp_matches(text, '{REFUSED}'))"""
    )
    if not session.rows("SELECT 1 FROM temp.in_place_hit WHERE kind IN ('denial', 'nothing') LIMIT 1"):
        return
    begun = quoted(plain(row["words"]) for row in rows("place_words") if row["kind"] == "denial")
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_place_denied AS
        WITH denied AS (
            SELECT h.cell, h.segment, h.i FROM temp.in_place_hit AS h JOIN temp.in_place_hit AS d USING (cell, segment)
            WHERE (d.kind = 'denial' OR (d.kind = 'nothing' AND split_part(d.phrase, ' ', 1) IN ({begun})))
                AND h.{PLACED} AND CASE WHEN d.meaning = 'behind' THEN h.i < d.i ELSE h.i > d.j END
        ), begun AS (
            SELECT s.cell, s.aside, s.n, min(segment) AS segment FROM denied JOIN temp.in_place_segment AS s
                USING (cell, segment) GROUP BY ALL
        )
        SELECT cell, segment, i FROM denied
        UNION SELECT h.cell, h.segment, h.i FROM begun AS b JOIN temp.in_place_segment AS s
            ON s.cell = b.cell AND s.aside = b.aside AND s.n = b.n AND s.segment > b.segment
        JOIN temp.in_place_hit AS h ON h.cell = s.cell AND h.segment = s.segment"""
    )
    session.run(
        """UPDATE temp.in_place_hit SET kind = 'denied'
        WHERE kind <> 'denial' AND (cell, segment, i) IN (SELECT (cell, segment, i) FROM temp.in_place_denied)"""
    )
    session.run("DELETE FROM temp.in_place_hit WHERE kind = 'denial'")


def _undotted(text: str) -> str:
    """SQL: the text without the stops within names ("EE. UU.", "U.S.", "St. Gallen"), which end no sentence. Those of
    "e.g.", "z. B." and "m.m." become marks that only look like stops, as without them some are codes of countries."""
    begun, closed = _dotted_words()
    dotted = rf"(?i)(^|[^{LETTER}])({begun})\.\s*({closed})\.?([^{LETTER}.]|$)"
    text = rf"regexp_replace({text}, '{dotted}', '\1\2{STOP}\3{STOP}\4', 'g')"
    for written, bare in _dotted_names():
        text = rf"regexp_replace({text}, '(?i)(^|[^{LETTER}]){written}', '\1{bare}', 'g')"
    return rf"regexp_replace({text}, '(?i)\b([a-z]|excl|exkl|incl|inkl)\.', '\1', 'g')"


@cache
def _dotted_names() -> tuple[tuple[str, str], ...]:
    """(pattern, without stops) of the names in the word list that hold a stop after two letters or more."""
    dotted = {row["words"] for row in rows("place_words") if re.search(r"[^\W\d_]{2}\.[\s\w]", row["words"])}
    return tuple((_pattern(name), " ".join(name.replace(".", " ").split())) for name in sorted(dotted))


@cache
def _dotted_words() -> tuple[str, str]:
    """Patterns: the first and the second part of what begins or closes examples ("z. B.", "m.m.")."""
    dotted = (row["words"].split(".") for row in rows("place_words") if row["kind"] in ("example", "further"))
    parts = [(parts[0], parts[1].strip()) for parts in dotted if len(parts) == 3]
    return either(first for first, _ in parts), either(second for _, second in parts)


def _pattern(name: str) -> str:
    *parts, last = [re.escape(part.strip()) for part in name.removesuffix(".").split(".")]
    return r"\.\s*".join([*parts, last]) + (r"\.?" if name.endswith(".") else "")


def _settle_codes(session: Session) -> None:
    # Beside England, Wales or Scotland, NI is Northern Ireland.
    session.run(
        """UPDATE temp.in_place_hit SET kind = 'state', meaning = 'GB'
        WHERE kind = 'code' AND meaning = 'NI' AND cell IN (
            SELECT cell FROM temp.in_place_hit WHERE meaning = 'GB' AND phrase IN ('england', 'scotland', 'wales'))"""
    )
    # In a column of codes, NA is Namibia; elsewhere it says that nothing applies.
    session.run(
        """DELETE FROM temp.in_place_hit WHERE phrase = 'na' AND kind = CASE WHEN cell IN (
            SELECT cell FROM temp.in_place_cell WHERE text IN (SELECT text FROM temp.in_code_column)
            ) THEN 'nothing' ELSE 'code' END"""
    )


def _settle_doubts(session: Session) -> None:
    """Georgia beside Atlanta or USA is the state; a city of several countries is where its cell's country says."""
    session.run(
        f"""UPDATE temp.in_place_hit AS d SET kind = 'noise' WHERE kind IN ('ambiguous', 'unsure') AND (cell IN (
            SELECT cell FROM temp.in_place_hit WHERE {PLACE} GROUP BY cell
            HAVING count(DISTINCT meaning) = 1 AND count(DISTINCT segment) <= 2
                AND (any_value(meaning) = 'US' OR NOT bool_or(cell IN (
                    SELECT cell FROM temp.in_place_hit WHERE kind = 'ambiguous')))
                AND (d.kind = 'ambiguous' OR list_contains(string_split(d.meaning, ';'), any_value(meaning)))
        ) OR (kind = 'ambiguous' AND cell IN (
            SELECT h.cell FROM temp.in_place_hit AS h JOIN temp.in_place_hit AS p USING (cell)
            WHERE h.kind = 'ambiguous' AND p.{PLACE} AND list_contains(string_split(h.meaning, ';'), p.meaning))))"""
    )


def _doubt_forms(session: Session) -> None:
    """What a form names as an example, or to choose from, is taken, and told as what a cell doubts is."""
    session.run(
        f"""INSERT INTO temp.in_place_hit (cell, segment, i, j, words, kind)
        SELECT cell, min(segment), 0, 0, 1, 'doubt' FROM temp.in_place_cell AS c JOIN temp.in_place_segment USING (cell)
        WHERE {blank_form("c.text")} AND cell IN (SELECT cell FROM temp.in_place_hit WHERE {PLACED})
            AND NOT regexp_full_match(c.text, '\\[{CODES}\\]') GROUP BY cell"""
    )


def _sum_up(session: Session) -> None:
    ditto = f"regexp_full_match(c.text, '{DITTO}')"
    session.run(
        rf"""CREATE OR REPLACE TEMP TABLE in_place AS
        WITH heard AS (
            SELECT cell, segment, bool_or(kind = 'seat') AS seated, bool_or(kind = 'doubt') AS doubted,
                bool_or(kind = 'denied') AS denied, bool_or(kind = 'twofold') AS twofold,
                NOT bool_or(kind = 'seat') AND bool_or(
                    kind NOT IN ('ambiguous', 'unsure', 'doubt', 'denied', 'owner')) AS understood,
                bool_and(kind = 'noise') AND sum(j - i + 1) < any_value(words) AS mere_noise
            FROM temp.in_place_hit GROUP BY cell, segment
        ), meant AS (
            SELECT cell, list_sort(list(DISTINCT meaning) FILTER ({PLACE})) AS countries,
                list_sort(list(DISTINCT meaning) FILTER (kind = 'area')) AS areas,
                bool_or(kind IN ('nothing', 'doubt')) AS silent, bool_or({PLACE}) AS in_country,
                bool_or({PLACED}) AS placed
            FROM temp.in_place_hit GROUP BY cell
        ), missed AS (
            SELECT s.cell, string_agg(trim(s.text), '; ' ORDER BY s.segment) AS parts,
                bool_or(coalesce(h.doubted, false) OR (NOT s.aside AND NOT coalesce(h.seated OR h.twofold, false)
                    AND len(string_split(trim(s.text), ' ')) <= 4 AND (h.mere_noise IS DISTINCT FROM true
                        OR regexp_matches(s.text, '{BEGUN}[A-Z]{{2}}{ENDED}')))) AS open
            FROM temp.in_place_segment AS s
            LEFT JOIN heard AS h USING (cell, segment) LEFT JOIN meant AS m USING (cell)
            WHERE CASE WHEN h.cell IS NULL OR h.denied OR (m.placed AND regexp_matches(s.text, '\?\s*$')) THEN true
                    WHEN m.placed THEN h.doubted OR h.twofold OR NOT h.understood OR (h.mere_noise AND NOT s.aside)
                    ELSE NOT (h.doubted OR h.understood) OR (h.mere_noise AND NOT m.silent) END
                AND NOT ({_of_an_address(session)} AND coalesce(m.in_country, false)
                    AND NOT coalesce(h.doubted OR h.denied, false))
            GROUP BY s.cell
        )
        SELECT c.text, coalesce(m.countries, []) AS countries, coalesce(m.areas, []) AS areas,
            coalesce(m.silent, {plain_sql("c.text")} = '' AND NOT {ditto}) AS silent, coalesce(x.open, false) AS open,
            -- of an address in the web alone, or of marks that point to the cell above, no part is left
            CASE WHEN x.cell IS NULL AND m.cell IS NULL AND (regexp_matches(c.text, '/') AND {plain_sql("c.text")} <> ''
                OR {ditto}) AND c.cell NOT IN (SELECT cell FROM temp.in_place_segment) THEN c.text ELSE x.parts
                END AS missed
        FROM temp.in_place_cell AS c LEFT JOIN meant AS m USING (cell) LEFT JOIN missed AS x USING (cell)"""
    )


def _of_an_address(session: Session) -> str:
    """SQL: whether the part is a line of an address. Few lists write any: to make the patterns of what else it may tell
    ready takes longer than to look first."""
    line = f"regexp_matches(s.text, '{ADDRESS}')"
    if not session.rows(f"SELECT 1 FROM temp.in_place_segment AS s WHERE {line} LIMIT 1"):
        return "false"
    telling = f"(?:^| )(?:{either(words('beside_address'))})(?: |$)"
    said = plain_sql("s.text")
    return f"({line} AND NOT {occurs(said, telling)} AND NOT {occurs(said, transfer_tool())})"
