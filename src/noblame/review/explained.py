"""How the language check came to its answer about a passage."""

from collections.abc import Iterator

from noblame.review.prose import Page, Passage
from noblame.review.remarks import remarks
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

    house, left = house_of(settings), {(one.line, one.rule, one.text) for one in remarks(page, people, settings)}
    for passage in page.passages:
        explanation = explain(passage.text, people, passage.pane, house)
        if explanation.sentences:
            start, _ = passage.spot(0, len(passage.text))
            kept = [found for found in explanation.found if not _is_left(found, passage, page, left)]
            lines = [*explanation.lines(), *(f"kept on purpose: {rule}: “{words}”" for rule, _, words in kept)]
            yield *page.places.of(start), passage.pane or "", lines


def _is_left(found: tuple[str, str, str], passage: Passage, page: Page, left: set[tuple[int, str, str]]) -> bool:
    """Return whether `check` says what was found in a passage, so that no comment or entry keeps it."""
    rule, _, words = found
    first, last = (page.places.of(index)[0] for index in passage.spot(0, len(passage.text)))
    return any((line, rule, words) in left for line in range(first, last + 1))
