"""The digest that content is recognised by."""

from __future__ import annotations

try:
    from _blake2 import blake2b  # the very function of `hashlib`, without OpenSSL
except ImportError:  # an interpreter without the C module
    from hashlib import blake2b

_BYTES = 16


def digest(content: bytes, size: int = _BYTES) -> bytes:
    """Return the BLAKE2b digest of a content, `size` bytes long."""
    return blake2b(content, digest_size=size).digest()
