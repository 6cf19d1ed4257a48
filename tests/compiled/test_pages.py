"""A file of tables: what comes back is what was written, or a doubt."""

from __future__ import annotations

import marshal
import tempfile
from functools import cache
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.compiled.pages import MAGIC, DoubtError, Pages, to_bytes

ROWS = [(key, number, f"việc {number}") for key in ("a", "b", "d") for number in range(4000)]
HEAD = ("đầu", 1, (None, True))
VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=3) | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner),
    max_leaves=8,
)


@cache
def written() -> bytes:
    """Return a file of two tables, one of them of several levels."""
    return to_bytes(HEAD, {"many": ROWS, "none": []})


def read(content: bytes) -> tuple[object, list[object]]:
    """Read everything in a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "f"
        path.write_bytes(content)
        pages = Pages(str(path))
        return pages.head, [*pages.all("many"), *pages.all("none")]


def test_what_is_written_is_read() -> None:
    """Head and rows, of a table of several levels and of one without rows."""
    assert read(written()) == (HEAD, ROWS)


@given(
    low=st.tuples(st.sampled_from("abcde"), st.integers(-1, 4001)),
    high=st.tuples(st.sampled_from("abcde"), st.integers(-1, 4001)),
    parts=st.tuples(st.integers(1, 2), st.integers(1, 2)),
)
def test_a_stretch_is_found(
    low: tuple[str, int], high: tuple[str, int], parts: tuple[int, int]
) -> None:
    """The rows from one beginning to another, both included, whole keys or parts of them."""
    begin, end = low[: parts[0]], high[: parts[1]]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "f"
        path.write_bytes(written())
        found = list(Pages(str(path)).between("many", begin, end))
        none = list(Pages(str(path)).between("none", begin, end))
    assert found == [row for row in ROWS if row[: len(begin)] >= begin and row[: len(end)] <= end]
    assert none == []


@given(at=st.integers(0, len(written()) - 1), change=st.integers(1, 255))
def test_a_changed_byte_is_noticed(at: int, change: int) -> None:
    """Wherever it is."""
    spoilt = bytearray(written())
    spoilt[at] ^= change
    with pytest.raises(DoubtError):
        read(bytes(spoilt))


@given(st.integers(0, len(written()) - 1))
def test_bytes_cut_short_are_noticed(length: int) -> None:
    """A disk that was full leaves no half table."""
    with pytest.raises(DoubtError):
        read(written()[:length])


@given(st.binary(max_size=300))
def test_noise_is_noticed(noise: bytes) -> None:
    """Alone, and behind the right beginning."""
    for content in (noise, MAGIC + noise):
        with pytest.raises(DoubtError):
            read(content)


@given(VALUES, VALUES)
def test_other_values_with_a_right_digest_are_noticed(value: object, block: object) -> None:
    """A forged file brings no traceback, whether its directory or a table is no such thing."""
    piece = marshal.dumps(block)  # type: ignore[arg-type]  # all of these can be written
    index = {"many": (0, [(("a", 0), 0, len(piece), blake2b(piece, digest_size=16).digest())])}
    for directory in (value, (HEAD, index)):
        body = marshal.dumps(directory)  # type: ignore[arg-type]  # as above
        digest = blake2b(body, digest_size=16).digest()
        with pytest.raises(DoubtError):
            read(MAGIC + len(body).to_bytes(8, "big") + digest + body + piece)
