"""What holds for all charts: a kind empty state, safe names, no request to anybody, both languages and themes."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from transfers import charts
from transfers.charts import alt
from transfers.i18n import t, translated

# The folder is no package (pytest's importlib mode), so that the frames beside this file are loaded by path.
_spec = importlib.util.spec_from_file_location("chart_frames", Path(__file__).with_name("frames.py"))
f = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(f)

CHARTS = {
    "map": (f.FLOWS, charts.world_map),
    "locations": (f.LOCATIONS, charts.location_map),
    "timeline": (f.BASES, lambda frame, language, theme: charts.basis_timeline(frame, f.DAY, language, theme)),
    "instruments": (f.INSTRUMENTS, lambda frame, lang, theme: charts.instrument_timeline(frame, f.DAY, lang, theme)),
    "verdicts": (f.COUNTS, charts.verdict_bar),
    "findings": (f.FINDINGS, charts.findings_by_rule),
    "flow": (f.CHAINS, charts.flow),
    "countries": (f.COUNTRIES, lambda frame, lang, theme: charts.country_map(frame, "standing", lang, theme)),
}
EVERY = pytest.mark.parametrize("name", CHARTS)


def drawn(name, language="en", theme="light", rows=None):
    frame, chart = CHARTS[name]
    return chart(frame if rows is None else frame.head(rows), language, theme)


@EVERY
@pytest.mark.parametrize("language", ["en", "fi"])
def test_an_empty_frame_gives_one_kind_sentence(name, language):
    figure = drawn(name, language, rows=0)
    assert len(figure.data) == 0
    (note,) = figure.layout.annotations
    assert note.text.replace("<br>", " ") == t(f"charts.empty.{name}", language) == alt(figure)


@EVERY
def test_names_cannot_carry_markup(name):
    found = list(f.texts(drawn(name).to_plotly_json()))
    assert not [text for text in found if "<img" in text]
    if name not in ("map", "verdicts", "countries"):
        assert any("&lt;img" in text for text in found)


@EVERY
def test_nothing_is_fetched(name):
    document = json.loads(drawn(name).to_json())
    assert not {"geo", "map", "mapbox", "images"} & set(document["layout"])
    assert {trace["type"] for trace in document["data"]} <= {"scatter", "bar"}
    assert "http" not in json.dumps(document).replace("onerror", "")


@EVERY
def test_the_page_shows_through_and_a_finger_may_scroll(name):
    layout = drawn(name).layout
    assert layout.paper_bgcolor == "rgba(0,0,0,0)"
    assert layout.dragmode is False
    assert layout.xaxis.fixedrange is True
    assert layout.yaxis.fixedrange is True
    assert layout.legend.itemclick is False


@EVERY
def test_languages_and_themes_differ(name):
    assert alt(drawn(name, "fi")) != alt(drawn(name, "en"))
    light, dark = drawn(name, theme="light").to_json(), drawn(name, theme="dark").to_json()
    assert light != dark


@EVERY
def test_the_frame_is_left_alone(name):
    frame, _ = CHARTS[name]
    before = frame.copy(deep=True)
    drawn(name)
    assert frame.equals(before)


def test_every_word_exists_in_both_languages():
    words = {language: {key for key in translated(language) if key.startswith("charts.")} for language in ("en", "fi")}
    assert words["en"] == words["fi"]


def test_importing_the_charts_does_not_import_what_draws_them():
    code = "import sys, transfers.charts; sys.exit(bool({'plotly', 'pandas', 'numpy'} & set(sys.modules)))"
    assert (
        subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path)}, check=False).returncode
        == 0
    )
