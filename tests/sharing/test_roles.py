"""Names become roles: each person the same role everywhere, words that are no names untouched (S3)."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.sharing.typed import HOSTILE

from noblame.record.incident import (
    Accepted,
    Action,
    Attendee,
    Cause,
    Entry,
    Improvement,
    Incident,
    Lessons,
    Link,
    MeetingNotes,
    Part,
    Question,
    Resolution,
    Shared,
)
from noblame.review.owners import is_nobody
from noblame.sharing.names.mentions import Names
from noblame.sharing.roles import Person, Roles, people_of, without_names

ROOM = (
    Person("Priya Raman", "on-call engineer"),
    Person("Tomás Vidal", "on-call engineer"),
    Person("Mei Tanaka", "facilitator"),
    Person("Ines Faro", "expert"),
    Person("Grace Whitcombe", "manager"),
    Person("Mark Weber", "colleague"),
    Person("Will Page", "colleague"),
    Person("Max Hope", "colleague"),
    Person("Nour El-Sayed", "stakeholder"),
    Person("Ana de la Cruz", "colleague"),
    Person("Dr. Anneli Raud", "stakeholder"),
)
ROLES = Roles(ROOM)
NAMES = ("Priya Raman", "Tomás Vidal", "Māra Ozoliņa", "Chukwuemeka Obi", "Thị Hồng Nguyễn", "Bartek Zieliński")
INCIDENT = Incident(
    title="Priya's pool ran out",
    impact="Tomás saw it.\n",
    attendees=(Attendee(name="Priya Raman", role="responder"), Attendee(name="Mei Tanaka", role="facilitator")),
    timeline=(Entry(what="Priya acks", source="@priya"), Entry(what="Rolled back", source="argo")),
    resolution=Resolution(temporary="Priya rolled back"),
    causes=(Cause(because="A leak", next=(Cause(because="Tomás forgot", evidence=("asked Mei",)),)),),
    lessons=Lessons(went_well=("Priya was quick",), headline="Ask Mei"),
    improvements=(Improvement(idea="Ask Priya", decided="Mei said no"),),
    actions=(Action(what="Ask Mei", owner="Tomás Vidal", helpers=("Mei Tanaka", "Zoë Ahn"), decided="later"),),
    questions=(Question(ask="Why?", who="Priya"),),
    links=(Link(title="Priya's page", url="https://wiki.example/priya"),),
    reasons={"no-stakeholder": "Mei was ill"},
    meeting=MeetingNotes(facilitator="Mei Tanaka"),
    shared=(Shared(where="wiki", on=date(2026, 11, 22), by="Zoë Ahn"),),
    accepted=(Accepted(text="Tomás forgot", reason="Tomás asked for it"),),
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Priya acknowledges", "An on-call engineer acknowledges"),
        ("PRIYA RAMAN and tomas looked", "Two on-call engineers looked"),
        ("Priya, Tomas and Ines looked", "Two on-call engineers and an expert looked"),
        ("asked Mei Tanaka, who asked Mei", "asked the facilitator, who asked the facilitator"),
        ("rolled back. Mei agreed", "rolled back. The facilitator agreed"),
        ("priya's fix", "an on-call engineer's fix"),
        ("Priya’s fix", "An on-call engineer’s fix"),
        ("took Ines' fix", "took an expert's fix"),
        ("they said 'ask Ines' twice", "they said 'ask an expert' twice"),
        ("ping @priya, @praman and @tomas.vidal", "ping two on-call engineers"),
        ("mail priya.raman@shop.example", "mail an on-call engineer"),
        ("Dr. Raud and P. Raman", "A stakeholder and an on-call engineer"),
        ("Raman, Priya", "An on-call engineer"),
        ("El-Sayed called Ana de la Cruz", "A stakeholder called a colleague"),
        ("Priya-led review", "An on-call engineer-led review"),
        ("Priya/Ines: look", "An on-call engineer/an expert: look"),
        ("Priya:on it", "An on-call engineer:on it"),
        ("Grace joined, then Mark was paged", "A manager joined, then a colleague was paged"),
        ("Asked Grace. Will paged Mark", "Asked a manager. A colleague paged a colleague"),
        ("Toma\u0301s looked", "An on-call engineer looked"),
        ("Max Hope and will page", "A colleague and will page"),
        ("The Priya dashboard was slow", "The on-call engineer dashboard was slow"),
        ("A Priya dashboard and a Mei dashboard", "An on-call engineer dashboard and a facilitator dashboard"),
        ("asked our Mei and The Mei", "asked our facilitator and The facilitator"),
        ("Frau Tanaka approved, then Tanaka-san", "The facilitator approved, then the facilitator"),
        ("Pria Raman fixed it", "An on-call engineer fixed it"),
        ("Raman, P. fixed it", "An on-call engineer fixed it"),
        ("Raman Pria Raman fixed it", "An on-call engineer an on-call engineer fixed it"),
        ("Priya Zorblat fixed it", "An on-call engineer Zorblat fixed it"),
    ],
)
def test_a_name_becomes_a_role(text: str, read: str) -> None:
    assert ROLES.text(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "A grace period of 5 s. Grace period ended.",
        "The mark is at 80 %. Mark all hosts as down.",
        "we will page somebody and hope for the max",
        "max_connections, max.poll.records, Max-Age and /max/page",
        "spectroscopy.raman() of raman_shift",
        "https://git.example/priya/fix",
        "feature/priya-fix",
        "machines, tomatoes, meiosis",
        "",
    ],
)
def test_what_is_no_name_stays(text: str) -> None:
    assert ROLES.text(text) is text


def test_of_one_on_call_engineer_it_is_the_one() -> None:
    assert Roles(ROOM[:1]).text("Priya looked") == "The on-call engineer looked"


APART = Roles(ROOM, told_apart=True)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Priya acknowledges", "On-call engineer 1 acknowledges"),
        ("asked Tomás", "asked on-call engineer 2"),
        ("Tomás' fix and Priya's", "On-call engineer 2's fix and on-call engineer 1's"),
        ("PRIYA RAMAN and tomas looked", "On-call engineers 1 and 2 looked"),
        ("Max, Mark and Will Page looked", "Colleagues 1, 2 and 3 looked"),
        ("asked Mei Tanaka and Ines", "asked the facilitator and an expert"),
        ("Grace joined", "A manager joined"),
        ("praman looked, then P.R. did", "on-call engineer 1 looked, then on-call engineer 1 did"),
        ("Pri\u00adya looked", "On-call engineer 1 looked"),
    ],
)
def test_inside_those_of_one_role_are_told_apart(text: str, read: str) -> None:
    assert APART.text(text) == read
    assert APART.text(read) == read


def test_owners_of_one_role_are_told_apart_and_outside_nobody_needs_it() -> None:
    incident = Incident(
        title="Tomás and Priya looked",
        attendees=(Attendee(name="Priya Raman", role="responder"), Attendee(name="Tomás Vidal", role="responder")),
        actions=(
            Action(what="Ask Zoë", owner="Tomás Vidal"),
            Action(what="", owner="Priya"),
            Action(what="", owner="Zoë"),
        ),
    )
    hidden = without_names(incident, ["Bartek Zieliński", "Mei Tanaka"])
    assert hidden.title == "On-call engineers 1 and 2 looked"
    assert [who.name for who in hidden.attendees] == ["on-call engineer 1", "on-call engineer 2"]
    assert [action.owner for action in hidden.actions] == ["on-call engineer 2", "on-call engineer 1", "a colleague"]
    assert hidden.actions[0].what == "Ask a colleague"  # who only stands in the settings takes no number away
    assert Roles(people_of(incident)).text("asked Tomás") == "asked an on-call engineer"


def test_a_field_holds_a_name_also_where_it_is_a_word() -> None:
    hidden = without_names(Incident(title="", attendees=(Attendee(name="Will"), Attendee(name="Mark", role="expert"))))
    assert [who.name for who in hidden.attendees] == ["a colleague", "an expert"]


@pytest.mark.parametrize("name", ["李 明", "李明", "김 민", "A B", "J.", "X Æ", "Ж", "Ng", "da Silva", "å"])
def test_a_field_holds_a_name_whatever_its_letters(name: str) -> None:
    incident = Incident(title="", attendees=(Attendee(name=name),), actions=(Action(what="", owner=name),))
    hidden = without_names(incident)
    assert [who.name for who in hidden.attendees] == [action.owner for action in hidden.actions] == ["a colleague"]


@pytest.mark.parametrize("name", ["?", "42", "-"])
def test_a_field_without_letters_holds_nobody(name: str) -> None:
    incident = Incident(title="", actions=(Action(what="", owner=name),))
    assert without_names(incident) is incident


def test_a_single_letter_is_somebody_only_in_a_field() -> None:
    hidden = without_names(Incident(title="A pool ran out", attendees=(Attendee(name="A"),)))
    assert (hidden.title, hidden.attendees[0].name) == ("A pool ran out", "a colleague")


def test_two_who_share_a_name_and_no_role_are_a_colleague() -> None:
    roles = Roles([Person("Maria Silva", "expert"), Person("Maria Lopez", "manager")])
    assert roles.text("asked Maria, then Maria Silva") == "asked a colleague, then an expert"


def test_the_record_knows_its_people_by_their_fullest_name_and_no_groups() -> None:
    incident = Incident(
        title="",
        attendees=(Attendee(name="Priya", role="responder"), Attendee(name="Mei Tanaka")),
        actions=(Action(what="", owner="Priya Raman and Ola", helpers=("the team",)), Action(what="", owner="ops")),
        meeting=MeetingNotes(facilitator="Mei Tanaka"),
    )
    assert people_of(incident, ["Zoë Ahn"]) == (
        Person("Priya Raman", "on-call engineer"),
        Person("Mei Tanaka", "facilitator"),
        Person("Ola", "colleague"),
        Person("Zoë Ahn", "colleague"),
    )


def test_a_record_without_names_has_none_in_any_text() -> None:
    hidden = without_names(INCIDENT)
    names = Names([person.name for person in people_of(INCIDENT)])
    assert [text for text in texts(hidden) if list(names.left(text))] == ["https://wiki.example/priya"]
    assert hidden.title == "The on-call engineer's pool ran out"
    assert hidden.impact == "Colleague 1 saw it.\n"
    assert hidden.causes[0].next[0] == Cause(because="Colleague 1 forgot", evidence=("asked the facilitator",))
    assert hidden.actions[0].owner == "colleague 1"
    assert hidden.actions[0].helpers == ("a facilitator", "colleague 2")
    assert hidden.actions[0].decided == "later"
    assert hidden.reasons == {"no-stakeholder": "The facilitator was ill"}


def test_whoever_owned_an_action_still_is_somebody() -> None:
    hidden = without_names(INCIDENT)
    assert not any(is_nobody(name) for action in hidden.actions for name in (action.owner, *action.helpers))
    assert not is_nobody(hidden.attendees[0].name)


def test_what_names_nobody_is_the_same_object() -> None:
    incident = Incident(title="Down", timeline=(Entry(what="Rolled back"),), attendees=(Attendee(name="Mei Tanaka"),))
    hidden = without_names(incident)
    assert hidden.timeline is incident.timeline
    nobody = replace(incident, attendees=())
    assert without_names(nobody) is nobody


def texts(value: object) -> list[str]:
    """Every text in a part of a record."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Part):
        return [text for name in value.__struct_fields__ for text in texts(getattr(value, name))]
    items = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    return [text for item in items for text in texts(item)]


