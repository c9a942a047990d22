"""Who is spoken of in a sentence: people, teams, vendors, customers; whatever else there is, is a thing.

The head noun decides: the on-call *engineer* is a person, the deploy *script*, the reviewer *bot* and *Dana's script*
are not. Names are those of the roster; an unknown word with a capital letter counts where only people can be meant,
one level quieter, so that no list of given names is needed and every culture is treated alike.
"""

from collections.abc import Sequence

from noblame.language.lexicon import Lexicon
from noblame.language.tables import lexicon
from noblame.language.people import Roster
from noblame.language.tokens import HANDLE, Token

PARTY = "<party>"
PRONOUNS = {
    **dict.fromkeys(("he", "she", "him", "hes", "shes"), "P"),
    **dict.fromkeys(("i", "me", "myself"), "I"),
    **dict.fromkeys(("we", "us", "ourselves"), "W"),
    **dict.fromkeys(("you", "u", "ya", "y'all"), "Y"),
    **dict.fromkeys(("someone", "somebody", "whoever", "so-and-so"), "S"),
    **dict.fromkeys(("nobody", "no-one", "noone"), "N"),
    **dict.fromkeys(("everyone", "everybody", "anyone", "anybody"), "E"),
}
OWNERS = {"my": "I", "mine": "I", "our": "W", "your": "Y", "yours": "Y", "his": "P", "her": "P", "hers": "P", "their": "H"}
NO_HANDLE = frozenset((HANDLE + word) for word in ("@here", "@channel", "@all", "@everyone", "@team"))
LONGEST_NAME_PHRASE = 5
"""Words that may stand between an article and the head noun of a person."""


def tagged(words: list[Token]) -> list[Token]:
    """Return the tokens with the signs of the classes their words are in."""
    tags = lexicon().tags
    for word in words:
        word.tags = tags.get(word.low, "")
    return words


