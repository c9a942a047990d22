"""The prose of a record: every text field, at the place where its file spells it."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from noblame.review.record_page import PROSE
from noblame.source.loader import parser_class
from noblame.source.shapes import fields_by_key

Said = Callable[..., list[Any]]
Places = Callable[..., list[tuple[str, str]]]
HEAD = "noblame: 1\ntitle: t\n"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("impact: so BLAME a b.\n", ("impact", "BLAME a b.")),
        ('impact: "so BL\\x41ME a\\\n   b c"\n', ("impact", "BL\\x41ME a\\\n   b c")),
        ("impact: 'it''s BLAME o''a b'\n", ("impact", "BLAME o''a b")),
        ("impact: >-\n  so BLAME\n  a\n\n  b\n", ("impact", "BLAME\n  a\n\n  b")),
        ("impact: |\n  so\n    BLAME a b\n", ("impact", "BLAME a b")),
        ("timeline:\n  - {at: 2026-01-02T10:00:00Z, what: BLAME a b}\n", ("timeline", "BLAME a b")),
        ("timeline:\n  - 14:02 [act] BLAME a b\n", ("timeline", "BLAME a b")),
        ("timeline:\n  - what: |\n      so BLAME\n      a b\n", ("timeline", "BLAME\n      a b")),
        ("causes: [{because: x, next: [{because: BLAME a b}]}]\n", ("causes", "BLAME a b")),
        ("causes: [{because: x, evidence: [BLAME a b]}]\n", ("causes", "BLAME a b")),
        ("resolution: {permanent: BLAME a b}\n", ("resolution", "BLAME a b")),
        ("resolution: BLAME a b\n", ("resolution", "BLAME a b")),
        ("lessons: {lucky: [BLAME a b]}\n", ("lessons.lucky", "BLAME a b")),
        ("lessons: {headline: BLAME a b}\n", ("lessons.headline", "BLAME a b")),
        ("actions:\n  - what: x\n    detail: WISH a b\n", ("actions", "WISH a b")),
        ('actions:\n  - "WISH a b - Owner: Ines Faro"\n', ("actions", "WISH a b")),
        ("reasons: {no-meeting: BLAME a b}\n", ("reasons", "BLAME a b")),
        ("triage: {reason: BLAME a b}\n", ("triage", "BLAME a b")),
        ("parked: [{what: BLAME a b, for: BLAME c d}]\n", ("parked", "BLAME a b")),
        ("defaults: &d\n  what: BLAME a b\ntimeline: [{<<: *d}, {<<: *d}]\n", ("timeline", "BLAME a b")),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_words_are_found_where_the_file_spells_them(
    places: Places, body: str, found: tuple[str, str], newline: str, mark: str
) -> None:
    text = mark + (HEAD + body).replace("\n", newline)
    assert places(text, "record") == [found]


@pytest.mark.parametrize(
    "body",
    [
        "# BLAME a b\n",
        "attendees: [{name: BLAME a b}]\n",
        "tags: [BLAME a b]\n",
        "unknown: BLAME a b\n",
        "links: [{url: 'https://BLAME a b'}]\n",
    ],
)
def test_what_is_no_sentence_is_not_read(said: Said, body: str) -> None:
    assert said(HEAD + body, "record") == []


def test_every_key_that_is_read_is_one_of_the_record() -> None:
    from noblame.record.incident import Incident

    assert PROSE.keys() <= fields_by_key(Incident).keys()


def test_what_stands_behind_an_alias_is_found_at_the_alias(places: Places) -> None:
    text = HEAD + "x-words: &w BLAME a b\nimpact: *w\n"
    assert places(text, "record") == [("impact", "*w")]


def test_errors_come_first_and_findings_all_the_same(said: Said) -> None:
    text = HEAD + "impact: BLAME a b\nstatus: odd\nstarted: soon\n"
    assert [(each.kind, each.level, each.line, each.column, each.text) for each in said(text, "record")] == [
        ("error", "error", 4, 9, "odd"),
        ("error", "error", 5, 10, "soon"),
        ("blame", "warn", 3, 9, "BLAME a b"),
    ]


def test_a_file_that_is_no_yaml_has_its_error_alone(said: Said) -> None:
    [error] = said(HEAD + "impact: [BLAME a b\n", "record")
    assert (error.kind, error.level, error.rule, error.line) == ("error", "error", "record", 3)


def test_a_warning_of_the_reader_is_a_remark_at_warn(said: Said) -> None:
    [slip] = said(HEAD + "statsu: draft\n", "record")
    assert (slip.kind, slip.level, slip.rule, slip.text) == ("error", "warn", "record", "statsu:")
    assert "did you mean status?" in slip.message


@pytest.mark.parametrize(
    ("data", "line"), [(b"", 1), (b"noblame: 1\ntitle: \xff\n", 2), (b"- a\n", 1), (b"\xef\xbb\xbf", 1)]
)
def test_any_bytes_are_one_error_with_its_place(said: Said, data: bytes, line: int) -> None:
    [error] = said(data, "record")
    assert (error.kind, error.level, error.line) == ("error", "error", line)


def test_people_are_those_of_the_record(said: Said) -> None:
    text = HEAD + (
        "attendees: [{name: Priya Raman}, Ines Faro (scribe)]\nmeeting: {facilitator: Mei Tanaka}\n"
        "actions: [{what: x, owner: Tomás Vidal, helpers: [Ada Obi]}, {what: y, owner: the team},"
        " 'z - Owner: Leo Raud']\n"
        "questions: [{ask: Why?, who: Ida Voss}]\nimpact: BLAME a b\n"
    )
    [found] = said(text, "record")
    assert set(found.message.split(", ")) == {
        *("Priya Raman", "Ines Faro", "Mei Tanaka", "Tomás Vidal", "Ada Obi", "Leo Raud", "Ida Voss")
    }


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=12)
STYLES = st.sampled_from(["plain", "'", '"', "|", ">"])


@given(WORDS, WORDS, STYLES, st.sampled_from(["impact: {}", "timeline:\n- what: {}", "causes:\n- {}", "notes: {}"]))
def test_words_read_again_from_their_place_are_the_words_found(
    said: Said, before: str, behind: str, style: Any, form: str
) -> None:
    value = f"{before} BLAME {behind.partition(' ')[0]}"
    dumped = yaml.dump(value, default_style=None if style == "plain" else style, allow_unicode=True, width=20)
    text = HEAD + form.format(dumped.removesuffix("...\n").replace("\n", "\n    ")) + "\n"
    found = [each for each in said(text, "record") if each.kind == "blame"]
    if "BLAME" not in str(yaml.load(text, Loader=parser_class())):
        return
    lines = text.split("\n")
    for remark in found:
        rows = lines[remark.line - 1 : remark.end_line]
        rows[-1] = rows[-1][: remark.end_column - 1]
        written = "\n".join([rows[0][remark.column - 1 :], *rows[1:]])
        again = f"'{written}'" if style == "'" else f'"{written}"' if style == '"' else written
        read = yaml.load(again, Loader=parser_class()) if style in ("'", '"') else written
        assert " ".join(str(read).split()) == " ".join(remark.text.split())
