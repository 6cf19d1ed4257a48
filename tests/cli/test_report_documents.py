"""`bdg report -o` for Word and Excel, and `bdg report --letter`."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.libreoffice import is_printed, needs_libreoffice, printed
from tests.planfile.example import plan_of

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

    from bdg_cli.domain.plan import Plan
    from tests.office import Office

TODAY = "2018-12-20"
HOSTILE = """\
bdg: 1
number: "=1+1/KH-UBND"
title: "<b>&amp;</b> Tiêu đề ]]>"
issuer: "UBND & <xã>"
place: Tân Lập
issued: 6/3/2020
period: 6/3/2020–31/12/2020
units: {vp: "@Văn phòng <&>", qs: "=cmd|'/c calc'!A1"}
sections:
  - number: I
    title: "=HYPERLINK(\\"http://example.vn\\")"
    tasks:
      - {ref: I-1, text: "=SUM(A1:A9) & <script>", lead: vp, windows: 15/4}
      - {ref: I-2, text: "http://example.vn/ +84 -5 @x", lead: qs, windows: 1/5–31/5}
      - {ref: I-3, text: "Bi\\u0300nh đă\\u0309ng", lead: qs}
"""
FILLED = (
    "done II.1-1 -u dai --window 20/10 --on 24/10 --count 12 tin -e 'Bản tin số 41' -n '=2+3'",
    "done IV.5-1a -u xa.tt-bo-ha --on 12/11 --count 1200 'tờ rơi' -e 'KH-UBND'",
    "obstacle II.1-2 -u vhtt --note 'chưa có kinh phí' --kind money --request 'bổ sung' --on 1/11",
    "extend IV.4 --to 20/12 --basis 'Công văn 1205' --on 2/11",
    "cancel II.2-1 --reason 'tỉnh không tổ chức' --on 3/11",
)


@pytest.fixture
def filled(office: Office) -> Office:
    """Return the office of 2018 with something in its ledger."""
    for words in FILLED:
        assert office(words).code == 0, words
    return office


@pytest.fixture
def hostile(office: Office) -> Office:
    """Return an office whose plan is full of what other programs would run."""
    (office.plans / "2018.yaml").unlink()
    office.write("15.yaml", HOSTILE)
    return office


def document(office: Office, name: str, words: str = "", today: str = TODAY) -> bytes:
    """Return the file that a call writes."""
    path = office.plans / name
    screen = office(f"report {words} -o {path} --force", today=today)
    assert screen.code == 0, screen.err
    return path.read_bytes()


def opened(content: bytes) -> Document:
    """Return a Word file as the library reads it."""
    return docx.Document(io.BytesIO(content))


def words_of(found: Document) -> str:
    """Return all text of a Word file."""
    return "".join([one.text or "" for one in found.element.body.iter(qn("w:t"))])


def plan_2018(office: Office) -> Plan:
    """Return the plan of the office."""
    return plan_of((office.plans / "2018.yaml").read_text("utf-8"))


def test_the_word_file_says_what_the_report_says(filled: Office) -> None:
    """From the head to the annex, with each task in its words."""
    found = opened(document(filled, "a.docx", "--quarter 4/2018"))
    said = words_of(found)
    for words in (
        "UBND HUYỆN YÊN THẾ",
        "/BC-UBND",
        "Yên Thế, ngày 20 tháng 12 năm 2018",
        "Kết quả thực hiện Kế hoạch số 70/KH-UBND ngày 20/09/2018",
        "chưa có kinh phí",
        "KT. CHỦ TỊCH",
        "- Lưu: VT.",
        "TÌNH HÌNH THỰC HIỆN TỪNG NHIỆM VỤ",
    ):
        assert words in said
    for task in plan_2018(filled).tasks:
        assert said.count(task.text.rstrip(" .;")) >= 2, task.id
    annex = found.tables[-1]
    assert [cell.text for cell in annex.rows[0].cells][:3] == ["TT", "Nhiệm vụ", "Chủ trì"]
    numbers = [row.cells[0].text for row in annex.rows if row.cells[0].text.isdigit()]
    assert numbers == [str(one + 1) for one in range(len(plan_2018(filled).tasks))]


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_the_same_day_gives_the_same_bytes(filled: Office, name: str) -> None:
    """With the read model and without, now and years later."""
    words = "--quarter 4/2018 --as-of 20/12/2018"
    first = document(filled, name, words)
    assert document(filled, name, words, today="2026-11-26") == first
    off = filled(
        f"report {words} -o {filled.plans / name} --force", today=TODAY, env={"BDG_CACHE": "off"}
    )
    assert off.code == 0
    assert (filled.plans / name).read_bytes() == first


def test_days_are_days_and_numbers_are_numbers_in_the_workbook(filled: Office) -> None:
    """Each list has filters and a head that stays, and prints on A4 across."""
    book = openpyxl.load_workbook(io.BytesIO(document(filled, "a.xlsx", "--quarter 4/2018")))
    names = ["Tổng hợp", "Nhiệm vụ", "Vướng mắc", "Đơn vị", "Số lượng", "Số lượng theo đơn vị"]
    assert book.sheetnames == names
    tasks = book["Nhiệm vụ"]
    heads = [cell.value for cell in tasks[1]]
    rows = {row[2].value: dict(zip(heads, row, strict=True)) for row in tasks.iter_rows(min_row=2)}
    assert list(rows) == [task.id for task in plan_2018(filled).tasks]
    day = rows["II.1-3"]["Từ ngày"]
    assert (day.value, day.number_format) == (datetime(2018, 11, 15), "dd/mm/yyyy")  # noqa: DTZ001 -- Excel knows no zones
    assert rows["IV.4"]["Đến ngày"].value == datetime(2018, 12, 20)  # noqa: DTZ001 -- as above
    done = rows["IV.5-1a"]
    assert (done["Đã hoàn thành"].value, done["Trong số"].value) == (1, 21)
    (obstacle,) = book["Vướng mắc"].iter_rows(min_row=2, values_only=True)
    assert obstacle[0:2] == ("tài chính", "II.1-2")
    assert obstacle[5:] == ("chưa có kinh phí", "bổ sung", None)
    assert [row[0].value for row in book["Số lượng"].iter_rows(min_row=2)] == ["tin", "tờ rơi"]
    for name in names[1:]:
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_unit_without_records_has_no_data_in_the_workbook(filled: Office) -> None:
    """Nobody says that it has done nothing."""
    book = openpyxl.load_workbook(io.BytesIO(document(filled, "a.xlsx")))
    told = {row[0]: row[-1] for row in book["Đơn vị"].iter_rows(min_row=2, values_only=True)}
    assert told["UBND thị trấn Bố Hạ"] == "có dữ liệu"
    assert told["UBND xã Xuân Lương"] == "không có dữ liệu"


def test_no_text_becomes_a_formula_or_a_link(hostile: Office) -> None:
    """Whatever stands in the plan is text in the workbook."""
    content = document(hostile, "a.xlsx", today="2020-06-01")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    sheets = [text for name, text in parts.items() if name.startswith("xl/worksheets/")]
    assert sheets
    assert not any("<f>" in text or "<hyperlink" in text for text in sheets)
    assert not any("hyperlink" in text for name, text in parts.items() if name.endswith(".rels"))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert "=SUM(A1:A9) & <script>" in [row[3].value for row in book["Nhiệm vụ"].iter_rows()]
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n", "d"}


def test_no_text_becomes_markup_in_the_word_file(hostile: Office) -> None:
    """Marks are joined to their letters."""
    said = words_of(opened(document(hostile, "a.docx", today="2020-06-01")))
    assert "=SUM(A1:A9) & <script>" in said
    assert "UBND & <XÃ>" in said
    assert "]]>" in said
    assert "Bình đẳng" in said
    assert opened(document(hostile, "l.docx", "--letter", today="2020-06-01")).tables


def test_the_plan_file_names_the_template(filled: Office) -> None:
    """Reports and letters have its page; what stands in it does not."""
    plan = filled.plans / "2018.yaml"
    text = plan.read_text("utf-8")
    plan.write_text(f"{text}\nreport: {{template: mẫu.docx}}\n", "utf-8")
    office = docx.Document()
    office.sections[0].left_margin = Mm(35)
    office.add_paragraph("Chữ cũ")
    office.save(str(filled.plans / "mẫu.docx"))
    for words in ("", "--letter"):
        found = opened(document(filled, "a.docx", words))
        assert round((found.sections[0].left_margin or 0) / Mm(1)) == 35
        assert "Chữ cũ" not in words_of(found)
    assert filled("check").code == 0


def a_zip(parts: dict[str, bytes]) -> bytes:
    """Return a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


