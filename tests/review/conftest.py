"""A language check that anybody can foresee: `BLAME` and two words behind it are a finding, `WISH` a shallow one."""

import re
from collections.abc import Callable, Iterable
from unittest.mock import patch

import pytest

from noblame.language import Finding
from noblame.review import remarks as module
from noblame.review.page import page_of
from noblame.review.prose import Form
from noblame.review.remarks import Remark, everybody, remarks
from noblame.settings import Settings

MARK = re.compile(r"(?P<mark>BLAME|WISH)(?:\s+\S+){0,2}")


def found_in(text: str, people: Iterable[str], pane: str | None, *_: object) -> list[Finding]:
    """Every mark in a text. Its rule is the pane and its message the people, so that a test sees both."""
    return [
        Finding(
            start=match.start(),
            end=match.end(),
            kind="blame" if match["mark"] == "BLAME" else "shallow",
            level="warn",
            rule=pane or "none",
            message=", ".join(people),
            ask="What allowed that?",
        )
        for match in MARK.finditer(text)
    ]


def say(text: str | bytes, form: Form, settings: Settings | None = None) -> list[Remark]:
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    settings = settings or Settings()
    page = page_of(data, "file", form, settings.severities)
    with patch.object(module, "find", found_in):
        return remarks(page, everybody(page, (), settings), settings)


def place(text: str, form: Form) -> list[tuple[str, str]]:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    return [(each.rule, between(lines, each)) for each in say(text, form)]


def between(lines: list[str], remark: Remark) -> str:
    rows = lines[remark.line - 1 : remark.end_line]
    rows[-1] = rows[-1][: remark.end_column - 1]
    rows[0] = rows[0][remark.column - 1 :]
    return "\n".join(rows)


@pytest.fixture(scope="session")
def said() -> Callable[..., list[Remark]]:
    """Return everything that is said of a text."""
    return say


@pytest.fixture(scope="session")
def places() -> Callable[[str, Form], list[tuple[str, str]]]:
    """Return the rule of everything said of a text, and the words that stand at its place there."""
    return place
