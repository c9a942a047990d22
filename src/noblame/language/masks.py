"""What in a text is no prose of its author: code, quotes, links, log lines, and what leads a line in."""

import re

from noblame.language.tokens import MASKED

ASIDE = re.compile(
    r"``[^`]+``|`[^`\n]+`|\b(?:https?|ssh|s3|ftp|git)://\S+|\bwww\.\S+"
    r'|"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|‹[^›]*›|「[^」]*」'
    r"|(?<!\w)'(?=\w)[^'\n]*?[^'\s]'(?!\w)|(?<!\w)\u2018[^\u2019\n]*\u2019(?!\w)"
    r"|<[a-z/!][^<>\n]*>"
)
"""Code, links, and what somebody else said."""

LOG_LINE = re.compile(
    r"(?im)^[ \t]*(?:[-*•][ \t]+)?(?:\d{1,2}:\d\d(?::\d\d)?\s+(?=[A-Z]{4,}\b))?(?:"
    r"[$%>#] .*"  # a shell line, a quotation or heading in Markdown
    r"|\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S* +\[?(?:trace|debug|info|notice|warn(?:ing)?|error|fatal|crit\w*)\b.*"
    r"|\[\d\d:\d\d:\d\d\] \w+: .*"
    r"|(?:log|stderr|stdout|syslog|console|output)(?: says| said| line)?: ?(?-i:[A-Z]{2,}|[a-z]+:).*"
    r"|\[?(?-i:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|PANIC)\b[\]:]? .*"
    r"|E +\w+Error\b.*"
    r"|[a-z]{3} +\d+ \d\d:\d\d:\d\d \S+ \S+:.*"  # syslog
    r"|\w+\[\d+\]: .*"
    r"|.*\blevel=(?:debug|info|warn|error|fatal)\b.*"
    r"|\w+(?:\.\w+)*(?:Error|Exception): .*"
    r")$"
)
INNER_LOG = re.compile(r"(?:(?<=: )|(?<=from the pod: ))(?:WARN|ERROR|FATAL|INFO|DEBUG|WARNING)\b.*")
"""A log line that somebody pasted behind a few words of theirs."""

FENCE = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1|\Z)", re.MULTILINE | re.DOTALL)

LEAD = re.compile(
    r"\s*(?:[-*•–]\s+|\d{1,2}[.)]\s+)?(?:\[[ xX]\]\s+)?"  # a bullet, a tick box
    r"(?:[\[(]?(?:\d{4}-)?(?:\d\d-\d\d[ T])?\d{1,2}[:.]\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?"  # a time
    r"(?: ?(?:[AaPp][Mm]|UTC|CES?T|[EP][DS]T))?[\])]?[:,]?\s+(?:[-–—|]\s+)?)?"
    r"(?:\[\w+\]\s+)?"  # a kind
)
"""What stands before the words of a line in our notations and in pasted ones."""


def sealed(passage: str) -> str:
    """Return the passage with code, quotes, links and log lines masked, character for character."""
    plain = LOG_LINE.sub(_masked, passage)
    return ASIDE.sub(_masked, INNER_LOG.sub(_masked, plain))


def _masked(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", MASKED, match[0])


def fences(text: str) -> list[tuple[int, int]]:
    """Return the places of fenced code blocks."""
    if "```" not in text and "~~~" not in text:
        return []
    return [match.span() for match in FENCE.finditer(text)]
