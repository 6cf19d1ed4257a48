"""Values: made from their fields, compared by them, never changed."""

from __future__ import annotations

import copy
import importlib
import json
import operator
import pickle
import pkgutil
from functools import partial
from typing import TYPE_CHECKING

import pytest

import bdg_cli
from bdg_cli.domain.days import Window, date
from bdg_cli.domain.messages import say
from bdg_cli.domain.records import Details
from bdg_cli.domain.value import FrozenValueError, Value, ValueType

if TYPE_CHECKING:
    from collections.abc import Callable


class Stamp(Value):
    """A value with a default."""

    office: str
    copies: int = 1


class DatedStamp(Stamp):
    """A value that inherits fields; its own has no default though an inherited one has."""

    year: int = 2018


class Seal(Value):
    """The fields of a stamp, in another class."""

    office: str
    copies: int = 1


class Crowd(Value):
    """A class of which the tests make many values."""

    first: int
    second: str = "b"
    third: str = "c"


def value_classes() -> list[type[Value]]:
    """Return every class of values in the program."""
    names = [found.name for found in pkgutil.walk_packages(bdg_cli.__path__, "bdg_cli.")]
    modules = [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    found: set[type[Value]] = {
        one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, Value) and one.__module__ == module.__name__
    }
    return sorted(found, key=lambda one: (one.__module__, one.__name__))


def pickled(value: Value) -> Value:
    """Return what pickling makes of a value."""
    again: Value = pickle.loads(pickle.dumps(value))  # noqa: S301 -- it was written just now
    return again


def test_fields_are_given_by_position_or_by_name() -> None:
    """Both ways make the same value, and defaults fill what is left out."""
    assert Stamp("UBND", 1) == Stamp(office="UBND") == Stamp("UBND", copies=1)


def test_inherited_fields_come_first() -> None:
    """A subclass takes the fields of its base before its own."""
    made = DatedStamp("UBND", 2, 2019)
    assert (made.office, made.copies, made.year) == ("UBND", 2, 2019)


@pytest.mark.parametrize(
    ("args", "kwargs", "complaint"),
    [
        ((), {}, "field 'office' is missing"),
        (("a", 1, 2), {}, "takes 2 fields, got 3"),
        (("a",), {"office": "b"}, "unexpected or repeated field 'office'"),
        (("a",), {"colour": "red"}, "unexpected or repeated field 'colour'"),
    ],
)
def test_wrong_fields_are_refused(
    args: tuple[object, ...], kwargs: dict[str, object], complaint: str
) -> None:
    """A value is whole and has nothing but its fields."""
    make: type = Stamp
    with pytest.raises(TypeError, match=complaint):
        make(*args, **kwargs)


def test_a_value_cannot_be_changed() -> None:
    """Fields can be neither set nor removed, and no new one added."""
    stamp = Stamp("UBND")
    for name in ("office", "colour"):
        with pytest.raises(FrozenValueError, match=f"Stamp.{name} cannot be changed"):
            setattr(stamp, name, "đỏ")
    with pytest.raises(FrozenValueError):
        del stamp.office
    assert stamp == Stamp("UBND")


def test_replace_makes_a_changed_copy() -> None:
    """The named fields differ, the others and the first value stay."""
    stamp = Stamp("UBND", 3)
    assert stamp.replace(copies=4) == Stamp("UBND", 4)
    assert stamp == Stamp("UBND", 3)
    with pytest.raises(TypeError):
        stamp.replace(colour="đỏ")


def test_values_are_equal_by_class_and_fields() -> None:
    """Equal values have one hash; the same fields in another class are another value."""
    assert Stamp("UBND") == Stamp("UBND")
    assert Stamp("UBND") != Stamp("UBND", 2)
    assert Stamp("UBND") != Seal("UBND")
    assert len({Stamp("UBND"), Stamp("UBND"), Stamp("UBND", 2)}) == 2


def test_a_value_shows_its_fields() -> None:
    """The repr is what one would type to make it."""
    assert repr(Stamp("UBND")) == "Stamp(office='UBND', copies=1)"


