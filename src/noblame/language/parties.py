"""Who is spoken of in a sentence: people, teams, vendors, customers; whatever else there is, is a thing.

Names are those of the roster; an unknown word with a capital letter counts where only people can be meant, one level
quieter, so that no list of given names is needed and every culture is treated alike.
"""

from collections.abc import Sequence
from itertools import pairwise

from noblame.language.lexicon import Lexicon
from noblame.language.names import NOBODY, name
from noblame.language.noun_phrases import noun_phrase, quantified
from noblame.language.people import Roster
from noblame.language.pronouns import OWNERS, Spoken
from noblame.language.tables import lexicon
from noblame.language.tokens import Token
from noblame.language.words import PARTY, Words

JOINING = frozenset({"and", "or", "nor", "&", "+"})


def tagged(words: list[Token]) -> list[Token]:
    """Return the tokens with the signs of the classes their words are in."""
    known = lexicon()
    for word in words:
        word.tags = known.tags.get(word.low, "")
        if word.low.endswith("ly") and not known.is_one(word.tags, "adverb", "no-adverb"):
            word.tags += known.signs["adverb"]
    for word, after in pairwise(words):
        if word.low == "'d":
            word.low = (
                "had" if known.is_one(after.tags, "VN", "adverb") and not known.is_one(after.tags, "VB") else "would"
            )
            word.tags = known.tags[word.low]
    return words


class Parties:
    """Marks the parties of a passage, one sentence after the other.

    Args:
        roster: The people of the record.
        tools: Names that a team says are systems, folded.
    """

    def __init__(self, roster: Roster, tools: frozenset[str] = frozenset()) -> None:
        self._roster = roster
        self._tools = tools
        self._spoken = Spoken()

    def mark(self, tokens: Sequence[Token]) -> list[Token]:
        """Return a tagged sentence with every party as one token whose tag is the sign of its kind."""
        words = Words(tokens)
        found, at = list[Token](), 0
        while at < len(words):
            kind, end = self._party(words, at)
            if kind:
                self._spoken.party(kind, words[at], words[end - 1])
                owns = end == at + 1 and (words.low(at) in OWNERS or self._owner_without_apostrophe(words, at))
                found += _marked(words, kind, at, end, owns=owns)
            else:
                self._spoken.thing(words, at)
                found.append(words[at])
            at = max(end, at + 1)
        return _with_roles(_together(found, words.lexicon), words.lexicon)

    def _owner_without_apostrophe(self, words: Words, at: int) -> bool:
        """Return whether the word is `wills` in `wills deploy rights`, where a Will is in the roster."""
        low = words.low(at)
        ends = low.endswith("s") and self._roster.knows(low[:-1]) and not self._roster.knows(low)
        return ends and not words.is_known(at) and words.low(at + 1)[:1].isalpha() and not words.verb_at(at + 1)

    def _party(self, words: Words, at: int) -> tuple[str, int]:
        """Return the kind of the party that begins at `at` and where it ends, NOBODY for none."""
        if quantifier := quantified(words, at):
            kind, end = self._party(words, at + 2)
            if kind:
                return _part_of(kind, quantifier), end
        for kind, end in (noun_phrase(words, at), self._spoken.pronoun(words, at)):
            if kind:
                return kind, end
        if self._owner_without_apostrophe(words, at):
            return "P", at + 1
        return name(words, at, self._roster, self._tools) if at < len(words) else NOBODY


def _part_of(kind: str, quantifier: str) -> str:
    """Return whom `one of us`, `none of the engineers`, `all of them` mean."""
    if kind == "C":
        return "C"
    if quantifier in {"none", "neither"}:
        return "N"
    if kind == "W":
        return "E" if quantifier in {"all", "any", "each"} else "S"
    return "P"


def _marked(words: Words, kind: str, at: int, end: int, *, owns: bool) -> list[Token]:
    """Return the token of a party; `his mistake` becomes a party and the `'s` of an owner."""
    first, last = words[at], words[end - 1]
    token = _party_token(first, last, words.lexicon.signs[kind])
    return [token, Token("'s", last.end, last.end)] if owns else [token]


def _party_token(first: Token, last: Token, tag: str) -> Token:
    token = Token(PARTY, first.start, last.end, capital=first.capital)
    token.tags = tag
    return token


def _together(found: list[Token], lex: Lexicon) -> list[Token]:
    """Read `Dana, Priya and the on-call engineer` as one party, and `the vendor's engineer` as the engineer."""
    kept = list[Token]()
    for token in found:
        kept.append(token)
        if token.low == PARTY:
            _join(kept)
            _own(kept, lex)
    for one, other in pairwise(kept):
        if one.low == "neither" and other.low == PARTY:
            other.tags = lex.signs["N"]
    return kept


def _join(kept: list[Token]) -> None:
    """Make one party of the last tokens where they are `X and Y` or `X, and Y`."""
    lows = [token.low for token in kept[-4:]]
    if lows[-3:-2] == [PARTY] and lows[-2] in JOINING:
        count = 3
    elif lows[-4:-3] == [PARTY] and lows[-3] == "," and lows[-2] in JOINING:
        count = 4
    else:
        return
    first, last = kept[-count], kept[-1]
    kept[-count:] = [_party_token(first, last, first.tags)]


def _own(kept: list[Token], lex: Lexicon) -> None:
    """Make one party of the last tokens where they are `X's Y`; what belongs to customers is a customer's."""
    if [token.low for token in kept[-3:]] == [PARTY, "'s", PARTY]:
        owner, last = kept[-3], kept[-1]
        kept[-3:] = [_party_token(owner, last, owner.tags if owner.tags == lex.signs["C"] else last.tags)]


def _with_roles(found: list[Token], lex: Lexicon) -> list[Token]:
    """Give a party that is no subject the sign of one that is none: behind a preposition, a causing verb, an `if`."""
    for at, token in enumerate(found):
        if token.low == PARTY and at and _is_no_subject(found, at, lex):
            token.tags = lex.signs[next(kind for kind, sign in lex.signs.items() if sign == token.tags).lower()]
    return found


def _is_no_subject(found: list[Token], at: int, lex: Lexicon) -> bool:
    before, after = found[at - 1], found[at + 1 : at + 2]
    if before.low in {"when", "whenever"}:
        return bool(after) and lex.is_one(after[0].tags, "VS") and not lex.is_one(after[0].tags, "VD")
    if lex.is_one(before.tags, "be"):
        return at == 1 or before.low not in {"is", "are"}
    return lex.is_one(before.tags, "preposition", "causing", "hypothetical")
