"""Which kind of file a document is, by its first bytes."""

from __future__ import annotations

from typing import Final

from bdg_cli.documents import document_errors as errors

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_PDF: Final = b"%PDF-"
_BEFORE_PDF: Final = b"\xef\xbb\xbf\x00\t\n\f\r "
"""Bytes that some programs put before a PDF file and PDF readers ignore."""
_RTF: Final = b"{\\rtf"
_OPEN: Final = b"application/vnd.oasis.opendocument.text"
_MAIL: Final = (b"mime-version:", b"from: <saved by", b'from: "saved by')
"""How a web page begins that a browser has saved as one file."""
_WEB: Final = (b"<!doctype html", b"<html", b"<head", b"<body")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES: Final = (
    *(b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM", b"II*\x00", b"MM\x00*"),
    *(b"\x00\x00\x01\x00", b"RIFF", b"AT&TFORM"),
)
_HEIF: Final = b"ftyp"


def kind_of(content: bytes, name: str) -> str:
    """Return `word`, `open`, `pdf`, `old`, `web`, `mail` or `plain`; raises PlanError or
    RefusedError for other kinds.
    """
    start = content[:1024].lstrip(_BEFORE_PDF)
    if content.startswith(_ZIP):
        return "open" if _OPEN in content[:200] else "word"
    if is_pdf(content):
        return "pdf"
    if start.startswith(_RTF):
        return "old"
    if content.startswith(_OLE):
        _check_compound_file(content, name)
        return "old"
    if _is_picture(content):
        raise errors.picture_file(name)
    if start.lower().startswith(_MAIL):
        return "mail"
    return "web" if _is_web_page(start) else "plain"


def is_pdf(content: bytes) -> bool:
    """Return True for a PDF file."""
    return content[:1024].lstrip(_BEFORE_PDF).startswith(_PDF)


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


def _is_web_page(start: bytes) -> bool:
    """Return True if the first bytes are those of a web page."""
    small = start.lower()
    return small.startswith(_WEB) or (small.startswith((b"<!--", b"<?xml")) and b"<html" in small)
