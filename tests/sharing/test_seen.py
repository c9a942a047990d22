"""A text as a reader sees it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.sharing.names.seen import seen

WIDE = {at: at + 0xFEE0 for at in range(0x21, 0x7F)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("prod\u00ad-db", "prod-db"),
        ("10.\u200b0.\u200c3\u200d.\u20604\ufeff", "10.0.3.4"),
        ("10.0.3.4".translate(WIDE), "10.0.3.4"),
        ("OPS-2231".translate(WIDE), "OPS-2231"),
        ("prod\u2011db", "prod-db"),
        ("OPS\u00a02231", "OPS 2231"),
        ("\u202eDana\u202c", "Dana"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("o\ufb03ce", "office"),
    ],
)
def test_a_text_is_read_as_an_eye_reads_it(text: str, expected: str) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize("text", ["plain words", "Zo\u00eb \u2013 08:00\u201309:00", "\u65e5\u672c", "x\n\ty"])
def test_what_is_seen_stays(text: str) -> None:
    assert seen(text) == text


@given(st.text(st.characters(codec="ascii")))
def test_plain_letters_stay(text: str) -> None:
    assert seen(text) == text
