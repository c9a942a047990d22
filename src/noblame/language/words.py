"""The words of one sentence, and what can be asked about a place in it without knowing who anybody is."""

from collections.abc import Sequence

from noblame.language.lexicon import Lexicon
from noblame.language.tables import lexicon
from noblame.language.tokens import Token

PARTY = "<party>"
"""What a token reads that stands for somebody; its one tag says who."""
BEFORE_TRAITS = frozenset({"bit", "kind", "sort", "of", "to", "be", "not", "super"})
FAILS = frozenset({"fail", "fails", "failed"})
NEGATIONS = frozenset({"not", "never"})


class Words:
    """A tagged sentence. Places before its first and behind its last word may be asked about, and are nothing."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.lexicon: Lexicon = lexicon()

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, at: int) -> Token:
        return self.tokens[at]

    def low(self, at: int) -> str:
        """Return the word at `at` as the rules read it."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def one_of(self, at: int, *classes: str) -> bool:
        """Return whether the word at `at` is in one of these classes, a verb in one of these forms."""
        return 0 <= at < len(self.tokens) and self.lexicon.is_one(self.tokens[at].tags, *classes)

    def is_known(self, at: int) -> bool:
        """Return whether the word at `at` is in any class: an English word, or a system."""
        return 0 <= at < len(self.tokens) and bool(self.tokens[at].tags)

    def verb_at(self, at: int) -> bool:
        """Return whether a finite verb or an auxiliary stands at `at`, adverbs passed over."""
        while self.one_of(at, "adverb"):
            at += 1
        return self.one_of(at, "aux", "VD", "VS") or self.low(at) in {"'s", "'d", *NEGATIONS}

    def only_people(self, at: int) -> bool:
        """Return whether what stands at `at` can only be said of people: `forgot`, `should have`, `'s mistake`."""
        while self.one_of(at, "adverb", "aux") or self.low(at) in NEGATIONS:
            if self.low(at) in {"should", "could", "ought", "might"} and self.low(at + 1) in {"have", "not", "to"}:
                return True
            at += 1
        return (
            self.one_of(at + 1, "slip", "trait", "blame") if self.low(at) == "'s" else self.one_of(at, "human", "trait")
        )

    def judged(self, at: int) -> bool:
        """Return whether `is a cowboy`, `was too lazy`, `is to blame` stands at `at`."""
        if not self.one_of(at, "be") and self.low(at) != "'s":
            return False
        at += 1
        while self.one_of(at, "adverb", "article") or self.low(at) in {
            "bit",
            "kind",
            "sort",
            "of",
            "to",
            "be",
            "not",
            "super",
        }:
            at += 1
        return self.one_of(at, "trait", "trait_noun", "blame", "absent")

    def people_rather(self, at: int) -> bool:
        """Return whether what stands at `at` is said of people rather than of pages, bills and the systems of teams."""
        if self.only_people(at) or (self.low(at) == "went" and self.low(at + 1) == "and"):
            return True
        verb = at
        while self.one_of(verb, "adverb", "aux") or self.low(verb) in {"'d", *NEGATIONS}:
            verb += 1
        if self.one_of(verb - 1, "be"):
            return self.one_of(verb, "absent") or self.judged(at)
        if self.one_of(verb - 1, "do") and self.low(verb - 2) in NEGATIONS:
            return True
        if self.low(verb) in FAILS and self.low(verb + 1) == "to":
            return self.one_of(verb + 2, "mindful")
        acts = self.one_of(verb, "VD", "VN", "VS") or (verb > at and self.one_of(verb, "VB"))
        return acts and not self.one_of(verb, "systemic")
