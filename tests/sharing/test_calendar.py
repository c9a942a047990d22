import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace
from tests.sharing.filed import LATER, LINT, NOW, PAGE, PLAIN, RECORD, TRACKED, TYPED, agreed, sample, wanted

from noblame.inert import visible
from noblame.record.incident import Action, Incident, MeetingNotes, Triage
from noblame.settings import Settings
from noblame.sharing.calendar import render
from noblame.sharing.escaping import one_line
from noblame.sharing.failing import NothingError
from noblame.sharing.wanted import Wanted

STEM = "2026-11-18-checkout"
HOUR = timedelta(hours=1)


def entries(text: str) -> dict[str, Any]:
    """What a calendar reads, by UID without its ending."""
    parts = Calendar.from_ical(text).subcomponents
    found = {str(part["UID"]).removesuffix("@noblame").removeprefix(f"{STEM}-"): part for part in parts}
    assert len(found) == len(parts)
    return found


def unfolded(text: str) -> str:
    """A calendar with whole lines: where they are folded is the library's business, and changes with it."""
    return text.replace("\r\n ", "")


def test_a_sample_reads_as_it_was_agreed() -> None:
    assert unfolded(sample("ics")) == unfolded(agreed("2026-11-18-checkout-pool.ics"))


def test_the_meeting_is_there_with_its_time_in_utc_and_its_invitation() -> None:
    meeting = entries(render(wanted()))["meeting"]
    assert meeting["SUMMARY"] == "Post-mortem: Checkout unavailable"
    assert meeting.decoded("DTSTART") == datetime(2026, 11, 19, 15, tzinfo=UTC)
    assert meeting.decoded("DTEND") == datetime(2026, 11, 19, 15, 50, tzinfo=UTC)
    assert meeting["DESCRIPTION"].startswith("When: Thu 19 Nov 2026, 15:00 to 15:50 UTC\n")
    assert meeting["URL"] == "https://wiki.example/pm/42"


def test_without_a_time_there_is_no_meeting_and_without_an_end_no_publication() -> None:
    open_still = replace(RECORD, meeting=MeetingNotes(), resolved=None)
    assert not {"meeting", "publish"} & entries(render(wanted(record=open_still))).keys()


def test_the_publication_is_a_day_in_the_zone_and_cancelled_once_it_is_done() -> None:
    late = replace(RECORD, resolved=datetime(2026, 11, 18, 20, tzinfo=UTC))
    asked = Wanted(incident=late, stem=STEM, now=NOW, settings=Settings(timezone="Asia/Tokyo"))
    assert entries(render(asked))["publish"].decoded("DTSTART") == date(2026, 11, 26)
    publish = entries(render(wanted(record=late)))["publish"]
    assert (publish.decoded("DTSTART"), publish["STATUS"]) == (date(2026, 11, 25), "CONFIRMED")
    for over in (replace(late, status="published"), replace(late, triage=Triage(verdict="skip"))):
        assert entries(render(wanted(record=over)))["publish"]["STATUS"] == "CANCELLED"


def test_an_open_action_is_a_day_and_a_task_beside_it() -> None:
    found = entries(render(wanted()))
    day, task = found["a1"], found["a1-todo"]
    assert (day.name, task.name) == ("VEVENT", "VTODO")
    assert day["SUMMARY"] == "Due: Add a lint rule (Tomás Vidal)"
    assert (day.decoded("DTSTART"), day.decoded("DTEND")) == (date(2026, 12, 1), date(2026, 12, 2))
    assert (day["TRANSP"], day["STATUS"]) == ("TRANSPARENT", "CONFIRMED")
    assert task["SUMMARY"] == "Add a lint rule (Tomás Vidal)"
    assert (task.decoded("DUE"), task["STATUS"], task["PRIORITY"]) == (date(2026, 12, 1), "NEEDS-ACTION", 1)
    assert day["DESCRIPTION"] == task["DESCRIPTION"]
    assert "\nAnswers the cause: No check notices it\n" in day["DESCRIPTION"]
    assert "\nTicket: OPS-7" in found["a5"]["DESCRIPTION"]


@pytest.mark.parametrize(
    ("action", "day", "task"), [(LINT, "CONFIRMED", "NEEDS-ACTION"), (PAGE, "CANCELLED", "COMPLETED")]
)
def test_what_is_done_is_a_completed_task_and_no_longer_a_day(action: Action, day: str, task: str) -> None:
    found = entries(render(wanted(replace(action, id="a1"))))
    assert (found["a1"]["STATUS"], found["a1-todo"]["STATUS"]) == (day, task)
    assert ("COMPLETED" in found["a1-todo"]) == bool(action.done)


def test_what_was_put_off_is_cancelled_and_what_has_no_date_is_a_task_alone() -> None:
    found = entries(render(wanted(replace(LATER, due="2026-12-01"), PLAIN)))
    assert (found["a4"]["STATUS"], found["a4-todo"]["STATUS"]) == ("CANCELLED", "CANCELLED")
    assert "2" not in found
    assert "DUE" not in found["2-todo"]
    assert found["2-todo"]["SUMMARY"] == "Add a runbook (WISH)"


def test_the_last_day_of_the_calendar_is_one() -> None:
    assert entries(render(wanted(replace(LINT, due="9999-12-31"))))["a1"].decoded("DTSTART") == date.max


