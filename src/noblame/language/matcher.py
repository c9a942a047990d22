"""Reads forms in a sentence: a tree becomes functions that call each other, each with what follows it.

Regular expressions over a text of signs do the same; but compiling one takes a millisecond, and there are hundreds.
"""

from collections.abc import Callable, Iterator, Sequence

from noblame.language import grammar as g
from noblame.language.grammar import Node
from noblame.language.tokens import CODE, Token
from noblame.language.words import PARTY

Reader = Callable[[Sequence[Token], int], int]
"""Takes a sentence and where to begin, and returns where what was read ends; -1 where it cannot be read there."""

END = Token("", 0, 0)
"""Stands behind the last token of a sentence, so that no reader has to ask whether there is one."""
SIGNS = frozenset(".,;:!?()[]{}-")
BEFORE_CLAUSE = SIGNS | {"and"}


def reader(tree: tuple[Node, ...]) -> Reader:
    """Return what reads the form of `tree`."""
    return _sequence(tree, _done)


def read_all(read: Reader, sentence: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield begin and end of every place in `sentence`, which ends with END, where the form can be read."""
    at, last = 0, len(sentence) - 1
    while at < last:
        end = read(sentence, at)
        if end >= 0:
            yield at, end
        at = max(at + 1, end)


def _done(_: Sequence[Token], at: int) -> int:
    return at


def _sequence(nodes: Sequence[Node], then: Reader) -> Reader:
    for node in reversed(nodes):
        then = _MAKERS[node[0]](node, then)
    return then


def _words(node: Node, then: Reader) -> Reader:
    words = node[1]
    return lambda s, at: then(s, at + 1) if s[at].low in words else -1


def _class(node: Node, then: Reader) -> Reader:
    _, signs, forms, ending = node
    is_one = frozenset(signs).isdisjoint
    if ending or not forms:

        def read(s: Sequence[Token], at: int) -> int:
            return then(s, at + 1) if not is_one(s[at].tags) or (ending and s[at].low.endswith(ending)) else -1
    else:
        is_form = frozenset(forms).isdisjoint

        def read(s: Sequence[Token], at: int) -> int:
            return then(s, at + 1) if not (is_one(s[at].tags) or is_form(s[at].tags)) else -1

    return read


def _party(node: Node, then: Reader) -> Reader:
    kinds = node[1]
    return lambda s, at: then(s, at + 1) if s[at].low is PARTY and s[at].tags in kinds else -1


def _any(_: Node, then: Reader) -> Reader:
    """Read any token; somebody and the `'s` behind them (`his`, `Dana's`) are one."""

    def read(s: Sequence[Token], at: int) -> int:
        if s[at] is END:
            return -1
        if s[at].low is PARTY and s[at + 1].low == "'s" and (end := then(s, at + 2)) >= 0:
            return end
        return then(s, at + 1)

    return read


def _not(node: Node, then: Reader) -> Reader:
    unwanted = _sequence(node[1:], _done)
    return lambda s, at: then(s, at) if unwanted(s, at) < 0 else -1


def _either(node: Node, then: Reader) -> Reader:
    readers = tuple(_sequence(nodes, then) for nodes in node[1])

    def read(s: Sequence[Token], at: int) -> int:
        for each in readers:
            end = each(s, at)
            if end >= 0:
                return end
        return -1

    return read


def _maybe(node: Node, then: Reader) -> Reader:
    with_it = _sequence(node[1:], then)

    def read(s: Sequence[Token], at: int) -> int:
        end = with_it(s, at)
        return end if end >= 0 else then(s, at)

    return read


def _any_number(node: Node, then: Reader) -> Reader:
    def read(s: Sequence[Token], at: int) -> int:
        end = once_more(s, at)
        return end if end >= 0 else then(s, at)

    once_more = _sequence(node[1:], read)
    return read


def _some(node: Node, then: Reader) -> Reader:
    return _sequence(node[1:], _any_number(node, then))


def _gap(node: Node, then: Reader) -> Reader:
    _, most, within_clause = node
    stops = SIGNS if within_clause else frozenset(";")

    def read(s: Sequence[Token], at: int) -> int:
        for passed in range(most + 1):
            end = then(s, at + passed)
            if end >= 0 or s[at + passed] is END or s[at + passed].low in stops:
                return end
        return -1

    return read


def _clause_start(_: Node, then: Reader) -> Reader:
    return lambda s, at: then(s, at) if at == 0 or s[at - 1].low in BEFORE_CLAUSE else -1


def _clause_end(_: Node, then: Reader) -> Reader:
    return lambda s, at: then(s, at) if s[at] is END or s[at].low in SIGNS or s[at].low == CODE else -1


def _sentence_end(_: Node, then: Reader) -> Reader:
    def read(s: Sequence[Token], at: int) -> int:
        end = at
        while s[end].low in (".", "!", ")"):
            end += 1
        return then(s, at) if s[end] is END else -1

    return read


_MAKERS: dict[int, Callable[[Node, Reader], Reader]] = {
    g.WORDS: _words,
    g.CLASS: _class,
    g.PARTY_OF: _party,
    g.ANY: _any,
    g.NOT: _not,
    g.EITHER: _either,
    g.MAYBE: _maybe,
    g.ANY_NUMBER: _any_number,
    g.SOME: _some,
    g.GAP: _gap,
    g.CLAUSE_START: _clause_start,
    g.CLAUSE_END: _clause_end,
    g.SENTENCE_END: _sentence_end,
}
