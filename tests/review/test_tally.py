"""Counting in slices: each line is read once, and only what changed is counted again."""

from collections.abc import Callable, Sequence

import pytest
from msgspec.structs import replace

from noblame.language import Finding
from noblame.record.incident import Accepted, Cause, Entry, Incident, Lessons
from noblame.review import reader
from noblame.review.open_findings import KEYS
from noblame.review.reader import LONGEST, Reader, accept
from noblame.review.tally import Tally
from noblame.settings import Settings

LINES = Incident(
    title="x",
    timeline=tuple(Entry(what=f"bad {number}") for number in range(10)),
    causes=(Cause(because="bad cause"),),
    lessons=Lessons(headline="bad headline"),
)


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Find the word `bad`, unless it is kept; return what was asked."""
    asked: list[str] = []

    def findings(line: str, _pane: str, _people: object, incident: Incident, _settings: object) -> list[Finding]:
        asked.append(line)
        if "bad" not in line or any(each.text == line for each in incident.accepted):
            return []
        return [Finding(0, len(line), "blame", "warn", "bad", "", "How?")]

    monkeypatch.setattr(reader, "findings", findings)
    return asked


def after(lines: int) -> Callable[[], bool]:
    seen = iter(range(1, 10_000))
    return lambda: next(seen) >= lines


def never() -> bool:
    return False


def counted(incident: Incident = LINES) -> Tally:
    tally = Tally(Settings())
    tally.reader.know(incident, ())
    assert tally.go_on(incident, never)
    return tally


def test_all_places_are_counted() -> None:
    assert counted().counts == dict.fromkeys(KEYS, 0) | {"timeline": 10, "root-cause": 1, "close": 1}


def test_slices_stop_when_they_should_and_go_on_where_they_stopped(asked: list[str]) -> None:
    tally = Tally(Settings())
    assert not tally.go_on(LINES, after(3))
    assert len(asked) == 3
    assert tally.counts == {}, "a place is told of when it is counted whole"
    assert not tally.go_on(LINES, after(3))
    assert len(asked) == 6
    assert tally.go_on(LINES, never)
    assert tally.counts["timeline"] == 10
    assert len(asked) == len(set(asked))


def test_only_what_changed_is_looked_at_again(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    tally = counted()
    looked_at: list[str] = []
    of = tally.reader.of

    def noted(key: str, text: str) -> Sequence[Finding]:
        looked_at.append(key)
        return of(key, text)

    monkeypatch.setattr(tally.reader, "of", noted)
    asked.clear()
    assert tally.go_on(replace(LINES, root_cause="bad too"), never)
    assert tally.counts["root-cause"] == 2
    assert asked == ["bad too"]
    assert set(looked_at) == {"causes", "root_cause"}


def test_a_change_in_the_middle_of_a_count_is_counted_anew() -> None:
    tally = Tally(Settings())
    tally.go_on(LINES, after(3))
    assert tally.go_on(replace(LINES, timeline=LINES.timeline[:2]), never)
    assert tally.counts["timeline"] == 2


def test_a_place_somebody_writes_in_keeps_its_count_until_it_is_left() -> None:
    tally = counted()
    typed = replace(LINES, timeline=LINES.timeline[:2])
    assert tally.go_on(typed, never, "timeline")
    assert tally.counts["timeline"] == 10
    assert tally.go_on(typed, never)
    assert tally.counts["timeline"] == 2


def test_kept_words_are_not_counted_and_only_what_was_found_is_read_again(asked: list[str]) -> None:
    tally = counted(replace(LINES, notes="fine"))
    asked.clear()
    incident = accept(replace(LINES, notes="fine"), "bad 3", "bad", "praise")
    assert tally.reader.know(incident, ())
    assert tally.go_on(incident, never)
    assert tally.counts["timeline"] == 9
    assert "fine" not in asked
    assert not tally.reader.know(incident, ())


def test_another_person_or_fewer_kept_words_have_all_read_again(asked: list[str]) -> None:
    check = Reader(Settings())
    accepted = replace(LINES, accepted=(Accepted(text="bad"),))
    for incident, people in ((LINES, ()), (LINES, ("Ana",)), (accepted, ("Ana",)), (LINES, ("Ana",))):
        check.know(incident, people)
        check.of("notes", "fine")
    assert asked == ["fine", "fine", "fine"], "not when words were kept besides: that can only take findings away"
    assert check.version == 3


def test_keeping_the_same_words_twice_keeps_them_once_with_the_last_reason() -> None:
    once = accept(LINES, "bad 3", "bad", "praise")
    assert accept(once, "bad 3", "bad", "a quote").accepted == (Accepted(text="bad 3", rule="bad", reason="a quote"),)


def test_a_record_read_ahead_is_not_read_again(asked: list[str]) -> None:
    check = Reader(Settings())
    assert check.read_ahead(LINES, ("Ana",), lambda: True)
    assert {"bad 9", "bad cause", "bad headline"} < set(asked)
    asked.clear()
    assert not check.know(LINES, ("Ana",))
    assert check.of("timeline", "bad 9")
    assert asked == []


def test_reading_ahead_stops_when_it_is_told_to(asked: list[str]) -> None:
    go_on = iter([True, True, False])
    assert not Reader(Settings()).read_ahead(LINES, (), lambda: next(go_on))
    assert len(asked) == 3


def test_who_joins_while_a_thread_reads_gets_no_answer_of_before(
    asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    check = Reader(Settings())
    read = check._read

    def joined_meanwhile(key: str, text: str) -> Sequence[Finding]:
        check.know(LINES, ("Ana",))
        return read(key, text)

    monkeypatch.setattr(check, "_read", joined_meanwhile)
    check.of("notes", "fine")
    check.of("notes", "fine")
    assert asked == ["fine", "fine"]


def test_a_very_long_line_is_read_as_far_as_is_quick(asked: list[str]) -> None:
    Reader(Settings()).of("notes", "x" * (LONGEST + 1))
    assert [len(text) for text in asked] == [LONGEST]
