"""Every page's rerun with 100,000 transfers in the registry: the server's time for one run of the script."""

from __future__ import annotations

import os
from pathlib import Path

from bench.clock import line, median
from bench.registry import make

TRANSFERS = 100_000
LIMIT = 0.1
PAGES = ("overview", "transfers", "processors", "findings", "law", "import_vendors", "activity")
ROOT = Path(__file__).parents[1]


def run(folder: Path) -> list[bool]:
    print(f"\nPages with {TRANSFERS:,} transfers (median rerun, seconds of server time)")
    path = folder / "pages.duckdb"
    make(path, TRANSFERS).close()
    os.environ["TRANSFERS_REGISTRY"] = str(path)
    held = [line(page, _rerun(page), " s", LIMIT) for page in PAGES]
    held.append(line("one transfer's record", _rerun("transfers", transfer="t-0000123"), " s", LIMIT))
    held.append(line("one processor's record", _rerun("processors", processor="o-1234"), " s", LIMIT))
    return held


def _rerun(page: str, **query: str) -> float:
    """Seconds of a rerun after the first: what a click costs."""
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.run()
    app.switch_page(f"src/transfers/ui/pages/{page}.py")
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    if app.exception:
        raise RuntimeError(app.exception[0].value)
    return median(app.run, runs=7, warm=2)
