"""Names of several known vendors in one cell: "Norr / Kaiku". One row would hide all of them behind a new name."""

from __future__ import annotations

from transfers.i18n.spelling import LETTER
from transfers.intake.names import put_keys, written_form
from transfers.ledger import Session

PARTING = r"\s*[/;+|]\s*|\s*,\s+|\s+(?:&|and|or|and/or|ja|tai|och|eller|und|oder|et|ou|y|o)\s+"
MANY = rf"regexp_matches(text, '(?i)\S(?:{PARTING})\S')"
# What parts names more often than words of one name do.
ALTERNATIVES = rf"(?i)[{LETTER}][{LETTER}]\s*/\s*[{LETTER}][{LETTER}]|\S\s(?:or|tai|eller|oder|ou)\s\S"


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
        SELECT text, unnest(regexp_split_to_array(regexp_replace(
            regexp_replace(text, '\s*[(\[][^()\[\]]*[)\]]', '', 'g'), '{_before_form()}', ' \1\2', 'g'),
            '(?i){PARTING}')) AS part
        FROM temp.in_named WHERE NOT known AND {MANY}"""
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
        AND (regexp_matches({bare}, '{ALTERNATIVES}') OR cleaned IN ({entities}))"""
    session.run(
        f"""INSERT INTO temp.in_issue SELECT s."row", 'vendor', 'perhaps-several', left(t.cleaned, 200), false
        FROM temp.in_staged AS s JOIN ({_vendors(asked)}) AS t ON t.id = s.vendor
        WHERE NOT EXISTS (SELECT 1 FROM temp.in_issue AS i WHERE i."row" = s."row" AND i.stops)"""
    )


def _vendors(where: str) -> str:
    return f"SELECT id, cleaned FROM temp.in_text WHERE field = 'vendor' AND {where}"
