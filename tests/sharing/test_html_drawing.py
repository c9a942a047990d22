from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from noblame.record.incident import Entry, Incident
from noblame.sharing.timeline_axis import Axis, axis, ticks
from noblame.sharing.timeline_drawing import NARROW, WIDE, Drawing, drawings, milestones
from noblame.sharing.timeline_flags import Flag

MOMENTS = st.datetimes(timezones=st.just(UTC)) | st.integers(0, 300).map(
    lambda minutes: datetime(2026, 11, 18, 13, tzinfo=UTC) + timedelta(minutes=minutes)
)
KINDS = st.sampled_from(["", "change", "alert", "detect", "mitigate", "resolve", "note"])
RECORDS = st.builds(
    Incident,
    title=st.just("x"),
    started=st.none() | MOMENTS,
    detected=st.none() | MOMENTS,
    resolved=st.none() | MOMENTS,
    timeline=st.lists(st.builds(Entry, at=st.none() | MOMENTS, what=st.just("y"), kind=KINDS), max_size=8).map(tuple),
)


def at(hour: int, minute: int, day: int = 18) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


USUAL = Incident(
    title="Checkout unavailable",
    started=at(14, 2),
    detected=at(14, 9),
    resolved=at(14, 49),
    timeline=(Entry(at=at(14, 38), what="Rolled back", kind="mitigate"), Entry(at=at(14, 49), what="Back")),
)

FAR = (Entry(at=at(15, 0, 17)), Entry(at=at(0, 0, 19)))


def wide(**changes: object) -> Drawing:
    return drawings(replace(USUAL, **changes))[0]


def test_milestones_are_words_and_what_lies_between_has_its_length() -> None:
    drawn = wide()
    assert [(flag.name, flag.word, flag.clock) for flag in drawn.flags] == [
        ("started", "Start", "14:02"),
        ("detected", "Detected", "14:09"),
        ("mitigated", "Mitigated", "14:38"),
        ("resolved", "Resolved", "14:49"),
    ]
    assert [(phase.name, phase.words) for phase in drawn.phases] == [
        ("started", "7 min unnoticed"),
        ("detected", "29 min working on it"),
        ("mitigated", "11 min recovering"),
    ]
    assert [phase.x + phase.width for phase in drawn.phases] == pytest.approx([flag.x for flag in drawn.flags[1:]])


def test_an_incident_that_goes_on_is_open_as_of_its_last_row() -> None:
    last = wide(resolved=None).flags[-1]
    assert (last.name, last.word, last.clock) == ("open", "Ongoing", "as of 14:49")


def test_the_detection_may_be_a_row_and_the_end_the_mitigation() -> None:
    rows = (Entry(at=at(14, 9), kind="alert"), Entry(at=at(14, 38), kind="mitigate"))
    found = milestones(replace(USUAL, detected=None, timeline=rows))
    assert [(each.name, each.at) for each in found][1] == ("detected", at(14, 9))
    over = milestones(replace(USUAL, timeline=rows, resolved=at(14, 38)))
    assert [each.name for each in over] == ["started", "detected", "resolved"]


def test_milestones_out_of_order_are_shown_without_what_lies_between() -> None:
    drawn = wide(detected=at(13, 50))
    assert len(drawn.flags) == 4
    assert drawn.phases == ()


@pytest.mark.parametrize(("minutes", "count"), [(15, 0), (16, 1)])
def test_time_without_a_row_is_framed_from_a_quarter_of_an_hour_on(minutes: int, count: int) -> None:
    rows = (Entry(at=at(14, 10)), Entry(at=at(14, 10) + timedelta(minutes=minutes)))
    silent = wide(timeline=rows).silences
    assert len(silent) == count
    assert all(each.words == "16 min without an entry" for each in silent)


