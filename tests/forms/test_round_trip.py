"""Forms out, answers in: what people and programs do to a form on its way, and what is recorded."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from bdg_cli.domain.days import date
from bdg_cli.forms.workbook_reading import read_form
from bdg_cli.services.form_answers import FormReader
from bdg_cli.services.form_keys import assignments_of, form_key, read_key
from bdg_cli.services.form_layout import HEADS
from tests.forms.workbooks import (
    COLUMNS,
    FIRST,
    collected,
    lay,
    rows_of,
    sheet_of,
    write_filled,
)
from tests.office import Office
from tests.planfile.example import plan_of, with_part

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Sheet: TypeAlias = Any
"""A sheet of a workbook, whose cells take any value."""

ANSWERS = {
    "IV.5-1a": {"result": "Đã hoàn thành", "on": "15/11/2018", "evidence": "12/BC-UBND; 13/BC"},
    "IV.5-1b": {"on": "16.11.2018", "count": "3 buổi"},
    "IV.5-2": {"obstacle": "thiếu kinh phí"},
}


def ids(office: Office) -> list[str]:
    """Return the ids of all records."""
    return [json.loads(line)["id"] for line in office("log --json-lines").out.splitlines()]


def test_a_form_comes_back_and_is_recorded_once(office: Office) -> None:
    """The same form again adds nothing; the log tells the cell, and who filled it in."""
    path = write_filled(office, "ve.xlsx", ANSWERS)
    first = collected(office, path)
    assert (first.code, "Đã ghi 3 bản ghi từ 1 phiếu." in first.out) == (0, True)
    log = office("log").out
    assert "theo phiếu ve.xlsx, Phiếu!G7" in log
    assert "Trần Thị B" in log
    again = collected(office, path)
    assert (again.code, again.out.splitlines()[-1]) == (0, "Không có gì mới để ghi.")
    assert len(ids(office)) == 3


def test_after_an_undo_the_same_form_is_collected_again(office: Office) -> None:
    """The collector's undo takes back the whole batch."""
    path = write_filled(office, "ve.xlsx", ANSWERS)
    collected(office, path)
    assert office("undo --yes").code == 0
    assert "Đã ghi 3 bản ghi" in collected(office, path).out
    assert "Không có gì mới" in collected(office, path).out


def test_the_same_form_twice_in_one_run_counts_once(office: Office) -> None:
    """A renamed copy adds nothing."""
    path = write_filled(office, "ve.xlsx", ANSWERS)
    copy = path.with_name("DongSon (1).xlsx")
    shutil.copy(path, copy)
    screen = collected(office, path, copy)
    assert "Đã ghi 3 bản ghi" in screen.out
    assert "3 câu trả lời có trong nhiều phiếu" in screen.err


def test_a_changed_answer_needs_replace(office: Office) -> None:
    """It is told with both days; the ledger stays until --replace."""
    collected(office, write_filled(office, "ve.xlsx", {"IV.5-1a": {"on": "15/11/2018"}}))
    changed = write_filled(office, "sau.xlsx", {"IV.5-1a": {"on": "16/11/2018"}})
    screen = collected(office, changed)
    assert screen.code == 1
    assert "sổ đã ghi hoàn thành ngày 15/11/2018; phiếu nói ngày 16/11/2018" in screen.err
    assert len(ids(office)) == 1
    assert collected(office, changed, options="--yes --replace").code == 0
    assert "16/11/2018\thoàn thành\tIV.5-1a" in office("log").out
    assert "Không có gì mới" in collected(office, changed, options="--yes --replace").out


def test_nobody_to_ask_records_nothing(office: Office) -> None:
    """Without --yes a pipe only sees it; a person is asked."""
    path = write_filled(office, "ve.xlsx", ANSWERS)
    screen = collected(office, path, options="")
    assert (screen.code, "Sẽ ghi 3 bản ghi:" in screen.out) == (5, True)
    assert ids(office) == []
    assert office(f"collect '{path}'", answer="k\n", columns=80).code == 0
    assert ids(office) == []
    assert office(f"collect '{path}'", answer="c\n", columns=80).code == 0
    assert len(ids(office)) == 3


def test_whose_form_is_missing(office: Office) -> None:
    """A unit whose form was collected is left out, and one whose form lies here."""
    before = office("collect --missing").out
    assert "UBND xã Đông Sơn" in before
    path = write_filled(office, "ve.xlsx", ANSWERS)
    assert "UBND xã Đông Sơn" not in office(f"collect --missing '{path}'").out
    collected(office, path)
    assert "UBND xã Đông Sơn" not in office("collect --missing").out


