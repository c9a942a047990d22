"""The actions of a whole archive: which are open, whose they are, when they are due (S21, S93)."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Literal

from noblame.archive.folder import Listed
from noblame.record.followed import Followed
from noblame.record.incident import Action
from noblame.review.due import written_date
from noblame.review.lights import kept
from noblame.review.owners import goes_by, is_nobody
from noblame.review.standing import overdue

Which = Literal["open", "overdue", "all"]
By = Literal["incident", "owner", "due"]

NOBODY = "Nobody yet"
SOON = 7
"""Days within which an action is due soon."""


def actions_of(found: Iterable[Listed]) -> Iterator[Followed]:
    """Yield every action of the records that could be read, in their order."""
    for one in found:
        if one.incident is not None:
            for number, action in enumerate(one.incident.actions, 1):
                yield Followed(path=one.path, title=one.incident.title, number=number, action=action)


def chosen(followed: Iterable[Followed], which: Which, owner: str, today: date) -> list[Followed]:
    """Return the actions that are asked for.

    Args:
        followed: The actions to choose from.
        which: Those somebody is to do, those of them that are late, or all, done and decided ones too.
        owner: Only those of whose owner some word begins so; empty for everybody's.
        today: What is late is counted from.
    """
    tests: dict[Which, Callable[[Action], bool]] = {
        "open": is_open,
        "overdue": lambda action: overdue(action, today) > 0,
        "all": lambda _: True,
    }
    return [one for one in followed if tests[which](one.action) and goes_by(one.action.owner, owner)]


def is_open(action: Action) -> bool:
    """Return whether somebody is to do it: neither decided (later, no) nor done."""
    return bool(kept((action,)))


def grouped(followed: Iterable[Followed], by: By, today: date) -> dict[str, list[Followed]]:
    """Return the actions under headings, those that are longest overdue first in each.

    Args:
        followed: The actions, in the order of their records.
        by: One heading for each incident, each owner (nobody last), or each stretch of time.
        today: What stretches of time are counted from.
    """
    groups: dict[str, list[Followed]] = {}
    for one in followed:
        groups.setdefault(_heading(one, by, today), []).append(one)
    ordered = sorted(groups, key=lambda name: _place(name, by)) if by != "incident" else list(groups)
    return {name: sorted(groups[name], key=by_date) for name in ordered}


def _heading(one: Followed, by: By, today: date) -> str:
    """Return under what an action stands."""
    if by == "incident":
        return f"{one.title} ({one.record})"
    if by == "owner":
        return NOBODY if is_nobody(one.action.owner) else " ".join(one.action.owner.split())
    due = written_date(one.action.due)
    if not is_open(one.action):
        return STRETCHES[4]
    if due is None:
        return STRETCHES[3]
    return STRETCHES[0 if due < today else 1 if (due - today).days <= SOON else 2]


STRETCHES = ("Overdue", "Due within a week", "Due later", "No date", "No longer open")
"""Headings of time, in their order."""


def _place(name: str, by: By) -> tuple[int, str]:
    """Return where a heading stands among others."""
    if by == "due":
        return STRETCHES.index(name), ""
    return int(name == NOBODY), name.casefold()


def by_date(one: Followed) -> tuple[bool, date]:
    """Return what sorts open ones first, the longest overdue before others, those without a date behind them."""
    return not is_open(one.action), written_date(one.action.due) or date.max
