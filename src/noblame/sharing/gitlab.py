"""The actions that have no ticket, for GitLab's import of CSV (S68).

The columns are those of https://docs.gitlab.com/user/project/issues/csv_import/. GitLab runs quick actions that it
finds in a description, such as `/close`, and tells everybody it finds named with an `@`: neither may come from what a
person wrote. A name is no account, so nobody is assigned; the owner stands in the description.
"""

import re

from noblame.sharing import escaping
from noblame.sharing.escaping import BREAK, Written, quiet
from noblame.sharing.sheet import sheet
from noblame.sharing.wanted import Wanted
from noblame.sharing.work import Notation, body, tasks

COLUMNS = ("title", "description", "due_date")
_CALLS = re.compile(r"https?://\S+|(?<!\w)(?:[!&$](?=[0-9])|[%~](?=[\w\"]))")
"""What names a merge request, an epic, a snippet, a milestone or a label, beside what every forge takes for a name."""
_QUICK = re.compile(r"^([ \t]*)/(?=\w)", re.MULTILINE)


def silent(text: str) -> str:
    """Return a text in which nothing calls a person or a thing of GitLab's; addresses stay."""
    return _CALLS.sub(lambda found: found[0] if "://" in found[0] else f"{found[0]}{BREAK}", quiet(text))


def line(text: str) -> Written:
    """Return a text as it stands within a line or as an item."""
    return escaping.line(silent(text))


def block(text: str) -> Written:
    """Return a text as paragraphs, none of whose lines is a quick action."""
    return Written(_QUICK.sub(r"\1\\/", escaping.block(silent(text))))


NOTATION = Notation(line, block)


def render(wanted: Wanted) -> str:
    """Return the open actions without a ticket; no byte order mark, which GitLab takes for a part of `title`.

    Raises:
        NothingError: There is none.
    """
    rows = ((silent(task.title), body(task, wanted, NOTATION), task.date) for task in tasks(wanted))
    return sheet([COLUMNS, *rows])
