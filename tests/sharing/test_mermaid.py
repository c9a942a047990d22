import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.sharing.samples import STEMS, WHOLE, agreed, shared
from tests.sharing.typed import HOSTILE

from noblame.record.incident import Action, Cause, Incident
from noblame.sharing.why_graph import why_graph, wrapped

BOX = re.compile(r'    (incident|[ac][0-9]+)\["((?:[^"#]|#[0-9]+;)*)"\]:::([a-z]+)')
ARROW = re.compile(r"    (incident|c[0-9]+) (-->|-\.->) ([ac][0-9]+)")
LOOK = re.compile(r"    classDef [a-z]+ fill:#[0-9a-f]{6}[a-z0-9:,#-]*")
ACTIVE = re.compile(r"[&<>`%{}\[\]|\\*~$:@ﬂ°¶ß]|(?<![0-9]);|^[-+=\s]|^#(?![0-9])")
"""What Mermaid or its Markdown would act on in a line of a label, and no entity is made of."""
MORE = HOSTILE | st.lists(
    st.sampled_from(
        [
            *('"', '"]\n', '"]; click c1 "javascript:alert(1)"', "%%{init: {}}%%", "%% x", "#quot;", "#35;", "ﬂ°°35¶ß"),
            *("fa:fa-bomb", "$$x$$", "style a:b#c;", "classDef a:b#c;", '"`**x**`"', "<br/>", "]:::root", "@{x}", " "),
        ]
    ),
    max_size=5,
).map("".join)


def read(text: str) -> tuple[dict[str, str], list[tuple[str, str, str]], dict[str, str]]:
    """The labels with a line break at each break, the arrows, and the classes; any other line fails."""
    first, *lines = text.removesuffix("\n").split("\n")
    assert first == "flowchart TD"
    labels, arrows, kinds = dict[str, str](), list[tuple[str, str, str]](), dict[str, str]()
    for line in lines:
        if box := BOX.fullmatch(line):
            labels[box[1]], kinds[box[1]] = decoded(box[2]), box[3]
        elif arrow := ARROW.fullmatch(line):
            arrows.append((arrow[1], arrow[2], arrow[3]))
        else:
            assert LOOK.fullmatch(line), line
    return labels, arrows, kinds


def decoded(label: str) -> str:
    lines = label.split("<br/>")
    assert not any(ACTIVE.search(re.sub(r"#[0-9]+;", "0", line)) for line in lines)
    return "\n".join(re.sub(r"#([0-9]+);", lambda found: chr(int(found[1])), line) for line in lines)


def boxes(incident: Incident) -> dict[str, str]:
    """What is to be read in each box."""
    graph = why_graph(incident)
    return {box.id: "\n".join(line for text in box.texts for line in wrapped(text)) for box in graph.boxes}


@pytest.mark.parametrize("stem", STEMS)
def test_a_sample_reads_as_it_was_agreed(stem: str) -> None:
    text, expected = agreed("mermaid", stem)
    assert text == expected
    read(text)


def test_the_tree_hangs_from_the_incident_and_actions_from_what_they_close() -> None:
    labels, arrows, kinds = read(shared("mermaid", WHOLE))
    assert labels == {
        "incident": "Checkout unavailable",
        "c1": "The pool ran out\nimmediate",
        "c2": "No check notices it\nroot",
        "a1": "Add a lint rule\nowner: Tomás Vidal\ndue: 2026-12-01",
    }
    assert arrows == [("incident", "-->", "c1"), ("c1", "-->", "c2"), ("c2", "-.->", "a1")]
    assert kinds == {"incident": "incident", "c1": "immediate", "c2": "root", "a1": "action"}


def test_a_record_with_a_title_alone_is_one_box() -> None:
    labels, arrows, _ = read(shared("mermaid", Incident(title="Down")))
    assert (labels, arrows) == ({"incident": "Down"}, [])


def test_every_class_that_a_box_can_have_has_its_look() -> None:
    looks = set(re.findall(r"classDef ([a-z]+)", shared("mermaid", WHOLE)))
    assert looks == {"incident", "immediate", "contributing", "root", "answer", "action", "done"}


@given(st.lists(MORE, min_size=6, max_size=6))
def test_every_box_reads_as_it_was_typed_and_no_text_makes_another_line(texts: list[str]) -> None:
    leaf = Cause(because=texts[2], id=texts[3], evidence=(texts[4],))
    causes = (Cause(because=texts[1], kind="root", id="c1", next=(leaf,)),)
    actions = (Action(what=texts[5], owner=texts[0], due=texts[3], closes="c1"),)
    record = replace(WHOLE, title=texts[0], causes=causes, actions=actions)
    assert read(shared("mermaid", record))[0] == boxes(record)


@pytest.mark.skipif(not shutil.which("mmdc"), reason="mmdc, Mermaid's command line, is not installed")
def test_mermaid_draws_it(tmp_path: Path) -> None:
    source, drawn = tmp_path / "why.mmd", tmp_path / "why.svg"
    source.write_text(
        shared("mermaid", replace(WHOLE, title='"]; click c1 <b> #quot; %%{init: {}}%%')), encoding="utf-8"
    )
    subprocess.run(["mmdc", "-i", source, "-o", drawn], check=True, capture_output=True, timeout=120)
    assert "No check notices it" in drawn.read_text(encoding="utf-8")
