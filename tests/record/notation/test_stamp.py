from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from noblame.record.notation.stamp import place, read_stamp, write

NEAR = datetime(2026, 11, 18, 14, 2, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
MOMENTS = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001  made aware


def moment(text: str, previous: str = "", near: datetime | None = NEAR, zone: tzinfo = UTC) -> str:
    """Return what a stamp means, as `MM-DD HH:MM` in UTC."""
    stamp, _ = read_stamp(text)
    assert stamp is not None
    above = datetime.fromisoformat(previous) if previous else None
    found = place(stamp, near, above, zone)
    return f"{found:%m-%d %H:%M}" if found else "unknown"


def test_a_time_alone_means_the_day_nearest_to_the_incident() -> None:
    assert moment("14:09") == "11-18 14:09"
    assert moment("00:15") == "11-19 00:15"
    assert moment("02:30") == "11-18 02:30"


def test_lines_that_ascend_across_midnight_roll_over() -> None:
    morning = datetime(2026, 11, 18, 11, tzinfo=UTC)
    assert moment("00:10", "2026-11-18T23:50Z", morning) == "11-19 00:10"


def test_a_line_out_of_order_stays_on_its_day() -> None:
    assert moment("14:02", "2026-11-18T14:30Z") == "11-18 14:02"


def test_a_line_below_a_dated_one_follows_its_day() -> None:
    assert moment("09:05", "2026-11-20T09:00Z") == "11-20 09:05"


def test_a_line_long_before_says_nothing_about_the_next() -> None:
    assert moment("14:09", "2026-11-10T09:00Z") == "11-18 14:09"


def test_without_an_incident_the_line_above_tells_the_day() -> None:
    assert moment("14:09", near=None) == "unknown"
    assert moment("11-19 14:09", near=None) == "unknown"
    assert moment("2026-11-19 14:09", near=None) == "11-19 14:09"
    assert moment("14:09", "2026-11-18T14:02Z", near=None) == "11-18 14:09"


def test_a_month_and_day_mean_the_nearest_year() -> None:
    new_year = datetime(2026, 12, 31, 23, tzinfo=UTC)
    stamp, _ = read_stamp("01-01 00:15")
    assert stamp is not None
    assert place(stamp, new_year, None, UTC) == datetime(2027, 1, 1, 0, 15, tzinfo=UTC)


def test_a_leap_day_finds_a_leap_year_or_stays_unknown() -> None:
    assert moment("02-29 10:00", near=datetime(2027, 12, 1, tzinfo=UTC)) == "02-29 10:00"
    assert moment("02-29 10:00") == "unknown"


def test_times_are_in_the_panes_zone_unless_they_name_one() -> None:
    assert moment("15:02", zone=BERLIN) == "11-18 14:02"
    assert moment("14:02Z", zone=BERLIN) == "11-18 14:02"
    assert moment("16:02+02:00", zone=BERLIN) == "11-18 14:02"


@pytest.mark.parametrize(
    "text", ["25:10 x", "14:60 x", "14:02:61 x", "14:02x", "2048 requests", "14 hosts", "14:02 AM x"]
)
def test_what_is_no_time_of_day_is_no_stamp(text: str) -> None:
    assert read_stamp(text) == (None, text)


def test_the_repeated_hour_of_a_clock_change_is_written_with_its_offset() -> None:
    first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert write(first, first, None, BERLIN) == "02:30"
    assert write(second, second, first, BERLIN) == "2026-10-25 02:30+01:00"


@given(
    MOMENTS,
    st.none() | MOMENTS,
    st.none() | MOMENTS,
    st.sampled_from([UTC, BERLIN, ZoneInfo("Asia/Kathmandu")]),
    st.sampled_from(["time", "day"]),
)
@example(datetime(1, 1, 1, tzinfo=UTC), None, None, ZoneInfo("America/New_York"), "time")
@example(datetime(9999, 12, 31, 23, 59, tzinfo=UTC), None, None, ZoneInfo("Asia/Tokyo"), "day")
def test_what_is_written_reads_back(
    at: datetime, near: datetime | None, previous: datetime | None, zone: tzinfo, form: str
) -> None:
    stamp, rest = read_stamp(write(at, near, previous, zone, dated=form == "day"))
    assert stamp is not None
    assert rest == ""
    assert place(stamp, near, previous, zone) == at


@given(st.timedeltas(timedelta(hours=-11), timedelta(hours=11)))
def test_within_half_a_day_of_the_incident_no_date_is_written(distance: timedelta) -> None:
    at = (NEAR + distance).replace(second=0, microsecond=0)
    assert write(at, NEAR, None, UTC) == f"{at:%H:%M}"
