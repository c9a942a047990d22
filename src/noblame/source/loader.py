"""Which of PyYAML's parsers reads: libyaml's, or the one in Python where libyaml is absent."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.scanner import ScannerError

_SURROGATE = re.compile("[\ud800-\udfff]")


class PureLoader(yaml.BaseLoader):
    """The parser in Python, made as strict and as lenient as libyaml where the two differ."""

    def scan_to_next_token(self) -> None:
        """Skip blanks, comments and line ends; tabs too, wherever no indentation can stand."""
        reader: Any = self
        super().scan_to_next_token()
        while reader.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            while reader.peek() in " \t":
                reader.forward()
            super().scan_to_next_token()

    def scan_directive(self) -> Any:
        """Read a line that starts with %; only those of YAML itself are known."""
        token = super().scan_directive()
        if token.name not in {"YAML", "TAG"}:
            raise ScannerError(None, None, "found unknown directive name", token.start_mark)
        return token

    def scan_flow_scalar(self, style: Any) -> Any:
        """Read a quoted text; half a character is none."""
        token = super().scan_flow_scalar(style)
        if _SURROGATE.search(token.value):
            reader: Any = self
            problem = "found invalid Unicode character escape code"
            raise ScannerError("while scanning a quoted scalar", token.start_mark, problem, reader.get_mark())
        return token


def parser_class() -> type[Any]:
    """Return the class that parses: the C one where PyYAML was built with libyaml."""
    return getattr(yaml, "CBaseLoader", PureLoader)


def events(text: str) -> Iterator[yaml.Event]:
    """Yield the events of `text` one at a time, so that a reader can stop at any depth.

    Raises:
        yaml.YAMLError: where the text is no YAML.
    """
    parser = parser_class()(text)
    try:
        while (event := parser.get_event()) is not None:
            yield event
    except (ValueError, OverflowError):  # the parser in Python: a character code or a version number beyond all bounds
        raise ScannerError(None, None, "found a number that is too large", parser.get_mark()) from None
