"""When a basis carried a transfer, and when the law's instruments stood in force."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from transfers.charts import periods
from transfers.charts.canvas import empty
from transfers.charts.labels import as_date, lines, missing, plain, safe
from transfers.charts.palette import Theme, ink
from transfers.charts.strokes import Mark, Period, Row
from transfers.i18n import day as written
from transfers.i18n import has, t

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

ENDED = ("invalidated", "repealed", "withdrawn", "expired")


def basis_timeline(bases: pd.DataFrame, day: date, language: str, theme: Theme, *, today: bool = False) -> go.Figure:
    """One transfer's bases: plain while the instrument stood, hatched where the basis was relied on after it fell.

    `bases`: one row a basis: `label`, `instrument_title`, `start` and `end` of the reliance (end missing = open), the
    instrument's `state` on `day` (in_force, legacy_only, invalidated, repealed, withdrawn, expired, not_yet, none),
    `ended_on` (the instrument's end, past or to come) and `cause` (C-311/18). `today` names the line at `day` so.
    """
    if bases.empty:
        return empty("timeline", theme, language)
    rows = [_basis(row, language, theme) for row in _records(bases)]
    return _shown("bases", rows, day, language, theme, today)


def instrument_timeline(
    instruments: pd.DataFrame, day: date, language: str, theme: Theme, *, today: bool = False
) -> go.Figure:
    """Many instruments, the oldest first: in force plain, the tail for earlier contracts hatched, ends marked.

    `instruments`: one row an instrument: `title`, `regime` (EU, UK, CH), `valid_from`, `valid_to` (missing = open),
    `legacy_until`, `end_kind` (invalidated, repealed, withdrawn, expired), `status` on `day`.
    """
    if instruments.empty:
        return empty("instruments", theme, language)
    records = _records(instruments)
    records.sort(key=lambda row: (as_date(row["valid_from"]) or date.min, plain(row["title"])))
    rows = [_instrument(row, day, language, theme) for row in records]
    return _shown("instruments", rows, day, language, theme, today)


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", frame.to_dict("records"))


def _shown(kind: str, rows: list[Row], day: date, language: str, theme: Theme, today: bool) -> go.Figure:
    words = "; ".join(row.words for row in rows)
    alt = t(f"charts.timeline.{kind}_alt", language, day=written(day, language), rows=words)
    return periods.chart(rows, day, alt, theme, language, today)


def _basis(row: dict[str, Any], language: str, theme: Theme) -> Row:
    start, end, fell = (as_date(row[name]) for name in ("start", "end", "ended_on"))
    said = _state(row["state"], fell, language)
    marks = [Mark(fell, safe(row["cause"], 30) if not missing(row["cause"]) else "")] if fell else []
    return _row(
        row["label"],
        [said, *([] if missing(row["instrument_title"]) else [row["instrument_title"]])],
        (start, end),
        language,
        theme,
    )._replace(periods=_reliance(start, end, fell, str(row["state"])), marks=marks)


def _reliance(start: date | None, end: date | None, fell: date | None, state: str) -> list[Period]:
    """The parts of a reliance before and after its instrument's end; never a plain bar for what is not known."""
    whole = {"legacy_only": "legacy", "not_yet": "later", "in_force": "good"}.get(
        state, "good" if state in ENDED else "unknown"
    )
    if state in ENDED and fell is None:
        return [Period(start, end, "fallen")]
    if fell is None or (end and end <= fell):
        return [Period(start, end, whole)]
    if start and start >= fell:
        return [Period(start, end, "fallen")]
    return [Period(start, fell, whole), Period(fell, end, "fallen")]


def _instrument(row: dict[str, Any], day: date, language: str, theme: Theme) -> Row:
    start, end, legacy = (as_date(row[name]) for name in ("valid_from", "valid_to", "legacy_until"))
    said = _standing(row, end, legacy, day, language)
    parts = [Period(start, end, "later" if start and start > day else "good")]
    if end and legacy and legacy > end:
        parts.append(Period(end, legacy, "legacy"))
    marks = [Mark(end, "")] if end else []
    return _row(row["title"], [row["regime"], said], (start, end), language, theme)._replace(periods=parts, marks=marks)


def _standing(row: dict[str, Any], end: date | None, legacy: date | None, day: date, language: str) -> str:
    """What became of it, from the end's kind if it has ended or will, else from the status."""
    if end is None:
        return _state(row["status"], None, language)
    kind = "ends" if end > day else row["status"] if missing(row["end_kind"]) else row["end_kind"]
    said = f"{_word(kind, language)} {written(end, language)}"
    return f"{said}, {t('charts.state.legacy_until', language, day=written(legacy, language))}" if legacy else said


def _state(state: object, ended: date | None, language: str) -> str:
    """
    >>> _state("invalidated", date(2020, 7, 16), "en"), _state("in_force", None, "fi")
    ('invalidated 16 July 2020', 'voimassa')
    """
    if ended is None:
        return _word(state, language)
    when = written(ended, language)
    if state == "legacy_only":
        return f"{_word(state, language)}, {t('charts.state.legacy_until', language, day=when)}"
    if state in ENDED:
        return f"{_word(state, language)} {when}"
    return f"{_word(state, language)}, {_word('ends', language)} {when}"


def _word(state: object, language: str) -> str:
    key = f"charts.state.{'unknown' if missing(state) else state}"
    return t(key, language) if has(key, language) else plain(state)


def _row(
    title: object, said: list[object], period: tuple[date | None, date | None], language: str, theme: Theme
) -> Row:
    """The words of a row: a title and, quieter, what is said of it; in hover with its days."""
    start, end = period
    days = t(
        "charts.timeline.from_until",
        language,
        start=written(start, language) if start else t("charts.timeline.start_unknown", language),
        end=written(end, language) if end else t("charts.timeline.open", language),
    )
    told = " · ".join(plain(part) for part in said)
    quiet = f"<span style='color:{ink(theme).muted}'>"
    head = [f"<b>{line}</b>" for line in lines(title, 54, 2)]
    body = [f"{quiet}{line}</span>" for line in lines(told, 58, 2)]
    hover = "<br>".join([*head, *lines(told, 52, 4), days])
    return Row(head + body, [], [], hover, f"{plain(title)}: {told}, {days}")
