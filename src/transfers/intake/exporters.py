"""Who sends the data, where the list does not say it in a column of its own; and exporters of another law than its."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transfers.domain.words import Regime
from transfers.errors import UsageError
from transfers.i18n import refusal
from transfers.intake.options import Options
from transfers.law import Law
from transfers.ledger import Session, current

PLACEHOLDER = "own-organisation"


@dataclass(frozen=True, slots=True)
class Exporter:
    """Who exports where the row names nobody. `placed`: its country, and so its law, is known; else `regime` counts."""

    id: str
    regime: str
    placed: bool
    known: bool


def exporter_of(session: Session, options: Options) -> Exporter:
    """The caller's choice, else the registry's only controller, else a placeholder.

    Raises UsageError for an unknown id.
    """
    if options.exporter is not None:
        return _known(session, options.exporter, options)
    found = session.rows(
        f"""SELECT DISTINCT id FROM (
            SELECT exporter_id AS id FROM ({current("transfer")})
            WHERE exporter_role IN ('controller', 'joint_controller')
            UNION SELECT controller_id FROM ({current("register")})
            UNION SELECT controller_id FROM ({current("notice")})
        ) LIMIT 2"""
    )
    if len(found) == 1:
        return _known(session, str(found[0][0]), options)
    there = session.rows(f"SELECT 1 FROM ({current('organisation')}) WHERE id = ?", [PLACEHOLDER])
    return Exporter(PLACEHOLDER, options.regime.value, False, bool(there))


def _known(session: Session, identifier: str, options: Options) -> Exporter:
    found = session.rows(f"SELECT country FROM ({current('organisation')}) WHERE id = ?", [identifier])
    if not found:
        raise refusal(UsageError, "list_refused.no_exporter", id=identifier)
    return Exporter(identifier, options.regime.value, found[0][0] is not None, True)


def regime_of(session: Session, law: Law, exporter: Exporter, day: date) -> Regime:
    """The law that judges rows that name no exporter of their own."""
    found = session.rows(f"SELECT country FROM ({current('organisation')}) WHERE id = ?", [exporter.id])
    country = str(found[0][0]) if found else ""
    return Regime(next(iter(law.regimes_of(country, day)), exporter.regime))


def territories_inside(session: Session, law: Law, exporter: Exporter, day: date) -> list[str]:
    """Where that law applies: what goes to these is no transfer to a third country."""
    return [each.territory for each in law.inside(regime_of(session, law, exporter, day), day)]


def note_exporters_elsewhere(session: Session, law: Law, exporter: Exporter, day: date) -> None:
    """Needs `staged`, `text` and `place`; adds to `issue`. A row says of its exporter that it is in a country outside
    the list's own law: what is said of the row is said under the wrong one."""
    if not session.rows("SELECT 1 FROM temp.in_staged_heading WHERE field = 'exporter_country' LIMIT 1"):
        return
    session.run(
        """INSERT INTO temp.in_issue
        SELECT s."row", 'exporter_country', 'exporter-elsewhere', left(t.cleaned, 200), false
        FROM temp.in_staged AS s JOIN temp.in_text AS t ON t.id = s.exporter_country
        JOIN temp.in_place AS p ON p.text = t.cleaned
        WHERE NOT list_has_all(?::VARCHAR[], p.countries) OR (len(p.countries) = 0 AND p.missed IS NOT NULL)""",
        [territories_inside(session, law, exporter, day)],
    )
