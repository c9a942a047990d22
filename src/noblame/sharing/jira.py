"""The actions that have no ticket, for Jira's import of CSV (S68).

The columns are those of https://support.atlassian.com/jira-cloud-administration/docs/import-data-from-a-csv-file/:
Summary is required, several labels are several columns of one name. While importing, a person says that dates are
`yyyy-MM-dd`, and which account each name in Assignee is. `External issue ID` finds an issue again: here, in
`noblame tickets`, and for Jira if the file is imported twice.
"""

import re

from noblame.inert import visible
from noblame.sharing.escaping import Written, one_line
from noblame.sharing.sheet import sheet
from noblame.sharing.wanted import Wanted
from noblame.sharing.work import Notation, Task, body, labels, tasks

COLUMNS = ("Summary", "Description", "Issue Type", "Priority", "Due Date", "Assignee", "External issue ID")
PRIORITIES = ("", "Highest", "High", "Medium", "Low", "Lowest")
_MARKS = re.compile(
    r"(?P<number>\\(?=[^\w\s]|_|$)|&(?=\#?\w+;))"
    r"|[{}\[\]|]"
    r"|!(?=\S)"
    r"|(?<!\w)(?:[*_^~+-](?=\S)|\?(?=\?)|[:;](?=[()PpD]))"
    r"|\((?=(?:[/x!?+yni-]|on|off|\*[rgby]?)\))"
    r"|^[*\#-]+(?=\s)"
    r"|^(?P<heading>h[1-6]|bq)(?=\.\s)",
    re.MULTILINE,
)
"""What acts in Jira's text: macros, links and mentions, pictures, tables, emphasis, faces, signs, lists, headings."""


def line(text: str) -> Written:
    """Return a text as it stands within a line or as an item."""
    return block(one_line(text))


def block(text: str) -> Written:
    """Return a text with its line breaks, in which every mark of Jira's is a letter as any other."""
    return Written(_MARKS.sub(_escaped, visible(text).strip()))


def _escaped(found: re.Match[str]) -> str:
    """Return a mark behind a backslash. Two backslashes are a line break in Jira, so one is written by its number."""
    if found["number"]:
        return f"&#{ord(found[0])};"
    return f"{found[0]}\\" if found["heading"] else f"\\{found[0]}"


NOTATION = Notation(line, block, mark="*")


def render(wanted: Wanted) -> str:
    """Return the open actions without a ticket; no byte order mark, which Jira takes for a part of Summary.

    Raises:
        SharingError: There is none.
    """
    found = tuple(labels(wanted))
    rows = ((*_row(task, wanted), *found) for task in tasks(wanted.incident))
    return sheet([(*COLUMNS, *("Labels" for _ in found)), *rows])


def _row(task: Task, wanted: Wanted) -> tuple[str, ...]:
    known_as = f"{wanted.stem}/{task.name}"
    return (task.title, body(task, wanted, NOTATION), "Task", PRIORITIES[task.rank], task.date, task.person, known_as)
