"""Saving by splicing: only the text of nodes that changed, came or went is replaced."""

from collections.abc import Container
from typing import Any, TypeVar

import msgspec
import yaml

from noblame.source.align import align
from noblame.source.document import Document
from noblame.source.edits import Edit, patched, trimmed
from noblame.source.emit import Form, flow, is_default, item_lines, key_text, pair_lines
from noblame.source.keep import keep
from noblame.source.nodes import end_of, in_brackets, is_merge, start_of
from noblame.source.quoting import double_quoted
from noblame.source.rebuild import rebuilt_block, rebuilt_flow
from noblame.source.replace import Slot, replaced
from noblame.source.shapes import Field, Group, Many, Shape, Table, fields_of
from noblame.source.spans import (
    after_colon,
    after_dash,
    chunks,
    column,
    content_end,
    is_absent,
    is_alias,
    line_end,
    line_start,
)
from noblame.source.stood import Place, below, called

T = TypeVar("T")
Edits = list[Edit]
Fresh = tuple[int, str, Any, Shape]
"""A new pair: the place behind which it comes (-1: before all), key, value, shape."""


def splice(document: Document, old: msgspec.Struct, new: msgspec.Struct, opened: Container[Place] | None = None) -> str:
    """Return the document's text with only what differs between `old` and `new` replaced.

    Comments, quotes, layout and keys that the types do not know stay as they are. Where an edit touches a part that an
    alias names elsewhere, the aliases and merges of the file are written out.

    Args:
        document: what `old` was converted from.
        old: the value that the document holds.
        new: the value that the result shall hold; the caller reads it back to be sure.
        opened: the keys the file had when it was opened, as `stood` has them. What came since goes again with what it
            says, so that what is undone leaves no trace; None: all that is there stood there.
    """
    text = document.text
    edits = _Splice(text, opened).root(document.root, old, new)
    if document.anchors:
        edits = [trimmed(text, edit) for edit in edits]
        if any(_touches(edit, start, end) for edit in edits for start, end in document.anchors):
            edits = _Splice(text, opened, expand=True).root(document.root, old, new)
    at_end = any(edit.end == len(text) for edit in edits) and not text.endswith("\n")
    return patched(text, 0, len(text), edits) + ("\n" if at_end else "")


def _touches(edit: Edit, start: int, end: int) -> bool:
    if edit.start == edit.end:
        return start < edit.start < end
    return edit.start < end and start < edit.end


