"""What goes outside: from the fields meant for it, without names, ids and anything internal (S78 to S81)."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.sharing.reading import read
from tests.sharing.typed import HOSTILE

from noblame.inert import ACTIVE
from noblame.record.incident import Action, Attendee, Cause, Entry, Incident, Lessons, Resolution, Shared, Triage
from noblame.record.reading import parse
from noblame.settings import Settings
from noblame.sharing.failing import SharingError
from noblame.sharing.formats import FORMATS, written
from noblame.sharing.leaks import LeakError
from noblame.sharing.outside import told, when
from noblame.sharing.status_page import WORDS, parts_of
from noblame.sharing.wanted import Wanted

GOLDEN = Path(__file__).parent / "golden"
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
OUTSIDE = tuple(name for name, form in FORMATS.items() if form.audience == "outside")
INCIDENT = Incident(
    title="Checkout unavailable",
    severity="P1",
    customer_impact=True,
    started=datetime(2026, 11, 18, 14, 2, tzinfo=UTC),
    resolved=datetime(2026, 11, 18, 14, 49, tzinfo=UTC),
    impact="38 % of checkouts failed.",
    attendees=(Attendee(name="Priya Raman", role="responder"),),
    timeline=(Entry(what="Mark rebooted db1.internal"),),
    detection="An alert paged Priya.",
    root_cause="A client leaked its connections (c1).",
    causes=(Cause(because="A leak on mqtt-3", id="c1"),),
    resolution=Resolution(temporary="Priya rolled back.", permanent="Fixed for good (see a1 and a2)."),
    lessons=Lessons(headline="Watch what can run out"),
    actions=(
        Action(
            what="Add a lint rule", id="a1", owner="Tomás Vidal", due="2026-12-01", detail="on ci-7", ticket="OPS-1"
        ),
        Action(what="Page at 80 %", id="a2", done=date(2026, 11, 21)),
        Action(what="Rewrite it for host tre-2", decided="no"),
    ),
    notes="password=hunter22",
)


def wanted(incident: Incident = INCIDENT, *allow: str, link: str = "", archive: Path | None = None) -> Wanted:
    return Wanted(incident=incident, stem="a-record", now=NOW, allow=allow, link=link, archive=archive)


def text(name: str, incident: Incident = INCIDENT, *allow: str) -> str:
    said = written(name, wanted(incident, *allow))
    assert isinstance(said, str)
    return said


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_sample_reads_as_it_was_agreed(name: str) -> None:
    pytest.importorskip("noblame.sample_incidents", reason="only an installed noblame has its samples")
    stem = "2026-11-18-checkout-pool"
    sample = resources.files("noblame.sample_incidents") / f"{stem}.yaml"
    said = text(name, parse(sample.read_bytes(), stem).incident)
    assert said == (GOLDEN / f"{stem}.{name}.{FORMATS[name].ending}").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", OUTSIDE)
def test_people_are_roles_and_what_is_only_for_inside_stays_there(name: str) -> None:
    said = text(name)
    for word in ("Priya", "Raman", "Vidal", "Mark", "a1", "c1", "OPS-1", "ci-7", "tre-2", "db1", "hunter22", "12-01"):
        assert not re.search(rf"\b{word}\b", said), word
    for words in (
        "38 % of checkouts failed.",
        "A client leaked its connections.",
        "he on-call engineer rolled back.",
        "Fixed for good.",
        "Add a lint rule",
        "Done: Page at 80 %",
        "18 November 2026, 14:02 to 14:49 UTC",
    ):
        assert words in said
    assert ("Watch what can run out" in said) == (name == "blog")


@pytest.mark.parametrize("name", OUTSIDE)
def test_only_what_affected_customers_goes_to_them(name: str) -> None:
    with pytest.raises(SharingError, match="customer_impact is not true"):
        text(name, replace(INCIDENT, customer_impact=False))


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_security_incident_goes_outside_only_where_that_is_allowed(name: str) -> None:
    incident = replace(INCIDENT, triage=Triage(criteria=("security", "customer-outage")))
    with pytest.raises(SharingError, match=r"only with those who need to know.*--allow security"):
        text(name, incident)
    assert text(name, incident, "security") == text(name)


@pytest.mark.parametrize("severity", ["P2", "SEV2", "", "P10", "minor"])
def test_the_blog_is_for_major_incidents_or_on_demand(severity: str) -> None:
    incident = replace(INCIDENT, severity=severity)
    with pytest.raises(SharingError, match="--allow blog"):
        text("blog", incident)
    assert text("blog", incident, "blog") == text("blog")
    assert text("email", incident) == text("email")


@pytest.mark.parametrize("severity", ["P1", "p1", "SEV1", "sev-1"])
def test_the_worst_severity_is_major(severity: str) -> None:
    assert text("blog", replace(INCIDENT, severity=severity)) == text("blog")


def test_a_house_names_its_worst_severity_itself() -> None:
    house = replace(wanted(replace(INCIDENT, severity="red")), settings=Settings(severities={"red": "", "amber": ""}))
    assert written("blog", house) == text("blog")


@pytest.mark.parametrize("name", OUTSIDE)
@pytest.mark.parametrize(
    ("place", "incident"),
    [
        ("title", replace(INCIDENT, title="mqtt-3 down")),
        ("impact", replace(INCIDENT, impact="mqtt-3 down")),
        ("root_cause", replace(INCIDENT, root_cause="mqtt-3 down")),
        ("resolution", replace(INCIDENT, resolution="mqtt-3 restarted")),
        ("resolution.temporary", replace(INCIDENT, resolution=Resolution(temporary="mqtt-3 restarted"))),
        ("resolution.permanent", replace(INCIDENT, resolution=Resolution(permanent="mqtt-3 gone"))),
        ("actions[0].what", replace(INCIDENT, actions=(Action(what="Replace mqtt-3"),))),
    ],
)
def test_a_leak_stops_every_format_and_names_its_place(name: str, place: str, incident: Incident) -> None:
    with pytest.raises(LeakError) as stopped:
        text(name, incident)
    assert [(leak.kind, leak.text, leak.place) for leak in stopped.value.leaks] == [("host", "mqtt-3", place)]
    assert "mqtt-3" in text(name, incident, "host")


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_link_for_inside_stops_every_format(name: str) -> None:
    inside = "https://wiki.shop.example/1"
    with pytest.raises(LeakError, match=r"url https://wiki\.shop\.example/1 \(link\)"):
        written(name, wanted(link=inside))
    assert (inside in str(written(name, wanted(INCIDENT, "url", link=inside)))) == (name != "status")


def test_what_a_short_text_leaves_out_does_not_stop_it() -> None:
    incident = replace(INCIDENT, detection="mqtt-3 alerted", lessons=Lessons(headline="Watch mqtt-3"))
    assert "mqtt-3" not in text("status", incident) + text("email", incident)
    with pytest.raises(LeakError):
        text("blog", incident)


def test_leaks_come_in_the_order_of_the_fields() -> None:
    incident = replace(INCIDENT, impact="Priya forgot to look.", root_cause="mqtt-3", title="Down on mqtt-4")
    with pytest.raises(LeakError) as stopped:
        told(wanted(incident))
    assert [leak.place for leak in stopped.value.leaks] == ["title", "impact", "root_cause"]


@pytest.mark.parametrize("name", OUTSIDE)
def test_an_empty_record_is_a_text_of_slots(name: str) -> None:
    said = text(name, Incident(title="", customer_impact=True), "blog")
    filled = [part for part in re.split(r"\n\n|:\n", said) if "[" not in part]
    assert all(len(part) < 45 for part in filled), filled
    assert said.count("[") == said.count("]") >= 3


@pytest.mark.parametrize("name", ["email", "blog"])
def test_apology_and_contact_are_for_people_to_write(name: str) -> None:
    assert "[The apology" in text(name)
    assert re.search(r"\[[Cc]ontact", text(name))


def test_the_link_is_told_only_where_it_is_public() -> None:
    shared = (
        Shared(where="wiki", url="https://wiki.example/1"),
        Shared(where="status page", url="https://s.example/1"),
    )
    assert "Read on: https://s.example/1" in text("email", replace(INCIDENT, shared=shared))
    assert "Read on" not in text("email", replace(INCIDENT, shared=shared[:1]))
    assert "https://shop.example/n" in str(written("email", wanted(link="https://shop.example/n")))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "18 November 2026, 14:02 to 14:49 UTC"),
        ({"resolved": None}, "since 18 November 2026, 14:02 UTC"),
        (
            {"resolved": datetime(2026, 11, 19, 0, 5, tzinfo=UTC)},
            "18 November 2026, 14:02 to 19 November 2026, 00:05 UTC",
        ),
        ({"started": None}, ""),
    ],
)
def test_times_are_in_words(changes: dict[str, datetime | None], said: str) -> None:
    assert when(replace(INCIDENT, **changes)) == said


def test_a_status_text_is_cut_at_sentences() -> None:
    long = " ".join(f"Sentence {number} has six words here." for number in range(60))
    incident = replace(INCIDENT, impact=long, root_cause=long, resolution=Resolution(permanent=long))
    parts = parts_of(told(wanted(incident)))
    words = sum(len(sentence.split()) for part in parts for sentence in part)
    assert WORDS - 20 <= words <= WORDS
    assert all(part and all(sentence.endswith(".") for sentence in part) for part in parts)
    assert min(sum(len(sentence.split()) for sentence in part) for part in parts) >= 40


def test_what_is_short_is_not_cut_and_an_endless_sentence_is() -> None:
    assert parts_of(told(wanted())).summary == (
        "Checkout unavailable: 18 November 2026, 14:02 to 14:49 UTC. 38 % of checkouts failed.",
    )
    endless = replace(INCIDENT, root_cause="and " * 400)
    assert len(text("status", endless).split()) < WORDS + 20
    assert " …" in text("status", endless)


@pytest.mark.parametrize(
    "said",
    [
        *(
            "At 5 p.m. UTC it was over.",
            "Dr. Faro saw it.",
            "Order No. 5 failed.",
            "It said, e.g. “Down. Again.”.",
        ),
        *("Open. The limit is in; the rest follows.", "It held (see above.) Then it did not."),
    ],
)
def test_what_keeps_it_from_happening_again_is_one_line(said: str) -> None:
    incident = replace(INCIDENT, resolution=Resolution(permanent=said), actions=(Action(what="Check?"),))
    status = text("status", incident, "language", "name")
    assert status.endswith(f"What we are doing\n{said}\nPlanned: Check?\n")


LISTED = "Customers saw:\n- error pages\n  - lost baskets\n1. first\n2. second\n\nAnd it\nlasted."


@pytest.mark.parametrize("name", OUTSIDE)
def test_each_item_of_a_list_has_its_line(name: str) -> None:
    said = text(name, replace(INCIDENT, impact=LISTED)).replace("\\", "")
    for item in ("- error pages", "- lost baskets", "1. first", "2. second"):
        assert re.search(rf"^ *{re.escape(item)} *$", said, re.MULTILINE), said
    assert re.search(r"^And it lasted\.$", said, re.MULTILINE)


def test_a_long_list_is_cut_at_its_items() -> None:
    incident = replace(INCIDENT, impact="\n".join(f"- {number} of them failed there" for number in range(60)))
    summary = parts_of(told(wanted(incident))).summary
    assert summary[-1].endswith(" of them failed there")
    assert 60 > len(summary) > 5


def test_a_template_of_the_archive_wins(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "status.txt.jinja").write_text("{{ told.title }}\x1b[2J {{ told.impact }}")
    said = written("status", wanted(replace(INCIDENT, impact="\x1b]52;c;\x07 down"), archive=tmp_path))
    assert "␛]52;c;␇ down" in str(said)


@given(HOSTILE, HOSTILE)
def test_nothing_that_was_typed_acts(impact: str, action: str) -> None:
    incident = replace(INCIDENT, impact=impact, actions=(Action(what=action),))
    everything = ("name", "host", "ip", "mail", "url", "channel", "ticket", "path", "sql", "secret", "language", "id")
    for name in OUTSIDE:
        assert not ACTIVE.search(text(name, incident, *everything))
    parts = read(text("blog", incident, *everything))
    assert [part.text for part in parts if part.kind == "h2"] == [
        *("What happened", "How we noticed", "Why it happened", "How service came back"),
        *("What we are changing", "What we learned"),
    ]


NAME = st.sampled_from(["Priya Raman", "Priya", "Raman", "@priya", "priya.raman@shop.example", "Tomás Vidal", "tomás"])
HOST = st.builds("{}-{}".format, st.sampled_from(["mqtt", "db", "tre"]), st.integers(1, 99)) | st.builds(
    "{}.{}.{}".format,
    st.sampled_from(["db1", "cache", "eu-west"]),
    st.sampled_from(["shop", "prod", "svc"]),
    st.sampled_from(["internal", "example", "com", "local"]),
)
ADDRESS = st.ip_addresses().map(str).filter(lambda address: re.search("[0-9]", address) is not None)
TOKEN = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", min_size=16, max_size=16).map("AKIA{}".format) | st.text(
    "abcdef0123456789", min_size=40, max_size=40
).map("ghp_{}".format)
TICKET = st.builds("{}-{}".format, st.sampled_from(["OPS", "INC", "SHOP2"]), st.integers(1, 9999))
URL = st.builds("https://{}/{}".format, HOST, st.sampled_from(["", "d/1", "priya/x?y=1"]))
GAP = st.sampled_from([" ", "\n", ", ", " (", ") ", ". ", ": ", ' "', "; ", "! "])
PLAIN = ("the pool", "was full", "Rolled back", "38 %", "at 14:02", "again", "É")
INTERNAL = NAME | HOST | ADDRESS | TOKEN | TICKET | URL


@pytest.mark.parametrize("name", OUTSIDE)
@given(said=st.lists(st.tuples(st.sampled_from(PLAIN) | INTERNAL, GAP), max_size=6))
def test_nothing_internal_survives_unless_it_is_allowed(name: str, said: list[tuple[str, str]]) -> None:
    impact = " " + "".join(f"{word}{gap}" for word, gap in said)
    incident = replace(INCIDENT, impact=impact, actions=(Action(what="Add an alert", owner="Tomás Vidal"),))
    with suppress(LeakError):
        told_outside = text(name, incident, "language")
        assert [word for word, _ in said if word not in PLAIN and word in told_outside] == []


@given(st.lists(st.tuples(st.sampled_from(PLAIN) | NAME, GAP), max_size=6))
def test_names_alone_never_stop_it(said: list[tuple[str, str]]) -> None:
    impact = " " + "".join(f"{word}{gap}" for word, gap in said)
    incident = replace(INCIDENT, impact=impact, actions=(Action(what="Add an alert", owner="Tomás Vidal"),))
    assert not re.search("priya|raman|vidal|tomás", text("status", incident, "language"), re.IGNORECASE)
