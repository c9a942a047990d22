"""The options of commands that share a record."""

from noblame.cli.choices import ENDINGS, EXPORTS, folder, listed
from noblame.cli.options import RECORD, add_archive, add_record
from noblame.cli.parser import Parser


def export(command: Parser) -> None:
    """Add the options of `noblame export`, and the formats below its examples."""
    command.add_argument("record", metavar="RECORD", nargs="?", help=RECORD)
    command.add_argument("--to", metavar="FORMAT", choices=EXPORTS, help="one of the formats below")
    command.otherwise = ENDINGS
    command.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        default="",
        help="a file, or a folder for a file named as the record; default: stdout",
    )
    command.add_argument(
        "--strict",
        action="store_true",
        help="fail with exit 1 where a mandatory field of the document is empty, or an action a WISH",
    )
    command.add_argument(
        "--roles", action="store_true", help="say roles in place of names; what goes outside always does"
    )
    command.add_argument(
        "--allow",
        metavar="WORD,…",
        type=listed,
        default=(),
        help="what may go outside although it looks internal: a word, or a kind as host; else exit 1 and a list of it",
    )
    command.add_argument(
        "--link", metavar="URL", default="", help="where the document can be read; default: where it was shared"
    )
    command.add_argument(
        "--templates", metavar="DIR", type=folder, help="write our templates into a folder, to start your own from"
    )
    add_archive(command)
    width = max(map(len, EXPORTS))
    formats = "\n".join(f"  {name:<{width}}  {words}" for name, words in EXPORTS.items())
    command.epilog = f"{command.epilog}\n\nFormats:\n{formats}\n\n{AFTER}"


AFTER = """\
status, email and blog go outside: only where customer_impact is true, with roles in place of names, and after a look
for what is internal. Its kinds: name, host, ip, mail, url, channel, ticket, secret, account, phone, path, sql, id,
language. A security incident needs --allow security, a blog about less than P1 --allow blog.

A template of the same name in the archive, or in its folder templates, wins over ours."""


def shared(command: Parser) -> None:
    """Add the options of `noblame shared`."""
    add_record(command)
    command.add_argument("--where", metavar="PLACE", help="note one more place: wiki, #engineering, status page")
    command.add_argument("--url", metavar="URL", default="", help="its address there")
    command.add_argument("--on", metavar="DATE", default="", help="the day, as 2026-12-01; default: today")
    command.add_argument("--by", metavar="NAME", default="", help="who shared it")
    command.add_argument("--json", action="store_true", help="list as JSON, for a program")
    add_archive(command)
