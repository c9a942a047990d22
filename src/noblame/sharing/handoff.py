"""Five lines for the next on-call: what, how it stands, what to watch for, open actions, where to read on (S77)."""

from noblame.sharing.plain_text import plain_text
from noblame.sharing.wanted import Wanted


def render(wanted: Wanted) -> str:
    """Return the five lines, at the day of `now`."""
    return plain_text("handoff.txt.jinja", wanted)
