"""Frozen values: what plans, records and answers are made of.

A subclass lists its fields as annotations, with a default where there is one; it gets a
constructor, equality, a hash and a readable repr, and cannot be changed afterwards. It is what a
frozen, slotted dataclass is, without the modules that `dataclasses` imports: they cost more than
the whole of an everyday command.

All classes begin with one constructor, which goes through the fields in a loop. To compile one for
each, as `dataclasses` does, would cost an everyday command a third of a bare interpreter. A class
of which many values are made gets its own, three times as fast.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from operator import attrgetter
    from types import FunctionType
    from typing import Any, Self, dataclass_transform
else:
    try:
        from _operator import attrgetter  # the one of `operator`, without the rest of it
    except ImportError:  # an interpreter without the C module
        from operator import attrgetter

    def dataclass_transform(**_: object) -> Callable[[type], type]:
        """Stand in for the decorator of `typing`, which only type checkers need."""
        return lambda decorated: decorated


_MANY = 200
"""After this many values, a constructor of its own has saved what compiling it costs."""


class FrozenValueError(AttributeError):
    """Somebody tried to change a value."""

    def __init__(self, value: Value, name: str) -> None:
        super().__init__(f"{type(value).__name__}.{name} cannot be changed; use replace()")


@dataclass_transform(frozen_default=True)
class ValueType(type):
    """Turns the annotations of a class body into fields, and its assignments into defaults."""

    __match_args__: tuple[str, ...]
    _defaults: dict[str, object]
    _setters: tuple[Callable[[Value, object], None], ...]
    _countdown: Iterator[int]
    _values: attrgetter[object]

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> ValueType:
        """Build the class; inherited fields come first."""
        own = tuple(namespace.get("__annotations__", ()))
        fields: tuple[str, ...] = ()
        defaults: dict[str, object] = {}
        for cls in bases:
            if isinstance(cls, ValueType):
                fields += cls.__match_args__
                defaults |= cls._defaults
        fields += own
        defaults |= {field: namespace.pop(field) for field in own if field in namespace}
        if list(defaults) != list(fields[len(fields) - len(defaults) :]):
            message = f"{name}: a field without a default follows one that has one"
            raise TypeError(message)
        namespace |= {"__slots__": own, "__match_args__": fields, "__new__": _construct}
        made = super().__new__(mcs, name, bases, namespace)
        made._defaults = defaults
        made._countdown = iter(range(_MANY))
        made._setters = tuple([getattr(made, field).__set__ for field in fields])
        made._values = attrgetter(*(fields or ["__class__"]))
        return made


def _complete(
    cls: type[Value], args: tuple[object, ...], kwargs: dict[str, object]
) -> tuple[object, ...]:
    """Return all fields in order: those given by position or by name, and the defaults.

    Raises TypeError for a field that does not exist, is given twice or is missing.
    """
    fields = cls.__match_args__
    if len(args) > len(fields):
        message = f"{cls.__name__} takes {len(fields)} fields, got {len(args)}"
        raise TypeError(message)
    given = dict(zip(fields, args, strict=False))
    for name, value in kwargs.items():
        if name in given or name not in fields:
            message = f"{cls.__name__}: unexpected or repeated field {name!r}"
            raise TypeError(message)
        given[name] = value
    whole = cls._defaults | given
    for name in fields:
        if name not in whole:
            message = f"{cls.__name__}: field {name!r} is missing"
            raise TypeError(message)
    return tuple([whole[name] for name in fields])


def _construct(cls: type[Value], *args: object, **kwargs: object) -> Value:
    """Make a value of any class."""
    setters = cls._setters
    if kwargs or len(args) != len(setters):
        args = _complete(cls, args, kwargs)
    if next(cls._countdown, None) is None:
        cls.__new__ = _compile_constructor(cls)  # type: ignore[method-assign]  # in place of this
    value = object.__new__(cls)
    for set_field, given in zip(setters, args, strict=True):
        set_field(value, given)
    return value


def _compile_constructor(cls: type[Value]) -> FunctionType:
    """Return a constructor that does the same for one class, without a loop."""
    fields = cls.__match_args__
    source = f"""
def __new__({", ".join(["_cls", *fields])}):
    _value = _new(_cls)
    {"; ".join([f"_set_{name}(_value, {name})" for name in fields])}
    return _value
"""
    names: dict[str, Any] = {f"_set_{name}": getattr(cls, name).__set__ for name in fields}
    names["_new"] = object.__new__
    exec(source, names)  # noqa: S102 -- made of nothing but the names in a class body
    constructor: FunctionType = names["__new__"]
    constructor.__qualname__ = cls.__qualname__
    constructor.__defaults__ = tuple(cls._defaults.values())
    return constructor


class Value(metaclass=ValueType):
    """The base of all values. Fields are given by position or by name."""

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse."""
        raise FrozenValueError(self, name)

    def __delattr__(self, name: str) -> None:
        """Refuse."""
        raise FrozenValueError(self, name)

    def __eq__(self, other: object) -> bool:
        """Compare by class and fields."""
        cls = type(self)
        return type(other) is cls and cls._values(self) == cls._values(other)

    def __hash__(self) -> int:
        """Hash by fields."""
        cls = type(self)
        return hash(cls._values(self))

    def __repr__(self) -> str:
        """Show the fields by name."""
        shown = ", ".join([f"{name}={value!r}" for name, value in _fields_of(self).items()])
        return f"{type(self).__name__}({shown})"

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """Return the names of the fields, in order."""
        return cls.__match_args__

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        """Copy and pickle as a call of the class with all fields."""
        return type(self), tuple(_fields_of(self).values())

    def replace(self, **changes: object) -> Self:
        """Return the same value with some fields changed."""
        return type(self)(**(_fields_of(self) | changes))


def _fields_of(value: Value) -> dict[str, object]:
    return {name: getattr(value, name) for name in type(value).__match_args__}
