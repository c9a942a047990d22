"""The actions as a table for a spreadsheet (S63, S65 to S73, S93)."""

import re
from collections.abc import Iterator
from datetime import date

from noblame.record.incident import Action
from noblame.review.days import today
from noblame.review.standing import overdue, wish
from noblame.sharing.failing import NothingError
from noblame.sharing.sheet import BOM, sheet
from noblame.sharing.wanted import Wanted
from noblame.sharing.work import answers

COLUMNS = (
    *("record", "id", "action", "owner", "helpers", "due"),
    *("type", "detail", "priority", "ticket", "closes", "status"),
)

_PARTED = re.compile(r"(?<=[;\t\n])(?=[=+@\uff1d\uff0b\uff0d\uff20-])")
"""Where a formula would begin if a semicolon, a tab or a line break ended the cell."""


def render(wanted: Wanted) -> str:
    """Return every action that was not put off or dropped, one row each, for Excel and its like.

    The file begins with a byte order mark, without which Excel reads an ö as two letters; programs read it as
    `utf-8-sig`. `closes` is the cause in words; `status` is open, overdue or done, or the word WISH and what it lacks.

    Raises:
        NothingError: There is none.
    """
    rows = [map(_whole, row) for row in _rows(wanted)]
    if not rows:
        raise NothingError("there is nothing for a table: the record has no action")
    return BOM + sheet([COLUMNS, *rows])


def _whole(text: str) -> str:
    """Return a text that is no formula either where Excel separates by semicolons, as in much of Europe.

    It takes our quotes for letters then, and cells end within a text; a space in front makes the next one text.
    """
    return _PARTED.sub(" ", text)


def _rows(wanted: Wanted) -> Iterator[tuple[str, ...]]:
    day = today(wanted.now, wanted.settings)
    for number, action in enumerate(wanted.incident.actions, 1):
        if not action.decided:
            known_as = action.id or str(number)
            yield (
                *(wanted.stem, known_as, action.what, action.owner, ", ".join(action.helpers), action.due),
                *(action.type, action.detail, action.priority, action.ticket),
                *(answers(action, wanted.incident), _status(action, day)),
            )


def _status(action: Action, day: date) -> str:
    """Return how an action stands, in a word or two that a spreadsheet can sort by."""
    if action.done:
        return "done"
    return ", ".join(filter(None, (wish(action), "overdue" if overdue(action, day) else ""))) or "open"
