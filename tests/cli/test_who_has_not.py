"""Who has not done a task: one short paragraph; and options in the words of the screen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.office import Office


def test_who_has_not_is_one_paragraph(office: Office) -> None:
    """Names and no codes, how many of how many, and until when."""
    office("done IV.5-1b --each --except 'Hồng Kỳ, Tam Tiến'")
    assert office("due IV.5-1b").out == (
        "IV.5-1b · còn 2/21 đơn vị chưa xong, hạn 15/12/2018 (ngày nghỉ; ngày làm việc tiếp theo "
        "17/12/2018): UBND xã Hồng Kỳ, UBND xã Tam Tiến.\n"
    )
    late = office("due IV.5-1b", today="2018-12-18").out
    assert "quá hạn 3 ngày (hạn 15/12/2018): UBND xã Hồng Kỳ" in late
    office("extend IV.5-1b -u 'Tam Tiến' --to 20/12 --basis x")
    apart = office("due IV.5-1b", today="2018-12-18").out
    assert "Hồng Kỳ; hạn 20/12/2018: UBND xã Tam Tiến." in apart
    office("done IV.5-1b --each")
    assert office("due IV.5-1b").out == "IV.5-1b · 21/21 đơn vị đã xong.\n"


def test_undated_tasks_and_those_to_come_are_answered_too(office: Office) -> None:
    """They are in no list of what is due."""
    assert office("due II.1-2").out.startswith("II.1-2 · còn 3/3 đơn vị chưa xong, không có hạn")
    coming = office("due IV.5-1b", today="2018-10-01").out
    assert "chưa đến kỳ, từ 15/11/2018 đến 15/12/2018" in coming


def test_every_window_has_its_own_paragraph(office: Office) -> None:
    """And only the units that are asked about are in it."""
    office("done II.1-1 -u dai --window 20/10")
    lines = office("due II.1-1 -u dai,ldtbxh").out.splitlines()
    assert len(lines) == 2
    assert "còn 1/2 đơn vị chưa xong" in lines[0]
    assert "Đài" not in lines[0]


def test_scripts_get_rows_and_json(office: Office) -> None:
    """--each and --csv give a row for each unit."""
    assert office("due IV.5-2 --each").out.count("\n") == 21
    assert office("due IV.5-2 --csv").out.count("\n") == 22
    found = json.loads(office("due IV.5-2 --json").out)["tasks"]
    assert [len(one["missing"]) for one in found] == [21]
    assert office("due IV.5-1b --fail-on overdue", today="2018-12-18").code == 1


def test_a_unit_or_nothing_in_the_place_of_a_task(office: Office) -> None:
    """What was meant is understood, and how to say it."""
    for word in ("xa", "'đồng kỳ'"):
        screen = office(f"due {word}")
        assert screen.code == 2
        assert "bdg due --unit" in screen.err
    assert office("due XX").code == 5


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("list --state 'quá hạn'", "list --state overdue"),
        ("list --state qua-han --role 'chủ trì'", "list --state overdue --role lead"),
        ("due --role 'phối hợp' -u xa", "due --role support -u xa"),
        ("due --within 2w", "due --within 14d"),
        ("due --within '2 tuần'", "due --within 14d"),
        ("due --within '1 tháng'", "due --within 30d"),
        ("due --within 15/12", "due --within 25d"),
        ("due --until 15.12.2018", "due --within 25d"),
        ("status --per 'đơn vị'", "status --per unit"),
    ],
)
def test_options_are_read_as_people_type_them(office: Office, words: str, same: str) -> None:
    """The words of the screen, weeks and months, and days."""
    assert office(words) == office(same)
    assert office(words).code == 0


def test_a_day_that_has_passed_is_no_distance(office: Office) -> None:
    """It is refused with the day that was understood."""
    screen = office("due --until 20/10")
    assert screen.code == 2
    assert "20/10/2018 đã qua" in screen.err


def test_a_point_of_the_document_is_a_task(office: Office) -> None:
    """As an office says it, by its letter: d is the fourth, and đ the fifth."""
    for words in ("điểm d mục II.1", "điểm d II.1", "Diem d) muc II.1"):
        assert office(f"show '{words}'").out.startswith("II.1-4"), words
    assert office("show 'điểm đ mục II.1'").code == 5
    assert office("show 'điểm a mục II.2'").out.startswith("II.2-1")
    several = office("show IV.5-1")
    assert several.code == 5
    assert "IV.5-1a, IV.5-1b" in several.err


def test_a_part_of_a_name_is_enough_where_one_unit_has_it(office: Office) -> None:
    """The answer says what was understood; where two have it, it asks."""
    for part in ("Phòng Lao động", "Lao động", "lao dong"):
        screen = office(f"list --unit '{part}'")
        assert screen.code == 0
        assert "hiểu là Phòng Lao động - TB&XH" in screen.err
    assert office("list --unit dong-ky").code == 0
    refused = office("list --unit 'UBND xã Đồng'")
    assert refused.code == 5
    assert "có thể là nhiều đơn vị" in refused.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("done IV.4 --evidence", 2, '--evidence "BC 12/BC-UBND"'),
        ("done IV.4 --count 3", 2, "--count 3 buổi"),
        ("done IV.4 --count -3 km", 2, "--count 3 buổi"),
        ("done IV.4 --count 1,5 giờ", 2, "số nguyên"),
        ("done --count 3 II.1-3", 2, "--count 3 buổi"),
        ("done IV.4 --evidence ''", 5, "--evidence cần có nội dung"),
        ("status xa", 2, '--unit "xa"'),
    ],
)
def test_an_option_used_wrongly_is_told_with_an_example(
    office: Office, words: str, code: int, said: str
) -> None:
    """And nothing is recorded."""
    screen = office(words)
    assert screen.code == code
    assert said in screen.err
    assert json.loads(office("log --json").out)["records"] == []


def test_help_is_found_as_people_ask_for_it(office: Office) -> None:
    """As a word, and the version by its letter."""
    assert office("help") == office("--help")
    assert office("help done") == office("done --help")
    assert office("-V") == office("--version")
    assert office("help nope").code == 2


def test_a_file_in_the_place_of_the_folder(office: Office) -> None:
    """The hint names the folder, not a way to lay an example into the file."""
    file = office.plans / "2018.yaml"
    screen = office(f"due --plans '{file}'")
    assert screen.code == 3
    assert f"--plans {office.plans}" in screen.err
    assert "bdg init" not in screen.err


def test_the_beginning_of_an_option_is_understood(office: Office) -> None:
    """The one that begins so is named, before those that only look alike."""
    assert "Có phải là: --evidence?" in office("done IV.3 --ev x").err
    assert "--plan, --plans" in office("due --pl x").err


def test_a_note_without_quotes(office: Office) -> None:
    """Its words are no tasks; a task that does not exist still is one."""
    assert '--note "đã làm xong"' in office("done IV.2a --note đã làm xong").err
    assert "IV.2b" in office("done IV.2a IV.2z").err
    assert office("log").out == ""
