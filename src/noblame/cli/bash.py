"""The completion script for bash, from 3.2 (macOS) on.

Words are matched and quoted by the script itself, because `compgen -W` would run a `$(command)` in the name of a file.
Where nothing matches, bash completes file names.
"""

import argparse
from collections.abc import Iterable

from noblame.cli.parser import Parser, arguments, flags, names, valued

SCRIPT = """\
# noblame completion for bash. To try it: source <(noblame completion bash)
_noblame() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    local command= archive= word words= i
    # bash takes --step=NAME apart into three words.
    [[ $previous == = ]] && previous=${COMP_WORDS[COMP_CWORD-2]}
    [[ $current == = ]] && current=
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case $word in
            %(valued)s)
                [[ ${COMP_WORDS[i+1]} == = ]] && ((i++))
                ((i++))
                [[ $word == --archive ]] && archive=${COMP_WORDS[i]/#\\~/$HOME}
                ;;
            -*) ;;
            *) [[ $command ]] || command=$word ;;
        esac
    done
    case $command:$previous:$current in
%(cases)s
    esac
    COMPREPLY=()
    while IFS= read -r word; do
        [[ $word && $word == "$current"* ]] && COMPREPLY+=("$(printf %%q "$word")")
    done <<< "$words"
}
_noblame_records() {
    "${COMP_WORDS[0]/#\\~/$HOME}" completion records ${1:+--archive "$1"} 2>/dev/null
}
complete -o bashdefault -o default -F _noblame noblame
"""


def script(parser: Parser) -> str:
    """Return the script for the command line of `parser`."""
    cases = [line for name, command in {"": parser, **parser.commands}.items() for line in _cases(name, command)]
    return SCRIPT % {"valued": "|".join(valued(parser)), "cases": "\n".join(" " * 8 + line for line in cases)}


def _cases(name: str, command: Parser) -> Iterable[str]:
    """Yield what to offer in one command: after an option with a value, for an option, else for an argument."""
    for action in flags(command):
        if action.nargs != 0:
            pattern = "|".join(f"{name}:{option}:*" for option in action.option_strings)
            yield f"{pattern}) words={_words(action.choices or ())} ;;"
    yield f"{name}:*:-*) words={_words(names(command))} ;;"
    if command.commands:
        yield f"{name}:*) words={_words(command.commands)} ;;"
    for action in arguments(command):
        yield f"{name}:*) words={_values(action)} ;;"


def _values(action: argparse.Action) -> str:
    """Return what an argument can be."""
    return '$(_noblame_records "$archive")' if action.metavar == "RECORD" else _words(action.choices or ())


def _words(words: Iterable[str]) -> str:
    """Return words, one a line, in bash's quotes."""
    return "$'" + "\\n".join(words) + "'"
