"""What a mechanism cell says: instruments of the law, that there is no transfer, nothing, or something unclear."""

from __future__ import annotations

from datetime import date

from transfers.i18n.spelling import LETTER, NUMBER, plain_sql
from transfers.intake.modules import with_modules
from transfers.intake.neutral_words import LIMIT, NEUTRAL, mechanism_words
from transfers.intake.outdated import find_outdated
from transfers.intake.patterns import APART, DITTO, either, occurs
from transfers.intake.phrases import NOT_APPLICABLE, blank_form, boxed, find_phrases
from transfers.intake.reference import VERSIONS, words
from transfers.intake.signed_days import make_signing, undated
from transfers.intake.time_words import parted_by_time
from transfers.ledger import Session

PARTS = r"(?i)\s*(?:[;,+|&\n]|\s/\s|/|\s(?:and|plus|ja|sekä|och|samt|und|sowie|et|y)\s)\s*"

# How lawyers write the parts of Article 49(1)(b): all but its figures and letters.
ARTICLE_49 = (
    r"(?i)\b(?:abs|absatz|para|paragraph|par|lit|litera|letter|point|buchst|buchstabe|bokstav|letra|lettre|kohta|"
    r"alakohta|apartado)\.?\s*(\(?(?:1|[a-g])\b)"
)
# A single letter, or what has a figure, Roman ones too: the number of an annex or of a document.
NUMBERED = r"^.$|\d|^[IVX]+$"
# An address alone names no tool, whatever words it is made of.
ADDRESS = r"regexp_full_match(text, '(?i)\s*(?:https?://|www\.)\S+\s*')"
LINK = r"(?i)(?:https?://|www\.)[^\s;,|<>()\[\]]+"

MECHANISM = (
    "text VARCHAR, bases STRUCT(instrument VARCHAR, module VARCHAR)[], none BOOLEAN, silent BOOLEAN, "
    "missed VARCHAR, conditional BOOLEAN, alternative BOOLEAN, besides VARCHAR, strange VARCHAR[]"
)
# The clauses of 2004 are between controllers, those of 2010 from a controller to a processor: these are of 2021 only.
SINCE_2021 = "('p2p', 'p2c')"
# Beside those of 2021 in one cell, either are in place, hardly both: these have no modules.
OLDER = "['scc-2001', 'scc-2002', 'scc-2004', 'scc-2010']"
YEARS = "|".join(VERSIONS)
# SQL: whether a no is an answer: of several words, alone in its part, or parted from the rest of it by a mark.
ANSWERS = (
    rf"(i < j OR words = 1 OR (i = 1 AND regexp_matches(text, '^{APART}*[{LETTER}{NUMBER}]+\s*[(\[:.–—-]')) "
    rf"OR (j = words AND regexp_matches(text, '[:–—(-]\s*[{LETTER}{NUMBER}]+{APART}*$')))"
)
# What is not known of a tool leaves the tool itself: "SCC, version unknown"; "SCC: none" does not.
UNKNOWN = "unknown"
# What is meant where a condition is not met, not one of two that may be meant.
OTHERWISE = "otherwise"
# A question that closes its part, or one in brackets.
ASKED = r"\?[\s)]*$|\?\s*[)\]]"


