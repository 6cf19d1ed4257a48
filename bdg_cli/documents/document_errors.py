"""The errors of reading a document: for each reason one sentence, and what the officer can do."""

from __future__ import annotations

import os
import sys

from bdg_cli.domain.errors import MissingError, PlanError, RefusedError
from bdg_cli.domain.messages import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.messages import Message


class ScanError(PlanError):
    """A document, or pages of it, are pictures; they can be recognised."""


def empty_document(name: str) -> PlanError:
    """Return the error for a document without a single letter."""
    return PlanError(
        "document-empty",
        say("“{name}” không có chữ nào.", name=name),
        say("Kiểm tra lại tệp; có lẽ là nhầm tệp, hoặc tệp tải về chưa đủ."),
    )


def damaged_document(name: str) -> PlanError:
    """Return the error for a file that begins like a Word or PDF file but cannot be read as one."""
    return PlanError(
        "document-damaged",
        say("“{name}” bị hỏng nên không đọc được.", name=name),
        say("Tải lại tệp, hoặc mở bằng chương trình đã tạo ra nó rồi lưu thành .docx."),
    )


def jumbled_letters(name: str) -> PlanError:
    """Return the error for a PDF file whose letters are not in reading order."""
    return PlanError(
        "document-damaged",
        say("Chữ trong “{name}” bị rời dấu, lộn thứ tự khi lấy ra.", name=name),
        say("Xin bản .docx của nơi soạn thảo, hoặc nhận dạng chữ (OCR) lại từ bản in."),
    )


def scanned_document(name: str, pages: Sequence[int] = (), of: int = 0) -> ScanError:
    """Return the error for a PDF file with pages that are only pictures: these, from 0, or all."""
    if len(pages) == of:
        what = say("“{name}” là bản quét: chỉ có hình, không có chữ đọc được.", name=name)
    else:
        numbers = ", ".join(str(page + 1) for page in pages)
        what = say("“{name}” có trang chỉ là hình: {pages}.", name=name, pages=numbers)
    return ScanError("document-scanned", what, _recognise())


def picture_file(name: str) -> ScanError:
    """Return the error for a picture of a page."""
    return ScanError(
        "document-scanned",
        say("“{name}” là tệp hình ảnh, không phải văn bản.", name=name),
        _recognise(),
    )


def _recognise() -> Message:
    return say(
        "“bdg draft” nhận dạng chữ và giữ bản chữ cạnh kế hoạch; hoặc xin bản .docx của nơi soạn."
    )


def unknown_format(name: str) -> PlanError:
    """Return the error for any other kind of file: a spreadsheet, a web page, a program."""
    return PlanError(
        "document-unknown",
        say("“{name}” không phải là loại văn bản đọc được.", name=name),
        say("Mở bằng chương trình của nó rồi lưu thành .docx, .odt, .pdf hoặc .txt."),
    )


def tcvn3_encoding(name: str) -> PlanError:
    """Return the error for text written for a TCVN3 font such as .VnTime, not in Unicode."""
    return PlanError(
        "document-unknown",
        say("“{name}” dùng bảng mã cũ TCVN3 (phông .VnTime), không phải Unicode.", name=name),
        say("Chuyển mã sang Unicode (UniKey: Ctrl+Shift+F6) rồi lưu lại."),
    )


def missing_office_program(name: str) -> MissingError:
    """Return the error for an old Word file, or rich text, where no program can open it."""
    return MissingError(
        "draft-missing",
        say("Đọc “{name}” cần LibreOffice (hoặc Word trên Windows), máy này chưa có.", name=name),
        say("Cài LibreOffice, hoặc mở tệp ở máy khác, chọn Save As và lưu thành .docx."),
    )


def missing_tesseract(name: str, *, language: bool = False) -> MissingError:
    """Return the error for a scan where Tesseract, or only its Vietnamese data, is missing."""
    what = (
        say("“{name}” là bản quét; Tesseract ở máy này chưa có tiếng Việt.", name=name)
        if language
        else say("“{name}” là bản quét; đọc được khi máy có Tesseract và tiếng Việt.", name=name)
    )
    how = {
        "win32": say("Cài Tesseract cho Windows, khi cài chọn thêm ngôn ngữ Vietnamese."),
        "darwin": say("Cài: brew install tesseract tesseract-lang."),
    }
    linux = say("Cài: sudo apt install tesseract-ocr tesseract-ocr-vie.")
    return MissingError("draft-missing", what, how.get(sys.platform, linux))


def missing_scan_reader(name: str) -> MissingError:
    """Return the error for a scan where the libraries for pictures are missing."""
    return MissingError(
        "draft-missing",
        say("“{name}” là bản quét; chưa cài phần đọc bản quét.", name=name),
        say("Cài thêm: {command}.", command=install_command("numpy", "pillow", "pypdfium2")),
    )


def unreadable_page(name: str, page: int) -> PlanError:
    """Return the error for a page on which most words cannot be recognised."""
    return PlanError(
        "document-scanned",
        say("Trang {page} của “{name}” quét mờ, không nhận dạng được chữ.", page=page, name=name),
        say("Quét lại 300 dpi, đặt giấy ngay ngắn; hoặc xin bản .docx của nơi soạn thảo."),
    )


def locked_document(name: str) -> RefusedError:
    """Return the error for a file that needs a password."""
    return RefusedError(
        "document-locked",
        say("“{name}” có mật khẩu nên không đọc được.", name=name),
        say("Mở tệp bằng mật khẩu rồi lưu lại thành bản không có mật khẩu."),
    )


def document_too_large(name: str) -> RefusedError:
    """Return the error for a file that is larger than any plan, or would be when unpacked."""
    return RefusedError(
        "document-too-large",
        say("“{name}” quá lớn, hoặc bung ra quá lớn, nên không đọc.", name=name),
        say("Chỉ đúng tệp kế hoạch; nếu đúng thì lưu lại thành tệp mới, không kèm hình."),
    )


def install_command(*packages: str, prefix: str = sys.prefix) -> str:
    """Return the command that adds packages to where this program is installed.

    pipx and uv keep each program in an environment of its own, which `pip` alone does not reach.
    """
    names = " ".join(packages)
    parts = prefix.replace("\\", "/").split("/")
    if "pipx" in parts:
        return f"pipx inject bdg-cli {names}"
    python = os.path.join(prefix, "Scripts" if os.name == "nt" else "bin", "python")
    if "uv" in parts:
        return f'uv pip install --python "{python}" {names}'
    return f'"{python}" -m pip install {names}'


def text_too_long(name: str, lines: int, letters: int) -> RefusedError:
    """Return the error for a text with more lines, or a longer line, than any plan."""
    return RefusedError(
        "document-too-large",
        say(
            "“{name}” có hơn {lines} dòng, hoặc có dòng dài hơn {letters} chữ cái, nên không đọc.",
            name=name,
            lines=lines,
            letters=letters,
        ),
        say("Chỉ đúng tệp kế hoạch; nếu đúng thì xuống dòng ở mỗi ý, bỏ bớt phần không giao việc."),
    )


def missing_reader(kind: str) -> MissingError:
    """Return the error for a missing library; `kind` is the kind of file, such as `.docx`."""
    return MissingError(
        "draft-missing",
        say("Chưa cài phần đọc tệp {kind}.", kind=kind),
        say(
            "Cài thêm: {command}; hoặc lưu văn bản thành .txt.",
            command=install_command("defusedxml", "pypdfium2"),
        ),
    )
