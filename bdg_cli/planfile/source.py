"""The official text that a plan encodes, in whichever encoding an office saved it."""

from __future__ import annotations

from bdg_cli.domain.folding import compose

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decode(data: bytes) -> str:
    """Return the text in NFC, its line ends simple; what no encoding explains becomes `�`.

    UTF-8 with or without mark, UTF-16, and cp1258, whose marks stand behind their letters.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _tidy(data.decode(encoding, "replace"))
    try:
        return _tidy(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if b"\x00" in data[:200]:
        little = data[1:2] == b"\x00"
        return _tidy(data.decode("utf-16-le" if little else "utf-16-be", "replace"))
    return _tidy(data.decode("cp1258", "replace"))


def _tidy(text: str) -> str:
    return compose(text.replace("\r\n", "\n").replace("\r", "\n"))
