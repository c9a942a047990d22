"""A parser's errors in a person's words. Both parsers of PyYAML are understood; their own words differ."""

import re
from collections.abc import Callable

import yaml

from noblame.source.places import Places, quoted
from noblame.source.problem import Problem

MAX_DEPTH = 32
TOO_DEEP = (f"more than {MAX_DEPTH} levels inside each other", "a flatter structure")
"""What was found and what is expected where the composer stops, or libyaml already has."""
MAX_TABS = 20

_TAB = re.compile(r"^ *(\t)", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?:x\w{0,2}|u\w{0,4}|U\w{0,8}|.)?")

Words = tuple[int, str, str]
"""Where it is, what was found, what is expected."""


def worded(error: yaml.MarkedYAMLError, places: Places) -> list[Problem]:
    """Return what stopped the parser; where that was a tab, every line from there on that begins with one."""
    here = _index(error.problem_mark, _index(error.context_mark, 0))
    problem = error.problem or ""
    tabs = _tabs(places.text, here, anywhere=problem.startswith("mapping values"))
    if tabs:
        return [places.problem(index, "a tab as indentation", "spaces") for index in tabs]
    said = f"{problem} {error.context or ''}"
    for pattern, word in _RULES:
        if pattern.search(said):
            return [places.problem(*word(places.text, here, _index(error.context_mark, here)))]
    return [places.problem(here, problem or "no YAML", "valid YAML")]


def _index(mark: yaml.Mark | None, otherwise: int) -> int:
    return otherwise if mark is None else int(mark.index)


def _tabs(text: str, here: int, *, anywhere: bool) -> list[int]:
    """Return where tabs indent lines, if one does in the line that stopped the parser.

    Args:
        text: the whole text.
        here: where the parser stopped.
        anywhere: whether it may have stopped anywhere in that line, not only in its indentation.
    """
    start = text.rfind("\n", 0, here) + 1
    first = _TAB.match(text, start)
    if first is None or (text[start:here].strip() and not anywhere):
        return []
    later = [match.start(1) for match in _TAB.finditer(text, here + 1) if match.start() == match.start(1)]
    return [first.start(1), *(index for index in later if index != first.start(1))][:MAX_TABS]


def _second_colon(text: str, here: int, _: int) -> Words:
    line = text[text.rfind("\n", 0, here) + 1 : here]
    if ": " in line or line.endswith(":"):
        return here, '": " inside a text', "quotes around the text"
    return (
        here,
        "a key that is indented below a value",
        "the indentation of the keys around it, or quotes around a text",
    )


def _bad_start(text: str, here: int, _: int) -> Words:
    if text[here : here + 1] == "\t":
        return here, "a tab", "blanks"
    return here, f"a value that starts with {quoted(text[here : here + 1])}", "quotes around it"


def _unclosed_quote(_: str, __: int, start: int) -> Words:
    return start, "a quote that is never closed", "the same quote at the end of the text"


def _escape(text: str, here: int, _: int) -> Words:
    if text.startswith("%", text.rfind("\n", 0, here) + 1):
        return _directive(text, here, _)
    start = max(text.rfind("\\", 0, here + 1), 0)
    match = _ESCAPE.match(text, start)
    return start, f"the escape {match.group() if match else ''}", "one that YAML knows, or single quotes"


def _unclosed_bracket(text: str, here: int, start: int) -> Words:
    close = {"[": "]", "{": "}"}.get(text[start : start + 1], "a closing bracket")
    if here >= len(text.rstrip()):
        return start, f"a {text[start : start + 1]} that is never closed", f"{close} behind the last value"
    return here, f"{quoted(text[here : here + 1])} between brackets", f"a comma, or {close}"


def _misplaced(text: str, here: int, start: int) -> Words:
    before = text[text.rfind("\n", 0, here) + 1 : here].rstrip()
    if text.startswith("-", start) and here - text.rfind("\n", 0, here) == start - text.rfind("\n", 0, start):
        return here, "a key among list items", "`- ` before it, or the indentation of a key"
    if before.endswith(("'", '"', "]", "}")):
        expected = "nothing more on the line, or quotes around all of it"
        return here, f"{quoted(text[here : here + 1])} behind a closing {before[-1]}", expected
    return here, "a line that is indented differently from those around it", "the same indentation"


def _no_value(text: str, here: int, _: int) -> Words:
    return here, f"{quoted(text[here : here + 1])} where a value should stand", "a value, or quotes around it"


def _directive(text: str, here: int, _: int) -> Words:
    return text.rfind("\n", 0, here) + 1, "a line that starts with %", "no % at the start of a line"


def _no_colon(_: str, __: int, start: int) -> Words:
    return start, "a line that is no `key: value`", "a colon and a blank behind the key"


def _says(found: str, expected: str) -> Callable[[str, int, int], Words]:
    return lambda _text, here, _start: (here, found, expected)


_RULES = [
    (re.compile(pattern), word)
    for pattern, word in (
        ("incompatible YAML", _says("another version of YAML", "YAML 1.2")),
        ("directive", _directive),
        (
            "tag handle|(?:scanning|parsing) a tag",
            _says("a tag that cannot be read", "no tag: the field says what it is"),
        ),
        ("mapping values are not allowed", _second_colon),
        ("cannot start any token", _bad_start),
        ("sequence entries are not allowed", _says("a list item behind a key", "the list on the lines below the key")),
        ("unexpected end of stream", _unclosed_quote),
        ("escape|hexdecimal|number that is too large", _escape),
        ("expected ',' or", _unclosed_bracket),
        ("(?:did not find )expected key|expected <block end>|expected '-' indicator", _misplaced),
        ("could not find expected ':'", _no_colon),
        ("node content", _no_value),
        (
            "mapping keys are not allowed",
            _says("a ? where no key can stand", "quotes around a text that starts with it"),
        ),
        ("unexpected document", _says("--- or ... inside a quoted text", "the closing quote before it")),
        ("unexpected ':'", _says("a colon right before a comma or a bracket", "a blank behind it, or quotes")),
        (
            "alphabetic or numeric",
            _says("a & or a * without a name", "a name right behind it, or quotes around the text"),
        ),
        (
            "indentation indicator|chomping|comment or (?:a )?line break",
            _says("a sign behind | or >", "|, |-, |+ or >"),
        ),
        ("maximum nesting depth", _says(*TOO_DEEP)),
        ("<document start>", _says("text behind the end of the document", "one document in a file")),
    )
]
