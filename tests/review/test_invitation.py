"""The invitation to the meeting."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from noblame.record.incident import Attendee, Incident, MeetingNotes
from noblame.review.invitation import invitation, meeting_span
from noblame.settings import AGENDA, Settings

AT = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
TEXT = """\
Subject: Post-mortem: Checkout unavailable (P1)

When: Thu 19 Nov 2026, 16:00 to 16:50 CET (15:00 to 15:50 UTC)
About: Wed 18 Nov 2026, 23:40 to Thu 19 Nov 00:27 CET (22:40 to 23:27 UTC)
Impact: 38 % of checkouts failed

This is blameless: we are here to learn. We ask what in our systems and ways of working made it possible,
never whose fault it was. Everybody did what made sense with what they knew then.

Agenda, 50 minutes:
- Set the stage, 2 min
- Timeline, 10 min
- Root cause, 15 min
- Improvements, 15 min
- Actions, 5 min
- Wins, 3 min

Invited:
- Leads: Mei Tanaka
- Responded: Priya Raman, Tomás Vidal
- Comes to see, not to judge: Leif Andersen

Please bring:
- what you saw and did, with the times: logs, dashboards, the chat
- what you noticed first, and what was hard to see
- what went well, and who helped
- your ideas for fixes: we open them after the facts and the causes

The draft: 2026-11-18-checkout.yaml
"""


def made(settings: Settings | None = None, **fields: Any) -> str:
    incident = Incident(title="Checkout unavailable", **fields)
    return invitation(incident, BERLIN, settings or Settings(), "2026-11-18-checkout.yaml")


def test_the_whole_of_it() -> None:
    people = (
        Attendee(name="Leif Andersen", role="leadership", invited=True),
        Attendee(name="Priya Raman", role="responder", invited=True),
        Attendee(name="Tomás Vidal", role="responder", invited=True),
        Attendee(name="Not Yet", role="expert"),
    )
    text = made(
        severity="P1",
        impact="38 % of\ncheckouts failed",
        started=datetime(2026, 11, 18, 22, 40, tzinfo=UTC),
        resolved=datetime(2026, 11, 18, 23, 27, tzinfo=UTC),
        attendees=people,
        meeting=MeetingNotes(scheduled=AT, facilitator="Mei Tanaka"),
    )
    assert text == TEXT


def test_what_is_not_known_yet_is_left_out_or_said() -> None:
    text = made()
    assert "When: still to be found" in text
    assert "About" not in text
    assert "Invited" not in text


def test_while_nobody_is_invited_everybody_listed_is_meant() -> None:
    assert "- Takes part: Ana, Bo" in made(attendees=(Attendee(name="Ana"), Attendee(name="Bo")))


def test_a_lead_who_is_listed_stands_there_once() -> None:
    meeting = MeetingNotes(facilitator="mei tanaka")
    text = made(attendees=(Attendee(name="Mei Tanaka", role="facilitator", invited=True),), meeting=meeting)
    assert text.casefold().count("mei tanaka") == 1


def test_changed_minutes_are_shown_as_such() -> None:
    settings = Settings(agenda=AGENDA | {"timeline": 20})
    text = made(settings, meeting=MeetingNotes(scheduled=AT))
    assert "- Timeline, 20 min" in text
    assert "Changed from the usual: 60 min in all, usually 50; Timeline 20 instead of 10" in text
    assert "16:00 to 17:00 CET" in text
    assert "Changed" not in made()


def test_in_utc_the_time_stands_once() -> None:
    incident = Incident(title="t", meeting=MeetingNotes(scheduled=AT))
    assert "When: Thu 19 Nov 2026, 15:00 to 15:50 UTC\n" in invitation(incident, UTC, Settings(), "t.yaml")


def test_a_calendar_gets_begin_and_end() -> None:
    span = meeting_span(Incident(title="t", meeting=MeetingNotes(scheduled=AT)), Settings())
    assert span == (AT, AT + timedelta(minutes=50))
    assert meeting_span(Incident(title="t"), Settings()) is None
    last = MeetingNotes(scheduled=datetime(9999, 12, 31, 23, 30, tzinfo=UTC))
    assert meeting_span(Incident(title="t", meeting=last), Settings()) is None
    assert made(meeting=last)
