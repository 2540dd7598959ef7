"""What the README promises of `make run`: the app opens in the reader's own browser, by itself."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time

import pytest

from transfers.settings import PROJECT


@pytest.mark.skipif(sys.platform != "linux", reason="another system opens a browser in another way")
def test_the_server_opens_the_browser_where_there_is_a_screen(tmp_path):
    asked = tmp_path / "asked"
    opener = tmp_path / "xdg-open"
    opener.write_text(f'#!/bin/sh\necho "$1" > {asked}.part && mv {asked}.part {asked}\n', encoding="utf-8")
    opener.chmod(0o755)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "DISPLAY": ":0", "TRANSFERS_REGISTRY": str(tmp_path / "registry.duckdb")}
    environment["PATH"] = f"{tmp_path}{os.pathsep}{environment['PATH']}"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    server = subprocess.Popen(
        command, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + 60
        while not asked.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert asked.read_text(encoding="utf-8").strip() == f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)
