"""The rows of a list with their texts made readable.

A row only points to its texts, each of which is kept once; a query joins those that it asks for.
"""

from __future__ import annotations

from transfers.ledger import Session

ID = "id_"


def lines(*fields: str) -> str:
    """SELECT row, section, title and these fields; `id_<field>` is the id of a cell's text, which is there for a cell
    that says nothing (—) too.

    Needs `staged` and `text`.
    """
    texts = "".join(
        f", s.{f.removeprefix(ID)} AS {f}" if f.startswith(ID) else f", {f}_text.cleaned AS {f}" for f in fields
    )
    joins = "".join(
        f" LEFT JOIN (SELECT id, cleaned FROM temp.in_text WHERE field = '{field}') AS {field}_text "
        f"ON {field}_text.id = s.{field}"
        for field in sorted(field for field in set(fields) if not field.startswith(ID))
    )
    return f'SELECT s."row", s.section, s.title{texts} FROM temp.in_staged AS s{joins}'


def mapped(session: Session) -> set[str]:
    """The fields that a column of the list is for. Needs `staged_heading`."""
    return {str(field) for (field,) in session.rows("SELECT DISTINCT field FROM temp.in_staged_heading")}
