from hypothesis import given
from hypothesis import strategies as st
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument

from noblame.widgets.wrapping import LongDocument

TEXT = st.text(alphabet="ab 漢\t\n", max_size=60)


@given(TEXT, st.integers(0, 12), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), TEXT), max_size=4))
def test_the_quick_height_is_the_summed_one_after_any_edits(
    text: str, width: int, edits: list[tuple[int, int, str]]
) -> None:
    document = Document(text)
    wrapped = LongDocument(document, width)
    for row, column, insert in edits:
        start = (min(row, document.line_count - 1), 0)
        end = (start[0], min(column, len(document[start[0]])))
        result = document.replace_range(start, end, insert)
        wrapped.wrap_range(start, end, result.end_location)
        wrapped.wrap(width)
        afresh = WrappedDocument(document, width)
        assert wrapped.height == WrappedDocument.height.fget(wrapped)  # type: ignore[attr-defined]
        assert wrapped.height == afresh.height
        assert [wrapped.get_offsets(line) for line in range(document.line_count)] == [
            afresh.get_offsets(line) for line in range(document.line_count)
        ]


def test_another_width_wraps_again() -> None:
    wrapped = LongDocument(Document("aaaa bbbb cccc"), 5)
    assert wrapped.height == 3
    wrapped.wrap(20)
    assert wrapped.height == 1
