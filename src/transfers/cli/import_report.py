"""What an import would do, or did, as text that a lawyer can read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from transfers.cli.output import print_table
from transfers.domain.words import Severity
from transfers.i18n import day, number, t
from transfers.services.import_vendors import Preview
from transfers.services.import_words import data_told, field_label, in_words

MOST = 50
COLUMNS = ("row", "vendor", "matched_to", "countries", "mechanisms", "purpose", "data", "change")
Line = Mapping[str, object]


def report(seen: Preview, language: str) -> None:
    """All of it on stdout, long lists cut short."""
    _head(seen, language)
    page = seen.page("records", limit=MOST)
    if page.total:
        print()
        print_table([_record(line, language) for line in page.lines()], COLUMNS)
        _more(page.total, language)
    for name, write in PARTS.items():
        _part(seen, name, write, language)
    _offers(seen, language)
    for which, label in (("opened", "opens"), ("closed", "closes")):
        _findings(seen, which, label, language)


def _head(seen: Preview, language: str) -> None:
    staged = seen.drafted.staged
    counts = seen.counts()
    rows = t(f"imports.done.rows_{'one' if seen.rows == 1 else 'many'}", language, n=number(seen.rows, language))
    about = [t("imports.report.head", language, file=seen.drafted.source.name, format=staged.reading.format, rows=rows)]
    if staged.reading.encoding:
        about.append(t("imports.report.encoding", language, encoding=staged.reading.encoding))
    if staged.reading.delimiter:
        about.append(t("imports.report.delimiter", language, delimiter=repr(staged.reading.delimiter)))
    print(", ".join(about))
    figures = {**seen.drafted.changes, "accepted": seen.drafted.accepted, "kept_out": counts["rows_kept_out"]}
    print(t("imports.report.took", language, **{name: number(count, language) for name, count in figures.items()}))
    for heading, other in staged.also.items():
        fields = [t(f"ui_records.import_field.{each}", language) for each in (staged.mapping[heading], other)]
        print(t("imports.report.also", language, heading=heading, fields=", ".join(fields)))
    if staged.ignored:
        print(t("imports.report.ignored", language, columns=", ".join(staged.ignored)))
    if staged.remembered and staged.remembered.remembered_at:
        on = day(staged.remembered.remembered_at.date(), language)
        print(t("imports.report.remembered", language, author=staged.remembered.author, day=on))


def _record(line: Line, language: str) -> dict[str, object]:
    places = [in_words("destination", line["countries"], language)] if line["countries"] else []
    areas = line["areas"] if isinstance(line["areas"], list) else []
    return {
        **line,
        "countries": ", ".join([*places, *map(str, areas)]),
        "mechanisms": in_words("mechanism", line["mechanisms"], language) if line["mechanisms"] else "",
        "data": data_told(line, language),
        "change": t(f"ui_records.import_change.{line['change']}", language),
    }


def _part(seen: Preview, name: str, write: Callable[[Line, str], str], language: str) -> None:
    page = seen.page(name, limit=MOST)
    if page.total:
        print(f"\n{t(f'imports.lists.{name}', language)} ({number(page.total, language)})")
        for line in page.lines():
            print(f"  {write(line, language)}")
        _more(page.total, language)


def _more(total: int, language: str) -> None:
    if total > MOST:
        print("  " + t("imports.report.more", language, n=number(total - MOST, language)))


def _at(line: Line, language: str) -> str:
    row = "" if line["row"] is None else t("imports.report.row", language, row=line["row"])
    return _joined((row, line.get("vendor") or line.get("column")))


def _joined(parts: Iterable[object]) -> str:
    return ", ".join(str(part) for part in parts if part)


def _change(line: Line, language: str) -> str:
    field = str(line["field"])
    old, new = (in_words(field, line[side], language) for side in ("old", "new"))
    return f"{_at(line, language)}, {field_label(field, language)}: {old} → {new}"


def _conflict(line: Line, language: str) -> str:
    field = str(line["field"])
    if field == "removed":
        sides = [t("imports.conflict.removed", language), t("imports.conflict.there", language)]
    else:
        sides = [in_words(field, line[side], language) for side in ("registry", "list")]
    heads = [t(f"imports.column.{side}", language) for side in ("registry", "list")]
    stands = t(f"imports.report.stands_{line['side']}", language)
    told = "; ".join(f"{head}: {said}" for head, said in zip(heads, sides, strict=True))
    return f"{_at(line, language)}, {field_label(field, language)}: {told} ({stands}; {line['key']})"


def _ending(line: Line, language: str) -> str:
    where = in_words("destination", line["destination"], language)
    return f"{_joined((line['vendor'], line['service'], where))}: {in_words('ended_on', line['ended_on'], language)}"


def _problem(line: Line, language: str) -> str:
    return f"{_at(line, language)} [{line['code']}]: {line['message']}"


PARTS: dict[str, Callable[[Line, str], str]] = {
    "changes": _change,
    "conflicts": _conflict,
    "ending": _ending,
    "quarantined": _problem,
    "issues": _problem,
}


def _offers(seen: Preview, language: str) -> None:
    if not seen.offers:
        return
    print(f"\n{t('imports.lists.offers', language)} ({number(len(seen.offers), language)})")
    for offer in seen.offers[:MOST]:
        name = offer.name
        if offer.candidate_row is not None:
            name = t("imports.report.new_too", language, name=name, row=offer.candidate_row)
        said = t("imports.report.offer", language, vendor=offer.vendor, name=name, reason=offer.reason)
        print(f"  {t('imports.report.row', language, row=offer.row)}, {said} ({offer.candidate})")
    _more(len(seen.offers), language)
    if seen.offers_left:
        print("  " + t("imports.offer.left", language, n=number(seen.offers_left, language)))


def _findings(seen: Preview, which: str, label: str, language: str) -> None:
    found = seen.findings(which)
    by = [
        f"{t(f'words.severity.{severity}', language)} {number(found.by_severity[severity], language)}"
        for severity in Severity
        if found.by_severity.get(severity)
    ]
    print(f"\n{t(f'imports.report.{label}', language)}: {', '.join(by) or t('imports.report.none', language)}")
    for line in found.as_json(MOST):
        since = t("imports.report.since", language, day=in_words("since", line["since"], language))
        severity = t(f"words.severity.{line['severity']}", language)
        parts = [line["title"], *([since] if line["since"] else []), line["provision"]]
        print(f"  {severity}: {line['importer'] or line['exporter']}: {_joined(parts)}")
    _more(found.total, language)
