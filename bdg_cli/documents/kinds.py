"""Which kind of file a document is, by its first bytes."""

from __future__ import annotations

from typing import Final

from bdg_cli.documents import document_errors as errors

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_PDF: Final = b"%PDF-"
_BEFORE_PDF: Final = b"\xef\xbb\xbf\xfe\xff\x00\t\n\f\r "
"""Bytes that some programs put before a PDF file and PDF readers ignore."""
_RTF: Final = b"{\\rtf"
_OPEN: Final = b"application/vnd.oasis.opendocument.text"
_OPEN_KIND: Final = b"application/vnd.oasis"
_OPEN_PARTS: Final = (b"mimetype", b"content.xml")
_MAIL: Final = (b"mime-version:", b"from: <saved by", b'from: "saved by')
"""How a web page begins that a browser has saved as one file."""
_WEB: Final = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<title")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR: Final = 512
_WORD_TEXT: Final = b"\xec\xa5"
_FLAGS, _LOCKED = 11, 0x01
"""Where an old Word file says that it has a password."""
_PICTURES: Final = (
    *(b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM", b"II*\x00", b"MM\x00*"),
    *(b"\x00\x00\x01\x00", b"RIFF", b"AT&TFORM"),
)
_HEIF: Final = b"ftyp"


def kind_of(content: bytes, name: str) -> str:
    """Return `word`, `open`, `pdf`, `old`, `web`, `mail` or `plain`.

    Raises ScanError for a picture, PlanError or RefusedError for other kinds.
    """
    start = _start_of(content)
    if is_zip(content):
        return "open" if _is_open_document(content) else "word"
    if is_pdf(content):
        return "pdf"
    if content.startswith(_OLE):
        _check_compound_file(content, name)
    if is_old(content):
        return "old"
    if _is_picture(content):
        raise errors.picture_file(name)
    if start.lower().startswith(_MAIL):
        return "mail"
    return "web" if _is_web_page(start) else "plain"


def is_zip(content: bytes) -> bool:
    """Return True if a file begins as a zip file, and so as a Word file."""
    return content.startswith(_ZIP)


def is_old(content: bytes) -> bool:
    """Return True for rich text, and for a file of an old office program."""
    return content.startswith(_OLE) or _start_of(content).startswith(_RTF)


def is_pdf(content: bytes) -> bool:
    """Return True for a PDF file."""
    return _start_of(content).startswith(_PDF)


def _start_of(content: bytes) -> bytes:
    """Return how a file begins, without the bytes that readers ignore."""
    return content[:1024].lstrip(_BEFORE_PDF)


def _is_picture(content: bytes) -> bool:
    """Return True if it is a picture. A beginning of letters such as `BM` alone proves nothing."""
    binary = b"\0" in content[:64]
    return (binary and content.startswith(_PICTURES)) or content[4:8] == _HEIF


def _check_compound_file(content: bytes, name: str) -> None:
    """Raise the error for a compound file that is no old Word file; a new one with a password is
    such a file as well.
    """
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise errors.locked_document(name)
    if "WordDocument".encode("utf-16-le") not in content:
        raise errors.unknown_format(name)
    text = content[_SECTOR : 2 * _SECTOR]  # of Word itself: other programs may put it elsewhere
    if text.startswith(_WORD_TEXT) and text[_FLAGS] & _LOCKED:
        raise errors.locked_document(name)


def _is_open_document(content: bytes) -> bool:
    """Return True for an OpenDocument text, also one that was packed anew by another program."""
    start = content[:200]
    repacked = all(part in content for part in _OPEN_PARTS) and _OPEN_KIND not in start
    return _OPEN in start or repacked


def _is_web_page(start: bytes) -> bool:
    """Return True if the first bytes are those of a web page."""
    small = start.replace(b"\0", b"").lower()  # it may be in UTF-16
    return small.startswith(_WEB) or (small.startswith((b"<!--", b"<?xml")) and b"<html" in small)
