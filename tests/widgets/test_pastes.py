"""What a terminal sends is typed text and pastes, however it is cut into pieces."""

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st
from textual import events

from noblame.widgets.pastes import PASTE, PASTED, Pastes

WORDS = st.text(st.sampled_from("ab\x1b[201~q"), max_size=12)


def split(pieces: list[str]) -> tuple[str, list[str]]:
    pastes, typed, pasted = Pastes(), "", []
    for piece in pieces:
        for part in pastes.split(piece):
            if isinstance(part, events.Paste):
                pasted.append(part.text)
            else:
                typed += part
    return typed, pasted


def test_a_paste_is_one_event_and_keeps_its_escapes() -> None:
    typed, pasted = split([f"a{PASTE}\x1bq \x1b[21~ \x00{PASTED}b"])
    assert typed == f"a{PASTE}{PASTED}b"
    assert pasted == ["\x1bq \x1b[21~ \x00"]


@given(st.lists(st.tuples(WORDS, WORDS), max_size=3), st.lists(st.integers(0, 60), max_size=6))
def test_it_does_not_matter_where_the_text_is_cut(parts: list[tuple[str, str]], cuts: list[int]) -> None:
    text = "".join(f"{typed}{PASTE}{pasted}{PASTED}" for typed, pasted in parts)
    assume(text.count(PASTE) == text.count(PASTED) == len(parts))  # no marker among the words
    places = sorted({0, *(cut for cut in cuts if cut < len(text)), len(text)})
    pieces = [text[start:end] for start, end in pairwise(places)]
    typed, pasted = split(pieces)
    assert pasted == [pasted for _, pasted in parts]
    assert typed == "".join(f"{typed}{PASTE}{PASTED}" for typed, _ in parts)


def test_what_is_typed_is_handed_on_at_once() -> None:
    pastes = Pastes()
    assert [*pastes.split("\x1b")] == ["\x1b"]
    assert [*pastes.split("[20")] == ["[20"]
    assert [*pastes.split("0~in ")] == ["0~"]
    assert [*pastes.split("side\x1b[20")] == []
    end, paste, after = pastes.split("1~x")
    assert (end, after) == (PASTED, "x")
    assert isinstance(paste, events.Paste)
    assert paste.text == "in side"
