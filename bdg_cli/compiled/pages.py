"""A file of sorted tables, cut into pages that are read one by one.

The file holds a head, an index of its tables, and their pages. Each piece is plain data in Python's
own wire format and is held to a digest before it is looked at, so that a piece is either what was
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
    Block: TypeAlias = tuple[list[Row], int, bytes, bytes]
    """Of each page of a table the key of its first row, where it ends, and its digest."""
else:
    try:
        from _blake2 import blake2b  # the function of `hashlib`, without OpenSSL
    except ImportError:  # an interpreter without the C module
        from hashlib import blake2b

MAGIC = f"bdg register 2 {__version__} {sys.version} {marshal.version}\n".encode()
"""Anything else at the beginning was written by another program, or on another interpreter."""
_PAGE = 4096
"""Bytes of a page, as near as rows allow."""
_SIZE, _DIGEST = 8, 16
_LONGEST = 1 << 30
_DOUBTS = (ValueError, EOFError, TypeError, LookupError, OverflowError, MemoryError, OSError)


class DoubtError(Exception):
    """The file is not, or not any more, what this program wrote."""


def to_bytes(head: Row, tables: Mapping[str, Sequence[Row]]) -> bytes:
    """Write a head and tables whose rows are sorted already."""
    pieces: list[bytes] = []
    index: dict[str, tuple[int, int, bytes]] = {}
    place = 0
    for name, rows in tables.items():
        start = place
        fences: list[Row] = []
        ends, digests = bytearray(), bytearray()
        for fence, page in _pages(rows):
            pieces.append(page)
            place += len(page)
            fences.append(fence)
            ends += place.to_bytes(_SIZE, "big")
            digests += _digest(page)
        block = marshal.dumps((fences, start, bytes(ends), bytes(digests)))
        pieces.append(block)
        index[name] = (place, len(block), _digest(block))
        place += len(block)
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


def _first_from(fences: Sequence[Row], low: Row) -> int:
    """Return the number of the first page that begins with `low` or above it."""
    below, above = 0, len(fences)
    while below < above:
        middle = (below + above) // 2
        if fences[middle] < low:
            below = middle + 1
        else:
            above = middle
    return below


def _digest(piece: bytes) -> bytes:
    return blake2b(piece, digest_size=_DIGEST).digest()


class Pages:
    """An open file of tables."""

    def __init__(self, path: str) -> None:
        """Open it. Raises DoubtError, OSError."""
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._blocks: dict[str, Block] = {}
        self.status = os.fstat(self._file)
        if hasattr(os, "geteuid") and self.status.st_uid != os.geteuid():
            raise DoubtError  # somebody else's
        start = os.read(self._file, _PAGE)
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
        self._index: dict[str, tuple[int, int, bytes]] = index

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
            yield from self._between(table, low, high)
        except _DOUBTS:
            raise DoubtError from None

    def all(self, table: str) -> Iterator[Row]:
        """Go through all rows of a table. Raises DoubtError."""
        try:
            for number in range(len(self._block(table)[0])):
                yield from self._page(table, number)
        except _DOUBTS:
            raise DoubtError from None

    def _between(self, table: str, low: Row, high: Row) -> Iterator[Row]:
        fences = self._block(table)[0]
        begin = _first_from(fences, low)
        if begin == len(fences) or fences[begin] != low:
            begin = max(begin - 1, 0)
        for number in range(begin, len(fences)):
            if fences[number][: len(high)] > high:
                return
            for row in self._page(table, number):
                if row[: len(high)] > high:
                    return
                if row[: len(low)] >= low:
                    yield row

    def _block(self, table: str) -> Block:
        if table not in self._blocks:
            place, length, digest = self._index[table]
            self._blocks[table] = self._load(self._read(place, length), digest)
        return self._blocks[table]

    def _page(self, table: str, number: int) -> list[Row]:
        _, start, ends, digests = self._block(table)
        at = number * _SIZE
        begin = int.from_bytes(ends[at - _SIZE : at], "big") if number else start
        end = int.from_bytes(ends[at : at + _SIZE], "big")
        digest = digests[number * _DIGEST : (number + 1) * _DIGEST]
        rows: list[Row] = self._load(self._read(begin, end - begin), digest)
        return rows

    def _read(self, place: int, length: int) -> bytes:
        os.lseek(self._file, self._base + place, os.SEEK_SET)
        return os.read(self._file, length)

    def _load(self, piece: bytes, digest: bytes) -> Any:  # noqa: ANN401 -- what the digest vouches for
        if _digest(piece) != digest:
            raise DoubtError
        return marshal.loads(piece)  # noqa: S302 -- data that the digest vouches for