class Parties:
    """Marks the parties of one sentence after the other; `they` are the last ones that were spoken of in the plural.

    Args:
        roster: The people of the record.
        tools: Names that a team says are systems, folded.
    """

    def __init__(self, roster: Roster, tools: frozenset[str] = frozenset()) -> None:
        self._roster = roster
        self._tools = tools
        self._lexicon: Lexicon = lexicon()
        self._they = "H"
        self._he = "P"
        self._words: Sequence[Token] = ()

    def mark(self, words: Sequence[Token]) -> list[Token]:
        """Return a tagged sentence with every party as one token whose tags hold the sign of its kind."""
        self._words = words
        found = list[Token]()
        at = 0
        while at < len(words):
            kind, end = self._party(at)
            if kind:
                found += self._marked(kind, at, end)
            else:
                self._note_plural(at)
                found.append(words[at])
            at = max(end, at + 1)
        return _with_roles(_together(found, self._lexicon), self._lexicon)

    def _marked(self, kind: str, at: int, end: int) -> list[Token]:
        """Return the token of a party; `his mistake` becomes a party and the `'s` of an owner."""
        first, last = self._words[at], self._words[end - 1]
        if kind in "PUC" and not (end - at == 1 and first.low in PRONOUNS):
            self._he = "C" if kind == "C" else "P"
        if kind in "TEH" or (kind in "PC" and last.low.endswith("s")):
            self._they = "C" if kind == "C" else "H"
        token = Token(PARTY, first.start, last.end, capital=first.capital)
        token.tags = self._lexicon.signs[kind]
        if last.low in OWNERS and end - at == 1:
            return [token, Token("'s", last.end, last.end)]
        return [token]

    def _party(self, at: int) -> tuple[str, int]:
        """Return the kind of the party that begins at `at` and where it ends; an empty kind for none."""
        word = self._words[at]
        for find in (self._quantified, self._noun_phrase, self._pronoun, self._name):
            kind, end = find(at, word)
            if kind:
                return kind, end
        return "", at

    def _low(self, at: int) -> str:
        return self._words[at].low if 0 <= at < len(self._words) else ""

    def _is(self, at: int, *classes: str) -> bool:
        return 0 <= at < len(self._words) and self._lexicon.is_one(self._words[at].tags, *classes)

    def _pronoun(self, at: int, word: Token) -> tuple[str, int]:
        low = word.low
        if low in ("no", "some", "any", "every") and self._low(at + 1) in ("one", "body"):
            return {"no": "N", "some": "S"}.get(low, "E"), at + 2
        if low in ("they", "them", "themselves"):
            return self._they, at + 1
        if low in ("he", "she", "him") or (low == "her" and not self._owns(at)):
            return self._he, at + 1
        if low in ("mine", "yours", "hers"):
            return OWNERS[low], at + 1
        if low in OWNERS:
            kind = self._they if low == "their" else self._he if low in ("his", "her") else OWNERS[low]
            return (kind, at + 1) if kind and self._owns(at) else ("", at)
        if low in ("u", "ya") and word.capital:
            return "", at
        return PRONOUNS.get(low, ""), at + 1

    def _owns(self, at: int) -> bool:
        """Return whether a noun may follow."""
        low = self._low(at + 1)
        return bool(low) and low[0].isalpha() and not self._is(at + 1, "aux", "preposition", "conjunction", "article", "adverb")

    def _quantified(self, at: int, word: Token) -> tuple[str, int]:
        """Find `one of the engineers`, `none of us`, `each of you`."""
        if word.low not in ("one", "some", "both", "two", "three", "all", "any", "each", "either", "most", "none", "neither", "several", "many"):
            return "", at
        if self._low(at + 1) != "of":
            return "", at
        kind, end = self._party(at + 2) if at + 2 < len(self._words) else ("", at)
        if not kind or kind == "C":
            return kind, end
        return ("N" if word.low in ("none", "neither") else "E" if word.low in ("all", "any", "each") and kind == "W" else "P" if kind != "W" else "S"), end

    def _name(self, at: int, word: Token) -> tuple[str, int]:
        if word.low.startswith(HANDLE):
            return ("" if word.low in NO_HANDLE or "/" in word.low else "P"), at + 1
        if not word.low[:1].isalpha() or len(word.low) < 2:
            return "", at
        if self._is_known(at, word):
            end = at + 1
            while end < len(self._words) and self._goes_on(end):
                end += 1
            return "P", end
        return self._unknown(at, word)

    def _goes_on(self, at: int) -> bool:
        """Return whether the word at `at` is the next part of a name: a family name, a particle, an initial."""
        word = self._words[at]
        if self._roster.knows(word.low):
            return word.capital or not word.tags
        return word.capital and not word.tags and word.low.isalpha() and not self._is(at, "tool") and self._low(at) != "'s"

    def _is_known(self, at: int, word: Token) -> bool:
        """Return whether the roster has this name and the sentence agrees."""
        if not self._roster:
            return False
        low = word.low
        if not self._roster.knows(low):
            return not word.tags and low not in self._tools and self._roster.guesses(low) and self._may_be_name(at)
        if not word.tags and low not in self._tools:
            return True
        if self._roster.knows(self._low(at + 1)) and self._words[at + 1].capital:
            return True
        if self._is(at, "tool") or low in self._tools:
            blamed = self._low(at - 1) in ("by", "on", "to") and not self._is(at + 1, "noun", "thing")
            return blamed or self._shows_person(at + 1)
        return self._is_name_not_word(at, word)

    def _may_be_name(self, at: int) -> bool:
        """Return whether a near miss stands where a name can: with a capital, or right before what people do."""
        return self._words[at].capital or self._verb_follows(at + 1) or self._low(at - 1) in ("by", "of", "to", "from", "with", "@")

    def _is_name_not_word(self, at: int, word: Token) -> bool:
        """Tell Mark from a mark, Will from will, Grace from a grace period."""
        if self._low(at - 1) in ("by", "on", "to", "of", "from", "with") and not self._is(at + 1, "noun", "thing"):
            return True
        if self._is(at - 1, "article", "adjective") or self._is(at - 1, "noun"):
            return word.capital and at > 0 and not self._is(at - 1, "article")
        if word.capital and at > 0 and self._low(at - 1) not in (":", "."):
            return not self._is(at + 1, "noun") or self._verb_follows(at + 1)
        if self._low(at + 1) == "'s":
            return True
        if word.low in ("will", "may", "might", "can"):
            return self._is(at + 1, "VD", "aux") and not self._is(at + 1, "VB")
        return self._acts(at + 1) if self._is(at, "thing", "noun") else self._verb_follows(at + 1)

    def _verb_follows(self, at: int) -> bool:
        """Return whether a finite verb or an auxiliary stands at `at`, adverbs passed over."""
        while self._is(at, "adverb"):
            at += 1
        return self._is(at, "aux", "VD", "VS") or self._low(at) in ("'s", "'d", "not", "never")

    def _acts(self, at: int) -> bool:
        """Return whether what follows at `at` is said of people rather than of pages, bills and teams' systems."""
        first = at
        while self._is(at, "adverb", "aux") or self._low(at) in ("not", "never", "to", "'d"):
            at += 1
        if self._shows_person(first):
            return True
        if self._low(first) == "went" and self._low(first + 1) == "and":
            return True
        if self._is(at - 1, "be"):
            return self._is(at, "absent")
        if at - 1 > first and self._is(at - 1, "do") and self._low(at - 2) in ("not", "never"):
            return True
        acts = self._is(at, "VD", "VN", "VS") or (at > first and self._is(at, "VB"))
        return acts and not self._is(at, "systemic")

    def _shows_person(self, at: int) -> bool:
        """Return whether what follows at `at` can only be said of people."""
        while self._is(at, "adverb", "aux") or self._low(at) in ("not", "never", "to"):
            if self._low(at) in ("should", "could", "ought", "might") and self._low(at + 1) in ("have", "not", "to"):
                return True
            at += 1
        if self._low(at) == "'s":
            return self._is(at + 1, "slip", "trait", "blame")
        return self._is(at, "human", "trait")

    def _unknown(self, at: int, word: Token) -> tuple[str, int]:
        """Find an unknown word with a capital letter where people can stand."""
        if not word.capital or word.tags or word.low in self._tools or not word.low.replace("-", "").isalpha() or len(word.low) < 3:
            return "", at
        if _looks_made(word, self._words[at].end - word.start) or self._is(at - 1, "article", "adjective") or _is_no_name(word.low):
            return "", at
        end = at + 1
        while end < len(self._words) and self._words[end].capital and not self._words[end].tags and self._words[end].low.isalpha():
            end += 1
        if self._verb_follows(end) or self._low(end) in ("and", ",", "who") or self._low(at - 1) in ("by", "on", "of", "did", "does", "to", "blame"):
            return "U", end
        return "", at

    def _noun_phrase(self, at: int, word: Token) -> tuple[str, int]:
        """Find `the on-call engineer`, `our DBAs`, `payments team`, `a customer`; the last noun decides."""
        begins = (self._is(at, "article") and word.low != "some") or word.low in OWNERS
        if not begins and not self._is(at, "role", "team", "user", "vendor", "rolemod", "bare_team"):
            return "", at
        first = at + 1 if begins else at
        head = self._head(first, begins=begins)
        if head < 0:
            return "", at
        kind = self._kind_of(head, begins=begins or head > first)
        if not kind:
            return "", at
        trait = next((n for n in range(first, head) if self._is(n, "trait")), -1)
        if trait >= 0:
            return "", at  # the trait is read as a word of its own; the party begins behind it
        if begins and word.low == "no":
            kind = "N"
        return kind, head + 1

    def _head(self, first: int, *, begins: bool) -> int:
        """Return where the head noun of a phrase about people stands, -1 where its last noun is a thing."""
        head, at = -1, first
        while at < len(self._words) and at - first <= LONGEST_NAME_PHRASE:
            low = self._low(at)
            if self._is(at, "role", "user", "vendor") or (self._is(at, "team") and (low != "management" or at == first)) or (self._is(at, "bare_team") and (head < 0 or at == first)):
                head = at
            elif self._is(at, "rolemod") or (begins and head < 0 and self._may_stand_between(at)):
                pass
            else:
                break
            at += 1
            if low == "on" and self._low(at) in ("call", "duty", "shift"):
                at += 1
        if head < 0:
            return -1
        asked = self._is(first - 1, "do", "modal") or self._is(first - 2, "do", "modal") or self._low(first - 2) == "not"
        return -1 if self._goes_on_as_thing(head + 1, asked=asked) else head

    def _may_stand_between(self, at: int) -> bool:
        low = self._low(at)
        if low in ("certain", "so-called", "same", "usual"):
            return False
        return low[:1].isalnum() and not self._is(at, "aux", "preposition", "conjunction", "article", "adverb", "VD", "trait", "slip", "blame") and low not in OWNERS and low not in PRONOUNS and low != "not"

    def _goes_on_as_thing(self, at: int, *, asked: bool) -> bool:
        """Return whether the noun before `at` only describes the one there: the developer *portal*.

        Args:
            at: The word behind what may be the head noun.
            asked: Whether an auxiliary stands before the phrase, so that a base form is its verb: `did the DBA run`.
        """
        if at >= len(self._words):
            return False
        word = self._words[at]
        if not word.low[:1].isalpha() or word.low in ("not", "never", "who", "whom", "that", "which", "then", "there", "here"):
            return word.low.startswith("<artefact")
        if self._is(at, "aux", "preposition", "conjunction", "adverb", "VD", "article", "particle") or word.low in PRONOUNS or word.low in OWNERS:
            return False
        if self._is(at, "thing"):
            return True
        if word.low.endswith("ly") or self._is(at, "trait", "adjective"):
            return False
        head = self._low(at - 1)
        if self._is(at, "VS"):
            return head.endswith("s") and not head.endswith("ss")
        if self._is(at, "VB") or self._is(at, "VG"):
            return not asked and not head.endswith("s") and head not in ("ops", "sre", "qa", "people", "folks", "guys", "i", "they")
        return not head.endswith("s") and not word.low.endswith("ed")

    def _kind_of(self, head: int, *, begins: bool) -> str:
        """Return the kind of a phrase by its head noun; empty where a bare noun is more likely a thing."""
        low = self._low(head)
        if self._is(head, "user"):
            return "C"
        if self._is(head, "vendor"):
            return "V"
        if self._is(head, "role"):
            bare_singular = not begins and not low.endswith("s")
            return "" if bare_singular and not (self._verb_follows(head + 1) or self._is(head, "spoken_role")) else "P"
        if self._is(head, "team"):
            return "T"
        if begins and self._is(head, "bare_team"):
            return "T" if self._is(head, "sure_team") else ""
        if self._is(head, "sure_team"):
            return "T"
        alone = head == 0 or not (self._low(head - 1)[:1] == "<" or self._is(head - 1, "noun", "thing", "adjective") or self._words[head - 1].tags == "")
        return "T" if alone and self._acts(head + 1) else ""

    def _note_plural(self, at: int) -> None:
        """Remember a plural that is no party: `the replicas were slow and they failed`."""
        low = self._low(at)
        if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")) and not self._is(at, "aux", "adverb", "preposition", "conjunction"):
            before = self._words[at - 1] if at else None
            if not self._is(at, "VS") or before is None or self._is(at - 1, "article", "preposition", "adjective"):
                self._they = ""


