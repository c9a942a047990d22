from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noblame.record.incident import (
    Action,
    Attendee,
    Cause,
    Entry,
    Improvement,
    Incident,
    Lessons,
    MeetingNotes,
    Parked,
    Resolution,
    StepTime,
    Triage,
)
from noblame.record.merge import Conflict, merge, take_ours, take_theirs

NINE = datetime(2026, 11, 18, 14, 9, tzinfo=UTC)
change = msgspec.structs.replace


def record(**fields: Any) -> Incident:
    return Incident(title="Checkout down", **fields)


def words(conflicts: tuple[Conflict, ...]) -> list[str]:
    return [conflict.words for conflict in conflicts]


def test_changes_of_different_fields_are_both_taken() -> None:
    base = record()
    merged = merge(base, change(base, impact="all checkouts"), change(base, severity="P1"))
    assert merged.incident == record(impact="all checkouts", severity="P1")
    assert merged.conflicts == ()


def test_where_both_changed_one_field_theirs_stays_and_ours_waits() -> None:
    base = record()
    merged = merge(base, change(base, title="Checkout slow"), change(base, title="Checkout gone"))
    assert merged.incident.title == "Checkout slow"
    assert merged.conflicts == (Conflict(("title",), "title", "Checkout slow", "Checkout gone"),)
    assert take_ours(merged.incident, merged.conflicts[0]).title == "Checkout gone"
    assert take_theirs(merged.incident, merged.conflicts[0]).title == "Checkout slow"


def test_lines_added_on_both_sides_are_both_kept_theirs_first_at_an_end() -> None:
    base = record(timeline=(Entry(what="start"),))
    theirs = change(base, timeline=(*base.timeline, Entry(what="theirs 1"), Entry(what="theirs 2")))
    ours = change(base, timeline=(*base.timeline, Entry(what="ours")))
    merged = merge(base, theirs, ours)
    assert [entry.what for entry in merged.incident.timeline] == ["start", "theirs 1", "theirs 2", "ours"]


def test_ours_stands_after_its_neighbour() -> None:
    base = record(tags=("a", "b", "c"))
    merged = merge(base, change(base, tags=("c", "a", "b")), change(base, tags=("new", "a", "mine", "b", "c")))
    assert merged.incident.tags == ("new", "c", "a", "mine", "b")


def test_an_order_that_only_we_changed_is_kept_with_their_additions() -> None:
    base = record(tags=("c", "a", "b"))
    merged = merge(base, change(base, tags=("c", "a", "new", "b")), change(base, tags=("a", "b", "c")))
    assert merged.incident.tags == ("a", "new", "b", "c")


def test_an_item_removed_on_one_side_and_untouched_on_the_other_is_removed() -> None:
    base = record(tags=("a", "b", "c"))
    merged = merge(base, change(base, tags=("a", "c")), change(base, tags=("b", "c")))
    assert merged.incident.tags == ("c",)
    assert merged.conflicts == ()


def test_an_item_that_they_removed_and_we_edited_is_kept_until_somebody_chooses() -> None:
    base = record(actions=(Action(what="Add an alert", id="a1"), Action(what="Write it down", id="a2")))
    theirs = change(base, actions=base.actions[1:])
    ours = change(base, actions=(change(base.actions[0], owner="Priya"), base.actions[1]))
    merged = merge(base, theirs, ours)
    assert merged.incident == ours
    assert words(merged.conflicts) == ["action a1"]
    assert take_ours(merged.incident, merged.conflicts[0]) == ours
    assert take_theirs(merged.incident, merged.conflicts[0]) == theirs


def test_an_item_that_we_removed_and_they_edited_is_kept_until_somebody_chooses() -> None:
    base = record(actions=(Action(what="Add an alert", id="a1"),))
    theirs = change(base, actions=(change(base.actions[0], owner="Priya"),))
    merged = merge(base, theirs, record())
    assert merged.incident == theirs
    assert take_theirs(merged.incident, merged.conflicts[0]) == theirs
    assert take_ours(merged.incident, merged.conflicts[0]) == record()


