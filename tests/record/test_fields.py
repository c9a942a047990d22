from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from noblame.record.fields import FIELDS, Field, at, near, put
from noblame.record.incident import Entry, Incident, Lessons
from noblame.record.reading import parse

ZONES: list[tzinfo] = [UTC, timezone(timedelta(hours=5, minutes=45))]


def samples() -> Iterator[Incident]:
    for file in resources.files("noblame.sample_incidents").iterdir():
        if file.name.endswith(".yaml"):
            yield parse(file.read_bytes(), file.name).incident


SAMPLES = list(samples())
NOW = datetime(2026, 11, 25, 4, 30, tzinfo=UTC)


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS.keys())
@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_what_is_shown_and_taken_back_is_the_very_same_record(field: Field, zone: tzinfo) -> None:
    for incident in [*SAMPLES, Incident(title="x")]:
        assert field.take(incident, field.show(incident, zone), zone, incident, NOW) is incident


@pytest.mark.parametrize("key", [key for key in FIELDS if key not in ("timeline", "causes")])
def test_a_line_added_is_one_more_and_touches_nothing_else(key: str) -> None:
    for incident in SAMPLES:
        text = FIELDS[key].show(incident, UTC)
        longer = FIELDS[key].take(incident, f"{text}\nOne more" if text else "One more", UTC, incident, NOW)
        assert longer != incident
        old, new = at(incident, key), at(longer, key)
        assert new[: len(old)].rstrip() == old.rstrip() if isinstance(old, str) else new[:-1] == old
        assert put(longer, key, old) == incident


@pytest.mark.parametrize("key", FIELDS)
def test_an_emptied_pane_empties_its_part_and_an_earlier_record_brings_everything_back(key: str) -> None:
    for incident in SAMPLES:
        emptied = FIELDS[key].take(incident, "", UTC, incident, NOW)
        assert not at(emptied, key)
        assert put(emptied, key, at(incident, key)) == incident
        again = FIELDS[key].take(emptied, FIELDS[key].show(incident, UTC), UTC, incident, NOW)
        assert at(again, key) == at(incident, key)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([key for key in FIELDS if key != "timeline"]), st.text(st.characters(codec="utf-8"), max_size=40)
)
def test_any_text_is_taken_and_what_is_shown_for_it_is_stable(key: str, text: str) -> None:
    field, incident = FIELDS[key], Incident(title="x")
    taken = field.take(incident, text, UTC, incident, NOW)
    shown = field.show(taken, UTC)
    assert field.take(taken, shown, UTC, taken, NOW) == taken


def test_a_part_is_found_and_put_by_its_dotted_path() -> None:
    incident = Incident(title="x", lessons=Lessons(lucky=("a",)))
    assert at(incident, "lessons.lucky") == ("a",)
    assert put(incident, "lessons.lucky", ("b",)).lessons.lucky == ("b",)
    assert put(incident, "notes", "n").notes == "n"


def test_times_of_day_are_near_the_start_or_the_best_that_is_known() -> None:
    start, entry = datetime(2026, 11, 18, 14, 2, tzinfo=UTC), datetime(2026, 11, 19, tzinfo=UTC)
    incident = Incident(title="x", timeline=(Entry(what="?"), Entry(at=entry, what="a")))
    assert near(Incident(title="x")) is None
    assert near(incident) == entry
    assert near(replace(incident, resolved=start)) == start
    assert near(replace(incident, started=start, resolved=entry)) == start


def test_a_yaml_block_keeps_its_last_line_break_when_its_words_change() -> None:
    field, incident = FIELDS["detection"], Incident(title="x", detection="The alert.\nIt rang.\n")
    assert field.show(incident, UTC) == "The alert.\nIt rang."
    assert (
        field.take(incident, "The alert.\nIt rang twice.", UTC, incident, NOW).detection
        == "The alert.\nIt rang twice.\n"
    )
    emptied = field.take(incident, "", UTC, incident, NOW)
    assert emptied.detection == ""
    assert field.take(emptied, "It rang", UTC, incident, NOW).detection == "It rang\n"


