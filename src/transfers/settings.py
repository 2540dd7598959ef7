"""The only reader of the environment. Everything else is told what it needs."""

from __future__ import annotations

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
NOBODY = "unknown"
"""Who records where the computer names nobody."""


def data_dir() -> Path:
    """Where the law, the catalogue and the reference facts lie: `data/`, or `TRANSFERS_DATA`."""
    return Path(os.environ.get("TRANSFERS_DATA") or PROJECT / "data")


def registry_path() -> Path:
    """The registry file: `TRANSFERS_REGISTRY`, or `data/local/registry.duckdb`."""
    return Path(os.environ.get("TRANSFERS_REGISTRY") or PROJECT / "data" / "local" / "registry.duckdb")


def use_registry(path: Path) -> None:
    """Name the registry for this process, over the environment."""
    os.environ["TRANSFERS_REGISTRY"] = str(path)


def user_name() -> str:
    """Who is recorded as the author of a changeset: `TRANSFERS_USER`, or the computer's user name."""
    return os.environ.get("TRANSFERS_USER") or os.environ.get("USER") or os.environ.get("USERNAME") or NOBODY


def busy_seconds() -> float:
    """How long to wait for a registry that another process holds before saying so."""
    return float(os.environ.get("TRANSFERS_BUSY_SECONDS") or 10)


def languages_dir() -> Path | None:
    """A folder of further languages, one folder each: `TRANSFERS_LANGUAGES`. None without."""
    given = os.environ.get("TRANSFERS_LANGUAGES")
    return Path(given) if given else None


def assessments_dir() -> Path:
    """Where the kinds of assessment lie, a folder each: `assessments/`, or `TRANSFERS_ASSESSMENTS`."""
    return Path(os.environ.get("TRANSFERS_ASSESSMENTS") or PROJECT / "assessments")
