"""How the language check came to its answer about a passage."""

from collections.abc import Iterator

from noblame.review.prose import Page
from noblame.review.wording import house_of
from noblame.settings import Settings


def explained(page: Page, people: tuple[str, ...], settings: Settings) -> Iterator[tuple[int, int, str, list[str]]]:
    """Yield what was read and tried in each passage with a word that calls for a rule.

    Args:
        page: the file.
        people: everybody whom the check knew.
        settings: those of the archive that the file lies in.

    Yields:
        Line and column of the passage, its pane (empty where it has none), and the lines that explain it.
    """
    from noblame.language import explain  # noqa: PLC0415  nobody else asks

    house = house_of(settings)
    for passage in page.passages:
        explanation = explain(passage.text, people, passage.pane, house)
        if explanation.sentences:
            start, _ = passage.spot(0, len(passage.text))
            yield *page.places.of(start), passage.pane or "", list(explanation.lines())
