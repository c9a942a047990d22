"""What counts as open, where, and in which words; that what a pane reads is what the record says."""

import pytest

from noblame.language import Finding
from noblame.record.incident import (
    Action,
    Cause,
    Entry,
    Improvement,
    Incident,
    Lessons,
    Link,
    Parked,
    Question,
    Resolution,
    Triage,
)
from noblame.review.open_findings import ELSEWHERE, KEYS, is_open, open_in, said, score, texts

FULL = Incident(
    title="bad title",
    impact="bad impact\n\nbad news",
    timeline=(Entry(what="bad entry\nof two lines"), Entry(what="fine")),
    detection="fine\nbad detection",
    resolution=Resolution(temporary="bad patch", permanent="fine"),
    causes=(Cause(because="fine", next=(Cause(because="bad cause", evidence=("bad log",)),)),),
    root_cause="bad root",
    lessons=Lessons(went_well=("bad win",), to_improve=("bad", "bad"), lucky=("fine",), headline="bad headline"),
    improvements=(Improvement(idea="bad idea", held_from="timeline", decided="bad luck"),),
    actions=(
        Action(what="bad action", owner="bad owner", detail="bad", moves_down="bad", reason="bad", verified="bad"),
    ),
    parked=(Parked(what="bad matter"),),
    questions=(Question(ask="bad question?", who="bad one"),),
    notes="bad note",
    links=(Link(title="bad page", url="bad url"),),
    reasons={"no-actions": "bad reason"},
    triage=Triage(reason="bad verdict"),
)


def check(key: str, text: str) -> list[Finding]:
    level = "hint" if key == "questions" else "nudge"
    return [Finding(0, 3, "blame", level, "bad", "", "How?")] if "bad" in text else []  # type: ignore[arg-type]


def test_every_text_counts_once_in_its_place_and_hints_do_not() -> None:
    assert {place: sum(open_in(FULL, place, check)) for place in KEYS} == {
        "timeline": 2,
        "root-cause": 2,
        "improvements": 3,
        "actions": 1,
        "wins": 1,
        "close": 1,
        ELSEWHERE: 15,
    }


def test_a_resolution_can_be_one_text() -> None:
    assert list(texts(Incident(title="x", resolution="bad fix"), "resolution")) == ["bad fix"]


@pytest.mark.parametrize(
    ("key", "line", "what"),
    [
        ("timeline", "14:09 [act] Ana broke it", "Ana broke it"),
        ("timeline", "2026-11-19 00:15 4", "4"),
        ("timeline", "no time at all", "no time at all"),
        ("timeline", "14:09 ", ""),
        ("causes", "    Ana broke it [root] [actionable] {c3}", "Ana broke it"),
        ("improvements", "Lint rule [5] (held: root-cause)", "Lint rule"),
        ("lessons.to_improve", "  spaced ", "spaced"),
        ("detection", "", ""),
    ],
)
def test_a_line_of_a_pane_says_what_the_record_says(key: str, line: str, what: str) -> None:
    text, begins = said(key, line)
    assert text == what
    assert line[begins : begins + len(text)] == text


def test_the_score_in_words() -> None:
    none = dict.fromkeys(KEYS, 0)
    assert score(none, "F3", "F8") == "0 open language findings"
    assert score(none | {"wins": 1}, "F3", "F8") == "1 open language finding: F3 goes back, F8 brings the next"
    assert score(none | {ELSEWHERE: 2}, "F3", "F8") == "2 open language findings, in what no step shows"
    both = score(none | {ELSEWHERE: 1, "timeline": 2}, "p", "g")
    assert both == "3 open language findings (1 in what no step shows): p goes back, g brings the next"


def test_only_a_hint_is_not_open() -> None:
    finding = check("notes", "bad")[0]
    assert [is_open(finding._replace(level=level)) for level in ("hint", "nudge", "warn", "error")] == [
        False,
        True,
        True,
        True,
    ]
