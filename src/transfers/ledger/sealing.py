"""The seal of a signed assessment: a digest over the version, and the refusal to change it afterwards."""

from __future__ import annotations

from transfers.domain import MOVES
from transfers.errors import InputError
from transfers.i18n import problem, refusal
from transfers.ledger import digest
from transfers.ledger.reading import current
from transfers.ledger.schema import columns
from transfers.ledger.session import Session

SEALED = tuple(name for name in columns("assessment") if name not in (*MOVES, "seal"))


def seal_sql() -> str:
    """SQL expression: the SHA-256 of an assessment's content, written as the ledger writes a row.

    Empty is left out, so that a later column does not break the seal of an earlier version.
    """
    return f"sha256(concat({', '.join(digest.written(name) for name in sorted(SEALED))}))"


def put_seal(session: Session) -> None:
    """Seal the drafted assessments that are signed by this very draft."""
    session.run(
        f"CREATE OR REPLACE TEMP TABLE draft_assessment AS SELECT * REPLACE (CASE WHEN status = 'signed' "
        f"THEN {seal_sql()} ELSE seal END AS seal) FROM temp.draft_assessment"
    )


def touched_seals(session: Session, where: str) -> list[tuple[str, bool]]:
    """(id, retired) of the drafted assessments `d` whose newest revision `s` is sealed, and that meet `where`."""
    found = session.rows(
        f"SELECT d.id, d.retired FROM temp.draft_assessment AS d JOIN ({current('assessment')}) AS s ON s.id = d.id "
        f"WHERE s.seal IS NOT NULL AND ({where}) ORDER BY d.id"
    )
    return [(str(row), bool(retired)) for row, retired in found]


SAME = " AND ".join(f'd."{name}" IS NOT DISTINCT FROM s."{name}"' for name in (*SEALED, "seal"))
BROKEN = f"d.retired OR NOT ({SAME})"


def refuse_broken_seals(session: Session) -> None:
    """Raises InputError for a draft that changes a signed version, or that signs a questionnaire without its seal."""
    problems = [
        problem("signed-version", f"ledger_refused.sealed.{'removed' if retired else 'changed'}", value=row, id=row)
        for row, retired in touched_seals(session, BROKEN)
    ]
    problems += [
        problem("unsealed-signature", "ledger_refused.sealed.unsealed", value=str(row), id=row)
        for (row,) in session.rows(
            "SELECT id FROM temp.draft_assessment WHERE NOT retired AND seal IS NULL "
            "AND questionnaire_version IS NOT NULL AND status IN ('signed', 'reopened', 'superseded') ORDER BY id"
        )
    ]
    if problems:
        raise refusal(InputError, "ledger_refused.sealed.all", problems[:20])
