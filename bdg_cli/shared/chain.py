"""The chain of a shared ledger: a digest after each record, over all records up to it.

The server works it out, and each copy again. Whoever changes a word later, or even the whole chain,
says something else than the copies know.
"""

from __future__ import annotations

from hashlib import sha256

EMPTY = ""


def link(before: str, *said: object) -> str:
    """Return the chain after something, in hexadecimal, given the chain before it and what it says:
    of a record its number and its line.
    """
    text = "\x1f".join(map(str, said))
    return sha256(bytes.fromhex(before) + text.encode()).hexdigest()
