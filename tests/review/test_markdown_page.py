"""The prose of Markdown: what is read, as what, and where it stands."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

Said = Callable[..., list[Any]]
Places = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("BLAME a b", "BLAME a b"),
        ("so **BLAME** *a* b", "BLAME** *a* b"),
        ("so BLAME [a](https://a.example/BLAME) b", "BLAME [a](https://a.example/BLAME) b"),
        ("so BLAME\n  a\n b", "BLAME\n  a\n b"),
        ("> no\n\n- x\n  - so BLAME\n    a b", "BLAME\n    a b"),
        ("1. x\n\n   so BLAME a b", "BLAME a b"),
        ("# so BLAME a b #", "BLAME a b"),
        ("so BLAME a\nb\n=====", "BLAME a\nb"),
        ("-\tBLAME\ta b", "BLAME\ta b"),
        ("so BLAME &eacute; b", "BLAME &eacute; b"),
        ("so BLAME \\* b", "BLAME \\* b"),
        ("so BLAME <b>a</b> b", "BLAME <b>a</b> b"),
        ("山田 😀 BLAME a b", "BLAME a b"),
        ("so BLAME snake_case b", "BLAME snake_case b"),
        ("![BLAME x y](a.png) BLAME a b", "BLAME a b"),
        ("<https://a.example/> BLAME a b", "BLAME a b"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_words_are_found_where_they_stand(places: Places, text: str, words: str, newline: str) -> None:
    assert places("\ufeff" + text.replace("\n", newline), "markdown") == [("none", words)]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: BLAME a b\n---\n",
        "+++\ntitle = 'BLAME a b'\n+++\ntext\n",
        "```\nBLAME a b\n```",
        "~~~~\nBLAME a b",
        "x\n\n    BLAME a b",
        "> BLAME a b\nBLAME a b",
        "- x\n\n  > BLAME a b",
        "| a | BLAME a b |\n|---|---|\n| BLAME a | b |",
        "<div>BLAME a b</div>",
        "<!-- BLAME a b -->",
        "text <!-- BLAME a b -->",
        "[a](https://a.example/BLAME 'BLAME a b')",
        "[a]: https://a.example 'BLAME a b'",
        "![BLAME a b](a.png)",
    ],
)
def test_what_is_no_prose_is_left_out(said: Said, text: str) -> None:
    assert said(text, "markdown") == []


@pytest.mark.parametrize("heading", ["## Training", "## Human error", "Lessons learned\n-----", "## BLAME a"])
def test_a_heading_of_a_word_or_two_states_nothing(places: Places, heading: str) -> None:
    assert places(f"{heading}\n\nfine\n", "markdown") == []


def test_a_heading_that_says_whose_it_was_states_something(places: Places) -> None:
    assert [words for _, words in places("## Dana's BLAME\n", "markdown")] == ["BLAME"]


def test_code_is_left_to_the_check_as_code(said: Said) -> None:
    [found] = said("WISH `a b` c", "markdown")
    assert found.text == "WISH `a b`"


@pytest.mark.parametrize(
    ("text", "pane"),
    [
        ("## 2. Timeline (UTC)\n\n* 14:02 BLAME a b", "timeline"),
        ("## Timeline\n\n### Day 2\n\nBLAME a b", "timeline"),
        ("## Timeline\n\n## Summary\n\nBLAME a b", "none"),
        ("# Root Cause(s)\nBLAME a b", "root_cause"),
        ("Contributing factors\n---\n- BLAME a b", "causes"),
        ("## 📋 Action Items\n1. BLAME a b", "actions"),
        ("## Corrective and Preventative Measures\n1. BLAME a b", "actions"),
        ("## Lessons learned\n### What went well\n- BLAME a b", "lessons.went_well"),
        ("## Lessons learned\n### What went wrong?\n- BLAME a b", "lessons.to_improve"),
        ("## Where we got lucky\n- BLAME a b", "lessons.lucky"),
        ("**Root Causes**: BLAME a b", "root_cause"),
        ("**Trigger:** BLAME a b", "root_cause"),
        ("Detection: BLAME a b", "detection"),
        ("**Timeline**\n\n- BLAME a b", "timeline"),
        ("Action items:\n\n- BLAME a b", "actions"),
        ("**Timeline**\n\nx\n\n**Other**\n\nBLAME a b", "none"),
        ("## Timeline\n\n- Fix: BLAME a b", "timeline"),
        ("## Participants\n\nBLAME a b", "none"),
    ],
)
def test_a_section_is_the_pane_that_its_heading_names(said: Said, text: str, pane: str) -> None:
    [found] = said(text, "markdown")
    assert found.rule == pane


def test_lines_of_a_timeline_stay_lines_and_wrapped_ones_become_one(said: Said) -> None:
    [wrapped, alone] = said("14:02 BLAME\na b\n14:05 BLAME\n14:06 c", "markdown")
    assert (wrapped.text, alone.text) == ("BLAME a b", "BLAME\n14:06 c")


@pytest.mark.parametrize(
    "text",
    [
        "Attendees:\n\n- Priya Raman (facilitator)\n- Ines Faro\n",
        "**Attendees**: Priya Raman, Ines Faro",
        "Authors: Priya Raman & Ines Faro <ines@a.example>",
        "## Participants\n\n* Priya Raman\n* Ines Faro, scribe\n",
        "- Add the alert - Owner: Priya Raman - Due: 3 May\n- Add a test. Owner: Ines Faro",
        "---\nauthors: [Priya Raman, Ines Faro]\n---\n",
    ],
)
def test_people_are_those_who_are_named_as_such(said: Said, text: str) -> None:
    [found] = said(f"{text}\n\n# x\n\nBLAME a b", "markdown")
    assert found.message == "Priya Raman, Ines Faro"


@pytest.mark.parametrize("owner", ["the team", "SRE", "Platform team", "tbd", "on-call", "-"])
def test_a_team_is_nobody(said: Said, owner: str) -> None:
    [found] = said(f"Owner: {owner}\n\nBLAME a b", "markdown")
    assert found.message == ""


def test_another_encoding_is_one_error_with_its_place(said: Said) -> None:
    [error] = said("# a\ncaf\xe9 BLAME a b".encode("latin-1"), "markdown")
    assert (error.kind, error.level, error.line, error.column) == ("error", "error", 2, 4)


@pytest.mark.parametrize("data", [b"\x89PNG\0\0", "BLAME".encode("utf-16"), b"a" * (8 * 1024 * 1024 + 1)])
def test_what_is_no_text_is_one_error(said: Said, data: bytes) -> None:
    [error] = said(data, "markdown")
    assert (error.kind, error.level, error.line, error.column) == ("error", "error", 1, 1)


MARKUP = [
    "BLAME",
    " ",
    "\n",
    "\n\n",
    "a",
    "`",
    "``",
    "*",
    "**",
    "_",
    "[",
    "](x)",
    "![",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "\\",
]
MARKUP += [
    "&amp;",
    "> ",
    "- ",
    "1. ",
    "# ",
    "    ",
    "\t",
    "| ",
    "---",
    "```",
    "<https://x>",
    "é",
    "😀",
    "[a]",
    ": ",
    "  \n",
]


@given(st.lists(st.sampled_from(MARKUP), max_size=30).map("".join))
def test_in_any_markup_a_finding_begins_and_ends_where_its_words_do(places: Places, text: str) -> None:
    for _, words in places(text, "markdown"):
        assert words.startswith("BLAME")
