"""What is wrong with a template, in one line that names its file and its line."""

from collections.abc import Iterator
from pathlib import Path
from traceback import walk_tb

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from noblame.sharing.limits import TooLargeError, TooLongError

FAILURES = (
    *(TemplateError, TooLargeError, TooLongError, ArithmeticError, AttributeError, LookupError, MemoryError, OSError),
    *(RuntimeError, TypeError, ValueError),
)
"""How a template fails."""
_TOO_MUCH: dict[type[BaseException], str] = {
    TooLongError: "takes too long; does a loop stand in a loop?",
    TooLargeError: "writes more than 20 MB; does a loop stand in a loop?",
    MemoryError: "needs too much memory; does a loop stand in a loop?",
}


def complaint(error: BaseException, archive: Path | None) -> str:
    """Return `templates/slack.txt.jinja:12: 'incidnt' is undefined`; the path is that within the archive."""
    place = _place(error)
    where = ":".join(filter(None, (_near(place[0], archive), str(place[1] or "")))) if place else ""
    return f"{where}: {_words(error)}" if where else f"a template of the archive cannot be used: {_words(error)}"


def _place(error: BaseException) -> tuple[str, int] | None:
    """Return file and line: where the syntax is wrong, else the innermost line of a template that was being run."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or "", error.lineno
    if isinstance(error, TooLargeError):
        return str(error), 0
    return next(reversed(list(_lines(error))), None)


def _lines(error: BaseException) -> Iterator[tuple[str, int]]:
    """Yield the lines of templates in a traceback, which Jinja has put there in place of those of its own code."""
    for frame, number in walk_tb(error.__traceback__):
        if frame.f_code.co_filename.endswith(".jinja"):
            yield frame.f_code.co_filename, number


def _near(file: str, archive: Path | None) -> str:
    """Return a file's path within the archive; of another its name alone."""
    path = Path(file)
    return str(path.relative_to(archive)) if archive and path.is_relative_to(archive) else path.name


def _words(error: BaseException) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name}"
    if isinstance(error, UnicodeDecodeError):
        return "it is no UTF-8 text"
    if isinstance(error, TemplateError):
        return error.message or "it cannot be used"
    return _TOO_MUCH.get(type(error)) or f"{type(error).__name__}: {error}".rstrip(": ")
