"""How an action stands, in words."""

from datetime import date

import pytest

from noblame.record.incident import Action
from noblame.review.standing import due, outcome, overdue, wish
from noblame.review.tickets import ticket_link

DAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        (Action(what="x"), "WISH (no owner, no date)"),
        (Action(what="x", owner="the team", due="2026-12-01"), "WISH (no owner)"),
        (Action(what="x", owner="Ana Prieto", due="soon"), "WISH (no date)"),
        (Action(what="x", owner="Ana Prieto", due="2026-12-01"), ""),
        (Action(what="x", done=True), ""),
    ],
)
def test_an_action_without_an_owner_or_a_date_is_a_wish(action: Action, expected: str) -> None:
    assert wish(action) == expected


@pytest.mark.parametrize(
    ("action", "days", "words"),
    [
        (Action(what="x", due="2026-11-24"), 1, "2026-11-24 (overdue by 1 d)"),
        (Action(what="x", due="2026-11-25"), 0, "2026-11-25"),
        (Action(what="x", due="2026-11-24", done=DAY), 0, "2026-11-24"),
        (Action(what="x", due="2026-11-24", decided="later"), 0, "2026-11-24"),
        (Action(what="x", due="last week"), 0, "last week"),
    ],
)
def test_an_open_action_is_overdue_from_the_day_after_its_date(action: Action, days: int, words: str) -> None:
    assert (overdue(action, DAY), due(action, DAY)) == (days, words)


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        (Action(what="x"), ""),
        (Action(what="x", done=DAY, verified="fired in the drill"), "done 2026-11-25, fired in the drill"),
        (Action(what="x", done=True), "done"),
        (Action(what="x", decided="later", reason="after the move"), "later: after the move"),
        (Action(what="x", decided="no"), "not doing"),
    ],
)
def test_what_became_of_it(action: Action, expected: str) -> None:
    assert outcome(action) == expected


@pytest.mark.parametrize(
    ("ticket", "expected"),
    [
        ("OPS-2231", "https://jira.example/browse/OPS-2231"),
        (" a/b?9 ", "https://jira.example/browse/a%2Fb%3F9"),
        ("https://other.example/7", "https://other.example/7"),
        ("later", "later"),
        ("", ""),
        ("#12", "https://jira.example/browse/12"),
    ],
)
def test_a_key_becomes_a_link(ticket: str, expected: str) -> None:
    assert ticket_link(ticket, "https://jira.example/browse/{ticket}") == expected
    assert ticket_link(ticket, "") == ticket.strip()
