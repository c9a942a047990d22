"""Where a line's words end and its marks begin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.record.fields import FIELDS
from noblame.record.incident import Attendee, Cause, Improvement, Link
from noblame.record.notation import causes, lists, timeline

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=20) | st.sampled_from(
    ["pool [root]", "leak {c1}", "ask (expert)", "two [2] of", "see <https://x.example>", "https://x.example"]
)


@pytest.mark.parametrize(
    ("key", "line", "words"),
    [
        ("causes", "  Pool ran dry [root] [worse] {c1}", "  Pool ran dry"),
        ("causes", "Pool  [root]", "Pool "),
        ("causes", "Pool [root] dry", "Pool [root] dry"),
        ("causes", "  [root]", "  "),
        ("causes", "", ""),
        ("improvements", "Alert [2] (held: stage) (decided: too dear)  ", "Alert"),
        ("attendees", "Ann (expert)", "Ann"),
        ("attendees", "Ann (friend)", "Ann (friend)"),
        ("links", "Pool <https://x.example> [dashboard]", "Pool"),
        ("links", "https://x.example [dashboard]", "https://x.example"),
        ("links", "Pool https://x.example", "Pool https://x.example"),
        ("lessons.lucky", "Calm [root] (expert)", "Calm [root] (expert)"),
        ("notes", "a [root]", "a [root]"),
    ],
)
def test_the_words_of_a_line_end_before_its_marks(key: str, line: str, words: str) -> None:
    first, last = FIELDS[key].words(line)
    assert line[first:last] == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("14:09 [alert] Pool alert [note]", "Pool alert [note]"),
        ("2026-11-18 14:09Z Pool alert", "Pool alert"),
        ("[alert] Pool alert", "Pool alert"),
        ("14:09", ""),
        ("  Pool alert", "  Pool alert"),
        ("25:99 Pool", "25:99 Pool"),
    ],
)
def test_the_words_of_the_timeline_begin_behind_time_and_kind(line: str, words: str) -> None:
    first, last = timeline.words(line)
    assert line[first:last] == words


def written_on(line: str, last: int) -> str:
    return f"{line[:last]} x{'' if line[last:][:1].isspace() else ' '}{line[last:]}"


@given(WORDS, st.sampled_from(["", "root"]), st.sampled_from(["", "worse"]), st.sampled_from(["", "c1"]))
def test_words_put_before_the_marks_of_a_cause_leave_its_marks(text: str, kind: str, effect: str, name: str) -> None:
    line = causes.to_text((Cause(because=text, kind=kind, effect=effect, id=name),))  # type: ignore[arg-type]
    last = causes.words(line)[1]
    before, after = causes.parse_line(line), causes.parse_line(written_on(line, last))
    assert (after.kind, after.effect, after.id) == (before.kind, before.effect, before.id)
    assert after.because == f"{before.because} x".strip()


@given(WORDS, st.integers(0, 99), st.sampled_from(["", "stage"]))
def test_words_put_before_the_marks_of_an_idea_leave_its_votes(text: str, votes: int, held: str) -> None:
    line = lists.ideas.line(Improvement(idea=text, votes=votes, held_from=held))
    before, after = (lists.ideas.parse_line(each) for each in (line, written_on(line, lists.ideas.words(line)[1])))
    assert (after.votes, after.held_from, after.idea) == (before.votes, before.held_from, f"{before.idea} x".strip())


@given(WORDS, st.sampled_from(["", "expert"]))
def test_words_put_before_a_role_leave_the_role(name: str, role: str) -> None:
    line = lists.attendees.line(Attendee(name=name, role=role))  # type: ignore[arg-type]
    notation = lists.attendees
    before, after = (notation.parse_line(each) for each in (line, written_on(line, notation.words(line)[1])))
    assert (after.role, after.name) == (before.role, f"{before.name} x".strip())


@given(WORDS, st.sampled_from(["https://x.example/d/1"]), st.sampled_from(["", "dashboard"]))
def test_words_put_before_an_address_leave_it_whole(title: str, url: str, kind: str) -> None:
    line = lists.links.line(Link(title=f"a {title}", url=url, kind=kind))  # type: ignore[arg-type]
    before, after = (lists.links.parse_line(each) for each in (line, written_on(line, lists.links.words(line)[1])))
    assert (after.url, after.kind) == (before.url, before.kind)
