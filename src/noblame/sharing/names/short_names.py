"""How people are named in short: by accounts such as `praman`, by initials such as `P.R.`."""

import re
from collections.abc import Sequence

from noblame.language.people import PARTICLES
from noblame.sharing.names.name_parts import LETTERS, folded_words, is_word_too, parts_of, spellings

DOTTED = re.compile(r"(?<![\w.])[^\W\d_a-z]\.(?:[ \u00a0]?[^\W\d_a-z]\.){0,3}[ \u00a0]?[^\W\d_a-z](?:\.|(?![\w.]))")
"""Initials with their dots: `P. R.`"""
STOPS = re.compile(r"\s*\Z|\s+[^\W\d_a-z]")
"""What stands behind the full stop of a sentence."""
NO_INITIALS = frozenset("am pm us uk eu un nb ps ad bc la dc ny nz sa sf eg ie qa".split())  # noqa: SIM905  one line in place of twenty
"""Initials that are something else: hours, countries, towns."""
_SHORTEST_ACCOUNT = 4
"""Letters an account needs to be known without an `@`; one more where it is a first name and a letter."""


def plain_accounts(parts: Sequence[str]) -> set[str]:
    """Return the accounts by which somebody is known as well without an `@`: those that are no words."""
    if len(parts) < 2:
        return set()
    short = {parts[0][0] + parts[-1]}
    longer = {account for account in accounts(parts) if len(account) > _SHORTEST_ACCOUNT}
    return {name for name in short | longer if len(name) >= _SHORTEST_ACCOUNT and not is_word_too(name)}


def initials(name: str) -> set[str]:
    """Return the initials of a name, with and without those in the middle."""
    first = [word[0] for word in folded_words(name) if word not in PARTICLES]
    return {"".join(some) for some in (first, first[:1] + first[-1:]) if len(first) > 1} - NO_INITIALS


def accounts(parts: Sequence[str]) -> set[str]:
    """Return the accounts that are usual for a name of several parts."""
    first, last = parts[0], parts[-1]
    return {first + last, last + first, first[0] + last, first + last[0], last + first[0]}


def spelled_parts(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the parts of a name without accents, and as they are spelled on a keyboard that lacks its letters."""
    spelled = " ".join(spellings(word[0])[-1] for word in LETTERS.finditer(name))
    return tuple(dict.fromkeys((parts_of(name), parts_of(spelled))))
