"""Digits and letters drawn with pixels: a terminal has one size of type, and the back of the room needs another."""

from collections.abc import Sequence

ROWS = 5
GLYPHS = {
    "0": "### #.# #.# #.# ###",
    "1": ".#. ##. .#. .#. ###",
    "2": "### ..# ### #.. ###",
    "3": "### ..# ### ..# ###",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###",
    "7": "### ..# ..# ..# ..#",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###",
    ":": ". # . # .",
    "-": ".. .. ## .. ..",
}
"""Five rows each, `#` for a pixel that is lit."""
SPACE = "... ... ... ... ..."
HALVES = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}

LETTERS = {
    " ": "..|..|..|..|..|..|..|..|..",
    "?": ".##.|#..#|...#|..#.|.#..|....|.#..|....|....",
    "W": "#...#|#...#|#...#|#.#.#|#.#.#|##.##|#...#|.....|.....",
    "a": "....|....|.##.|...#|.###|#..#|.###|....|....",
    "d": "...#|...#|.###|#..#|#..#|#..#|.###|....|....",
    "e": "....|....|.##.|#..#|####|#...|.###|....|....",
    "h": "#...|#...|###.|#..#|#..#|#..#|#..#|....|....",
    "l": "#|#|#|#|#|#|#|.|.",
    "n": "....|....|###.|#..#|#..#|#..#|#..#|....|....",
    "o": "....|....|.##.|#..#|#..#|#..#|.##.|....|....",
    "p": "....|....|###.|#..#|#..#|#..#|###.|#...|#...",
    "t": ".#.|.#.|###|.#.|.#.|.#.|.##|...|...",
    "w": ".....|.....|#...#|#...#|#.#.#|#.#.#|.#.#.|.....|.....",
}
"""Nine rows each: seven above the line, two below. The letters of the redirect card's sentence (S50)."""


def lettering(text: str) -> list[str] | None:
    """Return one line of text five rows tall; None where a letter is not drawn."""
    if not set(text) <= set(LETTERS):
        return None
    glyphs = [LETTERS[letter].split("|") for letter in text]
    return halves([".".join(row) for row in zip(*glyphs, strict=True)])


def bitmap(text: str) -> list[str]:
    """Return five rows of `#` and `.`, one column of dots between two characters; unknown characters are blank."""
    glyphs = [GLYPHS.get(character, SPACE).split() for character in text]
    return [".".join(glyph[row] for glyph in glyphs) for row in range(ROWS)]


def large(text: str) -> list[str]:
    """Return `text` five rows tall: two cells a pixel, which is about a square."""
    return [row.replace("#", "██").replace(".", "  ") for row in bitmap(text)]


def small(text: str) -> list[str]:
    """Return `text` three rows tall: half a cell a pixel."""
    return halves(bitmap(text))


def halves(rows: Sequence[str]) -> list[str]:
    """Return rows of pixels as half as many rows of cells, rounded up."""
    even = [*rows, "." * len(rows[0])] if len(rows) % 2 else rows
    return [
        "".join(HALVES[upper + lower] for upper, lower in zip(even[at], even[at + 1], strict=True))
        for at in range(0, len(even), 2)
    ]
