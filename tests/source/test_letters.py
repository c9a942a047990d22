"""Where each character of a text stands in its file, in every way YAML has to write one."""

from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from noblame.source.letters import content_start, letters
from noblame.source.loader import parser_class

PARTS = [
    *(
        "a",
        "John",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\n  ",
        "\t",
        "é",
        "山",
        "😀",
        "'",
        "''",
        '"',
        "#",
        " # c",
        "-",
        ": ",
        "x:",
    ),
    *("\\n", "\\u00e9", "\\U0001F600", "\\x41", "\\\n", "\\ ", '\\"', "\\\\", "\\t", "\r\n", "\x85", "\u2028"),
]
RAW = st.lists(st.sampled_from(PARTS), min_size=1, max_size=14).map("".join)
FLOW = ["a: {}\n", "a: '{}'\nb: c\n", 'a: "{}"\n', "[{}, &a !!str 'b''c']", "a: !!str   &x # c\n  {}\n", "- - '{}'\n"]
BLOCK = ["a: |\n{}\nb: c\n", "- >-\n{}\n# c\n- x", "a: &x >+  # hi\n{}\n\nb: c\n", "a:\n - |2-\n{}", ">1\n{}"]


def indented(raw: str) -> str:
    return "".join(f"  {line}" for line in raw.splitlines(keepends=True))


def scalars(text: str) -> list[yaml.ScalarNode]:
    """All texts of a document that says something; none where it is no YAML."""
    try:
        root = yaml.compose(text, Loader=parser_class())
    except yaml.YAMLError:
        return []
    found, waiting = [], [root] if root is not None else []
    while waiting:
        node: Any = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            found.append(node)
        else:
            waiting += [each for part in node.value for each in (part if isinstance(part, tuple) else (part,))]
    return [node for node in found if node.value.strip()]


@given(RAW, st.sampled_from(FLOW))
def test_every_flow_text_is_found_letter_by_letter(raw: str, form: str) -> None:
    text = form.format(raw)
    for node in scalars(text):
        spans = letters(node, text)
        assert spans is not None
        assert len(spans) == len(node.value)
        assert all(before[1] <= start <= end for before, (start, end) in pairwise(spans))


@given(RAW, st.sampled_from(BLOCK))
def test_every_block_is_found_letter_by_letter(raw: str, form: str) -> None:
    text = form.format(indented(raw))
    for node in scalars(text):
        spans = letters(node, text)
        assert spans is not None
        for letter, (start, end) in zip(node.value, spans, strict=True):
            assert not node.style or text[start:end] == letter or letter in "\n " or node.style in "'\""


@given(RAW, st.sampled_from([("a: '{}'", "'{}'"), ('a: "{}"', '"{}"')]), st.data())
def test_words_read_again_from_their_place_are_the_same_words(raw: str, forms: tuple[str, str], data: Any) -> None:
    text = forms[0].format(raw)
    for node in scalars(text)[:1]:
        places = [i for i, letter in enumerate(node.value) if not letter.isspace()]
        first = data.draw(st.sampled_from(places))
        last = data.draw(st.sampled_from([i for i in places if i >= first]))
        spans = letters(node, text)
        assert spans is not None
        again = forms[1].format(text[spans[first][0] : spans[last][1]])
        assert yaml.load(again, Loader=parser_class()) == node.value[first : last + 1]


@pytest.mark.parametrize(
    ("text", "word", "written"),
    [
        ("a: one two\n", "two", "two"),
        ('a: "one \\x74wo"\n', "two", "\\x74wo"),
        ('a: "one t\\\n   wo"\n', "two", "t\\\n   wo"),
        ("a: 'it''s two'\n", "it's", "it''s"),
        ("a: >\n  one\n  two\n", "one two", "one\n  two"),
        ("a: |\n\n    one\n     two\n", "two", "two"),
        ("a: &x !!str # why\n  one two\n", "one", "one"),
    ],
)
def test_words_stand_where_they_are_written(text: str, word: str, written: str) -> None:
    [node] = [each for each in scalars(text) if each.value != "a"]
    spans = letters(node, text)
    assert spans is not None
    at = node.value.index(word)
    assert text[spans[at][0] : spans[at + len(word) - 1][1]] == written


def test_an_alias_spells_nothing() -> None:
    text = "a: &x one\nb: *x\n"
    node = yaml.ScalarNode("", "one", yaml.Mark("", text.index("*"), 1, 3, None, 0), yaml.Mark("", 15, 1, 5, None, 0))
    assert letters(node, text) is None


def test_a_text_starts_behind_its_anchor_and_its_tag() -> None:
    text = "a: &x !!str 'b'\n"
    node = next(each for each in scalars(text) if each.value == "b")
    assert text[content_start(node, text) :].startswith("'b'")
