"""The settings that hold for each of many files."""

from pathlib import Path

from noblame.archive.place import archive_around
from noblame.cli.output import tell
from noblame.settings import Settings, load_settings


class Houses:
    """The settings that hold for each file: those of the archive that was named, else of the one it lies in."""

    def __init__(self, archive: Path | None) -> None:
        self._archive = archive
        self._by_folder: dict[Path, Settings] = {}
        self._by_archive: dict[Path | None, Settings] = {}

    def settings(self, path: str) -> Settings:
        """Return the settings for a file."""
        folder = Path(path).parent
        if folder not in self._by_folder:
            self._by_folder[folder] = self._read(self._archive or _around(folder))
        return self._by_folder[folder]

    def _read(self, archive: Path | None) -> Settings:
        """Read the settings of an archive, once; what is wrong with them is told."""
        if archive not in self._by_archive:
            self._by_archive[archive], problems = load_settings(archive)
            for problem in problems:
                tell(str(problem))
        return self._by_archive[archive]


def _around(folder: Path) -> Path | None:
    """Return the archive that the files of a folder lie in."""
    try:
        return archive_around(folder / "file")
    except FileNotFoundError:  # the working directory was deleted
        return None
