"""The quarter's workbook for 100,000 transfers, beside XlsxWriter's own writing of the same cells."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import xlsxwriter

from bench.clock import line, most_memory
from bench.registry import DAY, make
from transfers.law import load_law
from transfers.review import Pack, Quarter
from transfers.review.writers.sheet import ROWS_OF_A_SHEET
from transfers.review.writers.workbook import ORDER, write_workbook
from transfers.services.quarter_pack import quarter_pack

TRANSFERS = 100_000
LIMIT = 1.5
MEMORY = 1024.0
QUARTER = Quarter.of(DAY)


def run(folder: Path) -> list[bool]:
    """Each in a process of its own, because what is measured is processor time and the most memory ever held."""
    print(f"\nThe quarterly review of {TRANSFERS:,} transfers (processor seconds)")
    path = folder / "review.duckdb"
    ledger = make(path, TRANSFERS)
    with contextlib.closing(ledger.session()) as session:
        # All but the edited tenth was there before the quarter began, so that both standpoints are full.
        session.run("UPDATE registry.changeset SET recorded_at = TIMESTAMP '2026-05-01' WHERE id = 1")
    ledger.close()
    told = subprocess.run(
        [sys.executable, "-m", "bench.review", str(path)], check=True, capture_output=True, text=True
    ).stdout.split()
    made, ours, theirs, cells, memory = (float(each) for each in told)
    line("the pack, from the registry", made, " s")
    line(f"the workbook, from the pack ({cells:,.0f} cells)", ours, " s")
    line("XlsxWriter alone, the same cells", theirs, " s")
    return [
        line("workbook / XlsxWriter alone", ours / theirs, "x", LIMIT),
        line("most memory held for pack and workbook", memory, " MiB", MEMORY),
    ]


def main(path: Path) -> None:
    pack, made = _timed(lambda: _pack(path))
    _, ours = _timed(lambda: write_workbook(pack, path.with_suffix(".xlsx")))
    memory = most_memory() / 2**20
    cells, theirs = _timed(lambda: _plain(pack, path.with_suffix(".plain.xlsx")))
    print(made, ours, theirs, cells, memory)


def _pack(path: Path) -> Pack:
    from transfers.ledger import opened

    with opened(path) as session:
        return quarter_pack(session, load_law(), QUARTER, day=DAY)


def _timed(work):  # type: ignore[no-untyped-def]
    start = time.process_time()
    made = work()
    return made, time.process_time() - start


def _plain(pack: Pack, path: Path) -> int:
    """What one would write with the library and nothing else: a loop over rows and cells, without formats."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    cells = 0
    for table in ORDER:
        rows = _flat(pack.tables[table])
        for start in range(0, max(1, rows.num_rows), ROWS_OF_A_SHEET):
            sheet = book.add_worksheet()
            for number, row in enumerate(_lines(rows.slice(start, ROWS_OF_A_SHEET))):
                for place, value in enumerate(row):
                    if value is not None:
                        sheet.write(number, place, value)
                        cells += 1
    book.close()
    return cells


def _flat(table: pa.Table) -> pa.Table:
    import pyarrow.compute as pc

    columns = [pc.binary_join(column, "; ") if pa.types.is_list(column.type) else column for column in table.columns]
    return pa.table(columns, table.column_names)


def _lines(rows: pa.Table):  # type: ignore[no-untyped-def]
    for batch in rows.to_batches(max_chunksize=4096):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
