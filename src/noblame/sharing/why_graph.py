"""The why tree as boxes and arrows, with the actions at the causes that they close (S5, S55 to S59)."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from noblame.record.incident import Action, Cause, Incident
from noblame.record.notation.tree import walk
from noblame.review.due import written_date
from noblame.review.owners import is_nobody
from noblame.sharing.document import WISH
from noblame.sharing.escaping import one_line

WIDTH = 32
"""How many characters of a text stand in a line of a box, words permitting."""
_EFFECTS = {"worse": "made it worse", "harder": "made it harder to fix"}


class Box(NamedTuple):
    """One box."""

    id: str
    """`incident`, `c1` for the first cause from the top, `a1` for the first action: never what a person wrote."""
    kind: Literal["incident", "immediate", "contributing", "root", "answer", "action", "done"]
    text: str
    about: tuple[str, ...]
    """What is known of it, a line each; empty ones are left out."""

    @property
    def texts(self) -> tuple[str, ...]:
        """All that stands in it, from the top."""
        return (self.text, *self.about)


class Arrow(NamedTuple):
    """What leads from one box to another: to the answer to "why?", or to the action that closes a cause."""

    above: str
    below: str
    to_action: bool


class WhyGraph(NamedTuple):
    """All boxes and arrows, from the top."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def why_graph(incident: Incident) -> WhyGraph:
    """Return the tree below the incident. Actions put off or dropped have no box, nor have those that close nothing."""
    boxes, arrows, known = [_top(incident)], list[Arrow](), dict[str, str]()
    paths: dict[tuple[int, ...], str] = {(): "incident"}
    for number, place in enumerate(walk(incident.causes), start=1):
        box = _answer(f"c{number}", place.cause)
        boxes.append(box)
        arrows.append(Arrow(paths[place.path[:-1]], box.id, to_action=False))
        paths[place.path] = box.id
        known.setdefault(place.cause.id, box.id)
    for number, action in enumerate(_closing(incident, known), start=1):
        boxes.append(_planned(f"a{number}", action))
        arrows.append(Arrow(known[action.closes], f"a{number}", to_action=True))
    return WhyGraph(tuple(boxes), tuple(arrows))


def wrapped(text: str, width: int = WIDTH) -> list[str]:
    """Return a text in lines of about `width` characters. Each break stands for one space, so that nothing is lost."""
    lines = [""]
    for index, word in enumerate(one_line(text).split(" ")):
        if index and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        elif index:
            lines.append(word)
        else:
            lines[-1] = word
    return lines


def _top(incident: Incident) -> Box:
    return Box("incident", "incident", incident.title.strip() or "an incident without a title", ())


def _answer(id: str, cause: Cause) -> Box:  # noqa: A002  the box's name
    """Return the box of a cause, with its kind in words and its evidence."""
    kinds = (cause.kind, _EFFECTS.get(cause.effect, ""), "actionable" if cause.actionable else "")
    evidence = "; ".join(filter(None, map(str.strip, cause.evidence)))
    about = (", ".join(filter(None, kinds)), f"evidence: {evidence}" if evidence else "")
    return Box(id, cause.kind or "answer", cause.because.strip() or "no answer yet", tuple(filter(None, about)))


def _closing(incident: Incident, known: dict[str, str]) -> Iterator[Action]:
    for action in incident.actions:
        if action.closes and action.closes in known and not action.decided:
            yield action


def _planned(id: str, action: Action) -> Box:  # noqa: A002  as above
    """Return the box of an action: who does it by when, or the word WISH (S63)."""
    text = action.what.strip() or "an action that is not written yet"
    if action.done:
        return Box(id, "done", text, ("done",))
    owner = WISH if is_nobody(action.owner) else action.owner.strip()
    return Box(id, "action", text, (f"owner: {owner}", f"due: {action.due if written_date(action.due) else WISH}"))
