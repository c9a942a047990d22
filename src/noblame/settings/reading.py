"""The settings as files say them: the user's own, then the archive's `.noblame.yaml`, which wins for what a team has.

Single values replace each other, mappings are joined entry by entry, lists are put together; `severities` are one scale
and are replaced as a whole. A wrong value is a problem with its place and falls back alone; the rest counts.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from msgspec.structs import replace

from noblame import locations
from noblame.settings.fitting import Known, misfits, nearest
from noblame.settings.values import Deadlines, Settings, arranged
from noblame.source.convert import convert
from noblame.source.document import Document, read_document
from noblame.source.nodes import Pair, all_pairs, is_null
from noblame.source.places import quoted
from noblame.source.problem import Problem, UnreadableError

ARCHIVE_FILE = ".noblame.yaml"


def load_settings(archive: Path | None, known: Known | None = None) -> tuple[Settings, list[Problem]]:
    """Return the settings that hold in an archive, or without one the user's own, and what is wrong with the files.

    Keys and theme are looked at only against what is `known`.
    """
    files = [locations.config_dir() / "config.yaml", *([archive / ARCHIVE_FILE] if archive else [])]
    settings, problems = Settings(), list[Problem]()
    for path in files:
        settings, found = _read(path, settings, known)
        problems += found
    return settings, problems


def _read(path: Path, settings: Settings, known: Known | None) -> tuple[Settings, list[Problem]]:
    try:
        data = path.read_bytes()
        if not _says_anything(data):
            return settings, []
        return _taken(read_document(data, str(path)), settings, known)
    except (FileNotFoundError, NotADirectoryError):
        return settings, []
    except OSError as error:
        return settings, [Problem(path=str(path), found=error.strerror or str(error), expected="a file of settings")]
    except UnreadableError as error:
        return settings, error.problems


def _says_anything(data: bytes) -> bool:
    lines = (line.strip() for line in data.removeprefix(b"\xef\xbb\xbf").splitlines())
    return any(line and not line.startswith(b"#") for line in lines)


def _taken(document: Document, settings: Settings, known: Known | None) -> tuple[Settings, list[Problem]]:
    """Return `settings` with every value of the file that is right."""
    problems = list[Problem]()
    for key, value in all_pairs(document.root):
        if key.value not in Settings.__struct_fields__:
            problems.append(_unknown(document, key))
            continue
        found = dict[str, Any]()
        for entry, single in _entries(document, key, value):
            converted, wrong = convert(single, Settings)
            if converted is not None and not wrong:
                wrong = misfits(key.value, entry, single, converted, known)
            problems += wrong
            if converted is not None and not any(problem.level == "error" for problem in wrong):
                found[entry] = getattr(converted, key.value)
        settings = _with(settings, key.value, found)
    return settings, problems


def _entries(document: Document, key: yaml.ScalarNode, value: yaml.Node) -> Iterator[tuple[str, Document]]:
    """Yield the document as if it held one setting only; a mapping entry by entry, with the entry's name."""
    if isinstance(value, yaml.MappingNode):
        for pair in all_pairs(value):
            yield pair[0].value, replace(document, root=_mapping(document.root, (key, _mapping(value, pair))))
    elif not is_null(value):
        yield "", replace(document, root=_mapping(document.root, (key, value)))


def _mapping(like: yaml.MappingNode, pair: Pair) -> yaml.MappingNode:
    return yaml.MappingNode(like.tag, [pair], like.start_mark, like.end_mark, like.flow_style)


def _with(settings: Settings, name: str, found: dict[str, Any]) -> Settings:
    """Return `settings` with what the file says for one of them; `found` has one value for each entry that is right."""
    if not found:
        return settings
    old, new = getattr(settings, name), next(iter(found.values()))
    if isinstance(old, dict):
        entries = {entry: value[entry] for entry, value in found.items()}
        new = entries if name == "severities" else arranged(entries, old) if name == "agenda" else old | entries
    elif isinstance(old, Deadlines):
        new = replace(old, **{entry: getattr(value, entry) for entry, value in found.items()})
    elif isinstance(old, tuple):
        new = tuple(dict.fromkeys((*old, *new)))
    return replace(settings, **{name: new})


def _unknown(document: Document, key: yaml.ScalarNode) -> Problem:
    fields = Settings.__struct_fields__
    hint = nearest(key.value, fields, f"one of {', '.join(fields)}")
    return document.places.problem(key.start_mark.index, f"the unknown setting {quoted(key.value)}", hint, "warn")
