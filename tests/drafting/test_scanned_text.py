"""Text that a scanner read: its words and marks are mended, and what cannot be is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bdg_cli.documents.lines import Line
from bdg_cli.documents.reader import read_document
from bdg_cli.domain.folding import fold
from bdg_cli.drafting.lexicon.word_lists import split_words, words_of
from bdg_cli.drafting.pipeline import draft_from_lines
from bdg_cli.drafting.scanned_letters import ScannedLetters
from bdg_cli.drafting.scanned_marks import ScannedMarks
from bdg_cli.drafting.scanned_text import scanned_text
from tests.drafting.example import FOOT, HEAD, PLAN, drafted, names, said

if TYPE_CHECKING:
    from bdg_cli.drafting.draft import Draft

SCAN = """\
| UBND TỈNH SÔNG MƠ CỘNG HOÀ XÃ HỌI CHÚ NGHĨA VIỆT NAM
SƠ Y TÉ Độc lập —- Tự do - Hạnh phúc
Số:{41 /KH-SYT Sông Mơ, ngày c?O tháng 3 năm 2026

| KẺ HOẠCH :
Kiêm tra nguồn nước sạch năm 2026

Căn cứ Công văn số 15/BYT-VP ngày 02/01/2026 của Bộ Y tê về việc bảo đảm nước
sạch, Sơ Y tế xây dựng kê hoạch như sau:

IL. MỤC ĐÍCH, YÊU CÂU
l. Mục đích: Bảo đảm mọi gia đình có nước sạch, nhăm phòng chông dịch bệnh.
2. Yêu cầu |
_ò_ Việc kiêm tra phải thiết thực.
H. NHIỆM VỤ
I. Trung tâm Kiểm nghiệm tinh
¬ Phôi hợp vởi Công an tỉnh kiêm tra 20 nhà máy nước trước ngày 15/4/2026.
_—- Tô chức tập huân cho cán bộ
các xã, phường về cách lây mẫu nước.
2, Phòng Nghiệp vụ Y
„* Tông hợp kêt quả, báo cáo Giám đôc Sơ.

œ °
3 . Các trạm y tế
» Đây mạnh tuyên truyền về nguồn nước; hướng dẫn gIA đình lọc nước.
II TỎ CHỨC THỰC HIỆN
Giao Văn phòng Sở theo dõi, đôn đôc việc thực hiện kế hoạch này./ . (12 :
CHỦ TỊCH | GIÁM ĐÓC
G
¡2| SƠ Y
tVới nhận:

- Như trên;
- Các đơn vị trực thuộc;
"""


def scan(text: str) -> list[str]:
    """Return the lines of a scanned text as they are read."""
    lines = [Line(at, line) for at, line in enumerate(text.split("\n"), start=1)]
    read = scanned_text(lines)
    return [line.text for line in (read.lines if read else lines)]


def read_as_scan(text: str) -> list[str]:
    """Return the lines of a text, however few of its words are misread, as those of a scan."""
    lines = [Line(at, line) for at, line in enumerate(text.split("\n"), start=1)]
    read = scanned_text(lines, recognised=True)
    return [line.text for line in read.lines] if read else []


def test_a_scanned_document_gives_the_tasks_of_the_clean_one() -> None:
    """With their leads and supporting units, in the words of the scanner; the signature is none."""
    draft = drafted(SCAN)
    names = {unit.code: fold(unit.name) for unit in draft.units}
    assert [
        (
            task.text[:12],
            [names[code] for code in task.lead],
            [names[code] for code in task.support],
        )
        for task in draft.tasks
    ] == [
        ("Phôi hợp vởi", ["trung tam kiem nghiem tinh"], ["cong an tinh"]),
        ("Tô chức tập ", ["trung tam kiem nghiem tinh"], []),
        ("Tông hợp kêt", ["phong nghiep vu y"], []),
        ("Đây mạnh tuy", ["cac tram y te"], []),
        ("Giao Văn phò", ["van phong so"], []),
    ]
    assert [section.number for section in draft.sections] == ["I", "II", "III"]


def test_the_draft_says_once_that_the_text_was_scanned() -> None:
    """First of all, with how many words are read otherwise; a clean text says nothing of it."""
    doubts = [said(doubt) for doubt in drafted(SCAN).head.doubts]
    assert doubts[0].startswith("Văn bản có vẻ được máy quét đọc")
    assert "“kẻ hoạch” → “kế hoạch”" in doubts[0]
    assert sum("máy quét đọc:" in doubt for doubt in doubts) == 1
    assert any("“H.” → “II”" in doubt for doubt in doubts)


@pytest.mark.parametrize(("right", "scanned"), [(45, True), (140, False)])
def test_how_many_words_a_scan_misreads(right: int, scanned: bool) -> None:  # noqa: FBT001 -- given
    """As many as in the best of real scans; the slips of an office have as few as the worst."""
    slips = "tô chức, kê hoạch, thực hiên, đề nghi"
    text = f"{slips}\n" + "tổ chức\n" * (4 * right)
    assert ("tổ chức, kế hoạch" in scan(text)[0]) is scanned


def test_a_right_word_is_not_mended_to_one_like_it() -> None:
    """Names are what matters: “Ban Thường vụ” is no trade office."""
    for right in ("Ban Thường vụ Tỉnh ủy", "có bản sao", "cần bổ sung", "đã đăng tin"):
        assert read_as_scan(f"Giao {right}") == [f"Giao {right}"]


def test_lines_of_a_scan_that_became_no_task_are_named() -> None:
    """A heading that gives no duties, or is misread as such, takes all below it."""
    work = "- Công tác thống kê, tổng hợp số liệu của các trạm y tế xã;\n"
    text = SCAN.replace("II TỎ", f"II. ĐỐI TƯỢNG KIỂM TRA\n{work}IV. TỎ")
    line = text.split("\n").index(work.strip()) + 1
    expected = f"Dòng {line} của bản quét không thành nhiệm vụ: đối chiếu với bản giấy."
    assert expected in [said(doubt) for doubt in drafted(text).head.doubts]
    assert not any("bản quét" in said(doubt) for doubt in drafted(SCAN).head.doubts)


def test_what_a_scanner_spoilt_is_marked() -> None:
    """A capital within a word, and a name that the document has only once."""
    marks = {task.text[:12]: [said(one) for one in task.unsure] for task in drafted(SCAN).tasks}
    assert any("“gIA” → “gia”" in mark for mark in marks["Đây mạnh tuy"])
    assert "Tên “Văn phòng Sở” do máy quét đọc: xem lại." in marks["Giao Văn phò"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (("I. MỤC ĐÍCH", "H. NỘI DUNG", "II. KINH PHÍ"), ["I.", "II.", "III."]),
        (("1. MỤC ĐÍCH", "1I. NỘI DUNG", "IIL. KINH PHÍ"), ["I.", "II.", "III."]),
        (("I. MỤC ĐÍCH", "IH, NỘI DUNG", "Ý. KINH PHÍ"), ["I.", "II.", "III."]),
        (("1. MỤC ĐÍCH", "2. NỘI DUNG", "3. KINH PHÍ"), ["1.", "2.", "3."]),
        (("l. Phòng Kinh", "2, Phòng Y tế", "3 Phòng Văn"), ["1.", "2.", "3."]),
        (("- Đội Cây xanh", "• Đội Nước"), ["-", "-"]),
        (("- Gồm:", "• Đội Cây xanh", "• Đội Nước"), ["-", "•", "•"]),
        (("a] Đội Cây xanh", "b). Đội Nước"), ["a)", "b)"]),
        (("+ Đội Cây xanh", "† Đội Nước"), ["+", "+"]),
    ],
)  # fmt: skip
def test_marks_are_mended_in_their_sequence(written: tuple[str, ...], meant: list[str]) -> None:
    """Roman numbers before headings in capitals, numbers, letters and bullets."""
    lines = ScannedMarks([Line(at, text) for at, text in enumerate(written, start=1)]).lines
    assert [line.text.split()[0] for line in lines] == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (("I. MỤC ĐÍCH", "IL. MỤC TIÊU", "IIIL NHIỆM VỤ", "IV. KINH PHÍ"), "I. II. III. IV."),
        (("I. MỤC ĐÍCH", "IL. MỤC TIÊU", "TII. NHIỆM VỤ", "TV. KINH PHÍ"), "I. II. III. IV."),
        (("I. MỤC ĐÍCH VÀ", "NHIỆM VỤ CHUNG", "II. KINH PHÍ"), "I. NHIỆM II."),
    ],
)  # fmt: skip
def test_numbers_of_headings_are_found_by_their_place(written: tuple[str, ...], meant: str) -> None:
    """A number that nothing is like takes its place; the rest of a heading does not."""
    lines = ScannedMarks([Line(at, text) for at, text in enumerate(written, start=1)]).lines
    assert " ".join(line.text.split()[0] for line in lines) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Ủy ban MI1Q xã, các trường THC5", "Ủy ban MTTQ xã, các trường THCS"),
        ("Ủy ban MƯTQ xã và HDND xã", "Ủy ban MTTQ xã và HĐND xã"),
        ("Đồng chí PCT UBND xã, Cổng TTĐT, Cty Cây xanh", ""),
        ("Xong Quý 11/2026; Quý 1H; quý IY; Quý H", "Xong Quý II/2026; Quý III; quý IV; Quý II"),
        ("Xong trong quý 2 năm 2026, Quý III/2026", ""),
        ("Giao các BỘ và đƠn vị CÓ mặt vỀ việc này", "Giao các Bộ và đơn vị có mặt về việc này"),
        ("Giao Sở TƯ PHÁP và VP HĐND-UBND xã", ""),
        ("Các uường học. Các trường học", "Các trường học. Các trường học"),
        ("UBND thị trấu; UBND thị trấn, thị trấn", "UBND thị trấn; UBND thị trấn, thị trấn"),
        ("UBND xã Tân An. UBND xã Tân Ân và xã Tân Ân", ""),
        ("Treo băng zôn tại trụ sở", ""),
    ],
)  # fmt: skip
def test_letters_are_mended_where_one_word_alone_fits(written: str, meant: str) -> None:
    """Abbreviations, quarters, capitals within sentences, and words that no syllable is like."""
    found = ScannedLetters([Line(1, written)])
    assert found.lines[0].text == (meant or written)
    assert bool(found.changes) == bool(meant)


def test_stray_signs_of_cells_are_left_out() -> None:
    """Behind a number and before words, unless they are closed again."""
    cells = ("5 _", "'Trước ngày 15/4", '"Trường Tiểu học', "“Sạch” và xanh")
    lines = ScannedMarks([Line(1, " | ".join(cells), cells)]).lines
    assert lines[0].cells == ("5", "Trước ngày 15/4", "Trường Tiểu học", "“Sạch” và xanh")


def recognised(text: str) -> Draft:
    """Draft a text that was recognised by a program."""
    draft = draft_from_lines(read_document(text.encode(), "k.txt"), recognised=True)
    assert draft is not None
    return draft


def test_recognised_text_is_read_as_a_scan_however_few_words_are_misread() -> None:
    """The words of the scanner stay; what was mended is said at the task."""
    text = PLAN.replace("3. UBND các xã, thị trấn\n", "3. UBND các xã, thị trấu\n")
    assert text != PLAN
    draft = recognised(text.replace("tại nhà.", "tại nhà của hội viên MI1Q."))
    last = draft.tasks[-2]
    assert names(draft, last.lead) == ["UBND các xã, thị trấn"]
    assert "MI1Q" in last.text
    assert any("“MI1Q” → “MTTQ”" in said(one) for one in last.unsure)
    assert not any("có vẻ" in said(one) for one in draft.head.doubts)


def test_duties_below_a_lost_heading_are_tasks_with_a_mark() -> None:
    """Where a number of the headings is missing, all below the one before it is doubtful."""
    aims = "I. MỤC TIÊU\n1. Mục tiêu chung\nThành phố xanh hơn.\n2. Mục tiêu cụ thể\n- Xanh hơn.\n"
    work = "1. Trồng cây\n- Rà soát đất trồng cây.\n2. Chăm sóc\n- Tổ chức tưới cây.\n"
    rest = "III. TỔ CHỨC THỰC HIỆN\n- Giao Phòng Kinh tế theo dõi kế hoạch này.\n"
    draft = recognised(f"{HEAD}\n{aims}{work}{rest}{FOOT}")
    assert [task.text[:8] for task in draft.tasks] == [
        "Thành ph",
        "Xanh hơn",
        "Rà soát ",
        "Tổ chức ",
        "Giao Phò",
        "Trên đây",
    ]
    marks = [any("Tên mục" in said(one) for one in task.unsure) for task in draft.tasks]
    assert marks == [True, True, True, True, False, False]


def test_a_unit_that_acts_among_the_aims_of_a_scan_is_a_task_with_a_mark() -> None:
    """A demand on everybody is none."""
    aims = (
        "I. MỤC ĐÍCH, YÊU CẦU\n- Các đơn vị phối hợp chặt chẽ trong trồng cây.\n"
        "- Phòng Kinh tế chủ trì rà soát đất trồng cây trong quý II năm 2026.\n"
    )
    rest = "II. TỔ CHỨC THỰC HIỆN\n- Giao Phòng Kinh tế theo dõi kế hoạch này.\n"
    draft = recognised(f"{HEAD}\n{aims}{rest}{FOOT}")
    assert [task.text[:13] for task in draft.tasks] == [
        "Phòng Kinh tế",
        "Giao Phòng Ki",
        "Trên đây là K",
    ]
    assert any("Tên mục" in said(one) for one in draft.tasks[0].unsure)


def test_few_misread_words_do_not_make_a_scan() -> None:
    """“công nhân” is a word; three slips of the hand are no scanner's."""
    text = "Tô chức hội nghị. Công nhân dự hội nghị. Kê hoạch năm. Phôi hợp làm."
    assert scan(text) == [text]


@pytest.mark.parametrize("name", ["extra", "real", "heads", "joins"])
def test_each_word_of_scans_is_used(name: str) -> None:
    """A listed word is mended, or is left as it is although it looks misread."""
    many = "tô chức, kê hoạch, phôi hợp, kiêm tra, triên khai, hướng dân"
    for word in words_of("scans", name):
        if name == "extra":
            assert scan(f"{many}, {fold(word)}")[0].endswith(f", {word}")
        elif name == "heads":
            assert scan(f"{many}. Giao {fold(word).capitalize()} Tân Mai")[0].endswith(
                f"{word.capitalize()} Tân Mai"
            )
        else:
            assert scan(f"{many}, {word}")[0].endswith(f", {word}")


def test_no_word_of_scans_is_listed_twice() -> None:
    """In one list."""
    for name in ("extra", "real", "heads", "joins"):
        words = split_words(list(words_of("scans", name)))
        assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(
    ("heading", "read"),
    [("II. Nội dung kiểm tra", "II. Nội dung kiểm tra"), ("Z. Trạm Y tế", "2. Trạm Y tế")],
)
def test_roman_numbers_before_small_headings_are_no_others(heading: str, read: str) -> None:
    """Else `II.` is read as 11, and a whole part belongs to the aims before it."""
    text = f"I. Mục đích\n1. Giữ nước sạch\n{heading}\nIII. Tổ chức thực hiện"
    assert read_as_scan(text)[2] == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Mới nhận: L“V.GIÁM ĐÓC", "Nơi nhận:"),
        ("Ni nhận:", "Nơi nhận:"),
        ("Người nhận: Trạm Y tế", "Người nhận: Trạm Y tế"),
        ("Tôi nhận: hai mẫu nước", "Tôi nhận: hai mẫu nước"),
    ],
)
def test_the_heading_of_the_recipients_is_found_beside_the_signature(text: str, read: str) -> None:
    """However its letters were read; words behind it say something else."""
    assert read_as_scan(f"I. MỤC ĐÍCH\n{text}")[1] == read


