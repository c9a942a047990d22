"""The samples are what a new user sees first: they must be right, and show what they are there to show."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib import resources
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest

from noblame.language import Finding, find
from noblame.record.incident import Cause, Incident
from noblame.record.reading import Reading, parse
from noblame.review.advice.all import advise
from noblame.settings import Settings

FINISHED = "2026-11-18-checkout-pool"
MIDNIGHT = "2026-10-27-label-printers"
LONG = "2026-11-05-storage-recovery"
DRAFTED = "2026-11-22-login-codes"
ONGOING = "2026-11-23-vans-on-the-map"
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
"""A day on which the newest is over, or still going on."""
ALL = [FINISHED, MIDNIGHT, LONG, DRAFTED, ONGOING]


def folder() -> Traversable:
    """Return where the samples lie: in the installed package, or in the checkout where nothing is installed."""
    if find_spec("noblame.sample_incidents"):
        return resources.files("noblame.sample_incidents")
    return Path(__file__).parent.parent / "sample_incidents"


def read(stem: str) -> Reading:
    name = f"{stem}.yaml"
    return parse((folder() / name).read_bytes(), name)


def incident(stem: str) -> Incident:
    return read(stem).incident


def every(causes: tuple[Cause, ...]) -> Iterator[Cause]:
    for cause in causes:
        yield cause
        yield from every(cause.next)


def texts(of: Incident) -> Iterator[tuple[str, str]]:
    """Yield every text a pane shows, with the pane it stands in."""
    yield from (("timeline", entry.what) for entry in of.timeline)
    yield from (("causes", cause.because) for cause in every(of.causes))
    yield from (("improvements", idea.idea) for idea in of.improvements)
    yield from (("actions", action.what) for action in of.actions)
    yield from (("questions", question.ask) for question in of.questions)
    yield from (("parked", parked.what) for parked in of.parked)
    yield from (("lessons.went_well", text) for text in of.lessons.went_well)
    yield from (("lessons.to_improve", text) for text in of.lessons.to_improve)
    yield from (("lessons.lucky", text) for text in of.lessons.lucky)
    yield from (("title", of.title), ("impact", of.impact), ("detection", of.detection))
    yield from (("root_cause", of.root_cause), ("lessons.headline", of.lessons.headline), ("notes", of.notes))


def findings(stem: str) -> list[Finding]:
    of = incident(stem)
    people = tuple(person.name for person in of.attendees)
    return [finding for pane, text in texts(of) for finding in find(text, people, pane)]


def test_there_are_these_five() -> None:
    found = {path.name for path in folder().iterdir()}

    assert {f"{stem}.yaml" for stem in ALL} == {name for name in found if name.endswith(".yaml")}


@pytest.mark.parametrize("stem", ALL)
def test_a_sample_is_read_without_a_word_of_warning(stem: str) -> None:
    assert read(stem).warnings == ()


@pytest.mark.parametrize("stem", ALL)
def test_a_sample_is_named_for_the_day_it_began(stem: str) -> None:
    started = incident(stem).started

    assert started is not None
    assert stem.startswith(started.date().isoformat())


@pytest.mark.parametrize("stem", ALL)
def test_a_timeline_is_in_order(stem: str) -> None:
    times = [entry.at for entry in incident(stem).timeline if entry.at]

    assert times == sorted(times)


@pytest.mark.parametrize("stem", ALL)
def test_links_lead_only_to_example_domains(stem: str) -> None:
    of = incident(stem)

    assert all(".example/" in link.url for link in of.links)
    assert all(".example/" in place.url for place in of.shared if place.url)


@pytest.mark.parametrize("stem", [FINISHED, MIDNIGHT, LONG, ONGOING])
def test_a_record_that_went_well_holds_no_blame_and_no_empty_promise(stem: str) -> None:
    assert findings(stem) == []


def test_the_finished_one_has_a_whole_why_tree_and_lit_actions() -> None:
    of = incident(FINISHED)
    roots = [cause for cause in every(of.causes) if cause.kind == "root"]

    assert len(roots) == 3
    assert all(cause.actionable and cause.recurs == "no" for cause in roots)
    assert any(len(cause.next) > 1 for cause in every(of.causes))
    assert {cause.id for cause in roots} <= {action.closes for action in of.actions if not action.decided}
    for action in of.actions:
        assert all((action.owner, action.due, action.type, action.priority, action.ticket, action.closes))
        assert date.fromisoformat(action.due)


def test_the_finished_one_was_met_about_published_and_shared() -> None:
    of = incident(FINISHED)

    assert of.status == "published"
    assert of.meeting.held
    assert of.meeting.ended
    assert list(of.meeting.steps) == ["stage", "timeline", "root-cause", "improvements", "actions", "wins"]
    assert of.meeting.pulse
    assert len(of.shared) == 3
    assert of.lessons.headline


@pytest.mark.parametrize(
    ("stem", "told"),
    [
        (FINISHED, []),
        (MIDNIGHT, ["late-publication", "may-recur", "overdue", "recurs-unanswered", "unverified"]),
        (LONG, ["late-publication", "may-recur", "overdue"]),
        (
            DRAFTED,
            ["late-meeting", "not-specific", "not-specific", "row-without-time", "timeline-gap", "wish", "wish"],
        ),
        (ONGOING, []),
    ],
)
def test_advice_on_a_sample_is_what_its_author_would_agree_with(stem: str, told: list[str]) -> None:
    assert sorted(each.id for each in advise(incident(stem), NOW, Settings())) == told


@pytest.mark.parametrize("stem", [DRAFTED, ONGOING])
def test_a_draft_in_time_is_only_hinted_at(stem: str) -> None:
    evening = datetime(2026, 11, 24, 20, tzinfo=UTC)

    assert {each.level for each in advise(incident(stem), evening, Settings())} <= {"hint"}


def test_after_midnight_it_is_the_next_day() -> None:
    times = [entry.at for entry in incident(MIDNIGHT).timeline]

    assert times[0] == datetime(2026, 10, 27, 23, 38, tzinfo=UTC)
    assert times[-1] == datetime(2026, 10, 28, 2, 40, tzinfo=UTC)
    assert [(one, other) for one, other in pairwise(times) if one and other and one.day != other.day] == [
        (datetime(2026, 10, 27, 23, 58, tzinfo=UTC), datetime(2026, 10, 28, 0, 7, tzinfo=UTC))
    ]


def test_the_long_one_has_ninety_entries_each_with_time_and_kind() -> None:
    timeline = incident(LONG).timeline

    assert len(timeline) == 90
    assert all(entry.at and entry.kind and entry.what for entry in timeline)


def test_the_drafted_one_is_ready_for_a_room() -> None:
    of = incident(DRAFTED)

    assert of.meeting.scheduled
    assert of.meeting.held is None
    assert sum(person.invited for person in of.attendees) >= 5
    assert not any(person.present for person in of.attendees)
    assert len([idea for idea in of.improvements if idea.held_from]) == 3
    assert len(list(every(of.causes))) >= 3
    assert not any(cause.kind == "root" for cause in every(of.causes))
    assert any(entry.at is None for entry in of.timeline)


def test_the_drafted_one_has_something_to_reword_in_most_of_its_panes() -> None:
    found = findings(DRAFTED)

    assert len([finding for finding in found if finding.level == "warn"]) >= 6
    assert {finding.kind for finding in found} == {"blame", "shallow"}
    assert {"human-error", "counterfactual", "omission", "vigilance", "vague"} <= {finding.rule for finding in found}


def test_the_ongoing_one_has_no_end() -> None:
    of = incident(ONGOING)

    assert of.resolved is None
    assert of.status == "draft"
    assert len(of.timeline) >= 8
