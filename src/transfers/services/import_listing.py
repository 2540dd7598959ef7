"""The lists of an import's preview, read page by page from the session's own tables."""

from __future__ import annotations

from transfers.ledger import Session
from transfers.services.listing import Page
from transfers.services.place_search import holding

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
    """Some lines of a list, of those that hold every word of the search in some cell, or a country of that name.
    `limit` None: all of them."""
    words = search.lower().split()
    matching, values = f"FROM {LISTS[name]}", list[object]()
    if words:
        cells = "concat_ws(' ', *columns(* EXCLUDE (n)))"
        parts = [holding(word, r"regexp_extract_all(cells, '\b[A-Z]{2}\b')") for word in words]
        holds, values = " AND ".join(part for part, _ in parts), [each for _, said in parts for each in said]
        searched = f"SELECT *, {cells} AS cells, lower(cells) AS searched {matching}"
        matching = f"SELECT * EXCLUDE (cells, searched) FROM ({searched}) WHERE {holds}"
    total = session.rows(f"SELECT count(*) FROM ({matching})", values)[0][0]
    listed = f"SELECT * EXCLUDE (n) FROM ({matching}) ORDER BY n LIMIT ? OFFSET ?"
    rows = session.frame(listed, [*values, limit, offset])
    return Page(rows, int(str(total)))
