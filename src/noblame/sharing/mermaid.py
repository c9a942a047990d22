"""The why tree for Mermaid, as GitHub draws it.

A label stands in quotes, and every sign that Mermaid, its Markdown or the page around it would act on is written as an
entity by its number: quotes, brackets, `%%{…}%%`, a colon as in `fa:fa-bomb`, the very signs that entities are kept in.
"""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from noblame.sharing.escaping import Written
from noblame.sharing.rendering import environment
from noblame.sharing.wanted import Wanted
from noblame.sharing.why_graph import why_graph, wrapped

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE = "mermaid.mmd.jinja"
_ACTIVE = re.compile(
    r"[\"#&<>`%{}\[\]|\\*~$:;@ﬂ°¶ß]"
    r"|_(?:(?<![^\W_]_)|(?![^\W_]))"  # between two letters it is one of them
    r"|(?<=[0-9])[.)](?=\s|$)|^[-+=]|^\s|\s$"  # what begins a list or a rule in Markdown
)


def render(wanted: Wanted) -> str:
    """Return the tree as a flowchart from the incident down; what a box is says its colour, and a word in it."""
    return _environment(wanted.archive).get_template(TEMPLATE).render(graph=why_graph(wanted.incident))


@cache
def _environment(archive: Path | None) -> "Environment":
    found = environment(archive)
    found.filters["label"] = lambda texts: Written("<br/>".join(map(_coded, _lines(texts))))
    return found


def _lines(texts: tuple[str, ...]) -> list[str]:
    return [line for text in texts for line in wrapped(text)]


def _coded(text: str) -> str:
    """Return one line of a label in which nothing acts."""
    return _ACTIVE.sub(lambda found: f"#{ord(found[0])};", text)
