"""A meeting that was cut off is offered again (design section 4)."""

from noblame.meeting.agenda import TITLES
from noblame.meeting.face import clock_text
from noblame.meeting.standing import Standing
from noblame.screens.item_menu import Choice, ItemMenu

CHOICES = (Choice("g", "go on there, paused"), Choice("s", "start over in the lobby; the text stays"))


class ResumeDialog(ItemMenu):
    """Answers `g` to go on, `s` to start over, None to let it be for now."""

    def __init__(self, standing: Standing) -> None:
        super().__init__(f"This meeting was cut off at {where(standing)}", CHOICES, None)


def where(standing: Standing) -> str:
    """Return where a meeting stood: `Root cause, 7:40 into the step`."""
    spent = next((row.spent for row in standing.steps if row.step == standing.place), standing.closing)
    return f"{TITLES[standing.place]}, {clock_text(spent)} into it"
