"""Documents in the shape of the usual templates, and of our own filled in by hand."""

from datetime import UTC, datetime

import msgspec
import pytest
from tests.sharing.converting.documents import converted, left, record, texts

from noblame.record.incident import Action, Attendee, Cause, Entry, Incident, Lessons, Link, Resolution


def at(hour: int, minute: int, day: int = 18) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


BY_HAND = """\
# Postmortem: Checkout unavailable

**Date:** 2026-11-18
**Duration:** 14:02 - 14:49 UTC (47 min)
**Impact:** 38 % of checkouts failed
**Severity:** Sev 1

## Timeline (UTC)
- 14:02 - Deploy finished
- 14:09 - [alert] Pool alert
- 23:50 - Watching
- 00:10 - All calm

## Root Cause
The pool ran dry.

## Contributing Factors
- The pool is small

## Detection
The pool alert.

## Resolution
Temporary: Rolled back.

Permanent: Fixed the leak.

## Action Items
- [x] Add a lint rule - Owner: Ana - Due: 2026-12-01
- [ ] Tune the pool - Owner: [Name] - Due: [Date]

## Lessons Learned
### What went well
- The rollback
### What could be improved
- [Thing that did not]

## Appendix
- [Pool](https://g.example/d/1) (dashboard)
"""


def test_our_template_filled_in_by_hand() -> None:
    assert record(BY_HAND) == Incident(
        title="Checkout unavailable",
        severity="SEV1",
        started=at(14, 2),
        resolved=at(14, 49),
        impact="38 % of checkouts failed",
        timeline=(
            Entry(at=at(14, 2), what="Deploy finished"),
            Entry(at=at(14, 9), what="Pool alert", kind="alert"),
            Entry(at=at(23, 50), what="Watching"),
            Entry(at=at(0, 10, 19), what="All calm"),
        ),
        root_cause="The pool ran dry.",
        causes=(Cause(because="The pool is small", kind="contributing"),),
        detection="The pool alert.",
        resolution=Resolution(temporary="Rolled back.", permanent="Fixed the leak."),
        actions=(
            Action(what="Add a lint rule", owner="Ana", due="2026-12-01", done=True),
            Action(what="Tune the pool"),
        ),
        lessons=Lessons(went_well=("The rollback",)),
        links=(Link(title="Pool", url="https://g.example/d/1", kind="dashboard"),),
    )


def test_ranges_in_our_template_stand_close_or_behind_a_word() -> None:
    rows = "- 14:02-14:05 - Deploy\n- 14:06 to 14:08: Quiet\n- 14:09 - 14:12 is when it rang\n"
    found = record(BY_HAND.replace("- 14:02 - Deploy finished\n", rows))
    assert found.timeline[:3] == (
        Entry(at=at(14, 2), what="Deploy (until 14:05)"),
        Entry(at=at(14, 6), what="Quiet (until 14:08)"),
        Entry(at=at(14, 9), what="14:12 is when it rang"),
    )


SRE_BOOK = """\
# Search Postmortem (incident #12)

## Date

2026-11-18

## Authors

* jennifer
* martym

## Status

Complete, action items in progress

## Summary

Search was down.

## Impact

1.2 M queries lost.

## Root Causes

A leak under load.

## Trigger

A sudden rise in traffic.

## Resolution

More capacity.

## Detection

Alerts on errors.

## Action Items

| Action Item | Type | Owner | Bug |
| --- | --- | --- | --- |
| Update the playbook | mitigate | jennifer | n/a **DONE** |
| Test the cascade | process | martym | Bug 5554823 **TODO** |
| Plug the leak | prevent | agoogler | [org/repo#5](https://forge.example/org/repo/issues/5) **TODO** |

## Lessons Learned

### What went well

* Alerts were quick

### What went wrong

* We are out of practice

### Where we got lucky

* Somebody had a copy

## Timeline

2026-11-18 (*all times UTC*)

| Time | Description |
| --- | --- |
| 14:51 | News reports |
| 14:54 | **OUTAGE BEGINS** -- search melts |
| 16:00 | **OUTAGE ENDS**, all balanced |

## Supporting Information

* Dashboard, <https://mon.example/s?end=1600>
"""


