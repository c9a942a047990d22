"""Lines of the timeline written while the incident goes on (S18)."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.record.incident import Entry, Incident
from noblame.record.logged import NoTimeError, Said, logged, moment

NOW = datetime(2026, 11, 25, 9, 30, 41, 7, tzinfo=UTC)
STARTED = datetime(2026, 11, 18, 14, 2, tzinfo=UTC)
ONGOING = Incident(title="t", started=STARTED)
OVER = Incident(title="t", started=STARTED, resolved=STARTED + timedelta(minutes=47))


def entry(text: str, incident: Incident = ONGOING, **how: Any) -> Entry:
    """The entry that one line becomes."""
    _, (made,) = logged(incident, [Said(text=text, now=NOW, **how)], UTC)
    return made


def test_a_line_is_stamped_now_without_its_seconds() -> None:
    assert entry("Rolled back", kind="act", source="#inc") == Entry(
        at=datetime(2026, 11, 25, 9, 30, tzinfo=UTC), what="Rolled back", kind="act", source="#inc"
    )


def test_a_time_and_a_kind_of_its_own_count_before_what_was_said_beside_it() -> None:
    made = entry("2026-11-25 08:15Z [alert] Pool exhausted", at="07:00", kind="note")
    assert (made.at, made.kind) == (datetime(2026, 11, 25, 8, 15, tzinfo=UTC), "alert")


@pytest.mark.parametrize(
    ("incident", "expected"),
    [
        (ONGOING, datetime(2026, 11, 25, 9, 12, tzinfo=UTC)),
        (OVER, datetime(2026, 11, 18, 9, 12, tzinfo=UTC)),
        (Incident(title="t"), datetime(2026, 11, 25, 9, 12, tzinfo=UTC)),
        (Incident(title="t", resolved=STARTED), datetime(2026, 11, 18, 9, 12, tzinfo=UTC)),
    ],
)
def test_a_time_of_day_alone_is_near_the_incident_or_near_now_while_it_goes_on(
    incident: Incident, expected: datetime
) -> None:
    assert entry("09:12 Rolled back", incident).at == expected
    assert entry("Rolled back", incident, at="09:12").at == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10:25 Rolled back", datetime(2026, 11, 25, 10, 25, tzinfo=UTC)),
        ("14:02 Rolled back", datetime(2026, 11, 24, 14, 2, tzinfo=UTC)),
        ("11-25 14:02 Rolled back", datetime(2026, 11, 25, 14, 2, tzinfo=UTC)),
    ],
)
def test_while_it_goes_on_a_time_of_day_is_not_one_to_come(text: str, expected: datetime) -> None:
    assert entry(text).at == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("", "2026-11-25T09:30"),
        ("-5m", "2026-11-25T09:25"),
        ("-5", "2026-11-25T09:25"),
        (" -90min ", "2026-11-25T08:00"),
        ("-42s", "2026-11-25T09:29"),
        ("-3h", "2026-11-25T06:30"),
        ("-1d", "2026-11-24T09:30"),
        ("14:02", "2026-11-25T14:02"),
        ("2026-11-18T14:02Z", "2026-11-18T14:02"),
        ("11-18 14:02", "2026-11-18T14:02"),
        ("14:02+01:00", "2026-11-25T13:02"),
    ],
)
def test_the_forms_of_a_time(at: str, expected: str) -> None:
    assert moment(at, NOW, NOW, UTC) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


def test_a_time_without_a_zone_is_in_that_of_the_settings() -> None:
    there = timezone(timedelta(hours=-5))
    assert moment("04:02", NOW, NOW, there) == datetime(2026, 11, 25, 9, 2, tzinfo=UTC)


@pytest.mark.parametrize("at", ["soon", "5m", "25:10", "2026-02-30 10:00", "14:02 and more", "-5w", "--5m"])
def test_what_is_no_time_is_refused(at: str) -> None:
    with pytest.raises(NoTimeError, match="is no time; a time is 14:02"):
        moment(at, NOW, NOW, UTC)


@pytest.mark.parametrize("text", ["", "   ", "14:02", "[act]", "14:02 [act] "])
def test_a_line_without_words_is_none(text: str) -> None:
    assert logged(ONGOING, [Said(text=text, now=NOW)], UTC) == (ONGOING, ())


def test_an_earlier_line_stands_behind_the_last_that_is_not_later_and_what_stands_below_that_one() -> None:
    nine, eleven = (datetime(2026, 11, 25, hour, tzinfo=UTC) for hour in (9, 11))
    first, last = Entry(what="unknown"), Entry(at=eleven, what="last")
    incident = Incident(title="t", timeline=(first, Entry(at=nine, what="nine"), Entry(what="below"), last))
    changed, _ = logged(incident, [Said(text="ten", now=NOW, at="10:00"), Said(text="eight", now=NOW, at="08:00")], UTC)
    assert [each.what for each in changed.timeline] == ["unknown", "eight", "nine", "below", "ten", "last"]


STAMPS = st.none() | st.integers(0, 300).map(lambda minutes: NOW + timedelta(minutes=minutes))


@given(st.lists(STAMPS, max_size=8), st.integers(0, 300))
def test_no_entry_is_moved_and_one_in_order_stays_in_order(stamps: list[datetime | None], minutes: int) -> None:
    timeline = tuple(Entry(at=at, what=str(number)) for number, at in enumerate(stamps))
    said = Said(text="new", now=NOW, at=f"{NOW + timedelta(minutes=minutes):%Y-%m-%d %H:%MZ}")
    changed, (made,) = logged(Incident(title="t", timeline=timeline), [said], UTC)
    assert tuple(each for each in changed.timeline if each is not made) == timeline
    times = [at for at in stamps if at is not None]
    if times == sorted(times):
        now = [each.at for each in changed.timeline if each.at is not None]
        assert all(one <= other for one, other in pairwise(now))