def test_a_value_can_be_matched() -> None:
    """A pattern takes the fields by position."""
    match Stamp("UBND", 2):
        case Stamp(office, copies):
            assert (office, copies) == ("UBND", 2)


def test_a_value_has_room_for_its_fields_alone() -> None:
    """There is no dictionary of attributes beside the slots."""
    assert not hasattr(DatedStamp("UBND"), "__dict__")


def test_a_value_of_one_field_is_compared_by_it() -> None:
    """One field is enough to tell values apart, and to find them in a set."""

    class Seat(Value):
        """One field."""

        office: str

    assert Seat("UBND") == Seat("UBND") != Seat("HĐND")
    assert {Seat("UBND"), Seat("UBND")} == {Seat("UBND")}


def test_the_constructor_of_a_class_with_many_values_makes_the_same() -> None:
    """A class gets its own constructor after a while; nobody can tell when."""
    for number in range(250):
        values = {
            Crowd(number),
            Crowd(number, "b", "c"),
            Crowd(first=number),
            Crowd(number, third="c"),
            Crowd(third="c", second="b", first=number),
        }
        assert [repr(one) for one in values] == [f"Crowd(first={number}, second='b', third='c')"]
        assert {type(one) for one in values} == {Crowd}
        with pytest.raises(FrozenValueError):
            setattr(values.pop(), "first", 0)  # noqa: B010 -- a checker refuses the assignment
    make: type = Crowd
    for args, kwargs in (((), {}), ((1, 2, 3, 4), {}), ((1,), {"first": 1}), ((1,), {"x": 1})):
        with pytest.raises(TypeError, match="Crowd"):
            make(*args, **kwargs)


def test_a_field_without_a_default_follows_none_with_one() -> None:
    """The order is that of a function's parameters."""
    body = {"__annotations__": {"office": str, "copies": int}, "office": "UBND"}
    with pytest.raises(TypeError, match="Seal: a field without a default follows one"):
        ValueType("Seal", (Value,), body)


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, pickled])
@pytest.mark.parametrize(
    "value",
    [
        Stamp("UBND", 3),
        Details(),
        Details(evidence=("12/BC",), to=date(2018, 10, 20)),
        Window(None, date(2018, 12, 15)),
        say("còn {n} ngày", n=3, window=(date(2018, 1, 1),)),
    ],
    ids=repr,
)
def test_copies_are_equal(again: Callable[[Value], Value], value: Value) -> None:
    """Copying and pickling give the same value, defaults included."""
    assert again(value) == value
    assert type(again(value)) is type(value)


def test_a_deep_copy_shares_nothing_that_can_change() -> None:
    """A mapping in a field is copied too."""
    message = say("còn {n} ngày", n=3)
    assert copy.deepcopy(message).filling is not message.filling


@pytest.mark.parametrize(
    "use",
    [
        json.dumps,
        len,
        iter,
        list,
        partial(operator.lt, Stamp("Sở")),  # type: ignore[arg-type]  # mypy knows
        partial(operator.add, Stamp("Sở")),
        partial(operator.mul, 2),
        lambda value: "UBND" in value,
        operator.itemgetter(0),
    ],
    ids=["json", "len", "iter", "list", "less", "plus", "times", "in", "index"],
)
def test_a_value_is_no_tuple(use: Callable[[object], object]) -> None:
    """Nothing takes it for a list of its fields by accident."""
    with pytest.raises(TypeError):
        use(Stamp("UBND"))
    assert not isinstance(Stamp("UBND"), tuple)


@pytest.mark.parametrize("cls", value_classes(), ids=lambda cls: f"{cls.__module__}.{cls.__name__}")
def test_every_class_of_the_program_keeps_to_this(cls: type[Value]) -> None:
    """Each can be copied, pickled, compared and shown, and none is a tuple."""
    fields = {name: f"the {name}" for name in cls.__match_args__}
    make: type = cls
    value = make(**fields)
    assert value == make(*fields.values()) == value.replace()
    assert value == copy.copy(value) == copy.deepcopy(value) == pickled(value)
    assert all(f"{name}='the {name}'" in repr(value) for name in fields)
    with pytest.raises(TypeError):
        len(value)
    with pytest.raises(TypeError):
        json.dumps(value)
