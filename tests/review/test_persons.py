import pytest

from noblame.record.incident import Action, Attendee, Cause, Incident
from noblame.review.persons import is_no_person, is_person, roots

PEOPLE = ("Ana Prieto", "Bo Li")


@pytest.mark.parametrize(
    "because",
    ["Ana Prieto deleted it", "Ana deleted it", "Human error", "The engineer forgot to look", "Li was not told"],
)
def test_a_person_or_human_error_is_no_root(because: str) -> None:
    assert is_person(because, PEOPLE)
    assert not is_no_person(because, PEOPLE)


@pytest.mark.parametrize(
    "because", ["No check notices an open connection", "Anabolic load on the disk", "The runbook names Ana Prieto"]
)
def test_a_system_is(because: str) -> None:
    assert is_no_person(because, PEOPLE)


@pytest.mark.parametrize(
    ("did", "was"),
    [
        ("The on-call engineer deleted it", "The on-call engineer had no runbook"),
        ("An operator accidentally restarted the primary", "The operator could not see which node was primary"),
        ("Someone changed the flag by hand", "A flag can be changed by hand"),
        ("The SRE applied it in the wrong terminal", "The SRE waited 20 minutes for access"),
        ("A developer pushed the branch", "Nothing stopped a developer from pushing the branch"),
    ],
)
def test_somebody_who_did_something_is_no_root_and_what_made_it_possible_is(did: str, was: str) -> None:
    assert not is_no_person(did, ())
    assert is_no_person(was, ())


@pytest.mark.parametrize("because", ["", "  ", "Why did nothing notice it?"])
def test_nothing_and_a_question_are_no_root_and_no_person(because: str) -> None:
    assert not is_no_person(because, PEOPLE)
    assert not is_person(because, PEOPLE)


@pytest.mark.parametrize(
    "because", ["Bob deleted the database", "Carelessness", "lack of attention", "Operator error."]
)
def test_of_a_name_nobody_knows_a_hint_is_enough_and_carelessness_is_human_error(because: str) -> None:
    assert is_person(because, ())


@pytest.mark.parametrize("because", ["Bob's deploy broke the index", "Lack of attention to the alert was built in"])
def test_what_belongs_to_somebody_is_none(because: str) -> None:
    assert is_no_person(because, ())


def test_roots_are_those_of_the_system_whoever_the_record_names() -> None:
    record = Incident(
        title="x",
        attendees=(Attendee(name="Ana Prieto"),),
        actions=(Action(what="x", owner="Bo Li"),),
        causes=(
            Cause(because="Ana was tired", kind="root", next=(Cause(because="No check notices it", kind="root"),)),
            Cause(because="Bo was new", kind="root"),
            Cause(because="Mei was new", kind="root"),
            Cause(because="Human error", kind="root"),
            Cause(because="Why was it late?", kind="root"),
            Cause(because=" ", kind="root"),
            Cause(because="No alert on the pool"),
        ),
    )
    assert [place.cause.because for place in roots(record)] == ["No check notices it", "Mei was new"]
    assert [place.path for place in roots(record, ("Mei Tanaka",))] == [(0, 0)]
