"""Actions as plain lines under headings, and as rows for a program."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from noblame.archive.actions import By, grouped, is_open
from noblame.cli.lines import joined
from noblame.record.followed import Followed
from noblame.review.deadlines import counted
from noblame.review.lights import is_wish
from noblame.review.standing import due, outcome, overdue, wish
from noblame.review.tickets import ticket_link

NOTHING = {"open": "no open actions", "overdue": "nothing is overdue", "all": "no actions"}


def lines(asked: Sequence[Followed], options: argparse.Namespace, today: date, ticket_url: str) -> Iterator[str]:
    """Yield the actions under their headings, and last how many they are."""
    by: By = options.by
    for heading, actions in grouped(asked, by, today).items():
        yield heading
        width = max(len(one.name) for one in actions)
        yield from (f"  {one.name:<{width}}  {_line(one, by, today, ticket_url)}" for one in actions)
        yield ""
    yield _summary(asked, today) if asked else f"{NOTHING[options.which]}{_whose(options.owner)}"


def _line(one: Followed, by: By, today: date, ticket_url: str) -> str:
    """Return an action without what its heading says; `what · owner · due · ticket · record`."""
    action = one.action
    parts = (
        joined((wish(action) if is_open(action) else "", " ".join(action.what.split())), ": "),
        action.owner if by != "owner" else "",
        action.due and f"due {due(action, today)}",
        ticket_link(action.ticket, ticket_url),
        outcome(action),
        one.record if by != "incident" else "",
    )
    return joined(parts, " · ")


def _summary(asked: Sequence[Followed], today: date) -> str:
    """Return `4 open actions in 3 records, 2 overdue`, with the others where they are listed too."""
    open_ones = sum(is_open(one.action) for one in asked)
    late = sum(overdue(one.action, today) > 0 for one in asked)
    others = len(asked) - open_ones
    where = f"in {counted(len({one.path for one in asked}), 'record')}"
    says = (f"{counted(open_ones, 'open action')} {where}", f"{late} overdue" if late else "")
    return joined((*says, f"{others} no longer open" if others else ""))


def _whose(owner: str) -> str:
    """Return whose actions were asked for."""
    return f" of {owner}" if owner else ""


def rows(asked: Sequence[Followed], today: date, ticket_url: str) -> list[dict[str, Any]]:
    """Return one row an action, with everything the record says of it, in the order of the records."""
    return [_row(one, today, ticket_url) for one in asked]


def _row(one: Followed, today: date, ticket_url: str) -> dict[str, Any]:
    """Return an action for a program; `overdue` is in days, 0 where it is not."""
    action = one.action
    link = ticket_link(action.ticket, ticket_url)
    return {
        "record": one.record,
        "path": str(one.path),
        "title": one.title,
        "number": one.number,
        **{name: getattr(action, name) for name in action.__struct_fields__},
        "open": is_open(action),
        "overdue": overdue(action, today),
        "wish": is_wish(action),
        "ticket_url": link if "://" in link else "",
    }
