"""What is due next (S19 to S21)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.archive.due import tally
from noblame.record.incident import Action, Incident, MeetingNotes, Triage
from noblame.review.days import business_days_later
from noblame.review.deadlines import all_due, meeting_deadline, next_due, publication_deadline
from noblame.review.words import exactly, roughly
from noblame.settings import Deadlines, Settings

END = datetime(2026, 11, 18, 14, 49, tzinfo=UTC)  # a Wednesday
HELD = MeetingNotes(held=END + timedelta(hours=24))
USUAL = Settings()


def said(after: timedelta, settings: Settings = USUAL, **fields: Any) -> tuple[str, str]:
    """What is due so long after the end of the incident."""
    due = next_due(Incident(title="t", **{"resolved": END, **fields}), END + after, settings)
    return (due.words, due.urgency) if due else ("", "")


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (0, ("meeting due in 2 d", "due")),
        (37, ("meeting due in 11 h", "due")),
        (47.5, ("meeting due in 30 min", "due")),
        (48.5, ("meeting 30 min LATE", "late")),
        (48 + 72, ("meeting 3 d LATE", "late")),
    ],
)
def test_the_meeting_is_due_within_48_hours(hours: float, expected: tuple[str, str]) -> None:
    assert said(timedelta(hours=hours)) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (1, ("publish due in 6 d", "")),
        (5.5, ("publish due in 36 h", "due")),
        (10, ("publication 3 d LATE", "late")),
    ],
)
def test_after_the_meeting_it_is_published_within_a_week(days: float, expected: tuple[str, str]) -> None:
    assert said(timedelta(days=days), meeting=HELD) == expected


def test_the_settings_move_the_deadlines() -> None:
    settings = Settings(deadlines=Deadlines(meeting_hours=24, publish_business_days=1))
    assert said(timedelta(hours=20), settings) == ("meeting due in 4 h", "due")
    assert said(timedelta(hours=20), settings, meeting=HELD) == ("publish due in 4 h", "due")


@pytest.mark.parametrize(
    "fields",
    [
        {"resolved": None},
        {"resolved": datetime(9999, 12, 31, tzinfo=UTC)},
        {"status": "published"},
        {"status": "closed"},
        {"triage": Triage(verdict="skip")},
    ],
)
def test_nothing_is_due_before_the_end_nor_after_publishing(fields: dict[str, Any]) -> None:
    assert said(timedelta(days=30), **fields) == ("", "")


def test_the_first_moment_of_the_calendar_is_just_very_late() -> None:
    assert (
        said(timedelta(0), Settings(timezone="America/New_York"), resolved=datetime(1, 1, 1, tzinfo=UTC))[1] == "late"
    )


def test_a_meeting_that_was_decided_against_is_not_due() -> None:
    assert said(timedelta(hours=1), reasons={"no-meeting": "two people, talked it through"})[0].startswith("publish")


@pytest.mark.parametrize(
    ("due", "more", "expected"),
    [
        ("2026-11-20", {}, ("action due today", "due")),
        ("2026-11-21", {}, ("action due tomorrow", "due")),
        ("2026-11-30", {}, ("action due in 10 d", "")),
        ("2026-11-19", {}, ("1 action overdue", "late")),
        ("2026-11-19", {"done": True}, ("", "")),
        ("2026-11-19", {"decided": "later"}, ("", "")),
        ("next week", {}, ("", "")),
    ],
)
def test_actions_are_due_at_the_end_of_their_day(due: str, more: dict[str, Any], expected: tuple[str, str]) -> None:
    actions = (Action(what="x", due=due, **more),)
    assert said(timedelta(days=2), actions=actions, status="published") == expected


def test_a_day_ends_in_the_teams_own_zone() -> None:
    incident = Incident(title="t", status="published", actions=(Action(what="x", due="2026-11-19"),))
    night = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
    assert next_due(incident, night, USUAL).urgency == "late"  # type: ignore[union-attr]  # the test fails with it
    assert next_due(incident, night, Settings(timezone="America/New_York")).urgency == "due"  # type: ignore[union-attr]  # as above


def test_what_is_longest_overdue_comes_first() -> None:
    actions = (Action(what="x", due="2026-11-19"), Action(what="y", due="2026-11-18"))
    assert said(timedelta(days=30), actions=actions) == ("2 actions overdue", "late")
    assert len(all_due(Incident(title="t", resolved=END, actions=actions), END + timedelta(days=30), USUAL)) == 3


def test_a_whole_archive_is_told_in_one_line() -> None:
    now = END + timedelta(hours=40)
    incidents = [
        Incident(title="a", resolved=END),
        Incident(title="b", resolved=END - timedelta(hours=1)),
        Incident(title="c", resolved=END - timedelta(days=20), meeting=HELD),
        Incident(
            title="d", actions=(Action(what="x", due="2026-11-19"), Action(what="y"), Action(what="z", done=True))
        ),
    ]
    assert tally(incidents, now, USUAL) == "2 meetings due · 1 publication late · 2 open actions, 1 overdue"
    assert tally([], now, USUAL) == ""


@given(
    st.timedeltas(timedelta(days=-4000), timedelta(days=4000)).map(END.__add__),
    st.integers(1, 30),
)
def test_business_days_are_monday_to_friday(start: datetime, days: int) -> None:
    later = business_days_later(start, days)
    between = (start + timedelta(days=each) for each in range(1, (later - start).days + 1))
    assert sum(day.weekday() < 5 for day in between) == days
    assert later.weekday() < 5


def test_holidays_and_another_weekend_are_no_business_days() -> None:
    gulf = Deadlines(weekend=("fri", "sat"), holidays=(date(2026, 11, 22),))
    assert business_days_later(END, 1, gulf) == END + timedelta(days=1)
    assert business_days_later(END, 2, gulf) == END + timedelta(days=5)
    assert business_days_later(END, 5, Deadlines(weekend=())) == END + timedelta(days=5)
    settings = Settings(deadlines=gulf)
    assert publication_deadline(END, settings) == END + timedelta(days=8)
    assert publication_deadline(END, USUAL) == END + timedelta(days=7)


def test_a_deadline_ends_with_the_calendar() -> None:
    last = datetime(9999, 12, 31, 20, 0, tzinfo=UTC)
    assert business_days_later(last, 5) == last
    assert meeting_deadline(last, USUAL) == datetime.max.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 min"), (47, "47 min"), (75, "1 h 15 min"), (1440, "1 d"), (2890, "2 d 10 min")]
)
def test_spans_are_exact_where_they_are_measured(minutes: int, words: str) -> None:
    assert exactly(minutes) == words


@pytest.mark.parametrize(
    ("hours", "words"), [(0, "0 min"), (0.99, "59 min"), (1, "1 h"), (-47.9, "47 h"), (48, "2 d"), (-80, "3 d")]
)
def test_spans_are_rough_where_they_are_compared(hours: float, words: str) -> None:
    assert roughly(timedelta(hours=hours)) == words
