"""The rows that an import keeps out, as a file that can be fixed and sent again: the same columns, and the reasons."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from transfers.errors import UsageError
from transfers.i18n import refusal, t
from transfers.intake import OUR_HEADINGS, Section
from transfers.services.import_vendors import Preview
from transfers.services.sheets import Table, as_csv, as_xlsx

FORMATS = ("csv", "xlsx")


def rejected(seen: Preview, form: str) -> bytes:
    """`form`: csv (with the delimiter of the file that was sent) or xlsx. Raises UsageError for another."""
    tables = [_table(section, seen) for section in seen.drafted.staged.sections]
    tables = [table for table in tables if table.rows] or tables[:1]
    if form == "csv":
        return as_csv(tables, seen.drafted.staged.reading.delimiter or ",")
    if form == "xlsx":
        return as_xlsx(tables, t("imports.rejected.sheet", seen.language))
    raise refusal(UsageError, "services_refused.file.kept_out_as", endings=[f".{each}" for each in FORMATS], form=form)


def write_rejected(seen: Preview, to: Path) -> None:
    """Raises UsageError for another ending of the name than .csv and .xlsx, and where the file cannot be written."""
    content = rejected(seen, to.suffix.lower().removeprefix("."))
    try:
        to.write_bytes(content)
    except OSError as error:
        raise refusal(UsageError, "services_refused.file.not_written", file=to, error=error.strerror) from error


def file_name(seen: Preview, form: str) -> str:
    return f"{Path(seen.drafted.source.name).stem}-rejected.{form}"


def _table(section: Section, seen: Preview) -> Table:
    reasons = _reasons(seen)
    rows = section.cells.filter(pc.is_in(section.cells["row"], reasons["row"]))
    why = reasons["why"].take(pc.index_in(rows["row"], reasons["row"]))
    places = [place for place, heading in enumerate(section.headings) if heading not in OUR_HEADINGS]
    own = [t(f"imports.rejected.{name}", seen.language) for name in ("row", "reason")]
    headings = [*(section.headings[place] for place in places), *own]
    cells = [rows[f"c{place}"].cast(pa.string()) for place in places]
    return Table(headings, [*cells, rows["row"].cast(pa.string()), why], section.title)


def _reasons(seen: Preview) -> pa.Table:
    """row, why: every reason of a row that is kept out, each with its column."""
    return seen.session.arrow(
        """SELECT "row", string_agg(concat_ws(': ', "column", message), ' | ' ORDER BY n) AS why
        FROM temp.in_told_problem WHERE stops GROUP BY "row" ORDER BY "row\""""
    )
