"""JSON: a list of objects, wherever in the document it stands, or one object a line."""

from __future__ import annotations

import json

import pyarrow as pa

from transfers.intake.encoding import decode
from transfers.intake.grid import Reading, grid
from transfers.intake.limits import MOST_COLUMNS
from transfers.intake.source import Source

Item = dict[str, object]


def read_json(source: Source) -> Reading:
    """Items are numbered from 1; the keys are the headings. Raises InputError where no list of objects is found."""
    text, encoding = decode(source)
    items = _largest(_parsed(source, text))
    if not items:
        raise source.refusal("no-list", 'The JSON holds no list of objects. Send a list such as [{"vendor": …}].')
    keys = list(dict.fromkeys(key for item in items for key in item))
    if len(keys) > MOST_COLUMNS:
        raise source.refusal("too-many-columns", f"The items have {len(keys)} keys; at most {MOST_COLUMNS} are read.")
    columns = [pa.array([key, *(_text(item.get(key)) for item in items)], pa.large_string()) for key in keys]
    rows = pa.array(range(len(items) + 1), pa.int32())
    return Reading("json", encoding, None, (grid(columns, rows, headed=True),))


def _parsed(source: Source, text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        lines = [line for line in text.split("\n") if line.strip()]
        try:
            return [json.loads(line) for line in lines]
        except (ValueError, RecursionError):
            row = getattr(error, "lineno", None)
            what = getattr(error, "msg", "it is nested too deeply")
            raise source.refusal(
                "broken-json", f"The JSON does not hold together: {what}. Export it again.", row
            ) from error


def _largest(value: object, depth: int = 0) -> list[Item]:
    """The longest list of objects within a few levels."""
    if depth > 4:
        return []
    inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    items = [item for item in inner if isinstance(item, dict)] if isinstance(value, list) else []
    nested = [_largest(each, depth + 1) for each in inner[:100]] if not items else []
    return max([items, *nested], key=len)


def _text(value: object) -> str:
    """
    >>> _text(["Name", "Email"]), _text({"Contact": ["Email"]}), _text(None), _text(True)
    ('Name; Email', 'Contact: Email', '', 'yes')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(_text(each) for each in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_text(each)}" for key, each in value.items())
    return str(value).encode("utf-8", "replace").decode("utf-8")
