"""The zip file of an office document; its parts are unpacked only within fixed bounds.

Both the size that the file states and the size that comes out are checked.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from bdg_cli.documents import document_errors as errors

MAX_PART_BYTES: Final = 32 << 20
"""The most bytes of an unpacked part; the text of a plan of 500 pages has a third of that."""
_MOST_ENTRIES: Final = 10_000
_HIGHEST_RATIO: Final = 200
"""The most a large part may grow when unpacked; parts of office programs grow by about 20."""
_SMALL: Final = 2 << 20
"""Parts up to this size are not checked for how much they grow."""
_ENTRY: Final = b"PK\x01\x02"
_ENCIPHERED: Final = 0x1
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises for broken files."""


class Package:
    """A zip file in memory; `name` is what people call the document.

    Raises PlanError for a damaged file, RefusedError for one that has a password or is too large.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        if content.count(_ENTRY) > _MOST_ENTRIES:
            raise errors.document_too_large(name)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except BROKEN as error:
            raise errors.damaged_document(name) from error
        self.names = frozenset(self._archive.namelist())

    def read_part(self, path: str) -> bytes | None:
        """Return the content of a part; None if there is no such part."""
        if path not in self.names:
            return None
        info = self._archive.getinfo(path)
        if info.flag_bits & _ENCIPHERED:
            raise errors.locked_document(self.name)
        grows = info.file_size > max(info.compress_size, 1) * _HIGHEST_RATIO
        if info.file_size > MAX_PART_BYTES or (grows and info.file_size > _SMALL):
            raise errors.document_too_large(self.name)
        if info.compress_type not in _METHODS:
            raise errors.damaged_document(self.name)
        try:
            with self._archive.open(info) as file:
                data = file.read(info.file_size + 1)
        except BROKEN as error:
            raise errors.damaged_document(self.name) from error
        return data
