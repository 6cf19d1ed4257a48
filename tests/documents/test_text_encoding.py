"""Official texts come in all the encodings of their offices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.documents.text_encoding import decode

TEXT = "Kế hoạch\nđược thực hiện\n"
OLD = "Kê\u0301 hoa\u0323ch\nđươ\u0323c thư\u0323c hiê\u0323n\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        OLD.encode("cp1258"),
        OLD.encode(),
        TEXT.replace("\n", "\r\n").encode(),
    ],
)
def test_the_text_is_the_same_in_every_encoding(data: bytes) -> None:
    """In NFC, with simple line ends."""
    assert decode(data) == TEXT


@given(st.binary(max_size=100))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    """Bytes that no encoding explains are shown as `�`."""
    assert isinstance(decode(data), str)
