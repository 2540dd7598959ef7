"""Lists in a tree of values (JSON, YAML): every list of vendors in it becomes a grid, its keys the headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pyarrow as pa

from transfers.i18n.spelling import plain
from transfers.intake.contents import names_mechanism
from transfers.intake.grid import Grid, Reading, grid
from transfers.intake.heading_groups import BETWEEN
from transfers.intake.headings import EITHER, SUB, VENDOR, known
from transfers.intake.limits import MOST_COLUMNS
from transfers.intake.source import Source

Item = dict[str, object]
Recognise = Callable[[list[str]], int]
DEEPEST = 6
WIDEST = 200  # branches of one level that are looked into
WIDEST_OPENED = 20  # keys of an object within an item, each of which becomes a column
WHOLE = ("data_categories", "data_subjects", "special_categories", "purpose", "subprocessors", "notes")
WRAPPERS = ("node", "attributes", "fields", "properties")
# What an object is shown by, where it stands in a cell.
SHOWN = ("name", "display_value", "displayName", "displayValue", "label", "title", "value")
PLACE_KEYS = ("country", "countryCode", "country_code", "region", "city", "land", "maa", "pays")
LOOSE = "item"  # the heading of what stands in a list of objects without being one


@dataclass(frozen=True, slots=True)
class Found:
    """A list in the document, and the key it stands under."""

    title: str
    items: list[Item]


def read_items(source: Source, kind: str, encoding: str, document: object, recognise: Recognise) -> Reading:
    """Items are numbered from 1, through all lists. Raises InputError where no list is found."""
    found = [each for each in _lists(document, "", 0, recognise) if each.items]
    if not found:
        raise source.refusal("no-list", "list_refused.items.no_list", kind=kind.upper(), example='[{"vendor": …}]')
    listing = [each for each in found if recognise(_keys(each.items))]
    read = listing or [max(found, key=lambda each: len(each.items))]
    remarks = [(None, "table-not-read", each.title) for each in found if each not in read and len(each.items) > 1]
    grids, number = [], 0
    for each in read:
        grids.append(_grid(source, each, number))
        number += len(each.items)
    return Reading(kind, encoding, None, tuple(grids), tuple(remarks))


def _keys(items: list[Item]) -> list[str]:
    return list(dict.fromkeys(key for item in items for key in item))


def _grid(source: Source, found: Found, number: int) -> Grid:
    keys = _keys(found.items)
    if len(keys) > MOST_COLUMNS:
        raise source.refusal("too-many-columns", "list_refused.items.many_keys", width=len(keys), most=MOST_COLUMNS)
    columns = [pa.array([key, *(text(item.get(key)) for item in found.items)], pa.string()) for key in keys]
    rows = pa.array(range(number, number + len(found.items) + 1), pa.int32())
    return grid(columns, rows, found.title, headed=True)


def _lists(value: object, title: str, depth: int, recognise: Recognise) -> Iterator[Found]:
    """What stands within a list's items is part of the items, and is not looked into."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        items = _inner(value, recognise) or _items(value, title)
        if items is not None:
            yield Found(title, items)
            return
        branches = [(title, each) for each in value]
    elif isinstance(value, dict):
        items = _keyed(value) or _columns(value)
        if items is not None:
            yield Found(title, items)
            return
        branches = [(str(key), each) for key, each in value.items()]
    else:
        return
    for name, each in branches[:WIDEST]:
        yield from _lists(each, name, depth + 1, recognise)


def _inner(values: list[object], recognise: Recognise) -> list[Item] | None:
    """[{"title": "Core", "vendors": [{…}, {…}]}, …]: the sections of a list. None where an entry says more of itself
    than a name: it is a vendor then, and may hold its own sub-processors. Each vendor keeps what its section says."""
    sections: list[Item] = [each for each in values if isinstance(each, dict)]
    held = [key for key in (sections or [{}])[0] if all(_objects(each.get(key)) for each in sections)]
    if len(held) != 1 or len(sections) < len(values):
        return None
    own = [{key: value for key, value in each.items() if key != held[0]} for each in sections]
    inner = [[_opened(item) for item in each[held[0]]] for each in sections]  # type: ignore[attr-defined]
    if recognise(_keys(own)) and _tells_of_transfers([item for items in inner for item in items]):
        return [{**rest, **item} for rest, items in zip(own, inner, strict=True) for item in items or [{}]]
    if recognise(_keys(own)) > 1 or not recognise(_keys([item for items in inner for item in items])):
        return None
    titled = [{f"section {key}" if recognise([key]) else key: value for key, value in each.items()} for each in own]
    return [{**rest, **item} for rest, items in zip(titled, inner, strict=True) for item in items]


def _tells_of_transfers(items: list[Item]) -> bool:
    """{"name": "Norr", "transfers": [{"country": "US", "tool": "DPF"}, …]}: whether objects without a name of their own
    say each where data go and on what basis."""
    entries = [known(key) for key in _keys(items)]
    fields = {field for field, _ in filter(None, entries)}
    named = any(entry and entry[0] == VENDOR and entry[1] != EITHER for entry in entries)
    tools = "mechanism" in fields or any(names_mechanism(text(value)) for item in items for value in item.values())
    return not named and tools and bool(fields & {"country", "processing_location"})


