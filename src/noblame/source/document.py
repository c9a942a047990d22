"""Reading a YAML text safely: everything that could hurt is found before anything is built."""

import re
from typing import Literal

import msgspec
import yaml

from noblame.source.compose import MAX_SHOWN, Composer
from noblame.source.nodes import is_null, start_of
from noblame.source.places import Places
from noblame.source.problem import Problem, UnreadableError

MAX_BYTES = 8 * 1024 * 1024
Newline = Literal["\n", "\r\n"]

_BOM = b"\xef\xbb\xbf"
# What YAML calls printable, the other way round: a class of all that may stand takes ten times as long to compile.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]+")
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?=[ \r]|$)", re.MULTILINE)


class Document(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One file's text and its nodes. Marks in `root` are indices into `text`."""

    places: Places
    root: yaml.MappingNode
    bom: bool = False
    """True where the file began with a byte order mark, which `text` leaves out."""
    newline: Newline = "\n"
    r"""`\r\n` where every line ended so; `text` then has `\n`. A file with both keeps both in `text`."""
    anchors: tuple[tuple[int, int], ...] = ()
    """Spans of the nodes that an alias names, in file order."""

    @property
    def name(self) -> str:
        """The file's name, as messages show it."""
        return self.places.name

    @property
    def text(self) -> str:
        """The whole text, with plain line ends and without a byte order mark."""
        return self.places.text


def read_document(data: bytes, name: str) -> Document:
    """Return the one document in `data`, checked but not yet converted.

    Args:
        data: the file's bytes, at most 8 MiB.
        name: the file's name for messages.

    Raises:
        UnreadableError: with every problem of the first stage that found one: size, UTF-8, control characters, conflict
            markers, YAML.
    """
    if len(data) > MAX_BYTES:
        size = f"a file of {len(data) / 1024 / 1024:.1f} MiB"
        raise UnreadableError([Problem(path=name, found=size, expected="at most 8 MiB")])
    bom = data.startswith(_BOM)
    text = _decoded(data[len(_BOM) :] if bom else data, name)
    text, newline = _unified(text)
    places = Places(name, text)
    _refuse(_control_characters(places))
    _refuse(_conflict_markers(places))
    composer = Composer(places)
    composer.compose()
    root = _top(composer)
    return Document(places=places, root=root, bom=bom, newline=newline, anchors=composer.used_anchors())


def encode(document: Document, text: str) -> bytes:
    """Return `text` as the bytes of a file with the line ends and the byte order mark of `document`."""
    if document.newline == "\r\n":
        text = text.replace("\n", "\r\n")
    return (_BOM if document.bom else b"") + text.encode("utf-8", "replace")


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise UnreadableError(problems)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        places = Places(name, data[: error.start].decode("utf-8"))
        found = f"the byte 0x{data[error.start]:02X}, which is no UTF-8"
        problem = places.problem(len(places.text), found, "a file saved as UTF-8")
        raise UnreadableError([problem]) from None


def _unified(text: str) -> tuple[str, Newline]:
    """Return the text with plain line ends and what they were; a text with mixed ones stays as it is."""
    pairs = text.count("\r\n")
    if pairs and pairs == text.count("\n") == text.count("\r"):
        return text.replace("\r\n", "\n"), "\r\n"
    return text, "\n"


def _control_characters(places: Places) -> list[Problem]:
    problems = []
    for match in _UNPRINTABLE.finditer(places.text):
        found = f"the control character U+{ord(match.group()[0]):04X}"
        problems.append(places.problem(match.start(), found, "printable text"))
        if len(problems) == MAX_SHOWN:
            break
    return problems


def _conflict_markers(places: Places) -> list[Problem]:
    """Return where the versions that git could not merge begin; where they end if no beginning is left."""
    starts = [match for match in _CONFLICT.finditer(places.text) if match.group().startswith("<")]
    expected = "one of the two versions, without the markers"
    return [
        places.problem(match.start(), f"the git conflict marker {match.group()}", expected)
        for match in (starts or list(_CONFLICT.finditer(places.text)))[:MAX_SHOWN]
    ]


def _top(composer: Composer) -> yaml.MappingNode:
    """Return the document's mapping.

    Raises:
        UnreadableError: with what the composer found, or that something else stands at the top.
    """
    _refuse(composer.problems)
    root = composer.root
    if isinstance(root, yaml.MappingNode):
        return root
    found = "a list" if isinstance(root, yaml.SequenceNode) else "a text"
    empty = root is None or is_null(root)
    index = 0 if root is None else start_of(root)
    raise UnreadableError(
        [composer.places.problem(index, "an empty file" if empty else f"{found} at the top", "`key: value` lines")]
    )
