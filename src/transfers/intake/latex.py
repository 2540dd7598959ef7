"""LaTeX: every tabular and longtable of the document, each under its caption or section."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator

from transfers.intake.encoding import decode
from transfers.intake.grid import Grid, Reading, from_rows
from transfers.intake.source import Source

KIND = r"(tabular[xy*]?|tabulary|longtable|longtblr|tblr|supertabular|xltabular)"
OPENED = re.compile(rf"\\begin\s*\{{{KIND}\}}")
ENVIRONMENT = re.compile(rf"\\(begin|end)\s*\{{{KIND}\}}")
# Kinds that are told their width before their columns.
WIDE = ("tabularx", "tabulary", "tabular*", "xltabular")
OPTION = re.compile(r"\s*([\[{])")
COMMENT = re.compile(r"(?<!\\)%[^\n]*")
TITLE = re.compile(r"\\(?:caption|(?:sub)*section|chapter)\*?\s*(?:\[[^\]]*\])?\s*\{")
FLOAT = re.compile(r"\\(begin|end)\s*\{table\*?\}")
# What ends a row, and what divides the head of a long table from its body.
ROW = re.compile(r"\\\\\*?(?:\s*\[[^\]\n]*\])?|\\tabularnewline\b")
PARTED = re.compile(r"\\end(?:first|last)?(?:head|foot)\b")
CELL = re.compile(r"(?<!\\)&")
BRACED = r"\{(?:[^{}]|\{[^{}]*\})*\}"
DRAWN = re.compile(
    r"\\(?:hline|(?:top|mid|bottom)rule|(?:cline|cmidrule|specialrule)\s*(?:\([^)]*\))?(?:\s*\{[^}]*\})*)"
    rf"|\\(?:rowcolor|cellcolor|noalign|addlinespace|label|caption)\*?(?:\s*\[[^\]]*\])?(?:\s*{BRACED})?"
)
SPREAD = re.compile(rf"\\multicolumn\s*\{{(\d{{1,2}})\}}\s*{BRACED}")
TALL = re.compile(r"\\multirow\s*(?:\[[^\]]*\])?\s*\{[^{}]*\}\s*\{[^{}]*\}")
STACKED = re.compile(rf"\\(?:makecell|shortstack|thead)\s*(?:\[[^\]]*\])?\s*({BRACED})")
NOTE = re.compile(r"\\footnote\s*\{([^{}]*)\}")
LINK = re.compile(r"\\href\s*\{[^{}]*\}")
ACCENT = re.compile(r"\\(?:([\"'`^~=.])\s*(?:\{\\?([A-Za-z])\}|\\?([A-Za-z]))|([cvrukH])\s*\{([A-Za-z])\})")
ACCENTS = dict(
    zip("\"'`^~=.cvrukH", "\u0308\u0301\u0300\u0302\u0303\u0304\u0307\u0327\u030c\u030a\u0306\u0328\u030b", strict=True)
)
COMMAND = re.compile(r"\\([A-Za-z]+)\*?\s?(?:\[[^\]]*\])?")
# Ends a line within a cell.
BREAK = "\x1d"
SIGNS = {
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "aa": "å",
    "AA": "Å",
    "ae": "æ",
    "AE": "Æ",
    "l": "ł",
    "checkmark": "✓",
    "cmark": "✓",
    "xmark": "✗",
    "rightarrow": "→",
    "to": "→",
    "textrightarrow": "→",
    "textendash": "–",
    "textemdash": "—",
    "textbar": "|",
    "textregistered": "®",
    "texttrademark": "™",
    "ldots": "…",
    "quad": " ",
    "newline": BREAK,
    "par": BREAK,
}


def has_latex_table(text: str) -> bool:
    return "\\begin" in text and OPENED.search(text) is not None


def read_latex(source: Source) -> Reading:
    """Rows are numbered by the lines of the file on which they begin."""
    text, encoding = decode(source)
    bare = _unstacked(COMMENT.sub("", text))
    titles = [found.span() for found in TITLE.finditer(bare)]
    floats = [(found.start(), found[1] == "begin") for found in FLOAT.finditer(bare)]
    grids = []
    line = done = 0
    for start, end in _environments(bare):
        line, done = line + bare.count("\n", done, start), start
        grids.append(_table(bare, start, end, line + 1, _title(bare, start, end, titles, floats)))
    return Reading("latex", encoding, "&", tuple(each for each in grids if each.width))


def _environments(text: str) -> Iterator[tuple[int, int]]:
    """Where the rows of each table begin and end. One that is not closed goes on to the end of the file."""
    start = None
    for found in ENVIRONMENT.finditer(text):
        if found[1] == "begin" and start is None:
            start = _body(text, found)
        elif found[1] == "end" and start is not None:
            yield min(start, found.start()), found.start()
            start = None
    if start is not None:
        yield min(start, len(text)), len(text)


def _unstacked(text: str) -> str:
    """A table within a cell only stacks its lines, as \\makecell does."""
    said = STACKED.sub(lambda found: ROW.sub(BREAK, found[1]), text)
    made: list[str] = []
    opened: list[re.Match[str]] = []
    done = 0
    for found in ENVIRONMENT.finditer(said):
        if found[1] == "begin":
            opened.append(found)
        elif opened and (inner := opened.pop()).start() >= done and opened:
            body = said[_body(said, inner) : found.start()]
            lost = said.count("\n", inner.start(), found.end()) - body.count("\n")
            made += [said[done : inner.start()], ROW.sub(BREAK, body), "\n" * lost]
            done = found.end()
    return "".join(made) + said[done:]


def _body(text: str, opened: re.Match[str]) -> int:
    """Where the rows begin: behind the table's options, the last of which describes its columns."""
    place, columns = opened.end(), 2 if opened[2] in WIDE else 1
    while columns and (option := OPTION.match(text, place)):
        if option[1] == "[":
            place = text.find("]", place) + 1 or len(text)
        else:
            place, columns = _closed(text, option.end() - 1), columns - 1
    return place


