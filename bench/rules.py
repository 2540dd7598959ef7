"""All rules over a million transfers, beside a plain copy of the table and beside row-by-row Python."""

from __future__ import annotations

from pathlib import Path

from bench.by_row import judge_by_row
from bench.clock import line, median
from bench.registry import DAY, make
from transfers.law import load_law
from transfers.ledger import Session, current
from transfers.rules import Asked, evaluate

TRANSFERS = 1_000_000
SAMPLE = 50_000


def run(folder: Path) -> list[bool]:
    print(f"\nRules over {TRANSFERS:,} transfers (medians, seconds)")
    ledger = make(folder / "million.duckdb", TRANSFERS)
    session = ledger.session()
    law = load_law()

    def judge() -> None:
        evaluate(session, law, Asked(DAY, DAY, DAY)).drop(session)

    copied = median(lambda: _copy(session))
    judged = median(judge)
    today = median(lambda: _read(session, None))
    past = median(lambda: _read(session, 1))
    line("CREATE TABLE AS SELECT of the transfers", copied, " s")
    line("all rules and verdicts", judged, " s")
    line("registry as of today", today, " s")
    line("registry as of a past day", past, " s")
    held = [
        line("all rules / CREATE TABLE AS SELECT", judged / copied, "x", 5),
        line("past day / today", past / today, "x", 2),
    ]
    by_row = median(lambda: judge_by_row(session, law, SAMPLE, DAY), runs=1, warm=0) / SAMPLE * TRANSFERS
    line(f"five rules row by row in pandas and pydantic ({SAMPLE:,} rows, scaled up)", by_row, " s")
    line("five rules row by row / all rules in SQL", by_row / judged, "x")
    session.close()
    ledger.close()
    return held


def _copy(session: Session) -> None:
    session.run("CREATE OR REPLACE TABLE registry.copied AS SELECT * FROM registry.transfer_revision")
    session.run("DROP TABLE registry.copied")


def _read(session: Session, upto: int | None) -> None:
    session.run(f"CREATE OR REPLACE TEMP TABLE read_back AS {current('transfer', upto)}")
