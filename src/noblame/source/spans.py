"""Where a node's own text ends, and where the entries of a list or a mapping stand."""

import re

import msgspec
import yaml

from noblame.source.nodes import end_of, in_brackets, start_of

_HEADER = re.compile(r"(?:[&!]\S*\s+)*[|>][-+0-9]*")
_DASH_ALONE = re.compile(r"[ ]*(?:- +)*-[ \t]*(?:[#&!].*)?")
_COLON = re.compile(r"\s*:")


def is_alias(node: yaml.Node, text: str) -> bool:
    """Return whether the node stands in the file as `*name`."""
    return text.startswith("*", start_of(node))


def is_block_text(node: yaml.Node, text: str) -> bool:
    """Return whether the node stands in the file as a `|` or `>` block."""
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">") and not is_alias(node, text)


def is_block(node: yaml.Node, text: str) -> bool:
    """Return whether the node stands in the file as a mapping or a list without brackets."""
    return isinstance(node, yaml.CollectionNode) and not in_brackets(node) and not is_alias(node, text)


def is_absent(node: yaml.Node) -> bool:
    """Return whether nothing at all stands where the node would be."""
    return start_of(node) == end_of(node)


def line_start(text: str, index: int) -> int:
    """Return where the line of `index` starts."""
    return text.rfind("\n", 0, index) + 1


def line_end(text: str, index: int) -> int:
    """Return where the line of `index` ends, before its line end."""
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def column(text: str, index: int) -> int:
    """Return the column of `index`, from 0."""
    return index - line_start(text, index)


def header_end(node: yaml.Node, text: str) -> int:
    """Return where the `|` or `>` of a block and its signs end."""
    match = _HEADER.match(text, start_of(node))
    return match.end() if match else start_of(node)


def content_end(node: yaml.Node, text: str) -> int:
    """Return where a node's last own character ends; marks of blocks run on to the next node."""
    while is_block(node, text):
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    if not is_block_text(node, text):
        return end_of(node)
    header = header_end(node, text)
    end = max(end_of(node), header)
    if "+" in text[start_of(node) : header]:
        return end - 1 if text[end - 1 : end] == "\n" else end
    while (start := line_start(text, end)) > header and not text[start:end].strip():
        end = start - 1
    return max(end, header)


def after_colon(key: yaml.Node, text: str) -> int | None:
    """Return the index behind a key's colon; None for a key alone, as in `{key}`."""
    match = _COLON.match(text, end_of(key))
    return match.end() if match else None


def after_dash(item: yaml.Node, text: str) -> int:
    """Return the index behind the dash of a block list's item."""
    index = start_of(item)
    start = line_start(text, index)
    if text[start:index].strip():
        return text.rfind("-", start, index) + 1
    while start > 0:
        end, start = start - 1, line_start(text, start - 1)
        match = _DASH_ALONE.fullmatch(text, start, end)
        if match:
            return text.index("-", start + len(match.group()) - len(match.group().lstrip(" -")) - 1, end) + 1
    return int(index)


class Chunk(msgspec.Struct, frozen=True):
    """One entry of a block list or mapping, with what stands above it."""

    start: int
    """Where its dash or key stands."""
    end: int
    """Where its last line ends."""
    gap: str = ""
    """Blank lines above it."""
    section: str = ""
    """Comments above it that a blank line sets apart."""
    lead: str = ""
    """Comment lines right above it."""


def chunks(text: str, spans: list[tuple[int, int]]) -> list[Chunk]:
    """Return the entries of a block whose own texts stand at `spans`, in file order."""
    found: list[Chunk] = []
    before = -1
    for start, end in spans:
        stop = line_end(text, end)
        above = text[before + 1 : line_start(text, start)] if found else ""
        found.append(Chunk(start, stop, *_parts(above)))
        before = stop
    return found


def _parts(above: str) -> tuple[str, str, str]:
    """Split the lines above an entry into blank lines, comments set apart, and its own comments."""
    lines = above.splitlines(keepends=True)
    first = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    last = next((i for i in range(len(lines), first, -1) if not lines[i - 1].strip()), first)
    return "".join(lines[:first]), "".join(lines[first:last]), "".join(lines[last:])
