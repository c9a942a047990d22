"""Whether a post-mortem is held (S7 to S17)."""

from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.record.incident import Criterion, Entry, Incident, Triage
from noblame.review.triage import (
    CRITERIA,
    decided,
    in_words,
    is_skipped,
    needs_fix,
    needs_reason,
    night,
    reminder,
    verdict,
)

ALL: tuple[Criterion, ...] = get_args(Criterion)
TWO_EAST = timezone(timedelta(hours=2))


def test_every_criterion_of_a_record_is_asked_once_in_its_order() -> None:
    assert tuple(each.criterion for each in CRITERIA) == ALL
    assert [each.source for each in CRITERIA] == [f"S{number}" for number in range(7, 18)]


@pytest.mark.parametrize(
    ("criteria", "expected", "why"),
    [
        (("customer-outage",), "always", "customers could not use it"),
        (("data-loss",), "always", "data was lost or corrupted"),
        (("security",), "always", "it was a security incident"),
        (("revenue", "trivial"), "always", "it cost major revenue"),
        (("internal-outage",), "usually", "an internal tool was out"),
        (("repeated", "night-page"), "usually", "a small incident that happened before; it woke someone at night"),
        (("planned",), "skip", "planned maintenance that went as planned"),
        (("trivial",), "skip", "trivial, with an obvious fix"),
        ((), "", ""),
    ],
)
def test_the_strongest_group_decides(criteria: tuple[Criterion, ...], expected: str, why: str) -> None:
    found = verdict(criteria)
    assert (found.verdict, found.why) == (expected, why)


@given(st.sets(st.sampled_from(ALL)))
def test_one_more_tick_never_weakens_the_verdict(criteria: set[Criterion]) -> None:
    strength = {"": 0, "skip": 1, "usually": 2, "always": 3}
    for more in ALL:
        assert strength[verdict({*criteria, more}).verdict] >= strength[verdict(criteria).verdict]


def test_what_was_caught_early_asks_whether_it_was_a_near_miss() -> None:
    assert verdict({"caught-early"}).ask == "could it have been worse? then it is a near miss"
    assert verdict({"caught-early", "near-miss"}) == verdict({"near-miss"})
    assert verdict({"planned"}).ask == ""
    assert verdict(()).ask == "what applies?"


def test_a_usual_one_is_decided_against_with_a_reason() -> None:
    triage = decided({"night-page", "internal-outage"}, against="the tool is gone next week")
    expected = Triage(criteria=("internal-outage", "night-page"), verdict="skip", reason="the tool is gone next week")
    assert triage == expected
    assert is_skipped(Incident(title="t", triage=triage))
    assert decided({"internal-outage"}).verdict == "usually"
    assert decided({"customer-outage"}, against="no time") == Triage(criteria=("customer-outage",), verdict="always")
    assert not is_skipped(Incident(title="t", triage=decided({"internal-outage"})))
    assert not is_skipped(Incident(title="t"))


@pytest.mark.parametrize(
    ("triage", "needed"),
    [
        (Triage(criteria=("internal-outage",), verdict="skip"), True),
        (Triage(criteria=("internal-outage",), verdict="skip", reason=" "), True),
        (Triage(criteria=("revenue",), verdict="skip"), True),
        (Triage(criteria=("internal-outage",), verdict="skip", reason="gone next week"), False),
        (Triage(criteria=("planned",), verdict="skip"), False),
        (Triage(criteria=("internal-outage",), verdict="usually"), False),
        (None, False),
    ],
)
def test_deciding_against_one_needs_a_reason(triage: Triage | None, needed: bool) -> None:  # noqa: FBT001
    assert needs_reason(triage) is needed


@pytest.mark.parametrize(
    ("triage", "words"),
    [
        (decided({"data-loss"}), "always: data was lost or corrupted"),
        (decided({"revenue"}, reason="about 40,000 EUR"), "always: it cost major revenue; about 40,000 EUR"),
        (
            decided({"internal-outage"}, against="gone next week"),
            "skip, though usually: an internal tool was out; because gone next week",
        ),
        (decided({"planned"}), "skip: planned maintenance that went as planned"),
        (decided(()), "undecided"),
        (Triage(verdict="usually", reason="we learn from all"), "usually: we learn from all"),
    ],
)
def test_the_verdict_reads_as_a_line(triage: Triage, words: str) -> None:
    assert in_words(triage) == words


def test_only_a_trivial_one_asks_for_its_fix() -> None:
    assert needs_fix({"trivial"})
    assert needs_fix({"trivial", "planned"})
    assert not needs_fix({"trivial", "night-page"})
    assert not needs_fix({"planned"})


def test_a_security_incident_is_shared_with_care() -> None:
    assert "only with those who need to know" in reminder({"security", "planned"})
    assert reminder({"data-loss"}) == ""


@pytest.mark.parametrize(
    ("hour", "minute", "asleep"),
    [(22, 0, True), (21, 59, False), (3, 0, True), (5, 59, True), (6, 0, False), (12, 0, False)],
)
def test_the_night_is_that_of_the_zone(hour: int, minute: int, asleep: bool) -> None:  # noqa: FBT001
    there = datetime(2026, 11, 18, hour, minute, tzinfo=TWO_EAST)
    at = there.astimezone(UTC)
    assert night(Incident(title="t", started=at), TWO_EAST) is asleep
    assert night(Incident(title="t", timeline=(Entry(what="x"), Entry(at=at))), TWO_EAST) is asleep
    assert not night(Incident(title="t"), TWO_EAST)
