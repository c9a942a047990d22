"""The prose of a plain text: all of it."""

from noblame.review.kept import COMMENT, line_keeps
from noblame.review.prose import Page, Passage, as_written
from noblame.review.roster import people_in
from noblame.source.places import Places


def plain_page(text: str, name: str) -> Page:
    """Return the page of a plain text; its comments to keep words are not part of what is read."""
    places = Places(name, text)
    comments = [match.span() for match in COMMENT.finditer(text)]
    prose = COMMENT.sub(lambda comment: " " * len(comment[0]), text)
    return Page(
        places=places,
        form="text",
        passages=[Passage(prose, None, as_written)] if prose.strip() else [],
        people=people_in(prose),
        keeps=line_keeps(places, comments),
    )
