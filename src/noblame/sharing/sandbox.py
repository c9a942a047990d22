"""Where templates run: they reach nothing but what they are given, and write no more than a page could need."""

from typing import Any

from jinja2 import Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from noblame.sharing.limits import TooLargeError


class BoundedTemplate(Template):
    """A template that stops above the size that its environment sets."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Return the text. Raises TooLargeError as soon as there is too much of it."""
        largest = getattr(self.environment, "largest", None)
        parts, size = list[str](), 0
        for part in self.generate(*args, **kwargs):
            parts.append(part)
            size += len(part)
            if largest is not None and size > largest:
                raise TooLargeError(self.filename or self.name or "")
        return "".join(parts)


class Sandbox(ImmutableSandboxedEnvironment):
    """What reads and runs the templates."""

    template_class = BoundedTemplate
    largest: int | None = None
    """So many characters may come of one; None for any number."""
