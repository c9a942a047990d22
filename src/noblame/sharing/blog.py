"""The draft for the public blog: long, for major incidents or on demand, with slots to write in (S80)."""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from noblame.settings import Settings
from noblame.sharing.escaping import Written, block, line
from noblame.sharing.failing import WithheldError
from noblame.sharing.outside import told
from noblame.sharing.rendering import environment
from noblame.sharing.wanted import Wanted

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE = "blog.md.jinja"
_MAJOR = re.compile(r"(?:p|sev-?)1", re.IGNORECASE)


def render(wanted: Wanted) -> str:
    """Return the draft in Markdown; what is in brackets is still to be written.

    Raises:
        WithheldError: It was no major incident, and `blog` is not allowed.
        SharingError: As from `noblame.sharing.outside.told`.
    """
    severity = wanted.incident.severity.strip()
    said = told(wanted)
    if not is_major(severity, wanted.settings) and "blog" not in wanted.allow:
        why = f"the blog is for major incidents, and this one is {severity or 'without a severity'}"
        raise WithheldError(why, "to write about it all the same", "blog")
    return _environment(wanted.archive).get_template(TEMPLATE).render(told=said)


def is_major(severity: str, settings: Settings) -> bool:
    """Return whether a severity is the worst there is: P1, SEV1, or the first that the settings define."""
    return bool(_MAJOR.fullmatch(severity)) or (severity != "" and severity == next(iter(settings.severities), ""))


@cache
def _environment(archive: Path | None) -> "Environment":
    """Return what reads the template. Whatever it prints goes through `line`, unless another filter wrote it."""
    found = environment(archive, _inert)
    found.filters.update(
        {
            "line": line,
            "line_or": lambda text, slot: line(text) or Written(slot),
            "block": block,
            "block_or": lambda text, slot: block(text) or Written(slot),
        }
    )
    return found


def _inert(value: Any) -> Written:
    return value if isinstance(value, Written) else line(str(value))
