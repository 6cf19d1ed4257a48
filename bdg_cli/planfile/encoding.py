"""The bytes of a plan file -> its text: UTF-8, NFC, one kind of line end."""

from __future__ import annotations

from typing import Final

from bdg_cli.domain.folding import compose
from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Place, Problem

LARGEST: Final = 64 * 1024 * 1024
"""The most bytes of a plan file; a plan of 100,000 tasks has a quarter of that."""
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT: Final = 400


def to_text(data: bytes, file: str) -> str | Problem:
    """Return the text, or why there is none: P001 too large, P002 not UTF-8.

    A byte order mark is passed over, and every line ends with a line feed.
    """
    if len(data) > LARGEST:
        return Problem(
            "P001",
            say("Tệp quá lớn: {size} MiB.", size=len(data) // 1024 // 1024),
            Place(file),
            say("Tệp kế hoạch lớn nhất là {most} MiB.", most=LARGEST // 1024 // 1024),
        )
    if b"\x00" in data[:_LOOKED_AT] or data.startswith(_WIDE):
        return _foreign("UTF-16", Place(file))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _foreign(_name_of(data), _place(data, error.start, file))
    return compose(text.replace("\r\n", "\n").replace("\r", "\n"))


def _foreign(name: str, place: Place) -> Problem:
    return Problem(
        "P002",
        say("Tệp không phải là văn bản UTF-8; có vẻ là {encoding}.", encoding=name),
        place,
        say("Mở tệp rồi lưu lại với mã UTF-8 (Notepad: Save As, Encoding: UTF-8)."),
    )


def _name_of(data: bytes) -> str:
    try:
        data.decode("cp1258")
    except UnicodeDecodeError:
        return "ISO-8859-1"
    return "cp1258 (Windows)"


def _place(data: bytes, start: int, file: str) -> Place:
    """Return the place of a byte; all before it is UTF-8."""
    before = data[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.rpartition(b"\n")[2].decode("utf-8-sig", "replace")
    return Place(file, before.count(b"\n") + 1, len(compose(line)) + 1)
