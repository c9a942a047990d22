"""Edits in hand-written files: each changes its own text and nothing else (P7)."""

from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from noblame.record.incident import Action, Cause, Entry, Incident, Lessons, MeetingNotes, Pulse, Resolution, StepTime
from noblame.record.reading import parse, spell

AT = datetime(2026, 11, 18, 14, 2, tzinfo=UTC)


def saved(text: str, **changes: Any) -> str:
    """Return the file after some fields of its incident were changed."""
    reading = parse(text.encode(), "x.yaml")
    spelling = spell(reading.document, reading.incident, replace(reading.incident, **changes))
    assert not spelling.anew
    return spelling.data.decode()


def incident(text: str) -> Incident:
    return parse(text.encode(), "x.yaml").incident


@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        ("title: 'Old'   # keep\n", {"title": "New"}, "title: 'New'   # keep\n"),
        ('title: "Old"\n', {"title": "a\tb"}, 'title: "a\\tb"\n'),
        ("title: Old\n", {"title": "a: b"}, 'title: "a: b"\n'),
        ("title: Old # c\n", {"title": "two\nlines"}, "title: |- # c\n  two\n  lines\n"),
        (
            "title: x\nnotes: |  # c\n    a\n    b\n\nimpact: y\n",
            {"notes": "a\nc\n"},
            "title: x\nnotes: |  # c\n    a\n    c\n\nimpact: y\n",
        ),
        ("title: x\nnotes: |\n  a\n# below\n", {"notes": "b"}, "title: x\nnotes: |-\n  b\n# below\n"),
        ("title: x\nnotes:   # c\nimpact: y\n", {"notes": "z"}, "title: x\nnotes: z   # c\nimpact: y\n"),
        ("title: x\nnotes: a\n  b\n", {"notes": "c"}, "title: x\nnotes: c\n"),
        ("title: x\nnotes:\n  a\n", {"notes": "c"}, "title: x\nnotes: c\n"),
    ],
)
def test_a_text_keeps_its_look(before: str, changes: dict[str, Any], after: str) -> None:
    assert saved(before, **changes) == after


def test_a_text_that_grows_long_while_it_is_typed_moves_into_a_block() -> None:
    long = "word " * 24 + "end"
    assert saved("title: x\nimpact: word\n", impact=long) == f"title: x\nimpact: |-\n  {long}\n"
    assert saved(f"title: x\nimpact: {long}\n", impact=f"{long} more") == f"title: x\nimpact: {long} more\n"


def test_a_line_that_grows_stays_a_line_while_it_has_room() -> None:
    room = "x" * (120 - len("title: "))
    assert saved("title: short\n", title=room) == f"title: {room}\n"
    assert saved("title: short\n", title=f"{room}x") == f"title: |-\n  {room}x\n"
    assert saved('title: x\nimpact: ""\n', impact=room) == f"title: x\nimpact: |-\n  {room}\n"


def test_new_keys_come_where_the_contract_has_them() -> None:
    text = "# ours\ntitle: x\n\n# when\nstarted: 2026-11-18T14:02:00Z # UTC\nours: {a: 1}\nimpact: y\n# end\n"
    assert saved(text, severity="P1", detected=AT, affected=("a",)) == (
        "# ours\ntitle: x\nseverity: P1\n\n# when\nstarted: 2026-11-18T14:02:00Z # UTC\n"
        "detected: 2026-11-18T14:02:00Z\n"
        "ours: {a: 1}\nimpact: y\naffected: [a]\n# end\n"
    )


def test_a_key_comes_behind_its_nearest_forerunner_wherever_that_stands() -> None:
    text = "impact: y\nours: z\ntitle: x\n"
    assert saved(text, severity="P1") == f"{text}severity: P1\n"
    text = "actions:\n  - owner: Mei\n    what: a\ntitle: x\n"
    named = (Action(what="a", id="a1", owner="Mei"),)
    assert saved(text, actions=named) == text.replace("what: a\n", "what: a\n    id: a1\n")


def test_what_is_cleared_stays_as_an_empty_value_and_an_absent_time_goes() -> None:
    text = "title: x\nresolved: 2026-11-18T14:02:00Z\nimpact: y\ntags: [a] # t\ncustomer_impact: yes\n"
    assert saved(text, resolved=None, impact="", tags=(), customer_impact=False) == (
        'title: x\nimpact: ""\ntags: [] # t\ncustomer_impact: false\n'
    )