def _sorted(sheet: Sheet) -> None:
    head, *rows = rows_of(sheet)
    lay(sheet, [head, *reversed(rows)])


def _column_moved(sheet: Sheet) -> None:
    lay(sheet, [[*row[5:], *row[:5]] for row in rows_of(sheet)])


def _texts_edited(sheet: Sheet) -> None:
    for row in range(FIRST, sheet.max_row + 1):
        sheet.cell(row, COLUMNS["text"]).value = "Sửa lời"


def _without_key(sheet: Sheet) -> None:
    sheet.delete_cols(COLUMNS["key"])


def _without_key_and_task(sheet: Sheet) -> None:
    sheet.delete_cols(COLUMNS["key"], 2)


def _typed_keys(sheet: Sheet) -> None:
    for row in range(FIRST, sheet.max_row + 1):
        cell = sheet.cell(row, COLUMNS["key"])
        cell.value = str(cell.value).lower().replace("-", " ").replace("1", "l").replace("0", "o")


def _google(sheet: Sheet) -> None:
    sheet.title = "Trang tính1"
    sheet.data_validations.dataValidation = []
    sheet.protection.sheet = False


def _hidden(sheet: Sheet) -> None:
    for row in range(FIRST, sheet.max_row + 1):
        sheet.row_dimensions[row].hidden = True


