"""What is read before anything is converted."""

import pytest
import yaml

from noblame.source import loader
from noblame.source.document import encode, read_document
from noblame.source.nodes import all_pairs, start_of
from noblame.source.problem import UnreadableError

SAME = [
    "a: {b?: c?, d: e ?f, g: [h?, i]}\n",
    "a:\tb\nc: d\te\nf: [g,\th]\ti: j\n".replace("\ti: j", ""),
    "a: |\n  x\n\n# c\nb: >-\n  y\n  z\n",
    "a: &x [1, {b: c}]\nd: *x\n",
    "- a\n",
    "a: 'it''s'\nb: \"\\u00e9 \\t\"\n",
    "%YAML 1.2\n---\na: b\n...\n",
    "a: [b:]\n",
    "%YAML 1.3\n---\na: b\n",
    "%FOO\n---\na: b\n",
    'a: "\\ud800"\n',
    'a: "\\U00110000"\n',
    f"%YAML 1.{'9' * 5000}\n---\na: b\n",
]


def seen(text: str) -> list[tuple[object, ...]] | str:
    """Return a document's nodes with their places, or what is wrong with it."""
    try:
        document = read_document(text.encode(), "f")
    except UnreadableError as error:
        return str(error)
    found: list[tuple[object, ...]] = []
    stack: list[yaml.Node] = [document.root]
    while stack:
        node = stack.pop()
        found.append((type(node), start_of(node), node.value if isinstance(node, yaml.ScalarNode) else ""))
        if isinstance(node, yaml.CollectionNode):
            for child in node.value:
                stack += child if isinstance(child, tuple) else (child,)
    return found


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml")
@pytest.mark.parametrize("text", SAME)
def test_both_parsers_see_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = seen(text)
    monkeypatch.setattr(loader, "parser_class", lambda: loader.PureLoader)
    assert seen(text) == first


def test_without_libyaml_the_parser_in_python_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CBaseLoader", raising=False)
    assert loader.parser_class() is loader.PureLoader


@pytest.mark.parametrize(
    "data", [b"a: b\n", b"\xef\xbb\xbfa: b\r\nc: d\r\n", b"a: b\r\nc: d\n", b"a: b\rc: d", "a: 🔥 é".encode()]
)
def test_a_text_goes_back_to_the_very_bytes(data: bytes) -> None:
    document = read_document(data, "f")
    assert encode(document, document.text) == data


def test_an_alias_stands_where_it_is_written_and_anchors_are_named() -> None:
    document = read_document(b"a: &x {b: c}\nd: *x\ne: &unused f\n", "f")
    (_, anchored), (_, alias), _ = document.root.value
    assert (start_of(anchored), start_of(alias)) == (3, 16)
    assert alias.value is anchored.value
    assert document.anchors == ((3, 12),)


def test_what_stands_in_a_mapping_wins_over_what_is_merged_into_it() -> None:
    document = read_document(b"x: &x {a: 1, b: 1}\ny: &y {<<: *x, b: 2}\nz: {c: 3, <<: [{a: 9}, *y], b: 4}\n", "f")
    pairs = {key.value: value.value for key, value in all_pairs(document.root.value[2][1])}
    assert pairs == {"c": "3", "b": "4", "a": "9"}