def taken(calendar: dict[str, Any], text: str) -> dict[str, Any]:
    """What a calendar holds after an import: the entry of a UID gives way to one that is no older."""
    held = dict(calendar)
    for uid, part in entries(text).items():
        if uid not in held or held[uid]["SEQUENCE"] <= part["SEQUENCE"]:
            held[uid] = part
    return held


def test_taken_in_again_it_changes_what_is_there_and_doubles_nothing() -> None:
    first = taken({}, render(wanted()))
    changed = replace(
        RECORD,
        title="Checkout down",
        meeting=MeetingNotes(scheduled=datetime(2026, 11, 20, 9, tzinfo=UTC)),
        actions=(
            replace(LINT, what="Add two lint rules", due="2026-12-24"),
            replace(PAGE, verified="in the drill"),
            replace(PLAIN, what="Write a runbook", due="2026-12-12"),
            replace(LATER, due="2026-12-12"),
            replace(TRACKED, done=date(2026, 12, 4)),
        ),
    )
    second = taken(first, render(wanted(record=changed, now=NOW + HOUR)))
    assert second.keys() - first.keys() == {"3", "a4"}
    assert second["meeting"].decoded("DTSTART") == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert (second["a1"]["SUMMARY"], second["a1"].decoded("DTSTART")) == (
        "Due: Add two lint rules (Tomás Vidal)",
        date(2026, 12, 24),
    )
    assert second["3-todo"]["SUMMARY"] == "Write a runbook (WISH)"
    assert second["a5"]["STATUS"] == "CANCELLED"
    assert taken(second, render(wanted())) == second


def test_stamps_are_those_of_the_export_and_rise_with_it() -> None:
    now = datetime(2026, 12, 3, 13, tzinfo=ZoneInfo("Europe/Berlin"))
    for part in entries(render(wanted(now=now))).values():
        assert part.decoded("DTSTAMP") == part.decoded("LAST-MODIFIED") == now
        assert part["SEQUENCE"] == int((now - datetime(2020, 1, 1, tzinfo=UTC)).total_seconds())
    assert render(wanted(now=now)) == render(wanted(now=now.astimezone(UTC)))
    for year, number in ((1999, 0), (9000, 2**31 - 1)):
        assert entries(render(wanted(now=now.replace(year=year))))["a1"]["SEQUENCE"] == number


def test_two_of_one_id_and_ids_of_another_form_are_entries_of_their_own() -> None:
    actions = (LINT, replace(LINT, what="Another"), replace(LINT, id="meeting"), replace(LINT, id="A1"))
    found = entries(render(wanted(*actions)))
    assert {"a1", "2", "3", "4", "meeting", "publish"} <= found.keys()


def texts(text: str) -> dict[str, dict[str, str]]:
    """The entries with their texts as the standard reads them (RFC 5545, 3.1 and 3.3.11), by UID without its ending."""
    found: dict[str, dict[str, str]] = {}
    for part in re.findall(r"BEGIN:(?:VEVENT|VTODO)\r\n(.*?\r\n)END:", unfolded(text), re.DOTALL):
        said = dict(line.split(":", 1) for line in part.split("\r\n")[:-1])
        plain = {
            name: re.sub(r"\\(.)", lambda one: {"n": "\n"}.get(one[1], one[1]), value) for name, value in said.items()
        }
        found[plain["UID"].removesuffix("@noblame").removeprefix(f"{STEM}-")] = plain
    return found


CALENDAR = TYPED | st.text(st.sampled_from('\\nN;,:\n"^ é\U0001f525'))


@given(*[CALENDAR] * 5)
def test_every_text_reads_as_it_was_typed(title: str, what: str, owner: str, detail: str, ticket: str) -> None:
    title, detail, ticket = title.strip(), detail.strip(), ticket.strip()
    action = Action(
        what=f"x{what}", owner=f"Ana {owner}", due="2026-12-01", detail=f"x{detail}", ticket=ticket, id="a1"
    )
    text = render(wanted(action, record=replace(RECORD, title=title)))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    found = texts(text)
    assert list(found) == list(entries(text)) == ["meeting", "publish", "a1", "a1-todo"]
    said = f"{one_line(f'x{what}')} ({one_line(f'Ana {owner}')})"
    assert (found["a1"]["SUMMARY"], found["a1-todo"]["SUMMARY"]) == (f"Due: {said}", said)
    assert found["publish"]["SUMMARY"] == f"Publish the post-mortem: {one_line(title)}"
    assert found["a1"]["DESCRIPTION"].endswith("\n" + visible(f"x{detail}").strip())
    assert not ticket or f"\nTicket: {one_line(ticket)}\n" in found["a1"]["DESCRIPTION"]


def test_it_depends_on_when_the_record_was_changed_and_not_on_when_it_is_written() -> None:
    early, late = (replace(wanted(now=NOW + wait), changed=NOW) for wait in (HOUR, 2 * HOUR))
    assert render(early) == render(late)
    assert render(replace(early, changed=NOW + HOUR)) != render(early)


def test_where_nothing_has_a_day_a_line_says_so() -> None:
    with pytest.raises(NothingError, match=r"^there is nothing for a calendar: "):
        render(wanted(record=Incident(title="x")))
