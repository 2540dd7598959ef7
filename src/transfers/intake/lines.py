"""The rows of a list with their texts made readable.

A row only points to its texts, each of which is kept once; a query joins those that it asks for.
"""

from __future__ import annotations

SAID, ID = "said_", "id_"


def lines(*fields: str) -> str:
    """SELECT row, section, title and these fields. `said_<field>` is the cell as it stands in the file, `id_<field>`
    its text's id, which is there for a cell that says nothing (—) too.

    Needs `staged` and `text`.
    """
    told = {field.removeprefix(SAID) for field in fields if not field.startswith(ID)}
    texts = "".join(f", {_text(field)} AS {field}" for field in fields)
    joins = "".join(
        f" LEFT JOIN (SELECT id, text, cleaned FROM temp.in_text WHERE field = '{field}') AS {field}_text "
        f"ON {field}_text.id = s.{field}"
        for field in sorted(told)
    )
    return f'SELECT s."row", s.section, s.title{texts} FROM temp.in_staged AS s{joins}'


def _text(field: str) -> str:
    if field.startswith(ID):
        return f"s.{field.removeprefix(ID)}"
    return f"trim({field.removeprefix(SAID)}_text.text)" if field.startswith(SAID) else f"{field}_text.cleaned"
