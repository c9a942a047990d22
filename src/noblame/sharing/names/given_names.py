"""What words with a capital letter can be: names that people are given, and what only looks like one (S3)."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from noblame.language.tables import lexicon
from noblame.language.tokens import folded

SHORTEST = 3
"""Letters a name needs to be one wherever it stands; a shorter one is as likely something else."""


class Capitals(NamedTuple):
    """The lists of `names.yaml`, folded."""

    given: frozenset[str]
    """Names that are nothing else."""
    twofold: frozenset[str]
    """Names that are words, places or programs as well: somebody is meant only where a person can stand."""
    words_too: frozenset[str]
    """Those of them that are words of English."""
    months: frozenset[str]
    """Those of them that are months and days of the week, also in short."""
    others: frozenset[str]
    """Places, companies, programs, occasions, headings: nobody."""
    phrases: re.Pattern[str]
    """Names of several words that hold what people are called: `Ben & Jerry's`."""
    tails: frozenset[str]
    """What makes the words before it a company, a place or an occasion: `Martin Street`."""
    heads: frozenset[str]
    """What does so with those behind it: `San Jose`, `Hurricane Maria`."""
    fields: frozenset[str]
    """Fields that hold somebody: `Owner: …`."""
    asking: frozenset[str]
    """Verbs whose object is somebody: `ask …`."""
    to: frozenset[str]
    """Words behind which `to` leads to somebody: `thanks to …`."""
    by_companies: frozenset[str]
    """What companies are said to have done: `hosted by …`."""
    acts: frozenset[str]
    """Verbs of companies as well as of people, in every form."""


@cache
def capitals() -> Capitals:
    """Return the lists, read from their file when they are first needed."""
    data = _read()
    also = {kind: _words(words) for kind, words in data["also"].items()}
    others = _words(data[kind] for kind in ("places", "companies", "programs", "occasions", "headings"))
    others |= also["places"] | also["programs"]
    given = _words(data["given"].values()) | also["words"] | also["months"]
    doubtful = (
        others
        | also["words"]
        | also["months"]
        | {word for word in given if word in lexicon().tags or len(word) < SHORTEST}
    )
    return Capitals(
        given=given - doubtful,
        twofold=given & doubtful,
        words_too=(given & doubtful) - others,
        others=others - also["words"],
        phrases=_phrases(data["phrases"]),
        acts=frozenset(form for verb in data["acts"].split() for form in lexicon().forms_of(verb)),
        **{name: _words(data[name]) for name in ("tails", "heads", "fields", "asking", "to", "by_companies")},
        months=also["months"],
    )


def _read() -> Any:
    import yaml  # noqa: PLC0415  only what goes outside needs it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(Path(__file__).with_name("names.yaml").read_text("utf-8"), Loader=loader)  # noqa: S506  both are safe


def _words(texts: str | Iterable[str]) -> frozenset[str]:
    """Return the words of one or several lists."""
    whole = texts if isinstance(texts, str) else " ".join(texts)
    return frozenset(map(folded, whole.split()))


def _phrases(lines: str) -> re.Pattern[str]:
    """Return what finds the phrases of several lines, with either apostrophe."""
    some = "|".join(sorted((re.escape(line.strip()) for line in lines.splitlines()), key=len, reverse=True))
    either = some.replace("'", "['’]")
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")
