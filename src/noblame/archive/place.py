"""Where the archive is, how a folder becomes one, and which of its records a word means.

Light to import, because a shell asks for the records' names while somebody waits for a completion.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from noblame.archive.files import ArchiveError, candidates, is_record, record_paths
from noblame.locations import data_dir

SETTINGS = ".noblame.yaml"
"""The file that makes a folder an archive; a test holds it and `noblame.settings` together."""


def find_archive(option: Path | None, cwd: Path, environ: Mapping[str, str]) -> Path:
    """Return the archive: `option`, else `$NOBLAME_ARCHIVE`, else what is found around `cwd`, else the user's own.

    The user's own need not exist yet. Raises ArchiveError where the option or the variable names no folder.
    """
    if option is not None:
        return _named(cwd / option, f"--archive {option}")
    variable = environ.get("NOBLAME_ARCHIVE", "")
    if variable:
        return _named(cwd / Path(variable).expanduser(), f"NOBLAME_ARCHIVE={variable}")
    return _around(cwd) or data_dir() / "archive"


def _named(folder: Path, how: str) -> Path:
    """Return `folder`, or raise ArchiveError with `how` it was named."""
    if not os.path.isdir(folder):  # noqa: PTH112  Path.is_dir raises where the way there may not be searched
        raise ArchiveError(f"{how} is no folder; to make one: noblame init {folder}")
    return folder


def _around(cwd: Path) -> Path | None:
    """Return the nearest folder upward with settings, else `cwd` itself if it holds a record, else None."""
    return _upward(cwd) or (cwd if any(map(is_record, candidates(cwd))) else None)


def _upward(folder: Path) -> Path | None:
    """Return `folder` or the nearest one above it that has settings."""
    above = (folder, *folder.parents)
    return next((each for each in above if os.path.isfile(each / SETTINGS)), None)  # noqa: PTH113  as above


def archive_around(record: Path) -> Path | None:
    """Return the archive that the file `record` lies in, wherever the user stands: the nearest folder with settings."""
    return _upward(Path(os.path.abspath(record)).parent)  # noqa: PTH100  resolve() would leave by a link


def make_archive(folder: Path) -> bool:
    """Write commented settings into `folder`, made if need be; False where it has settings already, which stay.

    Raises ArchiveError where that cannot be done.
    """
    from noblame.archive.template import TEMPLATE  # noqa: PLC0415  see above

    settings = folder / SETTINGS
    if os.path.lexists(settings):
        return False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_new(settings, TEMPLATE)
    except OSError as error:
        raise ArchiveError(f"{folder} cannot be made an archive: {error.strerror}") from error
    return True


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, whole or not at all. Raises OSError."""
    with path.open("x", encoding="utf-8") as file:
        try:
            file.write(text)
            file.flush()
        except OSError:
            path.unlink()
            raise


def resolve(record: str, folder: Path) -> Path:
    """Return the file that `record` means: a path, or the name, without its ending, of a record in `folder`.

    Raises ArchiveError, with the nearest names, where there is no such file.
    """
    path = Path(record)
    if os.path.exists(path) and not os.path.isdir(path):  # noqa: PTH110, PTH112  Path.exists raises as Path.is_dir
        return path
    found = [one for one in candidates(folder) if record in (one.stem, one.name) and one.is_file()]
    if len(found) > 1:
        raise ArchiveError(f"{record} means two files of {folder}: {' and '.join(one.name for one in found)}; name one")
    if not found:
        raise ArchiveError(_missing(record, folder))
    return found[0]


def _missing(record: str, folder: Path) -> str:
    """Return why `record` means no file, and what was probably meant."""
    if os.path.isdir(record):  # noqa: PTH112  as above
        return f"{record} is a folder; to see its records: noblame --archive {record}"
    near = nearest(record, (path.stem for path in record_paths(folder)))
    advice = f"did you mean {' or '.join(near)}?" if near else "noblame alone lists the records"
    return f"there is no file {record}, nor a record of that name in {folder}; {advice}"


def nearest(word: str, stems: Iterable[str]) -> list[str]:
    """Return up to three of `stems` that `word` may mean: those it is a part of, newest first, else the most alike."""
    import difflib  # noqa: PLC0415  only a slip needs it

    stems = sorted(stems, reverse=True)
    plain = Path(word).stem.lower()
    holding = [stem for stem in stems if plain in stem.lower()]
    return (holding or difflib.get_close_matches(plain, stems, n=3, cutoff=0.5))[:3]