def typed(text: str, incident: Incident | None = None, now: datetime = NOW) -> Incident:
    incident = incident or Incident(title="x")
    return FIELDS["timeline"].take(incident, text, UTC, incident, now)


def test_a_time_of_day_in_a_record_without_any_is_the_last_such_moment() -> None:
    assert typed("14:02 Deploy").timeline == (Entry(at=datetime(2026, 11, 24, 14, 2, tzinfo=UTC), what="Deploy"),)
    assert typed("04:02 Deploy").timeline[0].at == datetime(2026, 11, 25, 4, 2, tzinfo=UTC)
    assert typed("04:34 Deploy").timeline[0].at == datetime(2026, 11, 25, 4, 34, tzinfo=UTC)  # clocks differ
    assert typed("12-24 14:02 Deploy").timeline[0].at == datetime(2025, 12, 24, 14, 2, tzinfo=UTC)


def test_the_line_typed_first_dates_the_others() -> None:
    whole = typed("23:50 Deploy\n00:10 Alert\n00:20 Rollback")
    assert [row.at.day for row in whole.timeline if row.at] == [24, 25, 25]
    old = typed("2026-11-18 14:02 Deploy")
    assert typed("14:02 Deploy\n14:09 Alert", old).timeline[1].at == datetime(2026, 11, 18, 14, 9, tzinfo=UTC)
    assert typed("13:50 Merge\n14:02 Deploy", old).timeline[0].at == datetime(2026, 11, 18, 13, 50, tzinfo=UTC)


def test_a_time_that_goes_on_while_it_is_typed_is_none_to_come() -> None:
    assert typed("2:30 pm", typed("2:30")).timeline[0].at == datetime(2026, 11, 24, 14, 30, tzinfo=UTC)


def test_a_line_that_stands_near_the_others_is_of_their_day_also_where_that_is_to_come() -> None:
    ongoing = Incident(title="x", started=datetime(2026, 11, 25, 4, 0, tzinfo=UTC))
    assert typed("05:00 Next update", ongoing).timeline[0].at == datetime(2026, 11, 25, 5, 0, tzinfo=UTC)
    assert typed("04:20 One\n04:40 Two").timeline[1].at == datetime(2026, 11, 25, 4, 40, tzinfo=UTC)


def test_a_line_below_a_later_one_is_not_of_a_day_to_come() -> None:
    known = typed("11-25 04:01 Report", Incident(title="x", started=datetime(2026, 11, 24, 14, 0, tzinfo=UTC)))
    text = "11-25 04:01 Report\n14:59 [resolve] Rolled back"
    assert typed(text, known).timeline[1].at == datetime(2026, 11, 24, 14, 59, tzinfo=UTC)
    later = typed(text, known, NOW + timedelta(days=1))
    assert later.timeline[1].at == datetime(2026, 11, 25, 14, 59, tzinfo=UTC)


def test_a_time_that_stood_as_text_is_taken_once_its_line_is_edited() -> None:
    row = Entry(what="14:02 Deploy")
    known = Incident(title="x", started=datetime(2026, 11, 18, 14, 0, tzinfo=UTC), timeline=(row,))
    assert typed("14:02 Deploy", known) is known
    assert typed("14:02 Deploy!", known).timeline == (
        Entry(at=datetime(2026, 11, 18, 14, 2, tzinfo=UTC), what="Deploy!"),
    )


@given(st.integers(0, 600_000), st.integers(0, 1439))
def test_a_time_of_day_means_at_most_a_day_ago(ago: int, minute: int) -> None:
    moment = NOW - timedelta(minutes=ago)
    (row,) = typed(f"{minute // 60:02}:{minute % 60:02} x", now=moment).timeline
    assert row.at is not None
    assert timedelta(days=-1) <= row.at - moment - timedelta(minutes=5) <= timedelta(0)
