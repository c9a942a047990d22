"""The record as one page to open, mail and print: nothing is loaded, no script runs (S74)."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from noblame.sharing.html_text import blocks, inert, linked
from noblame.sharing.page import page
from noblame.sharing.rendering import environment
from noblame.sharing.wanted import Wanted
from noblame.sharing.whole import ensure_whole

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE = "page.html.jinja"


def render(wanted: Wanted) -> str:
    """Return the page of a record; the same record gives the same text all day.

    On another day of the settings' zone the page has another "as of", and other actions may be overdue. The incident's
    times are in UTC, the meeting's in that zone. What the record does not say has a line that says so, where the
    template of the practice asks for it.

    Raises:
        IncompleteError: Where `wanted` is strict and a mandatory field is empty, or an action a wish.
    """
    ensure_whole(wanted)
    return _environment(wanted.archive).get_template(TEMPLATE).render(page=page(wanted))


@cache
def _environment(archive: Path | None) -> "Environment":
    """Return what reads the templates. Whatever they print is escaped, and every character of it can be seen."""
    found = environment(archive, inert, html=True)
    found.filters.update(linked=linked, blocks=blocks)
    return found
