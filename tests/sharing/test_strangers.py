"""Names are found wherever they stand, and no town, company, program or word is taken for one."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from noblame.record.incident import Attendee, Incident
from noblame.sharing.leaks import leaks
from noblame.sharing.names.given_names import capitals
from noblame.sharing.names.legible import legible
from noblame.sharing.names.seen import seen
from noblame.sharing.names.strangers import strangers
from noblame.sharing.roles import Roles, people_of
from noblame.sharing.wanted import Wanted

CORPUS = Path(__file__).parent / "corpus"
NAMED: list[dict[str, Any]] = yaml.safe_load((CORPUS / "named.yaml").read_text("utf-8"))
HONEST = (CORPUS / "honest.txt").read_text("utf-8").splitlines()
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
ROOM = (
    "Priya Raman",
    "Tomás Vidal",
    "Chukwuemeka Obi",
    "Will Page",
    "Mark Weber",
    "Grace Whitcombe",
    "May Chen",
    "Charlotte Reyes",
)


def incident(people: tuple[str, ...]) -> Incident:
    return Incident(title="", attendees=tuple(Attendee(name=name, role="responder") for name in people))


def found(text: str, people: tuple[str, ...] = ()) -> list[str]:
    """The names that a text would tell, as they are read."""
    wanted = Wanted(incident=incident(people), stem="a", now=NOW)
    return [seen(leak.text) for leak in leaks({"impact": text}, wanted) if leak.kind == "name"]


def in_roles(text: str, people: tuple[str, ...]) -> str:
    return Roles(people_of(incident(people))).text(text)


def test_the_corpora_are_large_and_say_everything_once() -> None:
    assert len({line["text"] for line in NAMED}) == len(NAMED) >= 120
    assert len(set(HONEST)) == len(HONEST) >= 150


@pytest.mark.parametrize("line", NAMED, ids=lambda line: line["text"][:40])
def test_a_name_is_found_and_nothing_else(line: dict[str, Any]) -> None:
    assert found(line["text"], tuple(line.get("people", ()))) == line["names"]


@pytest.mark.parametrize("line", [line for line in NAMED if "people" in line], ids=lambda line: line["text"][:40])
def test_those_whom_the_record_knows_become_roles(line: dict[str, Any]) -> None:
    people = tuple(line["people"])
    assert found(in_roles(line["text"], people), people) == []


@pytest.mark.parametrize("text", HONEST)
def test_what_names_nobody_passes(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", HONEST)
def test_what_names_nobody_passes_too_where_words_are_what_people_are_called(text: str) -> None:
    assert found(text, ROOM) == []
    assert in_roles(text, ROOM) is text


PLACED = st.sampled_from(
    (
        *("{} paged the team. {}", "{} restarted it. {}", "Thanks to {}. {}", "Owner: {}\n\n{}", "Please ask {}. {}"),
        *(
            "It was rolled back by {}. {}",
            "It was checked together with {}. {}",
            "See {}'s notes. {}",
            "Then {} looked: {}",
        ),
    )
)
CALLED = st.sampled_from((*ROOM, *(name.split()[0] for name in ROOM), "Raman", "Vidal", "praman", "@tvidal", "P.R."))


@given(PLACED, CALLED, st.sampled_from(HONEST))
def test_a_known_name_is_found_in_what_is_harmless_and_becomes_a_role(placed: str, name: str, text: str) -> None:
    said = placed.format(name, text)
    assert [one.rstrip(".") for one in found(said, ROOM)] == [name.rstrip(".")]
    assert found(in_roles(said, ROOM), ROOM) == []


@given(st.sampled_from(sorted(capitals().given)), st.sampled_from(HONEST))
def test_a_given_name_is_found_at_the_end_of_what_is_harmless(name: str, text: str) -> None:
    said = name.title()
    assert found(f"{text}\nThen we saw {said} again.") == [said]


UNSEEN = st.sampled_from(["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u034f", "\ufe0f", "\U000e0061"])


@given(st.lists(UNSEEN, max_size=4), st.integers(1, 10))
def test_what_nobody_sees_hides_no_name(unseen: list[str], at: int) -> None:
    name = "Priya Raman"
    hidden = name[:at] + "".join(unseen) + name[at:]
    assert found(f"asked {hidden} again", ROOM) == [name]
    assert in_roles(f"asked {hidden} again", ROOM) == "asked an on-call engineer again"
    assert list(strangers(f"asked {hidden} again")) == [hidden]


@given(st.text())
def test_each_letter_that_is_read_has_its_place(text: str) -> None:
    read = legible(text)
    assert len(read.text) == len(read.starts)
    assert list(read.starts) == sorted(read.starts)
    assert legible(read.text).text == read.text


def test_a_house_says_what_is_a_system() -> None:
    assert list(strangers("Zorblat forgot it, said Sarah")) == ["Zorblat", "Sarah"]
    assert list(strangers("Zorblat forgot it, said Sarah", ["zorblat", "Sarah"])) == []


def test_no_name_is_on_two_sides() -> None:
    known = capitals()
    assert not known.given & (known.twofold | known.others)
    assert known.words_too <= known.twofold
    assert len(known.given) > 3_000


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(name in text for name in strangers(text))
