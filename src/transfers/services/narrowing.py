"""What narrows a list: conditions that all have to hold, with their values, and one page of what they let through."""

from __future__ import annotations

from collections.abc import Sequence

from transfers.ledger import Session
from transfers.services.listing import Page
from transfers.services.place_search import holding


class Narrowing:
    """Conditions in SQL. Nothing yet: all rows."""

    def __init__(self) -> None:
        self._parts = ["true"]
        self.values: list[object] = []

    @property
    def where(self) -> str:
        return " AND ".join(self._parts)

    def holds(self, part: str, *values: object) -> None:
        self._parts.append(part)
        self.values += values

    def among(self, column: str, chosen: Sequence[str]) -> None:
        """Nothing chosen: any value."""
        if chosen:
            self.holds(f"list_contains(?::VARCHAR[], {column})", list(chosen))

    def searched(self, search: str, codes: str, row: str = "{found}") -> None:
        """Every word has to occur in the row's `searched`, or begin the name of one of its `codes` (SQL, a list of
        countries). `row` says which row it is, where that stands in another table."""
        for word in search.lower().split():
            found, said = holding(word, codes)
            self.holds(row.format(found=found), *said)


def page_of(session: Session, table: str, shown: str, narrowed: Narrowing, offset: int, limit: int) -> Page:
    """Some rows of a table that stands in its order, of those that are let through."""
    total = session.rows(f"SELECT count(*) FROM {table} WHERE {narrowed.where}", narrowed.values)[0][0]
    rows = session.frame(
        f"SELECT {shown} FROM {table} WHERE {narrowed.where} ORDER BY rowid LIMIT ? OFFSET ?",
        [*narrowed.values, limit, offset],
    )
    return Page(rows, int(str(total)))
