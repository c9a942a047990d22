"""What a team adds to the rules in its settings, or takes away from them."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple


class House(NamedTuple):
    """The ways of one house. Wordings are folded: lower case, without accents."""

    tools: frozenset[str] = frozenset()
    """Names that look like people's and are systems."""
    idioms: tuple[str, ...] = ()
    """Wordings that are never a finding."""
    phrases: Mapping[str, tuple[str, ...]] = {}
    """From a rule's id to further wordings that it finds."""
    questions: Mapping[str, tuple[str, ...]] = {}
    """From a rule's id to questions asked before its own."""
    levels: Mapping[str, str] = {}
    """From a rule's id to its level, or `off`."""

    def found_in(self, sentence: str) -> Iterator[tuple[str, int, int]]:
        """Yield the rule, start and end of each wording of the house in a folded sentence."""
        for rule, phrases in self.phrases.items():
            for phrase in phrases:
                for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", sentence):
                    yield rule, match.start(), match.end()

    def calls(self, text: str) -> bool:
        """Return whether a folded text holds a wording of the house."""
        return any(phrase in text for phrases in self.phrases.values() for phrase in phrases)


PLAIN = House()
"""No additions."""
