"""The completion script for zsh: a function for `_arguments`, with the help text of each option."""

import argparse
from collections.abc import Iterator

from noblame.cli.parser import Parser, arguments, flags

SCRIPT = """\
#compdef noblame
# noblame completion for zsh. To try it: source <(noblame completion zsh)
_noblame() {
    local curcontext=$curcontext state line archive=${${(M)words:#--archive=*}[-1]#--archive=}
    local -A opt_args
    local -i place=$words[(I)--archive]
    (( place )) && archive=$words[place+1]
    _arguments -C \\
%(options)s \\
        '1:command:((%(commands)s))' \\
        '*::argument:->rest' && return
    case $state:$line[1] in
%(cases)s
    esac
}
_noblame_records() {
    local -a found
    found=(${(f)"$(_call_program records noblame completion records \\
        ${archive:+--archive} ${archive:+${(q)${archive/#\\~/$HOME}}})"})
    compadd -V records -a found
    _files -g '*.(yaml|yml)'
}
if [[ $funcstack[1] == _noblame ]]; then
    _noblame "$@"
else
    compdef _noblame noblame
fi
"""


def script(parser: Parser) -> str:
    """Return the script for the command line of `parser`."""
    commands = " ".join(f'{name}\\:"{_plain(command.description)}"' for name, command in parser.commands.items())
    cases = "\n".join(
        f"        rest:{name}) _arguments {' '.join(_specs(command))} ;;" for name, command in parser.commands.items()
    )
    options = " \\\n".join(f"        {spec}" for spec in _specs(parser))
    return SCRIPT % {"options": options, "commands": commands, "cases": cases}


def _specs(parser: Parser) -> Iterator[str]:
    """Yield each option and argument as `_arguments` wants it, quoted for the shell."""
    for action in flags(parser):
        for name in action.option_strings:
            others = f"({' '.join(action.option_strings)})" if len(action.option_strings) > 1 else ""
            value = f":{action.metavar}:{_values(action)}" if action.nargs != 0 else ""
            yield f"'{others}{name}{'=' if value else ''}[{_plain(action.help)}]{value}'"
    for place, action in enumerate(arguments(parser), 1):
        yield f"'{'*' if action.nargs in ('+', '*') else place}:{action.metavar}:{_values(action)}'"


def _values(action: argparse.Action) -> str:
    """Return what completes a value."""
    if action.choices:
        return f"({' '.join(action.choices)})"
    return {"DIR": "_files -/", "PATH": "_files", "RECORD": "_noblame_records"}.get(str(action.metavar), " ")


def _plain(text: str | None) -> str:
    """Return a help text without what `_arguments` or the shell would read as its own."""
    return "".join(letter for letter in text or "" if letter not in "[]'\"\\$`").replace(":", " -").rstrip(".")