TYPES = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DOTX = TYPES.replace(b"document.main", b"template.main")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "không có tệp"),
        (b"", "không có chữ nào"),
        (b"B\xc3\xa1o c\xc3\xa1o", "không phải là tệp Word"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "không phải là tệp Word (.docx)",
        ),
        (a_zip({"a.txt": b""}), "không phải là tệp Word"),
        (
            a_zip({"[Content_Types].xml": TYPES.replace(b"document.main", b"template.main")}),
            ".dotx",
        ),
        (a_zip({"[Content_Types].xml": TYPES}), "bị hỏng"),
        (a_zip({"[Content_Types].xml": TYPES, "word/document.xml": b"0" * (40 << 20)}), "quá lớn"),
        (b"PK\x03\x04 and nothing more", "bị hỏng"),
    ],
)
def test_a_template_that_is_none_is_told(
    office: Office, content: bytes | None, reason: str
) -> None:
    """By `check` at its place, and by the report, which writes nothing."""
    plan = office.plans / "2018.yaml"
    plan.write_text(plan.read_text("utf-8") + "\nreport: {template: mau.docx}\n", "utf-8")
    if content is not None:
        (office.plans / "mau.docx").write_bytes(content)
    checked = office("check")
    assert checked.code == 1
    assert "P621" in checked.out
    assert reason in checked.out
    for words in ("", "--letter"):
        path = office.plans / "a.docx"
        said = office(f"report {words} -o {path}", today=TODAY)
        assert said.code in {3, 5}
        assert "Không dùng được mẫu báo cáo" in said.err
        assert reason in said.err
        assert not path.exists()


