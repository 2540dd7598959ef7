"""What the other cells of a row say of transfer tools: that one has lapsed ("Certification withdrawn"), or, in the cell
of the agreement, that there is one ("DPA incl. SCC")."""

from __future__ import annotations

from transfers.i18n.spelling import plain_sql
from transfers.intake.lines import mapped
from transfers.intake.patterns import either, occurs, quoted, with_bare
from transfers.intake.phrases import find_phrases
from transfers.intake.reference import transfer_tool, words, written
from transfers.ledger import Session

AGREEMENT = "dpa"
SAYING = ("notes", AGREEMENT, "status")
SENTENCES = r"[;\n]|[.!]\s|,\s|\s[–—-]\s|\.$"
# A stop that ends no sentence.
SHORTENED = r"(?i)\b(cert|zert|sert|incl|inkl|approx|ca|no|nr)\.\s"
# Words before one that says the other: "has not been withdrawn".
DENIED = "not|never|un|nicht|nie|ei|eivat|inte|ej|aldrig|pas|jamais|no ha|nunca"
# A remark of so few words speaks of the row itself: "terminated in 2025".
FEW = 4
LONG = 5


def settle_tools_of_notes(session: Session) -> None:
    """Needs `staged`, `text` and `mechanism`; adds to `issue`. A tool that another cell of its row says has lapsed is
    no basis. What may be meant of it, or of the agreement, is told, and so is a tool that only the agreement's cell
    names: clauses may be those of a processing agreement (Art. 28(7) GDPR)."""
    there = mapped(session)
    fields = [field for field in SAYING if field in there]
    if not fields:
        return
    if AGREEMENT in fields:
        _tell_tools_of_agreements(session)
    ended = with_bare(written("lapsed"))
    telling = occurs("cleaned", rf"(?i)(?:^|\W)(?:{either(ended)})(?:\W|$)")
    asked = f"field IN ({quoted(fields)}) AND {telling}"
    if session.rows(f"SELECT 1 FROM temp.in_text WHERE {asked} LIMIT 1"):
        _put_remarks(session, asked)
        _settle(session, fields)


def _tell_tools_of_agreements(session: Session) -> None:
    tools = occurs(plain_sql("cleaned"), transfer_tool())
    session.run(
        f"""INSERT INTO temp.in_issue
        SELECT s."row", '{AGREEMENT}', 'tool-in-agreement', left(t.cleaned, 200), false FROM temp.in_staged AS s
        JOIN (SELECT id, cleaned FROM temp.in_text WHERE field = '{AGREEMENT}' AND {tools}) AS t ON t.id = s.{AGREEMENT}
        LEFT JOIN temp.in_text AS m ON m.id = s.mechanism LEFT JOIN temp.in_mechanism AS x ON x.text = m.cleaned
        WHERE len(coalesce(x.bases, [])) = 0"""
    )


