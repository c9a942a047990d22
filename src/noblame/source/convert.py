"""From nodes to typed values: the field decides what a scalar is, and every error is collected."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec
import yaml

from noblame.source import scalars
from noblame.source.document import Document
from noblame.source.moments import parse_day, parse_moment
from noblame.source.nodes import all_pairs, bad_merges, described, is_null, start_of
from noblame.source.places import quoted
from noblame.source.problem import Problem
from noblame.source.shapes import (
    Choice,
    Day,
    Either,
    Field,
    Group,
    Label,
    Many,
    Moment,
    Number,
    Shape,
    Table,
    Text,
    YesNo,
    fields_by_key,
    fields_of,
)

T = TypeVar("T", bound=msgspec.Struct)
Lines = Mapping[type[msgspec.Struct], Callable[[str], msgspec.Struct]]
NOTHING: Mapping[Any, Any] = MappingProxyType({})

_WRONG = object()
"""Stands for a value that could not be read; its problem is noted."""


class Unfit(Exception):  # noqa: N818  not an error yet: another shape may fit
    """A node does not have a field's shape; the message says what is expected."""


def convert(
    document: Document,
    as_type: type[T],
    lines: Lines = NOTHING,
    near: datetime | None = None,
    labels: Mapping[str, Label] = NOTHING,
) -> tuple[T | None, list[Problem]]:
    """Return the document's top level as a struct, and all problems in file order.

    Args:
        document: what `read_document` returned.
        as_type: the struct; its field types decide what each scalar means.
        lines: for each struct that list items may be, how an item written as plain text is read; ValueError refuses it.
        near: the time that gives a time of day alone its day.
        labels: what a marked text (`Annotated[str, mark]`) may say, by its mark.

    Returns:
        The value, or None where any problem is an error; and the problems, warnings among them.
    """
    walk = _Walk(document, lines, near, labels)
    value = walk.read(document.root, Group(as_type))
    walk.warn_of_missing_zones()
    problems = sorted(dict.fromkeys(walk.problems), key=lambda problem: (problem.line, problem.column))
    failed = any(problem.level == "error" for problem in problems)
    return (None if failed else value), problems