def _closed(text: str, place: int) -> int:
    """Behind the bracket that closes the one at `place`; at the end of the paragraph, if none does."""
    depth = 0
    end = text.find("\n\n", place)
    for at in range(place, len(text) if end < 0 else end):
        if text[at] in "{}" and text[at - 1] != "\\":
            depth += 1 if text[at] == "{" else -1
            if not depth:
                return at + 1
    return len(text) if end < 0 else end


def _table(text: str, start: int, end: int, first: int, title: str) -> Grid:
    """Of a long table, the head of its first page and its body; `first` is the line on which it begins."""
    pieces = list(PARTED.finditer(text, start, end))
    parts = [(start, pieces[0].start()), (pieces[-1].end(), end)] if pieces else [(start, end)]
    lines: list[list[str]] = []
    line, done = first, start
    for place, cells in (row for part in parts for row in _rows(text, *part)):
        line, done = line + text.count("\n", done, place), place
        lines += [[] for _ in range(line - first - len(lines))]
        lines.append(cells)
    headed = next((place for place, cells in enumerate(lines) if cells), 0)
    return from_rows(lines[headed:], first + headed, title, headed=True)


def _rows(text: str, start: int, end: int) -> list[tuple[int, list[str]]]:
    """Where each row's words begin, and its cells."""
    found, place = [], start
    for ended in [*ROW.finditer(text, start, end), None]:
        stop = ended.start() if ended else end
        said = DRAWN.sub(lambda drawn: re.sub(r"[^\n]", " ", drawn[0]), text[place:stop])
        if said.strip():
            found.append((place + len(said) - len(said.lstrip()), _cells(said)))
        place = ended.end() if ended else end
    return found


def _cells(row: str) -> list[str]:
    r"""
    >>> _cells(r"\textbf{Smith \& Co.} & \multicolumn{2}{l}{G\"oteborg}")
    ['Smith & Co.', 'Göteborg', '']
    """
    cells = []
    for cell in CELL.split(row):
        spread = SPREAD.search(cell)
        cells += [_plain(SPREAD.sub("", cell)), *([""] * (int(spread[1]) - 1 if spread else 0))]
    return cells


def _plain(cell: str) -> str:
    """What is printed. A footnote's words stand in brackets behind what it is a note to."""
    text = NOTE.sub(r" (\1)", LINK.sub("", TALL.sub("", cell)))
    text = ACCENT.sub(_accented, text)
    text = re.sub(r"\\([&%_#$])", r"\1", text)
    text = COMMAND.sub(lambda named: SIGNS.get(named[1], ""), text)
    text = re.sub(r"---?", "–", re.sub(r"[{}~$]|\\[,;:! ]?", " ", text))
    lines = (" ".join(line.split()) for line in text.split(BREAK))
    return re.sub(r" +([),.;:])", r"\1", re.sub(r"\( +", "(", "\n".join(filter(None, lines))))


def _accented(found: re.Match[str]) -> str:
    mark, letter = found[1] or found[4], found[2] or found[3] or found[5]
    return unicodedata.normalize("NFC", letter + ACCENTS[mark])


def _title(text: str, start: int, end: int, titles: list[tuple[int, int]], floats: list[tuple[int, bool]]) -> str:
    """The caption of the table, above or below its rows, or else the section it stands in."""
    at = bisect(titles, (end, end))
    before, after = titles[max(at - 1, 0) : at], titles[at : at + 1]
    around = bisect(floats, (start, True))
    inside = around > 0 and floats[around - 1][1] and around < len(floats)
    own = [each for each in before if inside and each[0] > floats[around - 1][0]]
    below = [each for each in after if inside and each[0] < floats[around][0]]
    found = own or below or before
    return _plain(text[found[0][1] : _closed(text, found[0][1] - 1) - 1]) if found else ""
