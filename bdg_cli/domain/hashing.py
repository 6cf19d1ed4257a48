"""BLAKE2b without OpenSSL, which `hashlib` loads: that costs a quarter of a bare interpreter."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hashlib import blake2b
else:
    try:
        from _blake2 import blake2b  # the same function
    except ImportError:  # an interpreter without the C module
        from hashlib import blake2b

__all__ = ["blake2b"]
