"""What the menu of the why tree makes of an answer. Pure: an answer in, an answer out."""

from textwrap import shorten

from msgspec.structs import replace

from noblame.record.incident import Cause, CauseKind, Recurs
from noblame.record.notation.causes import Effect
from noblame.review.why import is_question

KINDS: dict[str, CauseKind] = {"i": "immediate", "c": "contributing", "r": "root"}
EFFECTS: dict[str, Effect] = {"w": "worse", "h": "harder"}

AGAIN: dict[str, Recurs] = {"y": "yes", "n": "no", "u": "unsure", "-": ""}
AGAIN_WORDS = {
    "y": "yes: something is still missing",
    "n": "no, not this way",
    "u": "unsure",
    "-": "take the answer off",
}
"""What can be said of a root once every kept action were done (S102)."""


def marked(cause: Cause, letter: str) -> Cause:
    """Return the answer with the kind or the effect of `letter`, or with `a` actionable; the same again takes it off.

    Only a contributing factor made something worse or harder (S58): with an effect it is one, without being one it has
    none.
    """
    if letter == "a":
        return replace(cause, actionable=not cause.actionable)
    if letter in EFFECTS:
        effect = "" if cause.effect == EFFECTS[letter] else EFFECTS[letter]
        return replace(cause, kind="contributing", effect=effect)
    kind = "" if cause.kind == KINDS[letter] else KINDS[letter]
    return replace(cause, kind=kind, effect=cause.effect if kind == "contributing" else "")


def cited(cause: Cause, text: str) -> Cause:
    """Return the answer with one piece of evidence more, or without it where it has it (S57)."""
    if text in cause.evidence:
        return replace(cause, evidence=tuple(each for each in cause.evidence if each != text))
    return replace(cause, evidence=(*cause.evidence, text))


EDGES = 6
"""Cells of a pane's width that its title has not."""


def tree_title(said: str, counted: str, width: int) -> str:
    """Return the tree's title: what is said of the line in hand, and how much has no action.

    Where a pane of `width` cells is too narrow for all of it, the count goes first, then the name, then which why it
    is. A width of 0 is not known yet.
    """
    advice = said.partition(" · ")[2] or said
    forms = (("Why tree", said, counted), ("Why tree", said), (said,), (advice,))
    titles = [" · ".join(filter(None, parts)) for parts in forms]
    return next((title for title in titles if not width or len(title) <= width - EDGES), titles[-1])


def evidence_choice(cause: Cause, width: int) -> str:
    """Return in `width` cells what the menu says of an answer's evidence."""
    if not cause.evidence:
        return "evidence: none yet" if not is_question(cause) else "evidence"
    return shorten(evidence_words(cause), width, placeholder=" …")


def evidence_words(cause: Cause) -> str:
    """Return in one line what shows that an answer is so (S57); nothing for a question."""
    if cause.evidence:
        return f"evidence: {'; '.join(cause.evidence)}"
    if is_question(cause):
        return ""
    asked = (
        "which line of the timeline shows it?" if cause.kind == "immediate" else "from the timeline, a link, or words"
    )
    return f"evidence: none yet · {asked}"