def test_an_action_is_found_by_its_id_although_its_words_changed() -> None:
    base = record(actions=(Action(what="Improve monitoring", id="a1"),))
    theirs = change(base, actions=(change(base.actions[0], ticket="OPS-1"),))
    ours = change(base, actions=(change(base.actions[0], what="Page at 80 % of the pool"),))
    merged = merge(base, theirs, ours)
    assert merged.incident.actions == (Action(what="Page at 80 % of the pool", id="a1", ticket="OPS-1"),)
    assert merged.conflicts == ()


def test_a_line_that_we_go_on_typing_stays_the_same_line() -> None:
    base = record(timeline=(Entry(at=NINE, what="Pool al"), Entry(what="next")))
    theirs = change(base, timeline=(change(base.timeline[0], kind="alert"), base.timeline[1]))
    ours = change(base, timeline=(change(base.timeline[0], what="Pool alert paged on-call"), base.timeline[1]))
    merged = merge(base, theirs, ours)
    assert merged.incident.timeline[0] == Entry(at=NINE, what="Pool alert paged on-call", kind="alert")
    assert len(merged.incident.timeline) == 2


def test_a_conflict_inside_an_item_names_it_and_its_field() -> None:
    base = record(
        timeline=(Entry(at=NINE, what="Pool alert"),),
        actions=(Action(what="Add an alert", id="a1"),),
        attendees=(Attendee(name="Ines Faro"),),
        causes=(Cause(because="Leak", id="c1", next=(Cause(because="No check", id="c3"),)),),
        lessons=Lessons(headline="x"),
    )
    theirs, ours = (
        record(
            timeline=(Entry(at=NINE, what="Pool alert", source=side),),
            actions=(Action(what="Add an alert", id="a1", owner=side),),
            attendees=(Attendee(name="Ines Faro", role="scribe" if side == "theirs" else "expert"),),
            causes=(Cause(because="Leak", id="c1", next=(Cause(because=side, id="c3"),)),),
            lessons=Lessons(headline=side),
        )
        for side in ("theirs", "ours")
    )
    merged = merge(base, theirs, ours)
    assert merged.incident == theirs
    assert words(merged.conflicts) == [
        "attendee Ines Faro role",
        "timeline 14:09 source",
        "cause c3",
        "lessons headline",
        "action a1 owner",
    ]
    chosen = merged.incident
    for conflict in merged.conflicts:
        chosen = take_ours(chosen, conflict)
    assert chosen == ours


def test_parts_that_may_be_absent_merge_field_by_field() -> None:
    base = record()
    merged = merge(
        base,
        change(base, triage=Triage(verdict="always"), meeting=MeetingNotes(steps={"stage": StepTime(planned=120)})),
        change(base, triage=Triage(reason="outage"), meeting=MeetingNotes(steps={"wins": StepTime(planned=180)})),
    )
    assert merged.incident.triage == Triage(verdict="always", reason="outage")
    assert merged.incident.meeting.steps == {"stage": StepTime(planned=120), "wins": StepTime(planned=180)}
    assert merged.conflicts == ()


def test_a_resolution_that_changed_its_shape_waits_as_a_whole() -> None:
    base = record(resolution="rolled back")
    ours = change(base, resolution=Resolution(temporary="rolled back", permanent="fixed"))
    merged = merge(base, change(base, resolution="rolled back to 4.11"), ours)
    assert merged.incident.resolution == "rolled back to 4.11"
    assert take_ours(merged.incident, merged.conflicts[0]) == ours


def test_keys_of_a_mapping_merge_one_by_one() -> None:
    base = record(reasons={"no-meeting": "async", "no-actions": "none"})
    theirs = change(base, reasons={"no-meeting": "async team", "no-actions": "none"})
    merged = merge(base, theirs, change(base, reasons={"no-actions": "x", "new": "y"}))
    assert merged.incident.reasons == {"no-meeting": "async team", "no-actions": "x", "new": "y"}
    assert words(merged.conflicts) == ["reasons no-meeting"]
    assert take_ours(merged.incident, merged.conflicts[0]).reasons == {"no-actions": "x", "new": "y"}


