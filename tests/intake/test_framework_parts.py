"""The Data Privacy Framework's Swiss part and UK extension, on lists of exporters under each law."""

from __future__ import annotations

import pytest

from transfers.domain.words import Regime

SWISS = ["Swiss-US DPF only", "Swiss-U.S. Data Privacy Framework", "DPF CH", "Swiss-US DPF; SCC 2021"]
BRITISH = [
    *("UK Extension to the EU-US DPF", "UK-US data bridge", "UK Extension", "UK-US DPF"),
    "UK Extension to the EU-U.S. Data Privacy Framework (UK-US Data Bridge)",
]
ANY = [
    *("DPF", "EU-US DPF", "EU-US DPF + Swiss-US DPF", "EU-US and Swiss-US DPF", "DPF, Swiss-US DPF", "SCC 2021"),
    "EU-U.S. Data Privacy Framework and the UK Extension to the EU-U.S. DPF",
]


def noted(listed, cells, regime, code="framework-part-elsewhere"):
    rows = "".join(f'Norr{place} Inc;United States;"{cell}"\n' for place, cell in enumerate(cells))
    seen = listed(f"Vendor;Country;Transfer mechanism\n{rows}", regime=regime)
    return seen, [cells[row - 2] for row, column, each in seen.issues if each == code]


@pytest.mark.parametrize(
    ("regime", "told"),
    [(Regime.EU, [*SWISS, *BRITISH]), (Regime.UK, SWISS), (Regime.CH, BRITISH)],
)
def test_the_part_of_another_law_is_told_and_the_framework_recorded(listed, regime, told):
    seen, found = noted(listed, [*SWISS, *BRITISH, *ANY], regime)
    assert found == told
    assert [each["vendor"] for each in seen.records if "dpf" not in each["mechanisms"]] == [f"Norr{14} Inc"]


def test_a_framework_by_its_full_name_leaves_nothing_open(listed):
    assert noted(listed, SWISS, Regime.EU, "mechanism-alternatives")[1] == []


def test_the_country_of_an_exporter_tells_the_law(listed):
    text = "Exporter;Vendor;Country;Transfer mechanism\nGoogle Ireland Ltd;Norr Inc;USA;Swiss-US DPF\n"
    assert (2, "Transfer mechanism", "framework-part-elsewhere") in listed(text, regime=Regime.CH).issues
