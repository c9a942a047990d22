"""The word classes of `lexicon.yaml`: which classes each word is in, every form of a verb in those of the verb."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from noblame.language.inflect import forms

HERE = Path(__file__).parent
FORMS = ("VB", "VS", "VD", "VN", "VG")
"""The forms of a verb: the letters of `inflect.Form`, with a V before them."""
PARTIES = {
    "P": "person",
    "U": "unknown name",
    "S": "somebody",
    "N": "nobody",
    "T": "team",
    "V": "vendor",
    "H": "they",
    "W": "we",
    "I": "I",
    "Y": "you",
    "E": "everybody",
    "C": "customers",
}
"""Who can be spoken of. The sign of a capital letter is a subject, that of the small one is none."""
_FIRST = 0xE000


class Lexicon(NamedTuple):
    """Every word class, each with a sign of its own: one character of the private use area."""

    signs: Mapping[str, str]
    """From the name of a class, a verb form or a kind of party to its sign."""
    tags: Mapping[str, str]
    """From a word to the signs of the classes it is in."""
    bases: Mapping[str, str]
    """From the past of a verb to its base form."""
    irregular: Mapping[str, tuple[str, str]]

    def is_one(self, tags: str, *names: str) -> bool:
        """Return whether `tags` hold the sign of one of these classes, verb forms or parties."""
        return not _signs_of(self, names).isdisjoint(tags)

    def forms_of(self, verb: str) -> tuple[str, ...]:
        """Return every form of a verb given in its base form."""
        return tuple(form.word for form in forms(verb, self.irregular))

    def members(self) -> dict[str, frozenset[str]]:
        """Return the words of every class, by its sign."""
        found: dict[str, set[str]] = {}
        for word, signs in self.tags.items():
            for sign in signs:
                found.setdefault(sign, set()).add(word)
        return {sign: frozenset(words) for sign, words in found.items()}


_KNOWN: dict[tuple[str, ...], frozenset[str]] = {}


def _signs_of(lexicon: Lexicon, names: tuple[str, ...]) -> frozenset[str]:
    """Return the signs of several classes, made once for each."""
    found = _KNOWN.get(names)
    if found is None:
        found = _KNOWN[names] = frozenset(lexicon.signs[name] for name in names)
    return found


def read_lexicon() -> Lexicon:
    """Return the lexicon as its files say."""
    data = read_yaml("lexicon.yaml")
    irregular = {
        verb: (past, participle) for verb, past, participle in (line.split() for line in lines(data["irregular"]))
    }
    tags: dict[str, set[str]] = {}
    bases: dict[str, str] = {}
    for word, name in _words_and_classes(data, irregular, bases):
        tags.setdefault(word, set()).add(name)
    names = (*FORMS, *PARTIES, *map(str.lower, PARTIES), *data["verbs"], *data["words"])
    signs = {name: chr(_FIRST + number) for number, name in enumerate(dict.fromkeys(names))}
    return Lexicon(
        signs, {word: "".join(sorted(signs[name] for name in found)) for word, found in tags.items()}, bases, irregular
    )


def _words_and_classes(data: Any, irregular: Any, bases: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each word with each of its classes; of verbs every form, whose pasts go into `bases`."""
    for name, verbs in data["verbs"].items():
        for verb in verbs.split():
            for form in forms(verb, irregular):
                yield form.word, name
                yield from ((form.word, f"V{letter}") for letter in form.is_)
                if "D" in form.is_:
                    bases[form.word] = verb
    for name, words in data["words"].items():
        yield from ((word, name) for word in words.split())
    yield from ((word, "common") for word in (HERE / "words.txt").read_text("utf-8").split())


def lines(text: str) -> Iterator[str]:
    """Yield the lines of a block that say something: no blank ones, no comments."""
    return (line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))


def read_yaml(name: str) -> Any:
    """Return what a data file of this package holds."""
    import yaml  # noqa: PLC0415  26 ms; importing noblame.language must cost nothing

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=loader)  # noqa: S506  both are safe loaders