def test_a_short_scanned_letter_is_read_whole() -> None:
    """“HỎA TỐC” stands before its address, a number or an address after a colon, brackets begin a
    line; and it asks for what it says.
    """
    draft = drafted(
        "SỞ Y TẾ Độc lập - Tự do - Hạnh phúc\nSố: 52/SYT-NVY Sông Mơ, ngày 12 tháng 3 năm 2026\n"
        "V/v báo cáo nguồn nước\nHÔA TỐC. Kính gưi: Giám đốc các trung tâm y tế.\n"
        "Thực hiện Công văn số 10/BYT-MT ngày 27/02/2026 của Bộ Y tế về việc báo cáo\n"
        "nguồn nước, Giám đốc Sở Y tế yêu cầu Giám đốc các trung tâm y tế báo cáo số\n"
        "liệu về nguồn nước của từng xã trong huyện, thị xã, thành phố theo mẫu\n"
        "(đính kèm). Văn bản gửi về Sở Y tế (qua Phòng Nghiệp vụ Y) và qua hộp thư\n"
        "điện tử nguonnuoc@songmo.vn trước ngày 21/3/2026 để kịp tổng hợp báo cáo. Mọi\n"
        "thông tin chi tiết xin liên hệ Phòng Nghiệp vụ Y, Sở Y tế tỉnh Sông Mơ, ĐT:\n"
        "02973872704./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    )
    assert [task.text[-18:] for task in draft.tasks] == ["ĐT: 02973872704./."]
    assert draft.head.recipients[0] == "Giám đốc các trung tâm y tế"


@pytest.mark.parametrize(
    ("heading", "read"),
    [
        ("H. Nội dung kiểm tra", "II. Nội dung kiểm tra"),
        ("1I. Tổ chức thực hiện", "II. Tổ chức thực hiện"),
        ("H. Trần Văn Út ký nhận", "H. Trần Văn Út ký nhận"),
    ],
)
def test_misread_roman_numbers_before_small_headings_are_mended(heading: str, read: str) -> None:
    """Where no heading is in capitals, the words of the lexicon tell headings from other lines."""
    assert read_as_scan(f"I. Mục đích\n- Giữ nước sạch.\n{heading}\n- Lấy mẫu nước.")[2] == read


@pytest.mark.parametrize(
    ("heading", "read"),
    [("VỊ TRÍ LẤY MẪU NƯỚC", "VỊ TRÍ LẤY MẪU NƯỚC"), ("H NỘI DUNG", "II. NỘI DUNG")],
)
def test_words_in_capitals_are_no_roman_number(heading: str, read: str) -> None:
    """Without a point behind it, a number has no marks on its letters."""
    assert read_as_scan(f"I. MỤC ĐÍCH\n- Giữ nước sạch.\n{heading}\n- Lấy mẫu nước.")[2] == read


LOST = SCAN.replace("H. NHIỆM VỤ\n", "").replace("II TỎ CHỨC THỰC HIỆN\n", "")


def test_a_unit_with_its_duties_is_no_aim_of_a_scan() -> None:
    """The heading above them was lost, so each is marked."""
    text = LOST.replace("I. Trung tâm", "3. Trung tâm").replace("2, Phòng", "4. Phòng")
    tasks = [task for task in drafted(text).tasks if task.first in range(15, 24)]
    assert [task.text[:12] for task in tasks][:2] == ["Phôi hợp vởi", "Tô chức tập "]
    assert all(any("bị mất khi quét" in said(doubt) for doubt in task.unsure) for task in tasks)


@pytest.mark.parametrize(("several", "found"), [(4, True), (1, False)])
def test_aims_alone_are_tasks_of_a_scan_without_any_other(several: int, found: bool) -> None:  # noqa: FBT001 -- a case of the table
    """If they are so many that the headings of its duties must have been lost."""
    aims = "\n".join(f"- Tô chức kiêm tra nước ở nhà máy số {at}." for at in range(several))
    head = SCAN[: SCAN.index("l. Mục đích")]
    tasks = drafted(f"{head}{aims}\nGiao Văn phòng Sở theo dõi việc này./.\nNơi nhận:\n").tasks
    assert any("nhà máy" in task.text for task in tasks) == found
