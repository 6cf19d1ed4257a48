"""The extra `office`, which reads and writes Word and Excel files, and what to say without it."""

from __future__ import annotations

from bdg_cli.documents.document_errors import install_command
from bdg_cli.domain.errors import MissingError
from bdg_cli.domain.messages import say


def missing_office() -> MissingError:
    """Return the error for what is not installed."""
    return MissingError(
        "office-missing",
        say("Chưa cài phần đọc, viết Word và Excel."),
        say(
            "Cài thêm: {command}", command=install_command("python-docx", "XlsxWriter", "openpyxl")
        ),
    )
