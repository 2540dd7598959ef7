"""What if an instrument ended on some day? The same law with those ends written over it; the pack stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from difflib import get_close_matches

from pydantic import BaseModel, ConfigDict

from transfers.errors import Saying, UsageError
from transfers.i18n import refusal
from transfers.law.cells import EndKind
from transfers.law.facts import Instrument
from transfers.law.pack import Law

SUPPOSED_EN = "supposed for this drill"
SUPPOSED_FI = "oletettu tässä harjoituksessa"


class Change(BaseModel):
    """`instrument` is an id, or a name of the command line, which then means that name in every regime."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    instrument: str
    ends_on: date
    end_kind: EndKind = "invalidated"
    cause_en: str = SUPPOSED_EN
    cause_fi: str = SUPPOSED_FI


class Overlay(BaseModel):
    """Changes laid over the law, in order. Empty: the law as it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    changes: tuple[Change, ...] = ()

    @classmethod
    def ending(cls, name_or_id: str, day: date, kind: EndKind = "invalidated") -> Overlay:
        """One instrument, or all of one name, ends on `day`: the first day on which it no longer holds.

        >>> from transfers.law import apply, load_law, status_of
        >>> law = apply(load_law(), Overlay.ending("dpf", date(2026, 12, 1)))
        >>> [status_of(law, regime, "US", "dpf", date(2026, 12, 1)).status for regime in ("EU", "UK", "CH")]
        ['invalidated', 'invalidated', 'invalidated']
        """
        return cls(changes=(Change(instrument=name_or_id, ends_on=day, end_kind=kind),))


def apply(law: Law, overlay: Overlay) -> Law:
    """The law with the changes in it; `law` itself is untouched.

    Raises UsageError for an instrument that does not exist, or that is not there to end on that day.
    """
    for change in overlay.changes:
        law = _applied(law, change)
    return law


def meant(law: Law, name_or_id: str) -> tuple[Instrument, ...]:
    """The instruments that an id or a name stands for, in all regimes. Raises UsageError for neither."""
    if name_or_id in law.by_id:
        return (law.by_id[name_or_id],)
    found = tuple(each for each in law.instruments if name_or_id in each.names)
    if not found:
        near = get_close_matches(name_or_id, [*law.names, *law.by_id], 1)
        hint = Saying("law_refused.hint.write", {"words": near[0]}) if near else Saying("law_refused.hint.name")
        raise refusal(UsageError, "law_refused.neither", given=name_or_id, hint=hint)
    return found


def _applied(law: Law, change: Change) -> Law:
    ended = {each.id: _ended(each, change) for each in meant(law, change.instrument) if _can_end(each, change.ends_on)}
    if not ended:
        raise _too_late(meant(law, change.instrument), change)
    return law.with_instruments(ended.get(each.id, each) for each in law.instruments)


def _can_end(instrument: Instrument, day: date) -> bool:
    """It has begun before that day, and something of it is left on that day."""
    return instrument.valid_from < day and (instrument.gone_from is None or day < instrument.gone_from)


def _ended(instrument: Instrument, change: Change) -> Instrument:
    closed = instrument.valid_to is not None and instrument.valid_to < change.ends_on
    return instrument.model_copy(
        update={
            "valid_to": instrument.valid_to if closed else change.ends_on,
            "legacy_until": change.ends_on - timedelta(days=1) if closed else None,
            "legacy_signed_before": instrument.legacy_signed_before if closed else None,
            "end_kind": change.end_kind,
            "end_cause_en": change.cause_en,
            "end_cause_fi": change.cause_fi,
        }
    )


def _too_late(instruments: Sequence[Instrument], change: Change) -> UsageError:
    periods = ", ".join(f"{each.id} {each.valid_from}–{each.gone_from or ''}" for each in instruments)
    return refusal(UsageError, "law_refused.too_late", given=change.instrument, day=change.ends_on, periods=periods)
