"""Cold start to a usable page, beside a Streamlit app that only says hello, in the same browser.

Usable: the verdicts can be read and the first finding can be opened. The pictures follow; they are timed as well.
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from tests.browser.chromium import find

from bench.clock import line

RUNS = 5
ROOT = Path(__file__).parents[1]
BARE = "import streamlit as st\nst.title('Bare')\nst.write('hello')\n"
DONE = "[data-testid=stApp][data-test-script-state=notRunning] h1"
FIRST_FINDING = ".st-key-finding-0 a"
SHOWN = "selector => { const found = document.querySelector(selector); return found && found.getClientRects().length }"
"""Asked at every frame: Playwright's own waiting looks again after half a second, and would round up to that."""


def run(folder: Path) -> list[bool]:
    print(f"\nCold start, process to usable page (median of {RUNS}, seconds)")
    registry = folder / "start.duckdb"
    environment = {**os.environ, "TRANSFERS_REGISTRY": str(registry)}
    subprocess.run([sys.executable, "-m", "transfers.cli", "demo"], env=environment, check=True)
    bare = folder / "bare.py"
    bare.write_text(BARE, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        taken: dict[tuple[Path, str], list[tuple[float, float]]] = {
            (bare, "h1"): [],
            (ROOT / "app.py", FIRST_FINDING): [],
        }
        for turn in range(RUNS + 1):
            for (script, usable), seconds in taken.items():
                found = _start(page, script, usable, environment)
                if turn:
                    seconds.append(found)
        browser.close()
    (hello, _), (ours, drawn) = (
        [statistics.median(part) for part in zip(*runs, strict=True)] for runs in taken.values()
    )
    line("bare Streamlit app", hello, " s")
    line("this app with the demo registry", ours, " s")
    line("and until its last picture stands", drawn, " s")
    return [line("this app / bare Streamlit app", ours / hello, "x", 1.5)]


def _start(page: Page, script: Path, usable: str, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds from the process to the usable page, and to the end of its run."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    command += ["--server.headless", "true", "--browser.gatherUsageStats", "false"]
    begun = time.perf_counter()
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _until_listening(port)
        page.goto(f"http://127.0.0.1:{port}")
        page.wait_for_function(SHOWN, arg=usable, polling="raf", timeout=60_000)
        first = time.perf_counter() - begun
        page.wait_for_function(SHOWN, arg=DONE, polling="raf", timeout=60_000)
        return first, time.perf_counter() - begun
    finally:
        server.terminate()
        server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _until_listening(port: int) -> None:
    deadline = time.perf_counter() + 60
    while time.perf_counter() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise TimeoutError(f"nothing listens on port {port}")
