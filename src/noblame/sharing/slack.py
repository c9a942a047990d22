"""The message for the team's channel, in Slack's mrkdwn (S76).

Slack has no sign that takes a mark's meaning away. A mark is held between two characters that have no width, so that it
stands neither at the edge of a word nor beside one. Only `&`, `<` and `>`, from which links and mentions are made, have
names of their own.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from noblame.sharing.brief import brief
from noblame.sharing.escaping import BREAK, Written, end_of, one_line
from noblame.sharing.failing import SharingError
from noblame.sharing.lines import cut
from noblame.sharing.rendering import environment
from noblame.sharing.wanted import Wanted

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE = "slack.txt.jinja"
MOST = 3000
"""Slack's limit for one block of text; a message stays below it."""
_TEXTS = (600, 300, 150, 60)
"""How long one text may be, tried in turn until a few actions find room."""
_FEW = 3
_SHORTEST = 8
"""No line of an action is shorter, in whatever template."""
_NAMES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ACTIVE = re.compile(
    r"(?P<address>https?://[^\s<>\"`\\|]+)"
    r"|(?P<name>[&<>])"
    r"|(?P<mark>[*~`]|_(?:(?<![^\W_]_)|(?![^\W_])))"  # between two letters it is one of them: pg_stat_activity
    r"|(?P<call>(?<!\w)[@#](?=\w)|(?<![0-9]):(?=[\w+'-]+:))",  # somebody, a channel, an emoji; 14:02:31 is a time
    re.IGNORECASE,
)


def render(wanted: Wanted) -> str:
    """Return the message: below 3,000 characters, cut at the actions, and where that is not enough in each text.

    Raises:
        SharingError: Where not even that is enough, with a team's template or an endless link.
    """
    template, said = _environment(wanted.archive).get_template(TEMPLATE), brief(wanted)
    whole = min(len(said.actions), MOST // _SHORTEST)

    def message(most: int) -> Callable[[int], str]:
        return lambda count: template.render(brief=said, most=most, shown=said.actions[:count])

    for most in _TEXTS:
        enough = 0 if most == _TEXTS[-1] else min(_FEW, whole)
        text = _fitting(message(most), enough, whole)
        if text is not None:
            return text
    raise SharingError(f"the message does not fit into {MOST} characters, even without its actions")


def _fitting(message: Callable[[int], str], enough: int, whole: int) -> str | None:
    """Return the message with as many actions as fit, None where these would be fewer than `enough`."""
    if len(text := message(whole)) < MOST:
        return text
    count = bisect_left(range(whole), MOST, key=lambda count: len(message(count))) - 1
    return message(count) if count >= enough else None


@cache
def _environment(archive: Path | None) -> "Environment":
    """Return what reads the template. Whatever it prints goes through `mrkdwn`, unless a filter wrote it."""
    found = environment(archive, _inert)
    found.filters.update({"cut": cut, "link": _link})
    return found


def _inert(value: Any) -> Written:
    return value if isinstance(value, Written) else mrkdwn(str(value))


def mrkdwn(text: str) -> Written:
    """Return a text in one line that reads as it was typed: no mention, no mark, no emoji; an address is a link."""
    return Written(_ACTIVE.sub(_escaped, one_line(text)))


def _escaped(found: re.Match[str]) -> str:
    """Return what stands for one thing that would act."""
    if found["name"]:
        return _NAMES[found[0]]
    if found["mark"]:
        return f"{BREAK}{found[0]}{BREAK}"
    if found["call"]:
        return f"{found[0]}{BREAK}"
    end = end_of(found[0])
    linked = f"<{_named(found[0][:end])}>" if end else ""
    return linked + "".join(f"{BREAK}{sign}{BREAK}" if sign in "*_~" else _named(sign) for sign in found[0][end:])


def _link(url: str, label: str) -> Written:
    """Return an address behind a label."""
    return Written(f"<{_named(url)}|{mrkdwn(label)}>")


def _named(text: str) -> str:
    return "".join(_NAMES.get(sign, sign) for sign in text)
