"""The JSON Schema says what the reader takes."""

import re
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from jsonschema import Draft202012Validator

from noblame.record.incident import Incident
from noblame.record.reading import parse, render
from noblame.record.schema import json_schema
from noblame.source.shapes import fields_of

EXAMPLE = (Path(__file__).parent / "contract.yaml").read_text("utf-8")


class Reader12(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # whichever parser there is
    """Reads YAML as 1.2 does: days and times of day, yes and no are texts."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for name, pattern, first in (
    ("bool", "true|false", "tf"),
    ("null", "null|~|", ["n", "~", ""]),
    ("int", "[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]*(?:[eE][-+]?[0-9]+)?", "-+0123456789"),
):
    Reader12.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(f"^(?:{pattern})$"), list(first))


def errors(data: Any) -> list[str]:
    return [error.json_path for error in Draft202012Validator(json_schema()).iter_errors(data)]


def read(text: str) -> Any:
    return yaml.load(text, Reader12)


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML's own parser takes no question mark between brackets")
def test_it_takes_the_example_of_the_contract() -> None:
    assert errors(read(EXAMPLE)) == []


def test_it_takes_what_we_write() -> None:
    assert errors(read(render(parse(EXAMPLE.encode(), "example.yaml").incident))) == []


def test_it_names_every_field() -> None:
    assert list(json_schema()["properties"]) == [field.key for field in fields_of(Incident)]


@pytest.mark.parametrize(
    "text",
    [
        "title: 404",
        "title: no\nresolved:\ndetection:",
        "title: x\nseverity: sev2\nactions: [{what: a, priority: high, due: soon, done: true}]",
        "title: x\nactions: ['Add a rule - Owner: Mei', {what: b, done: 2026-11-30, priority: 5}]",
        "title: x\ntimeline: ['14:02 [alert] it began', {at: 14:02, what: it began}]",
        "title: x\nresolution: rolled back\nour_own: {keys: [1]}",
    ],
)
def test_it_takes_what_the_reader_takes(text: str) -> None:
    assert errors(read(text)) == []
    parse(f"{text}\nstarted: 2026-11-18T14:02:00Z\n".encode(), "x.yaml")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("noblame: 1", "$"),
        ("title: x\nseverity: P9", "$.severity"),
        ("title: x\nstatus: done", "$.status"),
        ("title: x\nstarted: yesterday", "$.started"),
        ("title: x\ncustomer_impact: maybe", "$.customer_impact"),
        ("title: x\nactions: [{what: a, priority: 6}]", "$.actions[0]"),
        ("title: x\nattendees: [{role: scribe}]", "$.attendees[0]"),
        ("title: [a]", "$.title"),
        ("noblame: 2\ntitle: x", "$.noblame"),
        ("title: x\nmeeting: {steps: {stage: {planned: long}}}", "$.meeting"),
    ],
)
def test_it_refuses_what_the_reader_refuses(text: str, place: str) -> None:
    assert errors(read(text)) == [place]


def test_a_label_of_the_settings_is_allowed() -> None:
    validator = Draft202012Validator(json_schema(["Critical"]))
    assert validator.is_valid({"title": "x", "severity": "critical"})
    assert not validator.is_valid({"title": "x", "severity": "uncritical"})
