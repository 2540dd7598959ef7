"""The bar of verdicts, the findings by rule and the flow."""

import pandas as pd
import pytest

from transfers.charts import alt, findings_by_rule, flow, verdict_bar
from transfers.charts.bands import bands, placed
from transfers.charts.chains import MOST, graph

CHAIN = ["register", "importer", "destination", "verdict", "transfers"]


def chains(*rows):
    return pd.DataFrame(rows, columns=CHAIN)


def labels(figure):
    return [text for trace in figure.data if trace.mode == "text" for text in trace.text]


def test_the_bar_holds_every_transfer_once():
    rows = [("covered", 30), ("uncovered", 3), ("surprise", 2), (None, 1)]
    figure = verdict_bar(pd.DataFrame(rows, columns=["verdict", "transfers"]), "en", "light")
    assert [trace.x[0] for trace in figure.data if trace.type == "bar"] == [30, 3, 3]
    assert [trace.name for trace in figure.data if trace.showlegend] == [
        "Covered <b>30</b>",
        "Not evaluable <b>3</b>",
        "Uncovered <b>3</b>",
    ]
    assert alt(figure) == "Transfers by verdict: Covered 30, Not evaluable 3, Uncovered 3."


def test_a_small_share_is_not_told_as_nothing():
    figure = verdict_bar(
        pd.DataFrame([("covered", 999), ("uncovered", 1)], columns=["verdict", "transfers"]), "fi", "light"
    )
    assert "&lt; 1\u00a0%" in next(t.hovertext[0] for t in reversed(figure.data) if t.type == "bar")


def test_all_zero_counts_are_an_empty_state():
    figure = verdict_bar(pd.DataFrame([("covered", 0)], columns=["verdict", "transfers"]), "en", "light")
    assert not figure.data


def test_the_gravest_rule_stands_on_top_with_its_word():
    rows = [("Mild", "low", 90), ("Grave", "critical", 1), ("Odd", "surprise", 5)]
    figure = findings_by_rule(pd.DataFrame(rows, columns=["title", "severity", "findings"]), "en", "light")
    assert [note.text for note in figure.layout.annotations] == ["Grave", "Mild", "Odd"]
    assert [text.split()[-1] for text in figure.data[0].text] == ["Critical", "Low", "Information"]


def test_long_titles_wrap_into_two_lines():
    rows = [("word " * 60, "low", 1)]
    figure = findings_by_rule(pd.DataFrame(rows, columns=["title", "severity", "findings"]), "en", "light")
    text = figure.layout.annotations[0].text
    assert text.count("<br>") == 1
    assert text.endswith("…")


def test_what_is_small_goes_into_other():
    figure = flow(chains(*[("R", f"Importer {i:02}", "US", "covered", 40 - i) for i in range(20)]), "en", "light")
    assert sum("Importer" in text for text in labels(figure)) == MOST + 1  # the heading says Importer too
    assert "● other (8)" in labels(figure)


@pytest.mark.parametrize(("importers", "folded"), [(MOST, False), (MOST + 1, False), (MOST + 2, True)])
def test_other_never_holds_a_single_one(importers, folded):
    found = graph(chains(*[("R", f"I{i:02}", "US", "covered", 1) for i in range(importers)]), "en")
    assert any(node.folded for node in found.nodes) is folded


def test_a_user_may_call_an_importer_other():
    rows = [("R", f"I{i:02}", "US", "covered", 9) for i in range(15)] + [("R", "other (4)", "US", "covered", 99)]
    found = graph(chains(*rows), "en")
    assert sum(node.name == "other (4)" for node in found.nodes) == 2


def test_the_same_name_in_two_columns_is_two_nodes():
    assert len(graph(chains(("Acme", "Acme", "US", "covered", 1)), "en").nodes) == 3


def test_a_node_carries_the_sign_of_its_worst_verdict():
    figure = flow(chains(("R", "Acme", "US", "covered", 90), ("R", "Acme", "US", "uncovered", 1)), "fi", "light")
    assert "✕ Yhdysvallat" in labels(figure)


def test_bands_fill_their_nodes_exactly():
    rows = [(f"R{i % 3}", f"I{i % 5}", ("US", "IN")[i % 2], ("covered", "unknown")[i % 2], i + 1) for i in range(30)]
    found = graph(chains(*rows), "en")
    tops, scale, _ = placed(found)
    for node, counts in found.nodes.items():
        size = sum(counts.values()) * scale
        leaving = [band for band in bands(found, tops, scale) if band.source == node]
        if leaving:
            assert min(band.y0 for band in leaving) == pytest.approx(tops[node])
            assert max(band.y0 + band.height for band in leaving) == pytest.approx(tops[node] + size)


def test_a_destination_nobody_knows_is_shown_as_such():
    assert "◆ —" in labels(flow(chains(("R", "Acme", None, "unknown", 1)), "en", "light"))
