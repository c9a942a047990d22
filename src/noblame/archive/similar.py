"""Earlier records that look like the same thing again: they share tags, systems or telling words (S13)."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from noblame.archive.folder import Listed
from noblame.record.incident import Incident

_COMMON = """
about after again all and another are back been before breaks broke broken but can could customer customers day days
degradation degraded delay delayed delays did does down due during each error errors every fail failed failing
failure failures few first for from get gets gone got had has have high hour hours how impact incident into issue issues
its last late later long lost low made many min mins minute minutes more most new not off one only other our out
outage outages over part partial partially problem problems second seconds service services short slow slower slowly
some still stopped system systems than that the their them then there these they this three too two unavailable
under unreachable until user users very was week weeks went were what when where which while who why will with
without work working would wrong
"""
COMMON = frozenset(_COMMON.split())
"""Words that any two titles of incidents may share, and say nothing about what broke."""
SHORTEST = 3
TELLING = 5
"""So many records may share a word; beyond, it tells none apart once a fifth of the archive holds it."""
TAG = 2.0
"""A tag that somebody chose weighs as much as two words of a title."""
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ings", "ing", "ies", "ed", "es", "s")


class Similar(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier record and what it shares with the incident in hand."""

    path: Path
    title: str
    shared: tuple[str, ...]
    """Tags and words, as the incident in hand has them."""


def similar(earlier: Iterable[Listed], title: str, tags: Iterable[str] = ()) -> list[Similar]:
    """Return the records that share a tag, a system or a telling word with an incident, the most alike first.

    Args:
        earlier: the archive, newest first; a record that cannot be read takes no part.
        title: of the incident in hand.
        tags: its tags and the systems it affects.
    """
    wanted = _telling(" ".join((title, *tags)))
    chosen = {_stem(word) for tag in tags for word in _WORD.findall(tag.casefold())}
    known = [(one, one.incident, _terms(one.incident)) for one in earlier if one.incident is not None]
    frequent = _frequent([terms for _, _, terms in known])
    found = []
    for one, incident, terms in known:
        shared = [stem for stem in wanted if stem in terms and (stem in chosen or stem not in frequent)]
        if shared:
            weight = sum(TAG if stem in chosen else 1 for stem in shared)
            words = tuple(wanted[stem] for stem in shared)
            found.append((weight, Similar(path=one.path, title=incident.title, shared=words)))
    return [one for _, one in sorted(found, key=lambda each: -each[0])]


def in_words(found: list[Similar]) -> str:
    """Return one line: `2 earlier records share checkout, pool`; nothing where none does."""
    if not found:
        return ""
    words = Counter(word for one in found for word in one.shared)
    shared = ", ".join(word for word, _ in words.most_common(3))
    return f"{len(found)} earlier record{'s share' if len(found) > 1 else ' shares'} {shared}"


def _terms(incident: Incident) -> frozenset[str]:
    """Return the stems of everything that says what an incident was about."""
    return frozenset(_telling(" ".join((incident.title, *incident.tags, *incident.affected))))


def _frequent(all_terms: list[frozenset[str]]) -> set[str]:
    """Return the words that so many records hold that they tell none apart."""
    counts = Counter(stem for terms in all_terms for stem in terms)
    return {stem for stem, count in counts.items() if count > max(TELLING, len(all_terms) // 5)}


@lru_cache(maxsize=8192)
def _telling(text: str) -> Mapping[str, str]:
    """Return the words of a text that tell something, by their stems, in their order."""
    words = _WORD.findall(text.casefold())
    return {_stem(word): word for word in words if _tells(word)}


def _tells(word: str) -> bool:
    return len(word) >= SHORTEST and not word.isdigit() and word not in COMMON


def _stem(word: str) -> str:
    """Return a word without the ending that its other forms lack: `queries` and `query`, `leaked` and `leaks`."""
    if word.endswith("ss"):
        return word
    endings = (each for each in _ENDINGS if word.endswith(each))
    stem = next((word.removesuffix(each) for each in endings if len(word) - len(each) >= SHORTEST), word)
    bare = stem.rstrip("ey")
    return bare if len(bare) >= SHORTEST else stem
