"""What the tests of all folders share: the law pack of the project is read once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from transfers import settings
from transfers.law import Law, load_law
from transfers.services import workspace

read_once = cache(load_law)


@pytest.fixture(autouse=True, scope="session")
def law_read_once() -> Iterator[None]:
    """Each opening of a registry reads the law, some eighty files. A test that points at other files has them read."""

    def read() -> Law:
        return read_once() if settings.data_dir() == settings.PROJECT / "data" else load_law()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(workspace, "load_law", read)
        yield
