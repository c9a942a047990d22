"""What becomes of an action in its record's file (S21, S94)."""

from datetime import date
from pathlib import Path

import pytest

from noblame.archive.follow import MissingActionError, change, done, dropped, named, review, with_review
from noblame.record.desk import Desk
from noblame.record.file import load
from noblame.record.followed import Followed
from noblame.record.incident import Action, Incident
from noblame.record.storing import StoreError
from noblame.source.problem import UnreadableError

DAY = date(2026, 11, 25)
TEXT = """noblame: 1
title: Checkout unavailable   # as it was called
severity: sev-odd
actions:
  - "Rotate logs - Owner: Ana Prieto - Due: 2026-12-01"
  - id: a1
    what: Add an alert
    owner: Bo Li
"""
ODD = ("sev-odd",)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "2026-11-18-checkout.yaml"
    path.write_text(TEXT)
    return path


def followed(path: Path, number: int) -> Followed:
    return Followed(path=path, title="t", number=number, action=load(path, ODD).incident.actions[number - 1])


def test_an_action_is_called_by_its_id_or_its_number() -> None:
    actions = (Action(what="x"), Action(what="y", id="a1"), Action(what="z", id="1"))
    assert [named(actions, name) for name in ("a1", "2", "1", "3", "4", "0", "a9", "", "\u0661")] == [
        *(1, 1, 2, 2),
        *(None, None, None, None, None),
    ]


def test_done_touches_nothing_but_the_action(record: Path) -> None:
    assert change(followed(record, 2), done(DAY, "fired in the drill"), ODD).wrote
    assert record.read_text() == f"{TEXT}    done: 2026-11-25\n    verified: fired in the drill\n"


def test_an_action_written_as_a_line_can_be_done_too_and_gets_no_id(record: Path) -> None:
    change(followed(record, 1), done(DAY), ODD)
    first, second = load(record, ODD).incident.actions
    assert first == Action(what="Rotate logs", owner="Ana Prieto", due="2026-12-01", done=DAY)
    assert (second.id, second.done) == ("a1", None)
    assert "# as it was called" in record.read_text()


def test_what_is_done_already_keeps_its_day_and_is_not_written_again(record: Path) -> None:
    one = followed(record, 2)
    change(one, done(date(2026, 11, 20), "drill"), ODD)
    before = record.read_bytes()
    assert not change(one, done(DAY), ODD).wrote
    assert record.read_bytes() == before
    change(one, done(DAY, "drill and alert"), ODD)
    action = load(record, ODD).incident.actions[1]
    assert (action.done, action.verified) == (date(2026, 11, 20), "drill and alert")


def test_dropped_has_a_reason_and_the_record_a_review(record: Path) -> None:
    change(followed(record, 2), dropped("the service is gone"), ODD, DAY)
    incident = load(record, ODD).incident
    assert (incident.actions[1].decided, incident.actions[1].reason) == ("no", "the service is gone")
    assert incident.reviews == (DAY,)


def test_it_is_found_again_by_its_id_after_others_moved_and_reworded_it(record: Path) -> None:
    one = followed(record, 2)
    record.write_text("noblame: 1\ntitle: t\nactions: [{what: New}, {id: a1, what: Alert on the pool}, {what: Old}]\n")
    change(one, done(DAY))
    assert [action.done for action in load(record).incident.actions] == [None, DAY, None]


def test_without_an_id_the_nearest_with_its_words_is_meant(record: Path) -> None:
    one = followed(record, 1)
    record.write_text("noblame: 1\ntitle: t\nactions: [{what: New}, {what: Rotate logs}, {what: Rotate logs}]\n")
    change(one, done(DAY))
    assert [action.done for action in load(record).incident.actions] == [None, DAY, None]


def test_one_that_is_gone_is_told_and_nothing_is_written(record: Path) -> None:
    one = followed(record, 2)
    record.write_text("noblame: 1\ntitle: t\nactions: [{what: Add an alert}]\n")
    before = record.read_bytes()
    with pytest.raises(MissingActionError, match="2026-11-18-checkout no longer has the action “Add an alert”"):
        change(one, done(DAY), reviewed=DAY)
    assert record.read_bytes() == before


def test_a_record_that_cannot_be_read_or_written_says_so(record: Path) -> None:
    one = followed(record, 2)
    record.write_text("noblame: 1\ntitle: [\n")
    with pytest.raises(UnreadableError):
        change(one, done(DAY))
    record.unlink()
    with pytest.raises((UnreadableError, StoreError)):
        review(record, DAY)


def test_a_window_that_has_the_record_open_takes_it_in(record: Path) -> None:
    desk = Desk.open(record, severities=ODD)
    change(followed(record, 2), done(DAY), ODD)
    incident = desk.incident
    desk.edit(Incident(title="Reworded", severity=incident.severity, actions=incident.actions))
    desk.close()
    merged = load(record, ODD).incident
    assert (merged.title, merged.actions[1].done) == ("Reworded", DAY)


def test_days_of_review_stay_as_they_are_and_a_new_one_stands_where_it_belongs() -> None:
    first, last = date(2026, 11, 1), date(2026, 12, 3)
    incident = Incident(title="t", reviews=(first, last))
    assert with_review(incident, DAY).reviews == (first, DAY, last)
    assert with_review(incident, last) is incident
    assert with_review(Incident(title="t"), DAY).reviews == (DAY,)
