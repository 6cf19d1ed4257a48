"""Publish a plan file in the shared ledger: without errors, and made of the newest edition.

Everything is looked at before anything is sent.
"""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

from bdg_cli.domain.errors import InvalidPlanError, MissingError, PlanError, RefusedError
from bdg_cli.domain.folding import compose
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.planfile.reader import read_plan_file
from bdg_cli.services.ledger_checks import check_ledger
from bdg_cli.shared.editions import MOST_DOCUMENT, MOST_PLAN, verified, written_documents
from bdg_cli.shared.errors import UnreachableError
from bdg_cli.shared.syncing import sync
from bdg_cli.workspace.checking import problems_of, reading_of
from bdg_cli.workspace.discovery import as_on_disk, content_of, is_inside, shown, stem
from bdg_cli.workspace.edition_names import as_one_name, is_document_path, is_plan_name
from bdg_cli.workspace.plan_editions import documents_named, sync_plans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.problems import Problem
    from bdg_cli.domain.progress import ProgressCallback
    from bdg_cli.shared.copy_ledger import CopyLedger
    from bdg_cli.shared.edition_state import EditionState, Kept
    from bdg_cli.shared.editions import Edition
    from bdg_cli.workspace.workspace import Workspace


class PublishedPlan(Value):
    """Which edition a file is now; `new` is False if it was that before. `documents` went along."""

    file: str
    number: int
    new: bool
    documents: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()


def publish(
    space: Workspace, ledger: CopyLedger, file: str, progress: ProgressCallback
) -> PublishedPlan:
    """Publish a plan file of a folder.

    Raises InvalidPlanError with the problems of `check`, RefusedError for what is no next edition
    or may not be published, PlanError, LedgerError, and MissingError where there is no line.
    """
    path = _path_of(space.folder, file)
    name = compose(os.path.basename(path))
    content = _content_of(path, MOST_PLAN)
    try:
        with ledger.shared.talking():
            sync(ledger)
            state = sync_plans(ledger).state
            newest = state.newest(name)
            _check_next(name, content, state, newest)
            space.check_identity()
            plan = _checked_plan(ledger, path, newest, progress)
            documents = _documents(space.folder, plan)
            if newest is not None and _says_the_same(newest, content, documents):
                return PublishedPlan(name, newest.number, new=False, kept=state.kept)
            number = newest.number + 1 if newest else 1
            _send(ledger, name, number, content, documents)
            state = sync_plans(ledger).state
    except UnreachableError as error:
        raise _no_line(ledger.shared.name) from error
    named = tuple([one for one, _ in documents])
    return PublishedPlan(name, number, new=True, documents=named, kept=state.kept)


def _says_the_same(
    edition: Edition, content: bytes, documents: Sequence[tuple[str, bytes]]
) -> bool:
    return edition.sha256 == sha256(content).hexdigest() and edition.documents == (
        written_documents(documents)
    )


def _path_of(folder: str, file: str) -> str:
    """Return the path of a file of the folder, however it is named."""
    path = file if os.path.lexists(file) else os.path.join(folder, file)
    name = compose(os.path.basename(path))
    if not is_plan_name(name):
        raise PlanError(
            "publish-name",
            say("“{file}” không phải là tên của một tệp kế hoạch phát hành được.", file=name),
            say(
                "Tên kết thúc bằng .yaml, không có các dấu / \\ : * ? < > |, dài không quá 200 "
                "byte."
            ),
        )
    within = as_on_disk(folder, name)
    if os.path.lexists(path) and os.path.realpath(path) != os.path.realpath(within):
        raise PlanError(
            "publish-outside",
            say("“{file}” không nằm trong thư mục kế hoạch “{folder}”.", file=file, folder=folder),
            say("Chép tệp vào thư mục ấy rồi làm lại."),
        )
    return within


def _content_of(path: str, most: int) -> bytes:
    content = content_of(path)[0]
    if len(content) <= most:
        return content
    raise PlanError(
        "publish-large",
        say(
            "“{file}” quá lớn để phát hành: {size} MiB.", file=shown(path), size=len(content) >> 20
        ),
        say(
            "Sổ chung nhận kế hoạch đến {plan} MiB, văn bản đến {document} MiB. Quét lại ở độ nét "
            "thấp "
            "hơn, hoặc để bản chữ làm “source”.",
            plan=MOST_PLAN >> 20,
            document=MOST_DOCUMENT >> 20,
        ),
    )


def _check_next(name: str, content: bytes, state: EditionState, newest: Edition | None) -> None:
    """Raise RefusedError for an earlier edition, and for what was not made of the newest one."""
    like = next(
        (one.file for one in state.editions if as_one_name(one.file) == as_one_name(name)), name
    )
    if like != name:
        raise _name_taken(name, like)
    for one in state.kept:
        if one.why == "twice" and one.detail == name:
            raise _name_taken(name, one.file)
    if newest is None:
        return
    number = state.number_of(name, sha256(content).hexdigest())
    if 0 < number < newest.number:
        raise RefusedError(
            "publish-old",
            say(
                "{file} là bản {number}, đã cũ; bản mới nhất là {newest}, nay ở máy này.",
                file=name,
                number=number,
                newest=newest.number,
            ),
            say(
                "Muốn trở lại bản cũ thì sửa một chỗ trong tệp ấy (một dòng ghi chú cũng được) rồi "
                "phát hành."
            ),
        )
    if state.base_of(name) < newest.number:
        raise _not_newest(name, newest)


