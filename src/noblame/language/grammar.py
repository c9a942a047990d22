"""The small language in which the rules' forms are written, read into trees of plain tuples.

A form is written as tokens with blanks between:

    word  a|b        the word itself, either of several
    ~forget          any form of a verb
    {class}          a word of this class of the lexicon; {a/b} of either; {a.DN} of a verb one of these forms
    {D}  {N}  {G}    any word that is, or ends like, a past, a participle, a gerund
    {who}            a party of this group (see groups in forms.yaml)
    <did>            a piece of forms.yaml, put in as it stands
    ..               up to eight tokens of the same clause;  ... up to twenty, over commas too
    ^  $             the start or the end of a clause;  $$ the end of the sentence
    ( a | b c )      alternatives; ?, * and + behind a token or a bracket as in regular expressions
    !a  !{class}     what must not stand there; nothing is read
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from noblame.language.lexicon import PARTIES, Lexicon

Node = tuple[Any, ...]
"""A kind (one of the constants below), then what it needs."""
WORDS, CLASS, PARTY_OF, ANY, NOT, EITHER, MAYBE, ANY_NUMBER, SOME, GAP, CLAUSE_START, CLAUSE_END, SENTENCE_END = range(
    13
)

OWNERS = frozenset({"my", "your", "his", "her", "their", "our"})
NEAR, FAR = 8, 20
"""Tokens that `..` and `...` may pass over."""
ENDINGS = {"B": "", "S": "", "D": "ed", "N": "ed", "G": "ing"}


_WORD = re.compile(r"(?:[\w'.+&/-]+|<(?:number|artefact|code)>|[^\w\s{}<>$])\Z")
_MADE: dict[str, Node] = {}


class Grammar(NamedTuple):
    """What forms may name."""

    lexicon: Lexicon
    groups: Mapping[str, str]
    """From a group of parties to the letters of its kinds."""
    pieces: Mapping[str, str]
    """From a piece to the form it stands for."""

    def tree(self, form: str) -> tuple[Node, ...]:
        """Return the nodes of a form. Raises ValueError for one that cannot be read, naming what is wrong in it."""
        parts = self._filled(form).split()
        alternatives, at = self._alternatives(parts, 0)
        if at < len(parts):
            raise ValueError(f"a bracket too many in {form!r}")
        return alternatives[0] if len(alternatives) == 1 else ((EITHER, alternatives),)

    def _filled(self, form: str) -> str:
        def piece(match: re.Match[str]) -> str:
            return f"( {self._filled(self.pieces[match[1]])} )" if match[1] in self.pieces else match[0]

        return re.sub(r"<([a-z-]+)>", piece, form)

    def _alternatives(self, parts: list[str], at: int) -> tuple[tuple[tuple[Node, ...], ...], int]:
        """Return the alternatives up to a closing bracket, and where that stands."""
        found: list[list[Node]] = [[]]
        while at < len(parts) and not parts[at].startswith(")"):
            if parts[at] == "|":
                found.append([])
            elif parts[at] == "(":
                inner, at = self._alternatives(parts, at + 1)
                if at >= len(parts):
                    raise ValueError("a bracket that is never closed")
                found[-1].append(_repeated((EITHER, inner), parts[at][1:]))
            else:
                found[-1].append(self._element(parts[at]))
            at += 1
        return tuple(tuple(nodes) for nodes in found), at

    def _element(self, part: str) -> Node:
        signs: dict[str, Node] = {
            "..": (GAP, NEAR, True),
            "...": (GAP, FAR, False),
            "^": (CLAUSE_START,),
            "$": (CLAUSE_END,),
            "$$": (SENTENCE_END,),
        }
        if part in signs:
            return signs[part]
        core = part.rstrip("?*+") or part
        if core.startswith("!"):
            return (NOT, self._token(core[1:]))
        return _repeated(self._token(core), part[len(core) :])

    def _token(self, core: str) -> Node:
        """Return the node of one token; equal ones are one object, which keeps the tables small."""
        if core not in _MADE:
            _MADE[core] = self._made(core)
        return _MADE[core]

    def _made(self, core: str) -> Node:
        if core.startswith("{"):
            return self._of_class(core.strip("{}"))
        if core.startswith("~"):
            return (WORDS, frozenset(word for verb in core[1:].split("|") for word in self.lexicon.forms_of(verb)))
        words = frozenset(core.split("|"))
        if owned := words & OWNERS:
            return self._owned(words - owned)
        if strange := next((word for word in words if not _WORD.match(word)), None):
            raise ValueError(f"{strange!r} in {core!r} is no word; put alternatives that are none in brackets")
        return (WORDS, words)

    def _owned(self, others: frozenset[str]) -> Node:
        """Return the node for `his` and the like, which are read as somebody and an `'s`, or for other words."""
        party = (PARTY_OF, "".join(self.lexicon.signs[kind] for letter in PARTIES for kind in (letter, letter.lower())))
        owner: tuple[Node, ...] = (party, (WORDS, frozenset({"'s"})))
        return (EITHER, (owner, ((WORDS, others),))) if others else (EITHER, (owner,))

    def _of_class(self, names: str) -> Node:
        if names == "owner":
            return self._owned(frozenset())
        signs = self.lexicon.signs
        if names == "any":
            return (ANY,)
        if names in self.groups:
            return (PARTY_OF, "".join(signs[kind] for kind in self.groups[names]))
        if names in ENDINGS:
            return (CLASS, signs[f"V{names}"], "", ENDINGS[names])
        names, _, letters = names.partition(".")
        try:
            wanted = "".join(signs[name] for name in names.split("/"))
        except KeyError as unknown:
            raise ValueError(f"the class {unknown} is not in lexicon.yaml") from None
        return (CLASS, wanted, "".join(signs[f"V{letter}"] for letter in letters), "")


def _repeated(node: Node, times: str) -> Node:
    if not times:
        return node
    kinds = {"?": MAYBE, "*": ANY_NUMBER, "+": SOME}
    if times not in kinds:
        raise ValueError(f"{times!r} behind a bracket; ?, * or +")
    return (kinds[times], node)
