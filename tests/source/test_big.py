"""Any incident, in any layout a person may write it in, after any edits: P7 and P9."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from random import Random
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from noblame.record.incident import Incident
from noblame.record.reading import Reading, parse, render, respell, rewrite
from noblame.source import loader
from noblame.source.emit import entries_of
from noblame.source.nodes import start_of
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
        ":",
    ),
    *(
        "190:20:30.15",
        "+1",
        "-.5",
        "1,000",
        "word " * 30,
        "long " * 30 + "\nlines " * 3,
        "x: |\n  y",
        "🔥\ud83d".strip("\ud83d"),
    ),
]
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
LABELS = {"severity": ["P1", "sev2", "SEV5"], "priority": ["1", "P3", "high"]}


@cache
def values(shape: Shape, depth: int = 3) -> st.SearchStrategy[Any]:
    """Values of a shape, nested at most `depth` deep."""
    match shape:
        case Text(mark="due"):
            return st.one_of(st.dates().map(str), TEXTS)
        case Text(mark=mark):
            return st.sampled_from(["", *LABELS[mark]]) if mark else TEXTS
        case YesNo():
            return st.booleans()
        case Number():
            return st.integers(-(10**9), 10**14)
        case Moment():
            return st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  hypothesis wants naive bounds
        case Day():
            return st.dates()
        case Choice(words=words):
            return st.sampled_from(words)
        case Many(item=item):
            return st.lists(values(item, depth - 1), max_size=4).map(tuple) if depth > 0 else st.just(())
        case Table(value=value):
            return st.dictionaries(TEXTS, values(value, depth - 1), max_size=3)
        case Group(type=struct):
            return structs(struct, depth)
        case Either(options=options):
            return st.one_of([values(option, depth - 1) for option in options])


def structs(struct: type[msgspec.Struct], depth: int) -> st.SearchStrategy[Any]:
    """Structs with some of their fields set."""
    required = {f.name: values(f.shape, depth - 1) for f in fields_of(struct) if f.required}
    optional = {f.name: values(f.shape, depth - 1) for f in fields_of(struct) if not f.required}
    chosen = st.sets(st.sampled_from(sorted(optional)), max_size=6) if optional else st.just(set[str]())
    fixed = st.fixed_dictionaries
    return chosen.flatmap(lambda names: fixed(required | {name: optional[name] for name in sorted(names)})).map(
        lambda kw: struct(**{key: value for key, value in kw.items() if key != "noblame"})
    )


INCIDENTS = structs(Incident, 6)
SHAPES = {field.name: field.shape for field in fields_of(Incident)}


class Hand:
    """Writes values as a person might: with any quotes, indentation, comments, blank lines and keys of their own."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.step = rng.choice([2, 2, 4])
        self.dash = rng.choice([0, 2, 2, 4])
        self.calm = rng.random() < 0.3
        self.comments = 0

    def file(self, incident: Incident) -> bytes:
        pairs = [(key, value, shape) for key, value, shape in entries_of(incident, ("noblame",))]
        head = self.rng.choice(["", "", "---\n", "# a record\n\n", "%YAML 1.1\n---\n"])
        if self.rng.random() < 0.3:
            self.rng.shuffle(pairs)
        if self.rng.random() < 0.1:
            text = head + self.flow(tuple(pairs)) + "\n"
        else:
            text = head + "\n".join(self.mapping(pairs, 0, "top")) + "\n"
        if self.rng.random() < 0.2 and "|" not in text:  # a block at the end would lose its own line end
            text = text.removesuffix("\n")
        if self.rng.random() < 0.2 and "\r" not in text:
            text = text.replace("\n", "\r\n")
        return (b"\xef\xbb\xbf" if self.rng.random() < 0.2 else b"") + text.encode()

    def mapping(
        self, pairs: list[tuple[str, Any, Shape]], indent: int, comment: str = "c", own: float = 0.06
    ) -> list[str]:
        pad, lines = " " * indent, list[str]()
        for key, value, shape in pairs:
            if lines and not self.calm:
                lines += self.between(pad, comment)
            if self.chance(own):
                self.comments += 1
                mine = self.rng.choice(
                    [f"{{a: [{self.comments}, no], b: 'it''s'}}", f"text {self.comments}", "|\n%s  x" % pad]
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
        if isinstance(value, msgspec.Struct):
            pairs = list(entries_of(value))
            if not pairs or self.chance(0.3):
                return self.flow(tuple(pairs)), []
            return "", self.mapping(pairs, inner)
        if isinstance(value, dict):
            pairs = [(key, item, shape.value) for key, item in value.items()] if isinstance(shape, Table) else []
            if not pairs or self.chance(0.3):
                return self.flow(tuple(pairs)), []
            return "", self.mapping(pairs, inner, own=0)
        if isinstance(value, tuple) and isinstance(shape, Many):
            if not value or self.chance(0.2):
                return "[" + self.comma().join(self.flat(item, shape.item) for item in value) + "]", []
            return "", self.items(value, shape.item, indent + self.dash)
        return self.scalar(value, indent)

    def items(self, value: tuple[Any, ...], shape: Shape, column: int) -> list[str]:
        pad, lines = " " * column, list[str]()
        for item in value:
            if not self.calm:
                lines += self.between(pad, "item")
            head, rest = self.node(item, shape, column, column + 2)
            if not head:
                head, rest = rest[0].lstrip(), rest[1:]
            lines += [f"{pad}- {head}", *rest]
        return lines

    def comma(self) -> str:
        return self.rng.choice([", ", ", ", ","])

    def flow(self, pairs: tuple[tuple[str, Any, Shape], ...]) -> str:
        return (
            "{" + self.comma().join(f"{self.key(key)}: {self.flat(value, shape)}" for key, value, shape in pairs) + "}"
        )

    def key(self, key: str) -> str:
        return key if key.isidentifier() and key.isascii() else double_quoted(key)

    def flat(self, value: Any, shape: Shape) -> str:
        if isinstance(value, msgspec.Struct):
            return self.flow(entries_of(value))
        if isinstance(value, dict) and isinstance(shape, Table):
            return self.flow(tuple((key, item, shape.value) for key, item in value.items()))
        if isinstance(value, tuple) and isinstance(shape, Many):
            return "[" + self.comma().join(self.flat(item, shape.item) for item in value) + "]"
        return self.line(value, flow=True)

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


@st.composite
def edited(draw: st.DrawFn, incident: Incident) -> Incident:
    """The incident after one to four edits."""
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(sorted(SHAPES.keys() - {"noblame"})))
        incident = replace(incident, **{name: draw(changed(getattr(incident, name), SHAPES[name]))})
    return incident


