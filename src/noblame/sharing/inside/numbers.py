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
_COUNTRY = (
    "(?:1|7|2[07]|2[1-69][0-9]|3[0-469]|3[578][0-9]|4[013-9]|42[0-9]|5[1-8]|5[09][0-9]|6[0-6]|6[7-9][0-9]|8[1246]"
    "|8[0578][0-9]|9[0-58]|9[679][0-9])"
)
"""Codes of countries (E.164), of which none begins another; so a number in Berlin, +49 30 800, is not free."""
_FREE = re.compile(
    rf"(?:\+|00)(?:800|{_COUNTRY}0?(?:1?800|808))|0?800|0808|1800|(?:(?:\+|00)?1)?8(?:00|88|77|66|55|44|33)"
)
"""Numbers that cost the caller nothing are made for customers."""
_OWN = re.compile(
    r"\baccounts?(?: (?:id|number|no\.?))?:? ?#?(?P<number>\d{4}[ -]\d{4}[ -]\d{4}|\d{8,12})(?![\w-]|[.,]\d)",
    re.IGNORECASE,
)
"""The number of an account in a cloud, which has twelve digits, or at a bank."""


def accounts(text: str) -> Iterator[Span]:
    """Yield where a text has a card or an IBAN with the right check digits (ISO 7812, ISO 13616), or an account."""
    yield from (found.span() for found in _CARD.finditer(text) if _luhn(re.sub(r"\D", "", found[0])))
    yield from (found.span("number") for found in _OWN.finditer(text))
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
