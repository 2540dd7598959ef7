"""SQL and the slow second implementation say the same of random registries; and what must hold whatever they hold."""

from __future__ import annotations

from collections import Counter

import pytest
from invent import Inventor
from judging import Judged, asked, judged, put
from oracle import ORDER, Oracle

from transfers.domain import Basis, Entity
from transfers.law import Law, Overlay, apply
from transfers.ledger import Session
from transfers.rules import Asked

EXAMPLES = range(100, 170)


def question(inventor: Inventor, seed: int) -> Asked:
    """Mostly one day for all; now and then the law, or what can be known, is of another day."""
    on = inventor.day()
    law_day = inventor.day() if seed % 5 == 4 else None
    known = inventor.day() if seed % 3 == 2 else None
    return asked(on, law_day, known)


def invented(inventor: Inventor, law: Law, transfers: int) -> list[Entity]:
    """A random registry whose assessments rely on the facts of some day."""
    rows = inventor.registry(transfers)
    then = Oracle(rows, law, asked(inventor.day())).assessments
    return inventor.relying(rows, then.present)


def compare(rows: list[Entity], oracle: Oracle, found: Judged) -> None:
    expected = Counter(oracle.found())
    actual = Counter(found.findings)
    if actual != expected:
        wrong = {each.transfer for each in [*(actual - expected), *(expected - actual)]}
        told = [row for row in rows if row.id in wrong or getattr(row, "transfer_id", None) in wrong]
        lines = [f"SQL only: {each}" for each in actual - expected]
        lines += [f"oracle only: {each}" for each in expected - actual]
        lines += [str(oracle.on), str(oracle.day), str(oracle.known)]
        pytest.fail("\n".join([*lines, *(repr(row) for row in told)]))
    assert found.verdicts == {each.id: oracle.verdict(each) for each in oracle.running()}


def invariants(oracle: Oracle, found: Judged) -> None:
    for transfer in oracle.running():
        verdict, state = found.verdicts[transfer.id], oracle.state(transfer)
        said = [each.verdict for each in found.findings if each.transfer == transfer.id and each.verdict]
        if oracle.destination(transfer) is None and state not in ("none", "inside"):
            assert verdict in ("unknown", "uncovered"), "nobody knows where the data go, and it is green"
        if verdict == "covered":
            assert any(each.holds for each in oracle.reliances(transfer)), "covered by nothing"
            assert not said
        elif verdict == "no_transfer":
            assert state in ("none", "inside")
            assert not said
        else:
            assert verdict == max(said, key=ORDER.index), "a verdict must be the worst of what is found"


@pytest.mark.parametrize("seed", EXAMPLES)
def test_sql_and_oracle_agree(session: Session, law: Law, seed: int) -> None:
    inventor = Inventor(seed)
    rows = invented(inventor, law, inventor.random.randint(1, 40))
    day = question(inventor, seed)
    if seed % 10 == 9:
        law = apply(law, Overlay.ending("dpf", day.law_day)) if day.law_day.year > 2024 else law
    put(session, rows)
    found, oracle = judged(session, law, day), Oracle(rows, law, day)
    compare(rows, oracle, found)
    invariants(oracle, found)


def test_the_examples_reach_every_rule(law: Law) -> None:
    """Agreement on registries in which nothing happens would be worth nothing."""
    seen: Counter[str] = Counter()
    verdicts: Counter[str] = Counter()
    for seed in EXAMPLES:
        inventor = Inventor(seed)
        rows = invented(inventor, law, inventor.random.randint(1, 40))
        oracle = Oracle(rows, law, question(inventor, seed))
        seen.update(each.rule for each in oracle.found())
        verdicts.update(oracle.verdict(each) for each in oracle.running())
    assert set(oracle.headers) - set(seen) == set()
    assert set(verdicts) == {"no_transfer", *ORDER}


@pytest.mark.parametrize("seed", range(200, 206))
def test_one_more_basis_never_makes_it_worse(session: Session, law: Law, seed: int) -> None:
    """A basis that holds can at most add a doubt of its own (at risk); a flawless one adds nothing bad at all."""
    inventor = Inventor(seed)
    rows = invented(inventor, law, 40)
    day = question(inventor, 0)
    put(session, rows)
    before = judged(session, law, day)
    added = [Basis(**inventor.basis(f"extra-{n}", name).model_dump()) for n, name in enumerate(before.verdicts)]
    put(session, [*rows, *added])
    after = judged(session, law, day)
    oracle = Oracle([*rows, *added], law, day)
    for transfer in oracle.running():
        extra = next((each for each in oracle.reliances(transfer) if each.basis in added), None)
        if extra is None or not extra.holds:
            continue
        was, now = before.verdicts[transfer.id], after.verdicts[transfer.id]
        blamed = any(each.basis == extra.basis.id for each in after.findings)
        assert ORDER.index(now) <= max(ORDER.index(was), ORDER.index("at_risk") if blamed else 0), (was, now, transfer)
