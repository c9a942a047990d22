"""Times as people type them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.record.moments import format_moment, parse_day, parse_moment

NEAR = datetime(2026, 11, 18, 14, 2, tzinfo=UTC)
AT = datetime(2026, 11, 18, 14, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment", "had_zone"),
    [
        ("2026-11-18T14:02:00Z", AT, True),
        ("2026-11-18t14:02:00z", AT, True),
        ("2026-11-18 14:02:00Z", AT, True),
        ("2026-11-18 14:02 UTC", AT, True),
        ("2026-11-18T15:02+01:00", AT, True),
        ("2026-11-18 15:02:00 +0100", AT, True),
        ("2026-11-18T07:02:00-07", AT, True),
        ("2026-11-18T19:32+05:30", AT, True),
        ("2026-11-18T14:02", AT, False),
        ("2026-11-18 14:02:00", AT, False),
        (" 2026-11-18  14:02 ", AT, False),
        ("2026-11-18 2:02 PM", AT, False),
        ("2026-11-18 12:00 am", AT.replace(hour=0, minute=0), False),
        ("2026-1-2 9:05", datetime(2026, 1, 2, 9, 5, tzinfo=UTC), False),
        ("2026-11-18T14:02:00.25Z", AT.replace(microsecond=250_000), True),
        ("2026-11-18T14:02:00,123456789Z", AT.replace(microsecond=123_456), True),
    ],
)
def test_a_time_with_its_day(text: str, moment: datetime, had_zone: bool) -> None:  # noqa: FBT001  what is expected
    assert parse_moment(text) == (moment, had_zone)


@pytest.mark.parametrize(
    ("text", "near", "moment"),
    [
        ("14:02", NEAR, AT),
        ("2:02 PM", NEAR, AT),
        ("00:15", NEAR.replace(hour=23, minute=50), datetime(2026, 11, 19, 0, 15, tzinfo=UTC)),
        ("23:50", NEAR.replace(hour=0, minute=15), datetime(2026, 11, 17, 23, 50, tzinfo=UTC)),
        ("00:30+01:00", NEAR.replace(hour=23, minute=20), datetime(2026, 11, 18, 23, 30, tzinfo=UTC)),
        ("14:02:31Z", NEAR, AT.replace(second=31)),
    ],
)
def test_a_time_of_day_is_on_the_day_that_puts_it_nearest(text: str, near: datetime, moment: datetime) -> None:
    assert parse_moment(text, near)[0] == moment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:02", "nothing else in the file says which one"),
        ("yesterday", "a time as"),
        ("", "a time as"),
        ("2026-11-18", "a time as"),
        ("1402", "a time as"),
        ("2025-02-30T14:02Z", "a day that exists"),
        ("0000-01-01T00:00Z", "a day that exists"),
        ("2026-11-18T24:00Z", "a time that exists"),
        ("2026-11-18T14:60Z", "a time that exists"),
        ("2026-11-18T14:02:60Z", "a time that exists"),
        ("2026-11-18 13:00 PM", "an hour from 1 to 12"),
        ("2026-11-18T14:02+25:00", "an offset below 24 hours"),
        ("9999-12-31T23:59-12:00", "between the years 1 and 9999"),
        ("\u0662\u0660\u0662\u0666-11-18T14:02Z", "a time as"),
    ],
)
def test_what_is_no_time_says_what_is_expected(text: str, expected: str) -> None:
    with pytest.raises(ValueError, match=expected):
        parse_moment(text)


@given(st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30), timezones=st.just(UTC)))  # noqa: DTZ001  bounds are naive
def test_what_is_written_is_read_back(moment: datetime) -> None:
    assert parse_moment(format_moment(moment)) == (moment, True)


def test_times_are_written_in_utc_to_the_second() -> None:
    assert format_moment(AT) == "2026-11-18T14:02:00Z"
    assert format_moment(AT.astimezone(timezone(timedelta(hours=5, minutes=30)))) == "2026-11-18T14:02:00Z"
    assert format_moment(AT.replace(tzinfo=None)) == "2026-11-18T14:02:00Z"


def test_a_day() -> None:
    assert parse_day(" 2026-12-1 ") == date(2026, 12, 1)
    for text in ("2026-02-30", "12-01", "2026-12-01T10:00Z", "soon"):
        with pytest.raises(ValueError, match="a day"):
            parse_day(text)
