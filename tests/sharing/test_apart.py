"""Templates of a team: what fails is told with file and line, and nothing goes on without end."""

import contextlib
import pickle
import sys
import threading
from pathlib import Path

import pytest
from tests.sharing.samples import NOW, WHOLE

from noblame.record.incident import Incident
from noblame.settings import Settings
from noblame.sharing.apart import Apart
from noblame.sharing.failing import SharingError
from noblame.sharing.formats import FORMATS, written, written_here
from noblame.sharing.leaks import Leak, LeakError
from noblame.sharing.limits import Limits
from noblame.sharing.wanted import Wanted
from noblame.sharing.whole import IncompleteError

SHORT = Limits(2, 512 * 1024 * 1024)
NESTED = "{% for i in range(99999) %}{% for j in range(99999) %}INNER{% endfor %}{% endfor %}"


def wanted(archive: Path, template: str = "", incident: Incident = WHOLE) -> Wanted:
    """A record in an archive that has a template of its own for Slack, where one is given."""
    if template:
        (archive / "templates").mkdir()
        (archive / "templates" / "slack.txt.jinja").write_text(template, encoding="utf-8")
    return Wanted(incident=incident, stem="a-record", now=NOW, archive=archive)


def complaint(archive: Path, template: str) -> str:
    with pytest.raises(SharingError) as error:
        Apart("slack", wanted(archive, template), SHORT).result()
    return str(error.value)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("one\ntwo\n{{ incidnt }}", "templates/slack.txt.jinja:3: 'incidnt' is undefined"),
        ("one\n{{ brief | nosuch }}", "templates/slack.txt.jinja:2: No filter named 'nosuch'."),
        ("\n\n{{ 1 / 0 }}", "templates/slack.txt.jinja:3: ZeroDivisionError: division by zero"),
        ("{{ 1 | line }}\n", "templates/slack.txt.jinja:1: "),
        ("\n{% for %}", "templates/slack.txt.jinja:2: Expected an expression, got 'end of statement block'"),
        ("\n{% include 'gone.jinja' %}", "templates/slack.txt.jinja:2: there is no template gone.jinja"),
        ("{% include 'slack.txt.jinja' %}", "templates/slack.txt.jinja:1: RecursionError: "),
        ("\n{{ ''.__class__ }}", "templates/slack.txt.jinja:2: access to attribute '__class__' of 'str'"),
    ],
)
def test_what_fails_is_told_with_file_and_line(tmp_path: Path, template: str, said: str) -> None:
    assert complaint(tmp_path, template).startswith(said)


def test_what_fails_within_another_template_is_told_of_that_one(tmp_path: Path) -> None:
    made = wanted(tmp_path, "\n{% include 'part.jinja' %}")
    (tmp_path / "templates" / "part.jinja").write_text("\n\n{{ nobody }}", encoding="utf-8")
    with pytest.raises(SharingError, match=r"^templates/part\.jinja:3: 'nobody' is undefined$"):
        written("slack", made)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        (NESTED, "templates/slack.txt.jinja: writes more than 20 MB; does a loop stand in a loop?"),
        ("\n" + NESTED.replace("INNER", ""), "templates/slack.txt.jinja:2: takes too long"),
        (f"{{% macro all() %}}{NESTED}{{% endmacro %}}{{{{ all() }}}}", "templates/slack.txt.jinja:1: "),
        ("\n\n{{ '' | center(2000000000) }}", "templates/slack.txt.jinja:3: needs too much memory"),
    ],
)
def test_no_template_goes_on_without_end(tmp_path: Path, template: str, said: str) -> None:
    assert complaint(tmp_path, template).startswith(said)


def test_a_template_that_does_well_writes_the_same_in_a_process_of_its_own(tmp_path: Path) -> None:
    made = wanted(tmp_path, "{{ brief.title }}: {{ brief.title | length }}")
    assert written("slack", made) == written_here("slack", made)


def test_what_is_ended_comes_to_an_end(tmp_path: Path) -> None:
    begun = Apart("slack", wanted(tmp_path, NESTED.replace("INNER", "")), Limits(60, SHORT.memory))
    ending = threading.Timer(0, begun.end)
    ending.start()
    with pytest.raises(SharingError, match="was ended"):
        begun.result()
    ending.join()


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in {"pdf", "blog", "status", "email"}])
def test_every_form_can_be_written_apart(tmp_path: Path, name: str) -> None:
    made = wanted(tmp_path)
    assert Apart(name, made).result() == written_here(name, made)


def test_an_error_keeps_its_kind_and_what_it_knows(tmp_path: Path) -> None:
    held = LeakError((Leak("host", "mqtt-3", "impact"),))
    again = pickle.loads(pickle.dumps(held))
    assert (type(again), again.leaks, str(again)) == (LeakError, held.leaks, str(held))
    strict = Wanted(incident=Incident(title="x"), stem="x", now=NOW, strict=True, settings=Settings(), archive=tmp_path)
    with pytest.raises(IncompleteError) as error:
        Apart("markdown", strict).result()
    assert error.value.missing


def test_a_bug_of_ours_is_none_of_a_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(RuntimeError):
        Apart("slack", wanted(tmp_path)).result()


@pytest.mark.parametrize(
    ("name", "template", "apart"), [("pdf", "", True), ("slack", "", False), ("slack", "{{ brief.title }}", True)]
)
def test_what_may_take_long_gets_a_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, template: str, *, apart: bool
) -> None:
    begun: list[str] = []

    class Noted(Apart):
        def __init__(self, name: str, wanted: Wanted, limits: Limits | None = None) -> None:
            begun.append(name)
            super().__init__(name, wanted, limits)

    monkeypatch.setattr("noblame.sharing.apart.Apart", Noted)
    with contextlib.suppress(SharingError):  # where WeasyPrint is absent
        written(name, wanted(tmp_path, template))
    assert begun == ([name] if apart else [])
