"""Reasons that the program wrote into the ledger are read in the reader's language; a person's own words stay."""

from __future__ import annotations

import pytest

from transfers.i18n import keys, reason, t
from transfers.i18n.reasons import COUNTED, KINDS
from transfers.settings import data_dir


@pytest.mark.parametrize(
    ("kind", "line", "fi"),
    [
        ("import", "Import of a, b.csv: 12 of 14 rows, replace", "Tuonti a, b.csv: 12/14 riviä, korvaava"),
        ("import", "Import of a: 1 of 2 rows.csv: 12 of 14 rows", "Tuonti a: 1 of 2 rows.csv: 12/14 riviä"),
        (
            "import",
            "Data Privacy Framework list of 2026-11-22: d.csv",
            "Data Privacy Framework -luettelo 22.11.2026: d.csv",
        ),
        ("undo", "Undo of 4: Undo of 3: As agreed", "Peruttu muutos 4: Peruttu muutos 3: As agreed"),
        ("review", "Done by Aino: Sign the SCC", "Tehty (Aino): Sign the SCC"),
        ("edit", "Signed: tia-1, suspend", "Allekirjoitettu: tia-1, on keskeytettävä, tai ei saa alkaa"),
        ("edit", "Signed: tia-1, odd", "Allekirjoitettu: tia-1, odd"),
        ("edit", "New transfer", "Uusi siirto"),
        ("edit", "Import of a.csv: 1 of 2 rows", "Import of a.csv: 1 of 2 rows"),
        ("edit", "The vendor moved to Ireland", "The vendor moved to Ireland"),
    ],
)
def test_ours_are_translated_and_others_stay(kind: str, line: str, fi: str) -> None:
    assert reason(line, kind, "fi") == fi


VALUES = {"day": "2026-11-22", "reason": "Own words", "outcome": "proceed", "decision": "confirmed", "mode": "add"}
COUNTS = dict.fromkeys(COUNTED, "7")
NAMED = ("file", "vendor", "controller", "quarter", "name", "role", "what", "importer", "id", "condition")
OURS = sorted(key for key in keys("en") if key.startswith(tuple(f"reasons.{kind}." for kind in KINDS)))


@pytest.mark.parametrize("key", OURS)
def test_each_is_known_again_in_either_language(key: str) -> None:
    kind, values = key.split(".")[1], {**VALUES, **COUNTS, **{each: each for each in NAMED}}
    finnish = reason(t(key, "en", **values), kind, "fi")
    assert finnish != t(key, "en", **values)
    assert reason(finnish, kind, "fi") == finnish


def test_every_line_of_the_demo_is_translated() -> None:
    lines = [file.read_text(encoding="utf-8").strip() for file in (data_dir() / "demo").glob("*/reason.txt")]
    assert len(lines) == 5
    for line in lines:
        assert "ietosuojaseloste" in reason(line, "demo", "fi")
    assert reason("Privacy notice of ALLU Group Oy, 18 May 2018", "demo", "fi").endswith("ALLU Group Oy, 18.5.2018")
