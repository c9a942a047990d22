"""People given by what they are: `the on-call engineer`, `our DBAs`, `payments team`, `a customer`.

The head noun decides: the on-call *engineer* is a person; the deploy *script*, the reviewer *bot* and the developer
*portal* are not.
"""

from noblame.language.names import NOBODY
from noblame.language.pronouns import OWNERS, PRONOUNS
from noblame.language.words import Words

LEVELS = frozenset({"level", "tier", "line", "l"})
"""`Level 2` is a team where people can stand."""
LONGEST = 5
"""Words that may stand between an article and the head noun."""
PLURALS = frozenset({"ops", "sre", "qa", "people", "folks", "guys"})
"""Heads that are plurals though they do not all look it."""
QUANTIFIERS = frozenset(
    {
        "one",
        "some",
        "both",
        "two",
        "three",
        "all",
        "any",
        "each",
        "either",
        "most",
        "none",
        "neither",
        "several",
        "many",
    }
)
TRADES = ("ologist", "pist", "gist", "mist", "cist", "nist", "man", "men", "woman", "women", "person", "keeper")
"""Endings of what people do."""
AGENTS = ("er", "or", "ian")
"""Endings of what people, and programs, do: of words that are not in the lexicon, behind an article, people."""
BEHIND = frozenset({"not", "never", "who", "whom", "that", "which", "then", "there", "here"})


def noun_phrase(words: Words, at: int) -> tuple[str, int]:
    """Return the kind and the end of the phrase about people that begins at `at`, NOBODY where none does."""
    if words.low(at) in LEVELS and words.low(at + 1).startswith("<number") and words.people_rather(at + 2):
        return "T", at + 2
    begins = (words.one_of(at, "article") and words.low(at) != "some") or words.low(at) in OWNERS
    owned = words.low(at - 1) == "'s"
    if not begins and not words.one_of(at, "role", "team", "user", "vendor", "rolemod", "bare_team"):
        return NOBODY
    first = at + 1 if begins else at
    head = _head(words, first, begins=begins)
    if head < 0 or any(words.one_of(between, "trait") for between in range(first, head)):
        return NOBODY  # a trait is read as a word of its own; the party begins behind it
    kind = _kind(words, head, begins=begins or owned or head > first)
    if not kind:
        return NOBODY
    return ("N" if begins and words.low(at) == "no" else kind), head + 1


def _head(words: Words, first: int, *, begins: bool) -> int:
    """Return where the head noun stands; -1 where there is none, or it only describes a thing behind it."""
    head, at = -1, first
    while at < len(words) and at - first <= LONGEST:
        if _can_be_head(words, at, first, head):
            head = at
        elif not words.one_of(at, "rolemod") and not (begins and head < 0 and _can_describe(words, at)):
            break
        at += 2 if words.low(at) == "on" and words.low(at + 1) in {"call", "duty", "shift"} else 1
    before = words.one_of(first - 1, "do", "modal", "be") or words.one_of(first - 2, "do", "modal", "be")
    asked = before or words.low(first - 2) == "not"
    return -1 if head >= 0 and _describes(words, head + 1, asked=asked) else head


def _can_be_head(words: Words, at: int, first: int, head: int) -> bool:
    if words.one_of(at, "team"):
        return words.low(at) != "management" or at == first
    if words.one_of(at, "role", "user", "vendor"):
        return True
    if words.low(at).endswith(TRADES) and not words.one_of(at, "thing", "no-trade"):
        return True
    if at == first and not words.is_known(at) and words.low(at).endswith(AGENTS) and words.one_of(at - 1, "article"):
        return words.people_rather(at + 1)
    if words.one_of(at, "maybe_team"):
        return words.people_rather(at + 1)
    return words.one_of(at, "bare_team") and (head < 0 or at == first)


def _can_describe(words: Words, at: int) -> bool:
    """Return whether a word may stand between an article and the head noun."""
    low = words.low(at)
    if words.one_of(at, "telling") or low in OWNERS or low in PRONOUNS or low == "not" or not low[:1].isalnum():
        return False
    joins = words.one_of(at, "aux", "preposition", "conjunction", "article", "adverb", "VD")
    return not joins and not words.one_of(at, "trait", "slip", "blame")


def _describes(words: Words, at: int, *, asked: bool) -> bool:
    """Return whether the noun before `at` only describes the one there: the developer *portal*.

    Args:
        words: The sentence.
        at: The word behind what may be the head noun.
        asked: Whether an auxiliary stands before the phrase, so that a base form is its verb: `did the DBA run`.
    """
    low, head = words.low(at), words.low(at - 1)
    if not low[:1].isalpha() or low in BEHIND or low in PRONOUNS or low in OWNERS:
        return low.startswith("<artefact")
    joins = words.one_of(at, "aux", "preposition", "conjunction", "adverb", "VD", "article", "particle")
    if joins or words.one_of(at, "thing"):
        return not joins
    if low.endswith("ly") or words.one_of(at, "trait", "adjective"):
        return False
    if words.one_of(at, "VS") or (low.endswith("s") and not low.endswith("ss")):
        return (head.endswith("s") and not head.endswith("ss")) or words.verb_at(at + 1)
    plural = head.endswith("s") or head in PLURALS
    if words.one_of(at, "VB", "VG"):
        return not asked and not plural
    return not head.endswith("s") and not low.endswith("ed")


def _kind(words: Words, head: int, *, begins: bool) -> str:
    """Return the kind of a phrase by its head noun; empty where a bare noun is more likely a thing."""
    for name, kind in (("user", "C"), ("vendor", "V"), ("team", "T")):
        if words.one_of(head, name) and not (name == "team" and words.one_of(head, "role")):
            return kind
    if words.one_of(head, "twofold") and not words.only_people(head + 1) and _is_program(words, head):
        return ""
    if words.one_of(head, "role") or words.low(head).endswith((*TRADES, *AGENTS)):
        bare = not begins and not words.low(head).endswith("s")
        return "" if bare and not (words.verb_at(head + 1) or words.one_of(head, "spoken_role")) else "P"
    if words.one_of(head, "maybe_team"):
        return "T"
    sure = words.one_of(head, "sure_team")
    if begins and words.one_of(head, "bare_team"):
        return "T" if sure else ""
    return "T" if _stands_alone(words, head) and (sure or words.people_rather(head + 1)) else ""


def _is_program(words: Words, head: int) -> bool:
    """Return whether a word that can be a person's or a program's name is a program's: the Kubernetes controller."""
    return words.one_of(head - 1, "machinery", "tool") or words.low(head + 1) == "failed"


def _stands_alone(words: Words, at: int) -> bool:
    """Return whether no noun, adjective or number stands before `at`: 3,000 ops are no team."""
    if at == 0 or (at == 1 and words[0].capital and not words.low(0).startswith("<")):
        return True
    return words.one_of(at - 1, "conjunction", "adverb") or not words.low(at - 1)[:1].isalnum()


def quantified(words: Words, at: int) -> str:
    """Return the quantifier of `one of the engineers`, `none of us` where one begins at `at`, else nothing."""
    return words.low(at) if words.low(at) in QUANTIFIERS and words.low(at + 1) == "of" else ""