def test_the_same_id_given_to_two_new_items_is_given_again_and_what_refers_to_it_follows() -> None:
    base = record()
    theirs = record(causes=(Cause(because="Leak", id="c1"),), actions=(Action(what="Fix", id="a1", closes="c1"),))
    ours = record(causes=(Cause(because="No alert", id="c1"),), actions=(Action(what="Alert", id="a1", closes="c1"),))
    merged = merge(base, theirs, ours).incident
    assert merged.causes == (Cause(because="Leak", id="c1"), Cause(because="No alert", id="c2"))
    assert merged.actions == (
        Action(what="Fix", id="a1", closes="c1"),
        Action(what="Alert", id="a2", closes="c2"),
    )


def test_an_item_that_both_sides_numbered_takes_their_id() -> None:
    base = record(causes=(Cause(because="Leak"), Cause(because="No alert", id="c1")))
    theirs = change(base, causes=(Cause(because="Leak", id="c5"), base.causes[1]))
    ours = change(
        base, causes=(Cause(because="Leak", id="c2"), base.causes[1]), actions=(Action(what="Fix", closes="c2"),)
    )
    merged = merge(base, theirs, ours)
    assert merged.incident.causes == theirs.causes
    assert merged.incident.actions[0].closes == "c5"
    assert merged.conflicts == ()


def test_items_with_the_same_words_are_told_apart_by_their_place() -> None:
    base = record(parked=(Parked(what="rota"), Parked(what="rota")))
    theirs = change(base, parked=(Parked(what="rota"), Parked(what="rota", for_="ops")))
    ours = change(base, parked=(Parked(what="rota"), Parked(what="rota", for_="guild")))
    merged = merge(base, theirs, ours)
    assert take_ours(merged.incident, merged.conflicts[0]) == ours


def test_a_choice_whose_place_is_gone_says_so() -> None:
    conflict = Conflict(("actions", "a1", "owner"), "action a1 owner", "x", "y")
    with pytest.raises(LookupError):
        take_ours(record(), conflict)


LETTERS = st.sampled_from("abcdefgh")
ENTRIES = st.builds(Entry, what=LETTERS, source=LETTERS, at=st.sampled_from([None, NINE]))
CAUSES = st.recursive(
    st.builds(Cause, because=LETTERS, id=st.sampled_from(["", "c1", "c2"])),
    lambda inner: st.builds(Cause, because=LETTERS, next=st.lists(inner, max_size=2).map(tuple)),
    max_leaves=4,
)
ACTIONS = st.builds(Action, what=LETTERS, id=st.sampled_from(["", "a1", "a2"]), owner=LETTERS)


def some(items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=5).map(tuple)


INCIDENTS = st.builds(
    Incident,
    title=LETTERS,
    impact=LETTERS,
    tags=some(LETTERS),
    timeline=some(ENTRIES),
    causes=some(CAUSES),
    actions=some(ACTIONS),
    resolution=st.one_of(LETTERS, st.builds(Resolution, temporary=LETTERS)),
    triage=st.one_of(st.none(), st.builds(Triage, reason=LETTERS)),
    reasons=st.dictionaries(LETTERS, LETTERS, max_size=3),
    improvements=some(st.builds(Improvement, idea=LETTERS, votes=st.integers(0, 3))),
)


@settings(max_examples=60, deadline=None)
@given(INCIDENTS, INCIDENTS, INCIDENTS)
def test_a_side_that_changed_nothing_changes_nothing(base: Incident, one: Incident, other: Incident) -> None:
    assert merge(base, one, base).incident == one
    assert merge(base, base, other).incident == other
    assert merge(base, one, one).incident == one
    assert not merge(base, one, base).conflicts
    assert not merge(base, base, other).conflicts
    assert not merge(base, one, one).conflicts


FREE_TEXT = {
    "title",
    "impact",
    "tags",
    "what",
    "source",
    "because",
    "owner",
    "idea",
    "resolution",
    "temporary",
    *"abcdefgh",
}


