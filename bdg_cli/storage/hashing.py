"""The hash function of the ledger and the cache, and the one fallback for its C module."""

from __future__ import annotations

try:
    from _blake2 import blake2b  # the very function of `hashlib`, without OpenSSL
except ImportError:  # an interpreter without the C module
    from hashlib import blake2b

__all__ = ["blake2b", "digest", "name_of_path"]

_BYTES = 16


def digest(content: bytes) -> bytes:
    """Return the BLAKE2b digest that a content is recognised by."""
    return blake2b(content, digest_size=_BYTES).digest()


def name_of_path(full_path: str) -> str:
    """Return a short name for a file about another file, made of that one's full path."""
    return blake2b(full_path.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
