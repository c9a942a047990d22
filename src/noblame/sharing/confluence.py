"""The page in Confluence's storage format: XHTML with macros, which is XML once their prefixes are declared (S74)."""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from noblame.review.due import written_date
from noblame.sharing.addresses import reachable
from noblame.sharing.document import document
from noblame.sharing.escaping import one_line
from noblame.sharing.extras import Item
from noblame.sharing.lines import paragraphs
from noblame.sharing.rendering import environment
from noblame.sharing.wanted import Wanted

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

TEMPLATE = "confluence.xml.jinja"
_COLOURS = {"1": "Red", "2": "Yellow", "3": "Blue"}
"""Of the lozenge of a severity, by the figure in its label."""
_FORBIDDEN = re.compile("[\ufffe\uffff]")
"""What no XML may hold, beyond what is no text for a terminal either."""


class Node(NamedTuple):
    """An item of a list, and the list below it."""

    text: str
    below: "tuple[Node, ...]" = ()


def render(wanted: Wanted) -> str:
    """Return the page, its title at the top; the incident's times are in UTC, the meeting's in the settings' zone.

    Actions are tasks: Confluence lists them, and reminds of their dates. Owners stand there by name, because whom an
    account belongs to is not known here.
    """
    template = _environment(wanted.archive).get_template(TEMPLATE)
    return template.render(document=document(wanted.incident, wanted.zone))


def nested(items: tuple[Item, ...]) -> tuple[Node, ...]:
    """Return items with a depth as items that hold those below them."""
    tree = list[Node]()
    for index, item in enumerate(items):
        if item.depth > items[0].depth:
            continue
        end = next((at for at in range(index + 1, len(items)) if items[at].depth <= item.depth), len(items))
        tree.append(Node(item.text, nested(items[index + 1 : end])))
    return tuple(tree)


@cache
def _environment(archive: Path | None) -> "Environment":
    """Return what reads the template; whatever it prints is escaped, unless a filter wrote it."""
    found = environment(archive, _sound, html=True)
    found.filters.update({"block": _block, "reachable": reachable, "nested": nested, "colour": _colour})
    found.tests["day"] = lambda text: written_date(text) is not None
    return found


def _sound(value: Any) -> "str | Markup":
    """Return a text in one line that XML may hold; markup as it is."""
    if hasattr(value, "__html__"):
        return value  # type: ignore[no-any-return]  # Markup, whose module is only loaded with the templates
    return _FORBIDDEN.sub("\ufffd", one_line(str(value)))


def _block(text: str) -> "Markup":
    """Return a text as paragraphs."""
    from markupsafe import Markup, escape  # noqa: PLC0415  only to share

    broken = Markup("<br />")
    return Markup("\n").join(
        Markup("<p>{}</p>").format(broken.join(escape(_FORBIDDEN.sub("\ufffd", line)) for line in lines))
        for lines in paragraphs(text)
    )


def _colour(severity: str) -> str:
    """Return the colour of a severity's lozenge, which says its label in words."""
    return _COLOURS.get(severity[-1:], "Grey")
