"""The extra that forms need, and what to say without it."""

from __future__ import annotations

from bdg_cli.documents.document_errors import install_command
from bdg_cli.domain.errors import MissingError
from bdg_cli.domain.messages import say


def missing() -> MissingError:
    """Return the error for an installation without the libraries of forms."""
    return MissingError(
        "office-missing",
        say("Chưa cài phần đọc và viết phiếu Excel."),
        say("Cài thêm: {command}", command=install_command("openpyxl", "xlsxwriter")),
    )
