"""What looks internal is found, with its kind and its place; what only looks like it is not."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from noblame.record.incident import Accepted, Action, Attendee, Cause, Incident, Shared
from noblame.settings import Settings
from noblame.sharing.leaks import Leak, LeakError, blame, leaks, linked, public_addresses
from noblame.sharing.wanted import Wanted

INCIDENT = Incident(
    title="Down",
    attendees=(Attendee(name="Priya Raman", role="responder"),),
    causes=(Cause(because="A leak", id="c3"),),
    actions=(Action(what="Add an alert", id="a1", ticket="0815"),),
    shared=(
        Shared(where="wiki", url="https://wiki.shop.example/pm/42"),
        Shared(where="Status page", url="https://status.shop.example/1"),
    ),
)
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
WANTED = Wanted(incident=INCIDENT, stem="a", now=NOW)
TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N"
KEY = "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----"


def found(text: str, wanted: Wanted = WANTED) -> list[tuple[str, str]]:
    return [(leak.kind, leak.text) for leak in leaks({"impact": text}, wanted)]


@pytest.mark.parametrize(
    ("text", "leak"),
    [
        ("on db1.prod.shop.example again", ("host", "db1.prod.shop.example")),
        ("the pods of payments.svc.cluster.local", ("host", "payments.svc.cluster.local")),
        ("Gateway tre-2 comes back", ("host", "tre-2")),
        ("host c4-07 drained", ("host", "c4-07")),
        ("web12 was slow", ("host", "web12")),
        ("checkout-7d9f8b6c54-x2x4z restarted", ("host", "checkout-7d9f8b6c54-x2x4z")),
        ("redis at cache:6379", ("host", "cache:6379")),
        ("from 10.2.0.14.", ("ip", "10.2.0.14")),
        ("to 10.2.0.0/16:", ("ip", "10.2.0.0/16")),
        ("at 192.168.1.5:8080,", ("ip", "192.168.1.5:8080")),
        ("from 2001:db8::8a2e:7334", ("ip", "2001:db8::8a2e:7334")),
        ("64:ff9b::: refused", ("ip", "64:ff9b::")),
        ("from 2001:db8::1: refused", ("ip", "2001:db8::1")),
        ("e0b4:117e:e612:18d1:1f47:f255:b16b:612: refused", ("ip", "e0b4:117e:e612:18d1:1f47:f255:b16b:612")),
        ("from fe80::1%eth0", ("ip", "fe80::1%eth0")),
        ("mail ops@shop.example", ("mail", "ops@shop.example")),
        ("see https://wiki.shop.example/pm/42.", ("url", "https://wiki.shop.example/pm/42")),
        ("see postgres://db/checkout", ("url", "postgres://db/checkout")),
        ("in #checkout-alerts", ("channel", "#checkout-alerts")),
        ("as in OPS-2231", ("ticket", "OPS-2231")),
        ("as in #4711", ("ticket", "#4711")),
        ("as in shop/checkout#12", ("ticket", "shop/checkout#12")),
        ("as in 0815,", ("ticket", "0815")),
        ("in /var/log/checkout/error.log", ("path", "/var/log/checkout/error.log")),
        ("in ~/src/checkout", ("path", "~/src/checkout")),
        (r"in C:\shop\logs", ("path", r"C:\shop\logs")),
        ("SELECT * FROM orders WHERE id = 4", ("sql", "SELECT * FROM orders WHERE id = 4")),
        ("after DELETE FROM orders", ("sql", "DELETE FROM orders")),
        ("the lint rule a1 keeps it", ("id", "a1")),
        ("key AKIAIOSFODNN7EXAMPLE", ("secret", "AKIAIOSFODNN7EXAMPLE")),
        ("ghp_16C7e42F292c6912E7710c838347Ae178B4a", ("secret", "ghp_16C7e42F292c6912E7710c838347Ae178B4a")),
        ("xoxb-17653672481-19874698323", ("secret", "xoxb-17653672481-19874698323")),
        ("sk-proj-4f9a8b7c6d5e4f3a2b1c", ("secret", "sk-proj-4f9a8b7c6d5e4f3a2b1c")),
        (f"token {TOKEN}", ("secret", TOKEN)),
        (KEY, ("secret", KEY)),
        ("password=hunter22, then", ("secret", "password=hunter22")),
        ('DB_PASSWORD: "hunter22"', ("secret", 'DB_PASSWORD: "hunter22')),
        ("postgres://app:hunter22@db/checkout", ("secret", "postgres://app:hunter22@db/checkout")),
        ("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", ("secret", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")),
        ("9f86d081884c7d659a2feaa0c55ad015", ("secret", "9f86d081884c7d659a2feaa0c55ad015")),
        ("asked Priya", ("name", "Priya")),
        ("error enable_priya_fix", ("name", "priya")),
        ("flag enable_checkout_fix", ("id", "enable_checkout_fix")),
        ("Dana rolled back the deploy", ("name", "Dana")),
        ("we asked @dana", ("name", "@dana")),
    ],
)
def test_what_is_internal_is_found_once_and_as_what_it_is(text: str, leak: tuple[str, str]) -> None:
    assert found(text) == [leak]


@pytest.mark.parametrize(
    "text",
    [
        "38 % of checkouts failed between 14:05 and 14:49; about 5,200 customers saw an error page.",
        "Rolled back to 4.11, then 4.13; e.g. main.py, node.js and README.md",
        "UTF-8, SHA-256, ISO-8601, COVID-19, HTTP-503, P-1 and SEV-1",
        "top-10, step-3, tier-1, sha-256, utf-8, phase-2, 3-D Secure, 24/7, and/or, A/B, km/h",
        "at 14:02:31 or 2026-11-18 10:20:30, 480 of 480, ratio 1:2:3",
        "Select a plan from the list. Update it. We drop the table from the page.",
        "The password was reset, and the token expired; tokens are short.",
        "idle_in_transaction_session_timeout internationalisation-of-everything",
        "std::vector, Foo::Bar and a :: b",
        "MTU set back to 9000; Jenkins rolled back, the OSDs of Ceph were slow and @here was told",
        "429 Too Many Requests; x509; OSD 214; APN",
        "https://status.shop.example/1",
    ],
)
def test_what_only_looks_internal_is_not_found(text: str) -> None:
    assert found(text) == []


def test_a_house_says_what_its_tickets_look_like() -> None:
    assert found("see inc_42.") == []
    house = replace(WANTED, settings=Settings(ticket_pattern="inc_[0-9]+"))
    assert found("see inc_42.", house) == [("ticket", "inc_42")]


def test_a_house_says_which_names_are_systems() -> None:
    assert found("Zeus rolled back the deploy") == [("name", "Zeus")]
    assert found("Zeus rolled back the deploy", replace(WANTED, settings=Settings(tools=("Zeus",)))) == []


@pytest.mark.parametrize("allow", [("host",), ("MQTT-3",), ("x", "mqtt-3")])
def test_a_kind_or_the_words_may_pass(allow: tuple[str, ...]) -> None:
    assert found("mqtt-3 and OPS-1", replace(WANTED, allow=allow)) == [("ticket", "OPS-1")]


def test_addresses_are_public_where_customers_read_or_by_the_link() -> None:
    assert public_addresses(WANTED) == ("https://status.shop.example/1",)
    linked = replace(WANTED, link="https://shop.example/news")
    assert public_addresses(linked) == ("https://shop.example/news", "https://status.shop.example/1")
    assert public_addresses(replace(WANTED, link="https://wiki.shop.example/pm/42")) == public_addresses(WANTED)
    assert found("https://shop.example/news") == [("url", "https://shop.example/news")]
    assert found("https://shop.example/news", linked) == []


INSIDE = "https://wiki.shop.example/pm/7"


def test_a_link_that_customers_cannot_open_is_a_leak_unless_it_is_allowed() -> None:
    wanted = replace(WANTED, link=INSIDE)
    assert linked(wanted) == (Leak("url", INSIDE, "link"),)
    assert public_addresses(wanted) == public_addresses(WANTED)
    for allow in ("url", INSIDE):
        allowed = replace(wanted, allow=(allow,))
        assert linked(allowed) == ()
        assert public_addresses(allowed)[0] == INSIDE
    assert linked(replace(WANTED, link="https://shop.example/news")) == linked(WANTED) == ()


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("https://status.parcels.com/42?token=abcd1234efgh5678", [("secret", "token=abcd1234efgh5678")]),
        ("https://status.parcels.com/42?token%3Dabcd1234efgh5678", [("secret", "token=abcd1234efgh5678")]),
        ("https://user:pw@parcels.com/a", [("secret", "https://user:pw@parcels.com/a")]),
        ("https://status.parcels.com/by/juha.lehtonen", [("name", "juha"), ("name", "lehtonen")]),
        ("https://status.parcels.com/by/jlehtonen", [("name", "jlehtonen")]),
        ("https://status.parcels.com/Dana-fixed-it", [("name", "Dana")]),
        ("https://status.parcels.com/checkout-was-slow", []),
    ],
)
def test_a_link_holds_no_secret_and_no_name(link: str, told: list[tuple[str, str]]) -> None:
    incident = replace(INCIDENT, actions=(Action(what="Add an alert", owner="Juha Lehtonen"),))
    wanted = replace(WANTED, incident=incident, link=link)
    assert [(leak.kind, leak.text) for leak in linked(wanted)] == told
    assert (link in public_addresses(wanted)) == (not told)
    inside = replace(incident, shared=(Shared(where="status page", url=link),))
    assert (link in public_addresses(replace(wanted, incident=inside, link=""))) == (not told)


def test_a_password_in_a_link_is_shown_by_four_letters_and_passes_with_no_other_kind() -> None:
    wanted = replace(WANTED, link="https://user:pw@parcels.com/a", allow=("url",))
    [leak] = linked(wanted)
    assert leak.words == "secret http…"


def test_what_is_shared_inside_is_not_told_whatever_the_place_is_called() -> None:
    places = (
        "internal status",
        "status page of the team (internal)",
        "public wiki of the team",
        "team blog (intranet)",
    )
    shared = tuple(Shared(where=where, url=f"https://shop.example/{at}") for at, where in enumerate(places))
    inside = Shared(where="status", url=INSIDE)
    twice = (Shared(where="wiki", url="https://shop.example/w"), Shared(where="blog", url="https://shop.example/w"))
    wanted = replace(WANTED, incident=replace(INCIDENT, shared=(*shared, inside, *twice)))
    assert public_addresses(wanted) == ()


@pytest.mark.parametrize(
    "text",
    [
        *("Fire whoever did this", "The intern broke it", "Someone forgot the limit", "We should sack the contractor"),
        *("a junior engineer mis-typed the limit", "whoever approved it should explain", "Replace what Priya broke"),
    ],
)
@pytest.mark.parametrize("place", ["impact", "root_cause", "resolution.temporary", "actions[0].what"])
def test_blame_is_found_in_every_text_and_in_actions_too(text: str, place: str) -> None:
    assert [(leak.kind, leak.place) for leak in blame({place: text}, WANTED)] == [("language", place)]


@pytest.mark.parametrize(
    "text", ["Add an alert for the limit", "Have the webhook fire once", "Limit what anyone can drop"]
)
def test_an_action_that_blames_nobody_passes(text: str) -> None:
    assert blame({"actions[0].what": text}, WANTED) == ()


def test_blame_is_found_as_it_was_written_unless_it_was_accepted() -> None:
    text = {"root_cause": "Priya forgot\nto look.", "resolution.temporary": "Rolled back."}
    [leak] = blame(text, WANTED)
    assert (leak.kind, leak.place) == ("language", "root_cause")
    assert "forgot" in leak.text
    kept = Accepted(text=" ".join(leak.text.split()), rule="omission", reason="said by Priya")
    assert blame(text, replace(WANTED, incident=replace(INCIDENT, accepted=(kept,)))) == ()
    assert blame(text, replace(WANTED, allow=("language",))) == ()


def test_one_line_tells_of_the_first_and_never_a_secret() -> None:
    some = tuple(Leak("secret", "AKIAIOSFODNN7EXAMPLE", f"actions[{at}].what") for at in range(5))
    said = str(LeakError(some))
    assert "secret AKIA… (actions[0].what)" in said
    assert said.endswith(" and 2 more")
    assert "EXAMPLE" not in said
    assert "\n" not in said


def test_a_long_text_is_looked_through_at_once() -> None:
    for piece in ("a", "a-", "a.", "A1", "/a", "a@", ":", "a:", "0.", "x" * 50 + " "):
        assert isinstance(found(piece * (60_000 // len(piece))), list)
