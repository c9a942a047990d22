"""What is undone leaves no trace in the file: keys that came in a session go again with what they say (P7)."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from noblame.record.file import load, save
from noblame.record.incident import Cause, Incident, Lessons, Pulse, Triage
from noblame.record.reading import parse, spell
from noblame.source.stood import stood

TEXT = """\
# ours
title: Checkout unavailable
impact: "38 %"   # of all
checklist: {invited: true}
causes:
  - because: The pool ran dry
    recurs: unsure
    next:
      - {because: The error path leaks, kind: contributing}   # seen twice
      - No check notices it
  - because: The alert fired late
actions:
- what: Add a lint rule
  owner: Mei
meeting:
  facilitator: Mei
"""
AT = datetime(2026, 11, 18, 14, 2, tzinfo=UTC)
Change = Callable[[Incident], Incident]


def cause(**changes: object) -> Change:
    """Return what changes the last cause."""
    return lambda one: replace(one, causes=(*one.causes[:-1], replace(one.causes[-1], **changes)))


def inner(**changes: object) -> Change:
    """Return what changes the first answer below the first cause."""

    def changed(one: Incident) -> Incident:
        top = one.causes[0]
        return replace(
            one, causes=(replace(top, next=(replace(top.next[0], **changes), *top.next[1:])), *one.causes[1:])
        )

    return changed


def action(**changes: object) -> Change:
    return lambda one: replace(one, actions=(replace(one.actions[0], **changes), *one.actions[1:]))


def whole(**changes: object) -> Change:
    return lambda one: replace(one, **changes)


def meeting(**changes: object) -> Change:
    return lambda one: replace(one, meeting=replace(one.meeting, **changes))


PAIRS: tuple[tuple[Change, Change], ...] = (
    (cause(actionable=True), cause(actionable=False)),
    (cause(recurs="yes", id="c1"), cause(recurs="", id="")),
    (cause(kind="root", evidence=("a log",)), cause(kind="", evidence=())),
    (cause(next=(Cause(because="x", id="c9"),)), cause(next=())),
    (inner(actionable=True, id="c2"), inner(actionable=False, id="")),
    (action(closes="c1", due="2026-12-01", helpers=("Bo",)), action(closes="", due="", helpers=())),
    (action(done=date(2026, 12, 1), verified="seen"), action(done=None, verified="")),
    (whole(reasons={"no-actions": "because"}), whole(reasons={})),
    (whole(notes="some", tags=("a",), customer_impact=True), whole(notes="", tags=(), customer_impact=None)),
    (whole(lessons=Lessons(went_well=("x",))), whole(lessons=Lessons())),
    (whole(triage=Triage(verdict="always"), started=AT), whole(triage=None, started=None)),
    (meeting(framing_said=True, pulse=Pulse(hands=3)), meeting(framing_said=False, pulse=None)),
)


@given(st.permutations(PAIRS), st.permutations(PAIRS), st.integers(1, len(PAIRS)))
def test_whatever_is_done_and_undone_leaves_the_file_as_it_was(
    forth: list[tuple[Change, Change]], back: list[tuple[Change, Change]], count: int
) -> None:
    reading = parse(TEXT.encode(), "x.yaml")
    opened = stood(reading.document.root)
    undone = [pair for pair in back if pair in forth[:count]]
    for change in (*(there for there, _ in forth[:count]), *(again for _, again in undone)):
        spelling = spell(reading.document, reading.incident, change(reading.incident), opened=opened)
        assert not spelling.anew
        assert spelling.reading is not None
        reading = spelling.reading
    assert reading.document.text == TEXT


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (whole(impact=""), 'impact: ""   # of all\n'),
        (whole(checklist={}), "checklist: {}\n"),
        (action(owner=""), '  owner: ""\n'),
        (meeting(facilitator=""), '  facilitator: ""\n'),
    ],
)
def test_a_key_that_stood_there_before_stays(change: Change, line: str) -> None:
    reading = parse(TEXT.encode(), "x.yaml")
    opened = stood(reading.document.root)
    spelling = spell(reading.document, reading.incident, change(reading.incident), opened=opened)
    assert line in spelling.data.decode()
    assert len(spelling.data.splitlines()) == len(TEXT.splitlines())


def test_it_holds_from_save_to_save_and_redo_writes_the_word_as_at_first(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(TEXT)
    record = load(path)
    before = record.incident
    after = cause(recurs="yes", actionable=True, id="c1")(before)
    record = save(record.with_incident(after)).record
    first = path.read_text()
    assert first == TEXT.replace("fired late\n", 'fired late\n    actionable: true\n    recurs: "yes"\n    id: c1\n')
    record = save(record.with_incident(before)).record
    assert path.read_text() == TEXT
    save(record.with_incident(after))
    assert path.read_text() == first


def test_what_somebody_else_wrote_meanwhile_stood_there_and_a_new_session_knows_all_keys(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(TEXT)
    record = save(load(path).with_incident(replace(load(path).incident, notes="ours"))).record
    path.write_text(path.read_text() + "cost: {people_hours: 3}\nseverity: P1\n")
    record = save(record.with_incident(replace(record.incident, resolution="back"))).record
    saved = save(record.with_incident(replace(record.incident, notes="", resolution="", severity="", cost=None)))
    assert saved.record.incident.severity == ""
    assert path.read_text() == TEXT + 'severity: ""\n'
    path.write_text(TEXT + "notes: some\n")
    again = load(path)
    save(again.with_incident(replace(again.incident, notes="")))
    assert path.read_text() == TEXT + 'notes: ""\n'


def test_a_comment_and_a_merged_key_keep_what_is_written(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("title: x\nactions:\n- &a {what: a, owner: Mei}\n- <<: *a\n  what: b\n")
    record = load(path)
    actions = record.incident.actions
    record = save(
        record.with_incident(replace(record.incident, actions=(actions[0], replace(actions[1], owner=""))))
    ).record
    assert load(path).incident == record.incident
    path.write_text("title: x\n")
    record = save(load(path).with_incident(Incident(title="x", notes="n"))).record
    path.write_text("title: x\nnotes: n # why\n")
    record = save(record.with_incident(Incident(title="new", notes="n"))).record
    save(record.with_incident(Incident(title="new")))
    assert path.read_text() == 'title: new\nnotes: "" # why\n'


def test_a_word_that_was_cleared_comes_back_without_the_quotes_of_nothing() -> None:
    reading = parse(TEXT.encode(), "x.yaml")
    opened = stood(reading.document.root)
    cleared = replace(
        reading.incident, causes=(replace(reading.incident.causes[0], recurs=""), *reading.incident.causes[1:])
    )
    between = spell(reading.document, reading.incident, cleared, opened=opened).reading
    assert between is not None
    assert 'recurs: ""' in between.document.text
    assert spell(between.document, cleared, reading.incident, opened=opened).data.decode() == TEXT