def _put_remarks(session: Session, asked: str) -> None:
    """`remark` (id, text: the sentence, tools: the instruments that it names, certifies, open: it may not be so, told:
    it speaks of the agreement, or of the row)."""
    said = plain_sql("text")
    ended = either(words("lapsed"))
    denied = rf"(?:^| )(?:{DENIED})(?: \S+)?(?: \S+)? (?:{ended})(?: |$)"
    session.run(
        rf"""CREATE OR REPLACE TEMP TABLE in_remark_segment AS
        SELECT *, row_number() OVER (ORDER BY cell, n) AS segment, {said} AS plain FROM (
            SELECT id AS cell, cleaned AS whole, unnest(parts) AS text, generate_subscripts(parts, 1) AS n FROM (
                SELECT id, cleaned, regexp_split_to_array(
                    regexp_replace(cleaned, '{SHORTENED}', '\1 ', 'g'), '{SENTENCES}') AS parts
                FROM temp.in_text WHERE {asked}))
        WHERE {occurs(said, rf"(?:^| )(?:{ended})(?: |$)")} AND NOT {occurs(said, denied)}"""
    )
    if session.rows("SELECT 1 FROM temp.in_mechanism LIMIT 1"):
        find_phrases(session, "remark", "mechanism")
    else:
        session.run("CREATE OR REPLACE TEMP TABLE in_remark_hit (segment BIGINT, kind VARCHAR, meaning VARCHAR)")
    lists = ("certifying", "other_certificate", "renewed", "may_end")
    certifies, other, renewed, agreement = map(_begun, lists)
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_remark AS
        SELECT s.cell AS id, min(trim(s.text)) AS text,
                list(DISTINCT h.meaning) FILTER (h.kind = 'basis' AND h.meaning <> 'certification')
                AS tools,
            bool_or({occurs("s.plain", certifies)} AND NOT {occurs("s.plain", other)}) AS certifies,
            bool_or(coalesce(h.kind IN ('condition', 'doubt'), false)
                OR {occurs(plain_sql("s.whole"), renewed)}) AS open,
            bool_or({occurs("s.plain", agreement)} OR len(string_split(s.plain, ' ')) <= {FEW})
                AND NOT bool_or({occurs("s.plain", other)}) AS told
        FROM temp.in_remark_segment AS s LEFT JOIN temp.in_remark_hit AS h USING (segment) GROUP BY s.cell"""
    )


def _begun(listed: str) -> str:
    """A pattern of the words of a list; long ones may go on (Zertifizierung…)."""
    said = words(listed)
    long = either(word for word in said if len(word) > LONG) or "(?!)"
    return rf"(?:^| )(?:(?:{long})[^ ]*|{either(said)})(?: |$)"


def _settle(session: Session, fields: list[str]) -> None:
    """Of the tools of a row those that a remark names, or, where it names a certification alone, those that live on
    one. Where it names others as well, it may speak of these."""
    said = " UNION ALL ".join(
        f"""SELECT s."row", s.mechanism, '{field}' AS field, r.* FROM temp.in_staged AS s
        JOIN temp.in_remark AS r ON r.id = s.{field}"""
        for field in fields
    )
    one = "starts_with(tool, 'scc-') AND starts_with(each.instrument, 'scc-')"
    same = f"(tool = each.instrument OR ({one} AND 'scc-unspecified' IN (tool, each.instrument)))"
    meant = f"len(list_filter(tools, tool -> {same})) > 0"
    named = f"CASE WHEN len(tools) > 0 THEN {meant} ELSE certifies AND each.instrument IN ('dpf', 'certification') END"
    strange = f"list_filter(tools, tool -> len(list_filter(bases, each -> {same})) = 0)"
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_lapsed AS
        WITH said AS ({said}), met AS (
            SELECT s."row", s.field, s.mechanism AS id, s.text, coalesce(s.tools, []) AS tools, s.certifies, s.open,
                s.told,
                coalesce(m.bases, []) AS bases, t.cleaned AS was, t.text AS written
            FROM said AS s LEFT JOIN temp.in_text AS t ON t.id = s.mechanism
            LEFT JOIN temp.in_mechanism AS m ON m.text = t.cleaned
        )
        SELECT *, list_filter(bases, each -> NOT ({named})) AS rest, len(rest) < len(bases) AS meant,
            meant AND NOT open AND len({strange}) = 0 AS lapsed, concat_ws('; ', was, text) AS joined
        FROM met"""
    )
    session.run(
        """INSERT INTO temp.in_issue
        SELECT "row", field, CASE WHEN lapsed THEN 'mechanism-said-ended' ELSE 'row-says-ended' END, left(text, 200),
            false
        FROM temp.in_lapsed WHERE meant OR (told AND field <> 'status' AND len(tools) = 0)"""
    )
    if not session.rows("SELECT 1 FROM temp.in_lapsed WHERE lapsed LIMIT 1"):
        return
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_lapsed_text AS
        SELECT *, (SELECT max(id) FROM temp.in_text) + row_number() OVER (ORDER BY joined) AS new FROM (
            SELECT id, was, joined, any_value(concat_ws('; ', written, text)) AS text, any_value(rest) AS rest
            FROM temp.in_lapsed WHERE lapsed GROUP BY id, was, joined)"""
    )
    session.run(
        """INSERT INTO temp.in_text BY NAME
        SELECT 'mechanism' AS field, new AS id, text, joined AS cleaned FROM temp.in_lapsed_text"""
    )
    session.run(
        """INSERT INTO temp.in_mechanism
        SELECT m.* REPLACE (l.joined AS text, l.rest AS bases, true AS silent) FROM temp.in_mechanism AS m
        JOIN (SELECT DISTINCT was, joined, rest FROM temp.in_lapsed_text) AS l ON l.was = m.text
        WHERE l.joined NOT IN (SELECT text FROM temp.in_mechanism)"""
    )
    session.run(
        """INSERT INTO temp.in_signing
        SELECT s.* REPLACE (l.joined AS text) FROM temp.in_signing AS s
        JOIN (SELECT DISTINCT was, joined FROM temp.in_lapsed_text) AS l ON l.was = s.text"""
    )
    session.run(
        """UPDATE temp.in_staged SET mechanism = t.new FROM temp.in_lapsed AS l JOIN temp.in_lapsed_text AS t
            ON t.id = l.id AND t.joined = l.joined WHERE l.lapsed AND l."row" = in_staged."row\""""
    )
