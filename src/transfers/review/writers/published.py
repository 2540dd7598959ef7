"""The list of sub-processors as it could be published: Markdown and a plain page. Every text is escaped."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from transfers.i18n import day, t
from transfers.review.pack import Pack
from transfers.review.wording import heading, title, told

TABLE = "sub_processors"
# What begins markup in Markdown, HTML within it included.
MARKUP = r"([\\`*_{}\[\]()#+!|<>~&-])"
STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem;border-bottom:1px solid #ccc}"
)


def write_markdown(pack: Pack, path: Path) -> None:
    rows = _cells(pack)
    clean = [pc.replace_substring_regex(column, MARKUP, r"\\\1") for column in rows.columns]
    lines = _joined(clean, "| ", " | ", " |")
    head = ["# " + title(TABLE, pack.language), "", _as_of(pack), "", *_joined_headings(pack), *lines]
    path.write_text("\n".join(head) + "\n", encoding="utf-8", newline="\n")


def _joined_headings(pack: Pack) -> list[str]:
    names = _headings(pack)
    return ["| " + " | ".join(names) + " |", "| " + " | ".join("---" for _ in names) + " |"]


def write_page(pack: Pack, path: Path) -> None:
    """HTML without scripts and without anything from elsewhere."""
    rows = _cells(pack)
    lines = _joined([_escaped(column) for column in rows.columns], "<tr><td>", "</td><td>", "</td></tr>")
    headings = "".join(f'<th scope="col">{escape(name)}</th>' for name in _headings(pack))
    name = escape(title(TABLE, pack.language))
    parts = [
        f'<!doctype html>\n<html lang="{escape(pack.language)}">\n<head>\n<meta charset="utf-8">',
        f'<meta name="viewport" content="width=device-width">\n<title>{name}</title>\n<style>{STYLE}</style>\n</head>',
        f"<body>\n<h1>{name}</h1>\n<p>{escape(_as_of(pack))}</p>",
        f"<table>\n<thead><tr>{headings}</tr></thead>\n<tbody>",
        *lines,
        "</tbody>\n</table>\n</body>\n</html>",
    ]
    path.write_text("\n".join(parts) + "\n", encoding="utf-8", newline="\n")


def _headings(pack: Pack) -> list[str]:
    return [heading(TABLE, name, pack.language) for name in pack.tables[TABLE].column_names]


def _as_of(pack: Pack) -> str:
    return f"{t('review.text.seen_on', pack.language)}: {day(pack.now.day, pack.language)}"


def _cells(pack: Pack) -> pa.Table:
    """Every cell as text on one line."""
    rows = told(pack, TABLE)
    cells = []
    for name in rows.column_names:
        values = rows[name]
        if pa.types.is_date(values.type):
            values = pa.chunked_array(
                [pa.array([day(each, pack.language) for each in values.to_pylist()], pa.string())]
            )
        cells.append(pc.replace_substring_regex(pc.fill_null(values.cast(pa.string()), ""), r"\s+", " "))
    return pa.table(cells, rows.column_names)


def _escaped(column: pa.ChunkedArray) -> pa.ChunkedArray:
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        column = pc.replace_substring(column, char, entity)
    return column


def _joined(columns: list[pa.ChunkedArray], first: str, between: str, last: str) -> list[str]:
    if not columns or not len(columns[0]):
        return []
    joined = pc.binary_join_element_wise(*columns, between)
    return [str(line) for line in pc.binary_join_element_wise(first, joined, last, "").to_pylist()]
