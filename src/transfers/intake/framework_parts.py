"""A part of the Data Privacy Framework that is for transfers under another law than the exporter's is told: the
Swiss-US part and the UK extension (data bridge) are separate listings, and no basis for a transfer from the EU/EEA.

The framework is recorded as the list says; it counts only if the importer is listed for the exporter's own part.
"""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from transfers.domain.words import Regime
from transfers.i18n.spelling import plain_sql
from transfers.intake.catalogue import every_organisation
from transfers.intake.exporters import Exporter
from transfers.intake.lines import ID
from transfers.intake.patterns import occurs
from transfers.law import Law
from transfers.ledger import Session

FRAMEWORK = r"(?:dpf|data privacy framework|privacy framework|datenschutzrahmen|tietosuojakehy\w*)"
STATES = r"u ?s(?: ?a)?"
OWN = {
    Regime.CH: r"(?:swiss|switzerland|schweiz\w*|suisse|suiza|suizo|sveits\w*|ch)",
    Regime.UK: r"(?:uk|gb|united kingdom|british|britisch\w*|britann\w*|iso britannia\w*)",
}
EUROPEAN = "(?:eu|eea|ewr|ees|eee|eta|ue|europe\\w*)"
# The extension is named by what it extends: "UK Extension to the EU-US DPF".
EXTENDED = (
    rf"(extension|erweiterung|laajennus) (?:(?:to|of|zum|zur|des) )?(?:the )?{EUROPEAN} {STATES}(?: {FRAMEWORK})?"
)


def note_framework_parts(session: Session, law: Law, exporter: Exporter, day: date) -> None:
    """Needs `record` and `said_mechanism`; adds to `issue`."""
    session.run(f"CREATE OR REPLACE TEMP TABLE in_framework_part AS {_parts()}")
    if not session.rows("SELECT 1 FROM temp.in_framework_part LIMIT 1"):
        return
    countries = session.rows(
        f"""SELECT DISTINCT country FROM ({every_organisation()})
        WHERE country IS NOT NULL AND id IN (SELECT exporter_id FROM temp.in_record)"""
    )
    pairs = [(str(each), regime) for (each,) in countries for regime in law.regimes_of(str(each), day)]
    columns = {name: pa.array([pair[n] for pair in pairs], pa.string()) for n, name in enumerate(("country", "regime"))}
    session.put("in_regime_of", pa.table(columns))
    session.run(
        f"""INSERT INTO temp.in_issue
        SELECT r."row", 'mechanism', 'framework-part-elsewhere', left(p.text, 200), false FROM temp.in_record AS r
        JOIN temp.in_framework_part AS p ON p.id = r.{ID}mechanism
        LEFT JOIN ({every_organisation()}) AS o ON o.id = r.exporter_id
        LEFT JOIN temp.in_regime_of AS g ON g.country = o.country
        WHERE NOT list_contains(p.parts, CASE WHEN o.country IS NULL THEN ? ELSE g.regime END)""",
        [exporter.regime],
    )


def _parts() -> str:
    """SELECT id, text, parts: cells that name the framework by other parts than the EU's only."""
    named = "|".join(_named(part) for part in OWN.values()) + "|data bridge"
    found = ", ".join(
        f"CASE WHEN {occurs('bare', f'(?:^| )(?:{_named(part)}{bridge})(?: |$)')} THEN '{regime.value}' END"
        for (regime, part), bridge in zip(OWN.items(), ("", "|data bridge"), strict=True)
    )
    return rf"""
        SELECT id, text, list_filter([{found}], one -> one IS NOT NULL) AS parts FROM (
            SELECT id, text, regexp_replace({plain_sql("text")}, '{EXTENDED}', '\1', 'g') AS bare,
                regexp_replace(bare, '(?:^| )(?:{named})', ' ', 'g') AS rest
            FROM temp.in_said_mechanism WHERE list_contains(bases, {{'instrument': 'dpf', 'module': NULL}})
        ) WHERE rest <> bare AND NOT regexp_matches(rest, '(?:^| )(?:{FRAMEWORK}|{EUROPEAN} {STATES})(?: |$)')"""


def _named(part: str) -> str:
    return rf"{part}(?: {STATES})? {FRAMEWORK}|{part} {STATES} data bridge|{FRAMEWORK} {part}|{part} extension"