class _Walk:
    """One walk over a document's nodes."""

    def __init__(self, document: Document, lines: Lines, near: datetime | None, labels: Mapping[str, Label]) -> None:
        self.places = document.places
        self.problems: list[Problem] = []
        self._lines = lines
        self._near = near
        self._labels = labels
        self._without_zone: list[yaml.Node] = []
        self._warned: set[int] = set()
        self._key = ""
        """The field that is being read, for messages."""
        self._readers: dict[type, Callable[[yaml.Node, Any], Any]] = {
            Text: self._text,
            YesNo: lambda node, _: scalars.to_flag(_word(node, "true or false")),
            Number: lambda node, _: scalars.to_number(_word(node, "a whole number")),
            Moment: self._moment,
            Day: lambda node, _: parse_day(_word(node, "a day as 2026-12-01")),
            Choice: lambda node, shape: scalars.to_choice(_word(node, scalars.words_of(shape)), shape),
            Many: self._many,
            Table: self._table,
            Group: self._group,
            Either: self._either,
        }

    def read(self, node: yaml.Node, shape: Shape) -> Any:
        """Return the node's value, or `_WRONG` after noting why not."""
        try:
            return self._readers[type(shape)](node, shape)
        except (Unfit, ValueError) as error:
            self._refuse(node, error)
            return _WRONG

    def warn_of_missing_zones(self) -> None:
        """Add one warning for all times that name no zone."""
        if self._without_zone:
            first = self._without_zone[0]
            more = f" (and {len(self._without_zone) - 1} more)" if len(self._without_zone) > 1 else ""
            self._note(first, f"a time without a zone, {described(first)}{more}", "read as UTC; Z says so", "warn")

    def _note(self, node: yaml.Node, found: str, expected: str, level: Any = "error") -> None:
        self.problems.append(self.places.problem(start_of(node), found, expected, level))

    def _refuse(self, node: yaml.Node, why: Exception) -> None:
        self._note(node, f"{described(node)} for {self._key}" if self._key else described(node), str(why))

    def _text(self, node: yaml.Node, shape: Text) -> str:
        if type(node) is not yaml.ScalarNode:
            raise Unfit("a text")
        if is_null(node):
            return ""
        label = self._labels.get(shape.mark) if shape.mark else None
        if label is not None and node.value and not label.fits(node.value):
            raise Unfit(label.expected)
        return str(node.value)

    def _moment(self, node: yaml.Node, _shape: Moment) -> datetime:
        moment, had_zone = parse_moment(_word(node, "a time as 2026-11-18T14:02:00Z"), self._near)
        if not had_zone:
            self._without_zone.append(node)
        return moment

    def _either(self, node: yaml.Node, shape: Either) -> Any:
        expected = []
        for option in shape.options:
            if isinstance(option, Group):
                if isinstance(node, yaml.MappingNode):
                    return self.read(node, option)
                expected.append("a mapping")
                continue
            try:
                return self._readers[type(option)](node, option)
            except (Unfit, ValueError) as error:
                expected.append(str(error))
        raise Unfit(", or ".join(expected))

    def _many(self, node: yaml.Node, shape: Many) -> Any:
        if not isinstance(node, yaml.SequenceNode):
            raise Unfit("a list, with `- ` before each item")
        read = self._item if isinstance(shape.item, Group) else self.read
        items = tuple([read(item, shape.item) for item in node.value])
        return _WRONG if _WRONG in items else items

    def _item(self, node: yaml.Node, shape: Any) -> Any:
        """Return an item of a list of structs; one written as plain text is read by its notation."""
        if not isinstance(node, yaml.ScalarNode):
            return self.read(node, shape)
        if is_null(node) or not node.value.strip():
            self._note(node, "an empty item", "a text or a mapping")
            return _WRONG
        try:
            read = self._lines.get(shape.type) or _first_text(shape.type)
            return self._labelled(read(node.value))
        except ValueError as error:
            self._refuse(node, error)
            return _WRONG

    def _labelled(self, item: msgspec.Struct) -> msgspec.Struct:
        """Return an item after checking its marked texts, which would not be read back otherwise."""
        for field in fields_of(type(item)):
            label = self._labels.get(field.shape.mark) if isinstance(field.shape, Text) else None
            word = getattr(item, field.name)
            if label is not None and word and not label.fits(word):
                raise ValueError(f"{label.expected} after {quoted(field.key)}")
        return item

    def _table(self, node: yaml.Node, shape: Table) -> Any:
        if not isinstance(node, yaml.MappingNode):
            raise Unfit("`key: value` lines")
        self._check_merges(node)
        table = {key.value: self.read(value, shape.value) for key, value in all_pairs(node)}
        return _WRONG if _WRONG in table.values() else table

    def _group(self, node: yaml.Node, shape: Group) -> Any:
        if not isinstance(node, yaml.MappingNode):
            raise Unfit("`key: value` lines")
        self._check_merges(node)
        known = fields_by_key(shape.type)
        values: dict[str, Any] = {}
        for key, value in all_pairs(node):
            field = known.get(key.value)
            if field is None:
                self._unknown(key, node, shape.type)
            elif not (is_null(value) and type(field.shape) is not Text):
                self._key = field.key
                values[field.name] = self.read(value, field.shape)
        return self._built(node, shape.type, values)

    def _built(self, node: yaml.Node, struct: type[msgspec.Struct], values: dict[str, Any]) -> Any:
        for field in _required(struct):
            if field.name not in values:
                self._note(node, f"no {quoted(field.key)} here", f"`{field.key}: …`")
                return _WRONG
        return _WRONG if _WRONG in values.values() else struct(**values)

    def _check_merges(self, node: yaml.MappingNode) -> None:
        for bad in bad_merges(node):
            self._note(bad, f"{described(bad)} after <<", "a mapping to merge, or a list of them")

    def _unknown(self, key: yaml.ScalarNode, node: yaml.MappingNode, struct: type[msgspec.Struct]) -> None:
        """Warn of a key that is likely a slip of a known one which is absent here."""
        meant = _slip_of(key.value, struct)
        if meant and id(key) not in self._warned and all(other.value != meant for other, _ in all_pairs(node)):
            self._warned.add(id(key))
            self._note(key, f"the unknown key {quoted(key.value)}", f"did you mean {meant}?", "warn")


def _word(node: yaml.Node, expected: str) -> str:
    if type(node) is not yaml.ScalarNode:
        raise Unfit(expected)
    return str(node.value)


@cache
def _required(struct: type[msgspec.Struct]) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(struct) if field.required)


@cache
def _first_text(struct: type[msgspec.Struct]) -> Callable[[str], msgspec.Struct]:
    """Return how an item without a notation is read: its first required text takes it, or else its first text."""
    texts = [field for field in fields_of(struct) if type(field.shape) is Text]
    if not texts:
        raise Unfit("`key: value` lines")
    name = next((field.name for field in texts if field.required), texts[0].name)
    return lambda text: struct(**{name: text})


@cache
def _slip_of(key: str, struct: type[msgspec.Struct]) -> str:
    """Return the known key that `key` is likely meant to be, or an empty string."""
    import difflib  # noqa: PLC0415  only a file with unknown keys pays for it

    close = difflib.get_close_matches(key.casefold(), list(fields_by_key(struct)), n=1, cutoff=0.75)
    return close[0] if close else ""
