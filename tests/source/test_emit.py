"""Our own layout, and texts that nobody misreads."""

import re
from datetime import UTC, date, datetime

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from noblame.record.incident import Action, Attendee, Cause, Entry, Lessons, MeetingNotes, Pulse, StepTime, Triage
from noblame.source.emit import emit
from noblame.source.quoting import one_line

AT = datetime(2026, 11, 18, 14, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["Deploy of 4.12 finished", "it's", "a - b", "#1"[1:] + "st", "https://x.example/a?b=c#d", "Größe 🔥", 'say "x"'],
)
def test_what_nobody_misreads_stands_without_quotes(text: str) -> None:
    assert one_line(text) == text or text[0].isdigit()
    assert yaml.safe_load(f"a: {one_line(text)}") == {"a": text}


MISREAD = [
    "no",
    "Yes",
    "on",
    "y",
    "N",
    "null",
    "~",
    "14:02",
    "09:05",
    "010",
    "0o17",
    "1e3",
    "1_000",
    ".5",
    "-.inf",
    "2026-12-01",
    "...",
    "---",
    "=",
    "<<",
    "*a",
    "&a",
    "!a",
    "%a",
    "@a",
    "a:",
]


@pytest.mark.parametrize("text", [*MISREAD, "", "2026-12-01 14:02:00Z", "a: b", "a #b", "- a", "? a", " a", "a "])
def test_what_a_reader_of_yaml_1_1_or_1_2_misreads_stands_in_double_quotes(text: str) -> None:
    assert one_line(text) == f'"{text}"'


def test_a_label_may_look_like_a_day_or_a_number() -> None:
    assert emit(Action(what="a", due="2026-12-01", priority="1")) == "what: a\ndue: 2026-12-01\npriority: 1"
    assert emit(Action(what="a", due="no", priority="01")) == 'what: a\ndue: "no"\npriority: "01"'
    assert emit(Action(what="2026-12-01")) == 'what: "2026-12-01"'


def test_quotes_that_stood_there_stay() -> None:
    assert one_line("a", style='"') == '"a"'
    assert one_line("it's", style="'") == "'it''s'"
    assert one_line("tab\t", style="'") == '"tab\\t"'


def test_small_flat_mappings_stand_on_one_line() -> None:
    assert emit((Attendee(name="Mei", role="scribe"), Attendee(name="Bo, Li")), 2) == (
        '  - {name: Mei, role: scribe}\n  - {name: "Bo, Li"}'
    )
    assert emit(MeetingNotes(steps={"stage": StepTime(planned=120)}, pulse=Pulse(hands=7))) == (
        "steps:\n  stage: {planned: 120}\npulse: {hands: 7}"
    )
    assert (
        emit(Triage(criteria=("customer-outage",), verdict="always"))
        == "{criteria: [customer-outage], verdict: always}"
    )


def test_large_ones_and_lists_of_sentences_stand_below() -> None:
    assert (
        emit((Entry(at=AT, what="x" * 90, source="s"),))
        == f"- at: 2026-11-18T14:02:00Z\n  what: {'x' * 90}\n  source: s"
    )
    assert (
        emit(Lessons(went_well=("One thing", "two"), lucky=("a", "b")))
        == "went_well:\n  - One thing\n  - two\nlucky: [a, b]"
    )
    assert (
        emit((Cause(because="a", evidence=("one word", "b")),)) == "- because: a\n  evidence:\n    - one word\n    - b"
    )


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("a\nb\n", "|\n  a\n  b"),
        ("a\nb", "|-\n  a\n  b"),
        ("a\n\n  b: c # d\n", "|\n  a\n\n    b: c # d"),
        (" a\nb", "|2-\n   a\n  b"),
        ("\na\n", "|2\n\n  a"),
        ("\ta\n", "|2\n  \ta"),
        ("word " * 30 + ".", "|-\n  " + "word " * 30 + "."),
    ],
)
def test_long_text_and_several_lines_stand_in_a_block(text: str, block: str) -> None:
    lines = emit(Cause(because=text)).removeprefix("because: ")
    assert lines == block
    assert yaml.safe_load(f"because: {lines}\n") == {"because": text}


@pytest.mark.parametrize("text", ["a\n\n", "a\n ", "a\r\nb", "a\x85b\nc", "a\nb\x00", "\n", "a\u2028b\n"])
def test_what_a_block_would_change_stands_in_quotes(text: str) -> None:
    assert emit(Cause(because=text)).startswith('because: "')
    assert yaml.safe_load(emit(Cause(because=text))) == {"because": text}


@pytest.mark.parametrize("value", [AT, date(2026, 12, 1), True, False, 12, None])
def test_what_is_no_text_stands_without_quotes(value: object) -> None:
    written = {AT: "2026-11-18T14:02:00Z", date(2026, 12, 1): "2026-12-01", None: "null"}.get(value, str(value).lower())  # type: ignore[call-overload]  # of several types
    assert emit(value) == written


@given(st.text(st.characters(categories=["Cs", "Cc", "Ll", "Zs", "Zl", "Zp", "Po"]), min_size=1))
def test_no_text_breaks_a_file(text: str) -> None:
    whole = re.sub("[\ud800-\udfff]", "\ufffd", text)
    assert yaml.safe_load((emit(Cause(because=text)) + "\n").encode()) == {"because": whole}
