"""What waits to be confirmed, and what was returned, in reports, letters, calendars, forms."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pytest
from icalendar import Calendar

from bdg_cli.domain.records import REMIND, AssignmentKey, Details, Record
from bdg_cli.wording.language import Language
from bdg_cli.wording.step_words import sent_in_words
from tests.forms.workbooks import collected, row_of, sheet_of, write_filled

if TYPE_CHECKING:
    from pathlib import Path

    from tests.office import Office

PLAN = """\
bdg: 1
number: 15/KH-UBND
title: Phòng, chống thiên tai năm 2020
issuer: UBND huyện Tân Lập
place: Tân Lập
issued: 6/3/2020
period: 6/3/2020–31/12/2020
confirm: vp
units:
  vp: Văn phòng
  qs: Ban Chỉ huy quân sự
  xa:
    name: UBND các xã
    members: {dong: UBND xã Đông, doai: UBND xã Đoài, nam: UBND xã Nam}
sections:
  - number: I
    title: CHUẨN BỊ
    tasks:
      - {ref: I-1, text: Kiểm tra đê., lead: [vp, xa], windows: {by: 15/4}}
      - {ref: I-2, text: Diễn tập., lead: qs, windows: 1/5–31/5}
      - {ref: I-3, text: Mua áo phao., lead: qs}
