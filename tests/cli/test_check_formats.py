"""The formats of `check`: right for any text, and harmless whatever a file says."""

import argparse
import json
import re
import unicodedata
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.cli import check_github, check_json, check_sarif, check_text
from noblame.cli.cells import fitting, fitting_end, untabbed, width
from noblame.cli.check_text import TextReport, underlined
from noblame.inert import ACTIVE, visible
from noblame.review.prose import Page
from noblame.review.remarks import Checked, Remark
from noblame.source.places import Places

Capsys = pytest.CaptureFixture[str]
HOSTILE = st.text(st.characters() | st.sampled_from('\x1b\x07\r\n\t\x9b\u202e\u200b:,%é山😀]"\\&<'), max_size=30)
LEVELS: Any = st.sampled_from(["hint", "nudge", "warn", "error"])
KEYS = ["path", "line", "column", "end_line", "end_column", "kind", "level", "rule", "text", "message", "ask"]


@st.composite
def checked(draw: Any) -> Checked:
    """A file of hostile text in which some stretch was found, with a hostile name."""
    text = draw(HOSTILE)
    places = Places("x", text)
    first = draw(st.integers(0, len(text)))
    last = draw(st.integers(first, len(text)))
    level, rule, message, ask = draw(LEVELS), draw(HOSTILE), draw(HOSTILE), draw(HOSTILE)
    remark = Remark(*places.of(first), *places.of(last), "blame", level, rule, text[first:last], message, ask)
    path = draw(HOSTILE).encode("utf-8", "replace").decode()  # no file is called by half a character
    return Checked(path, Page(places, "text"), [remark])


def written(report: Any, *files: Checked) -> str:
    """What a report writes."""
    lines: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        for module in (check_text, check_json, check_github, check_sarif):
            patch.setattr(module, "say", lines.append)
        report.begin()
        for each in files:
            report.file(each)
        report.end()
    return "\n".join(lines) + "\n"


def report(module: Any) -> Any:
    return module.report(argparse.Namespace())


def harmless(text: str) -> bool:
    return visible(text) == text


@given(st.lists(checked(), max_size=3))
def test_json_parses_back_to_what_was_found(files: list[Checked]) -> None:
    out = written(report(check_json), *files)
    said = json.loads(out)
    assert [list(each) for each in said] == [KEYS] * len(files)
    assert [each["path"] for each in said] == [each.path for each in files]
    assert [Remark(**{key: each[key] for key in KEYS[1:]}) for each in said] == [f.found[0] for f in files]
    assert harmless(out)
    assert out.isascii()


@given(checked())
def test_an_annotation_is_one_line_whose_parts_nothing_ends(one: Checked) -> None:
    out = written(report(check_github), one)
    assert out.count("\n") == 1
    assert harmless(out)
    found = re.fullmatch(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^,:]*,?)+)::(.*)\n", out)
    assert found
    names = [each.split("=")[0] for each in found[2].split(",")]
    assert [name for name in names if name != "endColumn"] == ["file", "line", "endLine", "col", "title"]
    assert not re.search(r"%(?!25|0A|0D)", found[3])


@given(st.lists(checked(), max_size=3))
def test_sarif_parses_and_says_the_same(files: list[Checked]) -> None:
    out = written(report(check_sarif), *files)
    log = json.loads(out)
    assert_sarif(log)
    [run] = log["runs"]
    assert [each["ruleId"] for each in run["results"]] == [each.found[0].rule for each in files]
    assert harmless(out)


def assert_sarif(log: dict[str, Any]) -> None:
    """Hold a log against what SARIF 2.1.0 demands of the parts that we write."""
    assert log.keys() == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    assert run.keys() == {"columnKind", "results", "tool", "invocations"}
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    ids = [rule["id"] for rule in rules]
    assert len(set(ids)) == len(ids)
    assert all(rule["shortDescription"]["text"] is not None and "text" in rule["help"] for rule in rules)
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"note", "warning", "error"}
        assert result["message"].keys() == {"text"}
        [location] = result["locations"]
        place = location["physicalLocation"]
        assert re.fullmatch(r"[\w./~%-]*|file:///[\w./~%-]*", place["artifactLocation"]["uri"], re.ASCII)
        region = place["region"]
        assert all(region[key] >= 1 for key in ("startLine", "startColumn", "endLine", "endColumn"))


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/é#?.md", "a%20b/%C3%A9%23%3F.md"),
        ("./x/../a:b.md", "a%3Ab.md"),
        ("/elsewhere/a.md", "file:///elsewhere/a.md"),
        ("-", "-"),
    ],
)
def test_a_file_is_named_by_a_uri_from_here(path: str, uri: str) -> None:
    one = Checked(path, Page(Places("x", "a"), "text"), [Remark(1, 1, 1, 2, "blame", "nudge", "r", "a", "m", "q")])
    [result] = json.loads(written(report(check_sarif), one))["runs"][0]["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": "%SRCROOT%"}
    assert unquote(uri).endswith(path.rsplit("/", 1)[-1])
    assert result["level"] == "note"
    assert result["properties"] == {"kind": "blame", "level": "nudge", "ask": "q"}


