"""What leads a room down the why tree: the next question, and what the tree still lacks (S49, S53 to S59, S102)."""

from collections.abc import Collection, Iterable, Sequence

from noblame.language import Finding
from noblame.language.finding import LEVELS
from noblame.language.finite import is_sentence
from noblame.meeting.guide import REDIRECT
from noblame.record.incident import Cause, Incident
from noblame.record.notation.tree import Place, walk
from noblame.record.notation.why import next_question
from noblame.review.persons import begins_with_name, is_no_person, roots
from noblame.review.restates import restates

__all__ = [
    "AGAIN",
    "ELSE",
    "is_question",
    "lone_chain",
    "next_ask",
    "person_ask",
    "recurring_roots",
    "restates",
    "starts",
    "suggestion",
    "unanswered_roots",
    "uncovered",
]

AGAIN = "If every kept action were done, could this happen the same way?"
"""Asked of each root before publishing (S102)."""
ELSE = "What else had to be true?"
"""Asked of a single chain: most incidents have several factors (S56)."""
USUAL = 5
"""So many whys are usual; a habit, not a rule (S53)."""
_STARTS = ("Why did it happen?", "Why was it found late?", "Why did it take long to fix?")
_STARTS_HOW = (
    "How did it come to happen?",
    "How did it come to be found late?",
    "How did it come to take long to fix?",
)


def starts(*, how: bool = False) -> tuple[str, ...]:
    """Return the three questions a tree can start with: the incident, its detection, its repair (S43, S57, S58)."""
    return _STARTS_HOW if how else _STARTS


def is_question(cause: Cause) -> bool:
    """Return whether a line of the tree is a question that waits for its answers below."""
    return cause.because.rstrip().endswith("?")


def next_ask(because: str, people: Collection[str], found: Sequence[Finding] = (), *, how: bool = False) -> str:
    """Return the question to ask of an answer next (S49); "" where nothing is answered yet.

    Of an answer about a person the engine's question takes the place of the next why (S59): a question must not repeat
    what is held against somebody, nor a name. An answer that is no sentence is asked about in quotation marks.

    Args:
        because: The answer.
        people: Everybody the record knows by name.
        found: What the language check says of the answer, hints too.
        how: Ask how it came to be, in place of why.
    """
    if not because.strip():
        return ""
    if found or begins_with_name(because, people):
        return person_ask(found)
    return next_question(because, people, how=how, is_sentence=is_sentence(because))


def person_ask(found: Sequence[Finding]) -> str:
    """Return what to ask of an answer about a person: the loudest finding's question, else what allowed it (S50)."""
    loudest = max(found, key=lambda each: (each.kind == "blame", LEVELS.index(each.level)), default=None)
    return loudest.ask if loudest else REDIRECT


def lone_chain(causes: tuple[Cause, ...]) -> bool:
    """Return whether a tree of two answers or more has no branch anywhere (S56)."""
    depth = 0
    while causes:
        if len(causes) > 1:
            return False
        depth += bool(causes[0].because.strip()) and not is_question(causes[0])
        causes = causes[0].next
    return depth > 1


def uncovered(incident: Incident) -> tuple[Place, ...]:
    """Return the answers to act on without an action: ends of branches, roots, and what is actionable (S5, S55).

    An answer has one where a kept or done action closes it, or one below it.
    """
    closed = {action.closes for action in incident.actions if action.closes and not action.decided}
    return tuple(place for place in walk(incident.causes) if _asks_for_action(place.cause) and not _has(place, closed))


def _asks_for_action(cause: Cause) -> bool:
    answered = bool(cause.because.strip()) and not is_question(cause)
    return answered and (not cause.next or cause.actionable or cause.kind == "root")


def _has(place: Place, closed: Collection[str]) -> bool:
    return any(below.cause.id in closed for below in walk((place.cause,)))


def unanswered_roots(incident: Incident, people: Iterable[str] = ()) -> tuple[Place, ...]:
    """Return the roots of which nobody said yet whether it could happen the same way again (S102); no person is one."""
    return tuple(place for place in roots(incident, people) if not place.cause.recurs)


def recurring_roots(incident: Incident, people: Iterable[str] = ()) -> tuple[Place, ...]:
    """Return the roots that could lead there again with every kept action done: said yes, or unsure (S102)."""
    return tuple(place for place in roots(incident, people) if place.cause.recurs in {"yes", "unsure"})


def suggestion(incident: Incident, place: Place, people: Collection[str] = ()) -> str:
    """Return in one line where the answer at `place` stands and what is worth asking now.

    Args:
        incident: The record.
        place: An answer in its tree.
        people: Everybody the record knows by name.
    """
    above = _above(incident.causes, place.path)
    level = 1 + sum(not is_question(cause) for cause in above)
    if is_question(place.cause):
        return "a question: its answers go below it"
    return f"{_ordinal(level)} why · {_advice(incident, place.cause, above, level, people)}"


def _advice(incident: Incident, cause: Cause, above: Sequence[Cause], level: int, people: Collection[str]) -> str:
    if restates(cause.because, above[-1].because if above else ""):
        return "it repeats its question: what had to be true?"
    if cause.kind == "root" and not is_no_person(cause.because, people):
        return "a person is no root: ask on"
    if cause.next:
        return "answered below"
    if cause.actionable or cause.kind == "root":
        return ELSE if lone_chain(incident.causes) else "something to act on: it may end here"
    if level >= USUAL:
        return "go on only if you could act on it"
    return "go on until you can act on it"


def _above(causes: tuple[Cause, ...], path: tuple[int, ...]) -> list[Cause]:
    """Return the causes that lead to a place, from the top."""
    above = []
    for index in path[:-1]:
        above.append(causes[index])
        causes = causes[index].next
    return above


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
