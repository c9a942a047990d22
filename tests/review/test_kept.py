"""Words kept on purpose: which comments and entries keep which findings, and what is said where they keep nothing."""

from collections.abc import Callable
from typing import Any

import pytest

Said = Callable[..., list[Any]]
HEAD = "noblame: 1\ntitle: t\n"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("text", "BLAME a b  # noblame: keep said by a customer"),
        ("text", "# noblame: keep\nBLAME a b"),
        ("text", "x\n  #noblame:keep why\n\nBLAME a b"),
        ("markdown", "<!-- noblame: keep quoted -->\nBLAME a\nb"),
        ("markdown", "<!-- noblame: keep quoted -->\n\nx\ny BLAME a b"),
        ("markdown", "<!-- noblame: keep\n  quoted -->\n- BLAME a b"),
        ("markdown", "x\ny BLAME a b <!-- noblame: keep quoted -->"),
        ("markdown", "- <!-- noblame: keep quoted --> BLAME a b"),
        ("markdown", "# BLAME a b <!-- noblame: keep quoted -->"),
        ("record", HEAD + "impact: BLAME a b  # noblame: keep quoted\n"),
        ("record", HEAD + "# noblame: keep quoted\nimpact: BLAME a b\n"),
        ("record", HEAD + "# noblame: keep quoted\nimpact: |\n  x\n  BLAME a b\n"),
        ("record", HEAD + "impact: | # noblame: keep quoted\n  x\n  BLAME a b\n"),
        ("record", HEAD + "timeline:\n  # noblame: keep quoted\n  - at: 2026-01-01T10:00:00Z\n    what: BLAME a b\n"),
        ("record", HEAD + "timeline:\n  - {what: BLAME a b} # noblame: keep quoted\n"),
        ("record", HEAD + "impact: x BLAME a b\naccepted: [{text: BLAME a b, rule: impact, reason: why}]\n"),
        ("record", HEAD + "impact: >\n  x BLAME\n  a b\naccepted: [BLAME a b]\n"),
    ],
)
def test_what_is_kept_is_not_said_again(said: Said, form: str, text: str) -> None:
    assert said(text, form) == []


@pytest.mark.parametrize(
    ("form", "text", "place"),
    [
        ("text", "fine # noblame: keep why\n\nBLAME a b", (1, 6)),
        ("text", "BLAME a b\n\n# noblame: keep why", (3, 1)),
        ("markdown", "<!-- noblame: keep why -->\n\nfine\n\nBLAME a b", (1, 1)),
        ("markdown", "BLAME a b\n\n<!-- noblame: keep why -->", (3, 1)),
        ("record", HEAD + "impact: fine # noblame: keep why\nnotes: BLAME a b\n", (3, 14)),
        ("record", HEAD + "notes: BLAME a b\naccepted: [{text: BLAME a b, rule: other}]\n", (4, 12)),
    ],
)
def test_a_keep_that_keeps_nothing_is_a_hint(said: Said, form: str, text: str, place: tuple[int, int]) -> None:
    found = said(text, form)
    [unused] = [each for each in found if each.rule == "unused-keep"]
    assert (unused.kind, unused.level, unused.line, unused.column) == ("error", "hint", *place)
    assert len(found) == 2
    assert found == sorted(found, key=lambda each: (each.line, each.column))


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("markdown", "```\n<!-- noblame: keep why -->\n```"),
        ("markdown", "Write `<!-- noblame: keep why -->` above it."),
        ("record", HEAD + 'impact: "# noblame: keep why"\nnotes: |\n  # noblame: keep why\n'),
    ],
)
def test_a_comment_that_is_only_shown_is_none(said: Said, form: str, text: str) -> None:
    assert said(text, form) == []


def test_the_reason_is_not_read_as_prose(said: Said) -> None:
    [unused] = said("fine # noblame: keep because BLAME a b", "text")
    assert unused.rule == "unused-keep"
