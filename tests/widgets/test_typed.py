from hypothesis import given
from hypothesis import strategies as st

from noblame.widgets.typed import clean, shown


def test_line_ends_of_other_systems_become_newlines_without_a_notice() -> None:
    assert clean("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h") == ("a\nb\nc\nd\ne\nf\ng\nh", 0)


def test_what_acts_becomes_a_sign_and_is_counted() -> None:
    text, replaced = clean("\x1b[31mred\x00\u202e\ud800")
    assert text == "␛[31mred␀\u2039U+202E\u203a\ufffd"
    assert replaced == 4


def test_tab_newline_joiners_and_no_break_spaces_stay() -> None:
    text = "a\tb\n👩\u200d🚒 x\u00a0y\ufe0f"
    assert clean(text) == (text, 0)


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text).text
    assert clean(once) == (once, 0)


@given(st.text())
def test_a_line_on_show_is_one_line(text: str) -> None:
    line = text.replace("\n", " ")
    assert len(shown(line).splitlines()) <= 1
