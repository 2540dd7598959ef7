"""JSON: one document, or one object a line."""

from __future__ import annotations

import json

from transfers.intake.encoding import decode
from transfers.intake.grid import Reading
from transfers.intake.items import Recognise, read_items
from transfers.intake.source import Source


def read_json(source: Source, recognise: Recognise) -> Reading:
    """Raises InputError where no list of objects is found."""
    text, encoding = decode(source)
    return read_items(source, "json", encoding, _parsed(source, text), recognise)


def _parsed(source: Source, text: str) -> object:
    try:
        return _loaded(source, text)
    except (ValueError, RecursionError) as error:
        lines = [line for line in text.split("\n") if line.strip()]
        try:
            return [_loaded(source, line) for line in lines]
        except (ValueError, RecursionError):
            row = getattr(error, "lineno", None)
            what = getattr(error, "msg", None)
            key = f"list_refused.items.{'json_broken' if what else 'json_nested'}"
            raise source.refusal("broken-json", key, row, what=what) from error


def _loaded(source: Source, text: str) -> object:
    """Numbers stay as they are written: 1.10 is not 1.1."""

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        if len(made) < len(pairs):
            twice = next(key for key, _ in pairs if sum(other == key for other, _ in pairs) > 1)
            raise source.refusal("broken-json", "list_refused.items.json_twice", name=twice[:60])
        return made

    return json.loads(text, object_pairs_hook=once, parse_float=str, parse_int=str)
