"""Names that say a known one in more words: parted otherwise, with an edition, or group and product side by side."""

from __future__ import annotations

from transfers.intake.names import OWN
from transfers.intake.reference import words
from transfers.ledger import Session

JOINED, EDITION, BRAND = 5, 6, 7
SHORTEST = 6  # letters of a name that is the same whatever its blanks


def put_wordings(session: Session) -> None:
    """Needs `name_key`, `known_name` and `name_match`. Makes `name_as`, for texts that match nothing as they stand:
    text, priority, written, base (a known one), form, own_form.

    "Mail Chimp" is Mailchimp, "Matomo 5 Enterprise" is Matomo, and "Atlassian – Jira" or "Firebase by Google" is the
    product, as both names belong to one group.
    """
    edition = "|".join([*words("edition"), "[0-9]{1,3}"])
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_unmatched AS
        WITH own AS (
            SELECT text, written, base, form, own_form, string_split(base, ' ') AS words FROM temp.in_name_key
            WHERE priority <= {OWN} AND text NOT IN (
                SELECT text FROM temp.in_name_match WHERE service_id IS NULL OR text NOT IN (
                    SELECT text FROM temp.in_name_key WHERE priority <= {OWN} AND form <> ''))
        )
        -- As it stands, and without the words at its end that only name an edition.
        SELECT *, base AS stem FROM own
        UNION ALL SELECT * EXCLUDE (cut), array_to_string(words[:cut], ' ') FROM (
            SELECT *, unnest(range(1, len(words))) AS cut FROM own WHERE form = '' AND len(words) <= 8
        ) WHERE regexp_full_match(array_to_string(words[cut + 1:], ' '), '(?:(?:{edition}) ?)+')"""
    )
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_name_as AS
        WITH found AS ({_joined()} UNION ALL {_editions()} UNION ALL {_brands()})
        SELECT text, priority, written, base, form, own_form FROM found
        QUALIFY priority = min(priority) OVER (PARTITION BY text)"""
    )
    session.run("DROP TABLE temp.in_unmatched")


def _joined() -> str:
    return f"""
        SELECT DISTINCT u.text, {JOINED} AS priority, k.written, k.base, u.form, u.own_form
        FROM temp.in_unmatched AS u
        JOIN temp.in_known_name AS k ON replace(k.base, ' ', '') = replace(u.base, ' ', '')
        WHERE length(replace(u.base, ' ', '')) >= {SHORTEST}"""


def _editions() -> str:
    return f"""
        SELECT DISTINCT u.text, {EDITION}, u.written, k.base, u.form, u.own_form FROM temp.in_unmatched AS u
        JOIN temp.in_known_name AS k ON k.base = u.stem AND k.service_id IS NOT NULL WHERE u.stem <> u.base
        QUALIFY length(k.base) = max(length(k.base)) OVER (PARTITION BY u.text)"""


def _brands() -> str:
    """Of the two sides, the product rather than its company, and a company of the group rather than its head."""
    owned = "|".join(words("owned"))
    return rf"""
        SELECT text, {BRAND}, side.written, side.base, form, own_form FROM (
            SELECT p.text, p.form, p.own_form, p.stem, l.root, unnest([
                {{'n': 2, 'written': l.written, 'base': l.base, 'company': l.company, 'id': l.organisation_id}},
                {{'n': 1, 'written': r.written, 'base': r.base, 'company': r.company, 'id': r.organisation_id}}
            ]) AS side
            FROM (
                SELECT text, form, own_form, stem, array_to_string(parts[:i], ' ') AS left_side,
                    regexp_replace(regexp_replace(array_to_string(parts[i + 1:], ' '), '^(?:(?:{owned}) )+', ''),
                        ' (?:group|company)$', '') AS right_side
                FROM (SELECT *, string_split(stem, ' ') AS parts, unnest(range(1, len(parts))) AS i
                    FROM temp.in_unmatched WHERE len(words) <= 8)
            ) AS p
            JOIN ({_sides()}) AS l ON l.base = p.left_side
            JOIN ({_sides()}) AS r ON r.base = p.right_side AND r.root = l.root
        )
        QUALIFY row_number() OVER (PARTITION BY text
            ORDER BY length(stem) DESC, side.company, side.id = root, side.n, side.id) = 1"""


def _sides() -> str:
    """Known names, with whether one is a company's own and not only a product's."""
    return """SELECT base, written, organisation_id, root,
        bool_or(service_id IS NULL) OVER (PARTITION BY base, root) AS company FROM temp.in_known_name"""
