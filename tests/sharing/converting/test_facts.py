"""What labels, front matter, titles and lists say."""

from datetime import UTC, datetime

import pytest
from tests.sharing.converting.documents import converted, left, record

from noblame.record.incident import Action, Attendee, Cause, Link, Question
from noblame.sharing.converting.titles import title_in, title_of_file


def at(hour: int, minute: int, day: int = 18) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        *(("Postmortem: Checkout down", "Checkout down"), ("Post-mortem - Checkout down", "Checkout down")),
        *(
            ("Incident report – Checkout down", "Checkout down"),
            ("[Postmortem] Checkout down", "[Postmortem] Checkout down"),
        ),
        *(("RCA: Checkout down", "Checkout down"), ("Incident Postmortem | Checkout down", "Checkout down")),
        *(("Postmortem", ""), ("Incident Report", ""), ("Checkout: down", "Checkout: down")),
        *(
            ("Search Postmortem (incident #465)", "Search Postmortem (incident #465)"),
            ("Incidents grow", "Incidents grow"),
        ),
    ],
)
def test_words_that_say_what_a_document_is_are_no_title(heading: str, title: str) -> None:
    assert title_in(heading) == title


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("2026-11-18-checkout_down.md", "Checkout down"),
        ("pool.md", "Pool"),
        ("2026-11-18.md", "2026 11 18"),
        (".md", ".md"),
    ],
)
def test_a_file_s_name_makes_a_title(name: str, title: str) -> None:
    assert title_of_file(name) == title


@pytest.mark.parametrize(
    "labels",
    [
        "**Date:** 2026-11-18  \n**Duration:** 14:02 - 14:49 UTC (47 min)  \n**Severity:** P1",
        "- **Date**: 2026-11-18\n- **Duration**: 47 minutes, from 14:02 UTC\n- **Severity**: p1",
        "| Date | 2026-11-18 |\n|---|---|\n| Duration | 14:02–14:49 UTC |\n| Severity | P1 |",
        "| Date | Duration | Severity |\n|---|---|---|\n| 2026-11-18 | 14:02 - 14:49 UTC | P1 |",
        "> **Date:** 2026-11-18\n> **Start time:** 14:02 UTC\n> **End time:** 14:49 UTC\n> **Severity:** P1",
        "**Date:** Nov 18, 2026 | **Duration:** 15:02 - 15:49 CET | **Severity:** P1",
        "## Date\n2026-11-18 14:02 UTC\n## Duration\n47 min\n## Severity\nP1",
    ],
)
def test_labels_stand_in_many_ways(labels: str) -> None:
    incident = record(f"# Checkout\n{labels}\n")
    assert (incident.started, incident.resolved, incident.severity.upper()) == (at(14, 2), at(14, 49), "P1")


@pytest.mark.parametrize(
    ("duration", "resolved"),
    [
        *(("23:50 - 00:15 UTC", at(0, 15, 19)), ("23:50 - 2026-11-19 00:15 UTC (25 min)", at(0, 15, 19))),
        *(("23:50 UTC - ongoing", None), ("2026-11-18 23:50 UTC to 2026-11-20 01:00 UTC", at(1, 0, 20))),
    ],
)
def test_a_duration_may_pass_midnight_or_go_on(duration: str, resolved: datetime | None) -> None:
    incident = record(f"# Checkout\n**Date:** 2026-11-18\n**Duration:** {duration}\n")
    assert (incident.started, incident.resolved) == (at(23, 50), resolved)


@pytest.mark.parametrize(
    ("label", "said"),
    [
        *(
            ("Duration", "14:02 - 14:49 UTC (3 h)"),
            ("Duration", "47 minutes"),
            ("Duration", "14:02 - 14:49 UTC, mostly"),
        ),
        *(("Severity", "annoying"), ("Severity", "P1 for a day"), ("Status", "waits for Ana"), ("Owner", "TBD")),
    ],
)
def test_what_a_field_cannot_say_is_left_as_it_stood(label: str, said: str) -> None:
    assert left(f"# Checkout\n**Date:** 2026-11-18\n**{label}:** {said}\n")[label] == said


def test_a_duration_of_full_hours_is_no_zone() -> None:
    incident = record("# Checkout\nDate: 2026-11-18\nDuration: 09:00-10:00 UTC\n")
    assert (incident.started, incident.resolved) == (at(9, 0), at(10, 0))


def test_a_day_that_no_time_of_the_record_tells_is_left() -> None:
    assert left("# Checkout\n**Date:** 2026-11-18\n") == {"Date": "2026-11-18"}
    assert left("# Checkout\n**Date:** 2026-11-18\n**Start:** 14:02 UTC\n") == {}


@pytest.mark.parametrize(
    ("written", "label"), [("Sev 2", "SEV2"), ("SEV-1", "SEV-1"), ("2", "SEV2"), ("p3", "p3"), ("P-1", "P1")]
)
def test_a_severity_is_written_in_many_ways(written: str, label: str) -> None:
    assert record(f"# Checkout\nSeverity: {written}\n").severity == label


@pytest.mark.parametrize(
    ("written", "status"),
    [("Draft", "draft"), ("Complete", "reviewed"), ("Published", "published"), ("Closed", "closed")],
)
def test_a_status_has_its_word(written: str, status: str) -> None:
    assert record(f"# Checkout\nStatus: {written}\n").status == status


