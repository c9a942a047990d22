"""Times as people type them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.review.when import meeting_time, past_time

NOW = datetime(2026, 11, 18, 14, 49, tzinfo=UTC)  # a Wednesday
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-11-19 15:00", "2026-11-19 14:00"),
        ("2026-11-19T15:00", "2026-11-19 14:00"),
        ("2026-11-19 15:00Z", "2026-11-19 15:00"),
        ("11-19 15:00", "2026-11-19 14:00"),
        ("today 17:30", "2026-11-18 16:30"),
        ("Tomorrow  15:00", "2026-11-19 14:00"),
        ("tomorrow at 3 pm", "2026-11-19 14:00"),
        ("tomorrow 3:30 PM", "2026-11-19 14:30"),
        ("fri 15:00", "2026-11-20 14:00"),
        ("Friday, 15:00", "2026-11-20 14:00"),
        ("wed 17:00", "2026-11-18 16:00"),
        ("wed 15:00", "2026-11-25 14:00"),
        ("wednesday 15:00Z", "2026-11-18 15:00"),
        ("1 dec 09:05", "2026-12-01 08:05"),
        ("Tue 1 Dec 9:05", "2026-12-01 08:05"),
        ("+1d 15:00", "2026-11-19 14:00"),
        ("+1w 15:00", "2026-11-25 14:00"),
        ("16:00", "2026-11-18 15:00"),
        ("15:00", "2026-11-19 14:00"),
        ("3pm", "2026-11-19 14:00"),
        ("+2h", "2026-11-18 16:49"),
        ("+90min", "2026-11-18 16:19"),
        ("2027-07-01 15:00", "2027-07-01 13:00"),
    ],
)
def test_a_time_to_come_is_read_as_people_say_it(text: str, meant: str) -> None:
    assert meeting_time(text, NOW, BERLIN) == datetime.fromisoformat(f"{meant}+00:00")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "tomorrow",
        "fri",
        "asap 15:00",
        "tomorrow 25:00",
        "15",
        "tomorrow 15",
        "30 feb 15:00",
        "15:00 or so",
        "9999-12-31 23:59 -12:00",
        "13am",
    ],
)
def test_what_names_no_moment_is_none(text: str) -> None:
    assert meeting_time(text, NOW, BERLIN) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-11-18T14:02Z", "2026-11-18 14:02"),
        ("2026-11-17 14:02", "2026-11-17 13:02"),
        ("14:02", "2026-11-18 13:02"),
        ("15:49", "2026-11-18 14:49"),
        ("15:53", "2026-11-18 14:53"),
        ("15:59", "2026-11-17 14:59"),
        ("23:10", "2026-11-17 22:10"),
        ("now", "2026-11-18 14:49"),
        (" NOW ", "2026-11-18 14:49"),
        ("2026-12-01 08:00", "2026-12-01 07:00"),
    ],
)
def test_a_time_of_day_alone_was_the_last_one(text: str, meant: str) -> None:
    assert past_time(text, NOW, BERLIN) == datetime.fromisoformat(f"{meant}+00:00")


def test_what_is_known_gives_a_time_its_day() -> None:
    started = datetime(2026, 11, 5, 22, 30, tzinfo=UTC)
    assert past_time("00:40", NOW, UTC, near=started) == datetime(2026, 11, 6, 0, 40, tzinfo=UTC)
    assert past_time("half past", NOW, UTC) is None


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001  the zone is what is tested
def test_a_full_date_means_itself(there: datetime) -> None:
    at = there.replace(second=0, microsecond=0, tzinfo=BERLIN).astimezone(UTC)
    text = f"{at.astimezone(BERLIN):%Y-%m-%d %H:%M}"
    assert meeting_time(text, NOW, BERLIN) in {at, at - timedelta(hours=1)}
    assert past_time(text, NOW, BERLIN) == meeting_time(text, NOW, BERLIN)


@given(st.times())
def test_a_time_alone_is_within_a_day(clock: object) -> None:
    text = f"{clock:%H:%M}"
    ahead, past = meeting_time(text, NOW, UTC), past_time(text, NOW, UTC)
    assert ahead is not None
    assert past is not None
    assert timedelta() < ahead - NOW <= timedelta(days=1)
    assert timedelta(minutes=-5) <= NOW - past < timedelta(days=1)


@given(st.text() | st.from_regex(r"[+0-9a-z]{1,8} [0-9]{1,2}:[0-9]{2}.{0,4}"))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    for parse in (meeting_time, past_time):
        found = parse(text, NOW, BERLIN)
        assert found is None or found.tzinfo is UTC
