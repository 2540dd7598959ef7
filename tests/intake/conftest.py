"""A registry for a whole file of tests, since a draft records nothing, and lists written in a few lines."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from transfers.intake import Drafted, Options, draft_list, problems, records, take
from transfers.law import Law, load_law
from transfers.ledger import Session, opened
from transfers.rules import Asked

DAY = date(2026, 11, 22)
ASKED = Asked(DAY, DAY, DAY)
Record = dict[str, object]
Listed = Callable[..., "Seen"]


class Seen:
    """One list as the importer sees it."""

    def __init__(self, session: Session, drafted: Drafted) -> None:
        self.session, self.drafted = session, drafted
        self.records = records(session)
        self.stopped = [(each.row, each.column, each.code) for each in problems(session, drafted, "en", stops=True)]
        self.issues = [(each.row, each.column, each.code) for each in problems(session, drafted, "en", stops=False)]

    def balanced(self) -> bool:
        return self.drafted.accepted + len({row for row, _, _ in self.stopped}) == self.drafted.staged.rows

    def column(self, name: str) -> list[object]:
        return [record[name] for record in self.records]

    def told(self, cells: Iterable[Hashable], stops: bool = False) -> dict[Hashable, list[tuple[str | None, str]]]:
        """Of a list with a row for each of `cells` below its headings: the cell → what is told of its row."""
        rows: dict[int | None, Hashable] = dict(enumerate(cells, 2))
        found: dict[Hashable, list[tuple[str | None, str]]] = {cell: [] for cell in rows.values()}
        for row, column, code in self.stopped if stops else self.issues:
            found[rows[row]].append((column, code))
        return found


def tables(headings: Iterable[str], above: str, *rows: str) -> str:
    """A list of tables, one for each of `headings`, which stands behind those `above`, over rows of its own vendors."""
    return "\n".join(
        f'{above};"{heading}"\n' + "".join(f"V{n}-{place} Oy;{row}\n" for place, row in enumerate(rows))
        for n, heading in enumerate(headings)
    )


@pytest.fixture(scope="session")
def law() -> Law:
    return load_law()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with opened(tmp_path_factory.mktemp("registry") / "registry.duckdb") as session:
        yield session


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry that nobody has written to: to make one takes longer than to copy it."""
    path = tmp_path_factory.mktemp("empty") / "registry.duckdb"
    with opened(path):
        return path


@pytest.fixture
def session(tmp_path: Path, empty: Path) -> Iterator[Session]:
    with a_copy(empty, tmp_path) as session:
        yield session


@contextmanager
def a_copy(kept: Path, folder: Path) -> Iterator[Session]:
    """Of a registry with which several tests begin, for one of them."""
    with opened(Path(shutil.copyfile(kept, folder / "registry.duckdb"))) as session:
        yield session


def kept_with(empty: Path, folder: Path, record: Callable[[Session], object]) -> Path:
    """Where a registry is in which `record` was done, for several tests to begin with a copy of it."""
    with a_copy(empty, folder) as session:
        record(session)
    return folder / "registry.duckdb"


@pytest.fixture(scope="module")
def listed(shared: Session, law: Law) -> Listed:
    """`listed(text or bytes, name, **options)`: the list drafted against an empty registry."""

    def see(content: str | bytes, name: str = "list.csv", **options: object) -> Seen:
        data = content.encode() if isinstance(content, str) else content
        return Seen(shared, draft_list(shared, law, take(data, name), Options(DAY, **options)))  # type: ignore[arg-type]

    return see
