"""Drafts beside the ledger: every answer as it is typed. Nothing typed is lost, and nothing overwrites anything.

Each write names the revision it started from. Two browser tabs that started from the same one make two branches; the
ends of all branches stand side by side until somebody settles which one counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from transfers.clock import now
from transfers.ledger.session import Session

COLUMNS = 'assessment_id, question, part, revision, based_on, settles, "value", author, recorded_at'
# The ends of all branches since the last time somebody settled: what nobody has written on.
ENDS = """
WITH mine AS (
    SELECT * FROM registry.working_entry WHERE assessment_id = ?
), open AS (
    SELECT m.* FROM mine AS m LEFT JOIN (
        SELECT question, part, max(revision) AS revision FROM mine WHERE settles GROUP BY question, part
    ) AS s USING (question, part) WHERE m.revision >= coalesce(s.revision, 0)
)
SELECT question, part, revision, "value", author, recorded_at FROM open AS o
WHERE NOT EXISTS (
    SELECT 1 FROM open AS n WHERE n.question = o.question AND n.part = o.part AND n.based_on = o.revision
)
ORDER BY question, part, revision DESC
"""


@dataclass(frozen=True, slots=True)
class Written:
    """One revision of one part of one question. `value` is JSON."""

    question: str
    part: str
    revision: int
    value: str
    author: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Write:
    """`based_on` is the revision that the writer was shown (0: none); `settles` closes every other branch."""

    question: str
    part: str
    value: str
    based_on: int = 0
    settles: bool = False


def write(session: Session, assessment: str, author: str, writes: Sequence[Write]) -> list[Written]:
    """Record writes in one transaction; each gets the next revision of its part. Done when this returns."""
    with session.transaction():
        return [_put(session, assessment, author, each) for each in writes]


def _put(session: Session, assessment: str, author: str, each: Write) -> Written:
    found = session.rows(
        "SELECT coalesce(max(revision), 0) FROM registry.working_entry "
        "WHERE assessment_id = ? AND question = ? AND part = ?",
        [assessment, each.question, each.part],
    )
    made = Written(each.question, each.part, int(str(found[0][0])) + 1, each.value, author, now())
    session.run(
        f"INSERT INTO registry.working_entry ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *(assessment, each.question, each.part, made.revision, each.based_on, each.settles),
            *(each.value, author, made.recorded_at),
        ],
    )
    return made


def ends(session: Session, assessment: str) -> list[Written]:
    """What stands in a draft: for each question and part the ends of its branches, newest first."""
    return [_written(row) for row in session.rows(ENDS, [assessment])]


def written(session: Session, assessment: str, question: str) -> list[Written]:
    """Every revision of one question, oldest first."""
    rows = session.rows(
        'SELECT question, part, revision, "value", author, recorded_at FROM registry.working_entry '
        "WHERE assessment_id = ? AND question = ? ORDER BY part, revision",
        [assessment, question],
    )
    return [_written(row) for row in rows]


def _written(row: Sequence[object]) -> Written:
    question, part, revision, value, author, recorded_at = row
    at = recorded_at if isinstance(recorded_at, datetime) else datetime.fromisoformat(str(recorded_at))
    return Written(str(question), str(part), int(str(revision)), str(value), str(author), at)
