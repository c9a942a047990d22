"""One node's text in place of another's."""

from typing import Any

import msgspec
import yaml

from noblame.source.edits import Edit
from noblame.source.emit import WIDTH, Form, Written, flow, is_label, write, write_block
from noblame.source.nodes import in_brackets, start_of
from noblame.source.quoting import LONG, fits_block, one_line
from noblame.source.shapes import Shape
from noblame.source.spans import (
    column,
    content_end,
    header_end,
    is_absent,
    is_block,
    is_block_text,
    line_end,
    line_start,
)
from noblame.source.stood import TOP, Place


class Slot(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A place that holds a node: behind a key or a dash, or between brackets."""

    node: yaml.Node
    after: int
    """The index behind the colon or the dash."""
    parent: int
    """The column of the key or the dash."""
    item: bool = False
    """Whether it stands behind a dash."""
    flow: bool = False
    """Whether it stands between brackets."""
    glue: str = " "
    """What comes between `after` and a new text."""
    place: Place = TOP
    """Which key or item it belongs to."""


def replaced(text: str, slot: Slot, shape: Shape, new: Any, form: Form = "") -> list[Edit]:
    """Return the edits that put `new` where the slot's node stands. Comments beside and above it stay.

    Args:
        text: the whole text.
        slot: where.
        shape: the shape of `new`.
        new: the value, with what `keep` put beside it.
        form: how a mapping or a list shall stand; empty: as the old one did.
    """
    node = slot.node
    start, end = start_of(node), content_end(node, text)
    if slot.flow:
        return [_between_brackets(slot, shape, new, end)]
    written = _written(text, slot, shape, new, form)
    below = "".join("\n" + line for line in written.below)
    if is_absent(node):
        head = slot.glue + written.head if written.head else ""
        return [Edit(slot.after, slot.after, head), _insertion(line_end(text, slot.after), below)]
    if "\n" in text[slot.after : start]:
        return _on_later_line(text, slot, written, below)
    if is_block(node, text):
        return [Edit(start, line_end(text, end), written.head + below)]
    start = start if written.head else min(slot.after, start)
    if is_block_text(node, text):
        head_end = header_end(node, text)
        rest = line_end(text, head_end)
        return [Edit(start, head_end, written.head), Edit(rest, max(rest, end), below)]
    return [Edit(start, end, written.head), _insertion(line_end(text, end), below)]


def _insertion(index: int, text: str) -> Edit:
    return Edit(index, index, text)


def _on_later_line(text: str, slot: Slot, written: Written, below: str) -> list[Edit]:
    """Replace a node that starts on a line below its key or dash."""
    start, end = start_of(slot.node), line_end(text, content_end(slot.node, text))
    first = line_start(text, start)
    if is_block(slot.node, text) and not written.head:
        return [Edit(first, end, below[1:])]
    head = slot.glue + written.head if written.head else ""
    return [
        _insertion(slot.after, head),
        _insertion(line_end(text, slot.after), below),
        Edit(first - 1, end, ""),
    ]


def _between_brackets(slot: Slot, shape: Shape, new: Any, end: int) -> Edit:
    style = _style(slot.node)
    line = one_line(new, flow=True, label=is_label(shape), style=style) if isinstance(new, str) else flow(new, shape)
    if is_absent(slot.node):
        return Edit(slot.after, slot.after, slot.glue + line)
    return Edit(start_of(slot.node), end, line)


def _written(text: str, slot: Slot, shape: Shape, new: Any, form: Form) -> Written:
    node = slot.node
    here = not is_absent(node) and "\n" not in text[slot.after : start_of(node)]
    if new is None and not slot.item:
        return Written("")
    if isinstance(new, str):
        return _text(text, slot, shape, new)
    kept = is_block(node, text) or (slot.item and here)
    indent = column(text, start_of(node)) if kept else slot.parent + 2
    if not form and in_brackets(node) and node.value:
        form = "flow"
    room = WIDTH - (column(text, start_of(node)) if here else column(text, slot.after) + 1)
    written = write(new, shape, indent, room, form)
    if slot.item and written.below and not written.head:
        return Written(written.below[0].lstrip(" "), written.below[1:])
    return written


def _text(text: str, slot: Slot, shape: Shape, new: str) -> Written:
    """Write a text as the old one was written: a block stays one, quotes stay, a long line stays a line."""
    node = slot.node
    old = node if isinstance(node, yaml.ScalarNode) else None
    was_block = is_block_text(node, text)
    if (was_block or "\n" in new or (len(new) > LONG and not _stays_a_line(text, old, new))) and fits_block(new):
        step = _step(text, slot) if was_block else 2
        return write_block(new, slot.parent + step, step)
    return Written(one_line(new, label=is_label(shape), style=_style(node)))


def _stays_a_line(text: str, old: yaml.ScalarNode | None, new: str) -> bool:
    """Return whether a long text is no news in its place, or has room where a shorter one stood."""
    if old is None or not old.value:
        return False
    return len(old.value) > LONG or column(text, start_of(old)) + len(new) <= WIDTH


def _style(node: yaml.Node) -> str:
    """Return the quotes that words stand in; around nothing they are nobody's choice."""
    return node.style or "" if isinstance(node, yaml.ScalarNode) and node.value else ""


def _step(text: str, slot: Slot) -> int:
    """Return how far right of its key or dash a block's lines stand."""
    lines = text[header_end(slot.node, text) : content_end(slot.node, text)].split("\n")[1:]
    margins = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    step = min(margins, default=slot.parent + 2) - slot.parent
    return step if 1 <= step <= 9 else 2
