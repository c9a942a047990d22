"""What options take: the words they choose from, and how a text becomes a value. Nothing is imported for them."""

import argparse
import re
from pathlib import Path

from noblame.cli.parser import Several

STEPS = ("stage", "timeline", "root-cause", "improvements", "actions", "wins")
"""As in `noblame.meeting.agenda`, whose import would make `--help` slow; a test holds the two together."""
FORMATS = ("text", "json", "github", "sarif")
LEVELS = ("hint", "nudge", "warn", "error")
KINDS = ("error", "blame", "shallow", "advice")
FORMS = ("record", "markdown", "text")
CRITERIA = Several(
    (
        *("customer-outage", "data-loss", "security", "revenue"),
        *("internal-outage", "near-miss", "repeated", "night-page"),
        *("planned", "caught-early", "trivial"),
    )
)
"""As in `noblame.record.incident`; a test holds the two together."""
ENTRIES = ("change", "alert", "detect", "decide", "act", "mitigate", "resolve", "status", "note")
"""Kinds of timeline entries, as in `noblame.record.incident`; a test holds the two together."""
GROUPS = ("incident", "owner", "due")
ENDINGS = {
    "md": "markdown",
    "htm": "html",
    "txt": "slack, wiki, handoff, ticket, status or email",
    "xml": "confluence",
    "sh": "github",
    "mmd": "mermaid",
    "gv": "dot",
    **dict.fromkeys(("xlsx", "xls", "excel", "tsv"), "csv"),
    **dict.fromkeys(("ical", "calendar"), "ics"),
}
"""What people may call a format of `EXPORTS`: by the ending of its file, mostly."""
EXPORTS = {
    "markdown": "the document for the wiki or a pull request",
    "html": "one page to open, mail or print",
    "pdf": "the page as a file to keep",
    "slack": "the message for the team's channel",
    "confluence": "the page in Confluence's storage format",
    "wiki": "the page in wiki markup",
    "handoff": "five lines for the next on-call",
    "ticket": "a comment for the incident's ticket",
    "status": "the text for the status page",
    "email": "the message to affected customers",
    "blog": "a draft for the public blog",
    "csv": "the actions for a spreadsheet or a tracker",
    "jira": "the actions for Jira's CSV import",
    "gitlab": "the actions for GitLab's CSV import",
    "linear": "the actions for Linear's CSV import",
    "github": "a shell script that files the actions on GitHub",
    "ics": "meeting, deadlines and actions for a calendar",
    "json": "the typed record",
    "mermaid": "the why tree for Mermaid, as GitHub draws it",
    "dot": "the why tree for Graphviz",
}
"""Formats to share a record in, as in `noblame.sharing.formats`; a test holds the two together."""
AGO = re.compile(r"-[0-9]")
"""A time ago, which is no option."""
SHELLS = ("bash", "zsh", "fish")


def folder(text: str) -> Path:
    """Return the folder that was named; an empty text (an unset variable, most likely) names none."""
    if not text:
        raise argparse.ArgumentTypeError("needs the name of a folder")
    return Path(text)


def minutes(text: str) -> int:
    """Return a whole number of minutes."""
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number of minutes")
    return int(text)


def listed(text: str) -> tuple[str, ...]:
    """Return the names that stand between commas."""
    return tuple(" ".join(name.split()) for name in text.split(",") if name.strip())


def criteria(text: str) -> tuple[str, ...]:
    """Return some of the criteria for a post-mortem."""
    named = listed(text)
    strange = next((each for each in named if each not in tuple(CRITERIA)), "" if named else text)
    if strange or not named:
        raise argparse.ArgumentTypeError(f"invalid choice: {strange!r} (choose from {', '.join(CRITERIA)})")
    return named


def kinds(text: str) -> tuple[str, ...]:
    """Return some of the kinds of remarks."""
    named = listed(text)
    strange = next((kind for kind in named if kind not in KINDS), "" if named else text)
    if strange or not named:
        raise argparse.ArgumentTypeError(f"{strange!r} is none of {', '.join(KINDS)}")
    return named
