"""Every command with its options. Nothing is imported that `--help` does not need."""

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from noblame import __version__
from noblame.cli.parser import Parser, Several

STEPS = ("stage", "timeline", "root-cause", "improvements", "actions", "wins")
"""As in `noblame.meeting.agenda`, whose import would make `--help` slow; a test holds the two together."""
FORMATS = ("text", "json", "github", "sarif")
LEVELS = ("hint", "nudge", "warn", "error")
KINDS = ("error", "blame", "shallow", "advice")
FORMS = ("record", "markdown", "text")
CRITERIA = Several(
    (
        *("customer-outage", "data-loss", "security", "revenue"),
        *("internal-outage", "near-miss", "repeated", "night-page"),
        *("planned", "caught-early", "trivial"),
    )
)
"""As in `noblame.record.incident`; a test holds the two together."""
ENTRIES = ("change", "alert", "detect", "decide", "act", "mitigate", "resolve", "status", "note")
"""Kinds of timeline entries, as in `noblame.record.incident`; a test holds the two together."""
GROUPS = ("incident", "owner", "due")
AGO = re.compile(r"-[0-9]")
"""A time ago, which is no option."""
SHELLS = ("bash", "zsh", "fish")
ARCHIVE = "where the records are; default: $NOBLAME_ARCHIVE, else the nearest folder upward with a .noblame.yaml"
RECORD = "a record: its path, or its file name in the archive without .yaml"


def build_parser() -> Parser:
    """Return the parser of the whole command line. Its result has `command`, the name of a module of this package."""
    parser = Parser(
        prog="noblame",
        description="Runs a blameless post-mortem from a terminal. Alone, it lists the records of the archive.",
        epilog="Examples:\n  noblame demo\n  noblame run 2026-11-18-checkout --minutes 45\n\n"
        "noblame COMMAND --help tells more about one.",
    )
    parser.set_defaults(command="home")
    parser.add_argument("--version", action=Version)
    _add_archive(parser, default=None)
    _add_no_mouse(parser, default=True)
    _add_commands(parser)
    return parser


def _add_commands(parser: Parser) -> None:
    """Add what stands behind `noblame`."""
    commands = parser.add_subparsers(metavar="COMMAND", title="commands", parser_class=Parser)

    def add(name: str, summary: str, *examples: str) -> Parser:
        epilog = "\n  ".join(("Example:" if len(examples) == 1 else "Examples:", *examples))
        command = commands.add_parser(name, help=summary, description=f"{summary}.", epilog=epilog)
        command.set_defaults(command=name)
        parser.commands[name] = command
        return command

    _demo(add("demo", "Opens a sample incident as a meeting, in a temporary copy", "noblame demo --fast"))
    _init(add("init", "Makes a folder an archive, with commented settings", "noblame init ~/postmortems"))
    _new(
        add(
            "new",
            "Decides whether a post-mortem is due, and writes the record",
            "noblame new 'Checkout unavailable for 47 minutes'",
            "noblame new 'Checkout unavailable' --criteria customer-outage,night-page --severity P1 --started 14:02",
            "noblame new 'Build farm down' --criteria internal-outage --no-meeting 'it is replaced next week'",
        )
    )
    _run(
        add(
            "run",
            "Leads a room through the post-mortem of a record",
            "noblame run 2026-11-18-checkout",
            "noblame run ./checkout.yaml --minutes 30 --step timeline",
        )
    )
    _show(
        add(
            "show",
            "Writes a record as plain lines, for any terminal and for screen readers",
            "noblame show 2026-11-18-checkout",
            "noblame show ./checkout.yaml --json",
        )
    )
    _log(
        add(
            "log",
            "Adds a line to the timeline while it happens, stamped now",
            "noblame log 2026-11-18-checkout 'Rolled back to 4.11' --kind act",
            "noblame log 2026-11-18-checkout 'Pool exhausted' --at -5m",
            "tail -f deploy.log | noblame log 2026-11-18-checkout - --source deploy.log",
        )
    )
    _check(
        add(
            "check",
            "Finds blame, shallow promises, errors, and what records lack; in Markdown and plain text too",
            "noblame check postmortems/",
            "noblame check 2026-11-18-checkout.yaml notes.md --fail-on nudge",
            "git log -1 --format=%B | noblame check - --people 'Priya Raman,Tomás Vidal'",
        )
    )
    _actions(
        add(
            "actions",
            "Lists the open actions of the archive, and notes what is done",
            "noblame actions --overdue --by owner",
            "noblame actions 2026-11-18-checkout --done a1 --verified 'the lint run of build 812 failed as it should'",
            "noblame actions --sheet --stamp > review.md",
        )
    )
    _status(
        add(
            "status",
            "Tells which meetings, publications and actions are due or late; exit 1 when something is late",
            "noblame status --quiet || echo 'something is late'",
        )
    )
    add("schema", "Writes the JSON Schema of a record, for editors and other programs", "noblame schema > record.json")
    _completion(add("completion", "Writes the completion script of a shell", "source <(noblame completion bash)"))


