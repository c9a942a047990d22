"""The completion script for fish: a line for each thing that can be said."""

import argparse
from collections.abc import Iterator

from noblame.cli.parser import Parser, valued

SCRIPT = """\
# noblame completion for fish. To try it: noblame completion fish | source
function __noblame_command
    set -l words (commandline -opc)[2..-1]
    while set -q words[1]
        switch $words[1]
            case %(valued)s
                set -e words[1]
            case '-*'
            case '*'
                echo $words[1]
                return
        end
        set -e words[1]
    end
end
function __noblame_in
    set -l command (__noblame_command)
    test "$command" = "$argv[1]"
end
function __noblame_records
    set -l words (commandline -opc)
    set -l archive (string replace -rf -- '^--archive=' '' $words)
    set -l place (contains -i -- --archive $words)
    and set archive $words[(math $place + 1)]
    set -q archive[1]
    and set archive --archive (string replace -r -- '^~' $HOME $archive[-1])
    noblame completion records $archive 2>/dev/null
end
complete -c noblame -f
%(lines)s
"""


def script(parser: Parser) -> str:
    """Return the script for the command line of `parser`."""
    lines = [_line("", f"-a {name}", command.description) for name, command in parser.commands.items()]
    for name, command in {"": parser, **parser.commands}.items():
        lines += [_line(name, words, action.help) for action in command.known for words in _words(action)]
    return SCRIPT % {"valued": " ".join(valued(parser)), "lines": "\n".join(lines)}


def _line(command: str, words: str, meaning: str | None) -> str:
    """Return one `complete` line that holds inside `command`."""
    return f"complete -c noblame -n '__noblame_in {command}' {words} -d {_quoted(meaning or '')}"


def _words(action: argparse.Action) -> Iterator[str]:
    """Yield how one option or argument is completed."""
    values = _values(action)
    if not action.option_strings:
        yield values
    for name in action.option_strings:
        flag = f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"
        yield flag if action.nargs == 0 else f"{flag} -r {values}"


def _values(action: argparse.Action) -> str:
    """Return what completes a value."""
    if action.choices:
        return f"-f -a {_quoted(' '.join(action.choices))}"
    if action.metavar == "RECORD":
        return "-F -k -a '(__noblame_records)'"
    return "-F" if action.metavar in {"DIR", "PATH"} else "-f"


def _quoted(text: str) -> str:
    """Return text in fish's single quotes."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
