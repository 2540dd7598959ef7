"""What a quarter's pack says: the registry and the law at its end, beside what was last reviewed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, datetime, timedelta

from transfers import clock
from transfers.errors import UsageError
from transfers.i18n import LANGUAGES, refusal
from transfers.intake import put_exported
from transfers.law import Law
from transfers.ledger import Session, changeset_at, current, for_two_states
from transfers.review import Compared, Pack, Quarter, Scope, Standpoint, build, prepare
from transfers.rules import SAME, Asked, Evaluation, deadlines, evaluate, explained
from transfers.services.pack_assessed import put_assessed

EVERYTHING = Scope()

# `progress(step, share)`: the step that begins, and the share of the work (0 to 1) that is behind it. What it raises
# stops the work.
Progress = Callable[[str, float], None]
STEPS = {"judging": 0.0, "comparing": 0.3, "explaining": 0.5, "gathering": 0.6}


def silent(step: str, share: float) -> None:
    """For callers that nobody watches."""


def last_quarter() -> Quarter:
    """The quarter that has ended most lately."""
    return Quarter.of(clock.today()).previous


def quarter_pack(
    session: Session,
    law: Law,
    quarter: Quarter,
    scope: Scope = EVERYTHING,
    language: str = "en",
    as_of: datetime | None = None,
    day: date | None = None,
    progress: Progress = silent,
) -> Pack:
    """The pack of a quarter, judged on its last day (today, while it runs) by the law of that day, with all that the
    registry knows (or knew `as_of`), beside the last confirmed review or the day before the quarter began.

    Raises UsageError for a quarter that has not begun, for a scope that names nobody in the registry, and for a
    language that there is none of.
    """
    seen_on = day or min(quarter.last, clock.today())
    if seen_on < quarter.first:
        raise refusal(UsageError, "services_refused.review.not_begun", quarter=quarter, first=quarter.first)
    if language not in LANGUAGES:
        raise refusal(
            UsageError, "services_refused.review.no_language", language=language, languages=", ".join(LANGUAGES)
        )
    return _compare(session, law, quarter, scope, language, seen_on, as_of, progress)


def _compare(
    session: Session,
    law: Law,
    quarter: Quarter,
    scope: Scope,
    language: str,
    day: date,
    as_of: datetime | None,
    progress: Progress,
) -> Pack:
    now = _standpoint(session, day, as_of)
    _refuse_unknown(session, scope, now.changeset)
    before = _last_confirmed(session, quarter, scope, now.changeset) or _standpoint(
        session, quarter.first - timedelta(days=1), datetime.combine(quarter.first, datetime.min.time()), now.changeset
    )
    with ExitStack() as made:
        made.enter_context(for_two_states(session))
        progress("judging", STEPS["judging"])
        seen = _evaluated(session, law, now, made)
        progress("comparing", STEPS["comparing"])
        earlier = _evaluated(session, law, before, made)
        progress("explaining", STEPS["explaining"])
        due = deadlines(seen.schema, language, f"transfer_id IN (SELECT transfer_id FROM {seen.schema}.scoped)")
        asked = Compared(quarter, scope, language, now, before, (seen.schema, earlier.schema), due)
        prepare(session, asked)
        _tell(session, seen, earlier, language)
        _put_actions(session, now, before)
        put_assessed(session, seen.schema, language, day)
        running = f"SELECT transfer_id FROM {seen.schema}.flow"
        put_exported(session, running, lambda entity: f"FROM {seen.schema}.{entity}")
        left = 1 - STEPS["gathering"]
        return build(session, law, asked, lambda share: progress("gathering", STEPS["gathering"] + left * share))


def _standpoint(session: Session, day: date, as_of: datetime | None, upto: int | None = None) -> Standpoint:
    """The registry as it stood at a time, at the newest if none is given, looked at on a day."""
    number = changeset_at(session, as_of or clock.now())
    number = number if upto is None else min(number, upto)
    found = session.rows("SELECT recorded_at, digest FROM registry.changeset WHERE id = ?", [number])
    if not found:
        return Standpoint(day, None, 0, "")
    recorded_at, digest = found[0]
    return Standpoint(day, datetime.fromisoformat(str(recorded_at)), number, str(digest))


def _evaluated(session: Session, law: Law, point: Standpoint, made: ExitStack) -> Evaluation:
    """Judged as `check` would on that day; dropped with `made`."""
    evaluation = evaluate(session, law, Asked(point.day, point.day, point.day, point.changeset))
    made.callback(evaluation.drop, session)
    return evaluation


def _refuse_unknown(session: Session, scope: Scope, upto: int) -> None:
    """Raises UsageError naming the ids of the scope that are no organisation of the registry."""
    wanted = [*scope.controllers, *scope.groups]
    unknown = session.rows(
        f"SELECT w.id FROM (SELECT unnest(?::VARCHAR[]) AS id) AS w WHERE w.id NOT IN "
        f"(SELECT id FROM ({current('organisation', upto)})) ORDER BY w.id",
        [wanted],
    )
    if unknown:
        names = ", ".join(str(row[0]) for row in unknown)
        raise refusal(UsageError, "services_refused.review.no_organisation", ids=names)


def _last_confirmed(session: Session, quarter: Quarter, scope: Scope, upto: int) -> Standpoint | None:
    """Where the newest confirmed review of an earlier quarter and the same scope stood."""
    found = session.rows(
        "SELECT r.day, c.recorded_at, coalesce(c.id, 0), coalesce(c.digest, ''), r.id "
        f"FROM ({current('review', upto)}) AS r LEFT JOIN registry.changeset AS c ON c.digest = r.ledger_digest "
        "WHERE r.decision = 'confirmed' AND r.quarter < ? AND r.controllers = ?::VARCHAR[] AND r.groups = ?::VARCHAR[] "
        "ORDER BY r.quarter DESC, r.changeset DESC LIMIT 1",
        [str(quarter), sorted(scope.controllers), sorted(scope.groups)],
    )
    return Standpoint(*found[0]) if found else None  # type: ignore[arg-type]


def _tell(session: Session, now: Evaluation, before: Evaluation, language: str) -> None:
    """`told` beside each evaluation: its findings in words, with what became of them and the sources they rest on."""
    states = (
        (now, f"CASE WHEN EXISTS ({_same_in(before)}) THEN 'still_open' ELSE 'opened' END", "true"),
        (before, "'closed'", f"NOT EXISTS ({_same_in(now)})"),
    )
    for evaluation, state, which in states:
        picked = f"SELECT *, {state} AS state FROM {{schema}}.own_finding AS f WHERE {which}"
        told = explained(session, evaluation, language, picked, kept=("state",))
        session.run(
            f"CREATE TABLE {evaluation.schema}.told AS SELECT * EXCLUDE (facts), {SOURCES} AS sources FROM ({told})"
        )


# Where the facts were read that a finding rests on, each source once.
SOURCES = "list_distinct(list_filter(list_transform(facts, lambda fact: fact.source), lambda each: each IS NOT NULL))"


def _same_in(other: Evaluation) -> str:
    """The finding `f` as the other evaluation has it."""
    same = " AND ".join(f"o.{column} IS NOT DISTINCT FROM f.{column}" for column in SAME)
    return f"FROM {other.schema}.own_finding AS o WHERE {same}"


def _put_actions(session: Session, now: Standpoint, before: Standpoint) -> None:
    """`review_action`: what is still to be done, and what was done since."""
    session.run(
        "CREATE OR REPLACE TEMP TABLE review_action AS SELECT a.*, r.quarter "
        f"FROM ({current('action', now.changeset)}) AS a JOIN ({current('review', now.changeset)}) AS r "
        "ON r.id = a.review_id WHERE a.done_on IS NULL OR a.done_on > ?",
        [before.day],
    )