def _demo(command: Parser) -> None:
    command.add_argument("--fast", action="store_true", help="run the clock 30 times as fast")
    _add_no_mouse(command)


def _init(command: Parser) -> None:
    command.add_argument("folder", metavar="DIR", nargs="?", type=folder, default=Path(), help="default: this folder")


def _run(command: Parser) -> None:
    command.add_argument("record", metavar="RECORD", help=RECORD)
    command.add_argument(
def _new(command: Parser) -> None:
    time = "2026-11-18T14:02Z, or 14:02 in the archive's time zone"
    command.add_argument("title", metavar="TITLE", nargs="+", help="what broke, for how long")
    command.add_argument(
        "--criteria",
        metavar="NAME,…",
        type=criteria,
        choices=CRITERIA,
        default=(),
        help=f"what applies: {', '.join(CRITERIA)}",
    )
    command.add_argument("--severity", metavar="LABEL", default="", help="P1 to P3, or SEV1 to SEV5")
    command.add_argument("--started", metavar="TIME", default="", help=f"when it began: {time}")
    command.add_argument("--resolved", metavar="TIME", default="", help="when it was over; without it, it goes on")
    command.add_argument("--reason", metavar="TEXT", default="", help="what else to remember about the decision")
    command.add_argument(
        "--no-meeting", metavar="REASON", help="decide against a post-mortem that is usually held, and say why"
    )
    command.add_argument("--tags", metavar="TAG,…", type=listed, default=(), help="to find the like of it again")
    command.add_argument("--affected", metavar="SYSTEM,…", type=listed, default=(), help="the systems it affected")
    command.add_argument("--fix", metavar="TEXT", default="", help="the obvious fix of something trivial: an action")
    command.add_argument("--json", action="store_true", help="answer in JSON, for a program")
    _add_archive(command)
    _add_no_mouse(command)


        "--minutes", metavar="N", type=minutes, help="how long the whole meeting may take; 19 at least"
    )
    command.add_argument("--step", metavar="NAME", choices=STEPS, help=f"begin at one of: {', '.join(STEPS)}")
    _add_archive(command)
    _add_no_mouse(command)


def _show(command: Parser) -> None:
    command.add_argument("record", metavar="RECORD", help=RECORD)
    command.add_argument("--json", action="store_true", help="as JSON, for a program")
    _add_archive(command)


def _log(command: Parser) -> None:
    command._negative_number_matcher = AGO  # noqa: SLF001  else argparse takes `--at -5m` for two options
    command.add_argument("record", metavar="RECORD", help=RECORD)
    command.add_argument(
        "text", metavar="TEXT", nargs="+", help="what happened; it may begin with a time and a [kind]. - reads a pipe"
    )
    command.add_argument(
        "--at",
        metavar="TIME",
        default="",
        help="instead of now: 14:02, 2026-11-18T14:02Z, or -5m for five minutes ago",
    )
    command.add_argument("--kind", metavar="KIND", choices=ENTRIES, default="", help=f"one of: {', '.join(ENTRIES)}")
    command.add_argument("--source", metavar="TEXT", default="", help="where it comes from: a channel, a file")
    _add_archive(command)


def _actions(command: Parser) -> None:
    command.add_argument("records", metavar="RECORD", nargs="*", help=f"{RECORD}; default: all of the archive")
    which = command.add_mutually_exclusive_group()
    answer = command.add_mutually_exclusive_group()
    command.known += [
        which.add_argument(
            "--open",
            dest="which",
            action="store_const",
            const="open",
            default="open",
            help="what is open (the default)",
        ),
        which.add_argument("--overdue", dest="which", action="store_const", const="overdue", help="only what is late"),
        which.add_argument(
            "--all", dest="which", action="store_const", const="all", help="also what is done, put off or dropped"
        ),
        answer.add_argument("--json", action="store_true", help="as JSON, for a program"),
        answer.add_argument("--sheet", action="store_true", help="one page for a sprint review, by owner, as Markdown"),
        answer.add_argument("--done", metavar="ID", default="", help="note that an action is done: a1, or its number"),
    ]
    command.add_argument("--owner", metavar="NAME", default="", help="only those of whose owner a name begins so")
    command.add_argument(
        "--by", metavar="WHAT", choices=GROUPS, default="incident", help=f"list by one of: {', '.join(GROUPS)}"
    )
    command.add_argument("--verified", metavar="TEXT", default="", help="with --done: how that was verified")
    command.add_argument(
        "--stamp", action="store_true", help="with --sheet: note in its records that they were looked at again today"
    )
    _add_archive(command)


