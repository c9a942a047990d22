"""The page in the wiki markup of Jira and Confluence (S74).

A backslash takes the meaning from a mark, but only from those that the renderer's list has. Where it does not help, as
with an emoticon, an entity or a heading, the sign is parted from its neighbour by a character without a width. A
backslash itself is written as an entity, because two of them break the line.
"""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from noblame.record.incident import Link
from noblame.sharing.addresses import reachable
from noblame.sharing.document import document
from noblame.sharing.escaping import BREAK, Written, end_of, one_line
from noblame.sharing.lines import paragraphs
from noblame.sharing.rendering import environment
from noblame.sharing.wanted import Wanted

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE = "wiki.txt.jinja"
_MARKS = re.compile(
    r"(?P<address>https?://[^\s<>\"`\\|{}\[\]^!]+)"
    r"|(?P<backslash>\\)"
    r"|(?P<mark>[{}\[\]|*^~!]|(?<!\w)[-+_](?!\s|$)|^[-#](?=[-#*\s]|$)|\?(?=\?)|(?<=\?)\?|(?<!\w)@(?=\w)"
    r"|\((?=(?:[yni/x!+?-]|on|off|\*[rgby]?|flag|flagoff|c|r|tm)\)))"
    r"|(?P<parted>&(?=\#?\w+;)|[:;](?=-?[()PpDd|])|^(?:h[1-6]|bq)(?=\.))",
    re.IGNORECASE,
)


def render(wanted: Wanted) -> str:
    """Return the page, its title at the top; the incident's times are in UTC, the meeting's in the settings' zone."""
    template = _environment(wanted.archive).get_template(TEMPLATE)
    return template.render(document=document(wanted.incident, wanted.zone))


@cache
def _environment(archive: Path | None) -> "Environment":
    """Return what reads the template. Whatever it prints goes through `markup`, unless a filter wrote it."""
    found = environment(archive, _inert)
    found.filters.update(
        {
            "block": lambda text: Written("\n\n".join("\n".join(map(markup, lines)) for lines in paragraphs(text))),
            "link": _link,
            "stars": lambda depth: Written("*" * (depth + 1)),
        }
    )
    return found


def _inert(value: Any) -> Written:
    return value if isinstance(value, Written) else markup(str(value))


def markup(text: str) -> Written:
    """Return a text in one line that reads as it was typed, wherever it stands; an address becomes a link by itself."""
    return Written(_MARKS.sub(_escaped, one_line(text)))


def _escaped(found: re.Match[str]) -> str:
    """Return what stands for one thing that would act."""
    if found["backslash"]:
        return "&#92;"
    if found["mark"]:
        return rf"\{found[0]}"
    if found["parted"]:
        return f"{found[0]}{BREAK}"
    end = end_of(found[0])
    return found[0][:end] + re.sub(r"[*~_+-]", r"\\\g<0>", found[0][end:])


def _link(link: Link) -> Written:
    """Return a link with its label and its kind (S35); an address that is no page's stands as text."""
    title, target = link.title.strip(), reachable(link.url)
    if target:
        said = f"[{markup(title or link.url)}|{target}]"
    else:
        said = markup(f"{title}: {link.url}" if title and link.url.strip() else title or link.url)
    return Written(f"{said} ({link.kind})" if link.kind else said)
