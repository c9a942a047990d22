from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.sharing.filed import LATER, LINT, PAGE, PLAIN, RECORD, STEM, TRACKED, wanted

from noblame.record.incident import Action, Incident
from noblame.sharing.failing import NothingError
from noblame.sharing.jira import NOTATION
from noblame.sharing.work import LONGEST, Task, body, labels, rank, tasks


def filed(record: Incident) -> tuple[Task, ...]:
    return tasks(wanted(record=record))


def test_only_open_actions_without_a_ticket_are_filed() -> None:
    assert [(task.name, task.title) for task in filed(RECORD)] == [("a1", "Add a lint rule"), ("3", "Add a runbook")]


@pytest.mark.parametrize(
    ("actions", "why"),
    [
        ((), "the record has no open action"),
        ((PAGE, LATER), "the record has no open action"),
        ((PAGE, TRACKED), "every open action has a ticket already"),
    ],
)
def test_where_nothing_is_to_be_filed_a_line_says_why(actions: tuple[Action, ...], why: str) -> None:
    with pytest.raises(NothingError, match=f"^there is nothing to file: {why}$"):
        filed(Incident(title="x", actions=actions))


def test_a_wish_is_called_one_and_its_field_stays_empty() -> None:
    [task] = filed(replace(RECORD, actions=(PLAIN,)))
    assert (task.owner, task.person, task.due, task.date) == ("WISH (the team)", "", "WISH (soon)", "")


def test_a_long_title_is_cut_and_all_of_it_is_in_the_text() -> None:
    long = "word " * 60
    [task] = filed(replace(RECORD, actions=(replace(LINT, what=long),)))
    assert len(task.title) <= LONGEST
    assert task.title.endswith("word…")
    assert task.rest == long.strip()
    assert long.strip() in body(task, wanted())
    [exact] = filed(replace(RECORD, actions=(replace(LINT, what="x" * LONGEST),)))
    assert (exact.title, exact.rest) == ("x" * LONGEST, "")


def test_a_title_of_two_lines_is_one_and_both_are_in_the_text() -> None:
    [task] = filed(replace(RECORD, actions=(replace(LINT, what="Add a rule\n- for lint"),)))
    assert (task.title, task.rest) == ("Add a rule - for lint", "Add a rule\n- for lint")


@pytest.mark.parametrize(
    ("priority", "number"),
    [("1", 1), ("P1", 1), ("p5", 5), ("high", 2), ("Medium", 3), ("low", 4), ("", 0), ("6", 0), ("phigh", 0)],
)
def test_priorities_are_ranked_as_people_write_them(priority: str, number: int) -> None:
    assert rank(priority) == number


def test_labels_have_no_spaces_and_stand_once() -> None:
    assert list(labels(wanted(record=replace(RECORD, tags=("two words", "postmortem", " "))))) == [
        "postmortem",
        STEM,
        "two-words",
    ]


def test_the_text_says_all_that_is_known() -> None:
    [task] = filed(replace(RECORD, actions=(LINT,)))
    assert body(task, wanted()) == (
        "Action a1 of the post-mortem: Checkout unavailable\n\n"
        "The document: <https://wiki.example/pm/42>\n\n"
        "- Owner: Tomás Vidal\n"
        "- With: Ines Faro, Priya Raman\n"
        "- Due: 2026-12-01\n"
        "- Type: tool\n"
        "- Priority: 1\n"
        "- Goes before: instalments\n"
        "- Answers the cause: No check notices it\n"
        "- Record: 2026-11-18-checkout\n\n"
        "connection-always-closed\n"
    )


def test_the_text_is_short_where_little_is_known() -> None:
    bare = replace(RECORD, actions=(PLAIN,), shared=())
    [task] = filed(bare)
    assert body(task, wanted(record=bare)) == (
        "Action 1 of the post-mortem: Checkout unavailable\n\n"
        "- Owner: WISH (the team)\n"
        "- Due: WISH (soon)\n"
        "- Record: 2026-11-18-checkout\n"
    )


def test_a_template_of_the_team_s_wins_and_what_it_prints_acts_as_little(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "action.jinja").write_text("{{ mark }} {{ task.title }} by {{ task.due }}")
    [task] = filed(replace(RECORD, actions=(replace(LINT, what="*Add* it"),)))
    asked = replace(wanted(), archive=tmp_path)
    assert body(task, asked) == "- \\*Add\\* it by 2026-12-01\n"
    assert body(task, asked, NOTATION) == "* \\*Add\\* it by 2026-12-01\n"


def test_a_role_is_nobody_to_assign_and_is_named_in_the_text() -> None:
    asked = replace(wanted(replace(LINT, owner="an on-call engineer")), roles=True)
    [task] = tasks(asked)
    assert (task.owner, task.person) == ("an on-call engineer", "")
    assert "- Owner: an on-call engineer\n" in body(task, asked)
