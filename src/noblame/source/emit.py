"""New YAML in our layout: two spaces a level, small flat mappings on one line, long text in a block."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from functools import cache
from typing import Any, Literal

import msgspec
import yaml

from noblame.source.moments import format_moment
from noblame.source.quoting import LONG, block_lines, double_quoted, fits_block, is_plain, one_line
from noblame.source.shapes import Choice, Either, Field, Group, Many, Shape, Table, Text, fields_of

WIDTH = 120
SMALL = 4
"""A struct with more fields than this stands on one line only among others that do."""

Form = Literal["", "flow", "block"]
ANY = Text()


class Written(msgspec.Struct, frozen=True):
    """A node's text: what stands after `key:` or `- `, and the lines below it, indented, without line ends."""

    head: str
    below: tuple[str, ...] = ()


class Foreign(msgspec.Struct, frozen=True, eq=False):
    """The value of a key that the types do not know, as it was read."""

    node: yaml.Node


class Entries(msgspec.Struct, frozen=True, eq=False):
    """A struct's pairs with unknown keys among them; `small` is whether the struct stands on one line."""

    pairs: tuple[tuple[str, Any, Shape], ...]
    small: bool


def emit(value: Any, indent: int = 0, shape: Shape = ANY) -> str:
    """Return the YAML of a value: its own lines, indented by `indent` spaces, without a final line end.

    Args:
        value: a struct, a tuple, a dict or a scalar.
        indent: in columns.
        shape: the value's shape, where it is no struct and no list of structs.
    """
    written = write(value, _shape_of(value, shape), indent)
    first = [" " * indent + written.head] if written.head else []
    return "\n".join([*first, *written.below])


def write(value: Any, shape: Shape, indent: int, room: int = WIDTH, form: Form = "") -> Written:
    """Return a value's text.

    Args:
        value: what to write; None becomes `null`.
        shape: its shape.
        indent: the column at which its lines below start.
        room: how many columns its first line may take.
        form: how a mapping or a list shall stand: on one line where there is room, or below; empty: the layout decides.
    """
    if isinstance(value, str):
        block = ("\n" in value or len(value) > LONG) and fits_block(value)
        return write_block(value, indent) if block else Written(one_line(value, label=is_label(shape)))
    if _is_empty(value) or not _is_collection(value):
        return Written(flow(value, shape))
    if form != "block" and (form == "flow" or _is_small(value, shape)):
        line = flow(value, shape)
        if len(line) <= room:
            return Written(line)
    if isinstance(value, tuple):
        return Written("", tuple(line for item in value for line in item_lines(item, item_shape(shape), indent)))
    return Written("", tuple(block_pairs(_entries(value, shape), indent)))


def write_block(text: str, indent: int, step: int = 2) -> Written:
    """Return a text as a literal block, `step` columns to the right of its key or dash."""
    header, *lines = block_lines(text, step)
    return Written(header, tuple(" " * indent + line if line else "" for line in lines))


def flow(value: Any, shape: Shape = ANY) -> str:
    """Return a value on one line, as it may stand between brackets."""
    if isinstance(value, str):
        return one_line(value, flow=True, label=is_label(shape))
    if isinstance(value, Foreign):
        return flow_node(value.node)
    if isinstance(value, tuple):
        return "[" + ", ".join(flow(item, item_shape(shape)) for item in value) + "]"
    if isinstance(value, msgspec.Struct | dict):
        return "{" + ", ".join(f"{key_text(key)}: {flow(item, s)}" for key, item, s in _entries(value, shape)) + "}"
    return _word(value)


def flow_node(node: Any) -> str:
    """Return a node on one line; a scalar keeps the quotes it needs to be read as it was."""
    if isinstance(node, yaml.MappingNode):
        return "{" + ", ".join(f"{flow_node(key)}: {flow_node(value)}" for key, value in node.value) + "}"
    if isinstance(node, yaml.SequenceNode):
        return "[" + ", ".join(map(flow_node, node.value)) + "]"
    as_it_was = not node.style and (is_plain(node.value, flow=True) or node.value.isalnum())
    return str(node.value) if as_it_was else "null" if not node.style and not node.value else double_quoted(node.value)


