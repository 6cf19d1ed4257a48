"""The chain of a shared ledger: a digest after each record, over all records up to it.

The server works it out, and each copy again. Whoever changes a word later, or even the whole chain,
says something else than the copies know.
"""

from __future__ import annotations

from hashlib import sha256

EMPTY = ""


def link(before: str, number: int, line: str) -> str:
    """Return the chain after a record, in hexadecimal, given the chain before it."""
    return sha256(bytes.fromhex(before) + f"{number}\x1f{line}".encode()).hexdigest()
