"""What is wrong with rows of a list, in whole sentences: they have no room in a table, least of all on a phone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from transfers.i18n import t
from transfers.ui.components.text import plain
from transfers.ui.state import language


def row_problems(rows: Iterable[Mapping[str, object]]) -> None:
    """Rows as `import_vendors.problem_as_json` has them; what a file says is shown as it is written there."""
    st.markdown("\n\n".join(map(_told, rows)))


def _told(row: Mapping[str, object]) -> str:
    """Where it stands, its code, and what to do."""
    said = language()
    stands = [t("imports.problem.row", said, n=str(row["row"]))] if row["row"] else []
    stands += [f"**{plain(row['column'])}**"] if row["column"] else []
    stands += [t("imports.problem.value", said, value=plain(row["value"]))] if row["value"] else []
    code = f":gray[{plain(row['code'])}]"
    return f"{' · '.join([*stands, code])}  \n{plain(row['message'])}"
