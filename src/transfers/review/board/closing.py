"""What is to be done and by whom, who decided, and how anybody can check it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast

from transfers.documents import (
    Block,
    Bullets,
    Cell,
    Column,
    Facts,
    Heading,
    Marked,
    Note,
    Paragraph,
    Run,
    Signature,
    Signatures,
    Table,
)
from transfers.review.board.telling import Row, count, first, flow, on, rest, say, word
from transfers.review.pack import Pack

SHOWN = 15


def assessments(pack: Pack) -> Iterator[Block]:
    table = pack.tables["assessments"]
    if not table.num_rows:
        return
    shown = first(table, SHOWN)
    yield Heading(say(pack, "assessments"))
    yield Table(
        say(pack, "assessments"),
        (Column(say(pack, "transfer"), 3), Column(say(pack, "outcome"), 2), Column(say(pack, "review_on"), 1.4)),
        tuple((flow(pack, row), _state(pack, row), on(pack, row["review_on"])) for row in shown),
    )
    yield from rest(pack, shown, table.num_rows)


def _state(pack: Pack, row: Row) -> Cell:
    said = word(pack, "review.event", row["event"]) if row["event"] else word(pack, "words.assessment", row["status"])
    if row["overdue_days"]:
        return Marked("warn", f"{said}, {say(pack, 'overdue', n=count(pack, row['overdue_days']))}")
    return Marked("warn", said) if row["event"] == "reopened" else said


def due(pack: Pack) -> Iterator[Block]:
    deadlines = pack.tables["deadlines"].sort_by([("day", "ascending"), ("kind", "ascending"), ("id", "ascending")])
    if deadlines.num_rows:
        shown = first(deadlines, SHOWN)
        yield Heading(say(pack, "due"))
        yield Table(
            say(pack, "due"),
            (Column(say(pack, "day"), 1.2), Column(say(pack, "what"), 4), Column(say(pack, "reach"), 1.1, "right")),
            tuple((_day(pack, row), _what(pack, row), count(pack, row["transfers"] or 0)) for row in shown),
        )
        yield from rest(pack, shown, deadlines.num_rows)
    yield from _actions(pack)


def _day(pack: Pack, row: Row) -> Cell:
    return Marked("bad", on(pack, row["day"])) if row["days_left"] < 0 else on(pack, row["day"])


def _what(pack: Pack, row: Row) -> str:
    return f"{word(pack, 'ui.due', row['kind'])}: {row['name'] or '—'}"


def _actions(pack: Pack) -> Iterator[Block]:
    actions = pack.tables["actions"]
    if not actions.num_rows:
        return
    shown = first(actions, SHOWN)
    yield Heading(say(pack, "actions"))
    yield Table(
        say(pack, "actions"),
        (
            Column(say(pack, "what"), 3),
            Column(say(pack, "owner"), 1.3),
            Column(say(pack, "day"), 1.1),
            Column(say(pack, "state"), 1.2),
        ),
        tuple((row["what"], row["owner"], on(pack, row["due_on"]), _progress(pack, row)) for row in shown),
    )
    yield from rest(pack, shown, actions.num_rows)


def _progress(pack: Pack, row: Row) -> Cell:
    if row["done_on"]:
        return Marked("good", say(pack, "done", day=on(pack, row["done_on"])))
    if row["overdue_days"]:
        return Marked("bad", say(pack, "overdue", n=count(pack, row["overdue_days"])))
    return Marked("warn", say(pack, "open"))


def decision(pack: Pack, signed: Mapping[str, object] | None) -> Iterator[Block]:
    yield Heading(say(pack, "decision"))
    if signed is None:
        yield Note("quiet", say(pack, "unsigned"))
        yield Signatures((Signature(say(pack, "dpo")), Signature(say(pack, "owner_role"))))
        return
    yield from _answers(pack, cast("Sequence[Mapping[str, Any]]", signed["answers"]))
    if signed["comment"]:
        yield Paragraph(str(signed["comment"]))
    yield from _decided(pack, cast("Sequence[Mapping[str, Any]]", signed["actions"]))
    when = on(pack, date.fromisoformat(str(signed["signed_on"])))
    outcome = word(pack, "review.decision", signed["decision"])
    yield Signatures((Signature(str(signed["signed_role"]), str(signed["signed_by"]), when, outcome),))


def _answers(pack: Pack, answers: Sequence[Mapping[str, Any]]) -> Iterator[Block]:
    if answers:
        yield Heading(say(pack, "answers"), 2)
        yield Bullets(tuple(_answer(pack, each) for each in answers))


def _answer(pack: Pack, answer: Mapping[str, Any]) -> tuple[Run, ...]:
    asked = word(pack, "review.question", answer["area"])
    comment = f" {answer['comment']}" if answer["comment"] else ""
    return (Run(f"{asked} "), Run(say(pack, answer["answer"]), bold=True), Run(comment))


def _decided(pack: Pack, actions: Sequence[Mapping[str, Any]]) -> Iterator[Block]:
    """The actions that this review decides on; those of earlier ones stand in their own table."""
    if actions:
        yield Heading(say(pack, "actions"), 2)
        told = (f"{each['what']} ({each['owner']}, {on(pack, date.fromisoformat(each['due_on']))})" for each in actions)
        yield Bullets(tuple(told))


def proof(pack: Pack) -> Iterator[Block]:
    compared = pack.before.review or on(pack, pack.before.day)
    yield Heading(say(pack, "proof"))
    yield Paragraph(say(pack, "proof_text"))
    yield Facts(
        (
            (say(pack, "as_of"), f"{pack.as_of:%Y-%m-%d %H:%M:%S}, #{pack.now.changeset}"),
            (say(pack, "compared"), compared),
            (say(pack, "ledger"), pack.now.ledger or "—"),
            (say(pack, "law"), pack.law),
            (say(pack, "digest"), pack.digest),
        )
    )
