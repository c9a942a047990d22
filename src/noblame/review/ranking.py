"""Actions in the order in which a room wants them: by priority, then by the hands raised for the idea (S62, S69)."""

from msgspec.structs import replace

from noblame.record.incident import Action, Incident
from noblame.record.notation.align import similarity
from noblame.review.lights import kept

ALIKE = 0.6
"""From this share of equal text on, an action is taken for what became of an idea."""
UNRANKED = 9
_WORDS = {"high": 1, "medium": 3, "low": 5}


def ranked_actions(incident: Incident) -> Incident:
    """Return the record with its kept actions in order; equal ones stay as they stood, the others come last."""
    to_do = kept(incident.actions)
    first = sorted(to_do, key=lambda action: (rank(action), -votes(action, incident)))
    kept_ones = set(map(id, to_do))
    rest = [action for action in incident.actions if id(action) not in kept_ones]
    actions = (*first, *rest)
    unchanged = all(one is other for one, other in zip(actions, incident.actions, strict=True))
    return incident if unchanged else replace(incident, actions=actions)


def rank(action: Action) -> int:
    """Return the priority as a number, 1 the highest: `P2` is 2, high is 1; one without comes last."""
    label = action.priority.strip().lower()
    if label in _WORDS:
        return _WORDS[label]
    digits = label.removeprefix("p")
    return int(digits) if digits.isdecimal() and len(digits) == 1 else UNRANKED


def votes(action: Action, incident: Incident) -> int:
    """Return how many hands the idea has that an action came from: the one with its words, or nearly those."""
    ideas = [(similarity(idea.idea, action.what), idea.votes) for idea in incident.improvements if idea.votes]
    likest, hands = max(ideas, default=(0.0, 0))
    return hands if likest >= ALIKE else 0


def says_anything(incident: Incident) -> bool:
    """Return whether there is a priority or a vote to rank the kept actions by."""
    return any(rank(action) < UNRANKED or votes(action, incident) for action in kept(incident.actions))
