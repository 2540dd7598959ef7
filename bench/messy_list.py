"""A vendor list as they really are, of any length: six languages, spellings of one name, quotes, line breaks, junk.

Nothing in it is a real person's; the company names are made of syllables. The same length gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
from babel import Locale

HEADINGS = (
    "Vendor",
    "Product",
    "Purpose",
    "Location of processing",
    "HQ country",
    "Transfer mechanism",
    "Role",
    "Start date",
    "Data categories",
    "Comments",
)
VENDORS_PER_ROW = 0.05
BREAK = "\n"
LANGUAGES = ("en", "fi", "sv", "de", "fr", "es")
USUAL = (
    "US", "US", "US", "US", "IE", "DE", "NL", "GB", "FR", "SE", "FI", "IN", "CA", "JP", "AU", "SG", "CH", "DK", "NO",
    "PL", "ES", "IT", "BE", "AT", "PT", "CZ", "IL", "BR", "ZA", "KR", "PH", "UA", "RS",
)  # fmt: skip
PLACES = (
    "EU", "EEA", "Europe", "Worldwide", "Varies", "EU ja Yhdysvallat", "UK / EU / US", "eu-west-1", "`eu-west-1` (EU)",
    "us-east-1", "EU (Frankfurt, Ireland)", "United States (sfo3)", "Nuremberg, DE", "not applicable", "—", "n/a",
    "to be named", "Global edge network", "on premises", "ask Procurement",
)  # fmt: skip
MECHANISMS = (
    "DPF", "EU-US DPF", "DPF + SCC", "SCC", "SCCs (EU Standard Contractual Clauses)", "CCT + DPF", "Privacy Shield",
    "SCC 2021/914 module 2", "Standardvertragsklauseln", "vakiosopimuslausekkeet (EU) 2021/914", "BCR", "adequacy",
    "EEA hosting — no transfer", "Aucun transfert hors UE", "Ja", "n/a", "—", "EU-US DPF / SCCs", "AVV/DPA + SCC",
    "cláusulas contractuales tipo", "standardavtalsklausuler", "IDTA", "consent", "under review by Legal",
)  # fmt: skip
ROLES = ("Processor", "Alikäsittelijä", "sub-processor", "Auftragsverarbeiter", "controller", "sous-traitant", "")
FORMS = (" Inc", ", Inc.", " LLC", " GmbH", " Oy", " AB", " Ltd", " Ltd.", " B.V.", " S.A.", " SAS", " AG", "", "", "")
KNOWN = ("Amazon Web Services, Inc.", "AWS", "MailChimp", "Google LLC", "Google Ireland Ltd", "Microsoft", "Slack",
         "The Rocket Science Group LLC d/b/a Mailchimp", "Zoom", "Hubspot", "Salesforce", "Atlassian")  # fmt: skip
TASKS = ("Customer support", "Newsletters", "Web analytics", "Payroll", "Palkanlaskenta", "Lohnabrechnung", "Hosting",
         "Error tracking", "Kundenbetreuung", "Asiakaspalvelu", "Gestion de la paie", "Atención al cliente",
         "Kundtjänst", "Backups", "Video calls", "E-signatures", "Recruiting", "Fraud checks", "Maps", "Search",
         "Tickets", "Content delivery", "Log files", "Telephony")  # fmt: skip
PARTS = ("Nor", "Vel", "Kai", "Lum", "Tor", "Sel", "Bri", "Oka", "Mer", "Ald", "Fen", "Gra", "Hel", "Ira", "Jun", "Pol",
         "ku", "mi", "dex", "ven", "sta", "ro", "läs", "tek", "vio", "nét", "sys", "cor", "lo", "gen", "tra", "zon",
         "soft", "Data", "ware", "Cloud", "wolf", "berg", "ström", "mäki")  # fmt: skip


COUNTRIES = tuple(Locale.parse(language).territories[code] for code in USUAL for language in ("en", *LANGUAGES))
COUNTRIES += ("USA", "U.S.", "UK", "US", "DE") * 8


def write(path: Path, rows: int) -> None:
    """`rows` records of ten columns to a CSV file, headings on its first line."""
    with duckdb.connect(config={"threads": 2}) as con:
        con.execute(f"COPY ({_lines(rows)}) TO '{path}' (HEADER, DELIMITER ',')")


def _lines(rows: int) -> str:
    """Columns draw by hashes of their own; a vendor has a few products and runs in a few places."""
    return f"""
        WITH drawn AS (
            SELECT i, hash(i) AS a, hash(i + 1e9::BIGINT) AS b, hash(i + 2e9::BIGINT) AS c, hash(i + 3e9::BIGINT) AS d,
                hash(hash(i) % {int(rows * VENDORS_PER_ROW)}) AS v
            FROM range({rows}) AS r(i)
        ), known AS (
            SELECT *, hash(v + b % 3) AS s, hash(v + d % 4) AS l FROM drawn
        )
        SELECT {_vendor()} AS "{HEADINGS[0]}",
            CASE WHEN b % 10 < 4 THEN {_pick(PARTS, "s // 10")} || {_pick(PARTS, "s // 1000")} || ' Suite' END
                AS "{HEADINGS[1]}",
            {_pick(TASKS, "c")} || CASE c // 64 % 10 WHEN 0 THEN chr(10) || 'and reports' WHEN 1 THEN ', "premium"'
                WHEN 2 THEN '' ELSE ' for team ' || (c // 640 % 3000) END AS "{HEADINGS[2]}",
            CASE WHEN l % 100 < 12 THEN '' WHEN l % 100 < 30 THEN {_pick(PLACES, "l // 100")}
                WHEN l % 100 < 85 THEN {_pick(COUNTRIES, "l // 100")}
                ELSE {_pick(COUNTRIES, "l // 100")} || {_pick((", ", "; ", " and ", " / ", BREAK), "l // 7")}
                    || {_pick(COUNTRIES, "l // 30000")} END AS "{HEADINGS[3]}",
            CASE WHEN v % 10 < 7 THEN {_pick(COUNTRIES, "v // 10")} END AS "{HEADINGS[4]}",
            CASE WHEN b % 100 < 15 THEN '' WHEN b % 100 < 90 THEN {_pick(MECHANISMS, "b // 100")}
                ELSE {_pick(MECHANISMS, "b // 100")} || {_pick((" + ", ", ", "; ", " / "), "b // 9")}
                    || {_pick(MECHANISMS, "b // 5000")} END AS "{HEADINGS[5]}",
            {_pick(ROLES, "c // 3")} AS "{HEADINGS[6]}",
            CASE WHEN a % 1000 < 3 THEN '31.02.2024' WHEN a % 10 < 3 THEN ''
                ELSE {_day("v", "DATE '2015-01-01' + (a // 10 % 4000)::INTEGER")} END AS "{HEADINGS[7]}",
            concat_ws('; ', 'name', CASE WHEN c % 2 = 0 THEN 'e-mail' END, CASE WHEN c % 3 = 0 THEN 'phone' END,
                CASE WHEN c % 5 = 0 THEN 'IP address' END, CASE WHEN c % 7 = 0 THEN 'salary' END) AS "{HEADINGS[8]}",
            CASE WHEN a % 10 < 3 THEN 'see ticket #' || i WHEN a % 10 = 3 THEN '<b>checked</b>&nbsp;by legal "ok"'
                WHEN a % 10 = 4 THEN 'tarkistettu' || chr(10) || 'ks. sopimus ' || (i % 5000) END AS "{HEADINGS[9]}"
        FROM known"""


def _vendor() -> str:
    name = " || ".join(_pick(PARTS, f"v // {step}") for step in (1, 41, 1681, 68921))
    written = {
        0: f"upper({name})",
        1: f"{name} || '  ' || {_pick(FORMS, 'v // 3')}",
        2: f"'**' || {name} || '**'",
        3: f"{name} || ' (' || {_pick(PARTS, 'v // 5')} || ')'",
        4: f"{name} || {_pick(FORMS, 'v // 3')} || ' d/b/a ' || {_pick(PARTS, 'v // 5')} || {_pick(PARTS, 'v // 7')}",
    }
    cases = " ".join(f"WHEN {case} THEN {text}" for case, text in written.items())
    return f"""CASE WHEN a % 500 = 0 THEN '' WHEN a % 50 = 1 THEN {_pick(KNOWN, "a // 50")}
        ELSE CASE b % 16 {cases} ELSE {name} || {_pick(FORMS, "v // 3")} END END"""


def _day(number: str, day: str) -> str:
    ways = ("%Y-%m-%d", "%d.%m.%Y", "%-d.%-m.%Y", "%d %B %Y")
    cases = " ".join(f"WHEN {case} THEN strftime({day}, '{way}')" for case, way in enumerate(ways))
    return f"CASE {number} % {len(ways)} {cases} END"


def _pick(texts: tuple[str, ...], number: str) -> str:
    listed = ", ".join("'" + text.replace("'", "''") + "'" for text in texts)
    return f"[{listed}][1 + (({number}) % {len(texts)})::BIGINT]"
