"""Reading an official document, and laying its draft beside the other plan files."""

from __future__ import annotations

import os

from bdg_cli.documents.document_errors import ScanError
from bdg_cli.documents.normalization import is_normalized, normalize
from bdg_cli.documents.reader import read_document
from bdg_cli.domain.errors import InvalidPlanError, RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.progress import no_progress
from bdg_cli.domain.value import Value
from bdg_cli.drafting.pipeline import draft_from_lines
from bdg_cli.drafting.scanned_text import with_recognition_doubts
from bdg_cli.drafting.yaml_writer import plan_yaml
from bdg_cli.workspace.discovery import content_of, is_inside, shown
from bdg_cli.workspace.whole_files import lay_down_whole, write_whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from bdg_cli.documents.scan.document import RecognisedText
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.progress import ProgressCallback
    from bdg_cli.drafting.draft import Draft
    from bdg_cli.services.edition_diff import Change

STDIN = "-"
_SOURCES = "sources"
"""Where documents lie in the folder of plans."""


class Drafted(Value):
    """The draft of a document, and the text of it if it had to be recognised."""

    draft: Draft
    recognised: RecognisedText | None = None


def draft_document(
    path: str, incoming: Callable[[], bytes], progress: ProgressCallback = no_progress
) -> Drafted:
    """Read a document, `-` for what comes in. Raises PlanError, RefusedError, MissingError."""
    content = incoming() if path == STDIN else content_of(path)[0]
    name, recognised = _name(path), None
    try:
        lines = read_document(content, name)
    except ScanError:
        from bdg_cli.documents.scan.document import recognised_text

        recognised = recognised_text(content, name, progress)
        lines = read_document(recognised.text.encode(), name)
    draft = draft_from_lines(lines, recognised=recognised is not None)
    if draft is None:
        raise RefusedError(
            "no-plan-document",
            say("“{path}” không giao việc cho ai: không thấy nhiệm vụ nào.", path=name),
            say("Chỉ đúng tệp văn bản giao việc: kế hoạch, chỉ thị, thông báo, công văn …"),
        )
    if recognised is not None:
        draft = with_recognition_doubts(draft, recognised)
    return Drafted(draft, recognised)


def _name(path: str) -> str:
    return "đầu vào chuẩn" if path == STDIN else _readable(os.path.basename(path))


def _readable(name: str) -> str:
    """Return the name of a file as it can be written down: without what is no text or not seen."""
    return normalize(os.fsencode(name).decode("utf-8", "replace"))


def file_text_of(
    draft: Draft, document: str, source: str | None, told: Callable[[Message], str]
) -> str:
    """Write the plan file of a draft, in the language that `told` speaks."""
    return plan_yaml(draft, source=source, document=_name(document), translate=told)


def last_edition(path: str) -> Plan:
    """Read the plan file of the last edition. Raises PlanError, InvalidPlanError."""
    from bdg_cli.workspace.checking import reading_of  # reading a plan file costs most of a start

    reading = reading_of(path)
    if reading.plan is None:
        raise InvalidPlanError(
            say("Kế hoạch “{file}” có lỗi nên chưa dùng được.", file=shown(path)), reading.problems
        )
    return reading.plan


def compared(draft: Draft, plan: Plan) -> tuple[Change, ...]:
    """Compare a new edition of a document with the plan of the last one."""
    from bdg_cli.services.edition_diff import compare  # only with an earlier edition

    return compare(plan.tasks, [(task.id, task.text) for task in draft.tasks])


def with_known_of(draft: Draft, plan: Plan, changes: tuple[Change, ...]) -> Draft:
    """Keep in a draft what the plan of the last edition knows: ids, units, roles, splits."""
    from bdg_cli.drafting.earlier_edition import keep_known  # only with an earlier edition

    ids: dict[str, str] = {}
    kept: dict[str, list[Task]] = {}
    old = {task.id: task for task in plan.tasks}
    for change in changes:
        if change.drafted:
            ids.setdefault(change.drafted, change.id)
        if change.fate == "kept":
            kept.setdefault(change.drafted, []).append(old[change.id])
    return keep_known(draft, plan, ids, kept)


def source_of(
    document: str, output: str | None, recognised: RecognisedText | None, *, force: bool
) -> str | None:
    """Return the path that a plan file names its document by; None where it has none.

    `bdg check` reads no source outside of the folder of its plan file. A document from elsewhere is
    named as its copy in that folder, which `keep_source` makes; with `force` over an earlier copy.
    So is the text of a scan. A name in that folder that no plan file can have is left out.
    """
    if document == STDIN or (recognised and output is None):
        return None
    folder = os.path.dirname(output) if output else os.curdir
    if output and (recognised or not is_inside(folder, os.path.abspath(document))):
        name = _readable(os.path.basename(document))
        name = f"{os.path.splitext(name)[0]}.txt" if recognised else name
        if not force:
            content = _kept_content(document, recognised)
            name = _free_name(os.path.join(folder, _SOURCES), name, content)
        return f"{_SOURCES}/{name}"
    try:
        path = os.path.relpath(document, folder or os.curdir)
    except ValueError:  # another drive
        path = os.path.abspath(document)
    written = os.fsencode(path).decode("utf-8", "replace")
    return path.replace(os.sep, "/") if written == path and is_normalized(path) else None


def keep_source(
    document: str, output: str, source: str | None, recognised: RecognisedText | None
) -> str | None:
    """Copy the document, or the text of a scan, to where the plan file names it, unless it is
    there; return the copy's path. Raises PlanError.
    """
    copy = os.path.join(os.path.dirname(output), source) if source else ""
    if not copy or (os.path.exists(copy) and os.path.samefile(copy, document)):
        return None
    write_whole(copy, _kept_content(document, recognised))
    return copy


def _kept_content(document: str, recognised: RecognisedText | None) -> bytes:
    return recognised.text.encode() if recognised else content_of(document)[0]


def _free_name(folder: str, name: str, content: bytes) -> str:
    """Return a name in a folder that no file of another content has: `k.txt`, `k-2.txt`."""
    first, ending = os.path.splitext(name)
    number = 1
    while os.path.lexists(path := os.path.join(folder, name)):
        if os.path.isfile(path) and content_of(path)[0] == content:
            break
        number += 1
        name = f"{first}-{number}{ending}"
    return name


def lay_down(path: str, text: str, *, force: bool) -> None:
    """Write a plan file whole, and make its folder; refuse to overwrite a file. Raises PlanError,
    RefusedError.
    """
    lay_down_whole(path, text.encode("utf-8"), force=force)