def test_a_row_far_from_the_incident_is_counted_and_not_drawn() -> None:
    week_before, near = Entry(at=at(14, 0, 11)), Entry(at=at(13, 20))
    drawn = wide(timeline=(week_before, near, *USUAL.timeline, Entry(at=at(9, 0, 20))))
    assert drawn.beyond == ("1 earlier", "1 later")
    assert len(drawn.strokes) == 3
    assert drawn.told.startswith("From 13:20 to 14:49 UTC. ")


def test_several_days_are_told_with_their_day() -> None:
    drawn = wide(resolved=at(2, 11, 19))
    assert drawn.flags[-1].clock == "19 Nov 02:11"
    assert "19 Nov" in [tick.words for tick in drawn.ticks]


@pytest.mark.parametrize(
    "incident",
    [
        Incident(title="x"),
        Incident(title="x", started=at(14, 2)),
        Incident(title="x", timeline=(Entry(at=at(14, 2)), Entry(what="y"))),
        Incident(title="x", started=at(14, 2), resolved=at(14, 2)),
    ],
)
def test_one_moment_is_no_timeline(incident: Incident) -> None:
    assert drawings(incident) == ()


def test_rows_alone_are_drawn_without_milestones() -> None:
    (drawn, _) = drawings(Incident(title="x", timeline=(Entry(at=at(14, 2)), Entry(at=at(14, 30)))))
    assert drawn.flags == ()
    assert len(drawn.strokes) == 2


@given(RECORDS)
def test_nothing_leaves_the_drawing_and_no_words_stand_on_others(incident: Incident) -> None:
    for drawn, width in zip(drawings(incident), (WIDE, NARROW), strict=False):
        assert drawn.width == width
        assert all(0 <= x <= width for x in [*drawn.strokes, *(tick.x for tick in drawn.ticks)])
        for stretch in (*drawn.phases, *drawn.silences):
            assert 0 <= stretch.x <= stretch.x + stretch.width <= width
        assert all(drawn.bar - 38 * (flag.level + 1) >= 0 for flag in drawn.flags)
        assert all(flag.span[0] >= 0 and flag.span[1] <= width for flag in drawn.flags)
        for one, other in combinations(drawn.flags, 2):
            assert one.level != other.level or one.span[1] <= other.span[0] or other.span[1] <= one.span[0]
            assert width == NARROW or not crosses(one, other)


def crosses(one: Flag, other: Flag) -> bool:
    """Whether the pole of the higher goes through the words of the lower."""
    low, high = sorted((one, other), key=lambda flag: flag.level)
    return low.level < high.level and low.span[0] < high.x < low.span[1]


def test_words_that_find_no_clear_place_on_a_narrow_drawing_have_a_row_each() -> None:
    drawn = drawings(Incident(title="x", started=at(0, 0), detected=at(9, 0), resolved=at(16, 0), timeline=FAR))[1]
    assert sorted(flag.level for flag in drawn.flags) == [0, 1, 2]
    assert any(crosses(one, other) for one, other in combinations(drawn.flags, 2))


@given(MOMENTS, MOMENTS, st.sampled_from([NARROW, WIDE]))
def test_ticks_are_even_and_have_room(one: datetime, other: datetime, width: int) -> None:
    scale = axis((one, other), (), 26, width - 26)
    if scale is None:
        assert one == other
        return
    places = [tick.x for tick in ticks(scale)]
    assert all(later - earlier >= 60 for earlier, later in pairwise(places))
    steps = [later - earlier for earlier, later in pairwise(places)]
    assert max(steps, default=0) - min(steps, default=0) < 0.3


def test_full_hours_stand_where_they_are() -> None:
    scale = Axis(at(13, 50), at(15, 20), 0, 900)
    assert [(tick.words, tick.x) for tick in ticks(scale)] == [
        *(("13:50", 0.0), ("14:00", 100.0), ("14:10", 200.0), ("14:20", 300.0), ("14:30", 400.0), ("14:40", 500.0)),
        *(("14:50", 600.0), ("15:00", 700.0), ("15:10", 800.0), ("15:20", 900.0)),
    ]
