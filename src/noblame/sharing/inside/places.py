"""Addresses, mailboxes and paths in a text."""

import re
from collections.abc import Iterator
from ipaddress import ip_address

from noblame.sharing.inside.public_places import is_open_to_all

Span = tuple[int, int]

_TAIL = ".,;:!?'\"”’)]}>…"
"""Punctuation behind an address that belongs to the sentence."""
_URL = re.compile(r"(?:\b[a-z][a-z0-9+.-]{0,20}://|\bwww\.)[^\s<>\"]+", re.IGNORECASE)
_FRONT = re.compile(
    r"(?<![\w.@/:-])(?:https?://)?(?P<host>(?:www|status)\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
    r"\.(?:com|net|org|edu|gov|io|dev|app|cloud|info|biz|eu|uk|de|fr|ch|at|nl|be|es|it|se|no|fi|dk|pl|pt|us|ca|au|nz|jp"
    r"|cn|in|br|co|ai|me|tv|(?:co|com|org|net|ac|gov)\.[a-z]{2}))/?(?=[.,;:!?'\"”’)\]>…]*(?:\s|$))",
    re.IGNORECASE,
)
"""The first page of a house, and of what it says of its service: `www.shop.com`, `status.shop.com`."""
_BARE_URL = re.compile(
    r"(?<![\w.@/-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,12}(?::\d{1,5})?/[\w%+~-][\w./%?=&#+~-]*(?![\w:])",
    re.IGNORECASE,
)
"""`wiki.shop.example/pm/42`: an address without its beginning."""
_MAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{0,63}[a-z][\w.+%-]{0,63}@[a-z][\w-]*(?:\.[\w-]+)*"
    r"|(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)*\.[a-z][\w-]*"
    r"|(?<![\w.+%-])[\w.+%-]{1,64} ?[\[(]at[\])] ?[\w-]+(?:(?:\.| ?[\[(]dot[\])] ?)[\w-]+)*",
    re.IGNORECASE,
)
_FOR_CUSTOMERS = re.compile(
    r"(?:support|help|helpdesk|service|care|hello|info|contact|privacy|press|sales|billing|feedback|status|no-?reply)"
    r"@[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|eu|de|fr|nl|ch|at|it|es|se|dk|fi|no|pl|app|co|(?:co|ac|org)\.uk|uk)",
    re.IGNORECASE,
)
_DOT = r"(?:\.|\[\.\]|\(\.\)|\[dot\]| \. )"
_V4 = re.compile(
    rf"(?<![\w.])\d{{1,3}}{_DOT}\d{{1,3}}(?:{_DOT}(?:\d{{1,3}}|[xX*])){{2}}(?:/\d{{1,2}})?(?:\:\d{{1,5}})?"
    r"(?![\w]|\.\d)"
)
_V6 = re.compile(
    r"(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:(?<=:)\d{1,3}(?:\.\d{1,3}){3})?(?:%\w+)?(?!\w|:[\w:])",
    re.IGNORECASE,
)
_MAC = re.compile(
    r"(?<![\w:-])(?:[0-9a-f]{2}(?P<sign>[:-]))(?:[0-9a-f]{2}(?P=sign)){4}[0-9a-f]{2}(?![\w:-])"
    r"|(?<![\w.])[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![\w.])",
    re.IGNORECASE,
)
_NUMBER = r"v?\d+(?:\.(?:\d+|x))+"
VERSION = re.compile(
    rf"(?:\b(?:version|section|release|build|ver|firmware|clause|chapter|paragraph|appendix|macos|ios|ipados|android"
    rf"|chrome|firefox|safari|edge|windows|patch|update|driver)s?\.? (?:number )?|\bv\.? ?|§ ?){_NUMBER}"
    rf"(?:(?:, | and | or | to | through |-){_NUMBER})*",
    re.IGNORECASE,
)
"""Numbers with dots that a word says are no addresses: `version 4.2.1.3 or 4.2.1.4`."""
_FILES = (
    "py|js|ts|tsx|jsx|go|rb|rs|java|kt|scala|php|cs|c|cc|cpp|h|sh|sql|tf|ya?ml|json|toml|ini|conf|cfg|env|log|md|lock"
    "|xml"
)
_PATH = re.compile(
    r"(?<![\w/:.])(?:~|\.{1,2})?(?:/[\w.+@-]+){2,}/?|(?<![\w/])~/[\w.+@-]+"
    r"|(?<![\w/:.])/(?:etc|var|usr|opt|tmp|home|root|srv|mnt|proc|boot|data)(?![\w/])"
    r"|(?<!\w)[A-Za-z]:\\[\w-][\w\\.-]*\w|\\\\\w[\w.-]*\\\S+"
    rf"|(?<![\w/.:-])[\w-]+(?:/[\w-]+)*/[\w.-]+\.(?:{_FILES})(?![\w/])"
    r"|(?<![\w/.:-])(?:src|lib|pkg|cmd|internal|infra|terraform|charts|deploy|scripts|services)(?:/[\w.-]+){2,}"
    r"|(?<![\w/.:-])go/(?!no-go|no\b)[a-z][\w-]+(?:/[\w-]+)*"
    r"|(?<![\w/.:-])(?:b|cl|cr|pr|mr|t)/\d{3,}"
    r"|(?<![\w/.:-])(?:wiki|confluence|jira|grafana|runbooks?|postmortems?|kibana|jenkins|gitlab|dashboards?)"
    r"(?:(?:/[\w-]+)*/(?=[\w-]*[\d-])[\w-]+|(?:/[\w-]+){2,})"
    r"|(?<![\w/.:-])(?:hotfix|bugfix|feature|feat|fix|release|chore)/(?=[\w.]*[-_\d])[\w./-]*\w"  # a branch
    r"|(?<![\w/.:-])(?:deploy|deployment|svc|sts|statefulset|daemonset|cronjob|configmap)/"
    r"(?!(?:rollback|revert|release|build|merge|restart|undo|test|rollout|un)\b)[a-z][\w-]+"
    r"|(?<![\w/.:-])(?:secret|kv)/(?:data|metadata)/[\w/-]*\w"
    r"|\b(?:kubectl|oc|helm) (?:rollout|rollback|scale|delete|apply|exec|get|describe|edit|patch|drain|cordon|uncordon"
    r"|logs|set|create|run|upgrade|uninstall|install)(?: (?:undo|restart|status|history|pause|resume))?"
    r"(?: (?:--?[a-z][\w-]*(?:[ =][\w.:/-]*\w)?|[\w.-]*[\w-]/[\w./-]*\w|[\w.-]*\d[\w-]*|\w+-[\w-]+)){1,8}"
    r"|\bsystemctl (?:start|stop|restart|reload|status|enable|disable) [\w@-]+(?:\.\w+)?"
)
_API = re.compile(
    r"(?:/api)?/v\d+(?:\.\d+)?(?:/(?!internal|admin|debug)[\w{}:.-]+)*/?"
    r"|/api(?:/(?!internal|admin|debug)[\w.-]+)+"
)
"""What customers call: the paths of an API."""


