"""Frozen values: what plans, records and answers are made of.

A subclass lists its fields as annotations, with a default where there is one; it gets slots, an
initialiser, equality, a hash and a readable repr, and cannot be changed afterwards. It is what a
frozen, slotted dataclass is, without the modules that `dataclasses` pulls in: they cost more than
the whole of an everyday command.
"""

from __future__ import annotations

try:
    from _operator import attrgetter  # the one of `operator`, which is a module more
except ImportError:  # an interpreter without the C module
    from operator import attrgetter

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
    """Turns the annotations of a class body into slots, and its assignments into defaults.

    `setters` are those of the slots, and `contents` gets all fields at once (of one field, its
    value alone): a plan of 10,000 tasks is made of 40,000 values.
    """

    fields: tuple[str, ...]
    defaults: dict[str, object]
    setters: tuple[Callable[[object, object], None], ...]
    contents: Callable[[object], object]

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
        cls.setters = tuple([getattr(cls, field).__set__ for field in cls.fields])
        cls.contents = attrgetter(*cls.fields or ("__class__",))
        return cls


class Value(metaclass=ValueType):
    """The base of all values. Fields are given by position or by name."""

    if not TYPE_CHECKING:  # a checker derives the initialiser from the fields

        def __init__(self, *args: object, **kwargs: object) -> None:
            cls = type(self)
            if kwargs or len(args) != len(cls.setters):
                args = _completed(cls, args, kwargs)
            for put, value in zip(cls.setters, args, strict=True):
                put(self, value)

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse."""
        raise FrozenValueError(self, name)

    def __delattr__(self, name: str) -> None:
        """Refuse."""
        raise FrozenValueError(self, name)

    def __eq__(self, other: object) -> bool:
        """Compare by class and fields."""
        cls = type(self)
        if type(other) is not cls:
            return NotImplemented
        return cls.contents(self) == cls.contents(other)

    def __hash__(self) -> int:
        """Hash by class and fields."""
        cls = type(self)
        return hash((cls, cls.contents(self)))

    def __repr__(self) -> str:
        """Show the fields by name."""
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in type(self).fields)
        return f"{type(self).__name__}({shown})"

    def replace(self, **changes: object) -> Self:
        """Return the same value with some fields changed."""
        given = {name: getattr(self, name) for name in type(self).fields}
        return type(self)(**(given | changes))


def _completed(
    cls: ValueType, args: tuple[object, ...], kwargs: dict[str, object]
) -> tuple[object, ...]:
    """Return all fields in order: those given by position or by name, and the defaults.

    Raises TypeError for a field that is not there, is given twice or is missing.
    """
    fields = cls.fields
    if len(args) > len(fields):
        message = f"{cls.__name__} takes {len(fields)} fields, got {len(args)}"
        raise TypeError(message)
    given = dict(zip(fields, args, strict=False))
    for name, value in kwargs.items():
        if name in given or name not in fields:
            message = f"{cls.__name__}: unexpected or repeated field {name!r}"
            raise TypeError(message)
        given[name] = value
    whole = cls.defaults | given
    for name in fields:
        if name not in whole:
            message = f"{cls.__name__}: field {name!r} is missing"
            raise TypeError(message)
    return tuple([whole[name] for name in fields])
