"""What is built is what lies on the disk: setuptools takes the list in pyproject.toml and nothing else."""

import fnmatch
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.checkout

ROOT = Path(__file__).parent.parent
MAPPED = {"noblame.sample_incidents": ROOT / "sample_incidents", "noblame.screens": ROOT / "screens"}
BARE = re.compile(r"^\s*(?:from|import)\s+screens\b", re.MULTILINE)

with (ROOT / "pyproject.toml").open("rb") as file:
    SETUP: dict[str, Any] = tomllib.load(file)["tool"]["setuptools"]


def packages_on_disk() -> dict[str, Path]:
    """Every package with its folder."""
    source = ROOT / "src"
    folders = [source / "noblame", *(source / "noblame").rglob("*")]
    plain = [each for each in folders if each.is_dir() and not each.is_symlink() and any(each.glob("*.py"))]
    return {".".join(each.relative_to(source).parts): each for each in plain} | MAPPED


def data_on_disk() -> Iterator[tuple[str, str]]:
    """Yield each file that is no module, with its package."""
    for package, folder in packages_on_disk().items():
        own = [path for path in folder.glob("*") if path.is_file()]  # none without a checkout: these tests are left out
        lower = [path for path in folder.glob("*/*.*") if not (path.parent / "__init__.py").exists()]
        for path in (*own, *lower):
            if path.suffix not in {".py", ".pyc"}:
                yield package, str(path.relative_to(folder))


def test_every_package_is_listed_and_every_listed_one_exists() -> None:
    assert SETUP["packages"] == sorted(packages_on_disk())


def test_the_mapped_packages_lie_where_the_mapping_says() -> None:
    mapping = {package: ROOT / folder for package, folder in SETUP["package-dir"].items() if package}
    assert mapping == MAPPED
    assert all(folder.is_dir() for folder in MAPPED.values())


@pytest.mark.parametrize(("package", "name"), sorted(data_on_disk()))
def test_every_data_file_is_packed(package: str, name: str) -> None:
    patterns = SETUP["package-data"].get(package, [])
    assert any(fnmatch.fnmatch(name, pattern) for pattern in patterns), f"{package} does not pack {name}"


def test_each_pattern_of_data_files_finds_one() -> None:
    found = set(data_on_disk())
    for package, patterns in SETUP["package-data"].items():
        for pattern in patterns:
            assert any(where == package and fnmatch.fnmatch(name, pattern) for where, name in found), (package, pattern)


@pytest.mark.parametrize(
    "line", ["import screens", "from screens.home import HomeScreen", "    import screens.home as x"]
)
def test_a_bare_import_of_screens_is_found(line: str) -> None:
    assert BARE.search(f"import os\n{line}\n")


def test_nothing_imports_screens_by_its_bare_name() -> None:
    folders = ("src/noblame", "screens", "sample_incidents", "tests", "benchmarks")
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    own = Path(__file__).name
    assert paths
    assert [path for path in paths if path.name != own and BARE.search(path.read_text(encoding="utf-8"))] == []


def test_the_link_that_type_checkers_need_is_relative() -> None:
    link = ROOT / "src" / "noblame" / "screens"
    if link.is_symlink():  # a checkout without links works too
        assert str(link.readlink()) == "../../screens"
