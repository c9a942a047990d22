"""Numbers of cards, bank accounts and telephones in a text."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

_CARD = re.compile(r"(?<![\w.+-])[2-6]\d{3}(?:[ -]?\d){8,14}\d?(?![\w-])")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_SHORTEST = 15
"""Letters of the shortest IBAN (Norway)."""
_PHONE = re.compile(
    r"(?<![\w.+-])(?:"
    r"\+\d{1,3}(?:[ ./()-]{0,2}\d){6,13}"
    r"|\(?0\d{2,4}\)?[ /-]\d{2,4}(?:[ -]?\d{2,4}){1,3}"
    r"|\(?[2-9]\d{2}\)?[ .-]\d{3}[.-]\d{4}"
    r"|(?:ext|extension)\.? ?\d{3,6}"
    r")(?![\w-]|\.\d)",
    re.IGNORECASE,
)
_FREE = re.compile(r"\+?(?:1|00)?0?(?:800|888|877|866|855|844|833)")
"""Numbers that cost the caller nothing are made for customers."""


def accounts(text: str) -> Iterator[Span]:
    """Yield where a text has the number of a card or an IBAN whose check digits are right (ISO 7812, ISO 13616)."""
    yield from (found.span() for found in _CARD.finditer(text) if _luhn(re.sub(r"\D", "", found[0])))
    for found in _IBAN.finditer(text):
        words = found[0].split(" ")
        for size in range(len(words), 0, -1):
            if _is_iban("".join(words[:size])):
                yield found.start(), found.start() + len(" ".join(words[:size]))
                break


def phones(text: str) -> Iterator[Span]:
    """Yield where a text has the number of a telephone that is not free to call."""
    yield from (found.span() for found in _PHONE.finditer(text) if not _FREE.match(re.sub(r"[^\d+]", "", found[0])))


def _luhn(digits: str) -> bool:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[::-2])) + sum(doubled)) % 10 == 0


def _is_iban(letters: str) -> bool:
    if len(letters) < _SHORTEST:
        return False
    return int("".join(str(int(letter, 36)) for letter in letters[4:] + letters[:4])) % 97 == 1
