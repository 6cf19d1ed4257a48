"""Which kind of file came back, and whether it may be unpacked; before any of it is parsed."""

from __future__ import annotations

import io
import zipfile

from bdg_cli.documents.package import BROKEN
from bdg_cli.domain.messages import say
from bdg_cli.services.filled_form import FormProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.messages import Message

MOST_BYTES = 8 << 20
"""The most bytes of a file; a form of 1,000 rows has 100 kB."""
_MOST_UNPACKED = 48 << 20
_MOST_ENTRIES = 2_000
_HIGHEST_RATIO = 200
_SMALL = 2 << 20
"""Parts up to this size are not checked for how much they grow."""
_ENTRY = b"PK\x01\x02"
_OLE = b"\xd0\xcf\x11\xe0"
_BOOK = "xl/workbook.xml"


def problem_of_file(content: bytes, file: str) -> FormProblem | None:
    """Return why a file cannot be a form; None if it is a workbook of a sensible size."""
    if not content:
        return _problem(file, say("Tệp rỗng."), say("Có lẽ tải về chưa xong; lấy lại tệp."))
    if content.startswith(_OLE):
        return _problem(
            file,
            say("Tệp Excel cũ (.xls), hoặc có mật khẩu, nên không đọc được."),
            say("Mở ra, bỏ mật khẩu nếu có, rồi lưu lại dạng .xlsx."),
        )
    if not content.startswith(b"PK"):
        return _problem(
            file,
            say("Không phải là tệp Excel (.xlsx)."),
            say(
                "Gửi lại chính tệp do bdg form viết ra; tệp .csv, .pdf hay ảnh thì không thu được."
            ),
        )
    if len(content) > MOST_BYTES or content.count(_ENTRY) > _MOST_ENTRIES:
        return _too_large(file)
    return _problem_of_package(content, file)


def _problem_of_package(content: bytes, file: str) -> FormProblem | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if _BOOK not in names:
                return _no_workbook(archive, names, file)
            if sum(part.file_size for part in parts) > _MOST_UNPACKED or any(
                part.file_size > max(_SMALL, part.compress_size * _HIGHEST_RATIO) for part in parts
            ):
                return _too_large(file)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and b"<!" in _unpacked(archive, part):
                    return unreadable(file)
    except BROKEN:
        return unreadable(file)
    return None


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Return the beginning of a part, where a document type would stand."""
    with archive.open(part) as stream:
        return stream.read(_PROLOG)


_PROLOG = 4096


def _no_workbook(archive: zipfile.ZipFile, names: set[str], file: str) -> FormProblem:
    kind = archive.read("mimetype")[:80] if "mimetype" in names else b""
    if b"opendocument" in kind:
        return _problem(
            file,
            say("Tệp LibreOffice (.ods) không thu được."),
            say("Mở ra rồi lưu lại dạng .xlsx (Excel 2007–365)."),
        )
    return _problem(
        file,
        say("Không phải là tệp Excel (.xlsx)."),
        say("Gửi lại chính tệp do bdg form viết ra; nếu là tệp nén thì giải nén trước."),
    )


def _too_large(file: str) -> FormProblem:
    return _problem(
        file,
        say("Tệp quá lớn cho một phiếu nên không đọc."),
        say("Xóa ảnh và các trang tính khác, rồi lưu lại."),
    )


def unreadable(file: str) -> FormProblem:
    """Return the problem of a workbook that is damaged."""
    return _problem(
        file,
        say("Tệp hỏng nên không đọc được."),
        say("Mở bằng Excel hay LibreOffice rồi lưu lại dạng .xlsx; nếu không mở được thì lấy lại."),
    )


def _problem(file: str, message: Message, hint: Message) -> FormProblem:
    return FormProblem(file, "", "", message, hint)
