"""PDF files with a text layer: the lines of the pages, without headers and footers."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader, PdfWriter

from bdg_cli.documents.document_errors import ScanError
from bdg_cli.documents.reader import read_document
from bdg_cli.domain.errors import MissingError, PlanError, RefusedError
from tests.documents.examples import PAPER, drawn_pdf, fault, pdf, texts, written

if TYPE_CHECKING:
    from bdg_cli.domain.errors import BdgError


def encrypted(content: bytes, password: str) -> bytes:
    """Encrypt a PDF file; with an empty password anybody can open it."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(password, "chủ", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def test_the_lines_are_those_that_were_printed() -> None:
    """Their letters are composed, however the file writes them."""
    content = pdf(["KẾ HOẠCH", "Trồng cây na\u0306m 2019"], ["- Giao Văn phòng"])
    lines = read_document(content, "k.pdf")
    assert [(line.number, line.text) for line in lines] == [
        (1, "KẾ HOẠCH"),
        (2, "Trồng cây năm 2019"),
        (3, "- Giao Văn phòng"),
    ]


def test_numbers_of_pages_are_left_out() -> None:
    """At the top or at the bottom, alone on a line; a number elsewhere is a word."""
    content = pdf(["a", "12", "b", "- 1 -"], ["2", "c"], ["d", "Trang 3/3"])
    assert texts(content) == ["a", "12", "b", "c", "d"]


def test_a_number_that_does_not_go_on_from_page_to_page_is_a_word() -> None:
    """The first column of a table has numbers, too, at the top of a page by chance."""
    content = pdf(["a", "1"], ["7", "b", "2"], ["8", "c", "12", "3"])
    assert texts(content) == ["a", "7", "b", "8", "c", "12"]


def test_what_stands_on_most_pages_is_left_out() -> None:
    """A running head, also with the page number in it."""
    pages = [
        [f"Kế hoạch 5/KH-UBND, trang {at}", f"- Việc {word}", "dưới"]
        for at, word in enumerate(("một", "hai", "ba", "bốn"), start=1)
    ]
    assert texts(pdf(*pages)) == ["- Việc một", "- Việc hai", "- Việc ba", "- Việc bốn"]


def test_a_line_that_two_pages_have_inside_others_is_kept() -> None:
    """A sentence may quote the same decision near the end of a page and of the next."""
    quoted = "về việc trồng cây xanh;"
    pages = [["Một", "Theo Quyết định", quoted, "năm"], [quoted, "Hai", "a"], ["Ba", "b", "c"]]
    assert texts(pdf(*pages)) == ["Một", "Theo Quyết định", quoted, "năm", *pages[1], *pages[2]]


def test_lines_that_differ_by_another_number_are_kept() -> None:
    """A quarter is no page number."""
    pages = [[f"Quý {at}", "Trồng cây", str(at + 4)] for at in (1, 2, 3, 4)]
    assert texts(pdf(*pages)) == ["Quý 1", "Quý 2", "Quý 3", "Quý 4"]


def test_two_pages_that_begin_alike_are_kept() -> None:
    """Two pages are not enough for a running head."""
    assert texts(pdf(["Phụ lục", "a"], ["Phụ lục", "b"])) == ["Phụ lục", "a", "Phụ lục", "b"]


def test_the_number_and_the_day_that_are_stamped_over_a_page_are_read() -> None:
    """The page leaves room for them; a stamp stands a little higher or lower than its line."""
    page = [written(72, 760, "Số:      /KH-UBND"), written(300, 760.8, "ngày     tháng 5 năm 2026")]
    content = drawn_pdf(page, stamps=[(92, 762.9, "12"), (332, 761.5, "04")])
    assert texts(content) == ["Số: 12 /KH-UBND ngày 04 tháng 5 năm 2026"]


def test_a_stamp_that_says_who_signed_is_left_out() -> None:
    """It stands anywhere, also over the words of the page."""
    page = [written(72, 760, "KẾ HOẠCH"), written(72, 740, "Trồng cây")]
    signed = [
        (200, 758, "Người ký: Phòng Kinh tế"),
        (200, 738, "Thời gian ký:"),
        (200, 726, "14.05.2026 09:30"),
    ]
    assert texts(drawn_pdf(page, stamps=signed)) == ["KẾ HOẠCH", "Trồng cây"]


