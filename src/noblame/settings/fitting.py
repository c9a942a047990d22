"""Whether a value of the right type means anything where it stands, and what should stand there if not."""

import re
from collections.abc import Callable
from typing import Any, get_args

import msgspec
import yaml

from noblame.settings.rule_ids import ADVICE, RULES
from noblame.settings.values import AGENDA, Deadlines, Settings, Weekday
from noblame.source.document import Document
from noblame.source.nodes import described
from noblame.source.places import quoted
from noblame.source.problem import Problem

MOST = {"agenda": 24 * 60, "due_days": 3650, "deadlines": 3650}
"""The largest number that means anything, in the setting's own unit; the smallest is 1."""

ENTRIES = {
    "agenda": tuple(AGENDA),
    "deadlines": Deadlines.__struct_fields__,
    "rules": (*RULES, *ADVICE),
    "phrases": RULES,
    "questions": RULES,
}
"""The entries a mapping can have, where they are not free."""
RULE = "the id of a rule, as `noblame check` names it behind the level"


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What can be named, where only a layer above knows it. The app passes it in; who shows no screen does without."""

    commands: tuple[str, ...]
    """The ids of bindings that can have other keys."""
    themes: tuple[str, ...]
    is_key: Callable[[str], bool]
    """Tells whether there is a key of a name."""


def misfits(name: str, entry: str, single: Document, converted: Settings, known: Known | None) -> list[Problem]:
    """Return what is wrong with a value of the right type."""
    places, (key, node) = single.places, single.root.value[0]
    if isinstance(node, yaml.MappingNode):
        key, node = node.value[0]
    if name in ENTRIES and entry not in ENTRIES[name]:
        others = RULE if name == "rules" else f"one of {', '.join(ENTRIES[name])}"
        expected = nearest(entry, ENTRIES[name], others) if name == "rules" else others
        return [places.problem(key.start_mark.index, f"{name}: {quoted(entry)}", expected)]
    if known and name == "keys" and entry not in known.commands:
        expected = nearest(entry, known.commands, "the id of a command with a key, as the help (F1) shows it")
        return [places.problem(key.start_mark.index, f"{name}: {quoted(entry)}", expected)]
    value = getattr(converted, name)
    expected = _expected(name, entry, value) or (_named(name, entry, value, known) if known else "")
    if not expected:
        return []
    found = quoted(node.value) if isinstance(node, yaml.ScalarNode) else described(node)
    return [places.problem(node.start_mark.index, f"{key.value}: {found}", expected)]


def _expected(name: str, entry: str, value: Any) -> str:
    """Return what should stand where a value means nothing; empty where it does."""
    if (name, entry) == ("deadlines", "weekend"):
        return "at least one day of the week to work on" if len(set(value.weekend)) == len(get_args(Weekday)) else ""
    number = value[entry] if isinstance(value, dict) else getattr(value, entry, None)
    if name in MOST and isinstance(number, int):
        return "" if 1 <= number <= MOST[name] else f"a number from 1 to {MOST[name]}"
    if name == "timezone" and not _is_zone(value):
        return "a time zone's name as Europe/Berlin"
    if name == "ticket_url" and not (value.startswith(("https://", "http://")) and "{ticket}" in value):
        return "an address as https://tickets.example/{ticket}"
    if name == "ticket_pattern" and not _is_pattern(value):
        return "a regular expression as OPS-[0-9]+"
    return ""


def _named(name: str, entry: str, value: Any, known: Known) -> str:
    """Return what should stand where a theme or a key has a name that nothing has; empty where it is fine."""
    if name == "theme" and value not in known.themes:
        return nearest(value, known.themes, f"one of {', '.join(known.themes)}")
    if name == "keys" and not all(known.is_key(key.strip()) for key in value[entry].split(",")):
        return "names of keys as f5,ctrl+u"
    return ""


def _is_zone(name: str) -> bool:
    try:
        return bool(Settings(timezone=name).zone)
    except (KeyError, ValueError, OSError):  # no such zone; no name for one; a folder of the zone database
        return False


def _is_pattern(text: str) -> bool:
    try:
        return bool(re.compile(text))
    except (re.error, OverflowError, RecursionError):
        return False


def nearest(word: str, known: tuple[str, ...], otherwise: str) -> str:
    """Return `did you mean …?` for a slip."""
    from difflib import get_close_matches  # noqa: PLC0415  only for a slip

    near = get_close_matches(word, known, n=1)
    return f"did you mean {near[0]}?" if near else otherwise
