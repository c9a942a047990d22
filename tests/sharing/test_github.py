"""The script is run by a shell, with a `gh` of our own that writes down what it is given."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.sharing.filed import LINT, PLAIN, RECORD, STEM, TYPED, agreed, sample, wanted
from tests.sharing.reading import read
from tests.sharing.typed import lines, one_line

from noblame.record.incident import Action
from noblame.sharing.github import render
from noblame.sharing.wanted import Wanted
from noblame.sharing.work import name, tasks

GH = """\
#!/bin/sh
for each in "$@"; do printf '%s\\0' "$each" >> "$LOG/calls"; done
printf '\\n\\0' >> "$LOG/calls"
if [ "$1" = issue ]; then
  cat > "$LOG/body-$(ls "$LOG" | grep -c body)"
  [ ! -e "$LOG/fails" ] || [ "$(ls "$LOG" | grep -c body)" -le "$(cat "$LOG/fails")" ] || exit 1
  [ ! -e "$LOG/spoils" ] || { rm "$(cat "$LOG/spoils")" && mkdir "$(cat "$LOG/spoils")"; }
  echo 'Creating issue in o/r' >&2
  echo "https://github.com/o/r/issues/$(ls "$LOG" | grep -c body)"
fi
"""


class Shell:
    """Runs scripts beside the `gh` that only writes down."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "bin").mkdir()
        (folder / "bin" / "gh").write_text(GH)
        (folder / "bin" / "gh").chmod(0o755)
        self.empty()

    def empty(self) -> None:
        log = self.folder / "log"
        log.mkdir(exist_ok=True)
        for each in (*log.iterdir(), self.filed):
            each.unlink(missing_ok=True)

    @property
    def filed(self) -> Path:
        """What the script notes."""
        return self.folder / f"script.sh.{STEM}.filed"

    def run(self, script: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        path = self.folder / "script.sh"
        path.write_bytes(script.encode())
        environ = {"PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}", "LOG": str(self.folder / "log")}
        return subprocess.run(
            ["sh", str(path), *arguments], env=environ, cwd=self.folder, capture_output=True, check=False, timeout=60
        )

    @property
    def calls(self) -> list[list[str]]:
        """The arguments of each call."""
        path = self.folder / "log" / "calls"
        said = path.read_bytes().decode() if path.exists() else ""
        return [call.split("\0")[:-1] for call in said.split("\n\0")[:-1]]

    @property
    def bodies(self) -> list[str]:
        found = sorted((self.folder / "log").glob("body-*"))
        return [each.read_bytes().decode() for each in found]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture(scope="module")
def one_shell() -> Iterator[Shell]:
    with TemporaryDirectory() as folder:
        yield Shell(Path(folder))


def test_a_sample_reads_as_it_was_agreed() -> None:
    assert sample("github") == agreed("2026-11-18-checkout-pool.github.sh")


def test_without_go_it_prints_and_does_nothing(shell: Shell) -> None:
    ran = shell.run(render(wanted(replace(LINT, what="It's `late`"))))
    assert (ran.returncode, ran.stderr, shell.calls) == (0, b"", [])
    said = ran.stdout.decode().split("\n")
    assert said[0] == r"a1: gh issue create --title='It'\''s `late`' --body-file=- --label=postmortem"
    assert said[1] == "    Action a1 of the post-mortem: Checkout unavailable"


def test_with_go_each_action_without_a_ticket_becomes_an_issue_and_a_line_for_the_record(shell: Shell) -> None:
    ran = shell.run(render(wanted()), "--go")
    assert ran.returncode == 0
    assert ran.stdout == (
        b"a1 https://github.com/o/r/issues/1 Add a lint rule\n3 https://github.com/o/r/issues/2 Add a runbook\n"
    )
    assert shell.filed.read_bytes() == ran.stdout
    assert shell.calls == [
        ["label", "create", "postmortem", "--description", "An action of a post-mortem"],
        ["issue", "create", "--title=Add a lint rule", "--body-file=-", "--label=postmortem"],
        ["issue", "create", "--title=Add a runbook", "--body-file=-", "--label=postmortem"],
    ]
    assert "- Owner: Tomás Vidal\n" in shell.bodies[0]
    assert "- Owner: WISH (the team)\n" in shell.bodies[1]


def test_where_an_issue_fails_it_stops_and_those_before_are_told(shell: Shell) -> None:
    (shell.folder / "log" / "fails").write_text("1")
    ran = shell.run(render(wanted()), "--go")
    assert (ran.returncode, ran.stdout) == (1, b"a1 https://github.com/o/r/issues/1 Add a lint rule\n")


def test_a_second_run_goes_on_where_the_first_one_failed(shell: Shell) -> None:
    (shell.folder / "log" / "fails").write_text("1")
    first = shell.run(render(wanted()), "--go").stdout
    (shell.folder / "log" / "fails").unlink()
    shown = shell.run(render(wanted())).stdout.decode().split("\n")
    assert shown[0] == "created before: a1 https://github.com/o/r/issues/1 Add a lint rule"
    assert shown[1].startswith("3: gh issue create --title='Add a runbook'")
    again = shell.run(render(wanted()), "--go")
    assert (again.returncode, again.stdout.startswith(first)) == (0, True)
    assert [line.split(b" ")[0] for line in again.stdout.splitlines()] == [b"a1", b"3"]
    titles = [call[2] for call in shell.calls if call[0] == "issue"]
    assert titles == ["--title=Add a lint rule", "--title=Add a runbook", "--title=Add a runbook"]


def test_what_was_filed_and_then_reworded_is_another_issue(shell: Shell) -> None:
    shell.run(render(wanted(PLAIN)), "--go")
    shell.run(render(wanted(replace(PLAIN, what="Add two runbooks"))), "--go")
    shell.run(render(wanted(replace(PLAIN, what="runbook"))), "--go")
    assert len([call for call in shell.calls if call[0] == "issue"]) == 3


def issues(shell: Shell) -> list[str]:
    """The titles of the issues that `gh` was asked for."""
    return [call[2].removeprefix("--title=") for call in shell.calls if call[0] == "issue"]


def test_what_was_filed_is_known_by_its_title_once_numbers_have_moved(shell: Shell) -> None:
    shell.run(render(wanted(PLAIN)), "--go")
    ran = shell.run(render(wanted(replace(PLAIN, what="Put in front"), PLAIN)), "--go")
    assert issues(shell) == ["Add a runbook", "Put in front"]
    assert ran.stdout.decode().split("\n")[1] == "2 https://github.com/o/r/issues/1 Add a runbook"


def test_of_two_that_read_the_same_each_is_filed_once(shell: Shell) -> None:
    (shell.folder / "log" / "fails").write_text("1")
    twins = render(wanted(PLAIN, PLAIN))
    first = shell.run(twins, "--go").stdout
    assert first == b"1 https://github.com/o/r/issues/1 Add a runbook\n"
    (shell.folder / "log" / "fails").unlink()
    ran = shell.run(twins, "--go")
    assert ran.stdout == first + b"2 https://github.com/o/r/issues/3 Add a runbook\n"
    assert shell.run(twins, "--go").stdout == ran.stdout
    assert len(issues(shell)) == 3


def test_another_record_s_action_of_the_same_words_is_not_taken_for_filed(shell: Shell) -> None:
    shell.run(render(wanted(PLAIN)), "--go")
    other = render(replace(wanted(PLAIN), stem="another-record"))
    shell.run(other, "--go")
    assert len(issues(shell)) == 2


def test_what_was_filed_is_noted_also_where_nobody_reads_on(shell: Shell) -> None:
    path = shell.folder / "script.sh"
    path.write_text(render(wanted()))
    environ = {"PATH": f"{shell.folder / 'bin'}:{os.environ['PATH']}", "LOG": str(shell.folder / "log")}
    reader, writer = os.pipe()
    os.close(reader)
    subprocess.run(["sh", str(path), "--go"], env=environ, stdout=writer, stderr=subprocess.DEVNULL, check=False)
    os.close(writer)
    assert shell.filed.read_text().split("\n")[0] == "a1 https://github.com/o/r/issues/1 Add a lint rule"


def test_what_is_printed_first_says_where_it_is_noted(shell: Shell) -> None:
    said = shell.run(render(wanted())).stdout.decode()
    assert said.endswith(
        f"\nNothing was created. --go creates these and notes each in {shell.folder}/script.sh.{STEM}.filed,\n"
        "so that a second run after a failure creates none twice.\n"
    )
    assert not shell.filed.exists()


def test_where_nothing_can_be_noted_nothing_is_filed(shell: Shell) -> None:
    shell.filed.mkdir()
    ran = shell.run(render(wanted()), "--go")
    shell.filed.rmdir()
    assert (ran.returncode, ran.stdout, shell.calls) == (2, b"", [])
    assert ran.stderr.endswith(b".filed cannot be written, and without it a second run would file twice\n")


def test_what_could_not_be_noted_is_said_and_no_other_is_filed(shell: Shell) -> None:
    (shell.folder / "log" / "spoils").write_text(str(shell.filed))
    ran = shell.run(render(wanted()), "--go")
    shell.filed.rmdir()
    line = "a1 https://github.com/o/r/issues/1"
    assert (ran.returncode, ran.stdout.decode()) == (2, f"{line} Add a lint rule\n")
    assert "a1 was created as https://github.com/o/r/issues/1, and " in ran.stderr.decode()
    assert issues(shell) == ["Add a lint rule"]


@pytest.mark.parametrize("words", [["--no"], ["go"], ["--go!"]])
def test_another_word_is_refused(shell: Shell, words: list[str]) -> None:
    ran = shell.run(render(wanted()), *words)
    assert (ran.returncode, ran.stdout, shell.calls) == (2, b"", [])
    assert ran.stderr.endswith(b"script.sh [--go]\n")


def test_a_text_that_holds_the_end_of_its_own_document_is_whole(shell: Shell) -> None:
    ends = "END_OF_TEXT\n\nEND_OF_TEXT_2"
    ran = shell.run(render(wanted(replace(LINT, detail=f"one\n\n{ends}\n\ntouch bad"))), "--go")
    assert (ran.returncode, len(shell.calls)) == (0, 2)
    assert shell.bodies[0].endswith(f"\n\none\n\n{ends}\n\ntouch bad\n")
    assert not (shell.folder / "bad").exists()


@pytest.mark.parametrize("stem", ["it's", "a\nrm -rf x", "$(id)", "-x", "a {b}"])
def test_the_name_of_a_file_acts_as_little(shell: Shell, stem: str) -> None:
    asked = Wanted(incident=replace(RECORD, actions=(LINT,)), stem=stem, now=wanted().now)
    ran = shell.run(render(asked), "--go")
    assert (ran.returncode, ran.stdout) == (0, b"a1 https://github.com/o/r/issues/1 Add a lint rule\n")


ACTING = (
    "'",
    '"',
    "\\",
    "$(id)",
    "${x}",
    "`id`",
    "$x",
    ";",
    "&",
    "|",
    ">x",
    "*",
    "--",
    "-",
    "!",
    "%s",
    "END_OF_TEXT",
    "<<'E'",
    "#",
    "=",
)
SHELL = TYPED | st.lists(st.sampled_from([*ACTING, " ", "\n", "\r", "\0", "\x1b[2J"])).map(
    lambda texts: "".join(texts).strip()
)


@settings(max_examples=60)
@given(SHELL, SHELL, SHELL, SHELL)
def test_title_and_text_arrive_exactly(one_shell: Shell, what: str, detail: str, owner: str, named: str) -> None:
    title = one_line(what) or "something"
    actions = (
        Action(what=title, detail=f"x{detail}", owner=f"x {owner}", due="2026-12-01", id=named),
        replace(PLAIN, what=f"-{title}"),
    )
    one_shell.empty()
    ran = one_shell.run(render(wanted(*actions)), "--go")
    assert (ran.returncode, len(one_shell.calls)) == (0, 3)
    for call, said in zip(one_shell.calls[1:], (title, f"-{title}"), strict=True):
        assert call[:2] + call[3:] == ["issue", "create", "--body-file=-", "--label=postmortem"]
        if len(said) <= 255:
            assert call[2] == f"--title={said}"
    first = ran.stdout.decode().split("\n")[0]
    assert first == f"{name(actions[0], 1)} https://github.com/o/r/issues/1 {tasks(wanted(*actions))[0].title}"
    parts = [part.text.strip() for part in read(one_shell.bodies[0]) if part.kind in {"p", "li"}]
    assert any(part == f"Owner: {one_line(f'x {owner}')}" for part in parts)
    assert "\n\n".join(parts).endswith(lines(f"x{detail}"))
    assert {each.name for each in one_shell.folder.iterdir()} == {"bin", "log", "script.sh", one_shell.filed.name}


@settings(max_examples=30)
@given(SHELL)
def test_what_is_printed_first_can_be_typed_as_it_is(one_shell: Shell, what: str) -> None:
    title = one_line(what)[:200].strip() or "something"
    one_shell.empty()
    said = one_shell.run(render(wanted(replace(LINT, what=title)))).stdout.decode().split("\n")[0]
    one_shell.run(f"{said.removeprefix('a1: ')} < /dev/null\n")
    assert one_shell.calls == [["issue", "create", f"--title={title}", "--body-file=-", "--label=postmortem"]]
