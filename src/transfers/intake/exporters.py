"""Who sends the data, where the list does not say it in a column of its own."""

from __future__ import annotations

from dataclasses import dataclass

from transfers.errors import UsageError
from transfers.i18n import refusal
from transfers.intake.options import Options
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
