"""The document in Markdown: the template's headings, order and labels, exactly (S36)."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from noblame.record.incident import Link
from noblame.sharing.document import document
from noblame.sharing.escaping import Written, address, block, label, line
from noblame.sharing.rendering import environment
from noblame.sharing.wanted import Wanted
from noblame.sharing.whole import ensure_whole

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE = "markdown.md.jinja"
_HARD = Written("  ")
"""Two spaces at the end of a line, which keep its break."""


def render(wanted: Wanted) -> str:
    """Return the document of a record in Markdown; the same record gives the same text.

    Where the record says nothing, the template's placeholder stands. What the template has no place for (the why tree,
    attendees, open questions, …) follows the appendix as lists, without headings of their own. The incident's times are
    in UTC, the meeting's in the settings' zone.

    Raises:
        IncompleteError: Where `wanted` is strict and a mandatory field is empty, or an action a wish.
    """
    ensure_whole(wanted)
    template = _environment(wanted.archive).get_template(TEMPLATE)
    return template.render(document=document(wanted.incident, wanted.zone))


@cache
def _environment(archive: Path | None) -> "Environment":
    """Return what reads the template. Whatever it prints goes through `line`, unless another filter wrote it."""
    found = environment(archive, _inert)
    found.globals.update(hard=_HARD, space=Written(" "))
    found.filters.update(
        {
            "line": line,
            "line_or": lambda text, placeholder: line(text) or Written(placeholder),
            "block": block,
            "block_or": lambda text, placeholder: block(text) or Written(placeholder),
            "link": _link,
            "indent": lambda depth: Written("  " * depth),
        }
    )
    return found


def _inert(value: Any) -> Written:
    return value if isinstance(value, Written) else line(str(value))


def _link(link: Link) -> Written:
    """Return a link with its label and its kind (S35); an address that is no page's stands as text."""
    target, title = address(link.url), link.title.strip()
    if target is None:
        said = line(f"{title}: {link.url}" if title and link.url.strip() else title or link.url)
    else:
        said = Written(f"[{label(title or link.url)}]({target})")
    return Written(f"{said} ({link.kind})" if link.kind else said)
