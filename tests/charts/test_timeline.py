"""Which part of a bar is plain, which is hatched, and where the marks stand."""

from datetime import date

import pandas as pd
import pytest

from transfers.charts import basis_timeline, instrument_timeline
from transfers.charts.labels import as_date
from transfers.charts.periods import _years
from transfers.charts.strokes import DAY_MS, KINDS, Span

DAY = date(2026, 5, 4)
BASIS = ["label", "instrument_title", "start", "end", "state", "ended_on", "cause"]
INSTRUMENT = ["title", "regime", "valid_from", "valid_to", "legacy_until", "end_kind", "status"]


def bases(*rows, day=DAY, language="en", **more):
    return basis_timeline(pd.DataFrame(rows, columns=BASIS), day, language, "light", **more)


def instruments(*rows, language="en"):
    return instrument_timeline(pd.DataFrame(rows, columns=INSTRUMENT), DAY, language, "light")


def bars(figure):
    """[(name in the legend, first day, days)] of every period."""
    return [
        (trace.name, trace.base[i], trace.x[i] / DAY_MS)
        for trace in figure.data
        if trace.type == "bar" and trace.name
        for i in range(len(trace.x))
    ]


def words(figure):
    return " ".join(note.text for note in figure.layout.annotations)


def test_a_fallen_basis_is_plain_before_and_hatched_after():
    figure = bases(("PS", "Privacy Shield", "2016-08-01", "2021-07-16", "invalidated", "2020-07-16", "C-311/18"))
    assert bars(figure) == [("in force", "2016-08-01", 1445), ("relied on after its end", "2020-07-16", 365)]
    assert "C-311/18" in words(figure)
    assert "invalidated 16 July 2020" in words(figure)


def test_a_basis_signed_after_the_fall_was_never_good():
    figure = bases(("PS", "Privacy Shield", "2021-01-01", "2022-01-01", "invalidated", "2020-07-16", "C-311/18"))
    assert bars(figure) == [("relied on after its end", "2021-01-01", 365)]


def test_a_basis_ended_in_time_is_plain_to_its_own_end():
    figure = bases(("PS", "Privacy Shield", "2019-01-01", "2020-01-01", "invalidated", "2020-07-16", "C-311/18"))
    assert bars(figure) == [("in force", "2019-01-01", 365)]


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("in_force", "in force"),
        ("legacy_only", "earlier contracts only"),
        ("not_yet", "not yet in force"),
        ("repealed", "relied on after its end"),
        ("none", "not known"),
        (None, "not known"),
        ("surprise", "not known"),
    ],
)
def test_only_what_is_in_force_is_plain(state, kind):
    (bar,) = bars(bases(("x", "", "2020-01-01", "2021-01-01", state, None, None)))
    assert bar[0] == kind


def test_every_kind_but_the_good_one_is_hatched():
    assert [kind for kind, (_, hatching) in KINDS.items() if not hatching] == ["good"]
    assert len({hatching for _, hatching in KINDS.values()}) == len(KINDS)


def test_an_instrument_has_a_hatched_tail_and_a_mark_at_its_end():
    figure = instruments(
        ("SCC 2010", "EU", "2010-05-15", "2021-09-27", "2022-12-27", "repealed", "repealed"), language="fi"
    )
    assert bars(figure) == [("voimassa", "2010-05-15", 4153), ("vain aiemmat sopimukset", "2021-09-27", 456)]
    (mark,) = [trace for trace in figure.data if trace.name == "siirtovälineen päättyminen"]
    assert list(mark.x) == ["2021-09-27"]
    assert "EU · kumottu 27.9.2021, aiemmat sopimukset 27.12.2022 asti" in words(figure)


def test_the_oldest_instrument_stands_on_top():
    row = ("EU", None, None, None, "in_force")
    figure = instruments(("New", row[0], "2023-01-01", *row[1:]), ("Old", row[0], "2001-01-01", *row[1:]))
    tops = {note.text[3:6]: note.y for note in figure.layout.annotations if note.text.startswith("<b>")}
    assert tops["Old"] < tops["New"]


def test_an_end_to_come_is_not_told_as_past():
    assert "ends 27 December 2031" in words(
        instruments(("UK", "EU", "2021-06-28", "2031-12-27", None, "expired", "in_force"))
    )


def test_the_day_is_named_and_called_today_only_when_it_is():
    row = ("x", "", "2020-01-01", None, "in_force", None, None)
    assert "<b>today 4 May 2026</b>" in words(bases(row, today=True))
    assert "<b>16.7.2020</b>" in words(bases(row, day=date(2020, 7, 16), language="fi"))


@pytest.mark.parametrize("value", [None, "", float("nan"), pd.NaT, "9999-12-31", pd.Timestamp("2262-01-01")])
def test_open_ends_come_in_many_spellings(value):
    assert as_date(value) is None


@pytest.mark.parametrize("last", [date(2020, 6, 1), date(2023, 1, 1), date(2031, 1, 1), date(2090, 1, 1)])
def test_at_most_six_years_are_named(last):
    assert 0 < len(_years(Span(date(2019, 6, 1), last), "light")["tickvals"]) <= 6
