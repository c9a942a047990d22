"""By what some people are known: the parts of their names in every form, their accounts, their initials."""

from collections.abc import Iterable, Sequence

from noblame.language.people import PARTICLES
from noblame.sharing.names.legible import legible
from noblame.sharing.names.name_forms import forms_of, inflected, is_slip
from noblame.sharing.names.name_parts import LETTERS, folded_words, is_word_too, parts_of, plain, spellings
from noblame.sharing.names.short_names import accounts, initials, plain_accounts, spelled_parts

_NONE = frozenset[int]()


class KnownNames:
    """What stands for whom; a number stands for each of the people, in their order.

    Args:
        people: Full names.
    """

    def __init__(self, people: Sequence[str]) -> None:
        self.parts = [parts_of(name) for name in people]
        """The parts of each name that are names by themselves."""
        self._people = tuple(people)
        self._words = [frozenset(folded_words(name)) for name in people]
        self._spelled = [spelled_parts(name) for name in people]
        self._by_part = _by_key((number, forms_of(name)) for number, name in enumerate(people))
        self._by_initials = _by_key((number, initials(name)) for number, name in enumerate(people))
        self._by_account = _by_key(
            (number, plain_accounts(parts)) for number, spelled in enumerate(self._spelled) for parts in spelled
        )

    def __bool__(self) -> bool:
        return bool(self._by_part)

    def names(self, who: Iterable[int]) -> tuple[str, ...]:
        """Return the full names of some."""
        return tuple(self._people[number] for number in who)

    def by_part(self, word: str) -> frozenset[int]:
        """Return who may be meant by one part of a name, however it is spelled."""
        found = _NONE.union(*(self._by_part.get(low, _NONE) for low in spellings(word)))
        return found or inflected(word, self._by_part)

    def by_account(self, low: str) -> frozenset[int]:
        """Return whose account without an `@` a folded word is."""
        return self._by_account.get(low, _NONE)

    def by_initials(self, letters: str) -> frozenset[int]:
        """Return whose initials some letters are."""
        return self._by_initials.get(plain(letters), _NONE)

    def in_full(self, field: str) -> frozenset[int]:
        """Return who is meant by all that stands in a field for a name: by parts, else by the very same letters."""
        parts = set(parts_of(field))
        return frozenset(
            number
            for number, known in enumerate(self.parts)
            if (parts and parts <= set(known)) or _as_one(field) == _as_one(self._people[number])
        )

    def of_account(self, account: str) -> frozenset[int]:
        """Return whose handle, or mail address before the @, it is: `priya`, `priya.raman`, `praman`, `priyar`."""
        for word in LETTERS.finditer(account):
            if who := self.by_part(word[0]):
                return who
        letters = "".join(folded_words(account))
        return frozenset(
            number
            for number, spelled in enumerate(self._spelled)
            if any(len(parts) > 1 and letters in accounts(parts) for parts in spelled)
        )

    def is_particle(self, low: str, who: Iterable[int]) -> bool:
        """Return whether a folded word is what stands between the parts of somebody's name: `van`, an initial."""
        return (low in PARTICLES or len(low) == 1) and any(low in self._words[one] for one in who)

    def is_middle(self, word: str) -> bool:
        """Return whether a word may be a middle name that the record does not know."""
        return word[0].isupper() and not self.by_part(word) and not is_word_too(plain(word))

    def are_initials(self, letters: str, who: Iterable[int], written: str = "") -> bool:
        """Return whether the words of somebody's name begin with some letters, other than the one that is written."""
        wanted = {plain(letter) for letter in letters if letter.isalpha()}
        return any(wanted <= {word[0] for word in self._words[one] if word != plain(written)} for one in who)

    def is_slip(self, word: str, who: Iterable[int]) -> bool:
        """Return whether a word is a part of somebody's name that was not quite typed right."""
        return not is_word_too(plain(word)) and any(is_slip(word, self.parts[one]) for one in who)


def _by_key(found: Iterable[tuple[int, Iterable[str]]]) -> dict[str, frozenset[int]]:
    """Return by each key the numbers it stands beside."""
    by_key: dict[str, frozenset[int]] = {}
    for number, keys in found:
        for key in keys:
            by_key[key] = by_key.get(key, frozenset()) | {number}
    return by_key


def _as_one(name: str) -> str:
    """Return a whole name as it is compared with another, in small letters and with single blanks."""
    return " ".join(legible(name).text.split()).casefold()
