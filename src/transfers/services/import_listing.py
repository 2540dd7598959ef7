"""The lists of an import's preview, read page by page from the session's own tables."""

from __future__ import annotations

from transfers.ledger import Session
from transfers.services.listing import Page

# list → its rows, in the order of `n`.
LISTS = {
    "records": "temp.in_told_record",
    "new": "(FROM temp.in_told_record WHERE change = 'new')",
    "unchanged": "(FROM temp.in_told_record WHERE change = 'unchanged')",
    "changes": "temp.in_told_change",
    "conflicts": "temp.in_told_conflict",
    "ending": "temp.in_told_ending",
    "quarantined": "(SELECT * EXCLUDE (stops) FROM temp.in_told_problem WHERE stops)",
    "issues": "(SELECT * EXCLUDE (stops) FROM temp.in_told_problem WHERE NOT stops)",
}


def told(session: Session, name: str, offset: int = 0, limit: int | None = 50, search: str = "") -> Page:
    """Some lines of a list, of those that hold every word of the search in some cell. `limit` None: all of them."""
    words = search.lower().split()
    matching = f"FROM {LISTS[name]}"
    if words:
        cells = "lower(concat_ws(' ', *columns(* EXCLUDE (n))))"
        holds = " AND ".join("contains(cells, ?)" for _ in words)
        matching = f"SELECT * EXCLUDE (cells) FROM (SELECT *, {cells} AS cells {matching}) WHERE {holds}"
    total = session.rows(f"SELECT count(*) FROM ({matching})", words)[0][0]
    rows = session.frame(f"SELECT * EXCLUDE (n) FROM ({matching}) ORDER BY n LIMIT ? OFFSET ?", [*words, limit, offset])
    return Page(rows, int(str(total)))
