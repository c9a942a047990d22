"""People given by name: those of the roster, @handles, unknown words with a capital letter where people can stand."""

from noblame.language.people import Roster
from noblame.language.tokens import HANDLE
from noblame.language.words import Words

NOBODY = ("", -1)
"""No party begins here."""
NO_HANDLES = frozenset(HANDLE + word for word in ("@here", "@channel", "@all", "@everyone", "@team"))
BEFORE_NAMES = frozenset({"by", "on", "to", "of", "from", "with"})
BEFORE_UNKNOWN = frozenset({"by", "on", "of", "did", "does", "to", "blame"})
LONGEST_NAME = 14
"""Letters; a longer word was made for a system."""
NOUN_ENDINGS = (
    *(
        "tion",
        "tions",
        "ment",
        "ments",
        "ness",
        "ance",
        "ence",
        "ities",
        "ware",
        "base",
        "flow",
        "load",
        "work",
        "ings",
    ),
    *("ders", "ters", "sync", "proxy", "cache", "queue", "server", "service", "cluster"),
)


def name(words: Words, at: int, roster: Roster, tools: frozenset[str]) -> tuple[str, int]:
    """Return P or U (an unknown one) and where the name ends that begins at `at`, NOBODY where none does.

    Args:
        words: The sentence.
        at: Where to look.
        roster: The people of the record.
        tools: Names that a team says are systems, folded.
    """
    low = words.low(at)
    if low.startswith(HANDLE):
        return NOBODY if low in NO_HANDLES or "/" in low else ("P", at + 1)
    if not low[:1].isalpha() or len(low) < 2:
        return NOBODY
    if words.one_of(at, "title") and words.low(at + 1 + (words.low(at + 1) == ".")).isalpha() and at + 1 < len(words):
        _, end = name(words, at + 1 + (words.low(at + 1) == "."), roster, tools)
        return "P", max(end, at + 2)
    if roster and _is_called(words, at, roster, tools):
        end = at + 1
        while end < len(words) and _goes_on(words, end, roster):
            end += 1
        return "P", end
    return _unknown(words, at, tools)


def _goes_on(words: Words, at: int, roster: Roster) -> bool:
    """Return whether the word at `at` is the next part of a name: a family name, a second one."""
    word = words[at]
    if roster.knows(word.low):
        return word.capital or not word.tags
    return word.capital and not word.tags and word.low.isalpha()


def _is_called(words: Words, at: int, roster: Roster, tools: frozenset[str]) -> bool:
    """Return whether the roster has this name, or one that is a slip away, and the sentence agrees."""
    low, plain = words.low(at), not words.is_known(at) and words.low(at) not in tools
    if not roster.knows(low):
        return plain and roster.guesses(low)
    if plain or (roster.knows(words.low(at + 1)) and words[at + 1].capital):
        return True
    if words.one_of(at, "tool") or low in tools:
        return _behind_preposition(words, at, {"by", "on", "to"}) or words.only_people(at + 1)
    return _is_no_word(words, at)


def _behind_preposition(words: Words, at: int, prepositions: set[str] | frozenset[str]) -> bool:
    return words.low(at - 1) in prepositions and not words.one_of(at + 1, "noun", "thing")


def _is_no_word(words: Words, at: int) -> bool:
    """Tell Mark from a mark, Will from will, Grace from a grace period."""
    word, before = words[at], at - 1
    if _behind_preposition(words, at, BEFORE_NAMES):
        return True
    if words.one_of(before, "article", "adjective", "noun"):
        return word.capital and not words.one_of(before, "article")
    if word.capital and at > 0 and words.low(before) not in {":", "."}:
        return not words.one_of(at + 1, "noun") or words.verb_at(at + 1)
    if words.low(at + 1) == "'s" or words.judged(at + 1):
        return True
    if word.low in {"will", "may", "might", "can"}:
        return words.one_of(at + 1, "VD") and not words.one_of(at + 1, "VB") and words.low(at + 1) != "failed"
    return words.people_rather(at + 1) if words.one_of(at, "thing", "noun") else words.verb_at(at + 1)


def _unknown(words: Words, at: int, tools: frozenset[str]) -> tuple[str, int]:
    """Find an unknown word with a capital letter where people can stand: before a verb, behind `by`."""
    if not _looks_like_name(words, at) or words.low(at) in tools or words.one_of(at - 1, "article", "adjective"):
        return NOBODY
    end = at + 1
    while end < len(words) and _looks_like_name(words, end):
        end += 1
    joined = words.low(end) in {"and", ",", "who", "'s"} or words.one_of(end, "be")
    stands = joined or words.people_rather(end) or words.low(at - 1) in BEFORE_UNKNOWN
    return ("U", end) if stands else NOBODY


def _looks_like_name(words: Words, at: int) -> bool:
    word = words[at]
    letters = word.low.replace("-", "")
    return (
        word.capital
        and not word.tags
        and letters.isalpha()
        and 2 < len(letters) <= LONGEST_NAME
        and not (len(letters) > 6 and letters.endswith(NOUN_ENDINGS))
    )
