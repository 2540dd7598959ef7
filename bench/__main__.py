"""Run every benchmark and print the ratios; exit with 1 when a limit is missed."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench import imports, pages, review, rules, start


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        held = [limit for each in (rules, imports, pages, review, start) for limit in each.run(Path(folder))]
    print("\nEvery limit held." if all(held) else "\nA limit was missed.")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
