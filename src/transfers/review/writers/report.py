"""The report for the board, as PDF and as Word."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from transfers.documents import pdf, word
from transfers.review.board import report
from transfers.review.pack import Pack


def write_pdf(pack: Pack, path: Path, statement: Mapping[str, object] | None = None) -> None:
    path.write_bytes(pdf(report(pack, statement)))


def write_word(pack: Pack, path: Path, statement: Mapping[str, object] | None = None) -> None:
    path.write_bytes(word(report(pack, statement)))
