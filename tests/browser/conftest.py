"""The app as a user has it: a server on the demo registry, and a real browser that asks nobody else.

All tests share the server and its registry: a list that a test imports names vendors of its own.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, WebSocket, expect, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.chromium import ADVICE, find
from transfers.services import activity
from transfers.services.workspace import workspace
from transfers.settings import PROJECT

# Streamlit looks for its server below each part of the address it was opened with, and then above it.
PROBES = ("/_stcore/health", "/_stcore/host-config")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
DONE = "[data-testid=stApp][data-test-script-state=notRunning]"

# Patience for a machine whose cores run other tests beside this one; nothing here measures speed.
expect.set_options(timeout=30_000)


@dataclass
class App:
    """`path` is the registry that the running app holds."""

    url: str
    path: Path
    environment: dict[str, str]

    def transfers(self, *words: object) -> subprocess.CompletedProcess[str]:
        """The command line, in a process of its own, on the registry that the app holds."""
        command = [sys.executable, "-m", "transfers.cli", *(str(word) for word in words)]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=60, check=False)

    def log(self) -> list[dict[str, object]]:
        """What has been recorded, newest first, read beside the running app."""
        with workspace(self.path) as beside:
            return activity.log(beside).to_dict("records")


def environment_of(path: Path) -> dict[str, str]:
    return {**os.environ, "TRANSFERS_REGISTRY": str(path), "TRANSFERS_USER": "Aino"}


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's registry, made by the command."""
    path = tmp_path_factory.mktemp("demo") / "registry.duckdb"
    assert App("", path, environment_of(path)).transfers("demo").returncode == 0
    return path


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory, demo: Path) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("app")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    path = Path(shutil.copyfile(demo, folder / "registry.duckdb"))
    environment = environment_of(path)
    made = App(f"http://127.0.0.1:{port}", path, environment)
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += ["--server.port", str(port), "--server.headless", "true"]
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=log, stderr=log)
        _until_listening(port)
        yield made
        server.terminate()
        server.wait(timeout=20)


def _until_listening(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("the app does not listen")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find()
    assert path, ADVICE
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One for all tests: Streamlit's scripts, once fetched and compiled, need not be again."""
    opened = browser.new_context()
    yield opened
    opened.close()


@dataclass
class Watched:
    """What a page did that it must not do."""

    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Talk:
    """Between a page and its server: whether everything that the page asked for has been answered."""

    def __init__(self, page: Page) -> None:
        self.asked, self.begun = False, False
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, message: bytes) -> None:
        if BackMsg.FromString(message).WhichOneof("type") == "rerun_script":
            self.asked, self.begun = True, False

    def _received(self, message: bytes) -> None:
        """A run that ended early for another one is no answer."""
        said = ForwardMsg.FromString(message)
        kind = said.WhichOneof("type")
        if kind == "new_session":
            self.begun = True
        elif kind == "script_finished" and self.begun and said.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self.asked = False


TALKS: WeakKeyDictionary[Page, Talk] = WeakKeyDictionary()
# A group that opens or shuts takes a moment, and what stands below it moves meanwhile. Spinners never end. Asked again
# and again: Chromium does not keep its promise of an end (`finished`) where a transition needs nothing drawn anew.
STILL = """() => document.getAnimations().every(each =>
    each.playState !== "running" || !Number.isFinite(each.effect.getComputedTiming().endTime))"""
PAINTED = "new Promise(done => requestAnimationFrame(() => setTimeout(done)))"

Visit = Callable[..., Page]


@pytest.fixture
def visit(app: App, context: BrowserContext) -> Iterator[Visit]:
    """`visit("/findings?lang=fi", width=390, scheme="dark")` → the page, loaded. Ends with nothing asked of others, and
    nothing left in the browser but its cache."""
    watched = Watched()

    def visited(address: str = "/", width: int = 1440, scheme: str = "light") -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        TALKS[page] = Talk(page)
        page.set_default_timeout(30_000)
        page.on("request", lambda request: _note_outside(watched, request.url))
        page.on("console", lambda message: _note_error(watched, message))
        page.on("pageerror", lambda error: watched.errors.append(str(error)))
        page.goto(app.url + address)
        ready(page)
        return page

    yield visited
    for page in context.pages:
        page.evaluate("localStorage.clear()")
        page.close()
    context.clear_cookies()
    assert watched.outside == [], "the app asked somebody else"
    assert watched.errors == [], "the browser's console has errors"


def _note_outside(watched: Watched, url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
        watched.outside.append(url)


def _note_error(watched: Watched, message: object) -> None:
    if message.type == "error" and not message.location["url"].endswith(PROBES):
        watched.errors.append(f"{message.text} {message.location['url']}")


def ready(page: Page) -> None:
    """Wait until the server has answered what the page asked last, and the page shows it and stands still."""
    deadline = time.monotonic() + 60
    while TALKS[page].asked and time.monotonic() < deadline:
        page.wait_for_timeout(20)
    page.evaluate(PAINTED)
    page.wait_for_selector(f"{DONE} h1", timeout=60_000)
    page.wait_for_function(STILL)
