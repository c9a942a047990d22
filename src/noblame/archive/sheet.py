"""The sheet for a sprint review: every open action on one page, by owner, with a box to tick (S94)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from noblame.archive.actions import grouped
from noblame.inert import visible
from noblame.record.followed import Followed
from noblame.review.deadlines import counted
from noblame.review.lights import is_wish
from noblame.review.standing import due, overdue, wish
from noblame.review.tickets import ticket_link

ACTIVE = re.compile(r"[\\`*\[<~]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
"""What Markdown would act on within a line: words of a record stay words."""
ADDRESS = re.compile(r"https?://[^\s<>]+")


def sheet(followed: Sequence[Followed], today: date, ticket_url: str = "") -> str:
    """Return the page as Markdown that reads well as plain text.

    Args:
        followed: The actions, in the order of their records.
        today: The day that stands on it, and that lateness is counted from.
        ticket_url: As in the settings.
    """
    lines = [f"# Actions to look at again, {today}", "", _summary(followed, today)]
    for owner, actions in grouped(followed, "owner", today).items():
        lines += ["", f"## {_inert(owner)}: {_counts(actions, today)}", ""]
        lines += (_line(one, today, ticket_url) for one in actions)
    return "\n".join(lines)


def _summary(followed: Sequence[Followed], today: date) -> str:
    """Return how many there are, and in how many records."""
    if not followed:
        return "Nothing is open."
    records = len({one.path for one in followed})
    wishes = sum(is_wish(one.action) for one in followed)
    says = f"{_counts(followed, today)}, in {counted(records, 'record')}"
    return f"{says}. WISH stands at {wishes} without an owner or a date." if wishes else f"{says}."


def _counts(actions: Iterable[Followed], today: date) -> str:
    """Return `4 open, 1 overdue`."""
    late = Counter(overdue(one.action, today) > 0 for one in actions)
    return f"{late.total()} open" + (f", {late[True]} overdue" if late[True] else "")


def _line(one: Followed, today: date, ticket_url: str) -> str:
    """Return an action with its box; what it is called stands last, for `noblame actions RECORD --done`."""
    what = ": ".join(filter(None, (wish(one.action), _inert(one.action.what))))
    return f"- [ ] {' - '.join((what, *_details(one, today, ticket_url)))}"


def _details(one: Followed, today: date, ticket_url: str) -> Iterator[str]:
    """Yield what stands behind the words of an action."""
    if one.action.due:
        yield f"Due: {_inert(due(one.action, today))}"
    if one.action.ticket:
        link = ticket_link(one.action.ticket, ticket_url)
        yield f"<{visible(link)}>" if ADDRESS.fullmatch(link) else _inert(link)
    yield _inert(f"{one.record} {one.name}")


def _inert(text: str) -> str:
    """Return words on one line that neither Markdown nor a terminal acts on."""
    return ACTIVE.sub(r"\\\g<0>", visible(" ".join(text.split())))
