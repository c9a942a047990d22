"""The why tree for Graphviz."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from noblame.sharing.escaping import Written
from noblame.sharing.rendering import environment
from noblame.sharing.wanted import Wanted
from noblame.sharing.why_graph import why_graph, wrapped

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE = "dot.dot.jinja"
_CODED = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;"})
"""A backslash begins an escape in a label (`\\N` is the name of the box), and an ampersand an entity."""


def render(wanted: Wanted) -> str:
    """Return the tree as a directed graph from the incident down, in UTF-8."""
    return _environment(wanted.archive).get_template(TEMPLATE).render(graph=why_graph(wanted.incident))


@cache
def _environment(archive: Path | None) -> "Environment":
    found = environment(archive)
    found.filters["label"] = _label
    return found


def _label(texts: tuple[str, ...]) -> Written:
    """Return texts as the lines of a label; only the breaks between them are escapes."""
    return Written("\\n".join(line.translate(_CODED) for text in texts for line in wrapped(text)))