PARTS = tuple(part for name in NAMES for part in (name, name.split()[0], name.split()[-1]))
BETWEEN = st.sampled_from([" ", ", ", " and ", ". ", "\n", " (", ") ", "'s ", ": ", " @", "; ", " – ", "!", '"', "…"])
TALK = st.lists(st.tuples(st.sampled_from(["looked", "the pool", "at 14:02", "Rolled back", "É", "x"]), BETWEEN))


@given(TALK, st.sampled_from(PARTS), BETWEEN, BETWEEN, TALK)
def test_no_name_survives_wherever_it_stands(
    before: list[tuple[str, str]], name: str, left: str, right: str, after: list[tuple[str, str]]
) -> None:
    roles = Roles([Person(each, "colleague") for each in NAMES])
    text = "".join(f"{word}{gap}" for word, gap in before) + f"{left}{name}{right}"
    said = roles.text(text + "".join(f"{word}{gap}" for word, gap in after))
    assert list(roles.names.left(said)) == []
    assert roles.text(said) == said


@given(HOSTILE)
@example("Ohne Namen, mit §§ und 文字")
def test_a_text_without_names_is_unchanged(text: str) -> None:
    roles = Roles([Person("Chukwuemeka Obialor", "expert"), Person("Mark Weberson", "colleague")])
    assert roles.text(text) is text
