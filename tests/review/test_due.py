from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.review.due import parse_due, written_date

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        ("2026-1-5", date(2026, 1, 5)),
        ("fri", date(2026, 11, 27)),
        ("Friday", date(2026, 11, 27)),
        ("mon", date(2026, 11, 30)),
        ("tue", date(2026, 11, 24)),
        ("+2w", date(2026, 12, 7)),
        ("+3d", date(2026, 11, 26)),
        ("+1m", date(2026, 12, 23)),
        ("+3m", date(2027, 2, 23)),
        ("tomorrow", date(2026, 11, 24)),
        ("today", TODAY),
        ("1 dec", date(2026, 12, 1)),
        ("1. December", date(2026, 12, 1)),
        ("Tue 1 Dec", date(2026, 12, 1)),
        ("dec 1", date(2026, 12, 1)),
        ("December 1st, 2027", date(2027, 12, 1)),
        ("1 dec 2025", date(2025, 12, 1)),
        ("23 nov", TODAY),
        ("22 nov", date(2027, 11, 22)),
        ("29 feb", date(2028, 2, 29)),
    ],
)
def test_what_people_say_is_a_day(text: str, day: date) -> None:
    assert parse_due(text, TODAY) == day


def test_a_month_after_the_31st_is_the_last_of_a_shorter_month() -> None:
    assert parse_due("+1m", date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ASAP",
        "soon",
        "Q4",
        "next sprint",
        "next week",
        "31 nov",
        "30 feb",
        "2026-02-30",
        "fr",
        "1 foo",
        "monthly",
        "+2",
        "0",
    ],
)
def test_what_names_no_day_is_none(text: str) -> None:
    assert parse_due(text, TODAY) is None


@given(st.text(max_size=20), st.dates())
def test_any_text_on_any_day_is_answered(text: str, today: date) -> None:
    assert parse_due(text, today) is None or isinstance(parse_due(text, today), date)


@given(st.dates(), st.sampled_from(["+9999w", "+9999m", "fri", "29 feb", "31 dec", "tomorrow"]))
def test_the_end_of_the_calendar_is_no_error(today: date, text: str) -> None:
    found = parse_due(text, today)
    assert found is None or found >= today


def test_only_a_full_date_is_one_for_any_reader() -> None:
    assert written_date("2026-12-01") == date(2026, 12, 1)
    assert [written_date(text) for text in ("fri", "20261201", "2026-W49-2", "2026-13-01", "")] == [None] * 5