def test_a_template_outside_of_the_folder_is_not_read(office: Office) -> None:
    """A plan from elsewhere does not make anybody's files part of a report."""
    (office.plans.parent / "mau.docx").write_bytes(b"secret")
    plan = office.plans / "2018.yaml"
    plan.write_text(plan.read_text("utf-8") + "\nreport: {template: ../mau.docx}\n", "utf-8")
    assert "nằm ngoài thư mục kế hoạch" in office("check").out
    assert "nằm ngoài thư mục kế hoạch" in office("report -o a.docx", today=TODAY).err


def test_a_damaged_template_is_told_when_it_is_opened(office: Office) -> None:
    """Its parts are there, but they are no XML."""
    parts = {"[Content_Types].xml": TYPES, "word/document.xml": b"<w:document", "_rels/.rels": b""}
    (office.plans / "mau.docx").write_bytes(a_zip(parts))
    plan = office.plans / "2018.yaml"
    plan.write_text(plan.read_text("utf-8") + "\nreport: {template: mau.docx}\n", "utf-8")
    said = office(f"report -o {office.plans / 'a.docx'}", today=TODAY)
    assert (said.code, "bị hỏng" in said.err) == (3, True)


def test_letters_on_the_screen(filled: Office) -> None:
    """To whom, about what, and until when an answer is asked for: five working days."""
    said = filled("report --letter --unit ldtbxh,xa.xuan-luong", today=TODAY)
    assert said.out == (
        "Phòng Lao động - TB&XH: trả lời chậm nhất ngày 27/12/2018\n"
        "- II.1-1, 20/10/2018: quá hạn 61 ngày; chưa có báo cáo\n"
        "- II.1-1, 15/11/2018–15/12/2018: quá hạn 5 ngày; chưa có báo cáo\n"
        "- II.1-3, 15/11/2018–15/12/2018: quá hạn 5 ngày; chưa có báo cáo\n"
        "UBND xã Xuân Lương: trả lời chậm nhất ngày 27/12/2018\n"
        "- IV.5-1b, 15/11/2018–15/12/2018: quá hạn 5 ngày; chưa có báo cáo\n"
    )
    none = filled("report --letter --unit tckh", today=TODAY)
    assert (none.code, none.out, none.err) == (0, "", "Không có đơn vị nào phải đôn đốc.\n")


def test_letters_in_one_file(filled: Office) -> None:
    """Each begins on a page of its own, with a head, a table, a signature and page numbers."""
    found = opened(document(filled, "l.docx", "--letter --unit xa"))
    said = words_of(found)
    assert len(found.sections) == said.count("Kính gửi: UBND") == 21
    assert said.count("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == 21
    assert said.count("V/v đôn đốc thực hiện Kế hoạch số 70/KH-UBND ngày 20/09/2018") == 21
    assert said.count("chậm nhất ngày 27/12/2018") == 21
    assert all("/UBND" in found.tables[3 * one].rows[1].cells[0].text for one in range(21))
    assert [cell.text for cell in found.tables[1].rows[0].cells] == [
        "TT",
        "Nhiệm vụ",
        "Thời hạn",
        "Tình trạng",
    ]
    assert document(filled, "l.docx", "--letter --unit xa") == document(
        filled, "m.docx", "--letter --unit xa", today=TODAY
    )


def test_a_letter_for_each_unit_in_a_folder(filled: Office) -> None:
    """Files that are there stay, all of them, unless they are to be replaced."""
    folder = filled.plans.parent / "cv"
    folder.mkdir()
    said = filled(f"report --letter --unit dai,xa.dong-son -o {folder}", today=TODAY)
    assert said.out == f"Đã viết 2 công văn vào {folder}.\n"
    assert sorted(one.name for one in folder.iterdir()) == ["dai.docx", "xa.dong-son.docx"]
    assert "Kính gửi: UBND xã Đông Sơn" in words_of(
        opened((folder / "xa.dong-son.docx").read_bytes())
    )
    (folder / "xa.dong-son.docx").unlink()
    again = filled(f"report --letter --unit dai,xa.dong-son -o {folder}/", today=TODAY)
    assert (again.code, "dai.docx" in again.err) == (5, True)
    assert not (folder / "xa.dong-son.docx").exists()
    assert filled(f"report --letter --unit dai -o {folder} --force", today=TODAY).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--letter --json", "--letter chỉ viết"),
        ("--letter --format md", "--letter chỉ viết"),
        ("--letter --format docx", "phải ghi vào tệp"),
        ("--letter -o a.xlsx", "Không biết viết công văn"),
        ("--answer-by 5/1", "Thêm --letter"),
        ("--letter --answer-by 1/12/2018", "đã qua"),
        ("--letter --answer-by 31/11", "31/11"),
    ],
)
def test_what_letters_cannot_be(filled: Office, words: str, said: str) -> None:
    """Each is wrong usage, and says what to write."""
    screen = filled(f"report {words}", today=TODAY)
    assert screen.code == 2
    assert said in screen.err


