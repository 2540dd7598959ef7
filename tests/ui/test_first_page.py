"""What the first page waits for. Each of these libraries takes a tenth of a second or more to load."""

from __future__ import annotations

import subprocess
import sys

import pytest

READ = """
import sys
from transfers.ui import preparing
preparing.prepare()
from transfers.services.overview import standing
from transfers.services.workspace import Lens
from transfers.ui.state import workspace
from transfers.ui.tab import show_tab
show_tab()
assert standing(workspace(), Lens.today(), "en").worst
print(*sorted({"numpy", "pandas", "pyarrow", "transfers.intake"} & set(sys.modules)))
"""
OPENED = """
import sys
import transfers.ui.opening
print(*sorted({"duckdb", "pydantic", "transfers.services"} & set(sys.modules)))
"""


@pytest.mark.parametrize("code", [READ, OPENED], ids=["the worst findings", "the server's first answer"])
def test_nothing_slow_is_loaded_before(code, registry):
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout.strip()) == (0, ""), ran.stderr
