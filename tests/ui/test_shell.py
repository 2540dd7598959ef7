"""The frame around every page: language, day, what went wrong, and names that would be Markdown."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest
from registry import NASTY

from transfers import clock
from transfers.i18n import LANGUAGES, keys
from transfers.services.findings import rule_metadata
from transfers.ui import navigation
from transfers.ui.components.text import plain
from transfers.ui.navigation import FOLDER, PLACES

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("held", ["shown_empty", "shown_registry"])
def test_every_page_opens_on_an_empty_and_on_a_small_registry(open_page, request, held, lang, name):
    request.getfixturevalue(held)
    page = open_page(name, lang=lang)
    assert not page.exception
    assert page.title[0].value


def test_the_language_comes_from_the_address_and_stays_on_the_next_page(open_page, shown_registry):
    page = open_page("overview", lang="fi")
    assert page.title[0].value == "Yleiskuva"
    page.switch_page("src/transfers/ui/pages/law.py").run()
    assert page.title[0].value == "Lainsäädäntö"


def test_a_language_that_is_not_spoken_here_falls_back(open_page, shown_registry):
    assert open_page("overview", lang="xx").title[0].value == "Overview"


def test_another_day_is_said_and_can_be_left(open_page, shown_registry):
    page = open_page("overview", on="2018-05-30")
    assert any("30 May 2018" in each.value for each in page.markdown)
    page.button(key="back-to-today").click().run()
    assert page.session_state["on"] == clock.today()
    assert not any("30 May 2018" in each.value for each in page.markdown)


def test_a_day_that_is_none_is_today(open_page, shown_registry):
    assert open_page("overview", on="yesterday").session_state["on"] == clock.today()


def test_a_broken_law_file_is_one_page_of_plain_lines(open_page, empty_registry, tmp_path, monkeypatch):
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("local"))
    file = data / "law" / "instruments.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("2023-07-10", "10.7.2023"), encoding="utf-8")
    monkeypatch.setenv("TRANSFERS_DATA", str(data))
    page = open_page("overview")
    assert not page.exception
    assert "instruments" in page.error[0].value.replace("\\", "")
    assert not page.metric


def test_a_name_stays_the_name_it_is():
    shown = plain(NASTY)
    assert "![" not in shown
    assert "<b>" not in shown
    assert not re.search(r"(?<!\\)[:$*_`\[\]<>]", shown)


def test_every_page_file_is_short():
    lengths = {file.name: len(file.read_text(encoding="utf-8").splitlines()) for file in FOLDER.glob("*.py")}
    assert {name: length for name, length in lengths.items() if length > 80} == {}


def test_the_app_speaks_to_nobody_else():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["server"]["address"] == "127.0.0.1"
    assert "http" not in (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_says_from_which_day_it_counts_and_what_it_weighs(lang):
    wanted = {f"ui_rules.{part}.{rule}" for rule in rule_metadata() for part in ("since", "weighs")}
    assert wanted - keys(lang) == set()


def test_a_link_made_outside_a_run_spoils_none_within(shown_registry, open_page):
    navigation._page.cache_clear()
    navigation.page("transfers")
    assert not open_page("overview", lang="en").exception
