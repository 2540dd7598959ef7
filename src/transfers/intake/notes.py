"""A record's note: the cells that no field takes, or of which nothing was read, under their headings."""

from __future__ import annotations

from transfers.intake.cells import KEPT
from transfers.intake.records import NOTED
from transfers.ledger import Session

LONGEST = 10_000


def note(session: Session) -> str:
    """SQL: the note of the record `r`, beside which `note_cells` are joined."""
    parts = [*(f"b.{field} || ': ' || {field}_text.cleaned" for field in _headed(session)), "k.kept"]
    return f"nullif(left(concat_ws('; ', {', '.join(parts)}), {LONGEST}), '')"


def note_cells(session: Session) -> str:
    """SQL: the joins to the record `r` that its note is made of."""
    joins = [f"LEFT JOIN temp.in_text AS {field}_text ON {field}_text.id = r.id_{field}" for field in _headed(session)]
    named = ", ".join(f"'{field}'" for field in NOTED)
    return "\n".join(
        [
            *joins,
            f"""LEFT JOIN (PIVOT temp.in_staged_heading ON field IN ({named}) USING min(heading) GROUP BY section) AS b
                ON b.section = r.section""",
            f'LEFT JOIN ({KEPT}) AS k ON k."row" = r."row"',
        ]
    )


def _headed(session: Session) -> list[str]:
    """The columns of the list that no field of the registry takes."""
    headed = {str(row[0]) for row in session.rows("SELECT DISTINCT field FROM temp.in_staged_heading")}
    return [field for field in NOTED if field in headed]
