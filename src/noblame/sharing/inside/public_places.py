"""Which places customers read, and which addresses anybody can open (S78)."""

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, unquote, urlsplit

_PUBLIC = frozenset(
    (  # noqa: SIM905  three lines in place of forty
        "status statuspage blog public press website customer customers help twitter x mastodon linkedin bluesky "
        "facebook instagram youtube reddit"
    ).split()
)
"""What says that a place is read outside."""
_BESIDE = frozenset(
    "page pages site web post posts release releases news centre center portal our the a an on for to of and".split()  # noqa: SIM905
)
"""What may stand beside that; any other word makes a place doubtful, and so internal."""
_INSIDE = frozenset(
    (  # noqa: SIM905  as above
        "internal intern intra intranet local localdomain localhost lan corp home private test invalid svc cluster "
        "consul arpa onion vpn"
    ).split()
)
"""Parts of a host that only some can reach."""
_FIRST = frozenset(
    (  # noqa: SIM905  as above
        "wiki confluence jira intranet sharepoint backstage grafana kibana prometheus jenkins gitlab git ci cd admin "
        "staging stage dev test qa sandbox postmortem postmortems incidents incident pm pms app argo argocd "
        "alertmanager artifactory backoffice bitbucket bugs bugzilla build builds console consul dashboard "
        "dashboards datadog deploy elastic erp gerrit graylog hr jaeger k8s kubernetes logs loki metrics "
        "monitor monitoring nagios nexus oncall ops opsgenie pagerduty phabricator rancher redmine registry "
        "rundeck runbook runbooks sentry sonar sonarqube splunk sso staff teamcity tempo ticket tickets tool "
        "tools tracker vault youtrack zabbix"
    ).split()
)
"""Names of machines that those inside work with; `argocd-eu` and `wiki2` are ones as well."""
_SIGNED_IN = (
    *("atlassian.net", "notion.so", "docs.google.com", "drive.google.com", "sharepoint.com", "slack.com"),
    *("1password.com", "airtable.com", "asana.com", "bitbucket.org", "box.com", "buildkite.com", "circleci.com"),
    *("clickup.com", "datadoghq.com", "datadoghq.eu", "dropbox.com", "figma.com", "firehydrant.io", "grafana.net"),
    *("honeycomb.io", "linear.app", "logz.io", "meet.google.com", "miro.com", "monday.com", "newrelic.com"),
    *("okta.com", "opsgenie.com", "pagerduty.com", "rootly.com", "sentry.io", "service-now.com", "splunkcloud.com"),
    *("teams.microsoft.com", "trello.com", "victorops.com", "zoom.us"),
)
"""Where one has to sign in to read."""
_PATHS = re.compile(
    r"/+(?:wiki|confluence|jira|browse|admin|agent|grafana|kibana|argocd|jenkins|runbooks?|postmortems?|internal|intranet"
    r"|backoffice|oncall)(?:/|\Z)",
    re.IGNORECASE,
)
"""How the addresses begin of what those inside work with."""
_GIVEN = re.compile(
    r"(?:^|[?&#;])(?:[\w-]*(?:token|secret|password|passwd|session|signature|credential)[\w-]*|api[_-]?key|key|sig|auth|pwd"
    r"|sid|code|jwt|invite|share|access|user|email|account)=|=[^&#;]*\w{16}",
    re.IGNORECASE,
)
"""What a query has that opens a page to one reader, or says who that is."""
_PORTS = (None, 80, 443)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]")
"""A name with a dot that ends as public ones do: in letters."""


def is_outside(where: str) -> bool:
    """Return whether customers read what is shared at a place of this name: every word has to say so.

    >>> is_outside("Our status page"), is_outside("status page of the team (internal)")
    (True, False)
    """
    words = re.findall(r"\w+", where.casefold())
    return not _PUBLIC.isdisjoint(words) and all(word in _PUBLIC or word in _BESIDE for word in words)


def is_open_to_all(url: str) -> bool:
    """Return whether anybody can open an address, as far as it tells: a page of the web, on no host for inside.

    One that lets a reader in by what stands in its query is as good as a key, and so not open to all.

    >>> is_open_to_all("https://status.shop.example/1"), is_open_to_all("https://wiki.shop.example/1")
    (True, False)
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return False
    plain = parts.scheme in {"http", "https"} and "@" not in parts.netloc and port in _PORTS
    return plain and not re.search(r"[\s\\]", url.strip()) and _is_public(parts)


def _is_public(parts: SplitResult) -> bool:
    host = (parts.hostname or "").rstrip(".")
    labels = host.split(".")
    if _is_ip(host) or not _HOST.fullmatch(host) or not _INSIDE.isdisjoint(labels) or _is_for_work(labels):
        return False
    if _PATHS.match(unquote(parts.path)) or _GIVEN.search(unquote(f"?{parts.query}#{parts.fragment}")):
        return False
    return not any(host == end or host.endswith(f".{end}") for end in _SIGNED_IN)


def _is_for_work(labels: list[str]) -> bool:
    """Return whether a host is called like what those inside work with, by its first name or one before its domain."""
    names = {part.rstrip("0123456789") for label in labels[:-2] for part in label.split("-")}
    return labels[0] in _FIRST or not _FIRST.isdisjoint(names | set(labels[:-2]))


def _is_ip(host: str) -> bool:
    try:
        return bool(ip_address(host))
    except ValueError:
        return False
