"""Frozen values: what plans, records and answers are made of.

A subclass lists its fields as annotations, with a default where there is one; it gets an
initialiser, equality, a hash and a readable repr, and cannot be changed afterwards. It is what a
frozen, slotted dataclass is, without the modules that `dataclasses` pulls in: they cost more than
the whole of an everyday command.

Inside, a value is a tuple, which is made three times as quickly as slots are filled. Nobody outside
needs to know: values of different classes are never equal, and fields are read by name.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Self, dataclass_transform

    Fields = object
else:
    try:
        from _collections import _tuplegetter as getter  # what named tuples read their fields by
    except ImportError:  # an interpreter without the C module
        from operator import itemgetter

        def getter(place: int, doc: str) -> property:
            """Return what reads one field of a tuple."""
            return property(itemgetter(place), doc=doc)

    Fields = tuple

    def dataclass_transform(**_: object) -> Callable[[type], type]:
        """Stand in for the one of `typing`, which speaks to checkers alone."""
        return lambda decorated: decorated


class FrozenValueError(AttributeError):
    """Somebody tried to change a value."""

    def __init__(self, value: Value, name: str) -> None:
        super().__init__(f"{type(value).__name__}.{name} cannot be changed; use replace()")


@dataclass_transform(frozen_default=True)
class ValueType(type):
    """Turns the annotations of a class body into fields, and its assignments into defaults."""

    fields: tuple[str, ...]
    defaults: dict[str, object]
    size: int

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> ValueType:
        """Build the class; inherited fields come first."""
        own = tuple(namespace.get("__annotations__", ()))
        fields: tuple[str, ...] = ()
        defaults: dict[str, object] = {}
        for base in bases:
            if isinstance(base, ValueType):
                fields += base.fields
                defaults |= base.defaults
        defaults |= {field: namespace[field] for field in own if field in namespace}
        if not TYPE_CHECKING:
            for place, field in enumerate(own, start=len(fields)):
                namespace[field] = getter(place, "")
        namespace["__slots__"] = ()
        namespace["__match_args__"] = fields + own
        cls = super().__new__(mcs, name, bases, namespace)
        cls.fields = fields + own
        cls.defaults = defaults
        cls.size = len(cls.fields)
        return cls


class Value(Fields, metaclass=ValueType):
    """The base of all values. Fields are given by position or by name."""

    if not TYPE_CHECKING:  # a checker derives the initialiser from the fields

        def __new__(cls, *args: object, **kwargs: object) -> Self:
            """Make a value."""
            if kwargs or len(args) != cls.size:
                args = _completed(cls, args, kwargs)
            return tuple.__new__(cls, args)

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse."""
        raise FrozenValueError(self, name)

    def __delattr__(self, name: str) -> None:
        """Refuse."""
        raise FrozenValueError(self, name)

    def __eq__(self, other: object) -> bool:
        """Compare by class and fields."""
        return type(other) is type(self) and super().__eq__(other)

    def __ne__(self, other: object) -> bool:
        """Compare by class and fields."""
        return not self == other

    def __hash__(self) -> int:
        """Hash by fields."""
        return super().__hash__()

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
