"""HTML: the tables of a saved web page, or its blocks and lists where it has no tables.

Rows are counted through all tables of the page, headings included.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from transfers.intake.encoding import decode
from transfers.intake.grid import Grid, Reading, from_rows
from transfers.intake.limits import MOST_COLUMNS, MOST_NESTED_BYTES
from transfers.intake.markdown import read_lines
from transfers.intake.prose import key_of
from transfers.intake.source import Source

UNSEEN = ("script", "style", "template", "noscript", "svg", "sup", "nav", "footer", "button", "select")
BREAKS = ("br", "p", "div", "section", "article", "li", "ul", "ol", "dl", "tr")
TITLES = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "caption": 6, "summary": 6}
BOLD, STRUCK = ("b", "strong"), ("s", "del", "strike")
MOST_SPANNED = 1000


def read_page(source: Source) -> Reading:
    """Raises InputError for a page without a table or a list."""
    if len(source.data) > MOST_NESTED_BYTES:
        most = MOST_NESTED_BYTES // 2**20
        raise source.refusal("too-large", "list_refused.page.large", most=most)
    text, encoding = decode(source)
    page = _Page()
    try:
        page.feed(text)
        page.close()
    except AssertionError as error:  # how Python's parser gives up on a torn declaration
        raise source.refusal("broken-page", "list_refused.page.broken") from error
    grids = tuple(_grid(source, table) for table in page.tables if table.rows)
    if grids:
        return Reading("html", encoding, None, grids)
    return read_lines(page.lines, "html", encoding)


def _grid(source: Source, table: _Table) -> Grid:
    width = max(map(len, table.rows))
    if width > MOST_COLUMNS:
        raise source.refusal("too-many-columns", "list_refused.page.wide", width=width, most=MOST_COLUMNS)
    spans = {(table.first + row, column): wide for (row, column), wide in table.spans.items()}
    return replace(from_rows(table.rows, table.first, table.title), spans=spans)


@dataclass
class _Table:
    title: str
    first: int = 0
    rows: list[list[str]] = field(default_factory=list)
    # Column → (text, rows still to come) of cells that span several rows.
    hanging: dict[int, tuple[str, int]] = field(default_factory=dict)
    # (row, column) of cells that span several columns → how many.
    spans: dict[tuple[int, int], int] = field(default_factory=dict)

    def start_row(self) -> None:
        self.rows.append([])
        self._hang()

    def add(self, said: str, columns: int, rows: int) -> None:
        """A cell over several columns says its text in the first; one over several rows says it in each."""
        row = self.rows[-1]
        if columns > 1:
            self.spans[len(self.rows) - 1, len(row)] = columns
        for text in (said, *[""] * (columns - 1)):
            if rows > 1:
                self.hanging[len(row)] = (text, rows - 1)
            row.append(text)
        self._hang()

    def _hang(self) -> None:
        row = self.rows[-1]
        while len(row) in self.hanging:
            said, left = self.hanging.pop(len(row))
            if left > 1:
                self.hanging[len(row)] = (said, left - 1)
            row.append(said)


class _Page(HTMLParser):
    """`tables` in their order; a table within a table is read apart. `lines`: the text outside tables, as Markdown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self.lines: list[str] = [""]
        self._open: list[_Table] = []
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._title: list[str] | None = None
        self._said = ""
        self._unseen = 0
        self._rows = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self._unseen += 1
        elif tag in TITLES:
            self._title = []
        elif tag == "table":
            self._end_cell()
            self._open.append(_Table(self._said))
            self.tables.append(self._open[-1])
        elif self._open and tag in ("tr", "td", "th"):
            self._in_table(tag, dict(attrs))
        else:
            self._in_text(tag)

    def _in_text(self, tag: str) -> None:
        if tag in BREAKS or tag == "dt":
            self._break("- " if tag == "li" else "")
        elif tag == "dd":
            self._define()
        elif tag in STRUCK or (tag in BOLD and self._cell is None):
            self._write("~~" if tag in STRUCK else "**")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in TITLES and self._title is not None:
            self._end_title(tag)
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag == "table" and self._open:
            self._end_cell()
            self._open.pop()
        elif tag in STRUCK or (tag in BOLD and self._cell is None):
            self._write("~~" if tag in STRUCK else "**")
        elif tag in (*BREAKS, "dd") and tag != "li":
            self._break("")

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._title is not None:
            self._title.append(data)
        else:
            self._write(data)

    def _write(self, text: str) -> None:
        if self._cell is not None:
            self._cell.append(text)
        elif not self._open:
            self.lines[-1] += text.replace("\n", " ")

    def _break(self, start: str) -> None:
        if self._cell is not None:
            self._cell.append("\n")
        elif not self._open:
            self.lines.append(start)

    def _define(self) -> None:
        """A definition belongs to the known heading before it; any other term before it is a name of its own."""
        if self._open:
            return
        term = self.lines[-1].strip(" *:")
        if key_of(f"{term}:") is not None:
            self.lines[-1] = f"{term}: "
        elif term:
            self.lines[-1:] = [f"**{term}**", ""]
        else:
            self.lines.append("")

    def _end_title(self, tag: str) -> None:
        self._said, self._title = " ".join("".join(self._title or []).split()), None
        if tag == "caption" and self._open:
            self._open[-1].title = self._said
        elif not self._open:
            self.lines += [f"{'#' * TITLES[tag]} {self._said}", ""]

    def _in_table(self, tag: str, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        table = self._open[-1]
        if tag == "tr" or not table.rows:
            self._rows += 1
            table.first = table.first or self._rows
            table.start_row()
        if tag != "tr":
            self._cell = []
            self._span = (_number(attributes.get("colspan")), _number(attributes.get("rowspan")))

    def _end_cell(self) -> None:
        if self._cell is not None and self._open:
            columns, rows = self._span
            self._open[-1].add("".join(self._cell).strip(), min(columns, MOST_COLUMNS + 1), rows)
        self._cell = None


def _number(said: str | None) -> int:
    return min(int(said), MOST_SPANNED) if said and said.isascii() and said.isdigit() and int(said) > 0 else 1
