"""A law pack that is not in use yet: from a folder, or the files of an update laid over the pack in use."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from transfers import settings
from transfers.errors import UsageError
from transfers.i18n import refusal
from transfers.law import Law, load_law

PARTS = ("law", "reference", "countries")
"""The folders of a pack. What a folder does not hold is taken from the pack in use."""

KEY = "assess_refused.law"


def law_in(folder: Path) -> Law:
    """`folder` holds `law`, `reference` or `countries`, or is itself another `law`.

    Raises UsageError where it is no such folder, LawError where the pack does not hold together.
    """
    if not folder.is_dir():
        raise refusal(UsageError, f"{KEY}.no_folder", folder=folder)
    parts = {name: folder / name for name in PARTS if (folder / name).is_dir()}
    if not parts and (folder / "instruments.csv").is_file():
        parts = {"law": folder}
    if not parts:
        raise refusal(UsageError, f"{KEY}.no_pack", folder=folder)
    return load_law(parts.get("law"), parts.get("reference"), parts.get("countries"))


def law_with(files: Mapping[str, bytes]) -> Law:
    """The pack in use with these files in place of its own of the same name; a country's pack may be new.

    Raises UsageError for a file that no pack holds, LawError where the whole does not hold together.
    """
    with TemporaryDirectory() as made:
        for part in PARTS:
            shutil.copytree(settings.data_dir() / part, Path(made) / part)
        for name, data in files.items():
            _place(Path(made), name).write_bytes(data)
        return law_in(Path(made))


def _place(folder: Path, name: str) -> Path:
    found = next(
        (folder / part / name for part in PARTS if name in {each.name for each in (folder / part).iterdir()}), None
    )
    if found is None and len(name) == len("FI.csv") and name.endswith(".csv") and name[:2].isalpha():
        found = folder / "countries" / (name[:2].upper() + ".csv")
    if found is None:
        raise refusal(UsageError, f"{KEY}.unknown_file", file=name)
    return found
