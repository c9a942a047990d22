"""The language of the forms: what a form reads, what calls for it, and what is said of one that cannot be read."""

import pytest

from noblame.language.grammar import Grammar
from noblame.language.lexicon import read_lexicon, read_yaml
from noblame.language.matcher import END, read_all, reader
from noblame.language.parties import Parties, tagged
from noblame.language.people import roster
from noblame.language.subjects import with_subjects
from noblame.language.tokens import tokens
from noblame.language.triggers import needs, triggers

SHARED = read_yaml("forms.yaml")
GRAMMAR = Grammar(read_lexicon(), SHARED["groups"], SHARED["pieces"])
MEMBERS = GRAMMAR.lexicon.members()


def reads(form: str, text: str) -> list[str]:
    words = Parties(roster(("Dana Levi",))).mark(tagged(tokens(text, 0, len(text))))
    sentence = with_subjects(words)
    found = read_all(reader(GRAMMAR.tree(form)), [*sentence, END])
    return [text[sentence[first].start : sentence[last - 1].end] if last > first else "" for first, last in found]


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("bad|wrong code", "the wrong code and bad code", ["wrong code", "bad code"]),
        ("~break it", "she broke it, breaking it", ["broke it", "breaking it"]),
        ("{omit.DN}", "forgot, forgets, forgotten", ["forgot", "forgotten"]),
        ("{G}", "yolofying it, and sing", ["yolofying", "sing"]),
        ("{who} ~forget", "Dana forgot; the script forgot", ["Dana forgot"]),
        ("{who} ~forget", "a ticket from Dana forgot it", []),
        ("{whom}", "a ticket from Dana", ["Dana"]),
        ("a .. z", "a b c z, a b, z", ["a b c z"]),
        ("a ... z", "a b, z", ["a b, z"]),
        ("a !b {any}", "a b, a c", ["a c"]),
        ("a ( b | c d )? e", "a e, a b e, a c d e, a d e", ["a e", "a b e", "a c d e"]),
        ("a b* c", "a c, a b b b c", ["a c", "a b b b c"]),
        ("a b+ c", "a c, a b b c", ["a b b c"]),
        ("^ so", "so it is, so", ["so", "so"]),
        ("so $", "so it is so, so", ["so", "so"]),
        ("so $$", "so, so", ["so"]),
        ("{who} <did> ~forget", "Dana really just forgot", ["Dana really just forgot"]),
    ],
)
def test_a_form_reads_what_it_says(form: str, text: str, found: list[str]) -> None:
    assert reads(form, text) == found


@pytest.mark.parametrize(
    ("form", "complaint"),
    [
        ("( a", "never closed"),
        ("a )", "a bracket too many"),
        ("{nosuch}", "'nosuch' is not in lexicon.yaml"),
        ("a|{who}", "is no word"),
        ("( a )#", "behind a bracket"),
    ],
)
def test_a_form_that_cannot_be_read_says_why(form: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        GRAMMAR.tree(form)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("the outage|incident", {"outage", "incident"}),
        ("{who} ~drop the", {"drop", "drops", "dropped", "dropping"}),
        ("a ( outage | incident of ) b?", {"outage", "incident"}),
        ("{who} ( outage )?", set()),
        ("outage !incident", {"outage"}),
    ],
)
def test_a_form_is_called_by_the_rarest_words_it_cannot_do_without(form: str, words: set[str]) -> None:
    assert triggers(GRAMMAR.tree(form), MEMBERS) == words


def test_a_form_needs_all_of_its_parts() -> None:
    (one, other) = needs(GRAMMAR.tree("outage ( a )? {self}"), MEMBERS)
    assert {one, other} == {frozenset({"outage"}), frozenset(GRAMMAR.lexicon.signs["I"])}
