"""Cells that a workbook shows struck out: the list's way of saying that they hold no more."""

from __future__ import annotations

import re

from transfers.intake.formulas import Place, place_of

FONTS = re.compile(rb"<(?:\w+:)?fonts\b.*?</(?:\w+:)?fonts>", re.DOTALL)
FONT = re.compile(rb"<(?:\w+:)?font(?:\s[^>]*)?(?:/>|>(.*?)</(?:\w+:)?font>)", re.DOTALL)
STRIKE = re.compile(rb"""<(?:\w+:)?strike\b(?![^>]*val\s*=\s*["'](?:0|false|off)["'])[^>]*>""")
FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
FORMAT = re.compile(rb"<(?:\w+:)?xf\b([^>]*)>")
FONT_OF = re.compile(rb"""\bfontId\s*=\s*["'](\d+)["']""")


def struck_formats(part: bytes) -> frozenset[int]:
    """The numbers of the cell formats of an .xlsx file's styles whose font is struck out."""
    if b"strike" not in part:
        return frozenset()
    fonts, formats = FONTS.search(part), FORMATS.search(part)
    inner = [found[1] or b"" for found in FONT.finditer(fonts[0])] if fonts else []
    struck = {place for place, font in enumerate(inner) if STRIKE.search(font)}
    fonts_of = [FONT_OF.search(each) for each in FORMAT.findall(formats[0])] if formats else []
    return frozenset(place for place, found in enumerate(fonts_of) if found and int(found[1]) in struck)


def struck_in(part: bytes, formats: frozenset[int]) -> frozenset[Place]:
    """(row, column), both from 1, of the cells of one sheet that have one of the formats."""
    if not formats:
        return frozenset()
    numbers = b"|".join(str(each).encode() for each in sorted(formats))
    cell = re.compile(rb"<(?:\w+:)?c\b([^>]*\bs\s*=\s*[\"'](?:" + numbers + rb")[\"'][^>]*)>")
    return frozenset(map(place_of, cell.findall(part)))
