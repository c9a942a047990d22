"""The JSON Schema of a record, for editors and other programs; made from the types, so that both say the same."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from noblame.record.incident import Incident
from noblame.record.labels import label_rules
from noblame.record.reading import FORMAT
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
    fields_of,
)

Schema = dict[str, Any]

_TEXT = {
    "description": "Any text, taken as it is written: 14:02, no and 0123 are texts too.",
    "type": ["string", "number", "boolean", "null"],
}
_MOMENT = {
    "description": "A time as 2026-11-18T14:02:00Z; a time of day alone is on the day nearest to the incident.",
    "type": ["string", "null"],
    "pattern": r"^\s*([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(\s*[Tt]\s*|\s+))?[0-9]{1,2}:[0-9]{2}",
    "examples": ["2026-11-18T14:02:00Z"],
}
_DAY = {
    "description": "A day as 2026-12-01.",
    "type": ["string", "null"],
    "pattern": r"^\s*[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\s*$",
    "examples": ["2026-12-01"],
}


def json_schema(severities: Iterable[str] = ()) -> Schema:
    """Return the JSON Schema (2020-12) of a record.

    It describes the file as a YAML 1.2 reader sees it, where days and times are strings. What it allows, `parse` reads,
    but for days that do not exist and for words where a number stands.

    Args:
        severities: labels that the settings allow besides P1 to P3 and SEV1 to SEV5.
    """
    writer = _Writer(label_rules(severities))
    top = writer.group(Incident)
    top["properties"]["noblame"] = {"description": "The format's version.", "const": FORMAT}
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "noblame record"}
    return {**about, **top, "$defs": {"text": _TEXT, "moment": _MOMENT, "day": _DAY, **writer.defs}}


class _Writer:
    """Writes the schema of each shape; structs go into `defs` once."""

    def __init__(self, labels: dict[str, Label]) -> None:
        self.defs: dict[str, Schema] = {}
        self._labels = labels
        self._writers: dict[type, Callable[[Any], Schema]] = {
            Text: self._text,
            Choice: lambda shape: {"enum": list(shape.words)},
            Many: lambda shape: {"type": "array", "items": self._item(shape.item)},
            Table: lambda shape: {"type": "object", "additionalProperties": self._shape(shape.value)},
            Either: lambda shape: {"anyOf": [self._shape(option) for option in shape.options]},
            Group: lambda shape: self._reference(shape.type),
        }

    def group(self, struct: type[msgspec.Struct]) -> Schema:
        """Return the schema of a struct's mapping."""
        fields = fields_of(struct)
        schema: Schema = {
            "description": (struct.__doc__ or "").split("\n")[0],
            "type": "object",
            "properties": {field.key: self._field(field) for field in fields},
        }
        required = [field.key for field in fields if field.required]
        return schema | {"required": required} if required else schema

    def _field(self, field: Field) -> Schema:
        """Return the schema of a field's value; where a key may be absent it may also be empty."""
        schema = self._shape(field.shape)
        if field.required or schema.get("$ref") in _EMPTY:
            return schema
        if isinstance(schema.get("type"), str):
            return schema | {"type": [schema["type"], "null"]}
        if "enum" in schema:
            return {"enum": [*schema["enum"], None]}
        return schema if "type" in schema else {"anyOf": [schema, {"type": "null"}]}

    def _shape(self, shape: Shape) -> Schema:
        write = self._writers.get(type(shape))
        return write(shape) if write else _SIMPLE[shape]

    def _text(self, shape: Any) -> Schema:
        label = self._labels.get(shape.mark)
        return _label(shape.mark, label) if label else {"$ref": "#/$defs/text"}

    def _item(self, shape: Shape) -> Schema:
        """Return the schema of a list's item; one that is a mapping may be written as a line of its pane instead."""
        schema = self._shape(shape)
        return {"anyOf": [schema, {"type": "string", "minLength": 1}]} if isinstance(shape, Group) else schema

    def _reference(self, struct: type[msgspec.Struct]) -> Schema:
        name = struct.__name__
        if name not in self.defs:
            self.defs[name] = {}
            self.defs[name] = self.group(struct)
        return {"$ref": f"#/$defs/{name}"}


_SIMPLE: dict[Shape, Schema] = {
    YesNo(): {"type": "boolean"},
    Number(): {"type": "integer"},
    Moment(): {"$ref": "#/$defs/moment"},
    Day(): {"$ref": "#/$defs/day"},
}
_EMPTY = frozenset({"#/$defs/text", "#/$defs/moment", "#/$defs/day"})
"""What may be empty by itself."""


def _label(mark: str, label: Label) -> Schema:
    """Return the schema of a marked text, in any case; one that may be a number may stand without quotes."""
    pattern = "".join(f"[{c.upper()}{c}]" if c.isalpha() else c for c in label.pattern)
    schema: Schema = {
        "description": f"{label.expected}.",
        "type": ["string", "null"],
        "pattern": f"^\\s*({pattern})?\\s*$",
    }
    return (
        schema | {"type": ["string", "integer", "null"], "minimum": 1, "maximum": 5} if mark == "priority" else schema
    )
