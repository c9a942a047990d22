"""One command is the footer key, the palette entry, the line in the help and the remappable binding."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from textual.binding import Binding, BindingType

OUTSIDE = ".outside"
"""What the id of a bare-letter binding ends in: `redirect` works everywhere, `redirect.outside` outside a pane."""


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """Something a person can ask for.

    `keys` work everywhere, also while a pane has the focus; `outside` keys are single characters and never fire while
    somebody types. Both are Textual key names, comma-separated, and can be remapped by `id` (`id.outside`). A command
    without keys lives in the palette only.
    """

    id: str
    action: str
    label: str
    """One or two words, for the footer."""
    title: str
    """A short sentence, for the palette and the help."""
    keys: str = ""
    outside: str = ""
    in_footer: bool = True

    @property
    def name(self) -> str:
        """The action without its parameters."""
        return self.action.partition("(")[0]

    def bindings(self) -> Iterator[Binding]:
        """Yield the bindings that carry this command."""
        if self.keys:
            yield Binding(self.keys, self.action, self.label, tooltip=self.title, id=self.id, priority=True)
        if self.outside:
            yield Binding(self.outside, self.action, self.label, tooltip=self.title, id=self.id + OUTSIDE, show=False)

    def key(self, keymap: Mapping[str, str]) -> str:
        """Return the first key as people write it (`F5`, `ctrl+l`), after remapping; empty if it has none."""
        keys = keymap.get(self.id, self.keys) or keymap.get(self.id + OUTSIDE, self.outside)
        return shown_key(keys.split(",")[0])

    def everywhere(self, keymap: Mapping[str, str]) -> str:
        """Return the keys that work also while somebody types, as people write them: `F7, ctrl+t`."""
        return shown_keys(keymap.get(self.id, self.keys))

    def outside_panes(self, keymap: Mapping[str, str]) -> str:
        """Return the keys that work outside a pane only: `c`."""
        return shown_keys(keymap.get(self.id + OUTSIDE, self.outside))


SYMBOLS = {"plus": "+", "equals_sign": "=", "question_mark": "?", "slash": "/", "full_stop": ".", "escape": "esc"}


def shown_key(key: str) -> str:
    """Return a Textual key name as people write it: `f5` is `F5`, `question_mark` is `?`."""
    key = key.strip()
    if key[:1] == "f" and key[1:].isdigit():
        return key.upper()
    return SYMBOLS.get(key, key)


def shown_keys(keys: str) -> str:
    """Return comma-separated key names as people write them."""
    return ", ".join(shown_key(key) for key in keys.split(",") if key)


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Return the bindings of all `commands`, for a screen's `BINDINGS`."""
    return [binding for command in commands for binding in command.bindings()]
