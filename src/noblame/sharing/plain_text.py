"""Plain text that is pasted anywhere: it has no marks, and nothing in it calls anybody."""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from noblame.sharing.brief import brief
from noblame.sharing.escaping import BREAK, Written, one_line, quiet
from noblame.sharing.lines import cut, few
from noblame.sharing.rendering import environment
from noblame.sharing.wanted import Wanted

if TYPE_CHECKING:
    from jinja2 import Environment

_CALLS = re.compile(r"<(?=[!@#])|\[(?=~)")
"""What calls a person in Slack and in Jira; `quiet` knows the forges."""


def plain_text(template: str, wanted: Wanted) -> str:
    """Return a record in brief by a template of plain text."""
    return _environment(wanted.archive).get_template(template).render(brief=brief(wanted))


@cache
def _environment(archive: Path | None) -> "Environment":
    found = environment(archive, _inert)
    found.filters.update({"cut": cut, "few": few, "as_it_is": Written})
    return found


def _inert(value: Any) -> Written:
    """Return a text in one line, in which nothing would send somebody a message."""
    if isinstance(value, Written):
        return value
    return Written(_CALLS.sub(lambda found: f"{found[0]}{BREAK}", quiet(one_line(str(value)))))
