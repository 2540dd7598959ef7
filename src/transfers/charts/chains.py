"""Rows of register, importer, destination as a graph of three columns, small nodes folded, few crossings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from transfers.charts.labels import missing, plain
from transfers.charts.palette import verdict
from transfers.i18n import country, number, t

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("register", "importer", "destination")
MOST = 12
"""Nodes a column; what is smaller goes into one "other (n)"."""


class Node(NamedTuple):
    """`name` is plain text as the user wrote it: make it safe before it is shown."""

    column: int
    name: str
    folded: bool = False


Counts = dict[str, int]
Chain = tuple[tuple[Node, Node, Node], str, int]


class Graph(NamedTuple):
    """Transfers by verdict of each node and of each pair of neighbours; `order` is each column from the top."""

    nodes: dict[Node, Counts]
    links: dict[tuple[Node, Node], Counts]
    order: list[list[Node]]


def graph(flows: pd.DataFrame, language: str) -> Graph:
    nodes: dict[Node, Counts] = {}
    links: dict[tuple[Node, Node], Counts] = {}
    for (first, second, third), name, count in _chains(flows, language):
        for key in (first, second, third):
            _add(nodes.setdefault(key, {}), name, count)
        for pair in ((first, second), (second, third)):
            _add(links.setdefault(pair, {}), name, count)
    return Graph(nodes, links, _ordered(nodes, links))


def _add(counts: Counts, name: str, count: int) -> None:
    counts[name] = counts.get(name, 0) + count


def _chains(flows: pd.DataFrame, language: str) -> list[Chain]:
    """Each row as three nodes, a verdict and a count."""
    names = [flows[column].tolist() for column in COLUMNS]
    names[2] = [None if missing(code) else country(str(code), language) for code in names[2]]
    counts = [int(count) for count in flows["transfers"].tolist()]
    first, second, third = (_nodes(i, column, counts, language) for i, column in enumerate(names))
    rows = zip(first, second, third, flows["verdict"].tolist(), counts, strict=True)
    return [((a, b, c), verdict(name), count) for a, b, c, name, count in rows if count]


def _nodes(column: int, names: list[object], counts: list[int], language: str) -> list[Node]:
    """The node of each row: its own, or the column's "other (n)" beyond the largest."""
    sums: Counts = {}
    for name, count in zip(names, counts, strict=True):
        _add(sums, plain(name), count)
    largest = sorted(sums, key=lambda name: (-sums[name], name))
    kept = set(largest if len(largest) <= MOST + 1 else largest[:MOST])
    other = Node(column, t("charts.other", language, n=number(len(sums) - len(kept), language)), folded=True)
    return [Node(column, plain(name)) if plain(name) in kept else other for name in names]


def _ordered(nodes: dict[Node, Counts], links: dict[tuple[Node, Node], Counts]) -> list[list[Node]]:
    """The first column by size, each further one by where its bands come from; what is folded stands last."""
    first = [node for node in nodes if node.column == 0]
    order = [sorted(first, key=lambda node: (node.folded, -sum(nodes[node].values()), node.name))]
    for column in (1, 2):
        at = {node: i for i, node in enumerate(order[-1])}
        pull: dict[Node, float] = {node: 0.0 for node in nodes if node.column == column}
        for (source, target), counts in links.items():
            if target in pull:
                pull[target] += at[source] * sum(counts.values()) / sum(nodes[target].values())
        order.append(sorted(pull, key=lambda node: (node.folded, pull[node], node.name)))
    return order
