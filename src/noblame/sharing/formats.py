"""Every way to share a record: what it is for, and where it is written."""

from importlib import import_module
from typing import Literal, NamedTuple

from noblame.sharing.failing import SharingError
from noblame.sharing.rendering import has_own
from noblame.sharing.wanted import Wanted

Audience = Literal["inside", "outside", "work", "programs"]
"""Who reads it: the company, customers and the public, those who do the actions, other programs."""


class Format(NamedTuple):
    """One way to share."""

    name: str
    """As the command line has it."""
    audience: Audience
    words: str
    """What a person does with it, in a few words."""
    ending: str
    """Of a file's name, without the dot."""
    module: str
    """The module of this package whose `render(wanted: Wanted) -> str` writes it (`bytes` for a PDF)."""

    @property
    def is_text(self) -> bool:
        """Whether it can be read before it is taken along; a PDF is a file only, and takes a while to write."""
        return self.ending != "pdf"


_ALL = (
    Format("markdown", "inside", "the document for the wiki or a pull request", "md", "markdown"),
    Format("html", "inside", "one page to open, mail or print", "html", "html"),
    Format("pdf", "inside", "the page as a file to keep", "pdf", "pdf"),
    Format("slack", "inside", "the message for the team's channel", "txt", "slack"),
    Format("confluence", "inside", "the page in Confluence's storage format", "xml", "confluence"),
    Format("wiki", "inside", "the page in wiki markup", "txt", "wiki"),
    Format("handoff", "inside", "five lines for the next on-call", "txt", "handoff"),
    Format("ticket", "inside", "a comment for the incident's ticket", "txt", "ticket"),
    Format("status", "outside", "the text for the status page", "txt", "status_page"),
    Format("email", "outside", "the message to affected customers", "txt", "email"),
    Format("blog", "outside", "a draft for the public blog", "md", "blog"),
    Format("csv", "work", "the actions for a spreadsheet or a tracker", "csv", "table"),
    Format("jira", "work", "the actions for Jira's CSV import", "csv", "jira"),
    Format("gitlab", "work", "the actions for GitLab's CSV import", "csv", "gitlab"),
    Format("linear", "work", "the actions for Linear's CSV import", "csv", "linear"),
    Format("github", "work", "a shell script that files the actions on GitHub", "sh", "github"),
    Format("ics", "work", "meeting, deadlines and actions for a calendar", "ics", "calendar"),
    Format("json", "programs", "the typed record", "json", "typed"),
    Format("mermaid", "programs", "the why tree for Mermaid, as GitHub draws it", "mmd", "mermaid"),
    Format("dot", "programs", "the why tree for Graphviz", "dot", "dot"),
)
FORMATS = {each.name: each for each in _ALL}
"""By name, in the order in which they are told of."""


def ending_of(form: Format) -> str:
    """Return what a file of this form is called behind the record's name: `md`, `slack.txt`.

    The first form with an ending goes by it alone and the others by their names too, so that none takes another's
    place in a folder. Plain text says nothing, so there each has its name.
    """
    first = next(each for each in _ALL if each.ending == form.ending)
    return form.ending if first is form and form.ending != "txt" else f"{form.name}.{form.ending}"


def written(name: str, wanted: Wanted) -> str | bytes:
    """Return a record in the format of this name; a PDF, and a team's own templates, in a process of their own.

    Raises:
        KeyError: There is no such format.
        SharingError: The record cannot be written so; the text says why, in one line.
    """
    if name == "pdf" or has_own(wanted.archive):
        from noblame.sharing.apart import Apart  # noqa: PLC0415  most exports are neither

        return Apart(name, wanted).result()
    return written_here(name, wanted)


def written_here(name: str, wanted: Wanted) -> str | bytes:
    """Return the same, written in this process, however long that takes. Raises as `written`."""
    from jinja2 import TemplateError  # noqa: PLC0415  nobody who does not share needs it

    from noblame.sharing.complaint import FAILURES, complaint  # noqa: PLC0415  as above

    render = import_module(f"noblame.sharing.{FORMATS[name].module}").render
    try:
        result: str | bytes = render(wanted)
    except FAILURES as error:
        if not isinstance(error, TemplateError) and not has_own(wanted.archive):
            raise  # with our templates alone it is a bug of ours
        raise SharingError(complaint(error, wanted.archive)) from error
    return result