def urls(text: str) -> Iterator[Span]:
    """Yield where a text has addresses of pages, without the punctuation of their sentence."""
    for look in (_URL, _BARE_URL):
        for found in look.finditer(text):
            yield found.start(), found.start() + len(found[0].rstrip(_TAIL))


def fronts(text: str) -> Iterator[Span]:
    """Yield where a text has the first pages that a house has for all the world (S78)."""
    for found in _FRONT.finditer(text):
        host = found["host"].casefold()
        if is_open_to_all(f"https://{host}") and is_open_to_all(f"https://{host.partition('.')[2]}"):
            yield found.span()


def mails(text: str) -> Iterator[Span]:
    """Yield where a text has mailboxes, but for those that customers write to: `support@shop.com`."""
    yield from (found.span() for found in _MAIL.finditer(text) if not _FOR_CUSTOMERS.fullmatch(found[0]))


def ips(text: str) -> Iterator[Span]:
    """Yield where a text has addresses of machines: IPv4 and IPv6, however they are veiled, and MAC."""
    yield from (found.span() for found in _MAC.finditer(text))
    for look in (_V4, _V6):
        for found in look.finditer(text):
            size = len(found[0]) - (found[0][-1] == ":" and not _is_ip(found[0]))
            if _is_ip(found[0][:size]):
                yield found.start(), found.start() + size


def paths(text: str) -> Iterator[Span]:
    """Yield where a text has paths of files and short links, but for the paths of an API."""
    yield from (found.span() for found in _PATH.finditer(text) if not _API.fullmatch(found[0]))


def _is_ip(text: str) -> bool:
    """Return whether numbers with dots or colons are an address, with or without a network's size, a port, a zone."""
    plain = re.sub(r"\[\.\]|\(\.\)|\[dot\]| \. ", ".", text)
    plain = re.sub(r"(?<=\.)[xX*](?=\.|$|[/:])", "0", plain).partition("/")[0].partition("%")[0]
    plain = plain.partition(":")[0] if "." in plain.partition(":")[0] else plain
    if not any(map(str.isdigit, plain)):
        return False
    try:
        return bool(ip_address(plain))
    except ValueError:
        return False
