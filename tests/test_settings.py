import os
import re
from datetime import UTC, date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame import locations
from noblame.archive.template import TEMPLATE
from noblame.settings import AGENDA, Deadlines, Settings, arranged, load_settings, unused
from noblame.source.problem import Problem


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    return folder


def write(archive: Path, text: str) -> None:
    (archive / ".noblame.yaml").write_text(text, "utf-8")


def write_own(text: str) -> None:
    locations.config_dir().mkdir(parents=True)
    (locations.config_dir() / "config.yaml").write_text(text, "utf-8")


def found_in(archive: Path, text: str) -> tuple[Settings, list[str]]:
    """Return the settings and the problems, without the folder's name."""
    write(archive, text)
    settings, problems = load_settings(archive)
    return settings, [str(problem).removeprefix(f"{archive}/.noblame.yaml:") for problem in problems]


def test_without_files_all_is_as_usual(archive: Path) -> None:
    assert load_settings(archive) == load_settings(None) == (Settings(), [])
    assert Settings().agenda == AGENDA


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing set\n\n  # yet", "\ufeff# only a mark"])
def test_a_file_that_sets_nothing_is_no_problem(archive: Path, text: str) -> None:
    assert found_in(archive, text) == (Settings(), [])


def test_every_setting_is_read(archive: Path) -> None:
    text = """\
agenda: {timeline: 12}
people: [Priya Raman]
tools: [Argo]
idioms: [blast radius]
rules: {hindsight: off}
severities: {SEV1: all is down}
deadlines: {meeting_hours: 24, publish_business_days: 10}
due_days: {SEV1: 7}
ticket_url: https://t.example/{ticket}
timezone: Europe/Berlin
ticket_pattern: OPS-[0-9]+
ask: how
room_marks: off
keys: {minute: "f5,ctrl+u"}
theme: nord
bell: yes
"""
    settings, problems = found_in(archive, text)
    assert problems == []
    assert settings == Settings(
        agenda=AGENDA | {"timeline": 12},
        people=("Priya Raman",),
        tools=("Argo",),
        idioms=("blast radius",),
        rules={"hindsight": "off"},
        severities={"SEV1": "all is down"},
        deadlines=Deadlines(meeting_hours=24, publish_business_days=10),
        due_days=Settings().due_days | {"SEV1": 7},
        ticket_url="https://t.example/{ticket}",
        ticket_pattern="OPS-[0-9]+",
        ask="how",
        timezone="Europe/Berlin",
        room_marks="off",
        keys={"minute": "f5,ctrl+u"},
        theme="nord",
        bell=True,
    )


def test_the_archive_wins_for_what_both_set(archive: Path) -> None:
    write_own(
        "timezone: Asia/Kolkata\nbell: true\nagenda: {timeline: 20, stage: 4}\nrules: {fault: off, omission: hint}"
    )
    settings, problems = found_in(archive, "timezone: Europe/Berlin\nagenda: {timeline: 12}\nrules: {fault: warn}")
    assert problems == []
    assert (settings.timezone, settings.bell) == ("Europe/Berlin", True)
    assert (settings.agenda["timeline"], settings.agenda["stage"]) == (12, 4)
    assert settings.rules == {"fault": "warn", "omission": "hint"}


def test_lists_are_put_together_and_severities_replaced(archive: Path) -> None:
    write_own("people: [Ines Faro, Priya Raman]\nseverities: {P1: bad, P2: less}")
    settings, _ = found_in(archive, "people: [Priya Raman, Tomás Vidal]\nseverities: {SEV1: bad}")
    assert settings.people == ("Ines Faro", "Priya Raman", "Tomás Vidal")
    assert settings.severities == {"SEV1": "bad"}


def test_without_an_archive_the_users_own_file_counts() -> None:
    write_own("bell: on")
    assert load_settings(None)[0].bell


