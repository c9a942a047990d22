"""Every command, searchable: Textual's palette, in which the clock keys of a meeting work as in any dialog."""

from typing import ClassVar

from textual.command import CommandList, CommandPalette

from noblame import commands
from noblame.command import bindings
from noblame.screens.led import LedScreen


class Palette(CommandPalette):
    """What is chosen is done in the place below it; so are a minute more, a pause and a quick capture."""

    BINDINGS: ClassVar = bindings((*commands.CLOCK_KEYS, commands.CAPTURE))

    @property
    def _place(self) -> LedScreen | None:
        return next((screen for screen in self.app.screen_stack if isinstance(screen, LedScreen)), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the clock keys over a meeting, as the place below does."""
        if action in {"add_minute", "pause", "capture"}:
            return self._place is not None and self._place.check_action(action, parameters)
        return super().check_action(action, parameters)

    async def action_add_minute(self) -> None:
        """Give the step below one more minute."""
        await self.app.run_action("add_minute", default_namespace=self._place)

    async def action_pause(self) -> None:
        """Pause or resume the step below."""
        await self.app.run_action("pause", default_namespace=self._place)

    async def action_capture(self) -> None:
        """Close the palette, and open the quick capture below it."""
        place = self._place
        self._action_escape()
        self.app.call_later(self.app.run_action, "capture", place)

    def _action_command_list(self, action: str) -> None:
        """Leave a list alone that is not laid out yet: Textual 8.2 ends with a KeyError on Page Down then."""
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)
