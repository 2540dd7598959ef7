"""The official list of participants of the Data Privacy Framework: a line per participant and part of the framework.

Addresses and whatever else is on the list but not asked here are dropped on reading.
"""

from __future__ import annotations

import pyarrow as pa

from transfers.i18n.spelling import plain
from transfers.intake.grid import Reading
from transfers.intake.reading import read
from transfers.intake.source import Source
from transfers.ledger import Session

HEADINGS = {
    "display_name": "Public Display Name",
    "legal_name": "Legal Name",
    "installed": "Install Date",
    "next_due": "Usage End Date",
    "inactive_from": "Inactive Start Date",
    "framework": "Framework",
    "status": "Status",
    "hr": "HR Data",
    "non_hr": "Non-HR Data",
    "covered": "Covered Entities",
}
NEEDED = ("legal_name", "framework", "status")
OWN = {"display_name", "installed", "next_due", "inactive_from", "hr", "non_hr", "covered"}
WITHIN = 20
DATED = ("installed", "next_due", "inactive_from")
FLAGGED = ("hr", "non_hr")
DAYS = "['%m/%d/%Y', '%Y-%m-%d', '%m/%d/%Y %H:%M:%S', '%b %d, %Y', '%B %d, %Y', '%d %b %Y']"


def looks_like_dpf_list(line: list[str]) -> int:
    """How many of the list's own headings a row bears; 0 unless the needed ones are among them."""
    fields = _fields(line)
    return len(fields) if set(NEEDED) <= set(fields) else 0


def refuse_dpf_list(source: Source, reading: Reading) -> None:
    """Raises InputError for this list where one of vendors is due. A vendor list may speak of frameworks and status
    too, but not of the list's own columns."""
    tops = ((each, place) for each in reading.grids for place in range(min(WITHIN, each.cells.num_rows)))
    heads = (grid.line(place) for grid, place in tops)
    if any(looks_like_dpf_list(line) and len(OWN & set(_fields(line))) > 1 for line in heads):
        raise source.refusal("dpf-list", "list_refused.is_dpf_list")


def _fields(line: list[str]) -> dict[str, int]:
    heads = [plain(cell) for cell in line]
    return {field: heads.index(plain(name)) for field, name in HEADINGS.items() if plain(name) in heads}


def put_dpf_lines(session: Session, source: Source) -> int:
    """Make `dpf_line` (row, names, framework, status, hr, non_hr, days; what is not understood is null) and return how
    many rows the list has. Raises InputError for a file that is not this list."""
    reading = read(source, looks_like_dpf_list)
    for grid in reading.grids:
        for place in range(min(WITHIN, grid.cells.num_rows)):
            line = grid.line(place)
            if looks_like_dpf_list(line):
                _put(session, grid.cells.slice(place + 1), _fields(line))
                return int(grid.cells.num_rows - place - 1)
    raise source.refusal("not-dpf-list", "list_refused.no_dpf_list")


def _put(session: Session, cells: pa.Table, fields: dict[str, int]) -> None:
    texts = {
        field: cells[f"c{fields[field]}"].cast(pa.string()) if field in fields else pa.nulls(len(cells), pa.string())
        for field in HEADINGS
    }
    session.put("in_dpf_cell", pa.table({"row": cells["row"], **texts}))
    days = ", ".join(
        f"coalesce(try_cast({name} AS DATE), try_strptime(trim({name}), {DAYS})::DATE) AS {name}" for name in DATED
    )
    flags = ", ".join(
        f"CASE WHEN lower(trim({name})) IN ('yes', 'y', 'true', 'x', '1', 'covered') THEN true "
        f"WHEN lower(trim({name})) IN ('no', 'n', 'false', '0', 'not covered') THEN false END AS {name}"
        for name in FLAGGED
    )
    session.run(
        rf"""CREATE OR REPLACE TEMP TABLE in_dpf_line AS
        WITH part AS (
            SELECT *, lower(unnest(string_split_regex(framework, '[;|\n]'))) AS named FROM temp.in_dpf_cell
        )
        SELECT "row", trim(display_name) AS display_name, trim(legal_name) AS legal_name, covered, trim(status) AS said,
            CASE WHEN regexp_matches(named, '\buk\b|united kingdom') THEN 'dpf-uk' WHEN contains(named, 'swiss')
                THEN 'dpf-ch' WHEN regexp_matches(named, '\beu\b|dpf|privacy framework') THEN 'dpf-eu' END AS framework,
            CASE WHEN contains(lower(status), 'withdr') THEN 'withdrawn'
                WHEN starts_with(lower(trim(status)), 'active') THEN
                    CASE WHEN contains(lower(status), 'review') THEN 'under_review' ELSE 'active' END
                WHEN starts_with(lower(trim(status)), 'inactive') OR contains(lower(status), 'remov')
                    OR contains(lower(status), 'lapse') THEN 'lapsed' ELSE 'unknown' END AS status,
            {days}, {flags}
        FROM part WHERE trim(legal_name) <> ''"""
    )
