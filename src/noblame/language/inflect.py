"""The forms of an English verb, so that word lists name it once."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

VOWELS = frozenset("aeiou")


class Form(NamedTuple):
    """One form of a verb, and what it is."""

    word: str
    is_: str
    """B base, S third person, D past, N participle, G gerund; several letters where one word is several of them."""


def forms(verb: str, irregular: Mapping[str, tuple[str, str]]) -> Iterator[Form]:
    """Yield every form of `verb`, given in its base form.

    Args:
        verb: One word, or several with the verb first: `mess up`; the forms are those of the verb alone.
        irregular: Past and participle of the verbs that have their own.

    >>> [form.word for form in forms("drop", {})]
    ['drop', 'drops', 'dropped', 'dropping']
    """
    if verb in irregular:
        past, participle = irregular[verb]
    else:
        past = participle = _past(verb)
    found: dict[str, str] = {}
    for word, letter in ((verb, "B"), (_third(verb), "S"), (past, "D"), (participle, "N"), (_gerund(verb), "G")):
        for variant in word.split("/"):
            found[variant] = found.get(variant, "") + letter
    return (Form(word, letters) for word, letters in found.items())


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if _ends_in_y(verb) else verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if _ends_in_y(verb) else _doubled(verb) + "ed"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _ends_in_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2:-1] not in VOWELS


def _doubled(verb: str) -> str:
    """Return the stem before -ed and -ing: `drop` doubles, `deploy`, `enter` and `look` do not."""
    last = verb.rsplit("-", 1)[-1]
    if len(last) < 3 or last[-1] in VOWELS | frozenset("wxy") or last[-2] not in VOWELS or last[-3] in VOWELS:
        return verb
    one_syllable = sum(letter in VOWELS for letter in last) == 1
    return verb + verb[-1] if one_syllable or last in STRESSED_LAST else verb


STRESSED_LAST = frozenset(
    {
        "commit",
        "omit",
        "admit",
        "permit",
        "submit",
        "regret",
        "refer",
        "occur",
        "incur",
        "prefer",
        "transfer",
        "forget",
        "begin",
        "format",
        "cancel",
        "label",
        "signal",
        "control",
        "patrol",
        "rebut",
        "equip",
        "unplug",
        "rerun",
        "reset",
        "overrun",
    }
)
