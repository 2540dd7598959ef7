"""Every page's rerun with 100,000 transfers in the registry: the server's time for one run of the script."""

from __future__ import annotations

import os
from pathlib import Path

from bench.clock import line, median
from bench.registry import make
from transfers.ui.components import review_work
from transfers.ui.navigation import PLACES

TRANSFERS = 100_000
LIMIT = 0.1
PAGES: dict[str, tuple[str, dict[str, str]]] = {
    **{name: (name, {}) for name in PLACES},
    "one transfer's record": ("transfers", {"transfer": "t-0000123"}),
    "one transfer's form": ("transfers", {"transfer": "t-0000123", "form": "transfer"}),
    "one processor's record": ("processors", {"processor": "o-1234"}),
    "one country's record": ("countries", {"country": "US"}),
    "one instrument": ("law", {"instrument": "eu-us-dpf"}),
    "beginning an assessment": ("assessments", {"form": "new"}),
}
ROOT = Path(__file__).parents[1]


def run(folder: Path) -> list[bool]:
    print(f"\nPages with {TRANSFERS:,} transfers (median rerun, seconds of server time)")
    path = folder / "pages.duckdb"
    make(path, TRANSFERS).close()
    os.environ["TRANSFERS_REGISTRY"] = str(path)
    # The review's page asks again every second while a quarter is compared; what is timed is the page with the result.
    review_work.PATIENCE = 600.0
    return [line(what, _rerun(page, query), " s", LIMIT) for what, (page, query) in PAGES.items()]


def _rerun(page: str, query: dict[str, str]) -> float:
    """Seconds of a rerun after the first: what a click costs."""
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=600)
    app.run()
    app.switch_page(f"src/transfers/ui/pages/{page}.py")
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    if app.exception:
        raise RuntimeError(app.exception[0].value)
    return median(app.run, runs=7, warm=2)
