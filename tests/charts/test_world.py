"""The projection, the outlines and what the maps say."""

import numpy as np
import pandas as pd
import pytest
from babel import Locale

from transfers.charts import location_map, world_map
from transfers.charts.basemap import WORLD, window
from transfers.charts.outlines import land, points, rings, shape
from transfers.charts.palette import VERDICTS
from transfers.charts.projection import arc, project
from transfers.settings import data_dir

FLOW = ["origin", "destination", "verdict", "transfers"]


def flows(*rows):
    return pd.DataFrame(rows, columns=FLOW)


def trace(figure, name):
    (found,) = [item for item in figure.data if item.name == name]
    return found


def test_the_projection_is_monotone_and_symmetric():
    y = project(0, np.linspace(-90, 90, 181))[1]
    x = project(np.linspace(-180, 180, 361), 60)[0]
    assert (np.diff(y) > 0).all()
    assert (np.diff(x) > 0).all()
    assert np.allclose(y, -y[::-1])
    assert np.allclose(project(30, 60)[0], -project(-30, 60)[0])


def test_the_projection_keeps_areas_equal():
    def area(south, north):
        lat = np.linspace(south, north, 400)
        x, y = project(1, lat)
        return np.trapezoid(x, y) / (np.sin(np.radians(north)) - np.sin(np.radians(south)))

    assert area(0, 10) == pytest.approx(area(60, 70), rel=1e-4)


def test_every_outline_has_a_code_people_know():
    names = Locale("en").territories
    assert all(len(code) == 2 and code in names for code in rings())
    assert "AQ" not in rings()
    assert {"US", "FI", "XK", "EH", "CY", "NA", "NO"} <= set(rings())


def test_outlines_are_closed_on_the_globe_and_cut_at_the_180th_meridian():
    for code, outline in rings().items():
        for ring in outline:
            x, y = np.array(ring).T
            assert ring[0] == ring[-1], code
            assert len(ring) >= 4, code
            assert np.abs(x).max() <= 180, code
            assert np.abs(y).max() <= 90, code
            assert np.abs(np.diff(x)).max() < 180, code


def test_the_outlines_stay_small():
    assert (data_dir() / "reference" / "world.json").stat().st_size < 250_000
    assert len(land()[0]) < 15_000


@pytest.mark.parametrize(("code", "lon", "lat"), [("UA", 34.3, 45.2), ("EH", -13.0, 25.0), ("CY", 33.5, 35.25)])
def test_disputed_places_follow_the_unions_position(code, lon, lat):
    """Crimea, Western Sahara to the sea, and the whole of Cyprus: see data/reference/WORLD.md."""

    def holds(ring):
        x, y = np.array(ring).T
        crossing = (y[:-1] > lat) != (y[1:] > lat)
        at = x[:-1] + (lat - y[:-1]) / np.where(crossing, y[1:] - y[:-1], 1) * (x[1:] - x[:-1])
        return (crossing & (lon < at)).sum() % 2 == 1

    assert [c for c, outline in rings().items() if any(holds(ring) for ring in outline)] == [code]


def test_places_without_an_outline_still_have_a_point():
    assert not len(shape("SG")[0])
    assert {"SG", "MT", "LI", "HK", "EPORG"} <= set(points())


def test_arcs_bow_to_the_north_both_ways():
    for start, end in (((0, 0), (1, 0)), ((1, 0), (0, 0))):
        x, y = arc(start, end)
        assert y.max() > 0.1
        assert (x[0], x[-1], y[0], y[-1]) == (start[0], end[0], 0, 0)


def test_a_country_shows_its_worst_verdict_and_all_counts():
    figure = world_map(flows(("FI", "US", "covered", 140), ("SE", "US", "uncovered", 3)), "en", "light")
    mark = trace(figure, "Uncovered")
    assert mark.marker.symbol == VERDICTS["uncovered"].symbol
    assert mark.hovertext[0].startswith("<b>United States</b><br>143 transfers<br>✕ Uncovered: 3<br>● Covered")
    assert not [item for item in figure.data if item.name == "Covered"]


def test_what_cannot_be_placed_is_said():
    figure = world_map(
        flows(("FI", "US", "covered", 1), ("FI", None, "unknown", 4), ("FI", "ZZ", "unknown", 1)), "en", "light"
    )
    assert figure.layout.annotations[0].text == "Not on the map, no country named: 5 transfers"


def test_namibia_is_a_country():
    figure = world_map(flows(("FI", "NA", "unknown", 1)), "en", "light")
    assert "Namibia" in trace(figure, "Not evaluable").hovertext[0]


def test_no_arc_within_one_country():
    figure = world_map(flows(("FI", "FI", "no_transfer", 5)), "en", "light")
    assert not [item for item in figure.data if item.mode == "lines" and item.fill is None]


def test_a_few_neighbours_are_seen_closer_than_the_world():
    near = window([points()["FI"], points()["SE"]])
    assert near.width < WORLD.width / 3
    assert window([]) == WORLD


def test_uses_of_one_country_stand_side_by_side():
    rows = [("US", "hosting", "a"), ("US", "parent", "b"), (None, "backup", "c")]
    figure = location_map(pd.DataFrame(rows, columns=["country", "use", "name"]), "en", "dark")
    hosting, parent = trace(figure, "hosting"), trace(figure, "parent company")
    assert hosting.x[0] < points()["US"][0] < parent.x[0]
    assert hosting.marker.symbol != parent.marker.symbol
    assert figure.layout.annotations[0].text == "Country not published, backup: 1 location"