def test_a_page_that_was_scanned_askew_has_whole_lines() -> None:
    """The letters of a line go down by half a line from its beginning to its end."""
    turn = "0.9998 -0.02 0.02 0.9998"
    lines = [
        f"{word} cây tại các xã, thị trấn của huyện, ven đường làng" for word in ("Trồng", "Tỉa")
    ]
    page = [written(72, 760 - 14 * row, line, turn=turn) for row, line in enumerate(lines)]
    assert texts(drawn_pdf(page)) == lines


def scanned_pages(*lines: str) -> bytes:
    """Build a PDF file of a page that is a picture, with lines of what a scanner has read."""
    read = [written(72, 780 - 20 * row, line) for row, line in enumerate(lines)]
    return drawn_pdf([PAPER, *read])


def test_a_scan_with_words_is_read_like_any_other_file() -> None:
    """If the scanner knew Vietnamese."""
    lines = [f"- Đội Cây xanh {at} trồng và chăm sóc cây tại các xã, thị trấn" for at in range(9)]
    assert texts(scanned_pages(*lines)) == lines


def test_words_of_a_scanner_that_knows_no_vietnamese_are_no_text() -> None:
    """The picture has to be recognised anew."""
    lines = [f"- DQi CAy xanh {at} tr6ng va cham s6c cAy t?i cac xii, thi trAn" for at in range(9)]
    assert fault(scanned_pages(*lines), "k.pdf") == ("document-scanned", ScanError)
    assert texts(pdf(lines)) == lines


@pytest.mark.parametrize(("gap", "text"), [(1.5, "Đầu tư phát triển"), (0.9, "Đầu tưphát triển")])
def test_words_that_stand_apart_without_a_blank_are_two(gap: float, text: str) -> None:
    """An eighth of the font's height is a space; letters of one word stand closer."""
    line = [written(72, 760, "Đầu tư"), written(72 + 6 * 6 + gap, 760, "phát triển")]
    assert texts(drawn_pdf(line)) == [text]


@pytest.mark.parametrize(
    ("content", "code", "kind"),
    [
        (pdf(["1"], ["2"]), "document-scanned", ScanError),
        (pdf(), "document-empty", PlanError),
        (b"%PDF-1.7\n", "document-damaged", PlanError),
        (pdf(["a"])[:200], "document-damaged", PlanError),
        (encrypted(pdf(["a"]), "mật khẩu"), "document-locked", RefusedError),
    ],
)
def test_what_gives_no_lines_is_reported(content: bytes, code: str, kind: type[BdgError]) -> None:
    """With one sentence each, and advice."""
    assert fault(content, "k.pdf") == (code, kind)


def test_letters_out_of_order_are_reported_and_not_taken_for_words() -> None:
    """As in a file whose font lacks some letters: these come after the others."""
    content = pdf(["Đ c l p - T do - H nh phúc ộ ậ ự ạ", "K HO CH TR NG Ế Ạ Ồ", "ở ý ủ ộ ạ"])
    assert fault(content, "k.pdf") == ("document-damaged", PlanError)
    assert texts(pdf(["Ý kiến ở xã", "ở ấp", "ở ý ủ"]))[0] == "Ý kiến ở xã"


def test_a_file_that_anybody_may_open_is_read() -> None:
    """It is encrypted with an empty password."""
    assert texts(encrypted(pdf(["Trồng cây"]), "")) == ["Trồng cây"]


def test_a_cipher_that_needs_another_package_is_reported() -> None:
    """AES; if the package is installed, the password is wrong."""
    cipher = (
        b"<< /Filter /Standard /V 5 /R 6 /Length 256 /P -4 /O <%s> /U <%s> /OE <%s> /UE <%s> "
        b"/Perms <%s> /CF << /StdCF << /CFM /AESV3 /Length 32 >> >> /StmF /StdCF /StrF /StdCF >>"
        % (b"00" * 48, b"00" * 48, b"00" * 32, b"00" * 32, b"00" * 16)
    )
    content = pdf(["a"]).replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt %s" % cipher)
    assert fault(content, "k.pdf") in (
        ("draft-missing", MissingError),
        ("document-locked", RefusedError),
    )


def test_oddities_are_not_shown_on_the_screen(capfd: pytest.CaptureFixture[str]) -> None:
    """A file with a wrong cross-reference table is read anyway, without a message."""
    content = pdf(["Trồng cây"])
    at = content.rindex(b"startxref")
    assert texts(content[:at] + b"startxref\n7\n%%EOF\n") == ["Trồng cây"]
    assert capfd.readouterr() == ("", "")
