"""The actions that have no ticket, for Linear's import of CSV (S68).

The columns are those of "Linear CSV" at https://github.com/linear/linear/blob/master/packages/import/README.md. That
importer has no column for a due date, so the date stands in the description; the column is here all the same, as Linear
itself writes it. It takes away the apostrophe in front of what would be a formula.
"""

from noblame.sharing.sheet import sheet
from noblame.sharing.wanted import Wanted
from noblame.sharing.work import Task, body, labels, tasks

COLUMNS = ("Title", "Description", "Status", "Priority", "Assignee", "Labels", "Due Date")
PRIORITIES = ("No priority", "Urgent", "High", "Medium", "Low", "Low")
"""From none to P5: Linear has four."""


def render(wanted: Wanted) -> str:
    """Return the open actions without a ticket; the assignee is matched by the full name.

    Raises:
        NothingError: There is none.
    """
    return sheet([COLUMNS, *(_row(task, wanted) for task in tasks(wanted))])


def _row(task: Task, wanted: Wanted) -> tuple[str, ...]:
    names = ", ".join(label.replace(",", "-") for label in labels(wanted))
    return (task.title, body(task, wanted), "Todo", PRIORITIES[task.rank], task.person, names, task.date)
