"""What `--count` records is added up, by task and unit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.office import Office


def counted(office: Office, words: str = "", *, today: str = "2018-12-01") -> list[str]:
    """Return the lines of what was counted in the dashboard."""
    lines = office(f"status --counts {words}", today=today).out.splitlines()
    return [line for line in lines if line.startswith(("số lượng", "tổng số"))]


def record(office: Office, *calls: str, today: str = "2018-11-30") -> None:
    """Record something, all of it without an error."""
    for words in calls:
        assert office(words, today=today).code == 0


def test_a_group_and_a_unit_add_up_what_they_counted(office: Office) -> None:
    """Members are counted together, numbers are set apart by dots, words by their capitals not."""
    record(
        office,
        "done IV.5-1b --unit 'dong son' --count 1200 người",
        "done IV.5-1b --unit 'canh nau' --count 1320 Người",
        "done IV.5-1a --unit 'canh nau' --count 2 buổi",
        "done IV.5-1a --unit 'dong son'",
        "done II.1-1 --unit dai --window 20/10 --count 3 tin",
        "done II.1-1 --unit dai --window 15/11-15/12 --count 4 tin",
    )
    assert counted(office) == [
        "số lượng\tII.1-1\tdai\t7 tin",
        "số lượng\tIV.5-1a\txa\t1 đơn vị, 2 buổi",
        "số lượng\tIV.5-1b\txa\t2 đơn vị, 2.520 người",
        "tổng số\t7 tin, 2 buổi, 2.520 người",
    ]
    assert counted(office, "--unit 'canh nau'") == [
        "số lượng\tIV.5-1a\txa.canh-nau\t2 buổi",
        "số lượng\tIV.5-1b\txa.canh-nau\t1.320 Người",
        "tổng số\t2 buổi, 1.320 Người",
    ]
    assert "số lượng\txa\t2 đơn vị, 2.520 người" in office("show IV.5-1b", today="2018-12-01").out
    english = office("status --counts --lang en", today="2018-12-01").out
    assert "2 units, 2,520 người" in english


def test_what_was_taken_back_or_reopened_does_not_count(office: Office) -> None:
    """Nor what is recorded for a later day than the one looked at."""
    record(office, "done IV.5-1b --unit 'dong son' --count 3 buổi --on 29/11")
    record(office, "done IV.5-1b --unit 'canh nau' --count 5 buổi", "undo --yes")
    assert counted(office)[-1] == "tổng số\t3 buổi"
    assert counted(office, "--as-of 28/11") == []
    record(office, "reopen IV.5-1b --unit 'dong son'")
    screen = office("status --counts", today="2018-12-01")
    assert "số lượng" not in screen.out
    assert "Chưa có số lượng nào" in screen.err
    record(office, "done IV.5-1b --unit 'dong son' --count 4 buổi")
    assert counted(office)[-1] == "tổng số\t4 buổi"
    record(office, "undo --yes", "undo --yes")
    assert counted(office)[-1] == "tổng số\t3 buổi"


def test_programs_get_each_thing_apart(office: Office) -> None:
    """The dashboard has nothing to say of it unless it is asked."""
    record(
        office,
        "done IV.5-1b --unit 'dong son' --count 3 buổi",
        "done IV.5-1b --unit 'canh nau' --count 90 người",
    )
    assert json.loads(office("status --json").out)["quantities"] is None
    document = json.loads(office("status --counts --json", today="2018-12-01").out)
    shared = {"plan": "2018", "task": "IV.5-1b", "unit": "xa", "units": 1}
    expected = [
        {**shared, "counted": "buổi", "number": 3},
        {**shared, "counted": "người", "number": 90},
    ]
    assert document["quantities"] == expected
    assert json.loads(office("show IV.5-1b --json", today="2018-12-01").out)["quantities"] == (
        expected
    )


def test_a_terminal_shows_them_in_a_table(office: Office) -> None:
    """In eighty columns, with the sums below."""
    record(office, "done IV.5-1b --unit 'dong son' --count 3 buổi")
    out = office("status --counts", today="2018-12-01", columns=80).out
    assert max(len(line) for line in out.splitlines()) <= 80
    assert "1 đơn vị, 3 buổi" in out
    assert "Tổng số: 3 buổi" in out
    assert (
        "UBND các xã, thị trấn: 1 đơn vị, 3 buổi"
        in office("show IV.5-1b", today="2018-12-01", columns=80).out
    )
