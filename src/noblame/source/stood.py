"""Which keys a file had when it was opened: only those stay once they say no more than an absent key."""

from collections.abc import Iterator

import yaml

NAMED_BY = ("what", "because", "idea", "name", "ask", "title", "where", "text", "at")
"""The keys under which an item of a list says what it is, the first that is there."""
TOP = 0
"""The place of the whole document."""

Place = int
"""A key, with all keys above it; items count by what they say, so that they may move."""


def below(place: Place, key: str) -> Place:
    """Return the place of a key of the mapping at `place`, or of an item of the list there."""
    return hash((place, key))


def called(item: yaml.Node) -> str:
    """Return what an item of a list says, in the words that tell it from the others."""
    if isinstance(item, yaml.ScalarNode):
        return str(item.value)
    said = {key.value: value.value for key, value in item.value} if isinstance(item, yaml.MappingNode) else {}
    return next((said[key] for key in NAMED_BY if isinstance(said.get(key), str)), "")


def stood(root: yaml.Node) -> frozenset[Place]:
    """Return the places of all keys that are written in a document."""
    return frozenset(_places(root))


def _places(root: yaml.Node) -> Iterator[Place]:
    open_: list[tuple[Place, yaml.Node]] = [(TOP, root)]
    while open_:
        place, node = open_.pop()
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                yield below(place, key.value)
                open_.append((below(place, key.value), value))
        elif isinstance(node, yaml.SequenceNode):
            open_ += [(below(place, called(item)), item) for item in node.value]
