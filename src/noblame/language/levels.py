"""How loud a finding is: by its form, the pane it stands in, how sure the subject is, and the team's settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, cast

from noblame.language.finding import LEVELS, Level
from noblame.language.tables import lexicon
from noblame.language.words import PARTY

if TYPE_CHECKING:
    from noblame.language.house import House
    from noblame.language.places import Place
    from noblame.language.sources import Rule
    from noblame.language.tokens import Token


def level_in(pane: str | None, rule: Rule, level: Level, words: Sequence[Token], house: House) -> Level | None:
    """Return how loud a form of `rule` is in `pane`; None where it is silent.

    Facts belong in the timeline, so every finding is a level quieter there. In actions shallow promises are loud; of
    blame only what its rule says is found.
    """
    own = house.levels.get(rule.id)
    if own is not None:
        return None if own == "off" else cast("Level", own)
    key = (pane or "").partition(".")[0]
    if key in rule.panes:
        return rule.panes[key]
    if key == "actions":
        return "warn" if rule.kind == "shallow" and level != "hint" else None
    quieter = LEVELS.index(level) - (key == "timeline") - _is_guess(words)
    return LEVELS[quieter] if quieter >= 0 else None


def _is_guess(words: Sequence[Token]) -> bool:
    """Return whether the subject is nobody known, only a word with a capital letter."""
    signs = lexicon().signs
    first = next((word for word in words if word.low == PARTY), None)
    return first is not None and first.tags in (signs["U"], signs["u"])


def loudest(places: Iterable[Place], rank: Callable[[str], int]) -> list[Place]:
    """Return places in reading order; of those that overlap the loudest, of equally loud ones that of the first rank.

    Args:
        places: In any order.
        rank: From a rule's id to its rank.
    """
    kept = list["Place"]()
    for place in sorted(
        places, key=lambda place: (-LEVELS.index(place.level), rank(place.rule), place.start, -place.end)
    ):
        if all(place.end <= other.start or other.end <= place.start for other in kept):
            kept.append(place)
    return sorted(kept)
