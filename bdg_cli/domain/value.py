"""Frozen values: what plans, records and answers are made of.

A subclass lists its fields as annotations, with a default where there is one; it gets slots, an
initialiser, equality, a hash and a readable repr, and cannot be changed afterwards. It is what a
frozen, slotted dataclass is, without the modules that `dataclasses` pulls in: they cost more than
the whole of an everyday command.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Self, dataclass_transform
else:

    def dataclass_transform(**_: object) -> Callable[[type], type]:
        """Stand in for the one of `typing`, which speaks to checkers alone."""
        return lambda decorated: decorated


class FrozenValueError(AttributeError):
    """Somebody tried to change a value."""

    def __init__(self, value: Value, name: str) -> None:
        super().__init__(f"{type(value).__name__}.{name} cannot be changed; use replace()")


@dataclass_transform(frozen_default=True)
class ValueType(type):
    """Turns the annotations of a class body into slots, and its assignments into defaults."""

    fields: tuple[str, ...]
    defaults: dict[str, object]

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> ValueType:
        """Build the class; inherited fields come first."""
        own = tuple(namespace.get("__annotations__", ()))
        fields: tuple[str, ...] = ()
        defaults: dict[str, object] = {}
        for base in bases:
            if isinstance(base, ValueType):
                fields += base.fields
                defaults |= base.defaults
        defaults |= {field: namespace.pop(field) for field in own if field in namespace}
        namespace["__slots__"] = own
        namespace["__match_args__"] = fields + own
        cls = super().__new__(mcs, name, bases, namespace)
        cls.fields = fields + own
        cls.defaults = defaults
        return cls


class Value(metaclass=ValueType):
    """The base of all values. Fields are given by position or by name."""

    if not TYPE_CHECKING:  # a checker derives the initialiser from the fields

        def __init__(self, *args: object, **kwargs: object) -> None:
            fields = type(self).fields
            if len(args) > len(fields):
                message = f"{type(self).__name__} takes {len(fields)} fields, got {len(args)}"
                raise TypeError(message)
            given = dict(zip(fields, args, strict=False))
            for name, value in kwargs.items():
                if name in given or name not in fields:
                    message = f"{type(self).__name__}: unexpected or repeated field {name!r}"
                    raise TypeError(message)
                given[name] = value
            defaults = type(self).defaults
            put = object.__setattr__
            for name in fields:
                if name in given:
                    put(self, name, given[name])
                elif name in defaults:
                    put(self, name, defaults[name])
                else:
                    message = f"{type(self).__name__}: field {name!r} is missing"
                    raise TypeError(message)

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse."""
        raise FrozenValueError(self, name)

    def __delattr__(self, name: str) -> None:
        """Refuse."""
        raise FrozenValueError(self, name)

    def _values(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in type(self).fields])

    def __eq__(self, other: object) -> bool:
        """Compare by class and fields."""
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        """Hash by class and fields."""
        return hash((type(self), self._values()))

    def __repr__(self) -> str:
        """Show the fields by name."""
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in type(self).fields)
        return f"{type(self).__name__}({shown})"

    def replace(self, **changes: object) -> Self:
        """Return the same value with some fields changed."""
        given = dict(zip(type(self).fields, self._values(), strict=True))
        return type(self)(**(given | changes))
