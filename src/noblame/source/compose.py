"""Nodes from a parser's events, with every limit checked before anything grows."""

from typing import Any, NoReturn

import yaml

from noblame.source.loader import events
from noblame.source.nodes import end_of, start_of
from noblame.source.places import Places, quoted
from noblame.source.problem import Problem
from noblame.source.wording import MAX_DEPTH, TOO_DEEP, worded

MAX_NODES = 250_000
MAX_EXPANDED = 100_000
"""What aliases may add: nodes, and a sixty-fourth of the characters in them."""
MAX_SHOWN = 50
"""Problems of one kind collected before reading stops."""

CORE = "tag:yaml.org,2002:"
CORE_TAGS = frozenset({None, "!", *(CORE + name for name in ("str", "int", "float", "bool", "null", "map", "seq"))})


class StopReadingError(Exception):
    """Nothing after this place can be read. The problem is already noted."""


class _Open:
    """A mapping or a list whose end has not come yet."""

    __slots__ = ("anchor", "before", "height", "key", "node", "seen")

    def __init__(self, node: Any, anchor: str | None, before: int) -> None:
        self.node = node
        self.anchor = anchor
        self.before = before
        self.height = 1
        self.key: yaml.Node | None = None
        self.seen: dict[str, int] = {}


class _Anchored:
    """A finished node that aliases may name; `height` and `weight` are those of what hangs below it."""

    __slots__ = ("height", "node", "used", "weight")

    def __init__(self, node: yaml.Node, height: int, weight: int) -> None:
        self.node = node
        self.height = height
        self.weight = weight
        self.used = False


class Composer:
    """Builds the nodes of one document. `root` is None where the text holds none, or nothing but an error.

    An alias becomes a node of its own: its marks are those of the alias, its content is that of the anchor. So a node
    is an alias exactly where the text at its start is a `*`.
    """

    def __init__(self, places: Places) -> None:
        self.places = places
        self.problems: list[Problem] = []
        self.root: yaml.Node | None = None
        self.weight = 0
        self.expanded = 0
        self.anchors: dict[str, _Anchored] = {}
        self.anchored: list[_Anchored] = []
        self._open: list[_Open] = []
        self._documents = 0

    def compose(self) -> None:
        """Read all events; what is wrong ends in `problems`, in file order."""
        try:
            for event in events(self.places.text):
                self._take(event)
        except yaml.MarkedYAMLError as error:
            self.problems += worded(error, self.places)
        except yaml.YAMLError as error:
            self.problems.append(self.places.problem(getattr(error, "position", 0) or 0, str(error)))
        except StopReadingError:
            pass

    def used_anchors(self) -> tuple[tuple[int, int], ...]:
        """Return the spans of all nodes that an alias names elsewhere."""
        spans = [(start_of(a.node), end_of(a.node)) for a in self.anchored if a.used]
        return tuple(sorted(spans))

    def _take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._start(event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._end(event)
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent:
            self._document(event)

    def _note(self, mark: Any, found: str, expected: str) -> None:
        self.problems.append(self.places.problem(mark.index, found, expected))
        if len(self.problems) >= MAX_SHOWN:
            raise StopReadingError

    def _stop(self, mark: Any, found: str, expected: str) -> NoReturn:
        self._note(mark, found, expected)
        raise StopReadingError

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop(event.start_mark, "a second document starts here", "one document in a file")

    def _scalar(self, event: Any) -> None:
        self._check_tag(event)
        weight = 1 + (len(event.value) >> 6)
        node = yaml.ScalarNode(event.tag, event.value, event.start_mark, event.end_mark, event.style)
        self._grow(event.start_mark, weight)
        if event.anchor is not None:
            self._anchor(event.anchor, _Anchored(node, 0, weight))
        self._add(node)

    def _start(self, event: Any) -> None:
        self._check_tag(event)
        if len(self._open) >= MAX_DEPTH:
            self._stop(event.start_mark, *TOO_DEEP)
        kind = yaml.MappingNode if type(event) is yaml.MappingStartEvent else yaml.SequenceNode
        node = kind(event.tag, [], event.start_mark, event.end_mark, event.flow_style)
        if event.anchor is not None:
            self.anchors.pop(event.anchor, None)
        self._open.append(_Open(node, event.anchor, self.weight))
        self._grow(event.start_mark, 1)

    def _end(self, event: Any) -> None:
        done = self._open.pop()
        done.node.end_mark = event.end_mark
        if done.anchor is not None:
            self._anchor(done.anchor, _Anchored(done.node, done.height, self.weight - done.before))
        if self._open:
            self._open[-1].height = max(self._open[-1].height, done.height + 1)
        self._add(done.node)

    def _alias(self, event: Any) -> None:
        mark, target = event.start_mark, self.anchors.get(event.anchor)
        if target is None:
            self._lost(event)
        target.used = True
        self.expanded += target.weight
        if self.expanded > MAX_EXPANDED:
            self._stop(mark, "the aliases up to here stand for too much text", "the values themselves")
        if len(self._open) + target.height > MAX_DEPTH:
            self._stop(mark, *TOO_DEEP)
        self._grow(mark, target.weight)
        if self._open:
            self._open[-1].height = max(self._open[-1].height, target.height + 1)
        self._add(_copy(target.node, event))

    def _lost(self, event: Any) -> NoReturn:
        if any(level.anchor == event.anchor for level in self._open):
            self._stop(event.start_mark, f"*{event.anchor} stands inside what it names", "the alias outside of it")
        self._stop(event.start_mark, f"*{event.anchor} names no anchor above it", f"&{event.anchor} before it")

    def _grow(self, mark: Any, weight: int) -> None:
        self.weight += weight
        if self.weight > MAX_NODES:
            self._stop(mark, f"more than {MAX_NODES:,} values", "a smaller file")

    def _anchor(self, name: str, anchored: _Anchored) -> None:
        self.anchors[name] = anchored
        self.anchored.append(anchored)

    def _check_tag(self, event: Any) -> None:
        if event.tag not in CORE_TAGS:
            tag = event.tag.replace(CORE, "!!", 1)
            self._note(event.start_mark, f"the tag {quoted(tag)}", "no tag: the field says what it is")

    def _add(self, node: yaml.Node) -> None:
        if not self._open:
            self.root = node
            return
        level = self._open[-1]
        if type(level.node) is yaml.SequenceNode:
            level.node.value.append(node)
        elif level.key is None:
            self._check_key(level, node)
            level.key = node
        else:
            level.node.value.append((level.key, node))
            level.key = None

    def _check_key(self, level: _Open, node: yaml.Node) -> None:
        if type(node) is not yaml.ScalarNode:
            what = "a mapping" if type(node) is yaml.MappingNode else "a list"
            self._note(node.start_mark, f"{what} as a key", "a word")
            return
        here = start_of(node)
        first = level.seen.setdefault(node.value, here)
        if first != here:
            found = f"the key {quoted(node.value)} is here twice, first on line {self.places.of(first)[0]}"
            self._note(node.start_mark, found, "one of them")


def _copy(node: Any, event: Any) -> yaml.Node:
    """Return a node with the content of `node` that stands where the alias stands."""
    look = node.style if isinstance(node, yaml.ScalarNode) else node.flow_style
    copy: yaml.Node = type(node)(node.tag, node.value, event.start_mark, event.end_mark, look)
    return copy
