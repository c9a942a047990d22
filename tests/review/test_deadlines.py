"""The live strip of deadlines (S19, S20)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.record.incident import Incident, MeetingNotes, Triage
from noblame.review.deadlines import strip, strip_parts
from noblame.settings import Deadlines, Settings

END = datetime(2026, 11, 18, 14, 49, tzinfo=UTC)  # a Wednesday
USUAL = Settings()


def told(hours: float, settings: Settings = USUAL, **fields: Any) -> list[tuple[str, str]]:
    """The strip so long after the end of the incident."""
    incident = Incident(title="t", **{"resolved": END, **fields})
    return [(each.words, each.urgency) for each in strip_parts(incident, END + timedelta(hours=hours), settings)]


def planned(hours: float) -> dict[str, Any]:
    return {"meeting": MeetingNotes(scheduled=END + timedelta(hours=hours))}


def held(hours: float) -> dict[str, Any]:
    return {"meeting": MeetingNotes(held=END + timedelta(hours=hours))}


@pytest.mark.parametrize(
    ("hours", "words", "urgency"),
    [
        (37, "37 h since resolution, 11 h left for the meeting", "due"),
        (4, "4 h since resolution, 44 h left for the meeting", "due"),
        (
            3.9,
            "3 h since resolution, 44 h left for the meeting; better not before 18:49, people need rest",
            "due",
        ),
        (47.99, "47 h since resolution, 0 min left for the meeting", "due"),
        (51, "2 d since resolution, meeting 3 h LATE", "late"),
    ],
)
def test_the_time_left_for_the_meeting_is_told(hours: float, words: str, urgency: str) -> None:
    assert told(hours)[0] == (words, urgency)


@pytest.mark.parametrize(
    ("hours", "planned_for", "words", "urgency"),
    [
        (2, 24, "meeting Thu 19 Nov 14:49, in 22 h", "due"),
        (2, 48, "meeting Fri 20 Nov 14:49, in 46 h", "due"),
        (2, 51, "meeting Fri 20 Nov 17:49, in 2 d: 3 h LATE", "due"),
        (50, 51, "meeting Fri 20 Nov 17:49, in 1 h: 3 h LATE", "late"),
        (1, 3, "meeting Wed 18 Nov 17:49, in 2 h: 3 h after the end is early, people need rest and facts", ""),
        (1, 4, "meeting Wed 18 Nov 18:49, in 3 h", "due"),
        (25, 24, "meeting of Thu 19 Nov 14:49 not held yet", "due"),
        (50, 24, "meeting of Thu 19 Nov 14:49 not held yet, 2 h LATE", "late"),
    ],
)
def test_a_meeting_with_a_time_is_held_against_its_deadline(
    hours: float, planned_for: float, words: str, urgency: str
) -> None:
    assert told(hours, **planned(planned_for))[0] == (words, urgency)


@pytest.mark.parametrize(
    ("held_after", "words"),
    [
        (24, "meeting held 24 h after resolution"),
        (48, "meeting held 2 d after resolution"),
        (50, "meeting held 2 h late"),
        (-1, "meeting held before resolution"),
    ],
)
def test_a_meeting_that_was_held_keeps_how_late_it_was(held_after: float, words: str) -> None:
    assert told(90, **held(held_after))[0] == (words, "")


def test_a_meeting_decided_against_is_told_as_such() -> None:
    assert told(60, reasons={"no-meeting": "two people"})[0] == ("no meeting, by decision", "")


@pytest.mark.parametrize(
    ("hours", "words", "urgency"),
    [
        (37, "publish by Wed 25 Nov, 5 d left", ""),
        (130, "publish by Wed 25 Nov, 38 h left", "due"),
        (240, "publication 3 d LATE, was due Wed 25 Nov", "late"),
    ],
)
def test_the_publication_has_its_day(hours: float, words: str, urgency: str) -> None:
    assert told(hours, **held(24))[1] == (words, urgency)


def test_holidays_and_the_zone_move_the_day() -> None:
    settings = Settings(
        timezone="Pacific/Auckland", deadlines=Deadlines(meeting_hours=24, holidays=(END.date() + timedelta(days=2),))
    )
    assert told(1, settings, **planned(23)) == [
        ("meeting Fri 20 Nov 02:49, in 22 h", "due"),
        ("publish by Fri 27 Nov, 7 d left", ""),
    ]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"resolved": None, "started": END - timedelta(hours=3)},
            "ongoing for 3 h: the deadlines count from its resolution",
        ),
        ({"resolved": None}, "no end is known yet: the deadlines count from its resolution"),
        ({"resolved": END + timedelta(hours=1)}, "no end is known yet: the deadlines count from its resolution"),
        ({"triage": Triage(verdict="skip")}, "skipped: no meeting and no publication are due"),
        ({"status": "published"}, ""),
        ({"status": "closed"}, ""),
    ],
)
def test_nothing_is_due_before_the_end_and_after_publishing(fields: dict[str, Any], words: str) -> None:
    assert strip(Incident(title="t", **{"resolved": END, **fields}), END, USUAL) == words


def test_the_strip_is_one_line() -> None:
    line = strip(Incident(title="t", resolved=END), END + timedelta(hours=37), USUAL)
    assert line == "37 h since resolution, 11 h left for the meeting · publish by Wed 25 Nov, 5 d left"


@given(st.datetimes(), st.datetimes(), st.none() | st.datetimes(), st.none() | st.datetimes())
def test_any_times_are_told(now: datetime, end: datetime, scheduled: datetime | None, held: datetime | None) -> None:
    """Also those at the ends of the calendar."""
    meeting = MeetingNotes(scheduled=_utc(scheduled), held=_utc(held))
    incident = Incident(title="t", resolved=_utc(end), meeting=meeting)
    for settings in (USUAL, Settings(timezone="America/New_York")):
        assert strip(incident, now.replace(tzinfo=UTC), settings)


def _utc(at: datetime | None) -> datetime | None:
    return at.replace(tzinfo=UTC) if at else None
