"""Where the places of a record stand in its file, however that is written."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.review.advice.records import CAUSES, GOOD, NOW, at

from noblame.record.incident import Incident
from noblame.record.reading import parse, render
from noblame.review.advice.all import advise
from noblame.review.advice.paths import text_at
from noblame.review.advice.places import spot_of
from noblame.settings import Settings
from noblame.source.document import read_document

FILE = """\
# A comment first
noblame: 1
title: "Checkout is down"
severity:
impact: |
  38 % of them
meeting: {scheduled: 2026-11-19T15:00:00Z, facilitator: Mei}
defaults: &fix {what: Do the usual, owner: Priya Raman}
actions:
  - id: a1
    what: >-
      Improve
      monitoring
  - {id: a2, what: "Do \\x41ll of it", owner: x}
  - "Add a rule - Owner: Priya"
  - *fix
  - <<: *fix
    due: soon
  - &later
    owner: Priya Raman
    what: Long text
      over two lines   # noblame: keep it
  - {}
causes: [{because: x, next: [{because: y}, z]}]
lessons:
  went_well:
  to_improve: [q]
attendees:
- name: Mei
"""
FIELDS = [name for name in Incident.__struct_fields__ if name not in {"noblame", "title"}]


def words(text: str, place: str) -> tuple[str, tuple[int, int]]:
    """What stands at a place, and its line and column."""
    document = read_document(text.encode(), "file")
    spot = spot_of(document, place)
    return document.text[spot.start : spot.end], document.places.of(spot.start)


@pytest.mark.parametrize(
    ("place", "found", "where"),
    [
        ("title", '"Checkout is down"', (3, 8)),
        ("status", "title", (3, 1)),
        ("severity", "severity", (4, 1)),
        ("impact", "impact", (5, 1)),
        ("meeting.scheduled", "2026-11-19T15:00:00Z", (7, 22)),
        ("meeting.held", "meeting", (7, 1)),
        ("meeting", "meeting", (7, 1)),
        ("actions", "actions", (9, 1)),
        ("actions[0]", "what", (11, 5)),
        ("actions[1]", '"Do \\x41ll of it"', (14, 20)),
        ("actions[2]", '"Add a rule - Owner: Priya"', (15, 5)),
        ("actions[3]", "*fix", (16, 5)),
        ("actions[4]", "soon", (18, 10)),
        ("actions[5]", "Long text", (21, 11)),
        ("actions[6]", "{}", (23, 5)),
        ("actions[7]", "actions", (9, 1)),
        ("causes[0]", "x", (24, 20)),
        ("causes[0].next[0]", "y", (24, 40)),
        ("causes[0].next[1]", "z", (24, 44)),
        ("causes[0].next[1].next[0]", "z", (24, 44)),
        ("lessons.went_well", "went_well", (26, 3)),
        ("lessons.to_improve", "to_improve", (27, 3)),
        ("lessons.headline", "lessons", (25, 1)),
        ("attendees[0]", "Mei", (29, 9)),
    ],
)
def test_a_place_is_the_nearest_thing_that_is_there(place: str, found: str, where: tuple[int, int]) -> None:
    for text in (FILE, FILE.replace("\n", "\r\n"), f"\ufeff{FILE}"):
        assert words(text, place) == (found, where)


def test_a_file_without_a_title_has_a_first_character() -> None:
    assert words("noblame: 1\n", "impact") == ("", (1, 1))


def test_what_a_scalar_says_is_told_without_its_quotes() -> None:
    assert spot_of(read_document(FILE.encode(), "file"), "actions[1]").text == "Do All of it"


def test_the_heads_of_a_place_are_its_key_and_its_item() -> None:
    document = read_document(FILE.encode(), "file")
    heads = spot_of(document, "actions[5]").heads

    assert [document.places.of(head)[0] for head in heads] == [9, 19]


@st.composite
def lacking(draw: Any) -> Incident:
    """The good record, of which anything may be missing."""
    gone = draw(st.sets(st.sampled_from(FIELDS)))
    kept = {name: getattr(GOOD, name) for name in Incident.__struct_fields__ if name not in gone}
    status = draw(st.sampled_from(["draft", "reviewed", "published", "closed"]))
    flat = replace(CAUSES[0], next=tuple(draw(st.permutations(CAUSES[0].next))))
    return Incident(**{**kept, "status": status, "causes": (flat,) * draw(st.integers(0, 2))})


@given(lacking(), st.sampled_from([NOW, at("18 10:00"), at("19 10:00")]), st.booleans())
def test_all_advice_on_any_record_stands_somewhere_in_its_file(incident: Incident, now: Any, crlf: bool) -> None:  # noqa: FBT001
    text = render(incident).replace("\n", "\r\n" if crlf else "\n")
    reading = parse(text.encode(), "file")
    assert reading.incident == incident
    for advice in advise(incident, now, Settings()):
        spot = spot_of(reading.document, advice.place)
        said = text_at(incident, advice.place)
        assert 0 <= spot.start < spot.end <= len(reading.document.text)
        assert "\n" not in reading.document.text[spot.start : spot.end]
        if said.strip():
            assert spot.text in {said, advice.place}
