"""A quarter of the calendar year, as it is written: 2026Q3."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from transfers.errors import UsageError
from transfers.i18n import refusal

WRITTEN = re.compile(r"^(\d{4})-?Q([1-4])$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """
    >>> quarter = Quarter.parse("2026Q3")
    >>> str(quarter), quarter.first.isoformat(), quarter.last.isoformat(), str(quarter.previous)
    ('2026Q3', '2026-07-01', '2026-09-30', '2026Q2')
    >>> str(Quarter.parse("2026-q1").previous), str(Quarter.of(date(2026, 12, 31)))
    ('2025Q4', '2026Q4')
    """

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """Raises UsageError for what is no quarter."""
        match = WRITTEN.match(text.strip())
        if match is None or not 1900 <= int(match[1]) <= 9998:
            raise refusal(UsageError, "review_refused.not_a_quarter", text=repr(text))
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Quarter:
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        after = date(self.year + 1, 1, 1) if self.number == 4 else date(self.year, 3 * self.number + 1, 1)
        return after - timedelta(days=1)

    @property
    def previous(self) -> Quarter:
        return Quarter.of(self.first - timedelta(days=1))

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"
