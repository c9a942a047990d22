"""Every word of a document is somewhere in its record."""

import re
from collections.abc import Iterator
from itertools import count, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.sharing.converting.documents import converted, said, words
from tests.sharing.typed import HOSTILE

from noblame.sharing.converting.prose import PLACEHOLDERS

HEADINGS = (
    *("Summary", "Incident summary", "Overview", "What happened", "Impact", "Root Cause", "Root Causes", "Trigger"),
    *("Postmortem summary", "Leadup", "Blameless root cause", "Backlog check", "Recurrence", "How'd We Do?"),
    *("Root Causes and Trigger", "SMEs", "The bad", "Follow-up items"),
    *("Contributing Factors", "Detection", "Resolution", "Response", "Recovery", "Action Items", "Corrective actions"),
    *(
        "Lessons Learned",
        "What went well",
        "What went wrong",
        "Where we got lucky",
        "Timeline",
        "Timeline (all times PST)",
    ),
    *("Supporting information", "Appendix", "Five whys", "Root cause identification: The Five Whys", "Attendees"),
    *(
        "Responders",
        "Open questions",
        "Improvements",
        "Notes",
        "Background",
        "Messaging",
        "Fault",
        "Severity",
        "Status",
    ),
    *(
        "Affected services",
        "Date",
        "Duration",
        "Authors",
        "Links",
        "Parking lot",
        "Detection",
        "2026-11-19",
        "14:02 UTC",
    ),
)
LABELS = (
    *("Date", "Duration", "Impact", "Severity", "Status", "Authors", "Owner", "Trigger", "Detection", "Resolution"),
    *("Root causes", "Affected services", "Tags", "Facilitator", "Reported by", "Weather", "Title"),
)
STAMPS = (
    "14:02 - ",
    "**14:09 UTC** ",
    "`14:10` ",
    "[14:11] ",
    "2026-11-19 08:00 PST: ",
    "Nov 19, 2:02 pm - ",
    "23:59 ",
    "",
)


@st.composite
def documents(draw: st.DrawFn) -> str:  # noqa: C901  one small function for each sort of block
    """Documents of every sort of block below every sort of heading; each word stands in one place only."""
    numbers = count()

    def word() -> str:
        return f"wort{next(numbers)}x"

    def phrase() -> str:
        return " ".join(word() for _ in range(draw(st.integers(1, 3))))

    def item(depth: int = 0) -> Iterator[str]:
        mark = draw(st.sampled_from(["- ", "- [ ] ", "- [x] ", "1. ", "* "]))
        stamp = draw(st.sampled_from(STAMPS))
        end = draw(
            st.sampled_from(["", ":", "?", f" - Owner: {word()} - Due: {word()}", f" (owner: {word()})", f" @{word()}"])
        )
        yield f"{'    ' * depth}{mark}{stamp}{phrase()}{end}"
        if depth < 2 and draw(st.booleans()):
            yield from item(depth + 1)
            if draw(st.booleans()):
                yield from ("", f"{'    ' * (depth + 1)}{phrase()}")

    def table() -> Iterator[str]:
        heads = draw(
            st.sampled_from(
                [("Time (UTC)", "Event", "By"), ("Action", "Owner", "Status"), ("#", "Task", "Due"), LABELS[:3]]
            )
        )
        yield f"| {' | '.join(heads)} |\n|---|---|---|"
        for _ in range(draw(st.integers(1, 2))):
            yield f"| {draw(st.sampled_from(['14:02', '1', 'Severity', word()]))} | {phrase()} | {word()} |"

    def block() -> str:
        kind = draw(
            st.sampled_from(
                [
                    "paragraph",
                    "items",
                    "table",
                    "quote",
                    "code",
                    "html",
                    "label",
                    "bold",
                    "day",
                    "link",
                    "picture",
                    "comment",
                ]
            )
        )
        if kind == "items":
            return "\n".join(line for _ in range(draw(st.integers(1, 3))) for line in item())
        return {
            "paragraph": lambda: f"{draw(st.sampled_from(STAMPS))}{phrase()}\n{phrase()} **{word()}** `{word()}`",
            "table": lambda: "\n".join(table()),
            "quote": lambda: f"> {phrase()}\n>\n> - {phrase()}",
            "code": lambda: f"```\n{phrase()}\n{draw(st.sampled_from(STAMPS))}{word()}\n```",
            "html": lambda: f"<details>\n<b>{word()}</b>\n</details>",
            "label": lambda: "  \n".join(f"**{draw(st.sampled_from(LABELS))}:** {phrase()}" for _ in range(2)),
            "bold": lambda: f"**{draw(st.sampled_from(HEADINGS))}**\n\n{phrase()}",
            "day": lambda: f"- **2026-11-19**\n- 00:10 {phrase()}",
            "link": lambda: (
                f'- [{word()}](https://e.example/{word()} "{word()}")\n- {word()} <https://e.example/{word()}>'
            ),
            "picture": lambda: f"![{word()}](https://e.example/{word()}.png)",
            "comment": lambda: f"<!-- {phrase()} -->",
        }[kind]()

    lines = [f"---\ntitle: {phrase()}\nowner: {word()}\nlayout: {word()}\n---\n"] if draw(st.booleans()) else []
    lines += [f"# {phrase()}\n"] if draw(st.booleans()) else []
    for _ in range(draw(st.integers(0, 5))):
        heading = phrase() if draw(st.booleans()) else draw(st.sampled_from(HEADINGS))
        lines.append(f"{'#' * draw(st.integers(1, 4))} {heading}\n")
        lines += [block() + "\n" for _ in range(draw(st.integers(0, 3)))]
    return "\n".join([block() + "\n", *lines] if not lines or not lines[0].startswith("---") else lines)


