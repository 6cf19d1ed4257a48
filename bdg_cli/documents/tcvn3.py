"""Text for the fonts from before Unicode (TCVN3, .VnTime), where the font is known.

Each letter is one byte. Capitals with marks are small letters in a font whose name ends in H.
"""

from __future__ import annotations

from typing import Final

_SMALL: Final = (
    "\xb5\xb6\xb7\xb8\xb9\xa8\xbb\xbc\xbd\xbe\xc6\xa9\xc7\xc8\xc9\xca\xcb\xae"
    "\xcc\xce\xcf\xd0\xd1\xaa\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xdc\xdd\xde"
    "\xdf\xe1\xe2\xe3\xe4\xab\xe5\xe6\xe7\xe8\xe9\xac\xea\xeb\xec\xed\xee"
    "\xef\xf1\xf2\xf3\xf4\xad\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe"
)  # fmt: skip
_UNICODE: Final = (
    "àảãáạăằẳẵắặâầẩẫấậđ"
    "èẻẽéẹêềểễếệìỉĩíị"
    "òỏõóọôồổỗốộơờởỡớợ"
    "ùủũúụưừửữứựỳỷỹýỵ"
)  # fmt: skip
_LETTERS: Final = str.maketrans(_SMALL + "\xa1\xa2\xa3\xa4\xa5\xa6\xa7", _UNICODE + "ĂÂÊÔƠƯĐ")


def is_old_font(font: str) -> bool:
    """Return True if a font has the letters of TCVN3."""
    return font.strip("\"' ").casefold().startswith(".vn")


def decoded(text: str, font: str) -> str:
    """Return a text in Unicode, given the name of its font."""
    if not is_old_font(font):
        return text
    read = text.translate(_LETTERS)
    return read.upper() if font.strip("\"' ").endswith("H") else read
