"""Saved web pages: the document in them, without what stands around it."""

from __future__ import annotations

import pytest

from bdg_cli.domain.errors import PlanError, RefusedError
from tests.documents.examples import cells, fault, texts

MOTTO = "<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>"
RECIPIENTS = "<p>Nơi nhận:</p>"


def page(body: str, head: str = "") -> bytes:
    """Write a page."""
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>{body}</body></html>".encode()


def test_menus_and_other_news_around_a_document_are_left_out() -> None:
    """The document is what has the motto and the recipients."""
    around = "<nav><p>Trang chủ</p></nav><div>Giới thiệu</div>"
    document = f"<div id=n>{MOTTO}<p>- Giao Văn phòng</p>{RECIPIENTS}</div>"
    content = page(f"{around}<div><h1>Kế hoạch</h1>{document}</div><div>Tin khác</div>")
    assert texts(content) == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "- Giao Văn phòng", "Nơi nhận:"]
    assert texts(page(f"{around}<p>Trồng cây</p>")) == ["Giới thiệu", "Trồng cây"]


def test_lines_end_where_a_browser_ends_them() -> None:
    """At blocks and at `br`; end tags may be missing, and lines of the file count for nothing."""
    body = "<p>Trồng\n  cây<br>ven <b>đường</b>\n<p>Chăm <i>cây</i><div>Giao <span>xã</span></div>"
    assert texts(page(body)) == ["Trồng cây", "ven đường", "Chăm cây", "Giao xã"]


def test_lists_have_their_numbers() -> None:
    """From where they start, in the form they ask for."""
    body = (
        '<ol type="I" start="2"><li>MỤC<ol><li>Trồng<li value="5">Chăm<li>Tưới</ol></li>'
        "<li>HẾT</ol>"
        '<ul><li>Giao xã</ul><ol type="a"><li><p>Một</p></ol>'
    )
    assert texts(page(body)) == [
        *("II. MỤC", "1. Trồng", "5. Chăm", "6. Tưới", "III. HẾT", "- Giao xã", "a) Một"),
    ]


def test_merged_cells_keep_their_places() -> None:
    """Over rows and over columns; end tags may be missing, a form may be around the rows."""
    body = (
        "<table border=1><caption>Phụ lục</caption><form><tr><th>TT<th>Nội dung<th>Đơn vị"
        "<tr><td>1<td>Trồng<td rowspan=2>xã<tr><td>2<td>Chăm</tr>"
        "<tr><td colspan=3>Chung</table>"
    )
    assert cells(page(body)) == [
        ("TT", "Nội dung", "Đơn vị"),
        ("1", "Trồng", "xã"),
        ("2", "Chăm", ""),
        ("Chung", "", ""),
    ]
    assert texts(page(body))[0] == "Phụ lục"


def test_what_a_browser_does_not_show_is_left_out() -> None:
    """Hidden and struck-through words, programs, comments, the title."""
    body = (
        "<script>var a</script><style>p {}</style><p>Trồng<span style='display: none'>ẩn</span> "
        "cây<s>bỏ</s><!-- ghi chú --></p><p hidden>ẩn</p>"
        "<p style='text-transform: uppercase'>kế hoạch</p>"
    )
    assert texts(page(body, "<title>Tên trang</title>")) == ["Trồng cây", "KẾ HOẠCH"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_a_page_is_read_in_the_encoding_it_was_saved_in(encoding: str) -> None:
    """Whatever it says of itself; letters may be entities."""
    text = page(
        "<p>Trô\u0300ng c&acirc;y &#7903; x&atilde;&nbsp;&amp; huye\u0323\u0302n</p>"
    ).decode()
    expected = "Trồng cây ở xã & huyện"
    written = text.replace("e\u0323\u0302", "ê\u0323")
    assert texts(written.encode(encoding)) == [expected]


def test_a_page_saved_as_one_file_is_read() -> None:
    """As browsers save `.mht`: a mail with the page and its pictures."""
    content = (
        b"From: <Saved by Blink>\r\nSubject: k\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<html><body><p>Tr=E1=BB=93ng c=C3=A2y</p></body></html>\r\n--b\r\n"
        b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0=\r\n--b--\r\n"
    )
    assert texts(content, "k.mht") == ["Trồng cây"]
    other = content.replace(b"text/html", b"text/x")
    assert fault(other, "k.mht") == ("document-unknown", PlanError)


@pytest.mark.parametrize(
    ("content", "code", "kind"),
    [
        (page(""), "document-empty", PlanError),
        (page("<div>" * 300 + "x"), "document-too-large", RefusedError),
        pytest.param(
            page("<p>x" * 61_000),
            "document-too-large",
            RefusedError,
            marks=pytest.mark.unmeasured,
        ),
        pytest.param(
            page("<table>" + "<tr><td rowspan=999 colspan=999>x" * 61_000),
            "document-too-large",
            RefusedError,
            marks=pytest.mark.unmeasured,
        ),
    ],
)
def test_what_gives_no_lines_is_reported(content: bytes, code: str, kind: type[Exception]) -> None:
    """With one sentence each, and advice. It takes more than a second: the pages are large."""
    assert fault(content, "k.html") == (code, kind)


def test_merged_cells_without_bounds_take_no_room() -> None:
    """A table has as many columns as a page can show."""
    content = page("<table border=1>" + "<tr><td rowspan=999 colspan=999>x<td>y" * 9 + "</table>")
    assert max(map(len, cells(content))) < 70
