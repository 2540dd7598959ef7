"""The only place that reads the clock, so that a day can be fixed in tests and exports."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> datetime:
    """The present instant in UTC, without a zone marker, to the microsecond (what the ledger stores)."""
    return datetime.now(UTC).replace(tzinfo=None)


def today() -> date:
    """The present day on this computer's own calendar, as its user would write it."""
    return datetime.now().astimezone().date()


def instant(text: str) -> datetime:
    """A UTC instant as people write it. Raises ValueError for what is none.

    >>> instant("2026-01-31T12:00"), instant("2026-01-31T14:00+02:00")
    (datetime.datetime(2026, 1, 31, 12, 0), datetime.datetime(2026, 1, 31, 12, 0))
    """
    read = datetime.fromisoformat(text)
    return read.astimezone(UTC).replace(tzinfo=None) if read.tzinfo else read
