"""The sheets of the workbook that are no table: cover, key figures with their charts, and how to read it."""

from __future__ import annotations

from itertools import count

import pyarrow.compute as pc
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from transfers.domain.words import Severity, Verdict
from transfers.i18n import country, day, has, keys, t
from transfers.review.pack import Pack
from transfers.review.writers.sheet import Sheets, Styles

INK = {
    Verdict.NO_TRANSFER: "#8A94A6",
    Verdict.COVERED: "#2E7D4F",
    Verdict.AT_RISK: "#C77F00",
    Verdict.UNKNOWN: "#6B5B95",
    Verdict.UNCOVERED: "#B3261E",
}
MOST_DESTINATIONS = 12
# Heights in points, of a line and of the title; LINE in letters. A row is only as high as it is told to be.
TITLE, HEIGHT, LINE = 30, 16, 110


def _page(book: Workbook, name: str) -> Worksheet:
    """A sheet to be read like a page, and printed on the width of one."""
    sheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    return sheet


def write_cover(book: Workbook, pack: Pack, styles: Styles, sheets: Sheets) -> None:
    language = pack.language
    sheet = _page(book, t("review.text.cover", language))
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 1, 72)
    sheet.set_row(0, TITLE)
    sheet.write_string(0, 0, t("review.text.title", language, quarter=pack.quarter), styles.title)
    row = count(2)
    for label, value in facts(pack):
        place = next(row)
        sheet.write_string(place, 0, t(f"review.text.{label}", language), styles.strong)
        sheet.write_string(place, 1, value, styles.mono if label.endswith("digest") else styles.plain)
    sheet.write_string(next(row) + 1, 0, t("review.text.contents", language), styles.subtitle)
    next(row)
    links = [(t("review.text.key_figures", language), None), *((name, table) for table, (name, *_) in sheets.items())]
    for name, table in (*links, (t("review.text.how_to_read", language), None)):
        place = next(row)
        quoted = name.replace("'", "''")
        sheet.write_url(place, 0, f"internal:'{quoted}'!A1", styles.link, name)
        if table is not None:
            sheet.write_number(place, 1, pack.tables[table].num_rows, styles.number)
    sheet.write_string(next(row) + 1, 0, t("review.text.flag", language), styles.strong)


def facts(pack: Pack) -> list[tuple[str, str]]:
    """What the pack is of, as (key of review.text, value)."""
    language = pack.language
    names = "; ".join(pack.names) or t("review.text.everything", language)
    against = "compared_review" if pack.before.review else "compared_start"
    return [
        ("quarter", f"{pack.quarter}: {day(pack.quarter.first, language)} – {day(pack.quarter.last, language)}"),
        ("scope", names),
        ("seen_on", day(pack.now.day, language)),
        ("as_of", pack.as_of.isoformat(sep=" ", timespec="seconds")),
        ("compared", t(f"review.text.{against}", language, day=day(pack.before.day, language))),
        ("changeset", str(pack.now.changeset)),
        ("ledger_digest", pack.now.ledger or "—"),
        ("law_digest", pack.law),
        ("digest", pack.digest),
    ]


def write_figures(book: Workbook, pack: Pack, styles: Styles) -> None:
    language = pack.language
    sheet = _page(book, t("review.text.key_figures", language))
    sheet.set_column(0, 0, 58)
    sheet.set_column(1, 2, 12)
    for place, name in enumerate(("figure", "now", "before")):
        sheet.write_string(0, place, t(f"review.text.{name}", language), styles.heading)
    row = 1
    for name, value in pack.figures.items():
        label = f"review.figure.{name}"
        if has(label, language):
            row = _figure(sheet, row, t(label, language), value, pack.figures.get(f"{name}_before"), styles)
    row = _block(book, sheet, row + 1, "verdicts", _verdicts(pack), pack, styles, list(INK.values()))
    row = _block(book, sheet, row + 1, "severities", _severities(pack), pack, styles, ["#1F3A5F"])
    _block(book, sheet, row + 1, "destinations", _destinations(pack), pack, styles, ["#1B5FAA"])


def _figure(sheet: Worksheet, row: int, label: str, value: int, before: int | None, styles: Styles) -> int:
    sheet.write_string(row, 0, label)
    sheet.write_number(row, 1, value, styles.number)
    if before is not None:
        sheet.write_number(row, 2, before, styles.number)
    return row + 1


Lines = list[tuple[str, int, int | None]]


def _block(
    book: Workbook, sheet: Worksheet, row: int, name: str, lines: Lines, pack: Pack, styles: Styles, inks: list[str]
) -> int:
    """A small table with its bar chart beside it. Returns the row after both."""
    label = t(f"review.text.{name}", pack.language)
    sheet.write_string(row, 0, label, styles.subtitle)
    first = row + 1
    for number, (word, value, before) in enumerate(lines, first):
        _figure(sheet, number, word, value, before, styles)
    last = first + max(0, len(lines) - 1)
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": t("review.text.now", pack.language),
            "categories": [sheet.name, first, 0, last, 0],
            "values": [sheet.name, first, 1, last, 1],
            "points": [{"fill": {"color": inks[place % len(inks)]}} for place in range(len(lines))],
            "data_labels": {"value": True},
            "gap": 40,
        }
    )
    chart.set_title({"name": label, "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_size({"width": 620, "height": 60 + 26 * max(4, len(lines))})
    sheet.insert_chart(row, 4, chart, {"description": label})
    return row + max(len(lines) + 2, 4 + (60 + 26 * max(4, len(lines))) // 20)


def _verdicts(pack: Pack) -> Lines:
    return [
        (t(f"words.verdict.{each}", pack.language), pack.figures[each], pack.figures[f"{each}_before"]) for each in INK
    ]


def _severities(pack: Pack) -> Lines:
    return [(t(f"words.severity.{each}", pack.language), pack.figures[f"open_{each}"], None) for each in Severity]


def _destinations(pack: Pack) -> Lines:
    """Where most transfers go to, the largest first."""
    counted = pack.tables["flows"].group_by("destination").aggregate([("transfers", "sum")])
    order = pc.sort_indices(counted, [("transfers_sum", "descending"), ("destination", "ascending")])
    nowhere = t("review.text.unknown_place", pack.language)
    return [
        (country(row["destination"], pack.language) if row["destination"] else nowhere, row["transfers_sum"], None)
        for row in counted.take(order).slice(0, MOST_DESTINATIONS).to_pylist()
    ]


def write_how_to_read(book: Workbook, pack: Pack, styles: Styles) -> None:
    sheet = _page(book, t("review.text.how_to_read", pack.language))
    sheet.set_column(0, 0, LINE)
    sheet.set_row(0, TITLE)
    sheet.write_string(0, 0, t("review.text.how_to_read", pack.language), styles.title)
    for row, key in enumerate(sorted(key for key in keys(pack.language) if key.startswith("review.read.")), 2):
        text = t(key, pack.language)
        sheet.set_row(row, HEIGHT * (1 + len(text) // (LINE - 15)))
        sheet.write_string(row, 0, text, styles.plain)
