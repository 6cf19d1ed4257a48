"""The office's own Word file in which reports and letters of a plan are written."""

from __future__ import annotations

import os

from bdg_cli.documents.word_template import word_template
from bdg_cli.domain.errors import BdgError, PlanError
from bdg_cli.domain.messages import say
from bdg_cli.domain.system_errors import reason_of
from bdg_cli.storage.regular_files import open_regular, read_up_to
from bdg_cli.workspace.discovery import MOST, as_on_disk, is_inside, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.documents.word_template import WordTemplate
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Plan


def template_of(folder: str, plan: Plan, *, outside: bool = False) -> WordTemplate | None:
    """Return the template that a plan file in a folder names, None if it names none.

    Raises PlanError if it is not there, lies outside the folder (unless that is allowed), or is no
    Word file that can be used.
    """
    named = plan.template
    if named is None:
        return None
    if not outside and not is_inside(folder, named):
        raise _unusable(
            say("“{file}” nằm ngoài thư mục kế hoạch.", file=named),
            say("Chép tệp mẫu vào thư mục kế hoạch rồi sửa dòng “template”."),
        )
    path = as_on_disk(folder, named)
    try:
        with open_regular(path) as file:
            content = read_up_to(file, MOST + 1)
    except OSError as error:
        raise _unusable(
            say("“{file}”: {reason}.", file=shown(path), reason=reason_of(error)),
            say("Sửa dòng “template”; đường dẫn tính từ thư mục của tệp kế hoạch."),
        ) from error
    try:
        return word_template(content, os.path.basename(path))
    except BdgError as error:
        raise _unusable(error.message, error.hint) from error


def _unusable(reason: Message, hint: Message | None) -> PlanError:
    return PlanError(
        "template-unusable", say("Không dùng được mẫu báo cáo: {reason}", reason=reason), hint
    )