CHANGES: dict[str, Callable[[Sheet], None]] = {
    "sorted": _sorted,
    "row inserted": lambda sheet: sheet.insert_rows(FIRST),
    "column inserted": lambda sheet: sheet.insert_cols(3),
    "columns moved": _column_moved,
    "texts edited": _texts_edited,
    "key column deleted": _without_key,
    "key and task deleted": _without_key_and_task,
    "keys typed anew": _typed_keys,
    "saved by Google": _google,
    "filtered": _hidden,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_mangled_form_gives_the_same_records(office: Office, change: str) -> None:
    """Whatever was done to it, the ledger has all of it already."""
    collected(office, write_filled(office, "ve.xlsx", ANSWERS))
    mangled = write_filled(office, "khac.xlsx", ANSWERS, change=CHANGES[change])
    screen = collected(office, mangled)
    assert screen.code == 0, screen.err
    assert "3 câu trả lời đã có trong sổ" in screen.out
    assert ("dòng đang bị ẩn" in screen.err) == (change == "filtered")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_form_that_libreoffice_saved_gives_the_same_records(office: Office) -> None:
    """It takes seconds: the office suite starts for it."""
    path = write_filled(office, "ve.xlsx", ANSWERS)
    collected(office, path)
    out = office.plans / "lo"
    subprocess.run(
        [
            str(shutil.which("soffice")),
            f"-env:UserInstallation=file://{office.plans}/profile",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(out),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert "3 câu trả lời đã có trong sổ" in collected(office, out / "ve.xlsx").out


def _merged(sheet: Sheet) -> None:
    sheet.merge_cells(start_row=FIRST, end_row=FIRST + 1, start_column=7, end_column=7)


def _formula(sheet: Sheet) -> None:
    sheet.cell(FIRST, COLUMNS["note"]).value = '="a"&"b"'


def _copied(sheet: Sheet) -> None:
    head, *rows = rows_of(sheet)
    other = list(rows[0])
    other[COLUMNS["on"] - 1] = "17/11/2018"
    lay(sheet, [head, *rows, other])


def _partly_sorted(sheet: Sheet) -> None:
    one, other = sheet.cell(FIRST, 1), sheet.cell(FIRST + 2, 1)
    one.value, other.value = other.value, one.value


def _nameless(sheet: Sheet) -> None:
    sheet.delete_cols(1, 3)


UNCLEAR: dict[str, tuple[dict[str, object], Callable[[Sheet], None] | None, str]] = {
    "merged": ({}, _merged, "Phiếu!G7:G8: Các ô bị gộp"),
    "formula": ({}, _formula, "Phiếu!K7: Ô này là công thức chưa có kết quả"),
    "copied": ({}, _copied, "Phiếu!G12: Nhiệm vụ IV.5-1a có câu trả lời khác ở ve.xlsx, Phiếu!G7"),
    "partly sorted": ({}, _partly_sorted, "Phiếu!A7: Mã phần việc là của nhiệm vụ IV.5-2"),
    "no names": ({}, _nameless, "dòng 7: Không rõ dòng này là nhiệm vụ nào"),
    "mistyped key": ({"key": "47Q64-6ANFE"}, None, "Phiếu!A7: Mã phần việc “47Q64-6ANFE” gõ sai"),
    "evidence as day": ({"evidence": date(2018, 11, 12)}, None, "Phiếu!I7: Số văn bản"),
    "odd result": ({"result": "tạm ổn"}, None, "Phiếu!F7: Không hiểu kết quả “tạm ổn”"),
    "no day": ({"result": "Đã hoàn thành", "on": None}, None, "dòng 7: Đã hoàn thành mà chưa ghi"),
    "not done with a day": ({"result": "Chưa"}, None, "Phiếu!G7: Kết quả là “Chưa hoàn thành”"),
    "number alone": ({"count": 3}, None, "Phiếu!H7: Không hiểu số lượng “3”"),
    "month first": ({"on": "11/15/2018"}, None, "Phiếu!G7: Không đọc được ngày"),
    "no such day": ({"on": "30/2/2018"}, None, "Phiếu!G7: Không đọc được ngày “30/2/2018”"),
    "a month": ({"on": "tháng 11"}, None, "Phiếu!G7: Không đọc được ngày"),
    "yesterday": ({"on": "hôm qua"}, None, "Phiếu!G7: Không đọc được ngày “hôm qua”"),
    "to come": ({"on": "21/11/2018"}, None, "Phiếu!G7: Ngày 21/11/2018 chưa đến"),
    "swapped": ({"on": date(2018, 11, 10)}, None, "Phiếu!G7: Là ngày 10 tháng 11 năm 2018 hay"),
}


@pytest.mark.parametrize("fault", UNCLEAR)
def test_what_is_unclear_is_refused_with_its_cell(office: Office, fault: str) -> None:
    """Nothing is recorded, and the way to mend it is told."""
    said, change, shown = UNCLEAR[fault]
    row = {"on": "15/11/2018", **said}
    path = write_filled(office, "ve.xlsx", {"IV.5-1a": row}, change=change)
    screen = collected(office, path)
    assert screen.code == 5
    assert shown in screen.err
    assert "Cách sửa: " in screen.err
    assert ids(office) == []


@pytest.mark.parametrize(
    "typed",
    [
        "15/11",
        "15/11/2018",
        "15.11.2018",
        "15-11-18",
        "ngày 15 tháng 11 năm 2018",
        "15/11/2018\N{NO-BREAK SPACE}",
        "2018-11-15",
        43419,
        date(2018, 11, 15),
    ],
)
def test_days_are_read_however_they_are_typed(office: Office, typed: object) -> None:
    """All of these are 15 November."""
    path = write_filled(office, "ve.xlsx", {"IV.5-1a": {"on": typed}})
    assert "hoàn thành 15/11/2018" in collected(office, path).out


def test_a_swapped_day_is_asked_about(office: Office) -> None:
    """On a terminal the other day can be meant."""
    path = write_filled(office, "ve.xlsx", {"IV.5-1a": {"on": date(2018, 11, 10)}})
    screen = office(f"collect '{path}'", answer="k\nc\nc\n", columns=80)
    assert "có phải là ngày 10 tháng 11 năm 2018?" in screen.err
    assert "11/10/2018" in screen.out


def test_days_counted_from_1904(office: Office) -> None:
    """An old Macintosh counts from another day."""

    def to_1904(sheet: Sheet) -> None:
        sheet.parent.epoch = CALENDAR_MAC_1904

    days = {"IV.5-1a": {"on": date(2018, 11, 15)}}
    path = write_filled(office, "ve.xlsx", days, change=to_1904)
    assert "hoàn thành 15/11/2018" in collected(office, path).out


def _zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def _other_workbook() -> bytes:
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (b"", "Tệp rỗng."),
        (b"\xd0\xcf\x11\xe0 old", "(.xls)"),
        (b"a;b\n1;2\n", "Không phải là tệp Excel (.xlsx)."),
        (b"PK\x03\x04 nothing", "Tệp hỏng"),
        (
            _zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
            "Tệp LibreOffice (.ods)",
        ),
        (_zipped(**{"xl__workbook.xml": b" " * (9 << 20)}), "Tệp quá lớn"),
        (_zipped(**{"xl__workbook.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}), "Tệp hỏng"),
        (_other_workbook(), "Không thấy bảng của phiếu"),
    ],
)
def test_other_files_get_a_sentence_each(office: Office, content: bytes, shown: str) -> None:
    """What is no form is refused before it is parsed."""
    path = office.plans / "tep.xlsx"
    path.write_bytes(content)
    screen = collected(office, path)
    assert (screen.code, f"tep.xlsx: {shown}" in screen.err or shown in screen.err) == (5, True)


def test_a_form_of_another_plan(office: Office) -> None:
    """Its keys are not known here."""
    path = write_filled(office, "ve.xlsx", ANSWERS)
    plan = office.plans / "2018.yaml"
    plan.rename(office.plans / "2018-moi.yaml")
    screen = collected(office, path)
    assert screen.code == 5
    assert "Phiếu này là của bản kế hoạch cũ, hay của kế hoạch khác." in screen.err


def test_an_empty_form_says_so(office: Office) -> None:
    """It is no mistake."""
    screen = collected(office, write_filled(office, "ve.xlsx", {}))
    assert (screen.code, screen.err) == (0, "ve.xlsx: phiếu chưa điền gì.\n")


def test_forms_of_all_units_go_into_a_folder(office: Office) -> None:
    """A filled form is not overwritten, and the same day gives the same bytes."""
    folder = office.plans / "phieu"
    assert office(f"form --each -o '{folder}'").code == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert len(before) == 26
    assert office(f"form --each -o '{folder}'").code == 5
    assert office(f"form --each -o '{folder}' --force").code == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_title_is_no_formula(tmp_path: Path) -> None:
    """A text that begins with `=` stays a text, and escapes are gone."""
    office = Office(tmp_path)
    (office.plans / "2018.yaml").unlink()
    office.write("15.yaml", with_part('- ref: I-1\n  text: "=1+1"\n  lead: vp\n'))
    assert office(f"form --unit vp -o '{tmp_path}/p.xlsx'", today="2020-04-01").code == 0
    sheet = sheet_of(load_workbook(tmp_path / "p.xlsx"))
    cell = sheet.cell(FIRST, COLUMNS["text"])
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert sheet.protection.sheet
    assert not sheet.cell(FIRST, COLUMNS["on"]).protection.locked
    assert sheet.freeze_panes == f"C{FIRST}"


PLAN = plan_of(
    with_part(
        "".join(
            f"- ref: I-{n}\n  text: Việc số {n}.\n  lead: [vp, qs]\n  windows: 15/{n}\n"
            for n in range(4, 9)
        )
    )
)


def test_keys_find_a_wrong_letter() -> None:
    """One letter changed, or two swapped, is never another key."""
    for task in PLAN.tasks:
        for about in assignments_of(PLAN, task):
            key = form_key(about)
            assert read_key(key.lower().replace("-", "")) == key
            for place, letter in enumerate(key):
                for other in "0123456789ABCDEFGHJKMNPQRSTVWXY":
                    if letter not in ("-", other):
                        assert read_key(key[:place] + other + key[place + 1 :]) is None


@settings(deadline=None, max_examples=40)
@given(rows=st.permutations(range(5)), columns=st.permutations(range(11)))
def test_any_order_of_rows_and_columns_says_the_same(rows: list[int], columns: list[int]) -> None:
    """Columns are found by their heads, rows by their keys."""
    book = Workbook()
    sheet = sheet_of(book)
    table: list[list[object]] = []
    for number, task in enumerate(PLAN.tasks):
        about = next(iter(assignments_of(PLAN, task)))
        said = {"key": form_key(about), "task": task.id, "on": f"{number + 10}/4/2020"}
        table.append([said.get(field) for field in HEADS])
    lay(
        sheet,
        [
            [list(HEADS.values())[i] for i in columns],
            *[[table[row][i] for i in columns] for row in rows],
        ],
    )
    out = io.BytesIO()
    book.save(out)
    understood = FormReader([PLAN], today=date(2020, 5, 1)).understand(
        [read_form(out.getvalue(), "a.xlsx")]
    )
    assert understood.problems == ()
    assert {(one.about.task, one.on) for one in understood.answers} == {
        (task.id, date(2020, 4, number + 10)) for number, task in enumerate(PLAN.tasks)
    }
