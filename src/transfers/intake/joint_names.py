"""Names of several known vendors in one cell: "Norr / Kaiku". One row would hide all of them behind a new name."""

from __future__ import annotations

import pyarrow as pa

from transfers.i18n.spelling import LETTER, NUMBER, plain
from transfers.intake.contents import legal_forms
from transfers.intake.names import put_keys, written_form
from transfers.intake.patterns import either
from transfers.intake.reference import place_phrases, words
from transfers.ledger import Session

PARTING = r"\s*[/;+|]\s*|\s*,\s+|\s+(?:&|and|or|and/or|ja|tai|och|eller|und|oder|et|ou|y|o)\s+"
MANY = rf"regexp_matches(text, '(?i)\S(?:{PARTING})\S')"
# What parts names more often than words of one name do.
ENDS, BEGINS = rf"[{LETTER}{NUMBER}][{LETTER}{NUMBER}]", rf"[{LETTER}][{LETTER}{NUMBER}]"
ALTERNATIVES = rf"(?i){ENDS}\s*/\s*{BEGINS}|\S\s(?:or|tai|eller|oder|ou)\s\S"
COMMA = r"\S\s*(?:;|,\s)\s*\S"


def _before_form() -> str:
    """The comma of "Norr, Inc." parts nothing, nor does what joins "Norr GmbH & Co. KG"."""
    return rf"(?i)(?:,|\s+&|\s+(?:und|and|et))\s+((?:{written_form()})\b\.?)(\W|$)"


def refuse_joint_names(session: Session) -> None:
    """Needs `staged`, `text`, `named` and `known_name`; adds to `issue`. A name that is known as it stands is one
    vendor's.

    The row waits where its parts name organisations of different groups, or two legal entities of one ("Twilio /
    SendGrid" is a company and its product); where they are unknown, it is asked whether they are several.
    """
    session.run(
        rf"""CREATE OR REPLACE TEMP TABLE in_joint_part AS
        SELECT text, unnest(parts) AS part, generate_subscripts(parts, 1) AS n,
            regexp_matches(bare, '{COMMA}') AS listed
        FROM (
            SELECT text, regexp_replace(
                regexp_replace(text, '\s*[(\[][^()\[\]]*[)\]]', '', 'g'), '{_before_form()}', ' \1\2', 'g') AS bare,
                regexp_split_to_array(bare, '(?i){PARTING}') AS parts
            FROM temp.in_named WHERE NOT known AND {MANY})"""
    )
    if not session.rows("SELECT 1 FROM temp.in_joint_part LIMIT 1"):
        return
    put_keys(session, "SELECT DISTINCT 0 AS ref, part AS text FROM temp.in_joint_part WHERE part <> ''", "joint_key")
    session.run(
        f"""INSERT INTO temp.in_issue
        WITH meant AS (
            SELECT p.text, p.part, any_value(k.root) AS root, any_value(k.organisation_id) AS id,
                bool_or(n.form <> '' AND k.service_id IS NULL) AS entity
            FROM temp.in_joint_part AS p JOIN temp.in_joint_key AS n ON n.text = p.part
            JOIN temp.in_known_name AS k ON k.base = n.base AND n.form IN ('', k.form) AND NOT k.ambiguous
            GROUP BY p.text, p.part HAVING count(DISTINCT k.root) = 1
        ), joint AS (
            SELECT text FROM meant GROUP BY text
            HAVING count(DISTINCT root) > 1 OR count(DISTINCT id) FILTER (entity) > 1
        )
        SELECT s."row", 'vendor', 'several-vendors', left(t.cleaned, 200), true
        FROM temp.in_staged AS s JOIN ({_vendors("cleaned IN (SELECT text FROM joint)")}) AS t ON t.id = s.vendor
        WHERE NOT EXISTS (SELECT 1 FROM temp.in_issue AS i WHERE i."row" = s."row" AND i.stops)"""
    )
    bare = r"regexp_replace(cleaned, '\s*[(\[][^()\[\]]*[)\]]', '', 'g')"
    entities = """SELECT p.text FROM temp.in_joint_part AS p JOIN temp.in_joint_key AS n ON n.text = p.part
        WHERE n.form <> '' AND n.base <> '' GROUP BY p.text HAVING count(DISTINCT p.part) > 1"""
    asked = f"""cleaned IN (SELECT text FROM temp.in_joint_part)
        AND (regexp_matches({bare}, '{ALTERNATIVES}') OR cleaned IN ({entities}) OR cleaned IN ({_listed(session)}))"""
    session.run(
        f"""INSERT INTO temp.in_issue SELECT s."row", 'vendor', 'perhaps-several', left(t.cleaned, 200), false
        FROM temp.in_staged AS s JOIN ({_vendors(asked)}) AS t ON t.id = s.vendor
        WHERE NOT EXISTS (SELECT 1 FROM temp.in_issue AS i WHERE i."row" = s."row"
            AND (i.stops OR i.code = 'perhaps-several'))"""
    )


def _listed(session: Session) -> str:
    """SELECT text: names that commas part and that are no one firm's, which has its legal form behind the last of them
    ("Norr, Kaiku & Co KG"). A place, a legal form alone, or what belongs to the name before ("Norr, part of Kaiku"), is
    no other name."""
    found = [str(row[0]) for row in session.rows("SELECT DISTINCT part FROM temp.in_joint_part WHERE listed AND n > 1")]
    none = [part for part in found if plain(part) in place_phrases() or plain(part.replace(".", "")) in legal_forms()]
    session.put("in_joint_none", pa.table({"part": pa.array(none, pa.string())}))
    owned = rf"(?i)^(?:{either((*words('owned'), *words('also')))})(?:\W|$)"
    return f"""
        SELECT text FROM (
            SELECT p.text, p.n, any_value(k.form) AS form,
                bool_or(k.base IN (SELECT base FROM temp.in_known_name WHERE NOT ambiguous)) AS known
            FROM temp.in_joint_part AS p JOIN temp.in_joint_key AS k ON k.text = p.part AND k.priority = 1
            WHERE p.listed AND p.part NOT IN (FROM temp.in_joint_none) AND NOT regexp_matches(p.part, '{owned}')
            GROUP BY ALL
        ) GROUP BY text HAVING count(*) > 1
            AND (bool_or(known) OR count(*) FILTER (form <> '') <> 1 OR arg_max(form, n) = '')"""


def _vendors(where: str) -> str:
    return f"SELECT id, cleaned FROM temp.in_text WHERE field = 'vendor' AND {where}"