def test_the_template_of_the_sre_book() -> None:
    found = converted(SRE_BOOK)
    assert found.incident == Incident(
        title="Search Postmortem (incident #12)",
        status="reviewed",
        started=at(14, 54),
        resolved=at(16, 0),
        impact="1.2 M queries lost.",
        attendees=(Attendee(name="jennifer"), Attendee(name="martym")),
        timeline=(
            Entry(at=at(14, 51), what="News reports"),
            Entry(at=at(14, 54), what="OUTAGE BEGINS -- search melts"),
            Entry(at=at(16, 0), what="OUTAGE ENDS, all balanced"),
        ),
        root_cause="A leak under load.",
        causes=(Cause(because="A sudden rise in traffic.", kind="immediate"),),
        resolution="More capacity.",
        detection="Alerts on errors.",
        actions=(
            Action(what="Update the playbook", owner="jennifer", done=True, detail="Type: mitigate"),
            Action(what="Test the cascade", owner="martym", type="process", ticket="Bug 5554823"),
            Action(
                what="Plug the leak",
                owner="agoogler",
                ticket="https://forge.example/org/repo/issues/5",
                detail="Type: prevent",
            ),
        ),
        lessons=Lessons(
            went_well=("Alerts were quick",),
            to_improve=("We are out of practice",),
            lucky=("Somebody had a copy",),
        ),
        links=(Link(title="Dashboard", url="https://mon.example/s?end=1600"),),
        notes="From 2026-11-18-pool.md, not placed: Status\nComplete, action items in progress\n\n"
        "From 2026-11-18-pool.md, not placed: Summary\nSearch was down.",
    )
    assert found.doubts == ()


PAGERDUTY = """\
**Postmortem Owner:** Ana

## Overview
A short slowness.

## What Happened
The queue grew.

## Contributing Factors
A process ran away.

## Resolution
We ended it.

## Impact
| | |
|-|-|
| Time in SEV-1 | 4 min |

## Responders
* Ana
* Scribe: Ben

## Timeline
| Time (PST) | Event | Data Link |
| --- | --- | --- |
| 06:02 | Queue grows | https://g.example/1 |

## How'd We Do?
### What Went Well?
* The page came at once
### What Didn't Go So Well?
* The status page was late

## Action Items
* Cap the queue: https://tracker.example/OPS-1

## Messaging
### Internal Email
> The queue is fine.
"""


def test_the_headings_of_pagerduty() -> None:
    found = converted(PAGERDUTY)
    assert found.incident.title == "Pool"
    assert found.incident.attendees == (
        Attendee(name="Ana", role="responder"),
        Attendee(name="Ben", role="scribe"),
    )
    assert found.incident.timeline == (Entry(at=at(14, 2), what="Queue grows", source="https://g.example/1"),)
    assert found.incident.causes == (Cause(because="A process ran away.", kind="contributing"),)
    assert found.incident.impact == "Time in SEV-1 | 4 min"
    assert found.incident.lessons == Lessons(
        went_well=("The page came at once",), to_improve=("The status page was late",)
    )
    assert found.incident.actions == (Action(what="Cap the queue: https://tracker.example/OPS-1"),)
    assert [each.heading for each in found.left] == ["Overview", "What Happened", "Messaging"]


ATLASSIAN = """\
# Incident: Login codes late

## Incident summary
Codes came late.

## Leadup
A change went out.

## Fault
It queued twice.

## Impact
900 people waited.

## Detection
A customer wrote.

## Response
We joined at 14:20.

## Recovery
We drained the queue.

## Timeline
All times are UTC.

**2026-11-18**

14:02 - a change
14:20 - a ticket

## Root cause identification: The Five Whys
1. The codes were late
2. Because the queue was full
3. Because it was written twice

## Root cause
A retry without a key.

## Backlog check
Nothing there.

## Recurrence
None known.

## Lessons learned
- Watch the queue

## Corrective actions
1. Add a key - Owner: Ana, Due: Dec 1, 2026, Ticket: OPS-4
"""


def test_the_headings_of_atlassian() -> None:
    found = converted(ATLASSIAN)
    incident = found.incident
    assert incident.title == "Login codes late"
    assert incident.resolution == "We joined at 14:20.\n\nWe drained the queue."
    assert incident.timeline == (Entry(at=at(14, 2), what="a change"), Entry(at=at(14, 20), what="a ticket"))
    chain = Cause(because="Because the queue was full", next=(Cause(because="Because it was written twice"),))
    assert incident.causes == (
        Cause(because="It queued twice.", kind="immediate"),
        Cause(because="The codes were late", next=(chain,)),
    )
    assert (incident.root_cause, incident.impact) == ("A retry without a key.", "900 people waited.")
    assert incident.actions == (Action(what="Add a key", owner="Ana", due="2026-12-01", ticket="OPS-4"),)
    assert [each.heading for each in found.left] == [
        *("Timeline", "Incident summary", "Leadup", "Backlog check", "Recurrence"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        *("Postmortem summary", "Post-mortem summary", "Incident summary", "Executive Summary", "Overview", "TL;DR"),
        *("Incident Overview", "1. Summary"),
    ],
)
def test_a_summary_is_the_impact_where_no_other_is_said(heading: str) -> None:
    text = f"# Pool\n## {heading}\nCodes came late.\n"
    assert record(text).impact == "Codes came late."
    for said in ("## Impact\nMany.\n", "## Business impact\nMany.\n"):
        assert (converted(text + said).incident.impact, len(left(text + said))) == ("Many.", 1)
    assert converted(text.replace("# Pool", "# Pool\n**Impact:** Many.")).incident.impact == "Many."
    assert record(f"{text}## Impact\n").impact == "Codes came late."


