"""How wide the columns of a table are: no word is cut where there is room, and what says little
leaves its room to what says much.
"""

from __future__ import annotations

from bdg_cli.publish.report.text_widths import text_width, widest_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_WORD = 0.25
"""The largest share of the table that one word gets; a longer one is cut."""


def column_widths(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    weights: Sequence[int],
    *,
    room: float,
    size: float,
    margins: float,
) -> list[float]:
    """Return the widths of columns in millimetres, which together fill the room.

    `weights` say how much room each gets of what is left. `size` is that of the letters in points,
    `margins` what a cell has beside its text.
    """
    least, most = [], []
    for place, head in enumerate(heads):
        lines = {line for row in rows for line in row[place].split("\n")}
        words = max([widest_word(line, size) for line in lines], default=0)
        words = max(words, widest_word(head, size, bold=True))
        least.append(min(words, room * _LONGEST_WORD) + margins)
        whole = max([text_width(line, size) for line in lines], default=0)
        most.append(max(whole, words) + margins)
    if sum(least) >= room:
        return _scaled(least, room)
    return _shared(least, most, weights, room)


def _shared(
    least: Sequence[float], most: Sequence[float], weights: Sequence[int], room: float
) -> list[float]:
    """Give each column its share, but not more than it can use, nor less than it needs."""
    widths: dict[int, float] = {}
    while len(widths) < len(weights):
        rest = [place for place in range(len(weights)) if place not in widths]
        unit = (room - sum(widths.values())) / sum(weights[place] for place in rest)
        needy = [place for place in rest if least[place] > unit * weights[place]]
        modest = [place for place in rest if most[place] < unit * weights[place]]
        if needy:
            widths |= {place: least[place] for place in needy}
        elif modest:
            widths |= {place: most[place] for place in modest}
        else:
            widths |= {place: unit * weights[place] for place in rest}
    return _scaled([widths[place] for place in range(len(weights))], room)


def _scaled(widths: Sequence[float], room: float) -> list[float]:
    whole = sum(widths)
    return [width * room / whole for width in widths]
