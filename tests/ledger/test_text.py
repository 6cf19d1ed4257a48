"""The ledger as text: one JSON object a line, and back without loss."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.domain.errors import LedgerError
from bdg_cli.domain.records import Details, Record
from bdg_cli.ledger.jsonl import from_line, from_text, to_line
from tests.ledger.examples import any_record, record

LINE = (
    '{"schema_version": 1, "id": "r-1", "number": 1, "batch": "r-1", '
    '"recorded_at": "2018-11-20T08:30:00+07:00", "by": "Nguyễn Văn An", "kind": "done", '
    '"plan": "2018", "task": "II.1-1", "unit": "xa.dong-son", '
    '"window": "2018-11-15/2018-12-15", "day": "2018-11-20", '
    '"data": {"evidence": ["12/BC-UBND", "ảnh.jpg"], "count": 3, "counted": "buổi", '
    '"text": "Đã tổ chức lần 1"}}'
)


def changed(**changes: object) -> str:
    """Return a line with some fields changed; `...` takes one away."""
    fields = {**json.loads(LINE), **changes}
    return json.dumps({key: value for key, value in fields.items() if value is not ...})


def refusal(text: str) -> str:
    """Return the code with which a text is refused."""
    with pytest.raises(LedgerError) as refused:
        from_text(text, file="so.jsonl")
    return refused.value.code


def test_a_record_is_one_line_that_people_can_read() -> None:
    """Vietnamese stands as it is, and what a record does not say is left out."""
    assert to_line(record(1)) == LINE


@given(any_record)
def test_a_line_gives_the_record_back(one: Record) -> None:
    """Whatever a record says, its line has no line end inside and reads as the same record."""
    line = to_line(one)
    assert "\n" not in line
    assert from_line(line) == one


@pytest.mark.unmeasured
@given(st.lists(any_record, max_size=5))
def test_a_text_gives_all_records_back(ones: list[Record]) -> None:
    """Line ends of Windows and blank lines do not matter."""
    text = "\r\n\r\n".join(to_line(one) for one in ones)
    assert from_text(text, file="so.jsonl") == ones


def test_what_a_newer_program_adds_is_kept() -> None:
    """Unknown kinds and unknown data go in and come out again."""
    line = changed(kind="handover", data={"to": ["vhtt", "dai"], "count": "ba", "lý do": {"a": 1}})
    one = from_line(line)
    assert (one.kind, one.details.to, one.details.count) == ("handover", None, None)
    assert json.loads(to_line(one)) == json.loads(line)


def test_a_later_schema_is_said_to_be_later() -> None:
    """A line that a newer program wrote in a newer form is not called damaged."""
    assert refusal(changed(schema_version=2, actor={})) == "text-newer"


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "null",
        "xin chào",
        "[" * 100_000,
        LINE[:-1],
        LINE + LINE,
        LINE.replace('"number": 1,', '"number": 1, "number": 2,'),
        LINE.replace('"count": 3', '"count": 3, "count": 4'),
    ],
)
def test_what_is_no_record_is_refused(line: str) -> None:
    """A line that is cut, doubled, or says a thing twice is no record."""
    assert refusal(line) == "bad-line"


@pytest.mark.parametrize("key", json.loads(LINE))
@pytest.mark.parametrize("value", [..., None, [], {}, 1.5, True, "\ud800"])
def test_every_field_must_be_there_and_fit(key: str, value: object) -> None:
    """A record without one of its fields, or with something else in it, is refused."""
    if (key, value) == ("data", {}):
        assert from_line(changed(data={})).details == Details()
        return
    assert refusal(changed(**{key: value})) == "bad-line"


@pytest.mark.parametrize(
    "changes",
    [
        {"who": "An"},
        {"id": ""},
        {"number": 0},
        {"number": 2**53},
        {"schema_version": "1"},
        {"schema_version": 0},
        {"recorded_at": "2018-11-20T08:30:00"},
        {"recorded_at": "hôm qua"},
        {"day": "20/11/2018"},
        {"day": "2018-02-30"},
        {"data": {"evidence": "12/BC-UBND"}},
        {"data": {"evidence": [1]}},
        {"data": {"count": 1.5}},
        {"data": {"count": True}},
        {"data": {"count": 2**53}},
        {"data": {"text": ["a"]}},
        {"data": {"to": "20/11/2018"}},
        {"data": {"thêm": float("nan")}},
        {"data": {"thêm": "\udc80"}},
        {"kind": "handover", "data": {"thêm": float("inf")}},
    ],
)
def test_a_value_that_does_not_fit_is_refused(changes: dict[str, object]) -> None:
    """Numbers, days, times and data are read strictly, and nothing is dropped silently."""
    assert refusal(changed(**changes)) == "bad-line"


def test_a_number_too_large_for_a_float_is_refused() -> None:
    """It would come out as another number."""
    assert refusal(LINE.replace('"count": 3', '"số": 1e400')) == "bad-line"


def test_a_bad_line_is_named() -> None:
    """The error tells file and line, and nothing of the text is read."""
    with pytest.raises(LedgerError) as refused:
        from_text(f"{LINE}\n\n{LINE[:40]}\n", file="so.jsonl")
    assert refused.value.code == "bad-line"
    assert refused.value.message.filling == {"file": "so.jsonl", "line": 3}
