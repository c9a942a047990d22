"""Text of people as lines of whole sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sharing.typed import HOSTILE

from noblame.sharing.escaping import one_line
from noblame.sharing.lines import paragraphs
from noblame.sharing.sentences import flowing


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("It broke. It held.", [("It broke.", "It held.")]),
        ("At 5 p.m. UTC it held. Good", [("At 5 p.m. UTC it held.", "Good.")]),
        ("Seen by Dr. Faro, i.e. No. 5. Then not.", [("Seen by Dr. Faro, i.e. No. 5.", "Then not.")]),
        ("Version 4.12 broke. 38 % failed!", [("Version 4.12 broke.", "38 % failed!")]),
        ("We said “It is down. Sorry.” and left.", [("We said “It is down. Sorry.” and left.",)]),
        ("It held (at last.) Then not.", [("It held (at last.)", "Then not.")]),
        ("Two:\n- one. More\n- two", [("Two:",), ("- one.", "More"), ("- two",)]),
        ("- one\n\nThen all.\n\nAnd more.", [("- one",), ("Then all.", "And more.")]),
    ],
)
def test_prose_flows_and_items_stand_alone(text: str, lines: list[tuple[str, ...]]) -> None:
    assert flowing([text]) == lines


def test_texts_follow_on_one_line() -> None:
    assert flowing(["One", "Two"], ("Zero.",)) == [("Zero.", "One.", "Two.")]
    assert flowing(["", ""]) == []


@given(HOSTILE | st.text('Aa.!?)"” \n-1…p', max_size=40))
def test_no_character_is_lost(text: str) -> None:
    whole = "".join(line for paragraph in paragraphs(text) for line in paragraph)
    said = "".join(sentence for line in flowing([text]) for sentence in line)
    assert one_line(said).replace(" ", "").replace(".", "") == one_line(whole).replace(" ", "").replace(".", "")
