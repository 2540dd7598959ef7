"""A record's note: the cells that no field takes, or of which nothing was read, under their headings."""

from __future__ import annotations

from transfers.intake.cells import KEPT
from transfers.intake.lines import mapped
from transfers.intake.patterns import quoted
from transfers.intake.records import NOTED
from transfers.ledger import Session

LONGEST = 10_000


def note(session: Session) -> tuple[str, str]:
    """SQL: the note of the record `r`, and the joins to it that the note is made of."""
    told = mapped(session)
    # The columns of the list that no field of the registry takes.
    headed = [field for field in NOTED if field in told]
    parts = [*(f"b.{field} || ': ' || {field}_text.cleaned" for field in headed), "k.kept"]
    joins = [f"LEFT JOIN temp.in_text AS {field}_text ON {field}_text.id = r.id_{field}" for field in headed]
    named = quoted(NOTED)
    joins += [
        f"""LEFT JOIN (PIVOT temp.in_staged_heading ON field IN ({named}) USING min(heading) GROUP BY section) AS b
            ON b.section = r.section""",
        f'LEFT JOIN ({KEPT}) AS k ON k."row" = r."row"',
    ]
    return f"nullif(left(concat_ws('; ', {', '.join(parts)}), {LONGEST}), '')", "\n".join(joins)
