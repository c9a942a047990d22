from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from noblame.meeting.agenda import PLACES
from noblame.meeting.capture import SORTS, Capture, Sort
from noblame.record.fields import at
from noblame.record.incident import Action, Cause, Entry, Improvement, Incident, Lessons, Parked, Question

FULL = Incident(
    title="x",
    started=datetime(2026, 11, 18, 14, 2, tzinfo=UTC),
    timeline=(Entry(at=datetime(2026, 11, 18, 14, 9, tzinfo=UTC), what="a"), Entry(what="a")),
    causes=(Cause(because="a", id="c1"),),
    lessons=Lessons(went_well=("a", "a")),
    improvements=(Improvement(idea="a", votes=2), Improvement(idea="a", held_from="timeline")),
    actions=(Action(what="a", id="a1"),),
    parked=(Parked(what="a"),),
    questions=(Question(ask="a"),),
)
EMPTY = Incident(title="x")
BY_NAME = {sort.name: sort for sort in SORTS}
typed = st.text(st.sampled_from("a [1]@>-:4 x\u0301漢"), max_size=8)


def letters(text: str) -> list[str]:
    """Return what stands in the line after each key."""
    return [text[: end + 1] for end in range(len(text))]


@pytest.mark.parametrize("incident", [EMPTY, FULL])
@settings(max_examples=50, deadline=None)
@given(steps=st.lists(st.tuples(st.sampled_from(SORTS), typed), min_size=1, max_size=4), place=st.sampled_from(PLACES))
def test_written_letter_by_letter_changed_in_sort_and_emptied_it_leaves_the_record_as_it_was(
    incident: Incident, steps: list[tuple[Sort, str]], place: str
) -> None:
    capture, record = Capture(place), incident
    for sort, text in steps:
        for so_far in letters(text):
            record = capture.write(record, sort, so_far)
    record = capture.write(record, steps[-1][0], " ")
    assert record == incident


@settings(max_examples=50, deadline=None)
@given(steps=st.lists(st.tuples(st.sampled_from(SORTS), typed), min_size=1, max_size=4))
def test_however_it_is_typed_the_record_has_what_stands_there_at_the_end_and_once(
    steps: list[tuple[Sort, str]],
) -> None:
    capture, record = Capture("stage"), FULL
    for sort, text in steps:
        for so_far in letters(text):
            record = capture.write(record, sort, so_far)
        record = capture.write(record, sort, text)
    sort, text = steps[-1]
    assert record == Capture("stage").write(FULL, sort, text)
    assert len(at(record, sort.key)) == len(at(FULL, sort.key)) + bool(text.strip())


@pytest.mark.parametrize(("place", "held"), [(place, place in PLACES[:4]) for place in PLACES])
def test_an_idea_is_held_before_the_improvements_and_not_after(place: str, held: bool) -> None:  # noqa: FBT001  a case
    idea = Capture(place).write(EMPTY, BY_NAME["idea"], "Alert earlier").improvements[0]
    assert idea == Improvement(idea="Alert earlier", held_from=place if held else "")


def test_each_sort_goes_where_it_will_be_needed() -> None:
    written = {sort.name: Capture("wins").write(EMPTY, sort, "14:20 Who? -> ops @Ana") for sort in SORTS}
    assert written["win"].lessons.went_well == ("14:20 Who? -> ops @Ana",)
    assert written["parked"].parked == (Parked(what="14:20 Who?", for_="ops @Ana"),)
    assert written["question"].questions[0].who == "Ana"
    assert written["action"].actions[0].id == "a1"
    assert written["idea"].improvements[0].held_from == ""
    assert written["timeline"].timeline[0].what.endswith("Who? -> ops @Ana")


def test_a_timeline_line_with_a_time_of_day_is_on_the_day_of_the_incident() -> None:
    entry = Capture("wins").write(FULL, BY_NAME["timeline"], "14:20 [act] Rolled back").timeline[-1]
    assert entry == Entry(at=datetime(2026, 11, 18, 14, 20, tzinfo=UTC), what="Rolled back", kind="act")


def test_an_action_reads_its_owner_and_date_and_closes_its_cause() -> None:
    capture = Capture("root-cause", closes="c1")
    action = capture.write(FULL, BY_NAME["action"], "Add alert - Owner: Ana Prieto - Due: 2026-12-01").actions[-1]
    assert action == Action(what="Add alert", id="a2", owner="Ana Prieto", due="2026-12-01", closes="c1")
    assert capture.write(FULL, BY_NAME["win"], "Add").actions == FULL.actions


def test_what_others_wrote_meanwhile_stays() -> None:
    capture = Capture("stage")
    record = capture.write(FULL, BY_NAME["win"], "b")
    record = replace(record, lessons=replace(record.lessons, went_well=("c", *record.lessons.went_well)))
    assert capture.write(record, BY_NAME["win"], "bb").lessons.went_well == ("c", "a", "a", "bb")


def test_a_time_is_meant_in_the_zone_that_is_shown() -> None:
    entry = Capture("wins", zone=ZoneInfo("Europe/Berlin")).write(FULL, BY_NAME["timeline"], "15:20 Seen").timeline[-1]
    assert entry.at is not None
    assert entry.at.astimezone(UTC).hour == 14
