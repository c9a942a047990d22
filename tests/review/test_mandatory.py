from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from noblame.record.incident import Action, Cause, Entry, Incident, Lessons, Resolution
from noblame.review.mandatory import missing_fields

AT = datetime(2026, 11, 18, 14, 2, tzinfo=UTC)
WHOLE = Incident(
    title="Checkout unavailable",
    severity="P1",
    started=AT,
    resolved=AT.replace(hour=15),
    impact="38 % of checkouts failed",
    timeline=(Entry(what="Deploy"),),
    detection="The pool alert paged.",
    resolution="Rolled back.",
    causes=(Cause(because="It leaks", next=(Cause(because="No check notices it", kind="root"),)),),
    lessons=Lessons(went_well=("Fast",), to_improve=("No alert",)),
    actions=(Action(what="Add it"),),
)


def test_a_whole_record_lacks_nothing_and_an_empty_one_each_field_in_the_document_s_order() -> None:
    assert missing_fields(WHOLE) == ()
    assert [each.section for each in missing_fields(Incident(title=" "))] == [
        *["summary"] * 5,
        *("timeline", "root-cause", "resolution", "resolution", "actions", "wins", "improvements"),
    ]


@pytest.mark.parametrize(
    ("field", "empty"),
    [
        ("title", " "),
        ("started", None),
        ("resolved", None),
        ("impact", "\n"),
        ("severity", ""),
        ("timeline", (Entry(at=AT),)),
        ("causes", (Cause(because="It leaks", kind="contributing"),)),
        ("causes", (Cause(because=" ", kind="root"),)),
        ("detection", " "),
        ("resolution", ""),
        ("resolution", Resolution()),
        ("actions", (Action(what="Add it", decided="later"),)),
        ("lessons", Lessons(went_well=(" ",), to_improve=("No alert",))),
        ("lessons", Lessons(went_well=("Fast",))),
    ],
)
def test_one_empty_field_is_one_that_is_missing(field: str, empty: object) -> None:
    (missing,) = missing_fields(replace(WHOLE, **{field: empty}))
    assert missing.words.startswith(("no ", "nothing "))


@pytest.mark.parametrize(
    "changes",
    [
        {"causes": (), "root_cause": "A leak."},
        {"detection": "", "detected_by": "alert", "detected": AT.replace(minute=9)},
        {"resolution": Resolution(permanent="Fixed.")},
        {"actions": (), "reasons": {"no-actions": "it is gone"}},
    ],
)
def test_another_place_says_it_too(changes: dict[str, object]) -> None:
    assert missing_fields(replace(WHOLE, **changes)) == ()


def test_who_noticed_tells_nothing_without_after_how_long() -> None:
    (missing,) = missing_fields(replace(WHOLE, detection="", detected_by="alert"))
    assert missing.words.startswith("no detection yet")


def test_a_person_for_a_root_is_no_root_cause() -> None:
    person = replace(WHOLE, causes=(Cause(because="Human error", kind="root"),))
    assert [each.section for each in missing_fields(person)] == ["root-cause"]
    assert missing_fields(replace(person, root_cause="No check notices it.")) == ()
