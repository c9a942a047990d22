"""A title names a person only where a person of the record, or of the settings, stands in it."""

import pytest
from msgspec.structs import replace
from tests.review.advice.records import ACTION, NOW, PEOPLE, good

from noblame.record.incident import Incident
from noblame.review.advice.all import advise
from noblame.settings import Settings


def levels(incident: Incident, people: tuple[str, ...] = (), settings: Settings | None = None) -> list[str]:
    found = advise(incident, NOW, settings or Settings(), people)
    return [each.level for each in found if each.id == "title-names-person"]


def titled(title: str, *attendees: str, owner: str = ACTION.owner) -> Incident:
    more = tuple(replace(PEOPLE[0], name=name, role="expert") for name in attendees)
    return good(title=title, attendees=(*PEOPLE, *more), actions=(replace(ACTION, owner=owner),))


@pytest.mark.parametrize("title", ["Payments down for Österreich", "Österreich cannot pay", "Payments down"])
@pytest.mark.parametrize("owner", ["Österreich", "Team Österreich", "Payments", "Support Österreich"])
def test_a_country_or_a_team_that_owns_something_is_no_person(title: str, owner: str) -> None:
    assert levels(titled(title, owner=owner), people=(owner,)) == []


def test_a_group_that_is_invited_is_no_person_and_its_words_are_none() -> None:
    assert levels(titled("Payments down for Österreich", "Payments team", "Team Österreich")) == []


def test_a_place_called_like_somebody_is_no_person_after_for_or_in() -> None:
    assert levels(titled("Payments down in Paris", "Paris Doe")) == []
    assert levels(titled("Payments down after Paris left", "Paris Doe")) == ["nudge"]
    assert levels(titled("Slow start of Paris's job", "Paris Doe")) == ["nudge"]
    assert levels(titled("Payments down for Paris Doe", "Paris Doe")) == ["warn"]


def test_a_part_of_a_name_that_is_a_system_is_none() -> None:
    record = replace(titled("Mercury is down", "Ana Mercury"))
    assert levels(record) == ["nudge"]
    assert levels(replace(record, affected=("mercury",))) == []


def test_people_of_the_settings_and_beside_count() -> None:
    record = titled("Outage after Ines deployed")
    assert levels(record) == []
    assert levels(record, people=("Ines",)) == ["warn"]
    assert levels(record, settings=Settings(people=("Ines Faro",))) == ["nudge"]
