"""Whether a text is a sentence: `The pool ran dry` has a verb of its own, `No alert on queue depth` has none."""

from noblame.language.parties import tagged
from noblame.language.sentences import sentences
from noblame.language.tokens import tokens
from noblame.language.words import NEGATIONS, Words

NON_FINITE = frozenset({"be", "been", "being", "having", "doing", "done"})
"""Forms of auxiliaries that make no sentence."""
SUBORDINATE = frozenset(
    {
        *("that", "which", "who", "whom", "whose", "where", "when", "whenever", "while", "after", "before", "since"),
        *("until", "till", "if", "unless", "whether", "because", "although", "though", "once", "as", "than"),
    }
)
"""From these words on it is another clause, whose verb is not the text's."""
OPENS_AN_OBJECT = ("article", "owner")
PRONOUNS = frozenset({"it", "them", "him", "her", "us", "nothing", "nobody", "everything", "everybody"})


def is_sentence(text: str) -> bool:
    """Return whether the first sentence of a text surely has a finite verb; in doubt it has none.

    >>> is_sentence("The pool ran dry"), is_sentence("No alert on queue depth")
    (True, False)
    """
    first = next(iter(sentences(text)), None)
    if first is None:
        return False
    words = Words(tagged(tokens(text, first.start, first.end)))
    end = next((at for at in range(1, len(words)) if words.low(at) in SUBORDINATE), len(words))
    return any(_is_finite(words, at) for at in range(1, end))


def _is_finite(words: Words, at: int) -> bool:
    """Return whether the word at `at` is the verb of its clause."""
    if words.one_of(at, "be", "have", "do", "modal"):
        return words.low(at) not in NON_FINITE
    before = at - 1
    while before > 0 and words.one_of(before, "adverb"):
        before -= 1
    if _goes_with_what_follows(words, before):
        return False
    return _is_past(words, at) or _is_third(words, at) or _is_plural(words, before, at)


def _goes_with_what_follows(words: Words, at: int) -> bool:
    """Return whether the word at `at` makes no verb of the next: `no alerts`, `for closed connections`."""
    if words.low(at) in NEGATIONS or words.low(at) == "to":
        return True
    return words.one_of(at, "article", "owner", "preposition", "conjunction", "adjective", "number")


def _is_past(words: Words, at: int) -> bool:
    word = words.low(at)
    return words.one_of(at, "VD") or (not words.is_known(at) and word.endswith("ed"))


def _is_third(words: Words, at: int) -> bool:
    """Return whether `deletes` or `leaks` stands there; of what may be a noun too, the object behind it tells."""
    word = words.low(at)
    if words.one_of(at, "VS") and not _may_be_noun(words, at):
        return True
    is_s_form = word.endswith("s") and not word.endswith("ss")
    return is_s_form and (words.one_of(at + 1, *OPENS_AN_OBJECT) or words.low(at + 1) in PRONOUNS)


def _is_plural(words: Words, before: int, at: int) -> bool:
    """Return whether a verb for several stands there, behind a plural: `workers retry`."""
    subject = words.low(before)
    several = subject.endswith("s") and not subject.endswith("ss") and not words.one_of(before, "tool", "VS")
    return several and words.one_of(at, "VB")


def _may_be_noun(words: Words, at: int) -> bool:
    return words.one_of(at, "area", "thing", "noun", "rule-word", "machinery", "label-noun", "trouble", "slip")
