"""A file of sorted tables, cut into pages that are read one by one.

The file holds a directory, with a head and the entries of each table, and pieces: pages of rows,
and blocks of entries where a table has many pages. Each piece is plain data in Python's own wire
format and is held to the digest in its entry before it is looked at, so that it is either what was
written or a doubt. Loading runs no code.

    magic · length and digest of the directory · directory · pieces
"""

from __future__ import annotations

import marshal
import os
import sys

from bdg_cli import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from hashlib import blake2b
    from typing import Any, TypeAlias

    Row: TypeAlias = tuple[Any, ...]
    Entry: TypeAlias = tuple[Row, int, int, bytes]
    """Of a page, or of a block of such entries: the key of its first row, place, length, digest."""
else:
    try:
        from _blake2 import blake2b  # the function of `hashlib`, without OpenSSL
    except ImportError:  # an interpreter without the C module
        from hashlib import blake2b

MAGIC = f"bdg register 3 {__version__} {sys.version} {marshal.version}\n".encode()
"""Anything else at the beginning was written by another program, or on another interpreter."""
_PAGE = 2048
"""Bytes of a page, as near as rows allow."""
_START = 8192
"""So many bytes are read at once in the beginning."""
_BRANCHES = 64
"""The most pages, or blocks of entries, that are listed in one place."""
_SIZE, _DIGEST = 8, 16
_LONGEST = 1 << 30
_DOUBTS = (ValueError, EOFError, TypeError, LookupError, OverflowError, MemoryError, OSError)


class DoubtError(Exception):
    """The file is not, or not any more, what this program wrote."""


def to_bytes(head: Row, tables: Mapping[str, Sequence[Row]]) -> bytes:
    """Write a head and tables whose rows are sorted already."""
    pieces: list[bytes] = []
    place = 0

    def add(fence: Row, piece: bytes) -> Entry:
        nonlocal place
        pieces.append(piece)
        place += len(piece)
        return (fence, place - len(piece), len(piece), _digest(piece))

    index: dict[str, tuple[int, list[Entry]]] = {}
    for name, rows in tables.items():
        entries = [add(fence, page) for fence, page in _pages(rows)]
        depth = 0
        while len(entries) > _BRANCHES:
            branches = [entries[at : at + _BRANCHES] for at in range(0, len(entries), _BRANCHES)]
            entries = [add(branch[0][0], marshal.dumps(branch)) for branch in branches]
            depth += 1
        index[name] = (depth, entries)
    directory = marshal.dumps((head, index))
    length = len(directory).to_bytes(_SIZE, "big")
    return b"".join((MAGIC, length, _digest(directory), directory, *pieces))


def _pages(rows: Sequence[Row]) -> Iterator[tuple[Row, bytes]]:
    """Cut rows into pages; yield the first row's key, its plain columns, with each."""
    page: list[Row] = []
    size = 0
    for row in rows:
        length = len(marshal.dumps(row))
        if page and size + length > _PAGE:
            yield _fence(page[0]), marshal.dumps(page)
            page, size = [], 0
        page.append(row)
        size += length
    if page:
        yield _fence(page[0]), marshal.dumps(page)


def _fence(row: Row) -> Row:
    """Return what a row is sorted by: the words and numbers at its beginning."""
    length = next((at for at, one in enumerate(row) if not isinstance(one, str | int)), len(row))
    return row[:length]


def _first(entries: Sequence[Entry], low: Row) -> int:
    """Return the number of the first entry below which there may be rows from `low` on."""
    below, above = 0, len(entries)
    while below < above:
        middle = (below + above) // 2
        if entries[middle][0] < low:
            below = middle + 1
        else:
            above = middle
    exact = below < len(entries) and entries[below][0] == low
    return below if exact else max(below - 1, 0)


def _digest(piece: bytes) -> bytes:
    return blake2b(piece, digest_size=_DIGEST).digest()


class Pages:
    """An open file of tables."""

    def __init__(self, path: str) -> None:
        """Open it. Raises DoubtError, OSError."""
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self.status = os.fstat(self._file)
        if hasattr(os, "geteuid") and self.status.st_uid != os.geteuid():
            raise DoubtError  # somebody else's
        start = os.read(self._file, _START)
        after = len(MAGIC) + _SIZE + _DIGEST
        if not start.startswith(MAGIC):
            raise DoubtError
        length = int.from_bytes(start[len(MAGIC) : len(MAGIC) + _SIZE], "big")
        directory = start[after : after + length]
        if len(directory) < length < _LONGEST:
            directory += os.read(self._file, length - len(directory))
        self._base = after + length
        try:
            head, index = self._load(directory, start[after - _DIGEST : after])
        except _DOUBTS:
            raise DoubtError from None
        self.head: Row = head
        self._blocks: dict[int, list[Any]] = {}
        self._last: tuple[int, list[Any]] = (-1, [])
        self._index: dict[str, tuple[int, list[Entry]]] = index

    def __del__(self) -> None:
        """Close the file; what is read is read by then."""
        file = self.__dict__.pop("_file", None)
        if file is not None:
            os.close(file)

    def between(self, table: str, low: Row, high: Row) -> Iterator[Row]:
        """Go through the rows that begin with `low`, with `high`, or with something between.

        Raises DoubtError.
        """
        try:
            yield from self._walk(*self._index[table], low, high)
        except _DOUBTS:
            raise DoubtError from None

    def all(self, table: str) -> Iterator[Row]:
        """Go through all rows of a table. Raises DoubtError."""
        return self.between(table, (), ())

    def _walk(self, depth: int, entries: Sequence[Entry], low: Row, high: Row) -> Iterator[Row]:
        for number in range(_first(entries, low), len(entries)):
            fence, place, length, digest = entries[number]
            if fence[: len(high)] > high:
                return
            block = self._last[1] if self._last[0] == place else self._blocks.get(place)
            if block is None:
                block = self._load(self._read(place, length), digest)
                if depth:
                    self._blocks[place] = block
                else:
                    self._last = place, block
            if depth:
                yield from self._walk(depth - 1, block, low, high)
                continue
            for row in block:
                if row[: len(high)] > high:
                    return
                if row[: len(low)] >= low:
                    yield row

    def _read(self, place: int, length: int) -> bytes:
        os.lseek(self._file, self._base + place, os.SEEK_SET)
        return os.read(self._file, length)

    def _load(self, piece: bytes, digest: bytes) -> Any:  # noqa: ANN401 -- what the digest vouches for
        if _digest(piece) != digest:
            raise DoubtError
        return marshal.loads(piece)  # noqa: S302 -- data that the digest vouches for