def test_people_have_the_role_of_their_label() -> None:
    incident = record("# Checkout\nAuthors: Ana, Ben and Cy\nFacilitator: Mei\nIncident commander: Dee\n")
    assert incident.attendees == (
        *(Attendee(name="Ana"), Attendee(name="Ben"), Attendee(name="Cy")),
        Attendee(name="Mei", role="facilitator"),
        Attendee(name="Dee", role="responder"),
    )


def test_front_matter_is_read_and_what_is_unknown_is_left() -> None:
    found = converted(
        '---\ntitle: "Checkout down"\ndate: 2026-11-18T09:00:00Z\nseverity: SEV1\ntags: [db, pool]\nauthors:\n  - Ana\n'
        "layout: post\n---\n## Impact\nMany.\n"
    )
    incident = found.incident
    assert (incident.title, incident.severity, incident.tags) == ("Checkout down", "SEV1", ("db", "pool"))
    assert (incident.attendees, incident.started) == ((Attendee(name="Ana"),), None)
    assert str(found.day) == "2026-11-18"
    assert [(each.heading, each.text) for each in found.left] == [
        ("front matter", "layout: post"),
        ("Date", "2026-11-18"),
    ]


@pytest.mark.parametrize(
    ("item", "action"),
    [
        ("- [ ] Add it - Owner: WISH - Due: WISH (soon)", Action(what="Add it", due="soon")),
        ("- [x] Add it", Action(what="Add it", done=True)),
        ("* Add it (owner: Ana, due: 2026-12-01)", Action(what="Add it", owner="Ana", due="2026-12-01")),
        ("1. Add it **Owner:** Ana **Ticket:** OPS-1", Action(what="Add it", owner="Ana", ticket="OPS-1")),
        ("- Add it - Owner: Ana - Due: 1 December 2026", Action(what="Add it", owner="Ana", due="2026-12-01")),
        ("- Add it - Priority: P1", Action(what="Add it", priority="P1")),
        ("- Add it - Priority: soonish", Action(what="Add it", detail="Priority: soonish")),
        ("- Add it\n  - first here\n  - then there", Action(what="Add it", detail="first here; then there")),
        ("- [ ] [Action] - Owner: [Name] - Due: [Date]", None),
    ],
)
def test_an_action_says_what_by_whom_and_by_when(item: str, action: Action | None) -> None:
    assert record(f"# Checkout\n## Action items\n{item}\n").actions == ((action,) if action else ())


@pytest.mark.parametrize(
    ("state", "action"),
    [
        ("Done", Action(what="Add it", owner="Ana", due="2026-12-01", done=True)),
        ("TODO", Action(what="Add it", owner="Ana", due="2026-12-01")),
        ("half way", Action(what="Add it", owner="Ana", due="2026-12-01", detail="Status: half way")),
    ],
)
def test_a_table_of_actions_has_its_columns(state: str, action: Action) -> None:
    table = f"| # | Task | Assignee | Due date | Status |\n|-|-|-|-|-|\n| 1 | Add it | Ana | Dec 1, 2026 | {state} |"
    assert record(f"# Checkout\n## Action items\n{table}\n").actions == (action,)


def test_tasks_below_a_task_are_tasks() -> None:
    incident = record("# Checkout\n## Action items\n- [ ] Add alerts for:\n  - [ ] the pool\n  - [x] the queue\n")
    assert [(each.what, each.done) for each in incident.actions] == [
        *(("Add alerts for:", None), ("the pool", None), ("the queue", True)),
    ]


@pytest.mark.parametrize(
    ("item", "link"),
    [
        (
            "[Pool](https://g.example/d/1) (dashboard)",
            Link(title="Pool", url="https://g.example/d/1", kind="dashboard"),
        ),
        ("Pool: https://g.example/d/1", Link(title="Pool", url="https://g.example/d/1")),
        ("<https://g.example/d/1>", Link(url="https://g.example/d/1")),
        ("Paper log (log)", Link(title="Paper log", kind="log")),
        ("The [pool](../pool.md) itself", Link(title="The pool itself", url="../pool.md")),
    ],
)
def test_a_link_has_label_address_and_kind(item: str, link: Link) -> None:
    assert record(f"# Checkout\n## Links\n- {item}\n").links == (link,)


def test_questions_name_who_is_asked() -> None:
    assert record("# Checkout\n## Open questions\n- Why? @Ana\n").questions == (Question(ask="Why?", who="Ana"),)


def test_whys_are_a_chain_whether_flat_nested_or_in_paragraphs() -> None:
    chain = (Cause(because="The pool ran dry", next=(Cause(because="It leaks"),)),)
    for body in (
        "1. The pool ran dry\n2. It leaks",
        "- The pool ran dry\n  - It leaks",
        "The pool ran dry\n\nIt leaks",
    ):
        assert record(f"# Checkout\n## Five whys\n{body}\n").causes == chain


def test_a_question_and_its_answer_are_one_cause() -> None:
    incident = record(
        "# Checkout\n## Root cause\n1. Why did it fail?\n2. The pool ran dry\n3. Why was that?\n4. It leaks\n"
    )
    assert incident.causes == (
        Cause(because="Why did it fail? The pool ran dry", next=(Cause(because="Why was that? It leaks"),)),
    )