def read_mechanisms(session: Session, day: date) -> None:
    """Needs `text`. Makes `mechanism` (text, bases, none, silent, missed, conditional, alternative, besides, strange):
    one row per distinct cell.

    `bases` is a list of {instrument, module} in the order in which the cell names them; `none` says that the cell
    declares no transfer or names no transfer tool (a data processing agreement is none). `conditional` says that what
    was missed is named on a condition only ("SCC where applicable"), `alternative` that the cell leaves open which of
    what it names is in place ("SCC or DPF", "Module 2 of 2010/87/EU"). `besides` is what stands beside the tools, if
    some of its words may change something ("for staff only"): `strange` has these. What the cells say of signing is
    put into `signing`.
    """
    make_signing(session)
    if not session.rows("SELECT 1 FROM temp.in_text WHERE field = 'mechanism' AND cleaned IS NOT NULL LIMIT 1"):
        session.run(f"CREATE OR REPLACE TEMP TABLE in_mechanism ({MECHANISM})")
        return
    session.put("in_mechanism_word", mechanism_words())
    whole = f"{plain_sql('text')} IN (SELECT phrase FROM temp.in_mechanism_word) OR {ADDRESS}"
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_mechanism_boxed AS
        SELECT text, {boxed("unlinked")} AS boxed FROM (SELECT text, CASE WHEN {ADDRESS} THEN rest
            ELSE regexp_replace(rest, '{LINK}', ' ', 'g') END AS unlinked FROM ({undated(session)}))"""
    )
    modular = with_modules(session, "mechanism_boxed", "boxed")
    session.run(
        rf"""CREATE OR REPLACE TEMP TABLE in_mechanism_cell AS
        SELECT row_number() OVER (ORDER BY text) AS cell, text,
            regexp_replace(regexp_replace({modular}, '{NOT_APPLICABLE}', '\1not applicable\2', 'g'),
                '(\d{{4}})\s*/\s*(\d+)(?:\s*/\s*(EC|EEC|EG|EWG|CE|EY|EU|UE)\b)?', '\1 \2 \3', 'g') AS divided,
            regexp_replace(divided, '([{LETTER}])((?:19|20)\d{{2}})($|\D)', '\1 \2\3', 'g') AS undivided,
            CASE WHEN regexp_matches(undivided, '{YEARS}') THEN regexp_replace(undivided, '{_of_a_year()}', ' \1', 'g')
                ELSE undivided END AS versioned,
            CASE WHEN contains(text, '49') THEN regexp_replace(versioned, '{ARTICLE_49}', '\1', 'g')
                ELSE versioned END AS unbroken
        FROM temp.in_mechanism_boxed"""
    )
    parted = parted_by_time(session, "mechanism_cell", "unbroken", tools=True)
    session.run(
        rf"""CREATE OR REPLACE TEMP TABLE in_mechanism_segment AS
        WITH coarse AS (
            SELECT cell, unnest(parts) AS text, generate_subscripts(parts, 1) AS phrase FROM (
                SELECT cell, CASE WHEN {whole} THEN [text] ELSE
                    regexp_split_to_array({parted}, '[;,|\n]') END AS parts
                FROM temp.in_mechanism_cell)
        ), split AS (
            SELECT cell, phrase, CASE WHEN {whole} THEN [text] ELSE regexp_split_to_array(text, '{PARTS}') END AS parts
            FROM coarse
        ), fine AS (SELECT cell, phrase, unnest(parts) AS text, generate_subscripts(parts, 1) AS n FROM split)
        SELECT cell, row_number() OVER (ORDER BY cell, phrase, n) AS segment, trim(text) AS text, phrase AS part
        FROM fine WHERE {plain_sql("text")} <> ''"""
    )
    find_phrases(session, "mechanism")
    session.run(
        f"""DELETE FROM temp.in_mechanism_hit WHERE segment IN (
            SELECT segment FROM temp.in_mechanism_segment WHERE {ADDRESS})"""
    )
    _take_outdated_back(session, day)
    _sum_up(session)


def _of_a_year() -> str:
    """What stands before the year of the clauses that are meant: "SCC, version 2021"."""
    return rf"(?i)[\s,]*[(\[]?\s*\b(?:{either(words('version'))})[.:]?\s+({YEARS})"


def _take_outdated_back(session: Session, day: date) -> None:
    """Makes `mechanism_told` (segment). A tool that holds no more, or not yet, is none, and its part is told; so is
    what holds for a time only."""
    session.run("CREATE OR REPLACE TEMP TABLE in_mechanism_told (segment BIGINT)")
    if find_outdated(session, "mechanism", "kind IN ('basis', 'module')", day, tools=True):
        session.run(
            """UPDATE temp.in_mechanism_hit SET kind = 'outdated' WHERE (segment, i) IN (
                SELECT (segment, i) FROM temp.in_outdated)"""
        )
        session.run(
            """INSERT INTO temp.in_mechanism_told
            SELECT segment FROM temp.in_outdated UNION SELECT segment FROM temp.in_lasting"""
        )


def _sum_up(session: Session) -> None:
    """A part that denies (`not DPF certified`) gives no basis, nor do parts that stand together with a doubt (`DPF or
    SCC (to be confirmed)`) or a condition (`SCC, where applicable`); they count as not understood. Of alternatives all
    are recorded, so that the verdict holds whichever is meant. A no within a sentence says that there is no transfer
    only where it speaks of transfers: `no PII in prompts` does not."""
    of_transfers = f"(?:^| )(?:{either(words('of_transfers'))})"
    # "SCC; not countersigned by the vendor yet" denies what stands before it, whatever else its words are.
    of_state = f"(?:^| )(?:{either((*words('in_place'), *words('signing')))})(?: |$)"
    ditto = f"regexp_full_match(c.text, '{DITTO}')"
    session.run(
        rf"""CREATE OR REPLACE TEMP TABLE in_mechanism AS
        WITH heard AS (
            SELECT cell, segment, bool_or(kind IN ('basis', 'module')) AS names,
                bool_or(kind IN ('negation', 'no') OR (kind = 'nothing' AND meaning <> '{UNKNOWN}')) AS denies,
                bool_or(kind IN ('doubt', 'condition') OR regexp_matches(text, '{ASKED}')) OR bool_or(blank) AS doubts,
                bool_or(kind = 'condition') AS conditions, bool_or(kind = 'either') AS leaves_open,
                bool_or(kind = 'either' AND meaning = '{OTHERWISE}') AS otherwise,
                bool_or(kind = 'none' OR (kind = 'no' AND ({ANSWERS} OR {occurs(plain_sql("text"), of_transfers)})))
                    OR (conditions AND bool_or(kind = 'nothing')) AS none, bool_or(kind = 'agreement') AS agrees,
                bool_or(kind IN ('nothing', 'doubt', 'condition')) AS silent,
                bool_or(kind = 'condition')
                    OR (bool_or(kind = 'negation') AND bool_or({occurs(plain_sql("text"), of_state)}))
                    OR (bool_and(kind IN ('negation', 'doubt', '{NEUTRAL}'))
                    AND bool_or(kind IN ('negation', 'doubt'))
                    AND sum(j - i + 1) + len(regexp_extract_all(any_value(text), '\d+')) >= any_value(words))
                    AS speaks_back
            FROM temp.in_mechanism_hit JOIN temp.in_mechanism_segment USING (cell, segment)
            JOIN (SELECT cell, {blank_form("text")} AS blank FROM temp.in_mechanism_cell) USING (cell)
            GROUP BY cell, segment
        ), lone AS (
            -- a condition, a denial or a doubt that stands alone behind a comma speaks of what stands before it
            SELECT s.cell, s.part, bool_or(conditions) AS conditions
            FROM heard JOIN temp.in_mechanism_segment AS s USING (cell, segment)
            GROUP BY s.cell, s.part HAVING bool_or(speaks_back) AND NOT bool_or(names)
        ), behind AS (
            SELECT s.cell, s.part, bool_or(l.conditions) AS conditions
            FROM lone AS l JOIN temp.in_mechanism_segment AS s
                ON s.cell = l.cell AND (s.part = l.part - 1 OR (s.part < l.part AND NOT l.conditions))
            GROUP BY s.cell, s.part
        ), opened AS (
            SELECT h.* REPLACE (coalesce(b.conditions, false)
                    OR bool_or(h.conditions) OVER (PARTITION BY h.cell, s.part) AS conditions),
                b.cell IS NOT NULL OR bool_or(h.doubts) OVER (PARTITION BY h.cell, s.part) AS open
            FROM heard AS h JOIN temp.in_mechanism_segment AS s USING (cell, segment)
            LEFT JOIN behind AS b ON b.cell = s.cell AND b.part = s.part
        ), part AS (
            -- "within the EU where hosted there, otherwise SCC" names the clauses on a condition too
            SELECT * REPLACE (denies OR open OR otherwise AS denies, conditions OR otherwise AS conditions)
            FROM (SELECT * REPLACE (otherwise AND bool_or(conditions) OVER (PARTITION BY cell) AS otherwise)
                FROM opened)
        ), gainsaid AS (
            -- of what one part says and another denies or doubts nothing is recorded: "SCC; SCC not signed"
            SELECT DISTINCT h.cell, h.meaning AS instrument, nullif(h.module, '') AS module
            FROM temp.in_mechanism_hit AS h JOIN heard AS d USING (cell, segment)
            WHERE (h.kind = 'basis' AND (d.denies OR d.doubts)) OR h.kind = 'outdated'
        ), named AS (
            SELECT * REPLACE (CASE WHEN instrument = 'scc-unspecified'
                AND bool_or(module IN {SINCE_2021}) OVER (PARTITION BY cell) THEN 'scc-2021' ELSE instrument
                END AS instrument)
            FROM (SELECT h.cell, h.meaning AS instrument, nullif(h.module, '') AS module, h.kind,
                    min(h.segment * 100 + h.i) AS n
                FROM temp.in_mechanism_hit AS h JOIN part AS p USING (cell, segment)
                WHERE h.kind IN ('basis', 'module') AND NOT p.denies AND NOT EXISTS (
                    SELECT 1 FROM gainsaid AS g WHERE g.cell = h.cell AND (g.module IS NULL OR g.module = h.module)
                        AND (g.instrument = h.meaning
                            OR (g.instrument = 'scc-unspecified' AND starts_with(h.meaning, 'scc-'))))
                GROUP BY ALL)
        ), told AS (
            SELECT cell, bool_or(instrument = 'scc-2021' AND module IS NOT NULL) AS modular,
                bool_or(instrument LIKE 'scc-%' AND instrument <> 'scc-unspecified') AS versioned,
                bool_or(instrument <> 'unnamed' AND kind = 'basis') AS specific,
                list(n // 100) FILTER (instrument = 'dpf') AS framework,
                list_distinct(list(module ORDER BY n) FILTER (kind = 'module')) AS loose,
                list(module) FILTER (kind = 'basis') AS fixed, max(n) AS last
            FROM named GROUP BY cell
        ), chosen AS (
            SELECT n.cell, n.instrument, unnest(CASE WHEN n.module IS NULL AND NOT modular AND len(loose) > 0
                AND instrument IN ('scc-2021', 'scc-unspecified') THEN loose ELSE [n.module] END) AS module, n.n
            FROM named AS n JOIN told AS t USING (cell)
            WHERE n.kind = 'basis' AND NOT (instrument = 'scc-unspecified' AND versioned)
                AND NOT (instrument = 'scc-2021' AND module IS NULL AND modular)
                AND NOT (instrument = 'unnamed' AND specific)
                -- an adequacy decision that is named with the framework is the framework's own
                AND NOT (instrument = 'adequacy' AND list_contains(coalesce(framework, []), n.n // 100))
            UNION ALL
            SELECT cell, 'scc-2021', unnest(list_filter(loose, each -> NOT list_contains(fixed, each))), last FROM told
            WHERE modular
        ), listed AS (
            SELECT cell, list({{'instrument': instrument, 'module': module}} ORDER BY n, module) AS bases,
                list(instrument) AS instruments
            FROM chosen GROUP BY cell
        ), word AS (
            SELECT g.cell, g.segment, g.i, any_value(g.written) AS written,
                coalesce(bool_or(h.kind NOT IN ('{NEUTRAL}', '{LIMIT}')), false) AS understood,
                coalesce(bool_or(n.phrase IS NOT NULL OR h.kind = '{NEUTRAL}'), false)
                    OR regexp_matches(any_value(g.written), '{NUMBERED}') AS quiet
            FROM temp.in_mechanism_gram AS g
            LEFT JOIN temp.in_mechanism_hit AS h ON h.segment = g.segment AND g.i BETWEEN h.i AND h.j
            -- what a longer phrase took the place of is no strange word
            LEFT JOIN temp.in_mechanism_word AS n ON n.phrase = lower(g.written)
                AND n.kind IN ('{NEUTRAL}', 'basis', 'module', 'agreement', 'none')
            WHERE g.i = g.j GROUP BY g.cell, g.segment, g.i
        ), beside AS (
            SELECT cell, string_agg(written, ' ' ORDER BY segment, i) AS said,
                list(DISTINCT lower(written)) FILTER (NOT quiet) AS strange
            FROM word JOIN part AS p USING (cell, segment) WHERE p.names AND NOT p.denies AND NOT understood
            GROUP BY cell
        ), missed AS (
            SELECT s.cell, string_agg(s.text, '; ' ORDER BY s.segment) AS parts,
                coalesce(bool_and(p.conditions), false) AS conditional
            FROM temp.in_mechanism_segment AS s LEFT JOIN part AS p USING (cell, segment)
            WHERE p.cell IS NULL OR (p.names AND p.denies) OR (p.none AND p.open)
                OR NOT (p.names OR p.none OR p.agrees OR p.silent OR (s.cell IN (SELECT cell FROM listed)
                    AND s.segment IN (SELECT segment FROM word GROUP BY segment HAVING bool_and(quiet))))
                OR (s.cell IN (SELECT cell FROM listed) AND (p.doubts OR (NOT p.names AND s.segment IN (
                    SELECT segment FROM word WHERE NOT understood AND NOT quiet))))
                OR s.segment IN (SELECT segment FROM temp.in_mechanism_told) GROUP BY s.cell
        ), meant AS (
            SELECT cell, bool_or(agrees OR (none AND NOT open)) AS none, bool_or(silent) AS silent,
                bool_or(names AND NOT denies AND leaves_open) AS alternative FROM part GROUP BY cell
        )
        SELECT c.text, coalesce(l.bases, []) AS bases, coalesce(m.none, false) AS none,
            coalesce(m.silent, {plain_sql("c.text")} = '' AND NOT {ditto}) AS silent,
            CASE WHEN {ditto} THEN c.text ELSE x.parts END AS missed,
            coalesce(x.conditional, false) AS conditional,
            coalesce(m.alternative, false) OR coalesce(list_contains(l.instruments, 'scc-2021')
                AND list_has_any(l.instruments, {OLDER}), false) AS alternative,
            CASE WHEN len(b.strange) > 0 AND a.phrase IS NULL THEN b.said END AS besides, b.strange
        FROM temp.in_mechanism_cell AS c LEFT JOIN listed AS l USING (cell) LEFT JOIN meant AS m USING (cell)
        LEFT JOIN missed AS x USING (cell) LEFT JOIN beside AS b USING (cell)
        LEFT JOIN temp.in_mechanism_word AS a ON a.kind = '{LIMIT}' AND a.meaning = 'alone'
            AND a.phrase = lower(b.said)"""
    )