@pytest.mark.parametrize(
    "line", ["resolved: 2026-11-18T14:02:00Z # at last\n", "# at last\nresolved: 2026-11-18T14:02:00Z\n"]
)
def test_a_comment_on_an_absent_time_keeps_its_key(line: str) -> None:
    assert saved(f"title: x\n{line}impact: y\n", resolved=None) == f"title: x\n{line}impact: y\n".replace(
        " 2026-11-18T14:02:00Z", ""
    )


TIMELINE = """\
title: x
timeline:   # UTC
    # from the pager
    - {at: 2026-11-18T14:02:00Z, what: "Deploy", who: Mei}   # our own key
    # asked twice
    - what: Rollback
      at: 2026-11-18T14:20:00Z

    - 2026-11-18 14:09Z [detect] Pool alert
    # more to come
impact: y
"""


ROLLBACK = "    # asked twice\n    - what: Rollback\n      at: 2026-11-18T14:20:00Z\n"
ALERT = "    - 2026-11-18 14:09Z [detect] Pool alert\n"


def test_a_sort_takes_each_entry_along_with_its_comments_and_keys() -> None:
    a, b, c = incident(TIMELINE).timeline
    assert saved(TIMELINE, timeline=(a, c, b)) == TIMELINE.replace(f"{ROLLBACK}\n{ALERT}", f"{ALERT}\n{ROLLBACK}")


def test_an_entry_that_goes_takes_its_comment_along_and_the_list_keeps_its_own() -> None:
    a, b, c = incident(TIMELINE).timeline
    assert saved(TIMELINE, timeline=(a, c)) == TIMELINE.replace(ROLLBACK, "")
    assert f"    # from the pager\n{ROLLBACK}" in saved(TIMELINE, timeline=(b, c))


def test_an_edited_entry_is_edited_inside() -> None:
    a, b, c = incident(TIMELINE).timeline
    new = (replace(a, what="Deploy: done"), replace(b, kind="act"), replace(c, kind="alert"))
    assert saved(TIMELINE, timeline=new) == TIMELINE.replace('"Deploy"', '"Deploy: done"').replace(
        "what: Rollback\n", "what: Rollback\n      kind: act\n"
    ).replace("2026-11-18 14:09Z [detect] Pool alert", "{at: 2026-11-18T14:09:00Z, what: Pool alert, kind: alert}")


def test_a_new_entry_takes_the_indentation_and_the_look_of_the_list() -> None:
    old = incident(TIMELINE).timeline
    assert saved(TIMELINE, timeline=(*old, Entry(what="Done"))) == TIMELINE.replace(
        "Pool alert\n", "Pool alert\n    - what: Done\n"
    )
    flat = "title: x\ntimeline:\n- {what: a}\n- {what: c}\n"
    assert saved(flat, timeline=(Entry(what="a"), Entry(what="b"), Entry(what="c"))) == flat.replace(
        "{what: a}\n", "{what: a}\n- {what: b}\n"
    )


def test_blank_lines_between_entries_go_on() -> None:
    text = "title: x\ntags:\n\n  - a\n\n  - b\n"
    assert saved(text, tags=("a", "c", "b", "d")) == "title: x\ntags:\n\n  - a\n\n  - c\n\n  - b\n\n  - d\n"
    assert saved(text, tags=("b",)) == "title: x\ntags:\n\n  - b\n"


def test_comments_set_apart_stay_when_what_is_below_them_goes() -> None:
    text = "title: x\ntags:\n  - a\n\n  # the second part\n\n  # about b\n  - b\n  - c\n"
    assert saved(text, tags=("a", "c")) == "title: x\ntags:\n  - a\n  # the second part\n\n  - c\n"


def test_lists_between_brackets_stay_there() -> None:
    text = "title: x\ntags: [a,  'b' , c]\nquestions: [{ask: q, ours: 1}]\n"
    assert saved(text, tags=("c", "x, y", "a")) == text.replace("[a,  'b' , c]", "[c,  'x, y',  a]")
    assert saved(text, tags=("a", "bb", "c")) == text.replace("'b'", "'bb'")
    many = "title: x\ntags: [\n  a, # first\n  b, # second\n]\n"
    assert saved(many, tags=("a", "b", "c")) == many.replace("b, # second", "b, c, # second")


