"""A Word file that documents are made with: whether it can be one, before anything opens it.

Only the zip file and the list of its parts are looked at, within fixed bounds; nothing is unpacked
that could grow.
"""

from __future__ import annotations

from typing import Final

from bdg_cli.documents import document_errors as errors
from bdg_cli.documents.kinds import is_zip, kind_of
from bdg_cli.documents.package import Package
from bdg_cli.documents.reader import check_size
from bdg_cli.domain.errors import PlanError
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value

_TYPES: Final = "[Content_Types].xml"
_WORD: Final = b"wordprocessingml.document.main+xml"
_TEXT: Final = "document.xml"
_OTHER_WORD: Final = (b"wordprocessingml.template.", b"ms-word.")
"""Templates of Word (.dotx) and files with macros (.docm, .dotm)."""
_MOST_UNPACKED: Final = 64 << 20


class WordTemplate(Value):
    """A Word file that documents are made with, and what people call it."""

    name: str
    content: bytes


def word_template(content: bytes, name: str) -> WordTemplate:
    """Return a file as a template. Raises PlanError or RefusedError if it is no .docx, is damaged
    or locked, or is too large when unpacked.
    """
    check_size(content, name)
    if not is_zip(content):
        kind_of(content, name)  # raises what is known of a .doc, a locked file, a picture
        raise _no_word_file(name)
    package = Package(content, name)
    types = package.read_part(_TYPES)
    if types is None or _WORD not in types:
        other = types is not None and any(one in types for one in _OTHER_WORD)
        raise _other_word_file(name) if other else _no_word_file(name)
    if not any(part.endswith(_TEXT) for part in package.names):
        raise errors.damaged_document(name)
    unpacked = 0
    for part in sorted(package.names):
        unpacked += len(package.read_part(part) or b"")
        if unpacked > _MOST_UNPACKED:
            raise errors.document_too_large(name)
    return WordTemplate(name, content)


def _no_word_file(name: str) -> PlanError:
    return PlanError(
        "document-unknown",
        say("“{name}” không phải là tệp Word (.docx).", name=name),
        say("Mở tệp mẫu bằng Word, chọn Save As và lưu thành .docx."),
    )


def _other_word_file(name: str) -> PlanError:
    return PlanError(
        "document-unknown",
        say("“{name}” là tệp .dotx, .docm hay .dotm, không phải .docx.", name=name),
        say("Mở tệp mẫu bằng Word, chọn Save As và lưu thành .docx (Word Document)."),
    )
