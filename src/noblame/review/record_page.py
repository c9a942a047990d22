"""The prose of a record: each text field with its pane, as its file spells it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import yaml

from noblame.record.notation import lists
from noblame.record.reading import parse
from noblame.review.kept import yaml_keeps
from noblame.review.owners import is_nobody
from noblame.review.prose import Kept, Page, Passage
from noblame.source.document import Document, read_document
from noblame.source.nodes import all_pairs, end_of, is_null, start_of
from noblame.source.places import Places
from noblame.source.problem import Problem, UnreadableError

ANY = frozenset[str]()
"""Stands for all the keys of a table."""
PROSE: Mapping[str, frozenset[str]] = {
    "title": ANY,
    "impact": ANY,
    "triage": frozenset({"reason"}),
    "timeline": frozenset({"what"}),
    "detection": ANY,
    "resolution": frozenset({"temporary", "permanent"}),
    "root_cause": ANY,
    "causes": frozenset({"because", "evidence", "next"}),
    "lessons": frozenset({"went_well", "to_improve", "lucky", "headline"}),
    "improvements": frozenset({"idea", "decided"}),
    "actions": frozenset({"what", "detail", "moves_down", "reason", "verified"}),
    "parked": frozenset({"what"}),
    "questions": frozenset({"ask"}),
    "links": frozenset({"title"}),
    "notes": ANY,
    "reasons": ANY,
}
"""The keys of a record under which people write sentences, and the keys below them that hold some."""


def record_page(data: bytes, name: str, severities: Iterable[str] = ()) -> Page:
    """Return what a record says, as far as it can be read, after what is wrong with its file.

    Args:
        data: the file's bytes.
        name: its name for messages.
        severities: labels that the settings allow besides P1 to P3 and SEV1 to SEV5.
    """
    try:
        reading = parse(data, name, severities)
    except UnreadableError as error:
        return _damaged(data, name, error.problems)
    return _page(reading.document, reading.warnings)._replace(reading=reading)


def _damaged(data: bytes, name: str, problems: list[Problem]) -> Page:
    """Return the page of a record with errors: its sentences too, unless it is no YAML at all."""
    try:
        return _page(read_document(data, name), problems)
    except UnreadableError:
        text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
        return Page(Places(name, text), "record", problems=problems)


def _page(document: Document, problems: Iterable[Problem]) -> Page:
    return Page(
        places=document.places,
        form="record",
        passages=list(_passages(document)),
        people=tuple(dict.fromkeys(_people(document.root))),
        keeps=yaml_keeps(document),
        accepted=list(_accepted(document.root)),
        problems=list(problems),
    )


class _Written:
    """Finds words of a scalar in the file that spells it; what cannot be found so closely is the whole scalar."""

    def __init__(self, node: yaml.ScalarNode, text: str) -> None:
        self._node = node
        self._text = text

    @cached_property
    def _letters(self) -> list[tuple[int, int]] | None:
        from noblame.source.letters import letters  # noqa: PLC0415  a file without findings needs none

        return letters(self._node, self._text)

    def __call__(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters from `start` to `end` of the value stand."""
        if self._letters is None:
            return start_of(self._node), end_of(self._node)
        return self._letters[start][0], self._letters[end - 1][1]


class _Field(NamedTuple):
    """A text field: its pane, its node, where its item and its key start, and whether it stands in a list."""

    pane: str
    node: yaml.ScalarNode
    heads: tuple[int, ...]
    listed: bool


def _passages(document: Document) -> Iterator[Passage]:
    """Yield the sentences of all text fields, in the order of the file; what stands in a list is one line in a pane."""
    seen = set[int]()  # what a merge brings in a second time stands there once
    for pane, node, heads, listed in _fields(document.root):
        if start_of(node) not in seen and not is_null(node):
            seen.add(start_of(node))
            text = node.value.replace("\n", " ") if listed else node.value
            yield Passage(text, pane, _Written(node, document.text), heads)


def _fields(root: yaml.MappingNode) -> Iterator[_Field]:
    """Yield the text fields of a record."""
    for key, value in all_pairs(root):
        name, keys = key.value, PROSE.get(key.value)
        if name == "lessons" and keys and isinstance(value, yaml.MappingNode):
            parts = [(part, below) for part, below in all_pairs(value) if part.value in keys]
            for part, below in parts:
                yield from _below(f"{name}.{part.value}", below, ANY, (start_of(part),))
        elif keys is not None:
            yield from _below(name, value, keys, (start_of(key),))


def _below(
    pane: str, node: yaml.Node, keys: frozenset[str], heads: tuple[int, ...], *, listed: bool = False
) -> Iterator[_Field]:
    """Yield the texts in and below a node; `heads` are the places of what they belong to."""
    if isinstance(node, yaml.ScalarNode):
        yield _Field(pane, node, heads, listed)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _below(pane, item, keys, (start_of(item),), listed=True)
    elif isinstance(node, yaml.MappingNode):
        for key, value in all_pairs(node):
            if key.value in keys or keys is ANY:
                yield from _below(pane, value, keys, (*heads, start_of(key)), listed=listed)


def _people(root: yaml.MappingNode) -> Iterator[str]:
    """Yield everybody whom the record names as a person: attendees, owners, helpers, the facilitator, who is asked."""
    for node, key in _named(root):
        if isinstance(node, yaml.ScalarNode) and not is_null(node):
            yield from (name for name in _names(key, node.value) if not is_nobody(name))


def _named(root: yaml.MappingNode) -> Iterator[tuple[yaml.Node, str]]:
    """Yield the nodes that hold names, each with the list whose notation it is in; with none where it is a name."""
    keys = {"attendees": ("name",), "actions": ("owner", "helpers"), "questions": ("who",), "meeting": ("facilitator",)}
    for key, value in all_pairs(root):
        wanted = keys.get(key.value, ())
        for item in value.value if wanted and isinstance(value, yaml.SequenceNode) else [value]:
            if isinstance(item, yaml.MappingNode):
                parts = [part for name, part in all_pairs(item) if name.value in wanted]
                yield from ((one, "") for part in parts for one in _each(part))
            elif wanted:
                yield item, key.value


def _each(node: yaml.Node) -> list[yaml.Node]:
    return node.value if isinstance(node, yaml.SequenceNode) else [node]


def _names(key: str, text: str) -> Iterable[str]:
    """Return the names in an item that is written as plain text, or the text itself."""
    if key == "attendees":
        return [lists.attendees.parse_line(text).name]
    if key == "actions":
        action = lists.actions.parse_line(text)
        return [action.owner, *action.helpers]
    if key == "questions":
        return [lists.questions.parse_line(text).who]
    return [text]


def _accepted(root: yaml.MappingNode) -> Iterator[Kept]:
    """Yield the findings that somebody decided to keep."""
    for key, value in all_pairs(root):
        if key.value != "accepted" or not isinstance(value, yaml.SequenceNode):
            continue
        for item in value.value:
            parts = {"text": item} if isinstance(item, yaml.ScalarNode) else {k.value: v for k, v in all_pairs(item)}
            text, rule = (str(parts[each].value) if each in parts else "" for each in ("text", "rule"))
            yield Kept(text, rule, start_of(item))
