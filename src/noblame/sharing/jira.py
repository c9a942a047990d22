"""The actions that have no ticket, for Jira's import of CSV (S68).

The columns are those of https://support.atlassian.com/jira-cloud-administration/docs/import-data-from-a-csv-file/:
Summary is required, several labels are several columns of one name. While importing, a person says that dates are
`yyyy-MM-dd`, and which account each name in Assignee is. `External issue ID` finds an issue again: here, in
`noblame tickets`, and for Jira if the file is imported twice.
"""

from noblame.sharing.escaping import Written
from noblame.sharing.lines import paragraphs
from noblame.sharing.sheet import sheet
from noblame.sharing.wanted import Wanted
from noblame.sharing.wiki import markup
from noblame.sharing.work import Notation, Task, body, labels, tasks

COLUMNS = ("Summary", "Description", "Issue Type", "Priority", "Due Date", "Assignee", "External issue ID")
PRIORITIES = ("", "Highest", "High", "Medium", "Low", "Lowest")


def block(text: str) -> Written:
    """Return a text as paragraphs, in which nothing acts."""
    return Written("\n\n".join("\n".join(map(markup, lines)) for lines in paragraphs(text)))


NOTATION = Notation(markup, block, mark="*")


def render(wanted: Wanted) -> str:
    """Return the open actions without a ticket; no byte order mark, which Jira takes for a part of Summary.

    Raises:
        NothingError: There is none.
    """
    found = tuple(labels(wanted))
    rows = ((*_row(task, wanted), *found) for task in tasks(wanted))
    return sheet([(*COLUMNS, *("Labels" for _ in found)), *rows])


def _row(task: Task, wanted: Wanted) -> tuple[str, ...]:
    known_as = f"{wanted.stem}/{task.name}"
    return (task.title, body(task, wanted, NOTATION), "Task", PRIORITIES[task.rank], task.date, task.person, known_as)
