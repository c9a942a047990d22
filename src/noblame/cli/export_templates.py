"""`noblame export --templates DIR`: our templates as files, for a team to start its own from."""

from importlib import resources
from pathlib import Path

from noblame.cli.output import say
from noblame.cli.refusal import RefusedError
from noblame.inert import visible
from noblame.record.storing import reason


def write_templates(folder: Path) -> int:
    """Write each template that is not there yet, and say of each what became of it; a file that differs stays."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lines = [_write(folder / name, data) for name, data in _ours()]
    except OSError as error:
        raise RefusedError(f"noblame export: {folder} cannot be written to: {reason(error)}") from error
    for line in lines:
        say(visible(line))
    return 0


def _ours() -> list[tuple[str, bytes]]:
    """Return name and content of every template, by name."""
    found = resources.files("noblame.sharing").joinpath("templates").iterdir()
    return sorted((each.name, each.read_bytes()) for each in found if each.name.endswith(".jinja"))


def _write(path: Path, data: bytes) -> str:
    """Write one template, and return the line that says so."""
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        same = path.is_file() and path.read_bytes() == data
        return f"{path} is there already" if same else f"{path} differs from ours; left as it is"
    return f"wrote {path}"
