"""Any incident, in any layout a person may write it in, after any edits: P7 and P9."""

import string
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from noblame.record.incident import Incident
from noblame.record.reading import Reading, parse, render, rewrite, spell
from noblame.source import loader
from noblame.source.document import encode
from noblame.source.emit import entries_of, item_shape
from noblame.source.nodes import start_of
from noblame.source.problem import UnreadableError
from noblame.source.quoting import double_quoted, fits_block, is_plain
from noblame.source.shapes import (
    Choice,
    Day,
    Either,
    Group,
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
from noblame.source.spans import content_end, line_end

NASTY = [
    *(
        "no",
        "14:02",
        "0123",
        "1e3",
        "1.10",
        "~",
        "null",
        "=",
        "<<",
        "2026-12-01",
        "1_000",
        "0x1F",
        ".inf",
        "- x",
        "? y",
    ),
    *(
        ": z",
        "a: b",
        "a #b",
        "#x",
        "@al",
        "`ls`",
        "%5",
        "!tag",
        "&a",
        "*a",
        "[x]",
        "{y}",
        "a, b",
        "'q'",
        '"d"',
        "|",
        ">",
    ),
    *("...", "---", "--- x", "... x", "it's", 'say "hi"', "a:", " lead", "trail ", "tab\tin", "\ttab", "two\nlines"),
    *(
        "end\n",
        "two ends\n\n",
        "\n",
        " \n ",
        "\n lead",
        "a\n  b\n c",
        "emoji 🔥",
        "Ünïcödé",
        "بيانات",
        "日本語",
        "a\u2028b",
    ),
    *(
        "nel\x85",
        "bell\x07",
        "esc\x1b[31m",
        "nul\x00",
        "del\x7f",
        "bom\ufeff",
        "\ufffe",
        "\r\n",
        "y",
        "N",
        "on",
        "-",
        "?",
    ),
    *("190:20:30.15", "+1", "-.5", "1,000", "word " * 30, "long " * 30 + "\nlines " * 3, "x: |\n  y", "a\u202eb", ":"),
]
WORDS = [
    "pool",
    "alert",
    "leak",
    "error",
    "path",
    "client",
    "database",
    "the",
    "a",
    "of",
    "14:02",
    "it's",
    "#1",
    "x:",
    "no",
]
LINES = [
    "14:09 [detect] Pool alert",
    "Ines Faro (expert)",
    "'Lint rule [5]'",
    '"Who? -> ops"',
    "x <https://x.example/>",
]
LABELS = {"severity": ["", "P1", "sev2", "SEV5"], "priority": ["", "1", "P3", "high"]}
SHAPES = {field.name: field.shape for field in fields_of(Incident) if field.name != "noblame"}
Pairs = list[tuple[str, Any, Shape]]


class Maker:
    """Makes values of any shape, and edits them."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self._makers: dict[type, Callable[[Any, int], Any]] = {
            Text: lambda shape, _: rng.choice(LABELS[shape.mark]) if shape.mark in LABELS else self.text(),
            YesNo: lambda *_: rng.random() < 0.5,
            Number: lambda *_: rng.randint(-5, 10 ** rng.randint(1, 14)),
            Moment: lambda *_: datetime(2026, 11, 18, tzinfo=UTC) + timedelta(seconds=rng.randint(-(10**9), 10**9) / 2),
            Day: lambda *_: date(2026, 1, 1) + timedelta(days=rng.randint(-700, 700)),
            Choice: lambda shape, _: rng.choice(shape.words),
            Many: lambda shape, depth: tuple(self.make(shape.item, depth) for _ in range(self.count(depth))),
            Table: lambda shape, depth: {
                self.text()[:60]: self.make(shape.value, depth) for _ in range(self.count(depth))
            },
            Group: lambda shape, depth: self.struct(shape.type, depth),
            Either: lambda shape, depth: self.make(rng.choice(shape.options), depth),
        }

    def text(self) -> str:
        kind = self.rng.random()
        if kind < 0.4:
            return self.rng.choice(NASTY)
        if kind < 0.8:
            return " ".join(self.rng.choices(WORDS, k=self.rng.randint(0, 25)))
        return "".join(self.rng.choices(string.printable[:95] + "äß🔥\n\t ", k=self.rng.randint(0, 40)))

    def count(self, depth: int) -> int:
        return self.rng.choice([0, 1, 2, 3, 5]) if depth > 0 else 0

    def make(self, shape: Shape, depth: int = 3) -> Any:
        return self._makers[type(shape)](shape, depth - 1)

    def struct(self, struct: type[msgspec.Struct], depth: int) -> Any:
        chosen = [field for field in fields_of(struct) if field.required or self.rng.random() < 0.5]
        return struct(**{field.name: self.make(field.shape, depth) for field in chosen if field.key != "noblame"})

    def incident(self) -> Incident:
        made: Incident = self.struct(Incident, 7)
        return made

    def edited(self, incident: Incident) -> Incident:
        """Return the incident after one to four edits."""
        for _ in range(self.rng.randint(1, 4)):
            name = self.rng.choice(list(SHAPES))
            incident = replace(incident, **{name: self.changed(getattr(incident, name), SHAPES[name])})
        return incident

    def changed(self, value: Any, shape: Shape) -> Any:
        if isinstance(value, tuple) and value and self.rng.random() < 0.9:
            return self.changed_items(value, item_shape(shape))
        if isinstance(value, msgspec.Struct) and self.rng.random() < 0.9:
            field = self.rng.choice(fields_of(type(value)))
            absent = field.default is None and not field.required and self.rng.random() < 0.3
            now = None if absent else self.changed(getattr(value, field.name), field.shape)
            return replace(value, **{field.name: now})
        return self.make(shape)

    def changed_items(self, items: tuple[Any, ...], shape: Shape) -> tuple[Any, ...]:
        at = self.rng.randrange(len(items))
        edits: list[Callable[[], tuple[Any, ...]]] = [
            lambda: (*items[:at], self.changed(items[at], shape), *items[at + 1 :]),
            lambda: (*items[:at], self.changed(items[at], shape), *items[at + 1 :]),
            lambda: (*items[:at], self.make(shape), *items[at:]),
            lambda: items[:at] + items[at + 1 :],
            lambda: (*items, self.make(shape)),
            lambda: (*items[:at], items[at], *items[at:]),
            lambda: tuple(self.rng.sample(items, len(items))),
        ]
        return self.rng.choice(edits)()


def pairs_of(value: Any, shape: Shape) -> Pairs:
    if isinstance(value, msgspec.Struct):
        return list(entries_of(value))
    assert isinstance(shape, Table)
    return [(key, item, shape.value) for key, item in value.items()]


class Hand:
    """Writes values as a person might: with any quotes, indentation, comments, blank lines and keys of their own."""

    def __init__(self, rng: Random, *, free: bool = False) -> None:
        self.rng = rng
        self.free = free
        """Whether anchors, aliases, merges and items in a notation may stand for what was asked for."""
        self.anchors: dict[type, list[str]] = {}
        self.step = rng.choice([2, 2, 4])
        self.dash = rng.choice([0, 2, 2, 4])
        self.calm = self.chance(0.3)
        self.comments = 0

    def file(self, incident: Incident) -> bytes:
        pairs = list(entries_of(incident, ("noblame",)))
        head = self.rng.choice(["", "", "---\n", "# a record\n\n", "%YAML 1.1\n---\n"])
        if self.chance(0.3):
            self.rng.shuffle(pairs)
        if self.chance(0.1):
            text = head + self.flow(pairs) + "\n"
        else:
            text = head + "\n".join(self.mapping(pairs, 0, "top")) + "\n"
        if self.chance(0.2) and "|" not in text:  # a block at the end would lose its own line end
            text = text.removesuffix("\n")
        if self.chance(0.2) and "\r" not in text:
            text = text.replace("\n", "\r\n")
        return (b"\xef\xbb\xbf" if self.chance(0.2) else b"") + text.encode()

    def mapping(self, pairs: Pairs, indent: int, comment: str = "c", own: float = 0.06) -> list[str]:
        pad, lines = " " * indent, list[str]()
        for key, value, shape in pairs:
            if lines and not self.calm:
                lines += self.between(pad, comment)
            if self.chance(own):
                self.comments += 1
                mine = self.rng.choice(
                    [f"{{a: [{self.comments}, no], b: 'it''s'}}", f"text {self.comments}", f"|\n{pad}  x"]
                )
                lines.append(f"{pad}x-{self.comments}: {mine}")
            first, *rest = self.value(value, shape, indent, key)
            lines += [f"{pad}{first}", *rest]
        return lines

    def between(self, pad: str, comment: str) -> list[str]:
        lines = []
        if self.chance(0.1):
            lines.append("")
        if self.chance(0.12):
            self.comments += 1
            lines.append(f"{pad}# {comment} {self.comments}")
            if self.chance(0.3):
                lines.append("")
        return lines

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def value(self, value: Any, shape: Shape, indent: int, key: str) -> list[str]:
        """Return the lines of a pair, the first without indentation."""
        name = key if key.isidentifier() and self.chance(0.9) else double_quoted(key)
        head, rest = self.node(value, shape, indent, indent + self.step)
        note = "  # beside" if not self.calm and self.chance(0.1) and (not head or head[0] not in "|>") else ""
        return [f"{name}:{' ' if head else ''}{head}{note}", *rest]

    def node(self, value: Any, shape: Shape, indent: int, inner: int) -> tuple[str, list[str]]:
        """Return what stands behind the colon and the lines below."""
        if isinstance(value, tuple):
            return self.sequence(value, item_shape(shape), indent)
        if not isinstance(value, msgspec.Struct | dict):
            return self.scalar(value, indent)
        pairs = pairs_of(value, shape)
        if pairs and not self.chance(0.3):
            return "", self.mapping(pairs, inner, own=0 if isinstance(value, dict) else 0.06)
        return self.flat(value, shape), []

    def sequence(self, value: tuple[Any, ...], shape: Shape, indent: int) -> tuple[str, list[str]]:
        if not value or self.chance(0.2):
            return "[" + self.comma().join(self.flat(item, shape) for item in value) + "]", []
        return "", self.items(value, shape, indent + self.dash)

    def items(self, value: tuple[Any, ...], shape: Shape, column: int) -> list[str]:
        pad, lines = " " * column, list[str]()
        for item in value:
            if not self.calm:
                lines += self.between(pad, "item")
            head, rest = self.node(item, shape, column, column + 2)
            if self.free and isinstance(item, msgspec.Struct) and self.chance(0.15):
                head, rest = self.rng.choice(LINES), []
            if not head:
                head, rest = rest[0].lstrip(), rest[1:]
            lines += [f"{pad}- {head}", *rest]
        return lines

    def comma(self) -> str:
        return self.rng.choice([", ", ", ", ","])

    def flow(self, pairs: Pairs, merge: str = "") -> str:
        texts = [f"{self.key(key)}: {self.flat(value, shape)}" for key, value, shape in pairs]
        return "{" + merge + self.comma().join(texts) + "}"

    def key(self, key: str) -> str:
        return key if key.isidentifier() and key.isascii() else double_quoted(key)

    def flat(self, value: Any, shape: Shape) -> str:
        if isinstance(value, tuple):
            return "[" + self.comma().join(self.flat(item, item_shape(shape)) for item in value) + "]"
        if not isinstance(value, msgspec.Struct | dict):
            return self.line(value, flow=True)
        names, pairs = self.anchors.get(type(value)), pairs_of(value, shape)
        if self.free and names and isinstance(value, msgspec.Struct) and self.chance(0.3):
            alias = f"*{self.rng.choice(names)}"
            return alias if not pairs or self.chance(0.5) else self.flow(pairs, f"<<: {alias}, ")
        return self.anchor(value) + self.flow(pairs)

    def scalar(self, value: Any, indent: int) -> tuple[str, list[str]]:
        if isinstance(value, str) and value and fits_block(value) and self.chance(0.6 if "\n" in value else 0.1):
            step = self.rng.choice([1, 2, 4])
            hint = str(step) if value[0] in " \t\n" or self.chance(0.1) else ""
            lines = value.removesuffix("\n").split("\n")
            note = " # block" if self.chance(0.1) else ""
            header = "|" + hint + ("" if value.endswith("\n") else "-") + note
            return header, [" " * (indent + step) + line if line else "" for line in lines]
        return self.line(value, flow=False), []

    def line(self, value: Any, *, flow: bool) -> str:
        if self.free and self.anchors.get(type(value)) and self.chance(0.1):
            return f"*{self.rng.choice(self.anchors[type(value)])}"
        return self.anchor(value) + self.word(value, flow=flow)

    def anchor(self, value: Any) -> str:
        if not self.free or not self.chance(0.04):
            return ""
        names = self.anchors.setdefault(type(value), [])
        names.append(f"a{type(value).__name__}{len(names)}")
        return f"&{names[-1]} "

    def word(self, value: Any, *, flow: bool) -> str:
        if isinstance(value, str):
            styles: list[Callable[[str], str]] = [double_quoted]
            if is_plain(value, flow=flow):
                styles += [str, str, str]
            if value.isprintable():
                styles.append(lambda text: "'" + text.replace("'", "''") + "'")
            return self.rng.choice(styles)(value)
        if isinstance(value, bool):
            return self.rng.choice(["true", "Yes", "ON"] if value else ["false", "no", "Off"])
        if isinstance(value, datetime):
            zoned = value.astimezone(timezone(timedelta(hours=self.rng.choice([0, 1, -7]))))
            return self.rng.choice([value.isoformat(), f'"{zoned.isoformat()}"', zoned.isoformat(" ")])
        return value.isoformat() if isinstance(value, date) else str(value)


def written(seed: int, *, free: bool = False) -> Reading:
    """Return an incident as some person's file holds it."""
    rng = Random(seed)
    incident = Maker(rng).incident()
    reading = parse(Hand(rng, free=free).file(incident), "record.yaml")
    assert free or reading.incident == incident
    return reading


def untouched(reading: Reading, new: Incident) -> list[str]:
    """Return the texts of all top-level pairs that stay as they were, and of keys that the types do not know."""
    text, known, root = reading.document.text, fields_by_key(Incident), reading.document.root
    texts = []
    for key, value in root.value:
        field = known.get(key.value)
        if field is None or getattr(new, field.name) == getattr(reading.incident, field.name):
            end = content_end(value, text)
            texts.append(text[start_of(key) : end if root.flow_style else line_end(text, end)])
    return texts


SEEDS = st.integers(0, 2**32)
MANY = settings(max_examples=1000, deadline=None)
FEW = settings(max_examples=120, deadline=None)


@MANY
@given(SEEDS)
def test_any_edits_of_any_layout_are_read_back_and_change_nothing_else(seed: int) -> None:
    reading = written(seed)
    new = Maker(Random(seed + 1)).edited(reading.incident)
    spelling = spell(reading.document, reading.incident, new)
    assert not spelling.anew
    again = parse(spelling.data, "again.yaml")
    assert again.incident == new
    assert [text for text in untouched(reading, new) if text not in again.document.text] == []
    kept = [line for line in reading.document.text.split("\n") if line.startswith("# top")]
    assert [line for line in kept if line not in again.document.text] == []
    assert again.document.bom == reading.document.bom
    assert again.document.newline == reading.document.newline


@MANY
@given(SEEDS)
def test_anchors_aliases_merges_and_lines_in_a_notation_can_be_edited_too(seed: int) -> None:
    try:
        reading = written(seed, free=True)
    except UnreadableError:  # an alias stands where its text is no such word, or a line is no item of that list
        return
    new = Maker(Random(seed + 1)).edited(reading.incident)
    spelling = spell(reading.document, reading.incident, new)
    assert spelling.reading is not None
    assert spelling.reading.incident == new
    assert not spelling.anew


@FEW
@given(SEEDS)
def test_saving_nothing_changes_no_byte(seed: int) -> None:
    rng = Random(seed)
    incident = Maker(rng).incident()
    for data in (Hand(rng).file(incident), render(incident).encode()):
        reading = parse(data, "record.yaml")
        assert spell(reading.document, reading.incident, incident).data == data
        assert encode(reading.document, reading.document.text) == data


@FEW
@given(SEEDS)
def test_a_fresh_file_holds_the_incident_for_both_parsers(seed: int) -> None:
    incident = Maker(Random(seed)).incident()
    data = render(incident).encode()
    assert parse(data, "fresh.yaml").incident == incident
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loader, "parser_class", lambda: loader.PureLoader)
        assert parse(data, "fresh.yaml").incident == incident


@FEW
@given(SEEDS)
def test_a_file_written_anew_keeps_the_keys_nobody_knows(seed: int) -> None:
    reading = written(seed)
    new = Maker(Random(seed + 1)).edited(reading.incident)
    again = parse(rewrite(reading.document, reading.incident, new).encode(), "anew.yaml")
    assert again.incident == new
    assert own_keys(again) == own_keys(reading)


def own_keys(reading: Reading) -> list[str]:
    return [key.value for key, _ in reading.document.root.value if key.value not in fields_by_key(Incident)]


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]))))
def test_any_text_stays_that_text_for_every_reader(text: str) -> None:
    fresh = render(Incident(title=text, notes=text, tags=(text,), reasons={"a": text}))
    loaded = yaml.load(fresh, yaml.SafeLoader)
    assert (loaded["title"], loaded.get("notes", ""), loaded["tags"]) == (text, text, [text])
    assert parse(fresh.encode(), "text.yaml").incident.reasons == {"a": text}
