"""The live strip of deadlines (S19, S20)."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.record.incident import Incident, MeetingNotes, Triage
from noblame.review.deadline_strip import strip_parts, strips
from noblame.settings import Deadlines, Settings

END = datetime(2026, 11, 18, 14, 49, tzinfo=UTC)  # a Wednesday
USUAL = Settings()


def told(hours: float, settings: Settings = USUAL, **fields: Any) -> list[tuple[str, str]]:
    """The strip so long after the end of the incident."""
    incident = Incident(title="t", **{"resolved": END, **fields})
    parts = strip_parts(incident, END + timedelta(hours=hours), settings, settings.zone)
    return [(each.words, each.urgency) for each in parts]


def fitting(width: int, hours: float, **fields: Any) -> str:
    """What a line of so many cells says so long after the end of the incident."""
    incident = Incident(title="t", **{"resolved": END, **fields})
    forms = strips(incident, END + timedelta(hours=hours), USUAL, UTC)
    return next(form for form in forms if len(form) <= width)


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
            "3 h since resolution, 44 h left for the meeting; better not before 18:49 UTC, people need rest",
            "due",
        ),
        (47.99, "47 h since resolution, 0 min left for the meeting", "due"),
        (51, "meeting LATE: 2 d since resolution, 3 h past the 48 h limit", "late"),
    ],
)
def test_the_time_left_for_the_meeting_is_told(hours: float, words: str, urgency: str) -> None:
    assert told(hours)[0] == (words, urgency)


@pytest.mark.parametrize(
    ("hours", "planned_for", "words", "urgency"),
    [
        (2, 24, "meeting Thu 19 Nov 14:49 UTC, in 22 h", "due"),
        (2, 48, "meeting Fri 20 Nov 14:49 UTC, in 46 h", "due"),
        (2, 51, "meeting LATE: Fri 20 Nov 17:49 UTC, in 2 d, is 3 h past the 48 h limit", "due"),
        (50, 51, "meeting LATE: Fri 20 Nov 17:49 UTC, in 1 h, is 3 h past the 48 h limit", "late"),
        (1, 3, "meeting Wed 18 Nov 17:49 UTC, in 2 h: 3 h after the end is early, people need rest and facts", ""),
        (1, 4, "meeting Wed 18 Nov 18:49 UTC, in 3 h", "due"),
        (25, 24, "meeting of Thu 19 Nov 14:49 UTC not held yet", "due"),
        (50, 24, "meeting LATE: that of Thu 19 Nov 14:49 UTC was not held, 2 h past the 48 h limit", "late"),
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
        (50, "meeting held 2 h past the 48 h limit"),
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
        ("meeting Fri 20 Nov 02:49 NZDT, in 22 h", "due"),
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
    assert strips(Incident(title="t", **{"resolved": END, **fields}), END, USUAL, UTC)[0] == words


def test_the_zone_that_was_chosen_is_that_of_the_times_and_is_named() -> None:
    incident = Incident(title="t", resolved=END, **planned(24))
    line = strips(incident, END + timedelta(hours=2), Settings(timezone="Europe/Berlin"), ZoneInfo("Asia/Tokyo"))[0]
    assert line.startswith("meeting Thu 19 Nov 23:49 JST, in 22 h · publish by Wed 25 Nov")


WAYS: list[tuple[float, dict[str, Any]]] = [
    (37, {}),
    (2, {}),
    (60, {}),
    (12 * 24, {}),
    (2, planned(24)),
    (2, planned(3)),
    (2, planned(51)),
    (50, planned(51)),
    (12 * 24, planned(400)),
    (25, planned(24)),
    (60, planned(24)),
    (12 * 24, planned(24)),
    (90, held(50)),
    (12 * 24, held(50)),
    (12 * 24, {"reasons": {"no-meeting": "two people"}}),
]


@pytest.mark.parametrize("width", [46, 56, 58, 76])
@pytest.mark.parametrize(("hours", "fields"), WAYS)
def test_the_strip_fits_whole_in_any_terminal_and_says_what_is_late(
    hours: float, fields: dict[str, Any], width: int
) -> None:
    """Beside the sections in 70, 80 and 100 columns, without them in 60."""
    line = fitting(width, hours, **fields)
    late = [urgency for _, urgency in told(hours, **fields) if urgency == "late"]
    assert line.count("LATE") >= len(late)
    assert not late or "LATE" in line.split(" · ")[0]


@pytest.mark.parametrize(
    ("width", "hours", "fields", "line"),
    [
        (82, 37, {}, "37 h since resolution, 11 h left for the meeting · publish by Wed 25 Nov, 5 d left"),
        (76, 37, {}, "37 h since resolution, 11 h left for the meeting · publish by Wed 25 Nov"),
        (56, 37, {}, "11 h left for the meeting · publish by Wed 25 Nov"),
        (46, 37, {}, "meet within 11 h · publish by Wed 25 Nov"),
        (76, 60, planned(24), "meeting LATE: 12 h past the 48 h limit · publish by Wed 25 Nov, 4 d left"),
        (56, 12 * 24, {}, "meeting LATE: 10 d past the 48 h · publication 5 d LATE"),
        (80, 12 * 24, held(24), "publication 5 d LATE, was due Wed 25 Nov · meeting held 24 h after resolution"),
    ],
)
def test_the_strip_has_shorter_words_where_there_is_less_room(
    width: int, hours: float, fields: dict[str, Any], line: str
) -> None:
    assert fitting(width, hours, **fields) == line


@given(st.datetimes(), st.datetimes(), st.none() | st.datetimes(), st.none() | st.datetimes())
def test_any_times_are_told(now: datetime, end: datetime, scheduled: datetime | None, held: datetime | None) -> None:
    """Also those at the ends of the calendar."""
    meeting = MeetingNotes(scheduled=_utc(scheduled), held=_utc(held))
    incident = Incident(title="t", resolved=_utc(end), meeting=meeting)
    for settings in (USUAL, Settings(timezone="America/New_York")):
        assert all(strips(incident, now.replace(tzinfo=UTC), settings, settings.zone))


def _utc(at: datetime | None) -> datetime | None:
    return at.replace(tzinfo=UTC) if at else None
