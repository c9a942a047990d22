"""The actions that still need a ticket, as every tracker takes them: a title, a text, a date (S63, S65 to S73)."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from noblame.inert import visible
from noblame.record.incident import Action, Incident
from noblame.record.notation.tree import walk
from noblame.review.due import written_date
from noblame.review.lights import kept
from noblame.review.owners import is_nobody
from noblame.sharing import escaping
from noblame.sharing.addresses import where_to_read
from noblame.sharing.document import WISH
from noblame.sharing.escaping import Written, one_line
from noblame.sharing.failing import NothingError
from noblame.sharing.lines import cut
from noblame.sharing.rendering import environment
from noblame.sharing.wanted import Wanted

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE = "action.jinja"
LONGEST = 255
"""Characters of a title: what Jira and GitLab take at most."""
_RANKS = {"high": 2, "medium": 3, "low": 4}


class Task(NamedTuple):
    """One action to be filed. Whatever it lacks is empty."""

    name: str
    """What `noblame tickets` knows it by: its id, else its number as `noblame show` has it."""
    title: str
    """In one line, cut where it is too long for a tracker."""
    rest: str
    """All of it, where the title was cut or had several lines."""
    owner: str
    """Who is to do it, else the word WISH (S63)."""
    person: str
    """The owner where that is one person, for a field that takes nobody else."""
    helpers: str
    due: str
    """`2026-12-01`, else the word WISH."""
    date: str
    """The same where it is a date, for a field that takes nothing else."""
    type: str
    detail: str
    priority: str
    rank: int
    """1 is the highest, 5 the lowest; 0 where nobody said."""
    goes_before: str
    cause: str
    """What it answers, in words."""


def tasks(wanted: Wanted) -> tuple[Task, ...]:
    """Return the open actions without a ticket, in the record's order (S68).

    Where roles stand for names nobody is a `person`: to two of one role a tracker would give one account.

    Raises:
        NothingError: There is none.
    """
    planned = wanted.incident.actions
    found = tuple(
        _task(name(action, number), action, wanted)
        for number, action in enumerate(planned, 1)
        if kept((action,)) and action.what.strip() and not action.ticket.strip()
    )
    if not found:
        left = any(action.ticket.strip() for action in kept(planned))
        why = "every open action has a ticket already" if left else "the record has no open action"
        raise NothingError(f"there is nothing to file: {why}")
    return found


def name(action: Action, number: int) -> str:
    """Return what an action is called within its record: its id where that is one word, else its number."""
    known_as = one_line(action.id)
    return known_as if len(known_as.split()) == 1 else str(number)


def answers(action: Action, incident: Incident) -> str:
    """Return the cause an action closes, in words; its id where there is no such cause any more."""
    closes = action.closes.strip()
    causes = (place.cause for place in walk(incident.causes)) if closes else ()
    return next((cause.because.strip() for cause in causes if cause.id == closes), "") or closes


def rank(priority: str) -> int:
    """Return 1 to 5 for a priority as people write it, 0 for none (S69)."""
    said = priority.strip().casefold().removeprefix("p")
    return _RANKS.get(priority.strip().casefold(), int(said) if said in {"1", "2", "3", "4", "5"} else 0)


def labels(wanted: Wanted) -> Iterator[str]:
    """Yield words to find the ticket by, without spaces: of all post-mortems, of this record, of its tags."""
    words = ("postmortem", wanted.stem, *wanted.incident.tags)
    yield from dict.fromkeys(filter(None, ("-".join(visible(word).split()) for word in words)))


class Notation(NamedTuple):
    """How a tracker writes the text of a ticket."""

    line: Callable[[str], Written]
    """Makes of a text what stands within a line or as an item."""
    block: Callable[[str], Written]
    """Makes of a text paragraphs."""
    mark: str = "-"
    """Of an item in a list."""


MARKDOWN = Notation(escaping.line, escaping.block)


def body(task: Task, wanted: Wanted, notation: Notation = MARKDOWN) -> str:
    """Return what a ticket says, ending in a line break; no text of a person acts in it."""
    template = _environment(wanted.archive, notation).get_template(TEMPLATE)
    title, link = wanted.incident.title.strip(), where_to_read(wanted)
    text = template.render(task=task, title=title, record=wanted.stem, link=link)
    return text.strip("\n") + "\n"


@cache
def _environment(archive: Path | None, notation: Notation) -> "Environment":
    """Return what reads the template. Whatever it prints goes through `line`, unless another filter wrote it."""

    def inert(value: Any) -> Written:
        return value if isinstance(value, Written) else notation.line(str(value))

    found = environment(archive, inert)
    found.globals["mark"] = Written(notation.mark)
    found.filters.update({"line": notation.line, "block": notation.block})
    return found


def _task(known_as: str, action: Action, wanted: Wanted) -> Task:
    owner, due, what = action.owner.strip(), action.due.strip(), action.what.strip()
    title = cut(what, LONGEST)
    return Task(
        name=known_as,
        title=title,
        rest="" if title == visible(what) else what,
        owner=_wish(owner) if is_nobody(owner) else owner,
        person="" if is_nobody(owner) or wanted.roles else one_line(owner),
        helpers=", ".join(filter(None, map(str.strip, action.helpers))),
        due=due if written_date(due) else _wish(due),
        date=due if written_date(due) else "",
        type=action.type,
        detail=action.detail.strip(),
        priority=action.priority.strip(),
        rank=rank(action.priority),
        goes_before=action.moves_down.strip(),
        cause=answers(action, wanted.incident),
    )


def _wish(said: str) -> str:
    return f"{WISH} ({said})" if said else WISH
