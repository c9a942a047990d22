"""Public is a place only by every word of its name, and an address only where anybody can open it."""

import pytest

from noblame.sharing.inside.public_places import is_open_to_all, is_outside


@pytest.mark.parametrize(
    "where",
    [
        *("status", "Status page", "our status page", "statuspage", "status-page", "The public status page", "blog"),
        *("Public blog", "press release", "Website", "web site and blog", "customers", "help centre"),
        *("customer portal", "Twitter", "x", "Mastodon", "LinkedIn", "post on LinkedIn"),
    ],
)
def test_customers_read_it(where: str) -> None:
    assert is_outside(where)


@pytest.mark.parametrize(
    "where",
    [
        *("status page of the team (internal)", "public wiki of the team", "internal status", "team blog (intranet)"),
        *("wiki", "Confluence", "#status-internal", "private blog", "engineering blog", "non-public status page", ""),
        *("staff portal", "portal", "our page", "the", "release notes", "statuses"),
    ],
)
def test_only_those_inside_read_it(where: str) -> None:
    assert not is_outside(where)


@pytest.mark.parametrize(
    "url",
    [
        "https://status.shop.example/1",
        "http://shop.com",
        " https://Status.Shop.COM:443/incidents/1?x=1#a ",
        "http://blog.shop.co.uk:80/",
        "https://xn--bcher-kva.de/status",
        "https://bücher.de/status",
        "https://status.shop.com./1",
        "https://shop.statuspage.io/incidents/1",
        "https://docs.shop.com/7",
        "https://status.shop.com/incidents?page=2&lang=en",
        "https://status.shop.com/wikipedia",
        "https://shop.com/agents",
        "https://opsgear.shop.com/1",
    ],
)
def test_anybody_can_open_it(url: str) -> None:
    assert is_open_to_all(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "status.shop.com/1",
        "ftp://shop.com/1",
        "javascript:alert(1)",
        "mailto:help@shop.com",
        "https://wiki/1",
        "https://localhost/1",
        "https://wiki.shop.com/1",
        "https://WIKI.shop.com/1",
        "https://confluence.shop.com/1",
        "https://jira.shop.com/1",
        "https://intranet.shop.com/1",
        "https://grafana.shop.com/d/1",
        "https://status.internal.shop.com/1",
        "https://status.corp.shop.com/1",
        "https://status.shop.internal/1",
        "https://status.shop.local/1",
        "https://status.shop.lan/1",
        "https://status.shop.intern/1",
        "https://status.shop.home/1",
        "https://status.shop.test/1",
        "https://status.shop.internal./1",
        "https://10.2.0.14/1",
        "https://192.168.0.1",
        "https://8.8.8.8/",
        "https://[fe80::1]/",
        "https://[::1",
        "https://0x7f.1/",
        "https://me:secret@status.shop.com/1",
        "https://me@status.shop.com/1",
        "https://status.shop.com:8443/1",
        "https://status.shop.com:x/1",
        "https://status.shop.com\\@10.0.0.1/",
        "https://status.shop.com/a b",
        "https://shop.atlassian.net/wiki/1",
        "https://docs.google.com/document/d/1",
        *(
            f"https://{name}.shop.com/1"
            for name in ("argocd", "monitoring", "backoffice", "runbooks", "pm", "argocd-eu")
        ),
        *("https://wiki2.shop.com/1", "https://eu.grafana.shop.com/d/1"),
        *(
            "https://shop.com/wiki/42",
            "https://shop.com/Wiki",
            "https://shop.com/%77iki/42",
            "https://shop.com/browse/A-1",
        ),
        *("https://shop.pagerduty.com/1", "https://app.datadoghq.com/1", "https://shop.sentry.io/1"),
        *("https://app.asana.com/0/1", "https://bitbucket.org/shop/a", "https://shop.zendesk.com/agent/tickets/1"),
        *(
            "https://status.shop.com/1?token=a",
            "https://status.shop.com/1?x=1&sig=a",
            "https://status.shop.com/1#key=a",
        ),
        *("https://status.shop.com/1?user=a", "https://status.shop.com/1?x=a4b5c6d7e8f9a0b1"),
    ],
)
def test_only_some_can_open_it(url: str) -> None:
    assert not is_open_to_all(url)
