"""Values: made from their fields, compared by them, never changed."""

from __future__ import annotations

import pytest

from bdg_cli.domain.value import FrozenValueError, Value


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
