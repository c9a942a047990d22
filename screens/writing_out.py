"""Writing a form of the document beside the event loop: nothing waits for it, neither a key nor the program's end."""

import threading
from collections.abc import Callable
from typing import NamedTuple

from noblame.screens.held import Held, held
from noblame.sharing.failing import SharingError
from noblame.sharing.formats import written
from noblame.sharing.wanted import Wanted


class WrittenOut(NamedTuple):
    """What came of one writing."""

    turn: int
    """Which writing it is: what was asked for before the last one says something else by now."""
    form: str
    text: str | bytes
    """Empty where it could not be written."""
    held: Held = Held("")
    """Why it could not."""
    bug: BaseException | None = None
    """What should never have happened; whoever is told raises it."""
    saves: bool = False
    """Whether it was asked for to be saved at once."""


def write_out(turn: int, form: str, wanted: Wanted, tell: Callable[[WrittenOut], object], *, saves: bool) -> None:
    """Write a form in a thread that ends with the program, and tell what came of it from there."""
    threading.Thread(target=lambda: tell(_write(turn, form, wanted, saves=saves)), name="share", daemon=True).start()


def _write(turn: int, form: str, wanted: Wanted, *, saves: bool) -> WrittenOut:
    try:
        return WrittenOut(turn, form, written(form, wanted), saves=saves)
    except SharingError as error:
        return WrittenOut(turn, form, "", held(error), saves=saves)
    except BaseException as error:  # noqa: BLE001  nothing is swallowed: the dialog raises it
        return WrittenOut(turn, form, "", bug=error)
