"""The reference pages say what the code says; `make docs` leaves no diff."""

from __future__ import annotations

import pytest
from docs.build import FOLDER, pages


@pytest.mark.parametrize(("name", "text"), pages().items(), ids=list(pages()))
def test_the_page_is_up_to_date(name, text):
    assert (FOLDER / name).read_text(encoding="utf-8") == text, "run `make docs` and commit the result"
