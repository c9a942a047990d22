"""What there is to say about one action, in a few words each: what it lacks, or what became of it (S5, S62 to S73)."""

from collections.abc import Iterator
from datetime import date

from noblame.record.incident import Action, Incident
from noblame.record.notation import tree
from noblame.review.follow_ups import detail_lacks
from noblame.review.lights import USUAL, is_wish, lights
from noblame.settings import Settings

SYMPTOM = "treats a symptom?"
"""Said of an action that no cause asks for (S5)."""
Fields = tuple[str, ...]
DECIDED = {"later": "later", "no": "not doing"}
FIELDS = {
    "specific": ("what",),
    "owned": ("owner", "helpers"),
    "time-bound": ("due",),
    "tracked": ("ticket",),
    "prioritized": ("priority", "moves_down"),
}
"""By light the fields of an action that it looks at."""


def treats_symptom(action: Action, incident: Incident) -> bool:
    """Return whether an action that is to be done answers no cause, though the tree has some (S5)."""
    to_do = not action.done and not action.decided
    return to_do and bool(incident.causes) and tree.find(incident.causes, action.closes) is None


def sign(action: Action) -> str:
    """Return the one word before an action: DONE, LATER, NOT DOING or WISH (S62, S63); "" where it is on its way."""
    state = "done" if action.done else DECIDED.get(action.decided, "")
    return state.upper() or ("WISH" if is_wish(action) else "")


def open_points(
    action: Action, incident: Incident, today: date, settings: Settings = USUAL, field: str = ""
) -> Iterator[str]:
    """Yield what is still open about an action, the most important first; of one decided or done, what was said.

    Args:
        action: One of the record's actions.
        incident: The record.
        today: The day it is.
        settings: What a ticket looks like, and which days people work.
        field: What is open about this field comes before all else.
    """
    points = tuple(_points(action, incident, today, settings))
    yield from (words for words, fields in points if field in fields)
    yield from (words for words, fields in points if field not in fields)


def _points(action: Action, incident: Incident, today: date, settings: Settings) -> Iterator[tuple[str, Fields]]:
    """Yield what is open, each with the fields in which it is put right."""
    if action.done:
        yield f"done {action.done}" if isinstance(action.done, date) else "done", ()
        yield f"verified: {action.verified}" if action.verified else "how was it verified?", ()
    elif action.decided:
        yield f"{DECIDED[action.decided]}: {action.reason or 'why?'}", ()
    else:
        shown = lights(action, incident, today, settings)
        yield from ((light.why, FIELDS[light.name]) for light in shown if light.why)
        if treats_symptom(action, incident):
            yield SYMPTOM, ("what",)
        yield from ((light.note, FIELDS[light.name]) for light in shown if light.note)
        if lacks := detail_lacks(action):
            yield lacks, ("detail", "type")