def test_named_steps_keep_their_order_and_the_others_their_place(archive: Path) -> None:
    settings, _ = found_in(archive, "agenda: {wins: 5, timeline: 9}")
    assert list(settings.agenda.items()) == [
        ("stage", 2),
        ("wins", 5),
        ("root-cause", 15),
        ("improvements", 15),
        ("actions", 5),
        ("timeline", 9),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("agenda: {stag: 3}", '1:10: agenda: "stag"; one of stage, timeline, root-cause, improvements, actions, wins'),
        ("agenda: {stage: 0}", '1:17: stage: "0"; a number from 1 to 1440'),
        ("agenda: {stage: -3}", '1:17: stage: "-3"; a number from 1 to 1440'),
        ("agenda: {stage: 1441}", '1:17: stage: "1441"; a number from 1 to 1440'),
        ("agenda: {stage: 2.5}", '1:17: "2.5" for agenda; a whole number'),
        ("agenda: [stage, wins]", "1:9: a list for agenda; `key: value` lines"),
        ("\n\npeople: Priya", '3:9: "Priya" for people; a list, with `- ` before each item'),
        ("rules: {fault: loud}", '1:16: "loud" for rules; off, hint, nudge, warn or error'),
        ("deadlines: {meeting_hours: 0}", '1:28: meeting_hours: "0"; a number from 1 to 3650'),
        (
            "deadlines: {party: 3}",
            '1:13: deadlines: "party"; one of meeting_hours, publish_business_days, weekend, holidays',
        ),
        ("deadlines: {weekend: [sat, sunday]}", '1:28: "sunday" for weekend; mon, tue, wed, thu, fri, sat or sun'),
        (
            "deadlines: {weekend: [mon, tue, wed, thu, fri, sat, sun]}",
            "1:22: weekend: a list; at least one day of the week to work on",
        ),
        ("deadlines: {weekend: sat}", '1:22: "sat" for weekend; a list, with `- ` before each item'),
        ("deadlines: {holidays: [2026-12-32]}", '1:24: "2026-12-32" for holidays; a day that exists, as 2026-12-01'),
        ("deadlines: {holidays: [christmas]}", '1:24: "christmas" for holidays; a day as 2026-12-01'),
        ("due_days: {P1: 0}", '1:16: P1: "0"; a number from 1 to 3650'),
        ("ticket_pattern: OPS-(", '1:17: ticket_pattern: "OPS-("; a regular expression as OPS-[0-9]+'),
        ("ask: who", '1:6: "who" for ask; why or how'),
        ("ticket_url: OPS", '1:13: ticket_url: "OPS"; an address as https://tickets.example/{ticket}'),
        ("timezone: Mars/Olympus", '1:11: timezone: "Mars/Olympus"; a time zone\'s name as Europe/Berlin'),
        ("timezone: Europe", '1:11: timezone: "Europe"; a time zone\'s name as Europe/Berlin'),
        ("timezone: /etc/passwd", '1:11: timezone: "/etc/passwd"; a time zone\'s name as Europe/Berlin'),
        ("room_marks: loud", '1:13: "loud" for room_marks; off, count or marks'),
        ("bell: maybe", '1:7: "maybe" for bell; true or false'),
        ("keys: f5", '1:7: "f5" for keys; `key: value` lines'),
        ("bel: true", '1:1: the unknown setting "bel"; did you mean bell?'),
    ],
)
def test_a_wrong_value_says_where_and_falls_back_alone(archive: Path, text: str, problem: str) -> None:
    settings, problems = found_in(archive, f"{text}\ntheme: nord\n")
    assert problems == [problem]
    assert settings == Settings(theme="nord")


def test_a_weekend_may_be_other_days_or_none(archive: Path) -> None:
    text = "deadlines: {weekend: [Fri, sat], holidays: [2026-12-25]}\n"
    settings, problems = found_in(archive, text)
    assert problems == []
    assert settings.deadlines == Deadlines(weekend=("fri", "sat"), holidays=(date(2026, 12, 25),))
    assert found_in(archive, "deadlines: {weekend: []}\n")[0].deadlines.weekend == ()


def test_a_wrong_entry_leaves_the_other_entries(archive: Path) -> None:
    settings, problems = found_in(archive, "agenda:\n  stage: soon\n  timeline: 12\nrules: {fault: loud, label: hint}")
    assert problems == [
        '2:10: "soon" for agenda; a whole number',
        '4:16: "loud" for rules; off, hint, nudge, warn or error',
    ]
    assert settings == Settings(agenda=AGENDA | {"timeline": 12}, rules={"label": "hint"})


def test_a_wrong_value_in_the_archive_leaves_the_users_own(archive: Path) -> None:
    write_own("timezone: Asia/Kolkata")
    settings, problems = found_in(archive, "timezone: Mars/Olympus")
    assert len(problems) == 1
    assert settings.timezone == "Asia/Kolkata"


def test_settings_without_a_value_are_as_usual(archive: Path) -> None:
    text = "".join(f"{name}:\n" for name in Settings.__struct_fields__)
    assert found_in(archive, text) == (Settings(), [])


