"""The options of commands about one record."""

from pathlib import Path

from noblame.cli.choices import AGO, CRITERIA, ENTRIES, STEPS, criteria, folder, listed, minutes
from noblame.cli.options import add_archive, add_no_mouse, add_record
from noblame.cli.parser import Parser


def demo(command: Parser) -> None:
    """Add the options of `noblame demo`."""
    command.add_argument("--fast", action="store_true", help="run the clock 30 times as fast")
    add_no_mouse(command)


def init(command: Parser) -> None:
    """Add the options of `noblame init`."""
    command.add_argument("folder", metavar="DIR", nargs="?", type=folder, default=Path(), help="default: this folder")


def new(command: Parser) -> None:
    """Add the options of `noblame new`."""
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
    add_archive(command)
    add_no_mouse(command)


def run(command: Parser) -> None:
    """Add the options of `noblame run`."""
    add_record(command)
    command.add_argument(
        "--minutes", metavar="N", type=minutes, help="how long the whole meeting may take; 19 at least"
    )
    command.add_argument("--step", metavar="NAME", choices=STEPS, help=f"begin at one of: {', '.join(STEPS)}")
    add_archive(command)
    add_no_mouse(command)


def draft(command: Parser) -> None:
    """Add the options of `noblame draft`."""
    add_record(command)
    add_archive(command)
    add_no_mouse(command)


def show(command: Parser) -> None:
    """Add the options of `noblame show`."""
    add_record(command)
    command.add_argument("--json", action="store_true", help="as JSON, for a program")
    add_archive(command)


def log(command: Parser) -> None:
    """Add the options of `noblame log`."""
    command._negative_number_matcher = AGO  # noqa: SLF001  else argparse takes `--at -5m` for two options
    add_record(command)
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
    add_archive(command)


def tickets(command: Parser) -> None:
    """Add the options of `noblame tickets`."""
    add_record(command)
    command.add_argument(
        "file",
        metavar="PATH",
        nargs="?",
        default="-",
        help="lines as `a1 OPS-2231`, what gh printed, or an export of CSV; default: stdin",
    )
    command.add_argument("--replace", action="store_true", help="put them also in the place of tickets that are there")
    add_archive(command)
