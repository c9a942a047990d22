"""The document in Markdown: the template's headings, order and labels, exactly (S36)."""

from datetime import tzinfo
from functools import cache
from typing import TYPE_CHECKING

from noblame.record.incident import Incident, Link
from noblame.review.mandatory import Missing, missing_fields
from noblame.sharing.document import document
from noblame.sharing.escaping import Written, address, block, label, line

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE = "markdown.md.jinja"
_HARD = Written("  ")
"""Two spaces at the end of a line, which keep its break."""


class IncompleteError(ValueError):
    """A document that must be complete is not.

    Attributes:
        missing: the mandatory fields that are empty, with what to write.
    """

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        super().__init__("; ".join(each.words for each in missing))
        self.missing = missing


def markdown(incident: Incident, zone: tzinfo, *, strict: bool = False) -> str:
    """Return the document of a record in Markdown; the same record gives the same text.

    Where the record says nothing, the template's placeholder stands. What the template has no place for (the why tree,
    attendees, open questions, …) follows the appendix as lists, without headings of their own.

    Args:
        incident: The record.
        zone: In which the meeting's times are shown; the incident's own are in UTC.
        strict: Whether an empty mandatory field is an error.

    Raises:
        IncompleteError: With `strict`, where a mandatory field is empty.
    """
    missing = missing_fields(incident) if strict else ()
    if missing:
        raise IncompleteError(missing)
    return _environment().get_template(TEMPLATE).render(document=document(incident, zone))


@cache
def _environment() -> "Environment":
    """Return what reads the templates. Whatever they print goes through `line`, unless another filter wrote it."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  only for whoever shares

    environment = Environment(
        loader=PackageLoader("noblame.sharing"),
        undefined=StrictUndefined,
        finalize=lambda value: value if isinstance(value, Written) else line(str(value)),
        autoescape=False,  # noqa: S701  that is for HTML
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(hard=_HARD, space=Written(" "))
    environment.filters.update(
        {
            "line": line,
            "line_or": lambda text, placeholder: line(text) or Written(placeholder),
            "block": block,
            "block_or": lambda text, placeholder: block(text) or Written(placeholder),
            "link": _link,
            "indent": lambda depth: Written("  " * depth),
        }
    )
    return environment


def _link(link: Link) -> Written:
    """Return a link with its label and its kind (S35); an address that is no page's stands as text."""
    target, title = address(link.url), link.title.strip()
    if target is None:
        said = line(f"{title}: {link.url}" if title and link.url.strip() else title or link.url)
    else:
        said = Written(f"[{label(title or link.url)}]({target})")
    return Written(f"{said} ({link.kind})" if link.kind else said)
