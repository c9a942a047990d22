"""Text that would act on a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.inert import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("a\rb\x00\x7f", "a␍b␀␡"),
        ("\x9b2J", "‹U+009B›2J"),
        ("a\u202eb\u2066\u200f\u061c", "a‹U+202E›b‹U+2066›‹U+200F›‹U+061C›"),
        ("\u200b\u2060\ufeff\u2028", "‹U+200B›‹U+2060›‹U+FEFF›‹U+2028›"),
        ("\ud800", "\ufffd"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("Zoë 山田 👩‍🚒 نور [b]", "Zoë 山田 👩‍🚒 نور [b]"),
    ],
)
def test_what_acts_or_hides_is_shown_as_a_sign(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_nothing_is_left_that_a_terminal_acts_on(text: str) -> None:
    shown = visible(text)
    assert not [each for each in shown if unicodedata.category(each) in {"Cc", "Cs", "Zl", "Zp"} and each not in "\n\t"]
    assert not [
        each
        for each in shown
        if unicodedata.bidirectional(each) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    ]
    assert visible(shown) == shown
