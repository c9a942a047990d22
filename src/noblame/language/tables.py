"""Lexicon and rules made ready: read from their files once, then from the user's cache: 3 ms in place of 150.

The cache holds plain tuples, texts and sets in Python's own format for compiled code. A file of it that is missing, old
or broken is made again; where it cannot be written, nothing is lost but time.
"""

import marshal
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from noblame.language.grammar import Grammar, Node
from noblame.language.lexicon import HERE, Lexicon, read_lexicon, read_yaml
from noblame.language.sources import Source, read_rules
from noblame.language.triggers import needs, triggers


class Tables(NamedTuple):
    """Everything that is read in texts by, as plain values."""

    lexicon: tuple[Any, ...]
    rules: Mapping[str, tuple[Any, ...]]
    """From an id to kind, level, message, rank, whole, panes and questions."""
    forms: tuple[bytes, ...]
    """Each packed, because a text calls for few of them: rule, level, whether only a question counts, its excuses,
    tree, what a sentence needs."""
    excuses: tuple[bytes, ...]
    """Each packed: what it looks like in its file, its tree, what a sentence needs."""
    calls: Mapping[str, tuple[int, ...]]
    """From a word to the numbers of the forms it calls for."""


@cache
def tables() -> Tables:
    """Return the tables."""
    path = _cached()
    with suppress(OSError, EOFError, ValueError, TypeError):
        return Tables(*marshal.loads(path.read_bytes()))  # noqa: S302  the user's own cache, as .pyc files are
    made = build()
    with suppress(OSError):
        _write(path, marshal.dumps([*made]))
    return made


@cache
def lexicon() -> Lexicon:
    """Return the lexicon."""
    return Lexicon(*tables().lexicon)


def build() -> Tables:
    """Return the tables as the files say. Raises ValueError for a form that cannot be read."""
    words, shared = read_lexicon(), read_yaml("forms.yaml")
    maker = _Maker(Grammar(words, shared["groups"], shared["pieces"]))
    for rule in read_rules():
        maker.take(rule)
    return maker.made()


class _Maker:
    """Collects what the rules say, every form and every excuse under a number."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._members = grammar.lexicon.members()
        self._rules: dict[str, tuple[Any, ...]] = {}
        self._forms: list[bytes] = []
        self._excuses: dict[str, int] = {}
        self._calls: dict[str, list[int]] = {}

    def take(self, source: Source) -> None:
        """Take a rule with all its forms."""
        rule = source.rule
        questions = tuple(map(tuple, rule.questions))
        self._rules[rule.id] = (
            *(rule.kind, rule.level, rule.message, rule.rank, rule.whole),
            *(dict(rule.panes), questions),
        )
        for form in source.forms:
            tree = self._grammar.tree(form.reads)
            for word in self._called_by(form.reads, tree):
                self._calls.setdefault(word, []).append(len(self._forms))
            excuses = tuple(self._excuses.setdefault(excuse, len(self._excuses)) for excuse in form.unless)
            row = (rule.id, form.level, form.asks, excuses, tree, needs(tree, self._members))
            self._forms.append(marshal.dumps(row))

    def _called_by(self, form: str, tree: tuple[Node, ...]) -> frozenset[str]:
        words = triggers(tree, self._members)
        if not words:
            raise ValueError(f"no word calls for the form {form!r}")
        return words

    def made(self) -> Tables:
        """Return the tables."""
        trees = {excuse: self._grammar.tree(excuse) for excuse in self._excuses}
        excuses = (marshal.dumps((excuse, tree, needs(tree, self._members))) for excuse, tree in trees.items())
        calls = {word: tuple(found) for word, found in self._calls.items()}
        return Tables(tuple(self._grammar.lexicon), self._rules, tuple(self._forms), tuple(excuses), calls)


def _cached() -> Path:
    """Return the file of the cache for the data files as they are, and this Python."""
    from noblame import locations  # noqa: PLC0415  only where a text is searched

    stamp = crc32(repr([*_stamps(), sys.version_info[:3]]).encode())
    return locations.cache_dir() / f"language-{stamp:08x}.tables"


def _stamps() -> Iterator[tuple[str, int, int]]:
    for path in sorted(
        (*HERE.glob("*.yaml"), *HERE.glob("*.py"), *HERE.glob("*.txt"), *(HERE / "categories").glob("*.yaml"))
    ):
        about = path.stat()
        yield path.name, about.st_size, about.st_mtime_ns


def _write(path: Path, data: bytes) -> None:
    """Write the cache in one step, and sweep those of other versions. Raises OSError where that fails."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    own = path.with_suffix(f".{os.getpid()}")
    own.write_bytes(data)
    own.replace(path)
    for other in path.parent.glob("language-*.tables"):
        if other != path:
            other.unlink(missing_ok=True)
