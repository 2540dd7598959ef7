"""Short lists of the program's own, such as the law of one day, as rows in SQL."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date


def laid(columns: Mapping[str, str], lines: Iterable[Mapping[str, object]]) -> str:
    """SELECT of `lines`, for `columns` (name → DuckDB's type).

    DuckDB imports pandas for a value that is bound and for a table that is registered: a fifth of a second that the
    first page would wait for. As hexadecimal digits the lines may stand in the SQL, whatever they say: nothing among
    them can end the text that they are.
    """
    written = json.dumps([{name: line[name] for name in columns} for line in lines], default=date.isoformat)
    shape = json.dumps([dict(columns)])
    text = f"decode(unhex('{written.encode().hex()}'))"
    return f"SELECT line.* FROM (SELECT unnest(from_json({text}, '{shape}')) AS line)"