def _looks_made(word: Token, length: int) -> bool:
    """Return whether a word was made for a system: CamelCase is told by the caller's text, so only length counts here."""
    return length > 14


def _is_no_name(low: str) -> bool:
    """Return whether the ending is that of an English noun."""
    return len(low) > 6 and low.endswith(
        ("tion", "tions", "ment", "ments", "ness", "ance", "ence", "ities", "ware", "base", "flow", "load", "work", "ings", "ders", "ters", "sync", "proxy", "cache", "queue", "server", "service", "cluster")
    )


def _together(found: list[Token], lex: Lexicon) -> list[Token]:
    """Read `Dana and the on-call engineer` as one party."""
    joined = list[Token]()
    for token in found:
        if token.low == PARTY and len(joined) >= 2 and joined[-1].low in ("and", "or", "nor", "&", "+") and joined[-2].low == PARTY:
            joined.pop()
            joined[-1] = _widened(joined[-1], token)
        elif token.low == PARTY and len(joined) >= 3 and joined[-1].low in ("and", "or") and joined[-2].low == "," and joined[-3].low == PARTY:
            del joined[-2:]
            joined[-1] = _widened(joined[-1], token)
        else:
            joined.append(token)
    joined = _owned(joined, lex)
    for at, token in enumerate(joined[:-1]):
        if token.low == "neither" and joined[at + 1].low == PARTY:
            joined[at + 1].tags = lex.signs["N"]
    return joined


