"""YAML: a list of vendors. Every value is read as text, so that NO is Norway and 010 keeps its zero."""

from __future__ import annotations

from collections.abc import Hashable

import yaml

from transfers.intake.encoding import decode
from transfers.intake.grid import Reading
from transfers.intake.items import Recognise, read_items
from transfers.intake.limits import MOST_NESTED_BYTES
from transfers.intake.source import Source


def read_yaml(source: Source, recognise: Recognise) -> Reading:
    """Raises InputError for YAML that does not hold together, or that repeats itself by reference."""
    if len(source.data) > MOST_NESTED_BYTES:
        most = MOST_NESTED_BYTES // 2**20
        raise source.refusal("too-large", "list_refused.items.yaml_large", most=most)
    text, encoding = decode(source)
    try:
        documents = list(yaml.load_all(text, Loader=_Plain))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "not YAML"
        row = mark.line + 1 if mark else None
        raise source.refusal("broken-yaml", "list_refused.items.yaml_broken", row, what=what) from error
    except (RecursionError, ValueError) as error:
        raise source.refusal("broken-yaml", "list_refused.items.yaml_nested") from error
    return read_items(source, "yaml", encoding, documents[0] if len(documents) == 1 else documents, recognise)


class _Plain(yaml.BaseLoader):
    """No type is guessed and no object is made; a file that refers to itself could grow without end."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "it repeats a part by reference (*)", self.get_mark())
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        made: dict[Hashable, object] = super().construct_mapping(node, deep)
        if len(made) < len(node.value):
            raise yaml.constructor.ConstructorError(None, None, "a key stands twice", node.start_mark)
        return made