def with_fresh_words(data: st.DataObject, incident: Incident, side: str) -> tuple[Incident, set[str]]:
    """Return a version with some texts replaced, items added and items removed, and the words that it brought in."""
    fresh = (f"{side}{number}" for number in range(1000))
    built = msgspec.to_builtins(incident)
    brought: set[str] = set()

    def word() -> str:
        new = next(fresh)
        brought.add(new)
        return new

    def altered(value: Any, key: str = "") -> Any:
        if isinstance(value, str) and key in FREE_TEXT:
            return word() if data.draw(st.integers(0, 5)) == 0 else value
        if isinstance(value, dict):
            return {name: altered(each, name) for name, each in value.items()}
        if isinstance(value, list):
            kept = [altered(each, key) for each in value if data.draw(st.integers(0, 5))]
            if key in {"tags", "timeline", "actions"} and data.draw(st.booleans()):
                new: Any = word() if key == "tags" else {"what": word()}
                kept.insert(data.draw(st.integers(0, len(kept))), new)
            return kept
        return value

    return msgspec.convert(altered(built), Incident), brought


@settings(max_examples=150, deadline=None)
@given(st.data(), INCIDENTS)
def test_nothing_that_either_side_wrote_is_lost(data: st.DataObject, base: Incident) -> None:
    theirs, their_words = with_fresh_words(data, base, "theirs")
    ours, our_words = with_fresh_words(data, base, "ours")
    merged = merge(base, theirs, ours)
    everything = repr(merged)
    in_their_version, in_our_version = repr(theirs), repr(ours)
    for word in their_words:
        assert f"'{word}'" not in in_their_version or f"'{word}'" in everything
    for word in our_words:
        assert f"'{word}'" not in in_our_version or f"'{word}'" in everything


@settings(max_examples=100, deadline=None)
@given(st.data(), INCIDENTS)
def test_what_neither_side_touched_stays(data: st.DataObject, base: Incident) -> None:
    base = change(base, tags=tuple(f"tag {number}" for number in range(6)))
    theirs, _ = with_fresh_words(data, base, "theirs")
    ours, _ = with_fresh_words(data, base, "ours")
    merged = merge(base, theirs, ours).incident
    untouched = [tag for tag in base.tags if tag in theirs.tags and tag in ours.tags]
    assert [tag for tag in merged.tags if tag in untouched] == untouched
    assert not [tag for tag in base.tags if tag in merged.tags and tag not in untouched]


@settings(max_examples=100, deadline=None)
@given(st.data(), INCIDENTS)
def test_every_choice_can_be_made(data: st.DataObject, base: Incident) -> None:
    theirs, _ = with_fresh_words(data, base, "theirs")
    ours, _ = with_fresh_words(data, base, "ours")
    merged = merge(base, theirs, ours)
    for conflict in merged.conflicts:
        assert conflict.words
        take_theirs(merged.incident, conflict)
        if isinstance(conflict.ours, str):
            assert f"'{conflict.ours}'" in repr(take_ours(merged.incident, conflict))


def test_a_cause_that_stands_twice_after_a_merge_has_its_id_once() -> None:
    base = Incident(
        title="x", causes=(Cause(because="Codes waited", id="c2", next=(Cause(because="One queue", id="c3"),)),)
    )
    ours = change(base, causes=(Cause(because="mine", id="c2", next=(Cause(because="One queue", id="c3"),)),))
    theirs = change(base, causes=(Cause(because="theirs, said otherwise", id="c3"), *base.causes), tags=("a",))
    found = [cause.id for cause in walk_causes(merge(base, theirs, ours).incident.causes) if cause.id]
    assert len(found) - len(set(found)) == 1, "what theirs had twice stays"
    fresh = change(base, root_cause="y", causes=())
    both = merge(fresh, change(fresh, causes=base.causes), change(fresh, causes=ours.causes)).incident
    found = [cause.id for cause in walk_causes(both.causes) if cause.id]
    assert len(found) == len(set(found))


def walk_causes(causes: tuple[Cause, ...]) -> list[Cause]:
    return [each for cause in causes for each in (cause, *walk_causes(cause.next))]
