"""A comment for the ticket of the incident: two lines and the link (S75)."""

from noblame.sharing.plain_text import plain_text
from noblame.sharing.wanted import Wanted


def render(wanted: Wanted) -> str:
    """Return the comment, at the day of `now`; where nothing is known of a link, the record's file is named."""
    return plain_text("ticket.txt.jinja", wanted)
