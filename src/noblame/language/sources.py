"""The rules as they stand in their files: one file a category in `categories/`, what they share in `forms.yaml`."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from noblame.language.finding import Kind, Level
from noblame.language.lexicon import HERE, lines, read_yaml


class Form(NamedTuple):
    """One way in which people say what a rule is about, in the language of `grammar`."""

    reads: str
    level: Level
    unless: tuple[str, ...]
    """What, anywhere in the sentence, makes it harmless."""
    asks: bool
    """Whether only a question is meant."""


class Question(NamedTuple):
    """A question to ask instead, for every place or for some."""

    ask: str
    """May hold {verb} and {thing}, which the place fills."""
    when: str
    """An expression over the words of the place; empty for every place."""


class Rule(NamedTuple):
    """One category of blame or of shallow promise."""

    id: str
    kind: Kind
    level: Level
    message: str
    rank: int
    """Of two rules that are as loud about the same words, the one with the lower rank counts."""
    whole: bool
    """Whether a finding covers its whole sentence rather than a clause."""
    panes: Mapping[str, Level | None]
    """Where its level is another one, None for silence."""
    questions: tuple[Question, ...]


class Source(NamedTuple):
    """What the file of one rule holds."""

    rule: Rule
    forms: tuple[Form, ...]
    good: tuple[str, ...]
    """Sentences in which no rule finds anything."""
    bad: tuple[str, ...]
    """Sentences in which this rule finds something."""


def read_rules() -> Iterator[Source]:
    """Yield every rule, by the names of their files."""
    shared = {name: tuple(lines(text)) for name, text in read_yaml("forms.yaml")["harmless"].items()}
    for path in sorted((HERE / "categories").glob("*.yaml")):
        yield _source(path.stem, read_yaml(f"categories/{path.name}"), shared)


def _source(name: str, data: Any, shared: Mapping[str, tuple[str, ...]]) -> Source:
    rule = Rule(
        id=name,
        kind=data["kind"],
        level=data["level"],
        message=data["message"],
        rank=data["rank"],
        whole=data.get("covers") == "sentence",
        panes=data.get("panes", {}),
        questions=tuple(Question(q, "") if isinstance(q, str) else Question(q["ask"], q["when"]) for q in data["ask"]),
    )
    return Source(rule, tuple(_forms(data, shared)), tuple(lines(data["good"])), tuple(lines(data["bad"])))


def _forms(data: Any, shared: Mapping[str, tuple[str, ...]]) -> Iterator[Form]:
    """Yield the forms below each level's name; behind a form may stand ` ?` and, after ` -- `, what excuses it."""
    everywhere = _expanded(lines(data.get("unless", "")), shared)
    levels: tuple[Level, ...] = ("warn", "nudge", "hint")
    for level in levels:
        for line in lines(data.get(level) or ""):
            reads, _, but = line.partition(" -- ")
            own = _expanded((part.strip() for part in but.split(";") if part.strip()), shared)
            asks = reads.endswith(" ?")
            yield Form(reads.removesuffix(" ?").strip(), level, (*everywhere, *own), asks)


def _expanded(excuses: Iterator[str], shared: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return excuses with the lists that are named with an @ put in."""
    return tuple(each for excuse in excuses for each in (shared[excuse[1:]] if excuse.startswith("@") else (excuse,)))