def test_an_empty_list_becomes_one_of_our_layout() -> None:
    assert saved("title: x\ntags: [] # t\ntimeline: []\n", tags=("a b",), timeline=(Entry(what="c"),)) == (
        "title: x\ntags: # t\n  - a b\ntimeline:\n  - {what: c}\n"
    )


MEETING = """\
title: x
meeting:
    facilitator: Mei # c
    steps: {stage: {planned: 120}}
lessons: {lucky: [a]}
resolution: undone
"""


def test_parts_of_parts() -> None:
    notes = incident(MEETING).meeting
    steps = {**notes.steps, "wins": StepTime(planned=180, spent=3)}
    changed = {
        "meeting": replace(notes, steps=steps, pulse=Pulse(hands=2)),
        "lessons": Lessons(lucky=("a",), headline="b, c"),
        "resolution": Resolution(temporary="undone"),
    }
    assert saved(MEETING, **changed) == MEETING.replace(
        "resolution: undone", "resolution: {temporary: undone}"
    ).replace("lucky: [a]", 'lucky: [a], headline: "b, c"').replace(
        "120}}\n", "120}, wins: {planned: 180, spent: 3}}\n    pulse: {hands: 2}\n"
    )


def test_causes_deep_down() -> None:
    text = "title: x\ncauses:\n- because: a\n  next:\n  - b [root]\n  - {because: c, ours: 1}\n"
    (top,) = incident(text).causes
    first, second = top.next
    new = replace(top, next=(first, replace(second, next=(Cause(because="d"),))))
    assert saved(text, causes=(new,)) == text.replace(
        "{because: c, ours: 1}", "{because: c, next: [{because: d}], ours: 1}"
    )


def test_a_file_between_brackets_stays_there() -> None:
    text = '{\n  "title": "x",\n  "tags": ["a"]\n}\n'
    assert saved(text, tags=("a", "b"), impact="big") == (
        '{\n  "title": "x",\n  "impact": big,\n  "tags": ["a", b]\n}\n'
    )


def test_an_edit_behind_an_alias_is_written_out_there() -> None:
    text = "title: &t Pool\nimpact: *t\nroot_cause: *t\n"
    assert saved(text, impact="Other") == "title: &t Pool\nimpact: Other\nroot_cause: *t\n"
    assert saved(text, title="Other") == "title: Other\nimpact: Pool\nroot_cause: Pool\n"
    merged = "title: x\nbase: &b {role: scribe}\nattendees:\n  - {<<: *b, name: Mei, ours: 1}\n  - {<<: *b, name: Bo}\n"
    mei, bo = incident(merged).attendees
    assert saved(merged, attendees=(mei, replace(bo, role="expert"))) == merged.replace(
        "name: Bo", "name: Bo, role: expert"
    )


def test_an_entry_that_others_name_can_move_below_them() -> None:
    text = "title: x\ntimeline:\n  - &a {what: one, ours: 1}\n  - {what: two}\n  - *a\n"
    one, two, _ = incident(text).timeline
    reading = parse(text.encode(), "x.yaml")
    spelling = spell(reading.document, reading.incident, replace(reading.incident, timeline=(two, one)))
    assert spelling.reading is not None
    assert spelling.reading.incident.timeline == (two, one)
    assert not spelling.anew
    assert b"ours: 1" in spelling.data


def test_three_edits_in_a_long_file_change_three_lines() -> None:
    lines = "".join(
        f"  - {{at: 2026-11-18T14:{n // 60:02}:{n % 60:02}Z, what: 'Entry {n}'}}  # {n}\n" for n in range(700)
    )
    text = f"title: x\ntimeline:\n{lines}meeting: {{facilitator: Mei}}\n"
    entries = list(incident(text).timeline)
    for n in (3, 350, 699):
        entries[n] = replace(entries[n], what="Edited")
    after = saved(text, timeline=tuple(entries), meeting=MeetingNotes(facilitator="Bo")).split("\n")
    assert sum(a != b for a, b in zip(text.split("\n"), after, strict=True)) == 4
