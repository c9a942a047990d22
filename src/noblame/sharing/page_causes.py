"""The why tree on the page: each answer with what is known of it and what is done about it (S53 to S59, S97)."""

from typing import NamedTuple

from noblame.record.incident import Cause, Incident

_EFFECTS = {"worse": "made it worse", "harder": "made it harder to fix"}
_RECURS = {"yes": "may happen again", "unsure": "may happen again: nobody is sure"}


class Answer(NamedTuple):
    """One answer to "why?", and the answers to "why?" asked of it."""

    text: str
    """Empty where nobody has answered yet."""
    id: str
    """As texts of the record refer to it; may be empty."""
    kind: str
    effect: str
    is_actionable: bool
    recurs: str
    evidence: tuple[str, ...]
    tasks: tuple[int, ...]
    """The numbers of the actions that answer it, as in the table."""
    next: tuple["Answer", ...]


def answers(incident: Incident) -> tuple[Answer, ...]:
    """Return the why tree of a record."""
    closing: dict[str, list[int]] = {}
    planned = (action for action in incident.actions if not action.decided)
    for number, action in enumerate(planned, 1):
        closing.setdefault(action.closes, []).append(number)
    closing.pop("", None)
    return tuple(_answer(cause, closing) for cause in incident.causes)


def _answer(cause: Cause, closing: dict[str, list[int]]) -> Answer:
    return Answer(
        text=cause.because.strip(),
        id=cause.id.strip(),
        kind=cause.kind,
        effect=_EFFECTS.get(cause.effect, ""),
        is_actionable=cause.actionable,
        recurs=_RECURS.get(cause.recurs, ""),
        evidence=tuple(filter(None, map(str.strip, cause.evidence))),
        tasks=tuple(closing.get(cause.id, ())) if cause.id else (),
        next=tuple(_answer(each, closing) for each in cause.next),
    )
