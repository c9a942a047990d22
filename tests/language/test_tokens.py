"""A sentence as tokens: what they read, and where they stand in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.language.masks import fences, sealed
from noblame.language.sentences import LONGEST, sentences
from noblame.language.tokens import MASKED, folded, tokens


def read(text: str) -> list[str]:
    return [token.low for token in tokens(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dana didn’t look", "dana did not look"),
        ("she didnt, he couldnt", "she did not , he could not"),
        ("you should of known", "you should have known"),
        ("we shouldve asked", "we should have asked"),
        ("it can't and won't", "it can not and will not"),
        ("Dana's fault, O'Brien's too", "dana 's fault , o'brien 's too"),
        ("I'm on it; they're not", "i am on it ; they are not"),
        ("Sinéad Łukasz Øre", "sinead lukasz ore"),
        ("and/or, w/o review", "and or , without review"),
        ("at 14:02 for 80% of 4.12", "at <number> for <number> of <number>"),
        ("pay-svc_v2 in eu-west-1", "<artefact> in <artefact>"),
        ("@dana.k's rights", "<handle>@dana.k 's rights"),
        ("IT said it", "it-dept said it"),
        ("— … “x”", "- ... “ x ”"),
    ],
)
def test_what_the_rules_read(text: str, words: str) -> None:
    assert read(text) == words.split()


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["didn't", "Dana’s", "w/o", "…", " ", "4.12", "@a", "ß"])).map("".join)
)
def test_every_token_stands_where_it_says_and_none_overlap(text: str) -> None:
    at = 0
    for token in tokens(text, 0, len(text)):
        assert at <= token.start <= token.end <= len(text)
        at = token.end


@given(st.text(max_size=60))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)


@pytest.mark.parametrize(
    "aside",
    [
        "`git blame`",
        '"John broke it"',
        "“Who did this?”",
        "„Dana war es“",
        "«c'est lui»",
        "'Peter forgot'",
        "https://x.example/john?did=it",
        "<b>",
    ],
)
def test_code_quotes_and_links_are_masked_to_the_letter(aside: str) -> None:
    text = f"It said {aside} and stopped, didn't it"
    masked = sealed(text)
    assert masked == text.replace(aside, MASKED * len(aside))


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-18T14:02:00Z ERROR Dana broke it",
        "ERROR: john forgot",
        "$ kubectl delete pod --now",
        "> John broke it",
        "Nov 18 14:02:00 host sshd: failed for john",
        "java.lang.IllegalStateException: john forgot",
        "sshd[2211]: Failed password for will",
        'level=error msg="dana forgot"',
    ],
)
def test_a_log_line_is_masked_whole(line: str) -> None:
    assert set(sealed(line)) == {MASKED}


def test_fenced_code_is_found_also_where_it_is_never_closed() -> None:
    assert fences("a\n```\nx\n```\nb") == [(2, 11)]
    assert fences("a\n~~~\nx") == [(2, 7)]


def test_sentences_end_at_full_stops_and_know_whether_they_ask() -> None:
    text = "- [ ] 14:02 [act] Dana left. Why? See e.g. 4.12 or Dr. Who! 😀 so"
    found = [(said, each.asks) for each in sentences(text) if (said := text[each.start : each.end].strip())]
    assert found == [("Dana left", False), ("Why", True), ("See e.g. 4.12 or Dr. Who", False), ("so", False)]


def test_what_has_no_full_stop_is_read_in_pieces() -> None:
    text = "word " * 2_000
    pieces = list(sentences(text))
    assert max(each.end - each.start for each in pieces) <= LONGEST
    assert "".join(text[each.start : each.end] for each in pieces) == text
