"""A validated plan as bytes, to be loaded again without reading YAML.

The bytes are plain tuples in Python's own wire format behind a digest. Loading runs no code, and
gives None whenever the bytes are not exactly what this program, on this interpreter, has written.
"""

from __future__ import annotations

import marshal
import sys

from bdg_cli import __version__
from bdg_cli.domain import plan as plans
from bdg_cli.domain.days import Window, date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hashlib import blake2b
    from typing import TypeAlias

    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.value import Value

    Flat: TypeAlias = "str | int | bool | tuple[Flat, ...] | list[Flat] | None"
else:
    try:
        from _blake2 import blake2b  # the function of `hashlib`, without OpenSSL
    except ImportError:  # an interpreter without the C module
        from hashlib import blake2b

_MAGIC = f"bdg plan 1 {__version__} {sys.version} {marshal.version}\n".encode()
_DIGEST = 16
_VALUES: tuple[type[Value], ...] = (
    Window,
    plans.Unit,
    plans.Section,
    plans.Role,
    plans.Task,
    plans.Signer,
    plans.Plan,
)
_DAY = "d"
_DOUBTS = (ValueError, EOFError, TypeError, LookupError, OverflowError, RecursionError, MemoryError)


def to_bytes(plan: Plan) -> bytes:
    """Write a plan."""
    body = marshal.dumps(_flat(plan))
    return _MAGIC + blake2b(body, digest_size=_DIGEST).digest() + body


def from_bytes(data: bytes) -> Plan | None:
    """Load a plan; None in any doubt."""
    if not data.startswith(_MAGIC):
        return None
    start = len(_MAGIC) + _DIGEST
    body = data[start:]
    if blake2b(body, digest_size=_DIGEST).digest() != data[len(_MAGIC) : start]:
        return None
    try:
        plan = _value(marshal.loads(body))  # noqa: S302 -- data that the digest vouches for
    except _DOUBTS:
        return None
    return plan if isinstance(plan, plans.Plan) else None


def _flat(value: object) -> Flat:
    """Write a value as (its number, field, ...), a day as ("d", ordinal), a tuple as a list."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, date):
        return (_DAY, value.toordinal())
    if isinstance(value, tuple):
        return [_flat(one) for one in value]
    for number, kind in enumerate(_VALUES):
        if type(value) is kind:
            return (number, *[_flat(getattr(value, field)) for field in kind.fields])
    raise TypeError(value)


def _value(flat: Flat) -> object:
    if isinstance(flat, list):
        return tuple([_value(one) for one in flat])
    if not isinstance(flat, tuple):
        return flat
    kind, first = flat[0], flat[1]
    if kind == _DAY and isinstance(first, int):
        return date.fromordinal(first)
    if isinstance(kind, int):
        return _VALUES[kind](*[_value(one) for one in flat[1:]])
    raise TypeError(kind)
