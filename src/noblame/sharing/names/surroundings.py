"""What stands around a word with a capital letter, and whether that makes it somebody (S3)."""

import re
from collections.abc import Collection, Iterator

from noblame.language.parties import tagged
from noblame.language.tokens import MASKED, tokens
from noblame.language.words import NEGATIONS, Words
from noblame.sharing.names.given_names import capitals

_OPAQUE = re.compile(r"\b[a-z][a-z0-9+.-]{0,20}://[^\s<>\"]+|(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
"""Addresses: what is in them is theirs."""
_LABEL = re.compile(r"(?<=[^\W\d_]):(?=[^\W\d_])|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)")
"""The lines of `_Dana_` and the colon of `Owner:Dana`, which would make one word of them."""
_COLONS = frozenset({":", "=", "-", "|", "@"})
_REGARDS = frozenset({"regards", "sincerely", "wishes", "cheers"})
_JOINS = frozenset({"and", "&", ",", "+", "or"})
_FIRMS = frozenset({"co", "sons", "partners", "associates", "company"})
_ON_DUTY = frozenset({"on-call", "oncall", "on-duty"})
_DUTIES = frozenset({"call", "duty", "shift", "pager", "pagerduty", "leave", "holiday", "vacation"})
_FULL = 0.8
"""From this share of capital letters on a line is a heading, in which a capital letter says nothing."""
_PART = re.compile(r"(?:[^\n.:!?]|[.:!?](?! ))+")
"""A line, or a part of one up to a stop."""
_FEWEST = 4
"""So many words a heading has that is told by its capital letters."""


class Surroundings:
    """One text, word by word; a place is the number of a word, and a name goes from one place to another."""

    def __init__(self, text: str) -> None:
        plain = _LABEL.sub("=", _OPAQUE.sub(_masked, capitals().phrases.sub(_masked, text)))
        self.text = text
        self.words = Words(tagged(tokens(plain, 0, len(plain))))
        """Its words; addresses, and names of several words that are nobody's, are none."""
        self._headings = tuple(_headings(plain))

    def shown(self, at: int) -> str:
        """Return a word as it stands in the text."""
        return self.text[self.words[at].start : self.words[at].end]

    def is_near(self, at: int) -> bool:
        """Return whether nothing but blanks of one line stand between the word before a place and the one there."""
        if not 0 < at < len(self.words):
            return False
        gap = self.text[self.words[at - 1].end : self.words[at].start]
        return gap.isspace() and "\n" not in gap

    def begins(self, at: int) -> bool:
        """Return whether a sentence, a line or a field begins at a place."""
        before = self.words.low(at - 1)
        above = self.text[self.words[at - 1].end : self.words[at].start] if at else "\n"
        return "\n" in above or not (before[:1].isalnum() or before[:1] in {"<", "'", ","})

    def in_heading(self, at: int) -> bool:
        """Return whether a place is in a line in which nearly every word has a capital letter."""
        start = self.words[at].start
        return any(first <= start < last for first, last in self._headings)

    def in_field(self, at: int) -> bool:
        """Return whether a field for somebody stands before a place: `Owner: …`, `Kind regards, …`."""
        before = at - 1
        while self.words.low(before) in {"*", "_"}:
            before -= 1
        sign, field = self.words.low(before), self.words.low(before - 1)
        if sign == ",":
            return field in _REGARDS
        if sign not in _COLONS or (field not in capitals().fields and field != "by"):
            return False
        opens = self.begins(before - 1) or (self.begins(before - 2) and not self.words.one_of(before - 2, "article"))
        return opens or (sign == ":" and field == "by")

    def is_asked(self, at: int, verbs: Collection[str]) -> bool:
        """Return whether one of these verbs, `thanks to` or `handed over to` stands before a place."""
        if self.words.low(at - 1) != "to":
            return self.words.low(at - 1) in verbs and self.is_near(at)
        before = at - 2 - (self.words.low(at - 2) in {"over", "out"})
        return self.words.low(before) in capitals().to

    def is_doer(self, at: int, end: int) -> bool:
        """Return whether something was done by whoever is named, and not as companies do it: `rolled back by …`."""
        before = at - 2 - self.words.one_of(at - 2, "particle")
        if self.words.low(at - 1) != "by" or self.words.low(before) in capitals().by_companies:
            return False
        return self.words.one_of(before, "VN", "VD") and not self.words.one_of(end, "noun", "thing")

    def is_from_team(self, end: int) -> bool:
        """Return whether `from payments`, `in the search team` follows."""
        if self.words.low(end) not in {"from", "in", "of", "on"}:
            return False
        at = end + 1 + (self.words.low(end + 1) in {"the", "our", "your"})
        team = any(self.words.one_of(place, "team") for place in (at, at + 1, at + 2))
        return team or (self.words.low(end) == "from" and self.words.one_of(at, "bare_team", "sure_team"))

    def is_service(self, end: int) -> bool:
        """Return whether what follows is a company's: its support, its page."""
        low = self.words.low(end)
        return low in capitals().tails or low in {"team", "customer", "status"} or self.words.one_of(end, "thing")

    def is_firm(self, at: int, end: int) -> bool:
        """Return whether what stands before, in or behind a name makes it a company, a place, an occasion."""
        known, low = capitals(), self.words.low
        if end > at + 1 and low(at) in known.heads:
            return True
        before = at - 1 - (low(at - 1) == ".")
        if before >= 0 and self.words[before].capital and low(before) in known.heads:
            return self.is_near(at)
        if low(end) in {"&", "and"} and low(end + 1) in _FIRMS:
            return True
        behind = end + (low(end) == "'s")
        follows = self.is_near(behind) and self.words[behind].capital
        return follows and not self.in_field(at) and low(behind) in known.tails

    def is_on_duty(self, end: int) -> bool:
        """Return whether `was on call`, `had been on duty` follows: what only people are."""
        verb = end
        while self.words.one_of(verb, "adverb", "have", "modal") or self.words.low(verb) in NEGATIONS:
            verb += 1
        if not self.words.one_of(verb, "be"):
            return False
        at = verb + 1 + (self.words.low(verb + 1) == "been")
        said = self.words.low(at), self.words.low(at + 1)
        return said[0] in _ON_DUTY or (said[0] == "on" and said[1] in _DUTIES)

    def acted(self, at: int, end: int) -> bool:
        """Return whether somebody who is named did what people do rather than companies and systems."""
        verb = end
        while self.words.one_of(verb, "adverb", "have") or self.words.low(verb) in NEGATIONS:
            verb += 1
        if not self.words.one_of(verb, "VD") or self.words.one_of(at - 1, "preposition", "article", "have"):
            return False
        personal = self.words.only_people(end) or self.words.low(verb) not in capitals().acts
        return personal and self.words.people_rather(end)

    def handled(self, at: int, end: int) -> bool:
        """Return whether somebody who is named did something to a thing: `restarted the node`, `fixed it`."""
        if not self.words.one_of(end, "VD") or self.words.one_of(end, "aux"):
            return False
        thing = self.words.one_of(end + 1, "article", "owner") or self.words.low(end + 1) in {"it", "them"}
        return thing and not self.words.one_of(at - 1, "preposition", "article", "have")

    def is_joined(self, at: int, end: int) -> bool:
        """Return whether a given name stands beside a name, joined by `and` or a comma."""
        given, low = capitals().given, self.words.low
        return (low(at - 1) in _JOINS and low(at - 2) in given) or (low(end) in _JOINS and low(end + 1) in given)


def _headings(text: str) -> Iterator[tuple[int, int]]:
    for part in _PART.finditer(text):
        words = re.findall(r"(?<!\w)[^\W\d_]{4,}", part[0])
        if len(words) >= _FEWEST and sum(word[0].isupper() for word in words) >= _FULL * len(words):
            yield part.span()


def _masked(match: re.Match[str]) -> str:
    return MASKED * len(match[0])
