"""Where in its file the place of a record stands that advice speaks of."""

from typing import NamedTuple

import yaml

from noblame.review.advice.paths import WORDS, steps
from noblame.source.document import Document
from noblame.source.nodes import Pair, all_pairs, end_of, is_null, own_pairs, start_of
from noblame.source.spans import is_alias, is_block_text, line_end


class Spot(NamedTuple):
    """A stretch of a file, and what it says."""

    start: int
    end: int
    text: str
    heads: tuple[int, ...] = ()
    """Where the items and keys start that it belongs to, the outermost first."""


class _At(NamedTuple):
    """A node, and the key or the item it stands behind."""

    head: yaml.Node
    node: yaml.Node


def spot_of(document: Document, place: str) -> Spot:
    """Return where a place stands: a text itself, the key of what is none, what an item of a list says.

    Of what is missing it is the nearest part around it that is there, in the end the key `title`; without one, the
    first character of the file.

    Args:
        document: the file.
        place: a path of the record, such as `actions[2]`.
    """
    way = _way(document.root, place) or _way(document.root, "title")
    if not way:
        return Spot(0, 0, "")
    is_missing = len(way) < len(steps(place)) or steps(place)[:1] != (way[0].head.value,)
    head, node = way[-1]
    spot = _of_key(head) if is_missing and isinstance(head, yaml.ScalarNode) else _spot(head, node, document.text)
    return spot._replace(heads=tuple(start_of(each.head) for each in way))


def _way(root: yaml.Node, place: str) -> list[_At]:
    """Return the nodes that lead to a place, as far as they are there."""
    way = list[_At]()
    node = root
    for step in steps(place):
        found = _item(node, step) if isinstance(step, int) else _value(node, step)
        if found is None:
            break
        way.append(found)
        node = found.node
    return way


def _item(node: yaml.Node, index: int) -> _At | None:
    if not isinstance(node, yaml.SequenceNode) or index >= len(node.value):
        return None
    return _At(node.value[index], node.value[index])


def _value(node: yaml.Node, key: str) -> _At | None:
    pairs = all_pairs(node) if isinstance(node, yaml.MappingNode) else []
    return next((_At(name, value) for name, value in pairs if name.value == key), None)


def _spot(head: yaml.Node, node: yaml.Node, text: str) -> Spot:
    """Return where a key with its value, or an item, stands."""
    if is_alias(node, text):
        return Spot(start_of(node), end_of(node), text[start_of(node) : end_of(node)])
    if isinstance(node, yaml.MappingNode) and head is node:
        said = _telling(node)
        return _spot(*said, text) if said else Spot(start_of(node), end_of(node), "")
    if isinstance(node, yaml.ScalarNode) and not is_null(node) and not is_block_text(node, text) and node.value.strip():
        return Spot(start_of(node), min(end_of(node), line_end(text, start_of(node))), " ".join(node.value.split()))
    return _of_key(head)


def _telling(item: yaml.MappingNode) -> Pair | None:
    """Return the pair of an item that says what it is, else its first; what a merge key brings in stands elsewhere."""
    own = own_pairs(item)
    pairs = {key.value: (key, value) for key, value in own}
    return next((pairs[word] for word in WORDS if word in pairs), own[0] if own else None)


def _of_key(head: yaml.Node) -> Spot:
    """Return where a key stands."""
    return Spot(start_of(head), end_of(head), head.value if isinstance(head, yaml.ScalarNode) else "")
