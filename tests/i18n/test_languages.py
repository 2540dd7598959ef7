"""The complete languages say the same things; a further one is files alone, and English where it says nothing."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from transfers.i18n import COMPLETE, translated
from transfers.settings import PROJECT

SWEDISH = {
    "language.toml": 'name = "Svenska"\nlocale = "sv_SE"\nday = "y-MM-dd"\nsql_day = "%Y-%m-%d"\nclock = "%H.%M"\n',
    "review.toml": """
[table]
transfers = "Överföringar"
findings = "Anmärkningar"
[column]
exporter = "Exportör"
[text]
title = "Kvartalsgranskning av överföringar {quarter}"
date_format = "yyyy-mm-dd"
[what]
added = "tillagd"
""",
    "ui_review.toml": 'title = "Kvartalsgranskning"\n[step]\nlook = "Titta"\n',
    "words.toml": '[instrument]\ndpf = "ramen för dataskydd"\n[verdict]\nuncovered = "Utan grund"\n',
    "rules.toml": '[basis-missing]\ntitle = "Ingen grund alls"\n',
    "law.toml": """
[event.edpb-letter]
title = "EDPB:s brev om ramen"
[instrument.eu-us-dpf]
title = "EU och USA: ramen för dataskydd"
""",
}


@pytest.fixture(scope="module")
def swedish(tmp_path_factory) -> dict[str, str]:
    """An environment with a demo registry, where somebody has added a language and translated a questionnaire."""
    folder = tmp_path_factory.mktemp("swedish")
    (folder / "languages" / "sv").mkdir(parents=True)
    for name, text in SWEDISH.items():
        (folder / "languages" / "sv" / name).write_text(text, encoding="utf-8")
    shutil.copytree(PROJECT / "assessments", folder / "assessments")
    (folder / "assessments" / "tia" / "sv.toml").write_text('title = "Bedömning"\n', encoding="utf-8")
    environment = {
        **os.environ,
        "TRANSFERS_LANGUAGES": str(folder / "languages"),
        "TRANSFERS_ASSESSMENTS": str(folder / "assessments"),
        "TRANSFERS_REGISTRY": str(folder / "registry.duckdb"),
    }
    assert ran(environment, "-m", "transfers.cli", "demo").returncode == 0
    return environment


def ran(environment: dict[str, str], *words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *map(str, words)]
    return subprocess.run(
        command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=180, check=False
    )


def test_the_complete_languages_have_the_same_texts():
    first, *others = (translated(language) for language in COMPLETE)
    for other in others:
        assert first.keys() ^ other.keys() == set()
        for key, text in first.items():
            # A sentence may do without a value; it cannot name one that nobody gives.
            assert key.startswith("rules.") or _filled_in(other[key]) <= _filled_in(text), key


def _filled_in(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def test_a_further_language_is_files_alone_in_the_pack(swedish, tmp_path):
    made = ran(
        swedish, "-m", "transfers.cli", "review", "2026Q3", "--language", "sv", "--to", tmp_path / "pack",
        "--formats", "csv,json,records,xlsx,pdf,sub-processors,ics",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    said = json.loads((tmp_path / "pack" / "review.json").read_text(encoding="utf-8"))
    assert said["language"] == "sv"
    titles = {row["title"] for row in said["tables"]["findings"]}
    assert "Ingen grund alls" in titles  # its own
    assert "Basis struck down by a court" in titles  # English, where it says nothing
    labels = " ".join(row["label"] for row in said["tables"]["changes"])
    assert "Förenta staterna" in labels or "USA" in labels
    assert "ramen för dataskydd" in labels
    why = " ".join(row["why"] for row in said["tables"]["findings"])
    assert "2020-07-16" in why
    events = {row["event_id"]: row["title"] for row in said["tables"]["law_events"]}
    assert events["edpb-letter"] == "EDPB:s brev om ramen"
    with (tmp_path / "pack" / "records" / "article-30-1.csv").open(encoding="utf-8-sig", newline="") as file:
        assert "Controller" in next(csv.reader(file))

    import openpyxl

    book = openpyxl.load_workbook(tmp_path / "pack" / "review.xlsx")
    assert "Överföringar" in book.sheetnames
    assert "Vendors" in book.sheetnames
    assert "Exportör" in [cell.value for cell in book["Överföringar"][1]]
    assert book["Review"]["A1"].value == "Kvartalsgranskning av överföringar 2026Q3"


def test_a_further_language_is_files_alone_on_the_page(swedish):
    found = ran(swedish, "-m", "tests.i18n.page", "sv")
    assert found.returncode == 0, found.stderr
    said = json.loads(found.stdout.splitlines()[-1])
    assert said["exceptions"] == []
    assert said["title"] == ["Kvartalsgranskning"]
    assert said["languages"] == ["English", "Suomi", "Svenska"]
    assert "1 Titta" in said["steps"]
    assert "2 Answer" in said["steps"]
    assert "tillagd" in said["badges"]
    assert "2026-09-30" in said["words"]


def test_a_language_that_is_not_there_is_refused_by_name(swedish, tmp_path):
    made = ran(swedish, "-m", "transfers.cli", "review", "2026Q3", "--language", "da", "--to", tmp_path / "p")
    assert made.returncode == 2
    assert "There is no language da. Use one of en, fi, sv." in made.stderr
