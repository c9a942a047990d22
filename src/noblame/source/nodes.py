"""Questions asked of a node: is it empty, what does it hold, what does a merge key add."""

from collections.abc import Iterator

import yaml

from noblame.source.places import quoted
from noblame.source.scalars import NULLS

Pair = tuple[yaml.ScalarNode, yaml.Node]


def start_of(node: yaml.Node) -> int:
    """Return the index of a node's first character, an anchor's or a tag's where it has one."""
    return int(node.start_mark.index)


def end_of(node: yaml.Node) -> int:
    """Return the index behind a node. Blocks run on to where the next node starts."""
    return int(node.end_mark.index)


def in_brackets(node: yaml.Node) -> bool:
    """Return whether a mapping or a list stands between brackets, where it was first written."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def is_null(node: yaml.Node) -> bool:
    """Return whether a node says nothing: empty, `~` or `null` without quotes."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in NULLS


def is_merge(key: yaml.ScalarNode) -> bool:
    """Return whether a key is `<<`, which takes in the keys of another mapping."""
    return key.value == "<<" and not key.style


def own_pairs(node: yaml.MappingNode) -> list[Pair]:
    """Return the pairs written in the mapping itself, without its merge key."""
    return [pair for pair in node.value if not is_merge(pair[0])]


def all_pairs(node: yaml.MappingNode) -> list[Pair]:
    """Return the mapping's pairs with those that merge keys bring in; what is written in the mapping itself wins."""
    if not any(is_merge(key) for key, _ in node.value):
        return list(node.value)
    pairs = {key.value: (key, value) for key, value in own_pairs(node)}
    for source in _merged(node):
        for key, value in all_pairs(source):
            pairs.setdefault(key.value, (key, value))
    return list(pairs.values())


def bad_merges(node: yaml.MappingNode) -> Iterator[yaml.Node]:
    """Yield the values of merge keys that are no mapping."""
    for key, value in node.value:
        if is_merge(key):
            parts = value.value if isinstance(value, yaml.SequenceNode) else [value]
            yield from (part for part in parts if not isinstance(part, yaml.MappingNode))


def described(node: yaml.Node) -> str:
    """Return what a node is, in a person's words."""
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    return "nothing" if is_null(node) and not node.value else quoted(node.value)


def _merged(node: yaml.MappingNode) -> Iterator[yaml.MappingNode]:
    for key, value in node.value:
        if is_merge(key):
            parts = value.value if isinstance(value, yaml.SequenceNode) else [value]
            yield from (part for part in parts if isinstance(part, yaml.MappingNode))
