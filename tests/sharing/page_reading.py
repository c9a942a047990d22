"""A page as a reader's program has it: its elements, and the text that stands in each."""

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "img", "link", "input"}
ALONE = {"path", "circle", "rect"}


class Element:
    """One element with what stands in it."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes, self.inner = tag, attributes, list["Element | str"]()

    @property
    def text(self) -> str:
        """All that is read in it."""
        return "".join(part if isinstance(part, str) else part.text for part in self.inner)

    @property
    def said(self) -> str:
        """The same with the layout of the file as single spaces."""
        return " ".join(self.text.split())

    def all(self, wanted: str) -> list["Element"]:
        """Every element within of a tag, a class (`.wish`) or both (`p.said`), in order; `#id` for that one."""
        return [each for each in self.walk() if each.is_a(wanted)]

    def one(self, wanted: str) -> "Element":
        """The only one."""
        (found,) = self.all(wanted)
        return found

    def walk(self) -> Iterator["Element"]:
        """Every element within."""
        for part in self.inner:
            if isinstance(part, Element):
                yield part
                yield from part.walk()

    def is_a(self, wanted: str) -> bool:
        if wanted.startswith("#"):
            return self.attributes.get("id") == wanted[1:]
        tag, _, name = wanted.partition(".")
        return (not tag or self.tag == tag) and (not name or name in self.attributes.get("class", "").split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.whole = Element("", {})
        self.open = [self.whole]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inner.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID | ALONE, f"<{tag} /> is left open by a browser"
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        self.open[-1].inner.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")


def read(page: str) -> Element:
    """Return the page; each element must be closed, in the order of opening."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == [reader.whole]
    return reader.whole