def _not_newest(name: str, newest: Edition) -> RefusedError:
    return RefusedError(
        "publish-stale",
        say(
            "{login} đã phát hành bản {number} của {file}; tệp ở máy này không sửa từ bản ấy.",
            login=newest.login,
            number=newest.number,
            file=name,
        ),
        say(
            "Xem chỗ khác: bdg sync --changes. Lấy bản ấy: bdg sync --take {file} (bản của máy này "
            "được "
            "giữ ở {file}.may-nay), sửa lại trên đó, rồi phát hành.",
            file=name,
        ),
    )


def _name_taken(name: str, other: str) -> RefusedError:
    return RefusedError(
        "publish-name-taken",
        say(
            "Kế hoạch này đã được phát hành với tên {other}, nay là {file}.", other=other, file=name
        ),
        say("Đổi tên tệp trở lại {other}: mọi máy nhận ra kế hoạch theo tên ấy.", other=other),
    )


def _checked_plan(
    ledger: CopyLedger, path: str, newest: Edition | None, progress: ProgressCallback
) -> Plan:
    """Return the plan, once `check` finds no error in it, nor in the records about it."""
    problems: list[Problem] = list(problems_of([path], progress))
    reading = reading_of(path)
    plan = reading.plan
    if plan is not None:
        names = {plan.id, *plan.formerly, *_id_before(ledger, newest)}
        records = [one for one in ledger.read() if one.about.plan in names]
        problems += check_ledger([plan], {plan.id: reading.places}, records, shown(ledger.name))
    errors = [one for one in problems if one.severity == "error"]
    if plan is None or errors:
        raise InvalidPlanError(
            say("Kế hoạch “{file}” có lỗi nên chưa phát hành.", file=shown(path)), errors
        )
    return plan


def _id_before(ledger: CopyLedger, newest: Edition | None) -> tuple[str, ...]:
    """Return the id that the plan had in its newest edition: records name it."""
    if newest is None:
        return ()
    shared = ledger.shared
    content = verified(shared.editions.content(newest), newest, shared.name)
    reading = read_plan_file(content, file=newest.file, plan_id=stem(newest.file))
    return (reading.plan.id,) if reading.plan else ()


def _documents(folder: str, plan: Plan) -> list[tuple[str, bytes]]:
    """Return the documents that travel with a plan, each with its path and content."""
    found: list[tuple[str, bytes]] = []
    for named in documents_named(plan):
        if not is_document_path(named) or not is_inside(folder, named):
            raise PlanError(
                "publish-document",
                say("Văn bản “{file}” không đi cùng kế hoạch được.", file=named),
                say(
                    "Để văn bản trong thư mục kế hoạch, đường dẫn viết bằng dấu /, tên kết thúc "
                    "bằng "
                    ".pdf, .docx, .txt, hay một loại khác mà bdg đọc được."
                ),
            )
        found.append((named, _content_of(as_on_disk(folder, named), MOST_DOCUMENT)))
    return found


def _send(
    ledger: CopyLedger,
    name: str,
    number: int,
    content: bytes,
    documents: Sequence[tuple[str, bytes]],
) -> None:
    """Send an edition. Raises RefusedError if the server does not take it."""
    match ledger.shared.editions.publish(name, number, content, documents):
        case "rights":
            raise RefusedError(
                "publish-rights",
                say("Tên đăng nhập này không được phát hành kế hoạch; chưa phát hành gì."),
                say("Đơn vị chủ trì phát hành; quyền ấy do bdg share grant … --coordinator cấp."),
            )
        case "stale":
            raise RefusedError(
                "publish-overtaken",
                say("Người khác vừa phát hành một bản của {file}; chưa phát hành gì.", file=name),
                say("Gõ bdg sync rồi xem chỗ khác: bdg sync --changes."),
            )
        case "published":
            return
        case "name":
            raise RefusedError(
                "publish-name-taken",
                say(
                    "Đã có kế hoạch phát hành với tên chỉ khác “{file}” ở chữ hoa, chữ thường.",
                    file=name,
                ),
                say("Dùng đúng tên ấy, hoặc đặt một tên khác hẳn."),
            )


def _no_line(name: str) -> MissingError:
    return MissingError(
        "publish-unreachable",
        say("Phát hành cần nối được tới sổ chung “{name}”, mà nay không nối được.", name=name),
        say(
            "Chưa phát hành gì; tệp ở máy này còn nguyên. Làm lại khi có mạng; xem vì sao: bdg "
            "share check."
        ),
    )
