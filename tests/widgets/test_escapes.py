"""An Escape that tmux sends together with the key after it is an Escape all the same."""

import pytest

from noblame.widgets.escapes import behind_escape


@pytest.mark.parametrize("key", [*"eghnqrx?+ 17", "é", "Ж"])
def test_escape_and_a_key_that_came_at_once_are_two_keys(key: str) -> None:
    assert behind_escape(f"\x1b{key}") == key


@pytest.mark.parametrize(
    "typed",
    ["e", "\x1b", "\x1b\x1b", "\x1b[A", "\x1bOP", "\x1b[", "\x1bO", "\x1bb", "\x1bf", "\x1b\r", "\x1b\x7f", "\x1bee"],
)
def test_what_is_a_sequence_or_begins_one_stays_whole(typed: str) -> None:
    assert behind_escape(typed) == ""


def test_a_key_with_alt_that_the_settings_name_is_one_key() -> None:
    assert behind_escape("\x1be", {"f5", "alt+e"}) == ""
    assert behind_escape("\x1bx", {"f5", "alt+e"}) == "x"
