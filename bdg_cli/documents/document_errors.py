"""Why a document gives no lines: for each reason one sentence, and what the officer can do."""

from __future__ import annotations

from bdg_cli.domain.errors import MissingError, PlanError, RefusedError
from bdg_cli.domain.messages import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.messages import Message


def empty_document(name: str) -> PlanError:
    """Say that there is not one letter in it."""
    return PlanError(
        "document-empty",
        say("“{name}” không có chữ nào.", name=name),
        say("Kiểm tra lại tệp; có lẽ là nhầm tệp, hoặc tệp tải về chưa đủ."),
    )


def damaged_document(name: str) -> PlanError:
    """Say that it begins as a Word or PDF file does, and does not go on like one."""
    return PlanError(
        "document-damaged",
        say("“{name}” bị hỏng nên không đọc được.", name=name),
        say("Tải lại tệp, hoặc mở bằng chương trình đã tạo ra nó rồi lưu thành .docx."),
    )


def jumbled_letters(name: str) -> PlanError:
    """Say that the letters of a PDF file are not in the order in which they are read."""
    return PlanError(
        "document-damaged",
        say("Chữ trong “{name}” bị rời dấu, lộn thứ tự khi lấy ra.", name=name),
        say("Xin bản .docx của nơi soạn thảo, hoặc nhận dạng chữ (OCR) lại từ bản in."),
    )


def scanned_document(name: str) -> PlanError:
    """Say that a PDF file has pages, and no letter on any."""
    return PlanError(
        "document-scanned",
        say("“{name}” là bản quét: chỉ có hình, không có chữ.", name=name),
        _recognise(),
    )


def picture_file(name: str) -> PlanError:
    """Say that it is a picture of a page."""
    return PlanError(
        "document-unknown",
        say("“{name}” là tệp hình ảnh, không phải văn bản.", name=name),
        _recognise(),
    )


def _recognise() -> Message:
    return say(
        "Nhận dạng chữ (OCR) rồi lưu thành .docx hoặc .txt, hoặc xin bản .docx của nơi soạn thảo."
    )


def unknown_format(name: str) -> PlanError:
    """Say that it is something else: a spreadsheet, a web page, a program."""
    return PlanError(
        "document-unknown",
        say("“{name}” không phải là loại văn bản đọc được.", name=name),
        say("Mở bằng chương trình của nó rồi lưu thành .docx; các loại khác: .txt, .md, .pdf."),
    )


def tcvn3_encoding(name: str) -> PlanError:
    """Say that its letters are those of a font such as .VnTime, and no letters elsewhere."""
    return PlanError(
        "document-unknown",
        say("“{name}” dùng bảng mã cũ TCVN3 (phông .VnTime), không phải Unicode.", name=name),
        say("Chuyển mã sang Unicode (UniKey: Ctrl+Shift+F6) rồi lưu lại."),
    )


def old_word_format(name: str) -> PlanError:
    """Say that it is a Word file of the kind before 2007."""
    return PlanError(
        "document-old",
        say("“{name}” là tệp Word đời cũ (.doc).", name=name),
        say("Mở bằng Word, chọn Save As và lưu thành .docx."),
    )


def locked_document(name: str) -> RefusedError:
    """Say that nobody reads it without its password."""
    return RefusedError(
        "document-locked",
        say("“{name}” có mật khẩu nên không đọc được.", name=name),
        say("Mở tệp bằng mật khẩu rồi lưu lại thành bản không có mật khẩu."),
    )


def document_too_large(name: str) -> RefusedError:
    """Say that it is larger than any plan, or would be, unpacked."""
    return RefusedError(
        "document-too-large",
        say("“{name}” quá lớn, hoặc bung ra quá lớn, nên không đọc.", name=name),
        say("Chỉ đúng tệp kế hoạch; nếu đúng thì lưu lại thành tệp mới, không kèm hình."),
    )


def missing_reader(kind: str) -> MissingError:
    """Say that what reads this kind of file, such as `.docx`, is not installed."""
    return MissingError(
        "draft-missing",
        say("Chưa cài phần đọc tệp {kind}.", kind=kind),
        say('Cài thêm: pip install "bdg-cli[draft]"; hoặc lưu văn bản thành .txt.'),
    )


def missing_cipher(name: str) -> MissingError:
    """Say that it opens without a password, but is enciphered by AES."""
    return MissingError(
        "draft-missing",
        say("“{name}” được mã hóa AES; chưa cài phần giải mã.", name=name),
        say("Cài thêm: pip install cryptography; hoặc lưu lại thành bản không mã hóa."),
    )
