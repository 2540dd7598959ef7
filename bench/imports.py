"""A million messy rows from a file to a committed changeset, beside DuckDB's own reader and two validators.

Each run is a process of its own, so that its memory is its own. DuckDB's reader fills a table of a file and commits it,
as the import does. The validators get the checks that the import makes of a cell before it understands it.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.clock import line, most_memory
from bench.messy_list import HEADINGS, ROLES, write

ROWS = 1_000_000
SAMPLE = 50_000
RUNS = 3
GIB = 2**30
DAY = r"\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2} \w+ \d{4}"
LONGEST = {"Vendor": 300}
LONGEST_TEXT = 10_000
PRINTABLE = r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]*"
Measured = dict[str, float]
Work = Callable[[], None]


def run(folder: Path) -> list[bool]:
    """Prints seconds of the clock and of the processors: on a busy machine only the latter can be compared."""
    print(f"\nImport of {ROWS:,} messy rows (medians of {RUNS}, runs taken in turns)")
    full, sample = folder / "messy.csv", folder / "sample.csv"
    write(full, ROWS)
    write(sample, SAMPLE)
    runs: dict[str, list[Measured]] = {"plain": [], "ours": []}
    for turn in range(RUNS):
        for what, taken in runs.items():
            taken.append(_measured(what, full, folder / f"{what}{turn}.duckdb"))
    plain, ours = (_medians(runs[what]) for what in ("plain", "ours"))
    for name, found in (("read_csv(all_varchar=true) into a table", plain), ("file to committed changeset", ours)):
        line(name, found["seconds"], " s")
        line(f"{name}, processor time", found["cpu"], " s")
    held = [
        line("import / read_csv", ours["seconds"] / plain["seconds"], "x", 6),
        line("peak memory of the import", ours["memory"] / GIB, " GiB", 2),
    ]
    line("import / read_csv, processor time", ours["cpu"] / plain["cpu"], "x")
    line("import, per row", ours["cpu"] / ROWS * 1e6, " us")
    for tool in ("frictionless", "pandera"):
        found = _measured(tool, sample, folder / "unused")
        line(f"{tool}: the checks of cells alone ({SAMPLE:,} rows), per row", found["cpu"] / SAMPLE * 1e6, " us")
    return held


def _measured(what: str, file: Path, target: Path) -> Measured:
    command = [sys.executable, "-m", "bench.imports", what, str(file), str(target)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    target.unlink(missing_ok=True)
    found: Measured = json.loads(told.splitlines()[-1])
    return found


def _medians(taken: list[Measured]) -> Measured:
    return {name: statistics.median(found[name] for found in taken) for name in taken[0]}


def _plain(file: Path, target: Path) -> Work:
    import duckdb

    def work() -> None:
        with duckdb.connect(target) as con:
            con.execute("CREATE TABLE read AS SELECT * FROM read_csv(?, all_varchar = true)", [str(file)])

    return work


def _ours(file: Path, target: Path) -> Work:
    from bench.registry import DAY as TODAY
    from transfers.law import load_law
    from transfers.ledger import opened
    from transfers.services.import_vendors import Options, record

    law = load_law()

    def work() -> None:
        with opened(target) as session:
            made = record(session, law, file, None, Options(TODAY), "bench")
        if made.changeset is None or made.drafted is None or made.drafted.accepted < 0.9 * made.drafted.staged.rows:
            raise RuntimeError("the list was not recorded as it should be")

    return work


def _frictionless(file: Path, target: Path) -> Work:
    from frictionless import Resource, Schema, system

    fields = [{"name": name, "type": "string", "constraints": _constraints(name)} for name in HEADINGS]

    def work() -> None:
        with system.use_context(trusted=True):
            report = Resource(path=str(file), schema=Schema.from_descriptor({"fields": fields})).validate()
        if report.tasks[0].stats["rows"] != SAMPLE:
            raise RuntimeError("the sample was not read to its end")

    return work


def _constraints(name: str) -> dict[str, object]:
    made: dict[str, object] = {"maxLength": LONGEST.get(name, LONGEST_TEXT), "pattern": PRINTABLE}
    if name == "Start date":
        made["pattern"] = DAY
    if name == "Role":
        made = {"enum": [role for role in ROLES if role]}
    return {**made, "required": True} if name == "Vendor" else made


def _pandera(file: Path, target: Path) -> Work:
    import pandas as pd
    import pandera.pandas as pa

    checks = {
        name: [
            pa.Check.str_length(max_value=LONGEST.get(name, LONGEST_TEXT)),
            pa.Check.str_matches(rf"^(?:{DAY if name == 'Start date' else PRINTABLE})$"),
            *([pa.Check.isin(ROLES)] if name == "Role" else []),
        ]
        for name in HEADINGS
    }
    schema = pa.DataFrameSchema(
        {name: pa.Column(str, each, nullable=name != "Vendor") for name, each in checks.items()}
    )

    def work() -> None:
        try:
            schema.validate(pd.read_csv(file, dtype=str, keep_default_na=False, na_values=[""]), lazy=True)
        except pa.errors.SchemaErrors as errors:
            # The missing vendors and the days that are none, which are to be found.
            if not len(errors.failure_cases):
                raise

    return work


WHAT: dict[str, Callable[[Path, Path], Work]] = {
    "plain": _plain,
    "ours": _ours,
    "frictionless": _frictionless,
    "pandera": _pandera,
}


def _child(what: str, file: Path, target: Path) -> None:
    """Measure one piece of work, the libraries loaded before the clock starts: pandas too, which DuckDB would load with
    the first value that is bound."""
    import pandas  # noqa: F401

    work = WHAT[what](file, target)
    begun, used = time.perf_counter(), time.process_time()
    work()
    measured = {"seconds": time.perf_counter() - begun, "cpu": time.process_time() - used}
    measured["memory"] = most_memory()
    print(json.dumps(measured))


if __name__ == "__main__":
    _child(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