@settings(deadline=None)
@given(documents())
def test_each_word_of_a_document_has_its_place(document: str) -> None:
    marked = words(" ".join(re.findall(r"wort[0-9]+x", document)))
    assert marked <= said(converted(document).incident)


EMPTY = words(" ".join(PLACEHOLDERS))
"""What the template's placeholders say, which is nothing."""
PARSER = MarkdownIt("commonmark").enable("table")


def prose(document: str) -> str:
    """What a reader of the page sees, block by block, but for headings."""
    tokens = PARSER.parse(document)
    seen = [token for before, token in pairwise(tokens) if before.type != "heading_open"]
    return "\n".join(
        "".join(" " if child.type.endswith("break") else _shown(child) for child in token.children or ())
        for token in seen
        if token.type == "inline"
    )


def separate(text: str) -> str:
    """A text as a file has it, in which links and pictures stand apart from the words beside them."""
    text = re.sub(r"\r\n?", "\n", text).replace("\0", "").replace("[]", "[ ]").replace("![x](y)", " ![x](y) ")
    return re.sub(
        r"(<?https?://)", r" \1", text.replace("](", "] (").replace("<https://e.example>", "<https://e.example> ")
    )


def _shown(child: Token) -> str:
    marked = f"`{child.content}`" if child.type == "code_inline" else child.content
    return marked if child.type in {"text", "code_inline", "image"} else ""


@settings(deadline=None)
@given(HOSTILE | st.text())
def test_any_text_makes_a_record_that_holds_its_words(text: str) -> None:
    text = separate(text)
    found = converted(text)
    assert found.incident.title
    assert not [word for word in words(prose(text)) if word not in said(found.incident) and word not in EMPTY]


@settings(deadline=None)
@given(st.sampled_from(HEADINGS), HOSTILE)
def test_any_text_below_any_heading_has_its_place(heading: str, text: str) -> None:
    document = f"# Checkout\n## {heading}\n{separate(text)}"
    assert not [word for word in words(prose(document)) if word not in said(converted(document).incident)]


@pytest.mark.parametrize("depth", [20, 60])
def test_a_list_may_nest_deeper_than_a_record(depth: int) -> None:
    document = "## Root cause\n" + "\n".join(f"{'  ' * level}- wort{level}x" for level in range(depth))
    assert words(document.replace("Root cause", "")) <= said(converted(document).incident)


def test_comments_front_matter_and_definitions_of_links_are_kept_and_marked() -> None:
    document = "---\nlayout: post\n---\n# Checkout\n<!-- ask support -->\n\n[pool]: https://e.example/d\n"
    assert converted(document).incident.notes == (
        "From 2026-11-18-pool.md, not placed: front matter\nlayout: post\n\n"
        "From 2026-11-18-pool.md, not placed: comments\nask support\n\n"
        "From 2026-11-18-pool.md, not placed: link definitions\nPOOL: https://e.example/d"
    )
