"""Which words a form cannot do without: a sentence that has none of them never sees the form."""

from collections.abc import Mapping, Sequence

from noblame.language import grammar as g
from noblame.language.grammar import Node

COMMON = frozenset(
    [
        "a",
        "an",
        "the",
        "to",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "and",
        "or",
        "but",
        "not",
        "no",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "should",
        "could",
        "can",
        "may",
        "might",
        "must",
        "it",
        "this",
        "that",
        "these",
        "those",
        "there",
        "what",
        "who",
        "why",
        "how",
        "when",
        "where",
        "which",
        "i",
        "we",
        "you",
        "he",
        "she",
        "they",
        "so",
        "as",
        "if",
        "then",
        "than",
        "'s",
        "'d",
        "more",
        "all",
        "up",
        "out",
        "down",
        "over",
        "just",
        "again",
        "get",
        "got",
        "make",
        "made",
        "take",
        "took",
        "go",
        "went",
        "have",
        ",",
        ":",
        "-",
        "one",
        "never",
    ]
)
"""Words in so many sentences that a form had better be called by another one of its own."""
DEAR = 60
NO_WORDS = frozenset[str]()


def triggers(nodes: Sequence[Node], members: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the words of which one must be in a sentence for a form to be read there; empty where none must.

    Args:
        nodes: The form's tree.
        members: From the sign of a class or a verb form to its words.
    """
    best = NO_WORDS
    for node in nodes:
        words = _of_node(node, members)
        if words and (not best or _cost(words) < _cost(best)):
            best = words
    return best


def _cost(words: frozenset[str]) -> int:
    return sum(DEAR if word in COMMON else 1 for word in words)


def _of_node(node: Node, members: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the words that one node reads; none where it reads a party, anything or nothing."""
    if node[0] == g.WORDS:
        return frozenset(node[1])
    if node[0] == g.CLASS and not node[3]:
        words = frozenset[str]().union(*(members.get(sign, NO_WORDS) for sign in node[1]))
        formed = frozenset[str]().union(*(members.get(sign, NO_WORDS) for sign in node[2]))
        return words & formed if node[2] else words
    if node[0] == g.SOME:
        return _of_node(node[1], members)
    if node[0] == g.EITHER:
        branches = [triggers(nodes, members) for nodes in node[1]]
        return NO_WORDS.union(*branches) if all(branches) else NO_WORDS
    return NO_WORDS


def needs(nodes: Sequence[Node], members: Mapping[str, frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Return everything that a sentence must have for a form to be read there.

    Returns:
        Sets of words and of signs of classes and parties, mixed; a sentence needs one of each set.
    """
    found = dict.fromkeys(each for node in nodes if (each := _need(node, members)))
    return tuple(sorted(found, key=len))


def _need(node: Node, members: Mapping[str, frozenset[str]]) -> frozenset[str]:
    if node[0] == g.WORDS:
        return frozenset(node[1])
    if node[0] == g.PARTY_OF or (node[0] == g.CLASS and not node[3]):
        return frozenset(node[1])
    if node[0] == g.SOME:
        return _need(node[1], members)
    if node[0] == g.EITHER:
        branches = [needs(each, members) for each in node[1]]
        return NO_WORDS.union(*(branch[0] for branch in branches)) if all(branches) else NO_WORDS
    return NO_WORDS
