"""What is drawn on a page: letters, or words, and straight rules.

Places are in points from the upper left corner of the page as it is read; one page is 595 wide.
"""

from __future__ import annotations

from bdg_cli.domain.value import Value


class Glyph(Value):
    """A letter or a word. `base` is the line that it stands on, `size` the height of its font."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def middle(self) -> float:
        """Return the middle between its left and its right edge."""
        return (self.left + self.right) / 2

    @property
    def height(self) -> float:
        """Return a height that is surely within the letter, for finding the row of its cell."""
        return self.base - self.size / 4


class RuledLine(Value):
    """A straight line from `start` to `end`, at `at` on the other axis."""

    at: float
    start: float
    end: float


class PageContent(Value):
    """What is drawn on one page. `pictured` is True if a picture covers most of it.

    `slack` is how far apart rules may be that meet, in points. If `drawn` is False, rules were
    recognised in a picture, where pieces of them may be missing.
    """

    glyphs: tuple[Glyph, ...]
    across: tuple[RuledLine, ...] = ()
    down: tuple[RuledLine, ...] = ()
    pictured: bool = False
    slack: float = 3.0
    drawn: bool = True
