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


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS.keys())
@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_what_is_shown_and_taken_back_is_the_very_same_record(field: Field, zone: tzinfo) -> None:
    for incident in [*SAMPLES, Incident(title="x")]:
        assert field.take(incident, field.show(incident, zone), zone, incident) is incident


@pytest.mark.parametrize("key", [key for key in FIELDS if key not in ("timeline", "causes")])
def test_a_line_added_is_one_more_and_touches_nothing_else(key: str) -> None:
    for incident in SAMPLES:
        text = FIELDS[key].show(incident, UTC)
        longer = FIELDS[key].take(incident, f"{text}\nOne more" if text else "One more", UTC, incident)
        assert longer != incident
        old, new = at(incident, key), at(longer, key)
        assert new[: len(old)].rstrip() == old.rstrip() if isinstance(old, str) else new[:-1] == old
        assert put(longer, key, old) == incident


@pytest.mark.parametrize("key", FIELDS)
def test_an_emptied_pane_empties_its_part_and_an_earlier_record_brings_everything_back(key: str) -> None:
    for incident in SAMPLES:
        emptied = FIELDS[key].take(incident, "", UTC, incident)
        assert not at(emptied, key)
        assert put(emptied, key, at(incident, key)) == incident
        again = FIELDS[key].take(emptied, FIELDS[key].show(incident, UTC), UTC, incident)
        assert at(again, key) == at(incident, key)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([key for key in FIELDS if key != "timeline"]), st.text(st.characters(codec="utf-8"), max_size=40)
)
def test_any_text_is_taken_and_what_is_shown_for_it_is_stable(key: str, text: str) -> None:
    field, incident = FIELDS[key], Incident(title="x")
    taken = field.take(incident, text, UTC, incident)
    shown = field.show(taken, UTC)
    assert field.take(taken, shown, UTC, taken) == taken


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
    assert field.take(incident, "The alert.\nIt rang twice.", UTC, incident).detection == "The alert.\nIt rang twice.\n"
    emptied = field.take(incident, "", UTC, incident)
    assert emptied.detection == ""
    assert field.take(emptied, "It rang", UTC, incident).detection == "It rang\n"