def test_a_second_summary_and_one_within_a_section_are_no_impact() -> None:
    found = converted("# Pool\n## Summary\nLate.\n## Overview\nCodes.\n## Resolution\n### Summary\nDrained.\n")
    assert (found.incident.impact, found.incident.resolution) == ("Late.", "Summary\n\nDrained.")
    assert [tuple(each) for each in found.left] == [("Overview", "Codes.")]


def test_labels_within_a_summary_are_read() -> None:
    found = record("# Pool\n## Summary\n- Severity: P1\n\nLate.\n")
    assert (found.severity, found.impact) == ("P1", "Late.")


def test_the_blameless_root_cause_is_the_root_cause_and_a_fault_a_cause() -> None:
    found = record("# Pool\n## Fault\n- It queued twice\n## Blameless root cause\nNo key.\n")
    assert found.root_cause == "No key."
    assert found.causes == (Cause(because="It queued twice", kind="immediate"),)


def test_a_heading_with_nothing_below_it_is_kept() -> None:
    rest = "## Timeline (UTC)\n- 2026-11-18 10:00 y\n"
    assert left(f"# A\n\n# B\n\n## Escalation\n{rest}") == {"B": "Escalation"}
    assert left(f"# A\n\n## B\n## Escalation\n{rest}") == {"B": "", "Escalation": ""}
    assert converted(f"# A\n\n## B\n## Escalation\n{rest}").incident.notes == (
        "From 2026-11-18-pool.md, not placed: B\n\nFrom 2026-11-18-pool.md, not placed: Escalation"
    )


def test_a_heading_that_names_a_place_is_a_field_of_the_record() -> None:
    assert record("# A\n## Impact\n## How'd We Do?\n### What went well\n- Calm\n").lessons.went_well == ("Calm",)


@pytest.mark.parametrize(
    ("section", "item"),
    [
        *(("Action Items", "- [ ] Fix it"), ("Lessons learned", "- Watch it"), ("Improvements", "- A rota")),
        *(("Open questions", "- Why?"), ("Parking lot", "- The rota"), ("Action Items", "> - [ ] Fix it")),
    ],
)
def test_a_group_with_nothing_in_it_is_kept(section: str, item: str) -> None:
    above, between = "### Where we got confused", "### By the rota"
    text = f"# A\n## {section}\n{above}\n{between}\n#### Deeper\n{item}\n### Last\n"
    kept = left(text)[section]
    assert [each for each in ("Where we got confused", "By the rota", "Last") if each not in kept] == []
    assert "Deeper" in texts(msgspec.to_builtins(converted(text).incident))


def test_bold_lines_serve_as_headings() -> None:
    incident = record(
        "# Pool\n**Timeline (UTC)**\n\n- 14:02 a change\n\n**What went well:**\n\n- Calm\n\nAction items:\n\n- Add it\n"
    )
    assert incident.timeline == (Entry(at=at(14, 2), what="a change"),)
    assert incident.lessons.went_well == ("Calm",)
    assert incident.actions == (Action(what="Add it"),)


def test_a_document_without_headings_is_a_note() -> None:
    found = converted("It was down.\n\nThen it was up.")
    assert found.incident == Incident(
        title="Pool", notes="From 2026-11-18-pool.md, not placed\nIt was down.\n\nThen it was up."
    )


def test_a_heading_that_names_no_place_divides_the_section_it_stands_in() -> None:
    incident = record("# Pool\n## Impact\nMany.\n### Customers\n900\n## Lessons learned\n### Alerts\n- too late\n")
    assert incident.impact == "Many.\n\nCustomers\n\n900"
    assert incident.lessons.to_improve == ("Alerts: too late",)


def test_headings_below_the_actions_are_groups() -> None:
    incident = record("# Pool\n## Action items\n### Detection\n- Add an alert\n### Prevention (done)\n- Add a rule\n")
    assert incident.actions == (
        Action(what="Add an alert", detail="Detection"),
        Action(what="Add a rule", detail="Prevention (done)", done=True),
    )
    assert incident.detection == ""


