"""The reference pages say what the code says; `make docs` leaves no diff."""

from __future__ import annotations

from docs.build import FOLDER, pages


def test_the_pages_are_up_to_date():
    other = [name for name, text in pages().items() if (FOLDER / name).read_text(encoding="utf-8") != text]
    assert other == [], "run `make docs` and commit the result"
