"""Every command, as `--help` tells of it. Nothing is imported that `--help` does not need."""

import argparse
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

from noblame import __version__
from noblame.cli import options_archive as many
from noblame.cli import options_record as one
from noblame.cli import options_sharing as sharing
from noblame.cli.options import add_archive, add_no_mouse
from noblame.cli.parser import Parser


def nothing(_: Parser) -> None:
    """Add no option."""


class Command(NamedTuple):
    """What stands behind `noblame`."""

    name: str
    """Also the module of this package that runs it."""
    add_options: Callable[[Parser], None]
    summary: str
    examples: tuple[str, ...]


COMMANDS = (
    Command("demo", one.demo, "Opens a sample incident as a meeting, in a temporary copy", ("noblame demo --fast",)),
    Command("init", one.init, "Makes a folder an archive, with commented settings", ("noblame init ~/postmortems",)),
    Command(
        "new",
        one.new,
        "Decides whether a post-mortem is due, and writes the record",
        (
            "noblame new 'Checkout unavailable for 47 minutes'",
            "noblame new 'Checkout unavailable' --criteria customer-outage,night-page --severity P1 --started 14:02",
            "noblame new 'Build farm down' --criteria internal-outage --no-meeting 'it is replaced next week'",
        ),
    ),
    Command(
        "run",
        one.run,
        "Leads a room through the post-mortem of a record",
        (
            "noblame run 2026-11-18-checkout",
            "noblame run ./checkout.yaml --minutes 30 --step timeline",
        ),
    ),
    Command(
        "draft",
        one.draft,
        "Opens the whole document of a record, for one person",
        ("noblame draft 2026-11-18-checkout",),
    ),
    Command(
        "show",
        one.show,
        "Writes a record as plain lines, for any terminal and for screen readers",
        (
            "noblame show 2026-11-18-checkout",
            "noblame show ./checkout.yaml --json",
        ),
    ),
    Command(
        "log",
        one.log,
        "Adds a line to the timeline while it happens, stamped now",
        (
            "noblame log 2026-11-18-checkout 'Rolled back to 4.11' --kind act",
            "noblame log 2026-11-18-checkout 'Pool exhausted' --at -5m",
            "tail -f deploy.log | noblame log 2026-11-18-checkout - --source deploy.log",
        ),
    ),
    Command(
        "check",
        many.check,
        "Finds blame, shallow promises and errors in records and texts, and what a record lacks",
        (
            "noblame check postmortems/",
            "noblame check 2026-11-18-checkout.yaml notes.md --fail-on nudge",
            "git log -1 --format=%B | noblame check - --people 'Priya Raman,Tomás Vidal'",
        ),
    ),
    Command(
        "export",
        sharing.export,
        "Writes a record to share it: inside, outside, where work is tracked",
        (
            "noblame export 2026-11-18-checkout --to markdown --strict -o postmortem.md",
            "noblame export 2026-11-18-checkout --to status --allow host",
            "noblame export --templates postmortems/templates",
        ),
    ),
    Command(
        "shared",
        sharing.shared,
        "Lists where a record was shared, or notes one more place",
        (
            "noblame shared 2026-11-18-checkout --where wiki --url https://wiki.example/pm/42 --by 'Mei Tanaka'",
            "noblame shared 2026-11-18-checkout",
        ),
    ),
    Command(
        "tickets",
        one.tickets,
        "Takes the keys of tickets back into a record: from a paste, from gh, from an export of Jira",
        (
            "sh issues.sh --go | noblame tickets 2026-11-18-checkout",
            "noblame tickets 2026-11-18-checkout jira.csv",
            "echo a1 OPS-2231 | noblame tickets 2026-11-18-checkout",
        ),
    ),
    Command(
        "actions",
        many.actions,
        "Lists the open actions of the archive, and notes what is done",
        (
            "noblame actions --overdue --by owner",
            "noblame actions 2026-11-18-checkout --done a1 --verified 'the lint run of build 812 failed as it should'",
            "noblame actions --sheet --stamp > review.md",
        ),
    ),
    Command(
        "status",
        many.status,
        "Tells which meetings, publications and actions are due or late; exit 1 when something is late",
        ("noblame status --quiet || echo 'something is late'",),
    ),
    Command(
        "convert",
        many.convert,
        "Makes a record of a post-mortem in Markdown, whose words are all kept",
        (
            "noblame convert docs/postmortems/2026-11-18-checkout.md",
            "noblame convert old.md -o - | less",
        ),
    ),
    Command(
        "schema",
        nothing,
        "Writes the JSON Schema of a record, for editors and other programs",
        ("noblame schema > record.json",),
    ),
    Command(
        "completion", many.completion, "Writes the completion script of a shell", ("source <(noblame completion bash)",)
    ),
)
"""In the order of the story: before, during, the document, afterwards; then what is for other programs."""


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
    add_archive(parser, default=None)
    add_no_mouse(parser, default=True)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands", parser_class=Parser)
    for command in COMMANDS:
        words = "\n  ".join(("Example:" if len(command.examples) == 1 else "Examples:", *command.examples))
        below = commands.add_parser(command.name, help=command.summary, description=f"{command.summary}.", epilog=words)
        below.set_defaults(command=command.name)
        command.add_options(below)
        parser.commands[command.name] = below
    return parser


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
