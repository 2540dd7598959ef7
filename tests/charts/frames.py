"""Frames and readers for the chart tests. Every name in them is hostile."""

from datetime import date

import pandas as pd

NASTY = "<img src=x onerror=alert(1)> & Söns"
DAY = date(2026, 5, 4)

FLOWS = pd.DataFrame(
    [
        ("FI", "US", "covered", 140),
        ("FI", "US", "uncovered", 3),
        ("FI", "SG", "unknown", 7),
        ("FI", None, "unknown", 4),
    ],
    columns=["origin", "destination", "verdict", "transfers"],
)
LOCATIONS = pd.DataFrame(
    [("US", "hosting", NASTY), ("US", "parent", NASTY), ("IN", "support_access", NASTY), (None, "backup", NASTY)],
    columns=["country", "use", "name"],
)
BASES = pd.DataFrame(
    [
        (NASTY, NASTY, "2016-08-01", None, "invalidated", "2020-07-16", "C-311/18"),
        ("SCC", "2021/914", date(2022, 1, 1), None, "in_force", None, None),
    ],
    columns=["label", "instrument_title", "start", "end", "state", "ended_on", "cause"],
)
INSTRUMENTS = pd.DataFrame(
    [
        (NASTY, "EU", "2023-07-10", None, None, None, "in_force"),
        ("SCC 2010", "EU", "2010-05-15", "2021-09-27", "2022-12-27", "repealed", "repealed"),
    ],
    columns=["title", "regime", "valid_from", "valid_to", "legacy_until", "end_kind", "status"],
)
COUNTS = pd.DataFrame([("covered", 30), ("uncovered", 3), ("unknown", 0)], columns=["verdict", "transfers"])
FINDINGS = pd.DataFrame([(NASTY, "low", 9), ("Fell", "critical", 2)], columns=["title", "severity", "findings"])
CHAINS = pd.DataFrame(
    [(NASTY, f"Importer {i:02}", "US", "covered", 40 - i) for i in range(20)],
    columns=["register", "importer", "destination", "verdict", "transfers"],
)
COUNTRIES = pd.DataFrame(
    [("NZ", "whole"), ("CA", "part"), ("US", "listed"), ("FI", "inside"), ("IN", "none"), (NASTY, NASTY)],
    columns=["code", "group"],
)


def texts(value):
    """Every text of a figure's JSON, except what is said to screen readers (plain text there)."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key != "meta":
                yield from texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str):
        yield value
