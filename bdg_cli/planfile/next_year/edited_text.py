"""The text of a file as it is read, and the edits that its own bytes take over.

Reading drops the byte order mark, composes letters and their marks, and gives every line the same
end. Edits are made by places in that text; what no edit touches keeps its bytes.
"""

from __future__ import annotations

import re
from typing import Final

from bdg_cli.domain.folding import compose

_LINE: Final = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_MARK: Final = "\ufeff"


class EditedText:
    """The text of a file that is valid UTF-8, with edits that do not overlap."""

    def __init__(self, data: bytes) -> None:
        decoded = data.decode("utf-8")
        self._mark = _MARK if decoded.startswith(_MARK) else ""
        self._lines = [match.groups() for match in _LINE.finditer(decoded.removeprefix(_MARK))]
        self._edits: list[tuple[int, int, str]] = []
        self.text = "\n".join([compose(line) for line, _ in self._lines])
        if len(self._lines) > 1 and self._lines[-1] == ("", ""):  # what follows the last end
            self._lines.pop()

    def replace(self, start: int, end: int, new: str) -> None:
        """Replace what stands between two places; `new` has line feeds between its lines."""
        self._edits.append((start, end, new))

    def result(self) -> bytes:
        """Return the bytes of the file with all edits made."""
        ends = [ending for _, ending in self._lines if ending]
        line_end = ends[0] if ends else "\n"
        raw = "".join([line + ending for line, ending in self._lines])
        starts = self._starts()
        made: list[str] = []
        done = 0
        for start, end, new in self._merged():
            first, last = self._place(start, starts), self._place(end, starts)
            made += [raw[done:first], new.replace("\n", line_end)]
            done = last
        return (self._mark + "".join(made) + raw[done:]).encode()

    def _merged(self) -> list[tuple[int, int, str]]:
        """Return the edits in order; those at one place as they were made."""
        found: list[tuple[int, int, str]] = []
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2]):
            if found and start < found[-1][1] and not new and not found[-1][2]:
                found[-1] = (found[-1][0], max(end, found[-1][1]), "")  # both delete
            else:
                found.append((start, end, new))
        return found

    def _starts(self) -> list[tuple[int, int]]:
        """Return where each line begins: in the text as it is read, and in the file."""
        found: list[tuple[int, int]] = []
        read = raw = 0
        for line, ending in self._lines:
            found.append((read, raw))
            read += len(compose(line)) + 1
            raw += len(line) + len(ending)
        return [*found, (read, raw)]

    def _place(self, place: int, starts: list[tuple[int, int]]) -> int:
        """Return where a place in the text is in the file."""
        from bisect import bisect_right

        index = min(bisect_right(starts, (place, 1 << 62)) - 1, len(self._lines) - 1)
        read, raw = starts[index]
        line, ending = self._lines[index]
        column = place - read
        composed = compose(line)
        if column > len(composed):
            return raw + len(line) + len(ending)
        if composed == line:
            return raw + column
        width = next(
            (
                n
                for n in range(len(line) + 1)
                if len(compose(line[:n])) >= column and _whole(line, n)
            ),
            len(line),
        )
        return raw + width


def _whole(line: str, width: int) -> bool:
    """Return True if no letter is apart from its marks at this width."""
    return compose(line) == compose(line[:width]) + compose(line[width:])