def _owned(found: list[Token], lex: Lexicon) -> list[Token]:
    """Read `the vendor's engineer` as the engineer."""
    kept = list[Token]()
    for token in found:
        if token.low == PARTY and len(kept) > 1 and kept[-1].low == "'s" and kept[-2].low == PARTY:
            del kept[-1]
            owner = kept.pop()
            token.start = owner.start
            token.tags = owner.tags if owner.tags == lex.signs["C"] else token.tags
        kept.append(token)
    return kept


def _widened(one: Token, other: Token) -> Token:
    both = Token(PARTY, one.start, other.end, capital=one.capital)
    both.tags = one.tags
    return both


def _is_no_subject(found: list[Token], at: int, lex: Lexicon) -> bool:
    before, after = found[at - 1], found[at + 1 : at + 2]
    if before.low in ("when", "whenever"):
        return bool(after) and lex.is_one(after[0].tags, "VS") and not lex.is_one(after[0].tags, "VD")
    if lex.is_one(before.tags, "be") and not (at > 1 and before.low in ("is", "are")):
        return True
    return lex.is_one(before.tags, "preposition", "causing", "hypothetical")


def _with_roles(found: list[Token], lex: Lexicon) -> list[Token]:
    """Give a party that is no subject the sign of one that is none: behind a preposition, a causing verb, an `if`."""
    for at, token in enumerate(found):
        if token.low != PARTY or at == 0:
            continue
        if _is_no_subject(found, at, lex):
            token.tags = lex.signs[next(kind for kind, sign in lex.signs.items() if sign == token.tags).lower()]
    return found
