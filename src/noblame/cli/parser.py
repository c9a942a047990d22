"""An argument parser that answers a slip in one line, and knows what was added to it."""

import argparse
import re
import sys
from typing import Any, NoReturn

from noblame.cli.guard import WRONG
from noblame.inert import visible

UNKNOWN = re.compile(r"invalid choice: '?(?P<word>.*?)'? \(choose from (?P<choices>.*)\)", re.DOTALL)
"""How argparse complains about a word that is none of several; the quotes depend on the Python version."""


class Several(tuple[str, ...]):
    """Choices of which several may be named between commas: completion offers them; the option's type looks at them."""

    __slots__ = ()

    def __contains__(self, _: object) -> bool:
        """Tell argparse that its own look is not needed."""
        return True


class Parser(argparse.ArgumentParser):
    """argparse with errors of one line and no abbreviations, which would bind us to every prefix for good."""

    def __init__(self, **settings: Any) -> None:
        self.known: list[argparse.Action] = []
        """Every option and argument, in order: what shell completion is written from."""
        self.commands: dict[str, Parser] = {}
        """The parser of each command below this one."""
        self.otherwise: dict[str, str] = {}
        """By a word that people may use for a choice, what they mean."""
        super().__init__(allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter, **settings)

    def add_argument(self, *names: Any, **settings: Any) -> argparse.Action:
        """Add one, as argparse does, and remember it."""
        action = super().add_argument(*names, **settings)
        self.known.append(action)
        return action

    def parse_args(self, *given: Any, **settings: Any) -> Any:
        """Read arguments, as argparse does; what a command does not know is said with that command's help."""
        options, unknown = self.parse_known_args(*given, **settings)
        if unknown:
            self.commands.get(options.command, self).error(f"unrecognized arguments: {' '.join(unknown)}")
        return options

    def error(self, message: str) -> NoReturn:
        """Print one line that says what is wrong and where to read on; exit with status 2."""
        hint = self._near(message) or f"see: {self.prog} --help"
        print(visible(f"{self.prog}: {_plain(message)}; {hint}"), file=sys.stderr)
        sys.exit(WRONG)

    def _near(self, message: str) -> str:
        """Return what was probably meant by an unknown word, or nothing."""
        unknown = UNKNOWN.search(message)
        if not unknown:
            return ""
        if unknown["word"].endswith((".yaml", ".yml")) and "run" in self.commands:
            return f"to hold its meeting: {self.prog} run {unknown['word']}"
        if unknown["word"].lower() in self.otherwise:
            return f"did you mean {self.otherwise[unknown['word'].lower()]}?"
        import difflib  # noqa: PLC0415  only a slip needs it

        choices = re.findall(r"[\w-]+", unknown["choices"])
        near = difflib.get_close_matches(unknown["word"], choices, n=1)
        return f"did you mean {near[0]}?" if near else ""


def flags(parser: Parser) -> list[argparse.Action]:
    """Return the options of a parser."""
    return [action for action in parser.known if action.option_strings]


def names(parser: Parser) -> list[str]:
    """Return every spelling of every option of a parser."""
    return [name for action in flags(parser) for name in action.option_strings]


def arguments(parser: Parser) -> list[argparse.Action]:
    """Return what stands on the command line by its place."""
    return [action for action in parser.known if not action.option_strings]


def valued(parser: Parser) -> list[str]:
    """Return every option that is followed by a value, of this parser and of the commands below it."""
    found = [name for action in flags(parser) if action.nargs != 0 for name in action.option_strings]
    return sorted({*found, *(name for command in parser.commands.values() for name in valued(command))})


def _plain(message: str) -> str:
    """Return argparse's complaint about an unknown word in our own words; any other as it is."""
    unknown = UNKNOWN.search(message)
    if not unknown:
        return message
    choices = ", ".join(re.findall(r"[\w-]+", unknown["choices"]))
    return f"'{unknown['word']}' is none of {choices}"