@st.composite
def changed(draw: st.DrawFn, value: Any, shape: Shape) -> Any:
    """A value after one edit."""
    if isinstance(value, tuple) and value and isinstance(shape, Many) and draw(st.integers(0, 9)):
        return draw(changed_items(value, shape.item))
    if isinstance(value, msgspec.Struct) and draw(st.integers(0, 9)):
        field = draw(st.sampled_from(fields_of(type(value))))
        return replace(value, **{field.name: draw(changed(getattr(value, field.name), field.shape))})
    if not isinstance(value, tuple | dict | msgspec.Struct | str) and value is not None and draw(st.booleans()):
        return next((f.default for f in fields_of(Incident) if f.default is None and type(value) is datetime), value)
    return draw(values(shape, 3))


@st.composite
def changed_items(draw: st.DrawFn, items: tuple[Any, ...], shape: Shape) -> tuple[Any, ...]:
    """A list after an item came, went, moved or was edited."""
    at = draw(st.integers(0, len(items) - 1))
    match draw(st.sampled_from(["edit", "edit", "insert", "remove", "shuffle", "append", "double"])):
        case "edit":
            return (*items[:at], draw(changed(items[at], shape)), *items[at + 1 :])
        case "insert":
            return (*items[:at], draw(values(shape, 2)), *items[at:])
        case "append":
            return (*items, draw(values(shape, 2)))
        case "remove":
            return items[:at] + items[at + 1 :]
        case "double":
            return (*items[:at], items[at], *items[at:])
    return tuple(draw(st.permutations(items)))