def pair_lines(key: str, value: Any, shape: Shape, indent: int) -> list[str]:
    """Return the lines of one `key: value` in a block mapping at column `indent`."""
    name = key_text(key)
    written = write(value, shape, indent + 2, WIDTH - indent - len(name) - 2)
    return [f"{' ' * indent}{name}:{' ' if written.head else ''}{written.head}", *written.below]


def item_lines(value: Any, shape: Shape, indent: int, form: Form = "") -> list[str]:
    """Return the lines of one item of a block list whose dash stands at column `indent`."""
    written = write(value, shape, indent + 2, WIDTH - indent - 2, form)
    if written.head or not written.below:
        return [f"{' ' * indent}- {written.head}", *written.below]
    return [f"{' ' * indent}- {written.below[0][indent + 2 :]}", *written.below[1:]]


def block_pairs(entries: Iterable[tuple[str, Any, Shape]], indent: int) -> list[str]:
    """Return the lines of a block mapping."""
    return [line for key, value, shape in entries for line in pair_lines(key, value, shape, indent)]


def entries_of(value: msgspec.Struct, always: Collection[str] = ()) -> tuple[tuple[str, Any, Shape], ...]:
    """Return the key, value and shape of each field that says more than an absent key, and of those in `always`."""
    entries = []
    for field in fields_of(type(value)):
        item = getattr(value, field.name)
        if field.key in always or not is_default(field, item):
            entries.append((field.key, item, field.shape))
    return tuple(entries)


def is_default(field: Field, value: Any) -> bool:
    """Return whether a field's value says no more than an absent key."""
    return not field.required and type(value) is type(field.default) and bool(value == field.default)


def is_label(shape: Shape) -> bool:
    """Return whether a text is a label, which stands without quotes where it can."""
    return isinstance(shape, Text) and bool(shape.mark)


def item_shape(shape: Shape) -> Shape:
    """Return the shape of a list's items."""
    return shape.item if isinstance(shape, Many) else ANY


@cache
def is_small_type(struct: type[msgspec.Struct]) -> bool:
    """Return whether a struct has few fields, all of them flat."""
    fields = fields_of(struct)
    return len(fields) <= SMALL and all(_is_flat(field.shape) for field in fields)


def key_text(key: str) -> str:
    """Return a key as it is written. Keys of our own stand as they are: readers go by their text."""
    return key if key.isascii() and key.isidentifier() else one_line(key, flow=True)


def _entries(value: Any, shape: Shape) -> Iterable[tuple[str, Any, Shape]]:
    if isinstance(value, Entries):
        return value.pairs
    if isinstance(value, dict):
        inner = shape.value if isinstance(shape, Table) else ANY
        return [(key, item, inner) for key, item in value.items()]
    return entries_of(value)


def _shape_of(value: Any, shape: Shape) -> Shape:
    """Return the shape that a struct or a list of structs shows by itself, else `shape`."""
    if isinstance(value, msgspec.Struct):
        return Group(type(value))
    return (
        Many(Group(type(value[0])))
        if isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct)
        else shape
    )


def _word(value: Any) -> str:
    """Return a scalar that is no text."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return format_moment(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _is_collection(value: Any) -> bool:
    return isinstance(value, msgspec.Struct | dict | tuple) and not isinstance(value, Foreign)


def _is_empty(value: Any) -> bool:
    """Return whether a collection has nothing to write between its brackets."""
    if isinstance(value, Entries):
        return not value.pairs
    return not entries_of(value) if isinstance(value, msgspec.Struct) and _is_collection(value) else not value


def _is_small(value: Any, shape: Shape) -> bool:
    """Return whether a collection reads well on one line: single words, or a few flat fields."""
    if isinstance(value, Entries):
        return value.small
    if isinstance(value, tuple):
        return _is_flat(item_shape(shape)) and not any(isinstance(item, str) and " " in item for item in value)
    if isinstance(value, dict):
        return not isinstance(shape, Table) or _is_flat(shape.value)
    return is_small_type(value.__class__)


def _is_flat(shape: Shape) -> bool:
    if isinstance(shape, Many):
        return isinstance(shape.item, Choice)
    if isinstance(shape, Either):
        return all(_is_flat(option) for option in shape.options)
    return not isinstance(shape, Group | Table)
