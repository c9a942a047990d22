"""Keys and themes of the settings against what the program has."""

from pathlib import Path

import pytest

from noblame.settings import Settings, load_settings
from noblame.widgets.known import is_key, known


def found_in(folder: Path, text: str) -> tuple[Settings, list[str]]:
    path = folder / ".noblame.yaml"
    path.write_text(text, "utf-8")
    settings, problems = load_settings(folder, known())
    return settings, [str(problem).removeprefix(f"{path}:") for problem in problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theme: pink\n", '1:8: theme: "pink"; one of projector-dark, projector-light, '),
        ("theme: projector-drak\n", '1:8: theme: "projector-drak"; did you mean projector-dark?'),
        ('keys: {nosuchthing: "f5"}\n', '1:8: keys: "nosuchthing"; the id of a command'),
        ('keys: {minutes: "f5"}\n', '1:8: keys: "minutes"; did you mean minute?'),
        ('keys:\n  minute: "zzz"\n', '2:11: minute: "zzz"; names of keys as f5,ctrl+u'),
        ('keys: {minute: "f5,zzz"}\n', '1:16: minute: "f5,zzz"; names of keys as f5,ctrl+u'),
        ('keys: {minute: ""}\n', '1:16: minute: ""; names of keys as f5,ctrl+u'),
    ],
)
def test_a_name_that_nothing_has_is_told_once_and_the_default_holds(tmp_path: Path, text: str, expected: str) -> None:
    settings, problems = found_in(tmp_path, text)
    assert len(problems) == 1
    assert problems[0].startswith(expected)
    assert settings == Settings()


def test_what_is_right_beside_it_counts(tmp_path: Path) -> None:
    text = 'theme: nord\nkeys: {minute: "f11, ctrl+u", nosuchthing: f5, capture.outside: k, home.quit: ctrl+w}\n'
    settings, problems = found_in(tmp_path, text)
    assert len(problems) == 1
    assert settings.theme == "nord"
    assert settings.keys == {"minute": "f11, ctrl+u", "capture.outside": "k", "home.quit": "ctrl+w"}


def test_every_key_of_our_own_is_a_key() -> None:
    from noblame.commands import HOME, WRITING

    keys = [key for command in (*WRITING, *HOME) for key in f"{command.keys},{command.outside}".split(",") if key]
    assert [key for key in keys if not is_key(key)] == []