def test_an_unknown_setting_is_a_warning(archive: Path) -> None:
    write(archive, "colour: red")
    _, problems = load_settings(archive)
    assert [problem.level for problem in problems] == ["warn"]


@pytest.mark.parametrize("text", ["a: [1", "bell: true\nbell: false", "- a", "\tbell: true", "just words"])
def test_a_file_that_is_no_settings_is_told_and_left_out(archive: Path, text: str) -> None:
    settings, problems = found_in(archive, text)
    assert settings == Settings()
    assert len(problems) >= 1


def test_a_folder_in_place_of_the_file_is_told(archive: Path) -> None:
    (archive / ".noblame.yaml").mkdir()
    settings, problems = load_settings(archive)
    assert settings == Settings()
    assert str(problems[0]) == f"{archive}/.noblame.yaml:1:1: Is a directory; a file of settings"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_told(archive: Path) -> None:
    write(archive, "bell: true")
    (archive / ".noblame.yaml").chmod(0)
    assert str(load_settings(archive)[1][0]).endswith("Permission denied; a file of settings")


def test_merge_keys_of_hand_written_files_are_read(archive: Path) -> None:
    settings, problems = found_in(archive, "agenda: &a {stage: 3}\nrules: {}\ndue_days:\n  <<: {P1: 3}\n  P2: 4\n")
    assert problems == []
    assert (settings.agenda["stage"], settings.due_days["P1"], settings.due_days["P2"]) == (3, 3, 4)


def test_the_zone_of_the_setting() -> None:
    assert Settings().zone is UTC
    assert str(Settings(timezone="Europe/Berlin").zone) == "Europe/Berlin"


@given(st.permutations(list(AGENDA)), st.integers(0, 6), st.data())
def test_an_agenda_always_has_every_step_once(order: list[str], number: int, data: st.DataObject) -> None:
    named = {step: data.draw(st.integers(1, 99)) for step in order[:number]}
    agenda = arranged(named)
    assert sorted(agenda) == sorted(AGENDA)
    assert [step for step in agenda if step in named] == list(named)
    assert agenda == AGENDA | named


@given(st.text(max_size=60))
def test_no_value_of_a_setting_stops_the_program(tmp_path_factory: pytest.TempPathFactory, value: str) -> None:
    folder = tmp_path_factory.getbasetemp() / "settings"
    folder.mkdir(exist_ok=True)
    quoted = value.replace("'", "''").encode("utf-8", "replace").decode()
    text = "".join(f"{name}: '{quoted}'\n" for name in ("timezone", "ticket_url", "room_marks", "agenda", "theme"))
    write(folder, text)
    settings, _ = load_settings(folder)
    assert settings.zone is not None
    assert settings.agenda == AGENDA


def uncommented() -> str:
    """The template with every setting switched on: words stand one space after the #, settings none or two."""
    return re.sub(r"^#(?! \S)", "", TEMPLATE, flags=re.MULTILINE)


def test_the_template_as_written_sets_nothing(archive: Path) -> None:
    assert found_in(archive, TEMPLATE) == (Settings(), [])


def test_the_template_is_valid_when_all_of_it_is_switched_on(archive: Path) -> None:
    settings, problems = found_in(archive, uncommented())
    assert problems == []
    assert settings.timezone == "Europe/Berlin"


def test_the_template_explains_every_setting_that_does_something_once() -> None:
    silent = {"ticket_url"}  # nothing asks for them yet
    known = [name for name in Settings.__struct_fields__ if name not in silent]
    assert re.findall(r"^(\w+):", uncommented(), flags=re.MULTILINE) == known


@pytest.mark.parametrize(
    ("places", "says"),
    [
        ([], ""),
        ([("/x/.noblame.yaml", 2)], "1 wrong setting: .noblame.yaml:2"),
        ([("/x/a", 7), ("/x/a", 2), ("/x/a", 2)], "3 wrong settings: a:2,7"),
        ([("/x/a", 1), ("/y/b", 3)], "2 wrong settings: a:1; b:3"),
        ([("/x/a", line) for line in range(1, 6)], "5 wrong settings: a:1,2,3,4,…"),
    ],
)
def test_what_is_not_used_is_said_in_one_short_line(places: list[tuple[str, int]], says: str) -> None:
    assert unused([Problem(path=path, line=line) for path, line in places]) == says
