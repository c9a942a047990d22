"""What the types of a struct say about its YAML: one shape for every field."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec


class Text(msgspec.Struct, frozen=True):
    """Any text. `mark` is what `Annotated[str, mark]` says; such a label stands without quotes where it can."""

    mark: str = ""


class YesNo(msgspec.Struct, frozen=True):
    """True or false."""


class Number(msgspec.Struct, frozen=True):
    """A whole number."""


class Moment(msgspec.Struct, frozen=True):
    """A day and a time, in UTC."""


class Day(msgspec.Struct, frozen=True):
    """A day without a time."""


class Choice(msgspec.Struct, frozen=True):
    """One of some words."""

    words: tuple[str, ...]


class Many(msgspec.Struct, frozen=True):
    """A list."""

    item: "Shape"


class Table(msgspec.Struct, frozen=True):
    """A mapping with free keys."""

    value: "Shape"


class Group(msgspec.Struct, frozen=True):
    """A mapping with known keys, which is a struct."""

    type: type[msgspec.Struct]


class Either(msgspec.Struct, frozen=True):
    """Whichever of several shapes fits first."""

    options: tuple["Shape", ...]


Shape = Text | YesNo | Number | Moment | Day | Choice | Many | Table | Group | Either


class Field(msgspec.Struct, frozen=True):
    """One field of a struct: `name` in the program, `key` in the file."""

    name: str
    key: str
    shape: Shape
    required: bool
    default: Any


class Label(msgspec.Struct, frozen=True):
    """What a marked text may say: a regular expression for all of it, in lower case, and the same in words."""

    pattern: str
    expected: str

    def fits(self, text: str) -> bool:
        """Return whether `text` is such a label, in any case."""
        return re.fullmatch(self.pattern, text.strip().lower()) is not None


_PLAIN: Mapping[Any, Shape] = {str: Text(), bool: YesNo(), int: Number(), datetime: Moment(), date: Day()}


@cache
def shape_of(annotation: Any) -> Shape:
    """Return the shape of a field's type. None in a union only says that the key may be absent.

    Raises:
        TypeError: for a type that no file can hold.
    """
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return Group(annotation)
    built = _BUILT.get(get_origin(annotation))
    if built is None:
        raise TypeError(f"no field of a file can be {annotation}")
    return built(get_args(annotation))


def _either(arguments: tuple[Any, ...]) -> Shape:
    options = tuple(shape_of(option) for option in arguments if option is not NoneType)
    return options[0] if len(options) == 1 else Either(options)


_BUILT: Mapping[Any, Callable[[tuple[Any, ...]], Shape]] = {
    Annotated: lambda arguments: Text(arguments[1]),
    Literal: Choice,
    tuple: lambda arguments: Many(shape_of(arguments[0])),
    dict: lambda arguments: Table(shape_of(arguments[1])),
    Union: _either,
    UnionType: _either,
}


@cache
def fields_of(struct: type[msgspec.Struct]) -> tuple[Field, ...]:
    """Return the fields of a struct in the order in which a file has them."""
    fields = []
    for info in msgspec.structs.fields(struct):
        default = info.default if info.default_factory is msgspec.NODEFAULT else info.default_factory()
        required = default is msgspec.NODEFAULT
        fields.append(Field(info.name, info.encode_name, shape_of(info.type), required, None if required else default))
    return tuple(fields)


@cache
def fields_by_key(struct: type[msgspec.Struct]) -> Mapping[str, Field]:
    """Return the fields of a struct by their keys in the file."""
    return {field.key: field for field in fields_of(struct)}