def test_a_day_to_answer_without_a_year_is_the_next_one(filled: Office) -> None:
    """Letters of December ask for answers in January."""
    said = filled("report --letter --answer-by 5/1 --unit dai", today=TODAY).out
    assert said.startswith(
        "Đài Truyền thanh - Truyền hình huyện: trả lời chậm nhất ngày 05/01/2019"
    )


@needs_libreoffice  # each of these takes seconds: LibreOffice starts anew
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("report.docx", "--quarter 4/2018"),
        ("unit.docx", "--unit dai"),
        ("report.xlsx", "--quarter 4/2018"),
        ("letters.docx", "--letter"),
    ],
)
def test_libreoffice_prints_each_task_in_its_words(
    filled: Office, tmp_path: Path, name: str, words: str
) -> None:
    """A report has all tasks of the plan; that of a unit has its own; letters have what is late."""
    document(filled, name, words)
    said = "".join(printed(filled.plans / name, tmp_path))
    tasks = plan_2018(filled).tasks
    if "--unit" in words:
        tasks = tuple([one for one in tasks if "dai" in one.units("lead")])
    if "--letter" in words:
        tasks = tuple([one for one in tasks if one.id in {"II.1-1", "II.1-3", "IV.5-1b"}])
    assert tasks
    for task in tasks:
        assert is_printed(task.text.rstrip(" .;"), said), task.id


@needs_libreoffice  # as above
@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "l.docx"])
def test_libreoffice_prints_hostile_text_as_text(
    hostile: Office, tmp_path: Path, name: str
) -> None:
    """Formulas, links and markup come out as they were typed."""
    words = "--letter" if name == "l.docx" else ""
    document(hostile, name, words, today="2020-06-01")
    said = "".join(printed(hostile.plans / name, tmp_path))
    assert is_printed("=SUM(A1:A9) & <script>", said)
    assert is_printed("http://example.vn/ +84 -5 @x", said)


@needs_libreoffice  # as above
def test_pages_are_printed_with_their_numbers(filled: Office, tmp_path: Path) -> None:
    """The first has none; the annex counts anew and has its head on each page; each letter begins
    on a page of its own.
    """
    document(filled, "r.docx", "--quarter 4/2018")
    pages = printed(filled.plans / "r.docx", tmp_path)
    annex = next(place for place, page in enumerate(pages) if page.startswith("Phụ lục"))
    tops = [page.split(None, 1)[0] for page in pages]
    assert tops == [
        "UBND",
        *map(str, range(2, annex + 1)),
        "Phụ",
        *map(str, range(2, len(pages) - annex + 1)),
    ]
    assert all("Phối hợp" in page for page in pages[annex:])
    document(filled, "l.docx", "--letter --unit xa")
    assert [page.count("Kính gửi") for page in printed(filled.plans / "l.docx", tmp_path)] == [
        1
    ] * 21


@pytest.mark.parametrize(
    ("words", "package"),
    [("-o a.docx", "docx"), ("-o a.xlsx", "xlsxwriter"), ("--letter -o a.docx", "docx")],
)
def test_without_the_library_there_is_one_command_to_install_it(
    filled: Office, monkeypatch: pytest.MonkeyPatch, words: str, package: str
) -> None:
    """The screen and other formats go on."""
    ours = "bdg_cli.publish.report."
    for name in list(sys.modules):
        if name.partition(".")[0] == package or (
            name.startswith(ours) and any(one in name for one in ("word", "workbook", "official"))
        ):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    screen = filled(f"report {words}", today=TODAY)
    assert (screen.code, screen.out) == (69, "")
    first, second = screen.err.splitlines()
    assert first == "Lỗi: Chưa cài phần đọc, viết Word và Excel."
    assert second.endswith("install python-docx XlsxWriter openpyxl")
    assert filled("report --format md", today=TODAY).code == 0
