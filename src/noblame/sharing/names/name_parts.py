"""The parts of a name as they are compared: in lower case, without accents, each by itself."""

import re
import unicodedata

from noblame.language.people import PARTICLES
from noblame.language.tables import lexicon
from noblame.language.tokens import folded
from noblame.sharing.names.given_names import capitals

LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
"""One part, as it is written."""
_SPELLED = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "ß": "ss", "å": "aa", "æ": "ae", "œ": "oe"}
"""How letters are written where a keyboard lacks them."""


def parts_of(name: str) -> tuple[str, ...]:
    """Return the parts of a name, folded, without those that are no names by themselves.

    >>> parts_of("Dr. Nour El-Sayed")
    ('nour', 'sayed')
    """
    return tuple(part for part in folded_words(name) if part not in PARTICLES and len(part) > 1)


def spellings(word: str) -> tuple[str, ...]:
    """Return how one part may be written without accents, `plain` first.

    >>> spellings("Groß"), spellings("Jürgen")
    (('gros', 'gross'), ('jurgen', 'juergen'))
    """
    spelled = "".join(_SPELLED.get(letter, letter) for letter in unicodedata.normalize("NFC", word).lower())
    return tuple(dict.fromkeys((plain(word), plain(spelled))))


def is_word_too(low: str) -> bool:
    """Return whether a folded name is a word, the name of a town or of a system, as well."""
    return low in lexicon().tags or low in capitals().twofold


def folded_words(text: str) -> tuple[str, ...]:
    """Return every word of a text, plain."""
    return tuple(plain(word[0]) for word in LETTERS.finditer(text))


def plain(word: str) -> str:
    """Return a word in lower case and without accents, however they are written."""
    return "".join(letter for letter in folded(word) if not unicodedata.combining(letter))
