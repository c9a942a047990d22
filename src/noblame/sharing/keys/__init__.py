"""What trackers say of the tickets they made: lines of a paste, what `gh` printed, an export of CSV, JSON (S68).

A line is a ticket beside the action it was made for: `a1 OPS-2231`, `2 https://…`, `OPS-2231 Add a lint rule`, or the
other way round. A ticket alone is one, too, where a single action waits for it.
"""

from noblame.inert import visible
from noblame.sharing.escaping import one_line
from noblame.sharing.keys.lines import is_frame, readings
from noblame.sharing.keys.objects import objects
from noblame.sharing.keys.reading import Reading, Said
from noblame.sharing.keys.tables import table

__all__ = ["Reading", "Said", "said"]


def said(text: str, record: str, pattern: str = "") -> list[Said]:
    """Return what a text says of tickets, line by line; blank lines and headings say nothing.

    Args:
        text: A paste, or a whole file.
        record: The name of the record's file, which stands in front of the ids in what we gave Jira.
        pattern: What a key looks like, as in the settings; empty for any usual one.

    Raises:
        SharingError: It begins as a table of a tracker and is none.
    """
    text = text.removeprefix("\ufeff")
    found = table(text, record, pattern)
    if found is None and text.lstrip().startswith(("[", "{")):
        found = objects(text, pattern)
    if found is not None:
        return found
    lines = enumerate(visible(text.replace("\r\n", "\n")).split("\n"), 1)
    used = ((number, line) for number, line in lines if line.strip() and not is_frame(line))
    return [Said(number, one_line(line), readings(line, pattern)) for number, line in used]
