"""Templates: ours, or those of the same name that a team has put into its archive."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from noblame.sharing.limits import LARGEST

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = "templates"
"""The folder of an archive in which a team keeps its own; the archive itself is looked through too."""


def environment(
    archive: Path | None, finalize: Callable[[Any], Any] | None = None, *, html: bool = False
) -> "Environment":
    """Return what reads the templates, for one way of writing, which adds its own filters and keeps it.

    A template can only do what a sandbox allows: an archive may come from somebody else.

    Args:
        archive: Whose templates win; None for ours alone.
        finalize: What each printed value goes through, so that no text of a person acts.
        html: Whether to escape for HTML and XML.
    """
    from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined  # noqa: PLC0415  only to share

    from noblame.sharing.sandbox import Sandbox  # noqa: PLC0415  as above

    own = [FileSystemLoader([archive / FOLDER, archive])] if archive is not None else []
    found = Sandbox(
        loader=ChoiceLoader([*own, PackageLoader("noblame.sharing")]),
        undefined=StrictUndefined,
        finalize=finalize,
        autoescape=html,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.largest = LARGEST if has_own(archive) else None
    return found


def has_own(archive: Path | None) -> bool:
    """Return whether a team has templates of its own in its archive."""
    folders = (archive / FOLDER, archive) if archive is not None else ()
    return any(True for folder in folders for _ in folder.glob("*.jinja"))