@given(checked(), st.integers(40, 120))
def test_text_holds_nothing_active_and_begins_with_a_place_on_one_line(one: Checked, columns: int) -> None:
    out = written(TextReport(columns, colour=False), one)
    assert harmless(out)
    [remark] = one.found
    assert f":{remark.line}:{remark.column}: {remark.level} " in out.splitlines()[0]
    for line in out.split("\n")[1:-2]:
        assert width(line) <= columns or line.strip() == visible(remark.ask).replace("\t", " ").strip()


@given(HOSTILE, st.integers(0, 30), st.integers(0, 30), st.integers(36, 80))
def test_marks_stand_below_the_words_within_the_room(line: str, start: int, length: int, room: int) -> None:
    line = line.replace("\n", "") * 3
    start = min(start, len(line))
    words, marks = underlined(line, start, min(start + length, len(line)), room)
    assert "\t" not in words
    assert width(words) <= room
    assert width(marks) <= room + 1
    assert set(marks.strip()) == {"^"}


@pytest.mark.parametrize(
    ("line", "words", "room", "shown", "marks"),
    [
        ("so Dana left", "Dana", 80, "so Dana left", "   ^^^^"),
        ("山田 Dana 山", "Dana", 80, "山田 Dana 山", "     ^^^^"),
        ("\tDana\tx", "Dana", 80, "    Dana    x", "    ^^^^"),
        ("e\u0301 Dana", "Dana", 80, "e\u0301 Dana", "  ^^^^"),
        ("👩\u200d🚒 Dana", "Dana", 80, "👩\u200d🚒 Dana", "   ^^^^"),
        ("👍🏽 Dana", "Dana", 80, "👍🏽 Dana", "   ^^^^"),
        ("a\x1b[2J Dana", "Dana", 80, "a␛[2J Dana", "      ^^^^"),
        ("山" * 60 + " Dana " + "x" * 60, "Dana", 40, "…" + "山" * 12 + " Dana " + "x" * 8 + "…", " " * 26 + "^^^^"),
        ("x" * 99, "x" * 99, 40, "x" * 37 + "…", "^" * 38),
    ],
)
def test_marks_count_cells(line: str, words: str, room: int, shown: str, marks: str) -> None:
    at = line.index(words)
    assert underlined(line, at, at + len(words), room) == (shown, marks)


@given(st.text(max_size=20), st.integers(0, 25))
def test_cut_texts_fit(text: str, room: int) -> None:
    assert text.startswith(fitting(text, room))
    assert text.endswith(fitting_end(text, room))
    assert width(fitting(text, room)) <= room
    assert width(fitting_end(text, room)) <= room


def test_tabs_go_to_the_next_stop() -> None:
    assert untabbed("a\tb\t\tc") == "a   b       c"
    assert untabbed("\tx", 3) == " x"


@pytest.mark.parametrize(("environ", "colour"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colour_is_for_terminals_that_want_it(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], *, colour: bool
) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

        def fileno(self) -> int:
            raise OSError

    monkeypatch.setenv("TERM", "xterm")
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout", Terminal())
    one = Checked("p", Page(Places("x", "Dana"), "text"), [Remark(1, 1, 1, 5, "blame", "warn", "r", "Dana", "m", "q")])
    assert bool(ACTIVE.search(written(report(check_text), one))) == colour


def test_every_sign_has_a_width() -> None:
    assert {width(chr(code)) for code in range(0x110000) if unicodedata.category(chr(code)) != "Cs"} == {0, 1, 2}


def test_of_a_line_as_long_as_a_document_only_what_is_near_the_words_is_shown() -> None:
    assert underlined("山" * 10_000 + "here" + "x" * 10_000, 10_000, 10_004, 40) == (
        "…" + "山" * 12 + "here" + "x" * 10 + "…",
        " " * 25 + "^^^^",
    )