class _Splice:
    """One comparison of two values along the nodes of the older one. Each method returns the edits of its part."""

    def __init__(self, text: str, opened: Container[Place] | None, *, expand: bool = False) -> None:
        self.text = text
        self.opened = opened
        self.expand = expand
        """Whether aliases and merge keys are written out, also where nothing changed."""

    def root(self, node: yaml.MappingNode, old: msgspec.Struct, new: msgspec.Struct) -> Edits:
        """Return the edits of the whole document."""
        return self._group(Slot(node=node, after=start_of(node), parent=-2), type(new), old, new)

    def _value(self, slot: Slot, shape: Shape, old: Any, new: Any) -> Edits:
        node = slot.node
        if not self.expand and _same(old, new):
            return []
        if is_alias(node, self.text) or type(old) is not type(new):
            return self._replace(slot, shape, old, new)
        if isinstance(new, msgspec.Struct) and isinstance(node, yaml.MappingNode):
            return self._group(slot, type(new), old, new)
        if isinstance(new, tuple) and isinstance(node, yaml.SequenceNode) and isinstance(shape, Many):
            return self._many(slot, shape, old, new)
        if isinstance(new, dict) and isinstance(node, yaml.MappingNode) and isinstance(shape, Table):
            return self._table(slot, shape, old, new)
        return [] if _same(old, new) else self._replace(slot, shape, old, new)

    def _replace(self, slot: Slot, shape: Shape, old: Any, new: Any) -> Edits:
        return replaced(self.text, slot, shape, keep(slot.node, shape, old, new))

    def _group(self, slot: Slot, struct: type[msgspec.Struct], old: Any, new: Any) -> Edits:
        node = slot.node
        if not node.value or (self.expand and any(is_merge(key) for key, _ in node.value)):
            return self._replace(slot, Group(struct), old, new)
        places = {key.value: i for i, (key, _) in enumerate(node.value)}
        inner: dict[int, Edits] = {}
        gone: set[int] = set()
        fresh: list[Fresh] = []
        last = 0 if is_merge(node.value[0][0]) else -1
        for field in fields_of(struct):
            was, now = getattr(old, field.name), getattr(new, field.name)
            place = places.get(field.key, -1)
            if place >= 0:
                last = place
            if _same(was, now) and not (self.expand and place >= 0):
                continue
            if place < 0:
                fresh.append((last, field.key, now, field.shape))
            elif self._goes(slot, place, field, was, now):
                gone.add(place)
            else:
                inner[place] = self._value(self._pair_slot(slot, place), field.shape, was, now)
        if len(gone) == len(node.value):
            return self._replace(slot, Group(struct), old, new)
        return self._pairs(slot, inner, gone, fresh)

    def _goes(self, slot: Slot, place: int, field: Field, was: Any, now: Any) -> bool:
        """Return whether a pair goes: a time that is absent now, and a key that came since and says nothing more."""
        came = self.opened is not None and below(slot.place, field.key) not in self.opened
        if came and is_default(field, now) and not any(is_merge(key) for key, _ in slot.node.value):
            return not self._has_comment(slot, place)
        return now is None and was is not None and not self._has_comment(slot, place)

    def _table(self, slot: Slot, shape: Table, old: dict[str, Any], new: dict[str, Any]) -> Edits:
        node = slot.node
        if not node.value or not new or (self.expand and any(is_merge(key) for key, _ in node.value)):
            return self._replace(slot, shape, old, new)
        places = {key.value: i for i, (key, _) in enumerate(node.value)}
        inner = {i: self._pair(slot, i, shape.value, old.get(key), new[key]) for key, i in places.items() if key in new}
        gone = {place for key, place in places.items() if key in old and key not in new}
        fresh: list[Fresh] = [(len(places) - 1, key, new[key], shape.value) for key in new if key not in places]
        if len(gone) == len(places):
            return self._replace(slot, shape, old, new)
        return self._pairs(slot, inner, gone, fresh)

    def _many(self, slot: Slot, shape: Many, old: tuple[Any, ...], new: tuple[Any, ...]) -> Edits:
        nodes = slot.node.value
        if not nodes or not new or len(nodes) != len(old):
            return self._replace(slot, shape, old, new)
        order = align(old, new)
        inner = {
            i: self._item(slot, nodes[i], shape.item, old[i], new[j])
            for j, i in enumerate(order)
            if i is not None and (self.expand or not _same(old[i], new[j]))
        }
        if order == list(range(len(old))):
            return _all(inner)
        if self._in_brackets(slot):
            spans = [(start_of(node), content_end(node, self.text)) for node in nodes]
            texts = [flow(new[j], shape.item) if i is None else i for j, i in enumerate(order)]
            brackets = (start_of(slot.node), end_of(slot.node))
            return [rebuilt_flow(self.text, brackets, spans, texts, inner)]
        spans = [(after_dash(node, self.text) - 1, self._end(node)) for node in nodes]
        margin, form = column(self.text, spans[0][0]), _usual_form(nodes)
        lines = [item_lines(new[j], shape.item, margin, form) if i is None else i for j, i in enumerate(order)]
        return [rebuilt_block(self.text, chunks(self.text, spans), lines, inner)]

    def _item(self, slot: Slot, node: yaml.Node, shape: Shape, old: Any, new: Any) -> Edits:
        if self._in_brackets(slot):
            between = Slot(node=node, after=start_of(node), parent=0, flow=True, place=below(slot.place, called(node)))
            return self._value(between, shape, old, new)
        after, place = after_dash(node, self.text), below(slot.place, called(node))
        item = Slot(node=node, after=after, parent=column(self.text, after - 1), item=True, place=place)
        return self._value(item, shape, old, new)

    def _pair(self, slot: Slot, place: int, shape: Shape, old: Any, new: Any) -> Edits:
        return [] if not self.expand and _same(old, new) else self._value(self._pair_slot(slot, place), shape, old, new)

    def _pair_slot(self, slot: Slot, place: int) -> Slot:
        key, node = slot.node.value[place]
        after = after_colon(key, self.text)
        return Slot(
            node=node,
            after=end_of(key) if after is None else after,
            parent=column(self.text, start_of(key)),
            flow=self._in_brackets(slot),
            glue=": " if after is None else " ",
            place=below(slot.place, key.value),
        )

    def _pairs(self, slot: Slot, inner: dict[int, Edits], gone: set[int], fresh: list[Fresh]) -> Edits:
        """Return the edits of a mapping some of whose pairs go and to which some come, each behind a place."""
        if not gone and not fresh:
            return _all(inner)
        pairs = slot.node.value
        spans = [(start_of(key), self._pair_end(slot, i)) for i, (key, _) in enumerate(pairs)]
        if self._in_brackets(slot):
            spell = double_quoted if pairs[-1][0].style == '"' else key_text
            texts = [(at, f"{spell(key)}: {flow(value, shape)}") for at, key, value, shape in fresh]
            brackets = (start_of(slot.node), end_of(slot.node))
            return [rebuilt_flow(self.text, brackets, spans, _ordered(len(pairs), gone, texts), inner)]
        entries = chunks(self.text, spans)
        margin = column(self.text, spans[0][0])
        lines = [(at, pair_lines(key, value, shape, margin)) for at, key, value, shape in fresh]
        return [rebuilt_block(self.text, entries, _ordered(len(pairs), gone, lines), inner)]

    def _has_comment(self, slot: Slot, place: int) -> bool:
        """Return whether a comment stands beside a pair of a block, or right above it."""
        end = self._pair_end(slot, place)
        first = line_start(self.text, start_of(slot.node.value[place][0]))
        above = self.text[line_start(self.text, max(first - 1, 0)) : first]
        beside = self.text[end : line_end(self.text, end)]
        return not self._in_brackets(slot) and ("#" in beside or above.lstrip().startswith("#"))

    def _pair_end(self, slot: Slot, place: int) -> int:
        _, node = slot.node.value[place]
        return self._pair_slot(slot, place).after if is_absent(node) else content_end(node, self.text)

    def _end(self, node: yaml.Node) -> int:
        return content_end(node, self.text)

    def _in_brackets(self, slot: Slot) -> bool:
        return slot.flow or in_brackets(slot.node)


def _same(old: Any, new: Any) -> bool:
    return old is new or (type(old) is type(new) and bool(old == new))


def _all(inner: dict[int, Edits]) -> Edits:
    return [edit for edits in inner.values() for edit in edits]


def _ordered(count: int, gone: set[int], fresh: list[tuple[int, T]]) -> list[int | T]:
    """Return the old places that stay and, each behind its place, what is new; -1 is before all."""
    order: list[int | T] = [new for at, new in fresh if at < 0]
    for place in range(count):
        if place not in gone:
            order.append(place)
        order += [new for at, new in fresh if at == place]
    return order


def _usual_form(nodes: list[yaml.Node]) -> Form:
    """Return how the mappings of a list stand, as its last one does."""
    for node in reversed(nodes):
        if isinstance(node, yaml.MappingNode):
            return "flow" if in_brackets(node) else "block"
    return ""