def _objects(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def _items(values: list[object], title: str) -> list[Item] | None:
    """A list of objects, of rows under a row of headings, or of names."""
    if any(isinstance(each, dict) for each in values):
        return [_opened(each) if isinstance(each, dict) else {LOOSE: each} for each in values]
    if len(values) > 1 and all(isinstance(each, list) for each in values):
        head, *lines = (list(map(text, each)) for each in values if isinstance(each, list))
        names = [name or f"column {place}" for place, name in enumerate(head, 1)]
        wide = max(map(len, lines))
        names += [f"column {place}" for place in range(len(names) + 1, wide + 1)]
        return [dict(zip(names, line, strict=False)) for line in lines]
    if values and all(isinstance(each, str) for each in values):
        return [{title or "name": each} for each in values]
    return None


def _opened(item: Item) -> Item:
    """{"entity": {"name": "Norr AB", "country": "SE"}}: the entity is its name; its country has its own key. So have
    the places of {"services": [{"name": "Mail", "locations": ["US"]}]}; those of sub-processors are theirs."""
    made: Item = {}
    for key, value in _unwrapped(item).items():
        if isinstance(value, dict):
            made.update(_shown(key, value))
        elif isinstance(value, list) and value and _objects(value):
            made.update(_each_shown(key, value))
        else:
            made[key] = value
    return made


def _shown(key: str, value: Item) -> Item:
    said = next((each for each in SHOWN if each in value), None)
    if said is None:
        # A country and its town are one place, groups of data are data; what else an object says has a heading each.
        field = (known(key) or ("", ""))[0]
        whole = field in WHOLE or len(value) > WIDEST_OPENED or set(value) <= {*PLACE_KEYS}
        return {key: value} if whole else {f"{key}{BETWEEN}{name}": each for name, each in _opened(value).items()}
    return {key: value[said], **{f"{key} {inner}": each for inner, each in value.items() if inner != said}}


def _each_shown(key: str, values: list[Item]) -> Item:
    said = next((each for each in SHOWN if all(each in value for value in values)), None)
    if said is None or SUB.search(plain(key)):
        return {key: values}
    others = (each for each in _keys(values) if each != said)
    held = {name: [value[name] for value in values if value.get(name) is not None] for name in others}
    return {key: [value[said] for value in values], **{f"{key}{BETWEEN}{name}": each for name, each in held.items()}}


def _unwrapped(item: Item) -> Item:
    """What interfaces wrap an object's own keys in: {"node": {…}}, {"id": 1, "attributes": {…}}."""
    inner = [value for key, value in item.items() if key in WRAPPERS and isinstance(value, dict)]
    if len(inner) != 1:
        return item
    return _unwrapped({**{key: value for key, value in item.items() if key not in WRAPPERS}, **inner[0]})


def _keyed(value: dict[object, object]) -> list[Item] | None:
    """{"Norr AB": {"country": "SE"}, …}: the keys are the names, where the objects have keys in common."""
    inner: dict[object, Item] = {key: each for key, each in value.items() if isinstance(each, dict)}
    if len(inner) < max(2, len(value)) or not set.intersection(*(set(each) for each in inner.values())):
        return None
    if any(isinstance(each, dict | list) and _long(each) for item in inner.values() for each in item.values()):
        return None
    return [each if "name" in each else {"name": key, **each} for key, each in inner.items()]


def _long(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def _columns(value: dict[object, object]) -> list[Item] | None:
    """{"columns": […], "data": [[…]]}, or one list of the same length for each heading."""
    names, data = value.get("columns"), value.get("data", value.get("rows"))
    if isinstance(names, list) and isinstance(data, list) and data and all(isinstance(line, list) for line in data):
        return [dict(zip(map(text, names), line, strict=False)) for line in data]
    lists = [each for each in value.values() if isinstance(each, list)]
    plain = all(not isinstance(cell, dict | list) for each in lists for cell in each)
    if len(lists) < 2 or len(lists) < len(value) or not plain or len({len(each) for each in lists}) != 1:
        return None
    return [dict(zip(map(str, value), line, strict=True)) for line in zip(*lists, strict=True)]


def text(value: object) -> str:
    """One value as the text of a cell. A country needs no label before it.

    >>> text({"country": "DE", "use": "backup"})
    'DE; use: backup'
    >>> text(["Name", "Email"]), text({"Contact": ["Email"]}), text(None), text(True)
    ('Name; Email', 'Contact: Email', '', 'yes')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(map(text, value))
    if isinstance(value, dict):
        return "; ".join(map(_labelled, value, value.values()))
    return str(value).encode("utf-8", "replace").decode("utf-8")


def _labelled(key: object, value: object) -> str:
    return text(value) if key in PLACE_KEYS and isinstance(value, str) else f"{key}: {text(value)}"
