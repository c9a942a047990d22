from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.record.incident import Incident
from noblame.review.default_due import default_due
from noblame.settings import Deadlines, Settings

TUESDAY = date(2026, 11, 24)


def due(severity: str, settings: Settings | None = None, today: date = TUESDAY) -> date:
    return default_due(Incident(title="x", severity=severity), settings or Settings(), today)


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        ("P1", date(2026, 12, 8)),
        ("SEV1", date(2026, 12, 8)),
        ("P2", date(2026, 12, 24)),
        ("P3", date(2027, 1, 25)),  # 23 January is a Saturday
        ("SEV5", date(2027, 1, 25)),
        ("", date(2027, 1, 25)),
    ],
)
def test_a_severity_says_how_many_days(severity: str, expected: date) -> None:
    assert due(severity) == expected


def test_a_team_names_its_own_severities_and_days_off() -> None:
    house = Settings(due_days={"P1": 14, "major": 3}, deadlines=Deadlines(holidays=(date(2026, 11, 27),)))
    assert due("major", house) == date(2026, 11, 30)
    assert due("minor", Settings(due_days={})) == date(2026, 12, 24)
    assert due("P1", Settings(deadlines=Deadlines(weekend=("mon", "tue", "wed", "thu", "fri", "sat", "sun")))) == date(
        2026, 12, 8
    )


def test_an_immediate_fix_is_due_sooner() -> None:
    urgent = Incident(title="x", severity="P1")
    assert default_due(urgent, Settings(), TUESDAY, "immediate") == date(2026, 11, 27)
    assert default_due(urgent, Settings(), TUESDAY, "tool") == date(2026, 12, 8)
    assert default_due(urgent, Settings(due_days={"P1": 1}), TUESDAY, "immediate") == date(2026, 11, 25)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(["P1", "SEV2", "P3", "odd"]))
def test_it_is_always_a_working_day_ahead(today: date, severity: str) -> None:
    day = due(severity, today=today)
    assert day > today
    assert day.weekday() < 5
