"""The tests once more, against the wheel: what is built from the sdist works where the sources are not.

    python -m benchmarks.wheel [pytest's own options]

It builds sdist and wheel, installs the wheel with its `test` extra in a fresh environment outside the checkout, and
runs the tests there but for those about the checkout itself (marker `checkout`), those on a terminal (`pty`), those of
packages that are code alone, with no data or mapping that a build could lose, and those by thousands of sentences.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).parent.parent
NEEDED = ("tests", "benchmarks", "pyproject.toml")
"""What the tests read that no wheel has: themselves, the driver of a terminal, pytest's settings."""
CODE_ALONE = ("tests/meeting", "tests/record", "tests/review", "tests/source")
"""Tests of what a wheel has whole or not at all: the other tests import it, and `test_packages` compares the lists."""
SENTENCES = ("tests/language", "tests/sharing/test_internal.py", "tests/sharing/test_strangers.py")
"""Tests by thousands of sentences: the data behind them is read by those of commands and screens too."""
STUCK = 120
"""Seconds after which a test that does not end tells where it stands."""
SETUPTOOLS = 77
"""From this version on it builds here; an older one is left aside and `build` fetches a newer."""
PACKAGES = ("noblame", "noblame.screens", "noblame.sample_incidents")
"""One from each folder of the checkout that is packed."""


def main() -> None:
    """Build, install, prove that the sources are out of reach, and test."""
    with tempfile.TemporaryDirectory(prefix="noblame-wheel-") as name:
        place = Path(name).resolve()
        python = install(build(place / "dist"), place / "venv")
        elsewhere = place / "elsewhere"
        elsewhere.mkdir()
        for each in NEEDED:
            copy(ROOT / each, elsewhere / each)
        check_origin(python, elsewhere)
        print(f"testing {python.parent.parent} in {elsewhere}", flush=True)
        settings = ("-o", "pythonpath=", "-o", f"faulthandler_timeout={STUCK}")
        tests: list[str | Path] = [
            python,
            "-m",
            "pytest",
            "-q",
            *settings,
            "-m",
            "not checkout and not pty",
            *(f"--ignore={folder}" for folder in (*CODE_ALONE, *SENTENCES)),
            *sys.argv[1:],
        ]
        sys.exit(run(*tests, folder=elsewhere, check=False))


def build(folder: Path) -> Path:
    """Build the sdist and, from it, the wheel; return the wheel."""
    here = ["--no-isolation"] if _setuptools() >= SETUPTOOLS else []
    run(sys.executable, "-m", "build", *here, "--outdir", folder, ROOT, quiet=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def install(wheel: Path, folder: Path) -> Path:
    """Install the wheel and what its tests need in a fresh environment; return its Python."""
    run(sys.executable, "-m", "venv", folder)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "--disable-pip-version-check", f"{wheel}[test]", quiet=True)
    return python


def copy(source: Path, target: Path) -> None:
    """Copy a file, or a folder without what earlier runs left in it."""
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def check_origin(python: Path, folder: Path) -> None:
    """End the program unless every part of the package comes from the environment of `python`."""
    code = f"import importlib; [print(importlib.import_module(name).__file__) for name in {PACKAGES}]"
    told = subprocess.run([python, "-c", code], cwd=folder, env=_clean(), capture_output=True, text=True, check=True)
    strangers = [path for path in told.stdout.splitlines() if not Path(path).is_relative_to(python.parent.parent)]
    if strangers:
        sys.exit(f"benchmarks.wheel: not from the wheel: {', '.join(strangers)}")


def run(*command: str | Path, folder: Path | None = None, check: bool = True, quiet: bool = False) -> int:
    """Run a command and return its status; with `quiet`, its output is shown only where it fails."""
    done = subprocess.run(
        command, cwd=folder, env=_clean(), capture_output=quiet, stdin=subprocess.DEVNULL, text=True, check=False
    )
    if check and done.returncode:
        sys.exit(f"{done.stdout or ''}{done.stderr or ''}benchmarks.wheel: failed: {' '.join(map(str, command))}")
    return done.returncode


def _clean() -> dict[str, str]:
    """Return the environment without what leads Python to other packages."""
    return {
        name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
    }


def _setuptools() -> int:
    try:
        return int(version("setuptools").split(".")[0])
    except PackageNotFoundError:
        return 0


if __name__ == "__main__":
    main()
