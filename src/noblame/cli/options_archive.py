"""The options of commands about many records, and of those for other programs."""

from noblame.cli.choices import FORMATS, FORMS, GROUPS, KINDS, LEVELS, SHELLS, kinds, listed
from noblame.cli.options import RECORD, add_archive
from noblame.cli.parser import Parser


def actions(command: Parser) -> None:
    """Add the options of `noblame actions`."""
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
    add_archive(command)


def status(command: Parser) -> None:
    """Add the options of `noblame status`."""
    answer = command.add_mutually_exclusive_group()
    command.known += [
        answer.add_argument("--json", action="store_true", help="as JSON, for a program"),
        answer.add_argument("--quiet", action="store_true", help="only what is late; nothing where nothing is"),
    ]
    add_archive(command)


def check(command: Parser) -> None:
    """Add the options of `noblame check`."""
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
    add_archive(command, meaning="whose settings hold; default: the archive that each file lies in")


def convert(command: Parser) -> None:
    """Add the options of `noblame convert`."""
    command.add_argument("file", metavar="FILE.md", help="a post-mortem in Markdown, or - for stdin")
    command.add_argument(
        "-o",
        "--output",
        metavar="PLACE",
        default="",
        help="a file that is not there yet, a folder, or - for stdout; default: a new record in the archive",
    )
    add_archive(command)


def completion(command: Parser) -> None:
    """Add the options of `noblame completion`."""
    command.add_argument(
        "shell",
        metavar="SHELL",
        choices=(*SHELLS, "records"),
        help=f"{', '.join(SHELLS)}; or records: the names that RECORD can be, one a line",
    )
    add_archive(command)
