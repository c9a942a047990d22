"""The tables are those of the files, whether they come from the files or from the cache."""

import marshal
from collections.abc import Iterator
from pathlib import Path

import pytest

from noblame import locations
from noblame.language import tables
from noblame.language.tables import Tables, build


@pytest.fixture
def _made_anew() -> Iterator[None]:
    tables.tables.cache_clear()
    yield
    tables.tables.cache_clear()


def unpacked(made: Tables) -> tuple[object, ...]:
    forms, excuses = ([marshal.loads(each) for each in packed] for packed in (made.forms, made.excuses))
    return made.lexicon, made.rules, forms, excuses, made.calls


def cached() -> list[Path]:
    return list(locations.cache_dir().glob("language-*"))


@pytest.mark.usefixtures("_made_anew")
def test_the_cache_says_what_the_files_say() -> None:
    first = tables.tables()
    assert len(cached()) == 1
    tables.tables.cache_clear()
    again = tables.tables()
    assert again is not first
    assert unpacked(again) == unpacked(first) == unpacked(build())


@pytest.mark.usefixtures("_made_anew")
@pytest.mark.parametrize("broken", [b"", b"\x00", b"nonsense", marshal.dumps(1), marshal.dumps((1, 2))])
def test_a_broken_cache_is_made_again(broken: bytes) -> None:
    tables.tables()
    (path,) = cached()
    whole = path.read_bytes()
    path.write_bytes(broken)
    tables.tables.cache_clear()
    assert unpacked(tables.tables()) == unpacked(build())
    assert len(path.read_bytes()) > len(whole) / 2


@pytest.mark.usefixtures("_made_anew")
def test_a_cache_that_cannot_be_written_costs_time_and_nothing_else() -> None:
    locations.cache_dir().parent.mkdir(parents=True, exist_ok=True)
    locations.cache_dir().write_text("a file where the folder should be")
    assert unpacked(tables.tables()) == unpacked(build())


@pytest.mark.usefixtures("_made_anew")
def test_tables_of_other_versions_are_swept() -> None:
    locations.cache_dir().mkdir(parents=True)
    old = locations.cache_dir() / "language-00000000.tables"
    old.write_bytes(b"old")
    tables.tables()
    assert not old.exists()
    assert len(cached()) == 1
