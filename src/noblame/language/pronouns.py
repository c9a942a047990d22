"""Who is meant by `they`, `he` and `their`: the last ones that were spoken of in the plural, or the last one."""

from noblame.language.names import NOBODY
from noblame.language.tokens import Token
from noblame.language.words import Words

PRONOUNS = {
    **dict.fromkeys(("he", "she", "him"), "P"),
    **dict.fromkeys(("i", "me", "myself"), "I"),
    **dict.fromkeys(("we", "us", "ourselves"), "W"),
    **dict.fromkeys(("you", "u", "ya", "y'all"), "Y"),
    **dict.fromkeys(("someone", "somebody", "whoever"), "S"),
    **dict.fromkeys(("nobody", "no-one", "noone"), "N"),
    **dict.fromkeys(("everyone", "everybody", "anyone", "anybody"), "E"),
    **dict.fromkeys(("they", "them", "themselves"), "H"),
}
OWNERS = {"my": "I", "our": "W", "your": "Y", "his": "P", "her": "P", "their": "H"}
OWNED = {"mine": "I", "yours": "Y", "hers": "P"}


class Spoken:
    """Who was spoken of so far in a passage."""

    def __init__(self) -> None:
        self._they = "H"
        """The kind of the last plural; empty where that was things."""
        self._he = "P"

    def party(self, kind: str, first: Token, last: Token) -> None:
        """Remember a party of `kind` whose first and last words these are."""
        if kind in "PUC" and not (first is last and first.low in PRONOUNS):
            self._he = "C" if kind == "C" else "P"
        if kind in "TEH" or (kind in "PC" and last.low.endswith("s")):
            self._they = "C" if kind == "C" else "H"

    def thing(self, words: Words, at: int) -> None:
        """Remember a plural that is no party: `the replicas were slow and they failed`."""
        low = words.low(at)
        if len(low) < 4 or not low.endswith("s") or low.endswith(("ss", "us", "is")):
            return
        if words.one_of(at, "aux", "adverb", "preposition", "conjunction"):
            return
        if not words.one_of(at, "VS") or at == 0 or words.one_of(at - 1, "article", "preposition", "adjective"):
            self._they = ""

    def pronoun(self, words: Words, at: int) -> tuple[str, int]:
        """Return whom the pronoun at `at` means and where it ends, NOBODY where there is none."""
        low = words.low(at)
        if low in {"no", "some", "any", "every"} and words.low(at + 1) in {"one", "body"}:
            return {"no": "N", "some": "S"}.get(low, "E"), at + 2
        if low in OWNERS and (low != "her" or _noun_follows(words, at)):
            kind = {"their": self._they, "his": self._he, "her": self._he}.get(low, OWNERS[low])
            return (kind, at + 1) if kind and _noun_follows(words, at) else NOBODY
        if low in {"u", "ya"} and words[at].capital:
            return NOBODY
        kind = (
            self._they
            if PRONOUNS.get(low) == "H"
            else self._he
            if low in {"he", "she", "him", "her"}
            else PRONOUNS.get(low, "")
        )
        kind = kind or OWNED.get(low, "")
        return (kind, at + 1) if kind else NOBODY


def _noun_follows(words: Words, at: int) -> bool:
    low = words.low(at + 1)
    return low[:1].isalpha() and not words.one_of(at + 1, "aux", "preposition", "conjunction", "article", "adverb")