def test_text_among_the_actions_is_left() -> None:
    assert left("# Pool\n## Action items\nSee the board.\n- Add it\n") == {"Action items": "See the board."}


GOOGLE_TOGETHER = """\
# Sonnet search down
## Root Causes and Trigger
A leak, and the load of a whole afternoon.

**Trigger**: A word that was in no play.

**Resolution**: More machines.
## The bad
- No practice
## How did we get lucky?
- Somebody had the sonnet
## Follow-up items
- Plug the leak
"""


def test_causes_and_trigger_under_one_heading() -> None:
    found = record(GOOGLE_TOGETHER)
    assert found.root_cause == "A leak, and the load of a whole afternoon."
    assert found.causes == (Cause(because="A word that was in no play.", kind="immediate"),)
    assert found.resolution == "More machines."
    assert found.lessons == Lessons(to_improve=("No practice",), lucky=("Somebody had the sonnet",))
    assert [each.what for each in found.actions] == ["Plug the leak"]


IN_BOLD = """\
**Root cause**
The image moved.
See the log.

**How was it detected?**
Somebody asked.

**What are we doing about it?**
- [x] Pin the image (#1240) @octocat
- [ ] Watch the nightlies @hubot by 2026-12-01
- [OPS-7] Write it down - due 2026-12-02
- Ask @nobody in particular

**Just bold**
and no heading.
"""


def test_headings_that_are_a_bold_line_above_their_text() -> None:
    found = converted(IN_BOLD).incident
    assert (found.root_cause, found.detection) == ("The image moved.\nSee the log.", "Somebody asked.")
    assert found.actions == (
        Action(what="Pin the image (#1240)", owner="octocat", done=True),
        Action(what="Watch the nightlies", owner="hubot", due="2026-12-01"),
        Action(what="Write it down", ticket="OPS-7", due="2026-12-02"),
        Action(what="Ask @nobody in particular"),
    )
    assert left(IN_BOLD) == {"What are we doing about it?": "Just bold\nand no heading."}


def test_people_behind_a_role_are_several_and_each_is_met_once() -> None:
    found = record("# Pool\n\nAuthors: Ana, Ben\n\n## Responders\n- IC: Ana\n- SMEs: Cy, Dee\n- Scribe: Ana\n")
    assert found.attendees == (
        Attendee(name="Ana", role="responder"),
        Attendee(name="Ben"),
        Attendee(name="Cy", role="expert"),
        Attendee(name="Dee", role="expert"),
        Attendee(name="Ana", role="scribe"),
    )


def test_the_day_is_no_guess_from_what_comes_later() -> None:
    text = "# Pool\n\nMeeting scheduled for: 2026-11-20\n\n- due 2026-12-10\n\nIt broke on 2026-11-17.\n"
    assert str(converted(text, "pool.md").day) == "2026-11-17"
    assert str(converted(text.replace("It broke on 2026-11-17.", ""), "pool.md").day) == "2026-11-20"


@pytest.mark.parametrize(
    "where",
    [
        *("## Action Items\n- [ ] Fix - Owner: K - Due: 2026-12-01", "## Next steps\n### Soon\n- Fix it on 2026-12-01"),
        *("## Plan\n- [ ] Fix it 2026-12-01", "## Plan\n- Fix it, due 2026-12-01", "## Plan\n> - Fix it by 2026-12-01"),
        *(
            "## Plan\n| Task | Who | Date |\n|-|-|-|\n| Fix | K | 2026-12-01 |",
            "## Improvements\n- Rota from 2026-12-01",
        ),
    ],
)
def test_the_day_is_none_on_which_something_will_be_done(where: str) -> None:
    found = converted(f"# Pool\n## Timeline\n- 10:00 x\n{where}\n", "pool.md")
    assert found.incident.timeline == (Entry(what="10:00 x"),)
    assert found.day is None
    assert "no day is known: times of the timeline stay text" in found.doubts


def test_the_day_is_that_of_a_table_which_is_a_timeline() -> None:
    table = "| Date | What | Who |\n|-|-|-|\n| 2026-11-18 | Deploy | Ana |"
    assert str(converted(f"# Pool\n## How it went\n{table}\n## Timeline\n- 10:00 x\n", "pool.md").day) == "2026-11-18"


def test_cells_of_a_table_in_html_stay_apart() -> None:
    assert left("# Pool\n\n<table><tr><td>one</td><td>two</td></tr></table>\n")[""].strip() == "one two"
