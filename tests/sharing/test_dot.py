import re
import shutil
import subprocess
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.sharing.samples import STEMS, WHOLE, agreed, shared
from tests.sharing.typed import HOSTILE

from noblame.record.incident import Action, Cause, Incident
from noblame.sharing.why_graph import why_graph, wrapped

BOX = re.compile(r'    (incident|[ac][0-9]+) \[label="((?:[^"\\]|\\["\\n])*)", [a-z]+=[^\\]*\]')
ARROW = re.compile(r"    (incident|c[0-9]+) -> ([ac][0-9]+)( \[style=dashed, arrowhead=open\])?")
SETTING = re.compile(r'    (?:charset="UTF-8"|rankdir=TB|(?:node|edge) \[[^\\]*\])')
MEANT = {"\\\\": "\\", '\\"': '"', "\\n": "\n", "&amp;": "&"}
MORE = HOSTILE | st.lists(
    st.sampled_from(['"', '\\"', "\\", "\\N", "\\n", "\\l", '"]; x [URL="javascript:alert(1)"', "&lt;", "&#35;", " "]),
    max_size=5,
).map("".join)


def read(text: str) -> tuple[dict[str, str], list[tuple[str, str, bool]]]:
    """The labels and the arrows, with whether they are dashed; any other line fails."""
    first, *lines, last = text.removesuffix("\n").split("\n")
    assert (first, last) == ("digraph why {", "}")
    labels, arrows = dict[str, str](), list[tuple[str, str, bool]]()
    for line in lines:
        if box := BOX.fullmatch(line):
            labels[box[1]] = decoded(box[2])
        elif arrow := ARROW.fullmatch(line):
            arrows.append((arrow[1], arrow[2], bool(arrow[3])))
        else:
            assert SETTING.fullmatch(line), line
    return labels, arrows


def decoded(label: str) -> str:
    assert not re.search(r"&(?!amp;)", label)
    return re.sub(r"\\.|&amp;", lambda found: MEANT[found[0]], label)


def boxes(incident: Incident) -> dict[str, str]:
    """What is to be read in each box."""
    graph = why_graph(incident)
    return {box.id: "\n".join(line for text in box.texts for line in wrapped(text)) for box in graph.boxes}


def drawn(text: str) -> dict[str, str]:
    """What Graphviz shows in each box."""
    svg = subprocess.run(["dot", "-Tsvg"], input=text.encode(), check=True, capture_output=True, timeout=60).stdout
    space = "{http://www.w3.org/2000/svg}"
    nodes = [each for each in ET.fromstring(svg).iter(f"{space}g") if each.get("class") == "node"]
    return {
        node.findtext(f"{space}title", ""): " ".join("".join(line.itertext()) for line in node.iter(f"{space}text"))
        for node in nodes
    }


@pytest.mark.parametrize("stem", STEMS)
def test_a_sample_reads_as_it_was_agreed(stem: str) -> None:
    text, expected = agreed("dot", stem)
    assert text == expected
    read(text)


def test_the_tree_hangs_from_the_incident_and_actions_from_what_they_close() -> None:
    labels, arrows = read(shared("dot", WHOLE))
    assert labels == boxes(WHOLE)
    assert labels["a1"] == "Add a lint rule\nowner: Tomás Vidal\ndue: 2026-12-01"
    assert arrows == [("incident", "c1", False), ("c1", "c2", False), ("c2", "a1", True)]


def test_a_record_with_a_title_alone_is_one_box() -> None:
    assert read(shared("dot", Incident(title="Down"))) == ({"incident": "Down"}, [])


@given(st.lists(MORE, min_size=6, max_size=6))
def test_every_box_reads_as_it_was_typed_and_no_text_makes_another_line(texts: list[str]) -> None:
    leaf = Cause(because=texts[2], id=texts[3], evidence=(texts[4],))
    causes = (Cause(because=texts[1], kind="root", id="c1", next=(leaf,)),)
    actions = (Action(what=texts[5], owner=texts[0], due=texts[3], closes="c1"),)
    record = replace(WHOLE, title=texts[0], causes=causes, actions=actions)
    assert read(shared("dot", record))[0] == boxes(record)


@pytest.mark.skipif(not shutil.which("dot"), reason="dot, of Graphviz, is not installed")
@pytest.mark.parametrize("title", ["Down", 'a "b" \\N \\\\" &lt; &#35; <b>', '"]; x [URL="javascript:alert(1)'])
def test_graphviz_draws_it(title: str) -> None:
    record = replace(WHOLE, title=title)
    assert drawn(shared("dot", record)) == {id_: said.replace("\n", " ") for id_, said in boxes(record).items()}
