"""Records hold until an undo takes them back; an undo is a record too."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.domain.days import date
from bdg_cli.domain.records import (
    DONE,
    UNDO,
    AssignmentKey,
    Details,
    Record,
    effective_records,
    in_ledger_order,
    retracted_ids,
    with_extra,
)

ABOUT = AssignmentKey("2018", "II.1-1", "ldtbxh", "2018-10-20/2018-10-20")


def record(number: int, kind: str = DONE, takes_back: str = "", *, name: str = "") -> Record:
    """Make the record with this number."""
    return Record(
        name or f"r{number}",
        number,
        f"b{number}",
        "2018-10-20T08:00:00+07:00",
        "lan",
        kind,
        ABOUT,
        date(2018, 10, 20),
        Details(takes_back=takes_back),
    )


def ids(records: list[Record]) -> list[str]:
    """Return the ids, in the order of the records."""
    return [one.id for one in records]


def test_records_are_read_by_number() -> None:
    """The number decides, whatever the order in which the records come."""
    assert ids(in_ledger_order([record(3), record(1), record(2)])) == ["r1", "r2", "r3"]


def test_records_of_two_copies_are_told_apart_by_time_then_by_id() -> None:
    """Two copies of a ledger may have given one number twice."""
    early = record(1, name="z").replace(recorded_at="2018-10-20T07:00:00+07:00")
    assert ids(in_ledger_order([record(1, name="b"), record(1, name="a"), early])) == [
        "z",
        "a",
        "b",
    ]


def test_what_is_taken_back_does_not_stand() -> None:
    """An undo removes what it names, and itself says nothing."""
    assert ids(effective_records([record(1), record(2), record(3, UNDO, "r1")])) == ["r2"]


def test_an_undo_can_be_taken_back() -> None:
    """Then the record it took back stands again."""
    records = [record(1), record(2, UNDO, "r1"), record(3, UNDO, "r2")]
    assert retracted_ids(records) == {"r2"}
    assert ids(effective_records(records)) == ["r1"]


def test_an_undo_of_what_is_not_there_changes_nothing() -> None:
    """Its record may stand in a copy of the ledger that has not come yet."""
    assert ids(effective_records([record(1), record(2, UNDO, "elsewhere")])) == ["r1"]


def test_an_unknown_kind_is_kept() -> None:
    """What a newer program recorded stands as well."""
    assert ids(effective_records([record(1, "delegate")])) == ["r1"]


@st.composite
def ledgers(draw: st.DrawFn) -> list[Record]:
    """Draw records of which some take back an earlier one."""
    size = draw(st.integers(0, 8))
    backs = [draw(st.integers(0, number)) for number in range(size)]
    return [
        record(number + 1, UNDO, f"r{back}") if back else record(number + 1)
        for number, back in enumerate(backs)
    ]


@given(st.data())
def test_the_order_in_which_records_come_does_not_matter(data: st.DataObject) -> None:
    """What stands is the same however the ledger is shuffled."""
    records = data.draw(ledgers())
    shuffled = in_ledger_order(data.draw(st.permutations(records)))
    assert effective_records(shuffled) == effective_records(records)


@given(ledgers())
def test_a_record_and_its_undo_leave_no_trace(records: list[Record]) -> None:
    """Recording and taking back changes nothing of what stands."""
    new = len(records) + 1
    both = [*records, record(new), record(new + 1, UNDO, f"r{new}")]
    assert effective_records(both) == effective_records(records)


@given(ledgers())
def test_taking_back_an_undo_restores_what_stood(records: list[Record]) -> None:
    """Undo of an undo is as if neither had been."""
    new = len(records) + 1
    before = [*records, record(new)]
    after = [*before, record(new + 1, UNDO, f"r{new}"), record(new + 2, UNDO, f"r{new + 1}")]
    assert effective_records(after) == effective_records(before)


def test_what_a_record_says_besides_is_the_text_that_json_writes() -> None:
    """Plain words and others alike, whatever was there before."""
    plain = with_extra(Details(), words="0a1b2c3d", after="2018")
    assert plain.rest == json.dumps({"after": "2018", "words": "0a1b2c3d"})
    for word in ('"', "xã", "2018-11-20T12:00:00+07:00"):
        said = with_extra(plain, words=word)
        assert json.loads(said.rest) == {"after": "2018", "words": word}
