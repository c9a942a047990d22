"""Which item was which."""

from datetime import UTC, datetime, timedelta

from noblame.record.incident import Action, Attendee, Entry
from noblame.source.align import align

A, B, C = (
    Entry(what="Pool alert paged on-call"),
    Entry(what="Rollback of checkout began"),
    Entry(what="Errors back to normal"),
)
AT = datetime(2026, 11, 18, 14, 2, tzinfo=UTC)


def test_equal_items_keep_their_places_and_find_each_other_when_moved() -> None:
    assert align((A, B, C), (A, B, C)) == [0, 1, 2]
    assert align((A, B, C), (C, A, B)) == [2, 0, 1]
    assert align((A, A, B), (A, B, A)) == [0, 2, 1]
    assert align((A, B), ()) == []


def test_an_edited_item_is_still_that_item() -> None:
    assert align((A, B, C), (A, Entry(what="Rollback of checkout 4.12 began"), C)) == [0, 1, 2]
    assert align((A, B, C), (C, Entry(what=A.what, kind="detect"), B)) == [2, 0, 1]
    assert align(("one", "two"), ("one", "2")) == [0, 1]


def test_another_item_in_the_same_place_is_new() -> None:
    assert align((A, B), (A, Entry(what="Zebra"))) == [0, None]
    shared = (
        Entry(what="x y z", at=AT, source="#inc"),
        Entry(what="other words", at=AT + timedelta(hours=1), source="#inc"),
    )
    assert align(shared[:1], shared[1:]) == [None]
    assert align((Attendee(name="Mei Tanaka", role="scribe"),), (Attendee(name="Bo Li", role="scribe"),)) == [None]


def test_an_id_says_it_all() -> None:
    old = (Action(what="Add a rule", id="a1"), Action(what="Write it down", id="a2"))
    assert align(old, (Action(what="Something else", id="a2"), Action(what="New", id="a3"))) == [1, None]


def test_many_changed_items_are_taken_in_order() -> None:
    old = tuple(Entry(at=AT + timedelta(minutes=n), what=f"line {n}") for n in range(3_000))
    new = tuple(Entry(at=AT + timedelta(minutes=n + 60), what=f"line {n}") for n in range(3_000))
    assert align(old, new) == list(range(3_000))


def test_items_that_cannot_be_hashed_are_compared_too() -> None:
    assert align(({"a": 1}, {"b": 2}), ({"b": 2}, {"a": 1})) == [1, 0]
