"""The links of the access chain, as somebody estimated them in percent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """One link: the probability (0-1) that it holds against you despite counter-measures, its range, why, by whom."""

    id: str
    likely: float
    low: float | None = None
    high: float | None = None
    reason: str = ""
    by: str = ""


def rows(value: object, wanted: Sequence[str]) -> tuple[Link, ...] | str:
    """The links of an answer in percent: `{a = 50}`, `{a = {percent = 50, reason = "…"}}`, or a list of tables.

    Says which link is wrong or missing instead, when one is.
    """
    by_id = _by_id(value)
    links = []
    for name in wanted:
        link = _link(name, by_id.get(name))
        if link is None:
            return name
        links.append(link)
    extra = [str(name) for name in by_id if name not in wanted]
    return extra[0] if extra else tuple(links)


def _by_id(value: object) -> Mapping[object, object]:
    if isinstance(value, Mapping):
        return value
    listed = value if isinstance(value, list) else []
    return {row.get("id", row.get("link")): row for row in listed if isinstance(row, Mapping)}


def _link(name: str, row: object) -> Link | None:
    told = row if isinstance(row, Mapping) else {"percent": row}
    likely = _share(next((told[key] for key in ("percent", "probability", "likely", "value") if key in told), None))
    low, high = _share(told.get("low")), _share(told.get("high"))
    if likely is None or (low is not None and low > likely) or (high is not None and high < likely):
        return None
    by = next((str(told[key]) for key in ("by", "estimated_by", "who") if key in told), "")
    return Link(name, likely, low, high, str(told.get("reason", "")).strip(), by)


def _share(percent: object) -> float | None:
    if isinstance(percent, bool) or not isinstance(percent, int | float) or not 0 <= percent <= 100:
        return None
    return percent / 100
