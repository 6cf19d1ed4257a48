"""What stops a document for Word or Excel: each reason as a sentence, and what can be done."""

from __future__ import annotations

from bdg_cli.documents.document_errors import install_command
from bdg_cli.domain.errors import MissingError
from bdg_cli.domain.messages import say

_PACKAGES = ("python-docx", "XlsxWriter", "openpyxl")


def missing_office() -> MissingError:
    """Return the error for what is not installed."""
    return MissingError(
        "office-missing",
        say("Chưa cài phần đọc, viết Word và Excel."),
        say(
            "Cài thêm: {command}", command=install_command("python-docx", "XlsxWriter", "openpyxl")
        ),
    )
