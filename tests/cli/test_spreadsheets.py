"""CSV for a spreadsheet: Vietnamese headings, names beside codes, nothing turned into a day."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.office import Office

NBSP = "\N{NO-BREAK SPACE}"


def table(out: str) -> list[dict[str, str]]:
    """Read a table with its headings."""
    assert out.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))


def test_a_list_tells_names_states_and_what_shows_it(office: Office) -> None:
    """Evidence, quantities, notes, extensions and reasons are in the row of the assignment."""
    office("done IV.5-1b -u 'dong son' -e 'BC 12/BC-UBND' --count 3 buổi -n 'có ảnh'")
    office("extend II.1-3 --to 25/12 --basis 'CV 88/UBND'")
    office("cancel II.2-1 --reason 'tỉnh không tổ chức'")
    office("obstacle II.1-2 -u vhtt --note 'chưa có kinh phí'")
    rows = {(row["Mã nhiệm vụ"], row["Mã đơn vị"]): row for row in table(office("list --csv").out)}
    done = rows["IV.5-1b", "xa.dong-son"]
    assert done["Tên đơn vị"] == "UBND xã Đông Sơn"
    assert (done["Tình trạng"], done["Mã tình trạng"]) == ("hoàn thành đúng hạn", "done")
    assert (done["Minh chứng"], done["Số lượng"], done["Đơn vị tính"], done["Ghi chú"]) == (
        "BC 12/BC-UBND",
        "3",
        "buổi",
        "có ảnh",
    )
    assert done["Ngày hoàn thành"] == "2018-11-20"
    extended = rows["II.1-3", "ldtbxh"]
    assert (extended["Gia hạn đến"], extended["Căn cứ gia hạn"]) == ("2018-12-25", "CV 88/UBND")
    assert rows["II.2-1", "ldtbxh"]["Lý do không thực hiện"] == "tỉnh không tổ chức"
    assert rows["II.1-2", "vhtt"]["Vướng mắc"] == "chưa có kinh phí"
    assert rows["IV.5-1b", "xa.bo-ha"]["Minh chứng"] == ""


def test_what_was_reopened_or_came_later_is_not_told(office: Office) -> None:
    """The row says what counts on the day."""
    office("done IV.2a -e 'TT 1' --on 19/11")
    office("reopen IV.2a")
    office("done IV.2b -e 'TT 2'")
    rows = {row["Mã nhiệm vụ"]: row for row in table(office("list --unit tckh --csv").out)}
    assert [rows[task]["Minh chứng"] for task in ("IV.2a", "IV.2b")] == ["", "TT 2"]
    earlier = table(office("list --unit tckh --csv --as-of 19/11").out)
    assert [row["Minh chứng"] for row in earlier if row["Mã nhiệm vụ"] == "IV.2b"] == [""]


@pytest.mark.parametrize(
    "typed",
    [
        "3-4",
        "7/2019",
        "4.50",
        "2e7",
        "0042",
        "12:30",
        "1,5",
        "(3)",
        "5%",
        "mar-5",
        "1 thg 3",
        "TRUE",
    ],
)
def test_what_looks_like_a_value_stays_as_typed(office: Office, typed: str) -> None:
    """A spreadsheet takes a cell that ends in a no-break space for text, and shows it as it is."""
    office(f"done IV.2a -e '{typed}'")
    rows = [row for row in table(office("log --csv").out) if row["Minh chứng"]]
    assert [row["Minh chứng"] for row in rows] == [typed + NBSP]
    raw = table(office("log --csv --headings en").out)
    assert raw[0]["evidence"] == typed


@pytest.mark.parametrize(
    "typed", ["12/BC-UBND", "Báo cáo 5", "anh-1.jpg", "Tờ trình 3/TTr", "II.1"]
)
def test_other_words_are_left_alone(office: Office, typed: str) -> None:
    """Nothing is added where nothing would be lost."""
    office(f"done IV.2a -e '{typed}'")
    assert table(office("log --csv").out)[0]["Minh chứng"] == typed


def test_days_and_numbers_stay_days_and_numbers(office: Office) -> None:
    """What is meant as a value is one."""
    row = table(office("due --unit xa --csv").out)[0]
    assert (row["Từ ngày"], row["Đến ngày"]) == ("2018-11-15", "2018-12-15")
    assert row["Số ngày còn lại"] == "25"
    office("done IV.2a --on 15/10")
    recorded = table(office("log --csv").out)[0]
    assert (recorded["Ghi ngày"], recorded["Ngày"]) == ("2018-11-20", "2018-10-15")


def test_formulas_are_guarded_as_before(office: Office) -> None:
    """An apostrophe in front, for everybody."""
    office("done IV.2a -n '=cmd()'")
    assert table(office("log --csv").out)[0]["Nội dung"] == "'=cmd()"
    assert table(office("log --csv --headings en").out)[0]["text"] == "'=cmd()"


def test_status_and_units_and_plans_are_tables_too(office: Office) -> None:
    """One row a unit, with a column for each state."""
    office("done IV.2a")
    rows = {row["Mã"]: row for row in table(office("status --csv").out)}
    assert rows["tckh"]["Xong"] == "1"
    assert (rows["tckh"]["Không có hạn"], rows["xa"]["Tổng số"]) == ("2", "105")
    coded = table(office("status --csv --headings en").out)
    assert coded[1]["undated"] == "2"
    assert table(office("units --csv").out)[-1]["Thuộc nhóm"] == "xa"
    assert table(office("plans --csv").out)[0]["Tình trạng"] == "đang thực hiện"
    assert office("list --csv --headings fr").code == 2


@pytest.mark.parametrize("verb", ["due", "list"])
def test_the_window_of_the_plan_stands_beside_the_extended_one(office: Office, verb: str) -> None:
    """And whether something is in the way; an undated task has no window in the plan."""
    office("extend II.1-3 --to 25/12 --basis 'CV 88/UBND'")
    office("obstacle II.1-3 --note 'thiếu tờ rơi'")
    office("extend IV.1-3 --to 30/11 --basis 'chỉ đạo'")
    asked = f"{verb} -u ldtbxh --csv" + (" --within 60d" if verb == "due" else "")
    rows = {row["Mã nhiệm vụ"]: row for row in table(office(asked).out)}
    longer = rows["II.1-3"]
    assert (longer["Từ ngày"], longer["Đến ngày"]) == ("2018-11-15", "2018-12-25")
    assert longer["Theo kế hoạch từ"] == "2018-11-15"
    assert longer["Theo kế hoạch đến"] == "2018-12-15"
    assert longer["Vướng mắc"] in ("có", "thiếu tờ rơi")
    assert (rows["IV.1-3"]["Đến ngày"], rows["IV.1-3"]["Theo kế hoạch đến"]) == ("2018-11-30", "")
    key = "task" if verb == "due" else "id"
    out = office(f"{asked} --headings en").out
    coded = {row[key]: row for row in table(out)}["II.1-3"]
    assert (coded["last"], coded["planned_last"]) == ("2018-12-25", "2018-12-15")
    assert (coded["planned_first"], coded["obstacle"]) == ("2018-11-15", "true")