"""
RECORDED = (
    "done I-1 -u vp --on 15/4 --count 12 km",
    "done I-1 -u dong --on 20/4 --count 3 km -e 7/BC",
    "done I-1 -u doai --on 14/4 --count 5 km",
    "done I-1 -u nam --on 15/4 --count 2 km",
    "confirm I-1 -u doai --on 16/4",
    "return I-1 -u nam --on 20/4 --reason 'thiếu biên bản'",
    "done I-2 -u qs --on 30/5 -e 9/BC -n 'một buổi'",
    "done I-3 -u qs --on 1/5",
    "return I-3 -u qs --on 2/5 --reason 'chưa có hóa đơn'",
)
TODAY = "2020-06-15"


@pytest.fixture
def blank(office: Office) -> Office:
    """Set up an office with one plan, of which the office (vp) confirms what others complete."""
    (office.plans / "2018.yaml").unlink()
    office.write("15.yaml", PLAN)
    return office


@pytest.fixture
def told(blank: Office) -> Office:
    """Record what is confirmed, waits, and was returned."""
    for words in RECORDED:
        assert blank(words, today=TODAY).code == 0, words
    return blank


def written(office: Office, name: str, words: str = "") -> Path:
    """Let the program write a report; return where it is."""
    path = office.plans / name
    screen = office(f"report {words} -o '{path}' --force", today=TODAY)
    assert screen.code == 0, screen.err
    return path


def report(office: Office, words: str = "", today: str = TODAY) -> dict[str, Any]:
    """Return the only report as JSON."""
    found: list[dict[str, Any]] = json.loads(office(f"report --json {words}", today=today).out)[
        "reports"
    ]
    return found[0]


def test_a_report_tells_what_waits_apart_from_what_is_done_and_not(told: Office) -> None:
    """With the day it was reported, what it brought, and a figure of its own; in no sum."""
    said = told("report", today=TODAY).out
    assert (
        "đã hoàn thành 2/6 phần việc (33%), trong kỳ 2; 2 phần việc đã báo hoàn thành, chờ" in said
    )
    assert (
        "UBND các xã: hoàn thành 1/3 đơn vị; 5 km; 1 chờ xác nhận; 1 bị trả lại; 1 quá hạn" in said
    )
    assert "báo hoàn thành ngày 30/05/2020, chờ xác nhận; một buổi; minh chứng: 9/BC." in said
    table = said[said.index("3. Đã báo hoàn thành, chờ xác nhận") : said.index("III. ")]
    assert [line.split()[-1] for line in table.splitlines()[3:-1]] == ["20/04/2020", "30/05/2020"]
    assert "km             17" in said
    assert "Báo hoàn thành, chờ xác nhận" in said


def test_a_report_tells_why_something_was_returned(told: Office) -> None:
    """Also before its day: it is owed, and the unit has to know why."""
    said = told("report --format md", today=TODAY).out
    assert (
        "| 1 | Kiểm tra đê (I-1) | UBND xã Nam | hạn 15/04/2020 | quá hạn | trả lại ngày " in said
    )
    assert "| không có hạn | trả lại ngày 02/05/2020: chưa có hóa đơn |  |" in said
    assert "không có hạn riêng; trả lại ngày 02/05/2020: chưa có hóa đơn." in said
    before = told("report --as-of 1/5 --format md", today=TODAY).out
    assert "chưa có hóa đơn" not in before


def test_a_report_as_data_and_as_tables_has_what_waits(told: Office) -> None:
    """Keys and columns that a plan without the key has not."""
    found = report(told)
    first = found["sections"][0]["tasks"][0]
    assert [(one["unit"], one["on"], one["late"]) for one in first["awaiting"]] == [
        ("xa.dong", "2020-04-20", True)
    ]
    assert [one["unit"] for one in first["completions"]] == ["vp", "xa.doai"]
    lines = {line["code"]: line["all"] for line in found["figures"]["lines"]}
    assert (lines["total"], lines["done"], lines["awaiting"]) == (6, 2, 2)
    rows = list(csv.DictReader(io.StringIO(told("report --format csv", today=TODAY).out[1:])))
    assert [row["Chờ xác nhận"] for row in rows] == ["1", "1", "0"]
    assert rows[0]["Minh chứng"] == "UBND xã Đông: 7/BC"
    book = openpyxl.load_workbook(written(told, "a.xlsx"))
    for sheet in (book["Nhiệm vụ"], book["Đơn vị"]):
        column = [cell.value for cell in sheet[1]].index("Chờ xác nhận")
        counted = [row[column].value for row in sheet.iter_rows(min_row=2)]
        assert sum(one for one in counted if isinstance(one, int)) == 2
    word = docx.Document(str(written(told, "a.docx")))
    heads = [[cell.text for cell in table.rows[0].cells] for table in word.tables]
    assert ["TT", "Nhiệm vụ", "Đơn vị", "Thời hạn", "Ngày báo hoàn thành"] in heads


def test_without_the_key_nothing_says_a_word_of_it(blank: Office) -> None:
    """In no format; so no byte of them changes."""
    blank.write("15.yaml", PLAN.replace("confirm: vp\n", ""))
    for words in RECORDED:
        if words.startswith("done"):
            assert blank(words, today=TODAY).code == 0
    for words in (
        *("report", "report --format md", "report --format csv", "report --json"),
        *("report --format html", "export ics", "timeline --json"),
        *("calendar 6/2020 --json", "remind --json", "remind --digest --json", "remind --digest"),
    ):
        said = blank(words, today=TODAY).out
        assert said
        for word in ("xác nhận", "awaiting", "trả lại", "returned", "--c9"):
            assert word not in said, words


def test_a_confirmation_is_no_report_of_the_unit(blank: Office) -> None:
    """In the months after, a unit of which only the confirmation was recorded is silent."""
    blank("done I-1 -u doai --on 14/4", today="2020-04-14")
    blank("confirm I-1 -u doai", today="2020-06-15")
    blank("done I-2 -u qs --on 30/5", today="2020-05-30")
    blank("return I-2 -u qs --reason x", today="2020-06-15")
    assert "Ban Chỉ huy quân sự" in report(blank, "--month 6", "2020-06-30")["silent"]
    assert "Ban Chỉ huy quân sự" not in report(blank, "--month 5", "2020-06-30")["silent"]


def test_a_letter_urges_nobody_whose_completion_waits_and_says_why_one_was_returned(
    told: Office,
) -> None:
    """Only Nam is late; Đông reported too late, and waits."""
    path = written(told, "a.docx", "--letter")
    rows = [row for table in docx.Document(str(path)).tables for row in table.rows]
    text = "\n".join([cell.text for row in rows for cell in row.cells])
    assert "quá hạn 61 ngày; trả lại ngày 20/04/2020: thiếu biên bản" in text
    said = "\n".join(one.text for one in docx.Document(str(path)).paragraphs)
    assert "UBND xã Nam" in said
    assert "UBND xã Đông" not in said


def test_the_page_has_what_waits_as_a_state(told: Office) -> None:
    """In figures, filter, tasks and matrix."""
    page = told("report --format html", today=TODAY).out
    assert "<b class=s9>◐ chờ xác nhận 2</b>" in page
    assert "<input type=checkbox name=state value=9><b class=s9>◐ chờ xác nhận</b>" in page
    assert "<i>báo xong 20/04</i>" in page
    assert "<i>quá hạn, bị trả lại</i>" in page
    assert "trả lại ngày 02/05/2020: chưa có hóa đơn" in page


def items(office: Office, words: str) -> dict[str, Any]:
    """Return the entries of a calendar by kind and task."""
    found = Calendar.from_ical(office(f"export ics {words}", today=TODAY).out).subcomponents
    return {f"{one.name} {one['summary']}": one for one in found}


def test_in_a_calendar_what_waits_is_under_way_and_reminds_nobody(told: Office) -> None:
    """It is neither to be done nor completed; a return says why, and brings the alarms back."""
    mine = items(told, "--unit dong")
    todo = mine["VTODO (chờ xác nhận) I-1: Kiểm tra đê."]
    event = mine["VEVENT (chờ xác nhận) I-1: Kiểm tra đê."]
    assert (str(todo["status"]), int(todo["percent-complete"])) == ("IN-PROCESS", 0)
    assert (
        "Báo hoàn thành ngày 20/04/2020\\, chờ xác nhận" in todo["description"].to_ical().decode()
    )
    assert "completed" not in todo
    assert event.subcomponents == []
    back = items(told, "--unit nam")["VTODO Hạn chót I-1: Kiểm tra đê."]
    assert str(back["status"]) == "NEEDS-ACTION"
    assert "Bị trả lại ngày 20/04/2020: thiếu biên bản" in str(back["description"])
    assert int(back["sequence"]) == 2
    group = items(told, "--unit xa")["VTODO Hạn chót I-1: Kiểm tra đê."]
    assert "1/3 đơn vị đã xong, 1 chờ xác nhận\n1 đơn vị bị trả lại" in str(group["description"])
    done = items(told, "--unit doai")["VTODO ✓ I-1: Kiểm tra đê."]
    assert str(done["status"]) == "COMPLETED"


def test_what_waits_is_not_under_way_on_the_days_of_a_month(told: Office) -> None:
    """Its bar says how many wait."""
    month = json.loads(told("calendar 5/2020 --json", today=TODAY).out)
    days = {day["day"]: day for day in month["days"]}
    assert days["2020-05-15"]["under_way"] == 0
    (event,) = days["2020-05-31"]["events"]
    assert (event["state"], event["done"], event["awaiting"], event["of"]) == ("awaiting", 0, 1, 1)
    told("return I-2 -u qs --reason x", today=TODAY)
    month = json.loads(told("calendar 5/2020 --json", today=TODAY).out)
    assert {day["day"]: day for day in month["days"]}["2020-05-15"]["under_way"] == 1
    rows = json.loads(told("timeline --json", today=TODAY).out)["tasks"]
    assert [[bar["awaiting"] for bar in row["bars"]] for row in rows] == [[1], [0], [0]]


def test_a_unit_sees_in_its_form_that_its_completion_waits_or_was_returned(told: Office) -> None:
    """With the day, and the reason."""
    for unit, said in (
        ("dong", "chờ xác nhận (20/04/2020)"),
        ("nam", "quá hạn; bị trả lại ngày 20/04/2020: thiếu biên bản"),
    ):
        path = told.plans / f"{unit}.xlsx"
        assert told(f"form --unit {unit} -o '{path}'", today=TODAY).code == 0
        sheet = sheet_of(openpyxl.load_workbook(path))
        assert said in [cell.value for cell in sheet[row_of(sheet, "I-1")]]


def test_a_form_that_was_returned_adds_nothing_until_it_says_more(office: Office) -> None:
    """The same answer stays returned, and that is said; another one is a new completion."""
    plan = office.plans / "2018.yaml"
    plan.write_text(
        plan.read_text("utf-8").replace("bdg: 1", "bdg: 1\nconfirm: ldtbxh", 1), "utf-8"
    )
    answer = {"result": "Đã hoàn thành", "on": "15/11/2018"}
    first = write_filled(office, "mot.xlsx", {"IV.5-1b": answer})
    assert "Đã ghi 1 bản ghi" in collected(office, first).out
    assert collected(office, first).err == ""
    office("return IV.5-1b -u xa.dong-son --reason 'thiếu biên bản.'")
    again = collected(office, first)
    assert (again.code, again.out.splitlines()[-1]) == (0, "Không có gì mới để ghi.")
    assert "đã bị trả lại ngày 20/11/2018: thiếu biên bản. Làm lại xong" in again.err
    (there,) = json.loads(collected(office, first, options="--yes --json").out)["there"]
    assert there["returned"]["reason"] == "thiếu biên bản."
    second = write_filled(office, "hai.xlsx", {"IV.5-1b": {**answer, "evidence": "5/BB"}})
    assert "Đã ghi 1 bản ghi" in collected(office, second).out
    assert collected(office, first).err == ""
    kinds = [json.loads(line)["kind"] for line in office("log --json-lines").out.splitlines()]
    assert kinds == ["done", "return", "done"]


def test_a_form_adds_nothing_to_a_return_of_the_same_by_hand(office: Office) -> None:
    """The completion was typed, and the form says no more than it."""
    plan = office.plans / "2018.yaml"
    plan.write_text(
        plan.read_text("utf-8").replace("bdg: 1", "bdg: 1\nconfirm: ldtbxh", 1), "utf-8"
    )
    office("done IV.5-1b -u xa.dong-son --on 15/11 -e 5/BB")
    office("return IV.5-1b -u xa.dong-son --reason 'thiếu biên bản'")
    form = write_filled(office, "mot.xlsx", {"IV.5-1b": {"on": "15/11/2018", "evidence": "5/BB"}})
    assert "Không có gì mới để ghi." in collected(office, form).out


def test_what_waits_comes_along_into_the_next_year(told: Office) -> None:
    """It is not finished, and the new file says why."""
    old, made = told.plans / "15.yaml", told.plans / "2021.yaml"
    assert told(f"new '{made}' --from '{old}' --carry", today="2021-01-10").code == 0
    text = made.read_text("utf-8")
    assert "units: xa.dong" in text
    assert 'reason: "báo hoàn thành ngày 20/04/2020, chờ xác nhận"' in text
    assert "units: xa.doai" not in text


def reminded(office: Office, day: str) -> dict[str, list[tuple[str, str | None]]]:
    """Return of what each unit is told on a day, and for which step."""
    said = json.loads(office("remind --json", today=day).out)["messages"]
    return {
        one["unit"]: [(each["task"], each["step"]) for each in one["reminders"]] for one in said
    }


def test_a_return_reminds_once_and_then_its_old_deadline_does(blank: Office) -> None:
    """What waits reminds nobody."""
    office = blank
    assert reminded(office, "2020-04-14")["xa.nam"] == [("I-1", "ends 2020-04-15 -1")]
    office("done I-1 -u nam", today="2020-04-14")
    assert "xa.nam" not in reminded(office, "2020-04-15")
    office("return I-1 -u nam --reason 'thiếu biên bản'", today="2020-04-18")
    assert reminded(office, "2020-04-19")["xa.nam"] == [("I-1", "returned 2020-04-18 +0")]
    said = office("remind --format text --unit nam", today="2020-04-18").out
    assert "I-1: trả lại ngày 18/04/2020: thiếu biên bản; quá hạn 3 ngày (hạn 15/04/2020)." in said
    assert reminded(office, "2020-04-22")["xa.nam"] == [("I-1", "ends 2020-04-15 +7")]
    assert "thiếu biên bản" in office("remind --unit nam", today="2020-04-22").out
    office("done I-1 -u nam", today="2020-04-22")
    assert "xa.nam" not in reminded(office, "2020-04-22")


def test_the_coordinating_unit_is_told_how_much_waits(told: Office) -> None:
    """On the page, with the command; as data by plan."""
    said = "2 phần việc chờ xác nhận: bdg due --to-confirm"
    assert said in told("remind --digest", today=TODAY).out
    (plan,) = json.loads(told("remind --digest --json", today=TODAY).out)["plans"]
    assert plan["states"]["awaiting"] == 2
    assert "chờ xác nhận" not in told("remind --digest", today="2020-03-07").out


def test_the_log_says_that_a_unit_was_told_of_a_return() -> None:
    """In words, as of every step."""
    said = '{"recipient": "qs", "step": "returned 2020-05-02 +0", "way": "mail"}'
    about, day = AssignmentKey("15", "I-3", "qs", ""), date(2020, 5, 3)
    moment = "2020-05-03T08:00:00+07:00"
    record = Record("r1", 1, "b", moment, "Lan", REMIND, about, day, Details(rest=said))
    assert sent_in_words(Language(), record) == "trả lại ngày 02/05/2020, qua thư"
