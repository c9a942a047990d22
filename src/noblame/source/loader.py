"""Which of PyYAML's parsers reads: libyaml's, or the one in Python where libyaml is absent."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.scanner import ScannerError

_QUESTION = re.compile(r"(?<=[^\s,\[{])\?|\?(?=[^\s,\[\]{}])|(?<=\w )\?")
_TAB = re.compile(r"(?<=[^\s:,\[\]{}'\"-])\t+(?=[^\s#:,\]}])")
_SURROGATE = re.compile("[\ud800-\udfff]")


class PureLoader(yaml.BaseLoader):
    """The parser in Python, made as strict and as lenient as libyaml where the two differ."""

    def __init__(self, text: str) -> None:
        free = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text)
        self._question, self._tab = next(free), next(free)
        """Stand for question marks and tabs inside a text, which this parser would not take."""
        text = _QUESTION.sub(self._question, text)
        super().__init__(_TAB.sub(lambda tabs: self._tab * len(tabs.group()), text))

    def get_event(self) -> Any:
        """Return the next event, None behind the last."""
        reader: Any = super()
        event = reader.get_event()
        if isinstance(event, yaml.ScalarEvent):
            event.value = event.value.replace(self._question, "?").replace(self._tab, "\t")
        return event

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
        if token.name == "YAML" and token.value not in {(1, 1), (1, 2)}:
            raise ScannerError(None, None, "found incompatible YAML document", token.start_mark)
        return token

    def scan_plain(self) -> Any:
        """Read a text without quotes; between brackets a colon may end it only where a blank follows."""
        reader: Any = self
        token = super().scan_plain()
        if self.flow_level and reader.peek() == ":" and reader.peek(1) in ",[]{}":
            raise ScannerError(
                "while scanning a plain scalar", token.start_mark, "found unexpected ':'", reader.get_mark()
            )
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
