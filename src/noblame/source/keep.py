"""A new value with the unknown keys of the old one, for where a part is written anew."""

from typing import Any

import msgspec
import yaml

from noblame.source.align import align
from noblame.source.emit import ANY, Entries, Foreign, entries_of, is_small_type
from noblame.source.nodes import all_pairs
from noblame.source.shapes import Either, Group, Many, Shape, Table, fields_by_key


def keep(node: yaml.Node, shape: Shape, old: Any, new: Any, always: tuple[str, ...] = ()) -> Any:
    """Return `new` as something `emit` writes, with what the types do not know of `node` put beside it.

    Args:
        node: what `old` was read from.
        shape: the shape of both.
        old: the old value.
        new: the new value.
        always: keys of a struct to write even where their value is the default.
    """
    if isinstance(shape, Either):
        shape = Group(type(new)) if isinstance(new, msgspec.Struct) else shape
    if isinstance(node, yaml.MappingNode) and isinstance(shape, Group):
        return _kept_group(node, shape, old, new, always)
    if isinstance(node, yaml.MappingNode) and isinstance(shape, Table) and isinstance(new, dict):
        nodes = {key.value: value for key, value in all_pairs(node)}
        return {
            key: keep(nodes[key], shape.value, old[key], value) if key in nodes and key in old else value
            for key, value in new.items()
        }
    if isinstance(node, yaml.SequenceNode) and isinstance(shape, Many) and isinstance(old, tuple):
        if len(node.value) != len(old):
            return new
        pairs = zip(align(old, new), new, strict=True)
        return tuple(item if i is None else keep(node.value[i], shape.item, old[i], item) for i, item in pairs)
    return new


def _kept_group(node: yaml.MappingNode, shape: Group, old: Any, new: Any, always: tuple[str, ...]) -> Any:
    if not isinstance(new, shape.type) or not isinstance(old, shape.type):
        return new
    known = fields_by_key(shape.type)
    nodes = {key.value: value for key, value in all_pairs(node)}
    pairs: list[tuple[str, Any, Shape]] = []
    for key, value, inner in entries_of(new, always):
        was = getattr(old, known[key].name)
        pairs.append((key, keep(nodes[key], inner, was, value) if key in nodes else value, inner))
    pairs += [(key, Foreign(value), ANY) for key, value in nodes.items() if key not in known]
    return Entries(tuple(pairs), is_small_type(shape.type))
