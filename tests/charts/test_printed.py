"""The map for paper: drawn from the same counts as the one on the screen, and well-formed whatever the names are."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pandas as pd

from transfers.charts import VERDICTS, printed_map

COLUMNS = ["origin", "destination", "verdict", "transfers"]
FLOWS = pd.DataFrame(
    [
        ("FI", "US", "uncovered", 4),
        ("DE", "US", "covered", 200),
        ("FI", "IN", "unknown", 2),
        ("FI", "JP", "covered", 1),
        ("FI", None, "unknown", 3),
        (None, "EPORG", "no_transfer", 1),
    ],
    columns=COLUMNS,
)


def fills(svg: str) -> list[str | None]:
    return [each.get("fill") for each in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}path")]


def test_each_destination_has_the_colour_of_its_worst_verdict():
    svg, told = printed_map(FLOWS, "en")
    assert fills(svg).count(VERDICTS["uncovered"].light) == 1
    assert VERDICTS["unknown"].light in fills(svg)
    assert told.startswith(
        "World map of transfers by destination: United States (Uncovered 4, Covered 200), India (Not evaluable 2)"
    )


def test_no_transfers_give_the_empty_world():
    svg, _ = printed_map(FLOWS.iloc[:0], "fi")
    assert len(fills(svg)) == 1


def test_the_same_flows_give_the_same_picture():
    assert printed_map(FLOWS, "fi") == printed_map(FLOWS.copy(), "fi")
