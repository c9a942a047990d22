"""Whether an answer only says its question again: "The alert did not fire" to "Why did the alert not fire?" (S49)."""

import re

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_EMPTY = re.compile(
    r"a|an|the|this|that|these|those|it|its|they|their|them|there|here|he|she|his|her|we|"
    r"our|us|you|your|i|my|me|who|is|are|was|were|be|been|being|am|has|have|had|having|do|"
    r"does|did|done|doing|can|could|may|might|will|would|shall|should|must|of|to|in|on|at|"
    r"for|from|with|by|as|into|onto|up|out|off|over|about|than|then|so|such|and|or|but|if|"
    r"why|how|what|which|when|where|because|since|possible|come|came|happen|happened|happens|"
    r"cause|caused|just|simply|really|very|too|also|still|again|only|even|itself"
)
"""Words that say nothing by themselves, and those that only ask."""
_NOT = re.compile(
    r"no|not|none|never|nothing|nobody|cannot|without|\w+n['\u2019]t"
    r"|fail(?:s|ed)?|missing|absent|lack(?:s|ed|ing)?"
)
_PAST = {
    "ran": "run",
    "broke": "break",
    "lost": "lose",
    "grew": "grow",
    "fell": "fall",
    "kept": "keep",
    "left": "leave",
}
_PAST |= {"made": "make", "sent": "send", "took": "take", "held": "hold", "got": "get", "knew": "know", "saw": "see"}
_PAST |= {"built": "build", "wrote": "write", "gave": "give", "went": "go", "hung": "hang", "found": "find"}
_GIVEN = re.compile(r"\b(?:because|since)\b", re.IGNORECASE)
_SHORT = 4
"""A stem is no shorter."""


def restates(answer: str, question: str) -> bool:
    """Return whether an answer says nothing that its question does not say, or gives itself as its reason.

    Counted are the words that say something, without their endings; a "not" on one side only is something said.

    Args:
        answer: One line of the why tree.
        question: What it answers: the line above it, or a question in full; empty where it stands first.

    >>> restates("The pool ran dry", "The database ran out of connections")
    False
    >>> restates("The alert did not fire", "Why did the alert not fire?")
    True
    """
    said = _said(answer)
    return _within(said, _said(question)) or _circular(answer)


def _circular(answer: str) -> bool:
    """Return whether a reason within the answer is the answer: "it ran dry because it ran dry"."""
    stated, *reasons = _GIVEN.split(answer)
    return any(_within(_said(reason), _said(stated), fewest=1) for reason in reasons)


def _within(said: tuple[frozenset[str], bool], asked: tuple[frozenset[str], bool], fewest: int = 2) -> bool:
    """Return whether all that is said was asked. One word of several may well point at what matters."""
    (words, negated), (others, also_negated) = said, asked
    enough = len(words) >= fewest or words == others
    return bool(words) and enough and negated == also_negated and words <= others


def _said(text: str) -> tuple[frozenset[str], bool]:
    """Return the stems of what a text says, and whether it says that something was not."""
    words = [word.lower() for word in _WORD.findall(text)]
    stems = frozenset(_stem(word) for word in words if not (_EMPTY.fullmatch(word) or _NOT.fullmatch(word)))
    return stems, any(map(_NOT.fullmatch, words))


def _stem(word: str) -> str:
    """Return a word without its English ending: `leaks`, `leaked` and `leaking` are one."""
    word = re.sub(r"['\u2019]s?$", "", word)
    if word in _PAST:
        return _PAST[word]
    for ending, instead in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("ly", ""), ("s", "")):
        stem = word.removesuffix(ending) + instead
        if word.endswith(ending) and len(stem) >= _SHORT - 1 and not word.endswith("ss"):
            return _bare(stem)
    return _bare(word)


def _bare(stem: str) -> str:
    """Return a stem without a doubled last letter or a silent e: `dropp` and `cache` meet `drop` and `caching`."""
    if len(stem) > _SHORT and stem[-1] == stem[-2] and stem[-1] not in "aeiosl":
        return stem[:-1]
    return stem.removesuffix("e") if len(stem) >= _SHORT else stem
