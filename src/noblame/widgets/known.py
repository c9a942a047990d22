"""What the settings cannot know by themselves, standing below: ids of commands, names of keys and of themes."""

import unicodedata

from textual.keys import KEY_NAME_REPLACEMENTS, Keys
from textual.theme import BUILTIN_THEMES

from noblame.commands import HOME, WRITING
from noblame.settings import Known
from noblame.widgets.themes import OURS

MODIFIERS = ("ctrl+", "shift+", "alt+", "super+", "meta+", "hyper+")
NAMES = {key.value for key in Keys if not key.value.startswith("<")} | set(KEY_NAME_REPLACEMENTS.values())


def known() -> Known:
    """Return what `keys` and `theme` can name."""
    ids = {binding.id for command in (*WRITING, *HOME) for binding in command.bindings() if binding.id}
    themes = (*(theme.name for theme in OURS), *sorted(BUILTIN_THEMES))
    return Known(commands=tuple(sorted(ids)), themes=themes, is_key=is_key)


def is_key(name: str) -> bool:
    """Return whether a terminal can send a key of this name, as Textual writes it.

    >>> [is_key(name) for name in ("f5", "ctrl+u", "question_mark", "k", "?", "zzz", "F5", "")]
    [True, True, True, True, True, False, False, False]
    """
    if name in NAMES or len(name) == 1:
        return True
    for modifier in MODIFIERS:
        if name.startswith(modifier):
            return is_key(name.removeprefix(modifier))
    return name.islower() and _is_character(name)


def _is_character(name: str) -> bool:
    try:
        return bool(unicodedata.lookup(name.replace("_", " ").upper()))
    except KeyError:
        return False