def _status(command: Parser) -> None:
    answer = command.add_mutually_exclusive_group()
    command.known += [
        answer.add_argument("--json", action="store_true", help="as JSON, for a program"),
        answer.add_argument("--quiet", action="store_true", help="only what is late; nothing where nothing is"),
    ]
    _add_archive(command)


def _check(command: Parser) -> None:
    command.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help="a file, a folder, or - for stdin; .yaml is a record, .md is Markdown, any other file plain text",
    )
    answer = command.add_mutually_exclusive_group()
    command.known += [
        answer.add_argument(
            "--format", metavar="FORMAT", choices=FORMATS, default="text", help=f"one of: {', '.join(FORMATS)}"
        ),
        answer.add_argument("--explain", action="store_true", help="tell of each passage how its answer came about"),
    ]
    command.add_argument(
        "--fail-on",
        metavar="LEVEL",
        choices=LEVELS,
        default="warn",
        help=f"exit 1 from this level on: {', '.join(LEVELS)}; default: warn",
    )
    command.add_argument(
        "--only", metavar="KIND,…", type=kinds, default=KINDS, help=f"say nothing but: {', '.join(KINDS)}"
    )
    command.add_argument("--people", metavar="NAME,…", type=listed, default=(), help="people besides those in the file")
    command.add_argument(
        "--as", dest="form", metavar="FORM", choices=FORMS, help=f"what - is: {', '.join(FORMS)}; default: a guess"
    )
    _add_archive(command, meaning="whose settings hold; default: the archive that each file lies in")


def _completion(command: Parser) -> None:
    command.add_argument(
        "shell",
        metavar="SHELL",
        choices=(*SHELLS, "records"),
        help=f"{', '.join(SHELLS)}; or records: the names that RECORD can be, one a line",
    )
    _add_archive(command)


def _add_archive(parser: Parser, default: Any = argparse.SUPPRESS, meaning: str = ARCHIVE) -> None:
    """Add `--archive`. A command leaves what was said before its name: it has no default of its own."""
    parser.add_argument(
        "--archive",
        metavar="DIR",
        type=folder,
        default=default,
        help=meaning,
    )


def _add_no_mouse(parser: Parser, default: Any = argparse.SUPPRESS) -> None:
    """Add `--no-mouse`, as `--archive`."""
    parser.add_argument(
        "--no-mouse", dest="mouse", action="store_false", default=default, help="leave the mouse to the terminal"
    )


def folder(text: str) -> Path:
    """Return the folder that was named; an empty text (an unset variable, most likely) names none."""
    if not text:
        raise argparse.ArgumentTypeError("needs the name of a folder")
    return Path(text)


def minutes(text: str) -> int:
    """Return a whole number of minutes."""
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number of minutes")
    return int(text)


def listed(text: str) -> tuple[str, ...]:
    """Return the names that stand between commas."""
    return tuple(" ".join(name.split()) for name in text.split(",") if name.strip())


def kinds(text: str) -> tuple[str, ...]:
    """Return some of the kinds of remarks."""
    named = listed(text)
    strange = next((kind for kind in named if kind not in KINDS), "" if named else text)
    if strange or not named:
        raise argparse.ArgumentTypeError(f"{strange!r} is none of {', '.join(KINDS)}")
    return named


def criteria(text: str) -> tuple[str, ...]:
    """Return some of the criteria for a post-mortem."""
    named = listed(text)
    strange = next((each for each in named if each not in tuple(CRITERIA)), "" if named else text)
    if strange or not named:
        raise argparse.ArgumentTypeError(f"invalid choice: {strange!r} (choose from {', '.join(CRITERIA)})")
    return named


class Version(argparse.Action):
    """Prints the version, and what decides how fast files are read."""

    def __init__(self, option_strings: list[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, help="print the version")

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        """Print and end."""
        import yaml  # noqa: PLC0415  only this needs it

        reader = "libyaml's C loader" if yaml.__with_libyaml__ else "the Python loader, because libyaml is absent"
        print(f"noblame {__version__}, Python {sys.version.split()[0]}, reads YAML with {reader}")
        parser.exit()
