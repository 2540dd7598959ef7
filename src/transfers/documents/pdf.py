"""A document as PDF: tagged for screen readers (PDF/UA-1), fit for the archive (PDF/A-2a), the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import typst

from transfers.documents.blocks import Document, Timeline
from transfers.documents.lettering import fonts, writable

TEMPLATE = Path(__file__).with_name("report.typ")
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
MOST_TICKS = 12
PICTURE_DPI = 200


def pdf(document: Document) -> bytes:
    made = _compiler().compile(
        format="pdf",
        sys_inputs={"document": content(document)},
        pdf_standards=STANDARDS,
        timestamp=datetime.combine(document.dated, datetime.min.time(), UTC),
    )
    assert isinstance(made, bytes)  # noqa: S101 - a PDF is one file, unlike pictures of several pages
    return made


def picture(document: Document, place: int) -> bytes:
    """Block number `place`, a Bars, Timeline or Picture, as PNG: for formats that cannot draw it themselves."""
    inputs = {"document": content(document), "only": str(place)}
    made = _compiler().compile(format="png", ppi=PICTURE_DPI, sys_inputs=inputs)
    return made if isinstance(made, bytes) else b"".join(made or ())


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(str(TEMPLATE), font_paths=fonts(), ignore_system_fonts=True)


def content(document: Document) -> str:
    """The document as the template reads it: JSON, in letters that the typeface has."""
    return json.dumps(_plain(document), ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, Timeline):
        return _drawn(value)
    if is_dataclass(value):
        parts = {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
        return {"kind": type(value).__name__, **parts}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return [value.year, value.month, value.day]
    return writable(value) if isinstance(value, str) else value


def _drawn(given: Timeline) -> dict[str, object]:
    """Days as shares of the picture's width."""
    whole = max((given.last - given.first).days, 1)

    def at(day: date) -> float:
        return min(max((day - given.first).days / whole, 0.0), 1.0)

    lanes = [
        {
            "label": writable(lane.label),
            "spans": [
                {
                    "begin": at(span.begin or given.first),
                    "end": at(span.end or given.last),
                    "tone": span.tone,
                    "label": writable(span.label),
                }
                for span in lane.spans
            ],
        }
        for lane in given.lanes
    ]
    return {
        "kind": "Timeline",
        "alt": writable(given.alt),
        "lanes": lanes,
        "ticks": [{"at": at(date(year, 1, 1)), "label": str(year)} for year in _years(given.first, given.last)],
        "today": None if given.today is None else at(given.today),
        "today_label": writable(given.today_label),
    }


def _years(first: date, last: date) -> list[int]:
    """The years whose beginning is marked: all of them, or every second, third … of a long time."""
    years = list(range(first.year + (first > date(first.year, 1, 1)), last.year + 1))
    return years[:: max(1, -(-len(years) // MOST_TICKS))]
