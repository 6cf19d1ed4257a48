"""The bytes of a YAML file -> its text: UTF-8, NFC, one kind of line end."""

from __future__ import annotations

from typing import Final

from bdg_cli.domain.folding import compose
from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Place, Problem

MAX_BYTES: Final = 64 * 1024 * 1024
"""The size limit of a file; a plan of 100,000 tasks has a quarter of that."""
_UTF_16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE_BYTES: Final = 400


def decode_text(data: bytes, file: str) -> str | Problem:
    """Return the text, or why there is none: P001 too large, P002 not UTF-8.

    A byte order mark is skipped, and every line ends with a line feed.
    """
    if len(data) > MAX_BYTES:
        return Problem(
            "P001",
            say("Tệp quá lớn: {size} MiB.", size=len(data) // 1024 // 1024),
            Place(file),
            say("Tệp kế hoạch lớn nhất là {most} MiB.", most=MAX_BYTES // 1024 // 1024),
        )
    if b"\x00" in data[:_SAMPLE_BYTES] or data.startswith(_UTF_16_MARKS):
        return _not_utf_8("UTF-16", Place(file))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf_8(_likely_encoding(data), _place_of_byte(data, error.start, file))
    return compose(text.replace("\r\n", "\n").replace("\r", "\n"))


def misnamed_file(file: str, right: str) -> Problem:
    """Return P017: only its name keeps a file from being read as a plan file; `right` would do."""
    return Problem(
        "P017",
        say("Tên tệp không kết thúc bằng .yaml nên tệp chưa được đọc."),
        Place(file),
        say("Nếu là kế hoạch, đổi tên thành “{name}”.", name=right),
        "warning",
    )


def _not_utf_8(encoding: str, place: Place) -> Problem:
    return Problem(
        "P002",
        say("Tệp không phải là văn bản UTF-8; có vẻ là {encoding}.", encoding=encoding),
        place,
        say("Mở tệp rồi lưu lại với mã UTF-8 (Notepad: Save As, Encoding: UTF-8)."),
    )


def _likely_encoding(data: bytes) -> str:
    try:
        data.decode("cp1258")
    except UnicodeDecodeError:
        return "ISO-8859-1"
    return "cp1258 (Windows)"


def _place_of_byte(data: bytes, start: int, file: str) -> Place:
    """Return the place of the byte at `start`; everything before it is UTF-8."""
    before = data[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.rpartition(b"\n")[2].decode("utf-8-sig", "replace")
    return Place(file, before.count(b"\n") + 1, len(compose(line)) + 1)
