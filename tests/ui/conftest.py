"""Each test gets a registry file of its own; nothing that a page cached stays for the next."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from transfers.services.workspace import Workspace, workspace
from transfers.ui import state
from transfers.ui.navigation import PLACES

sys.path.insert(0, str(Path(__file__).parent))
from registry import fill

APP = Path(__file__).parents[2] / "app.py"

Opened = Callable[..., AppTest]


@pytest.fixture(autouse=True, scope="session")
def components_known() -> Iterator[None]:
    """Each AppTest would look through all installed packages for Streamlit components: a third of a test's time."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """No browser here that would need time to show what it has."""
    monkeypatch.setattr("transfers.ui.components.figure.PAUSE", 0)


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """No browser either that would ask again: a review and a list are waited for."""
    for work in ("review_work", "import_work"):
        monkeypatch.setattr(f"transfers.ui.components.{work}.PATIENCE", 60.0)


@pytest.fixture
def empty_registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A registry that nobody has written to. The app's own workspace on it is closed afterwards."""
    path = tmp_path / "registry.duckdb"
    monkeypatch.setenv("TRANSFERS_REGISTRY", str(path))
    monkeypatch.setenv("TRANSFERS_USER", "Test")
    st.cache_resource.clear()
    yield path
    st.cache_resource.clear()


@pytest.fixture(scope="session")
def small_registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The registry of registry.py, recorded once; each test works on a copy."""
    path = tmp_path_factory.mktemp("small") / "registry.duckdb"
    fill(path)
    return path


@pytest.fixture
def registry(empty_registry: Path, small_registry: Path) -> Path:
    """The small registry of registry.py."""
    shutil.copyfile(small_registry, empty_registry)
    return empty_registry


@pytest.fixture(scope="session")
def open_small(tmp_path_factory: pytest.TempPathFactory, small_registry: Path) -> Iterator[Workspace]:
    """Open for all that only look: to open a registry and to judge it is most of what a look costs."""
    path = tmp_path_factory.mktemp("shown") / "registry.duckdb"
    with workspace(Path(shutil.copyfile(small_registry, path))) as opened:
        yield opened


@pytest.fixture(scope="session")
def open_empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with workspace(tmp_path_factory.mktemp("empty") / "registry.duckdb") as opened:
        yield opened


@pytest.fixture
def shown_registry(open_small: Workspace, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The small registry, for a test that only looks."""
    yield from only_looked_at(open_small, monkeypatch)


@pytest.fixture
def shown_empty(open_empty: Workspace, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty registry, for a test that only looks."""
    yield from only_looked_at(open_empty, monkeypatch)


def only_looked_at(opened: Workspace, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The app works on what is open already. Whoever records in it fails, as the next test would see it."""
    monkeypatch.setenv("TRANSFERS_REGISTRY", str(opened.ledger.path))
    monkeypatch.setenv("TRANSFERS_USER", "Test")
    monkeypatch.setattr(state, "_workspace", lambda path: opened)
    before = opened.stamp()
    yield opened.ledger.path
    st.cache_resource.clear()
    assert opened.stamp() == before, "only looked at, and yet something was recorded"


@pytest.fixture
def open_page() -> Opened:
    """`open_page("findings", lang="fi", rule="basis-missing")` → the page after one run, as from a copied link."""

    def opened(name: str, **params: str) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=60)
        for key, value in params.items():
            app.query_params[key] = value
        # AppTest.switch_page wants a run of the overview first, which is the dearest page of all.
        app._page_hash = calc_hash(PLACES[name].path)
        return app.run()

    return opened
