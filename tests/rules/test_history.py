"""The registry as it stood: what was said then is what is said now of then."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from invent import Inventor
from judging import TODAY, Judged, judged, put

from transfers.domain import Basis, Entity, Kind, NewChangeset, Organisation, Transfer
from transfers.law import Law
from transfers.ledger import Session, append, draft, opened, undo
from transfers.rules import Asked

DAY = date(2026, 1, 26)
EDIT = NewChangeset(author="test", kind=Kind.EDIT, reason="test")


def record(session: Session) -> int:
    made = append(session, EDIT)
    assert made
    return made.id


def as_of(session: Session, law: Law, changeset: int | None, drafted: bool = False) -> Judged:
    return judged(session, law, Asked(on=DAY, law_day=DAY, known=DAY, upto=changeset, draft=drafted))


def same(one: Judged, other: Judged) -> bool:
    return one.verdicts == other.verdicts and sorted(map(repr, one.findings)) == sorted(map(repr, other.findings))


def test_an_older_changeset_is_read_as_it_was(law: Law, tmp_path: Path) -> None:
    inventor = Inventor(1)
    with opened(tmp_path / "history.duckdb") as session:
        rows = inventor.registry(30)
        put(session, rows)
        previewed = as_of(session, law, None, drafted=True)
        first = record(session)
        then = as_of(session, law, None)
        assert same(previewed, then), "a preview says what the registry will say once it is recorded"

        changed: list[Entity] = [
            each.model_copy(update={"destination": "US", "importer_id": None})
            for each in rows
            if isinstance(each, Transfer)
        ]
        gone = [each for each in rows if isinstance(each, Basis)]
        draft(session, {"transfer": changed}, {"basis": gone})
        second = record(session)
        later = as_of(session, law, None)
        assert not same(then, later)
        assert same(then, as_of(session, law, first))

        undo(session, second, "test")
        assert same(then, as_of(session, law, None))
        assert same(later, as_of(session, law, second))
        assert same(then, as_of(session, law, first))
        assert as_of(session, law, 0).verdicts == {}


def test_the_day_of_the_registry_is_not_the_day_of_the_law(law: Law, tmp_path: Path) -> None:
    """What was known in the first changeset, judged by the law of three days."""
    with opened(tmp_path / "days.duckdb") as session:
        put(
            session,
            [
                Organisation(id="fi", name="Viejä Oy", country="FI"),
                Organisation(id="us", name="America Inc", country="US"),
                Transfer(id="t", exporter_id="fi", importer_id="us", destination="US"),
                Basis(id="b", transfer_id="t", instrument="privacy-shield"),
            ],
        )
        first = record(session)
        draft(session, {}, {"basis": [Basis(id="b", transfer_id="t", instrument="privacy-shield")]})
        record(session)
        said = {
            (upto, day): judged(session, law, Asked(on=day, law_day=day, known=day, upto=upto)).of("t")
            for upto in (first, None)
            for day in (date(2020, 7, 15), date(2020, 7, 16), TODAY)
        }
    fallen = ["basis-invalidated critical uncovered 2020-07-16"]
    assert [said[first, day] for day in (date(2020, 7, 15), date(2020, 7, 16), TODAY)] == [[], fallen, fallen]
    assert {tuple(said[None, day]) for day in (date(2020, 7, 15), TODAY)} == {("basis-missing critical uncovered -",)}