@st.composite
def written(draw: st.DrawFn) -> Reading:
    """An incident as some person's file holds it."""
    incident = draw(INCIDENTS)
    data = Hand(Random(draw(st.integers(0, 10**9)))).file(incident)
    reading = parse(data, "record.yaml")
    assert reading.incident == incident, data.decode()
    return reading


QUICK = settings(max_examples=4000, deadline=None, suppress_health_check=list(HealthCheck))


def untouched(reading: Reading, new: Incident) -> list[str]:
    """The texts of all top-level pairs that stay as they were, and of keys that the types do not know."""
    text, known = reading.document.text, fields_by_key(Incident)
    texts = []
    for key, value in reading.document.root.value:
        field = known.get(key.value)
        if field is None or getattr(new, field.name) == getattr(reading.incident, field.name):
            end = content_end(value, text)
            in_line = reading.document.root.flow_style
            texts.append(text[start_of(key) : end if in_line else line_end(text, end)])
    return texts


@QUICK
@given(st.data())
def test_any_edits_of_any_layout_are_read_back_and_change_nothing_else(data: st.DataObject) -> None:
    reading = data.draw(written())
    new = data.draw(edited(reading.incident))
    spelled, fell_back = respell(reading.document, reading.incident, new)
    assert not fell_back, spelled.decode()
    again = parse(spelled, "again.yaml")
    assert again.incident == new
    for text in untouched(reading, new):
        assert text in again.document.text
    kept = [line for line in reading.document.text.split("\n") if line.startswith("# top")]
    assert [line for line in kept if line not in again.document.text] == []
    assert (again.document.bom, reading.document.bom) in {(True, True), (False, False)}


@QUICK
@given(written())
def test_saving_nothing_changes_no_byte(reading: Reading) -> None:
    data = Hand(Random(1)).file(reading.incident)
    for layout in (data, render(reading.incident).encode()):
        again = parse(layout, "again.yaml")
        assert respell(again.document, again.incident, reading.incident) == (layout, False)


@QUICK
@given(INCIDENTS)
def test_a_fresh_file_holds_the_incident_for_both_parsers(incident: Incident) -> None:
    text = render(incident)
    assert parse(text.encode(), "fresh.yaml").incident == incident
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loader, "parser_class", lambda: loader.PureLoader)
        assert parse(text.encode(), "fresh.yaml").incident == incident


@QUICK
@given(st.data())
def test_a_file_written_anew_keeps_the_keys_nobody_knows(data: st.DataObject) -> None:
    reading = data.draw(written())
    new = data.draw(edited(reading.incident))
    again = parse(rewrite(reading.document, reading.incident, new).encode(), "anew.yaml")
    assert again.incident == new
    unknown = [key.value for key, _ in reading.document.root.value if key.value not in fields_by_key(Incident)]
    assert [key.value for key, _ in again.document.root.value if key.value not in fields_by_key(Incident)] == unknown


@QUICK
@given(TEXTS)
def test_any_text_stays_that_text_for_every_reader(text: str) -> None:
    fresh = render(Incident(title=text, notes=text, tags=(text,), reasons={"a": text}))
    loaded = yaml.load(fresh, yaml.SafeLoader)
    assert (loaded["title"], loaded.get("notes", ""), loaded["tags"]) == (text, text, [text])
    assert parse(fresh.encode(), "text.yaml").incident.reasons == {"a": text}
