"""The folder of plans: where it is, which plan files lie in it, and what is in them.

It is looked for as git looks for its repository.
"""

from __future__ import annotations

import os

from bdg_cli.domain.errors import PlanError
from bdg_cli.domain.folding import compose
from bdg_cli.domain.messages import say
from bdg_cli.settings.shared_ledger import SHARED
from bdg_cli.storage.regular_files import NotRegularError, open_regular, read_up_to

PLANS = "plans"
LEDGER = "ledger.db"
MOST = 64 * 1024 * 1024
"""The most bytes of a plan file: what `yamlfile/text.py` accepts."""
ENDINGS = (".yaml", ".yml")
WORKING_DAYS, CONTACTS = "working-days", "contacts"
SETTINGS = (WORKING_DAYS, CONTACTS)
"""Files with these names, before their endings, say other things about the folder; no plans."""


def find_folder(start: str, given: str | None) -> str:
    """Return the folder of plans: the one given, else `plans` in `start` or in a folder above.

    Raises PlanError when there is none.
    """
    if given is not None:
        inner = os.path.join(given, PLANS)
        if not _has_plans(given) and _has_plans(inner):
            return inner
        if os.path.isdir(given):
            _refuse_misnamed(given)
            return given
        raise PlanError(
            "no-plans",
            say("Không có thư mục kế hoạch “{folder}”.", folder=given),
            say(
                "Đó là một tệp; ghi thư mục của nó: --plans {folder}",
                folder=os.path.dirname(given) or ".",
            )
            if os.path.isfile(given)
            else say("Tạo thư mục mẫu: bdg init {folder}", folder=given),
        )
    folder = start
    while True:
        inner = os.path.join(folder, PLANS)
        if _has_plans(inner):
            return inner
        above = os.path.dirname(folder)
        if above == folder:
            _refuse_misnamed(os.path.join(start, PLANS))
            raise PlanError(
                "no-plans",
                say("Không thấy thư mục “plans” ở đây hay ở thư mục nào bên trên."),
                say("Tạo thư mục mẫu: bdg init; hoặc chỉ rõ: --plans THƯ-MỤC, BDG_PLANS."),
            )
        folder = above


def plan_files(folder: str) -> tuple[str, ...]:
    """Return the paths of all plan files, sorted by name. Raises PlanError."""
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        raise _unreadable(folder, error) from error
    return tuple(os.path.join(folder, name) for name in names if is_plan(name))


def settings_file(folder: str, name: str) -> str | None:
    """Return the path of one of the SETTINGS of a folder, None if it is not there."""
    paths = [os.path.join(folder, name + ending) for ending in ENDINGS]
    return next((path for path in paths if os.path.lexists(path)), None)


def other_ledgers(folder: str, *, counts: bool = True) -> tuple[str, ...]:
    """Return the paths of ledgers beside the one that counts, such as conflicted copies of it.

    `counts` is whether that one lies in the folder.
    """
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return ()
    return tuple(
        os.path.join(folder, name) for name in names if _is_other_ledger(name, counts=counts)
    )


def content_of(path: str) -> tuple[bytes, os.stat_result]:
    """Read a file, up to one byte more than a plan file may have. Raises PlanError."""
    try:
        with open_regular(path) as file:
            status = os.fstat(file.fileno())
            return read_up_to(file, MOST + 1), status
    except NotRegularError:
        raise PlanError(
            "plan-unreadable",
            say("“{path}” không phải là một tệp.", path=shown(path)),
            say("Chỉ đúng tệp kế hoạch."),
        ) from None
    except OSError as error:
        raise _unreadable(path, error) from error


def misnamed_plans(folder: str) -> tuple[tuple[str, str], ...]:
    """Return the path of each file that only its ending keeps from being a plan file, and the name
    it should have: `2026.YAML`, and `2026.yaml.txt`, which Notepad makes.
    """
    found: list[tuple[str, str]] = []
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return ()
    for name in names:
        right = name.lower().removesuffix(".txt")
        ending = next((one for one in ENDINGS if right.endswith(one)), None)
        known = is_plan(name) or _is_settings(name) or name.startswith(".")
        if ending and not known:
            found.append((os.path.join(folder, name), name[: len(right) - len(ending)] + ending))
    return tuple(found)


def _refuse_misnamed(folder: str) -> None:
    """Raise PlanError if a folder has no plan file, but one whose name ends otherwise."""
    for path, right in () if _has_plans(folder) else misnamed_plans(folder):
        raise PlanError(
            "no-plans",
            say("Tên “{file}” không kết thúc bằng .yaml nên tệp chưa được đọc.", file=shown(path)),
            say("Đổi tên thành “{name}”.", name=right),
        )


def is_inside(folder: str, path: str) -> bool:
    """Return True if a path, from a folder on, leads to something in it, whatever links it has."""
    try:
        inner = os.path.realpath(folder or os.curdir)
        return os.path.commonpath([inner, os.path.realpath(os.path.join(inner, path))]) == inner
    except (ValueError, OSError):  # another drive, or no path at all
        return False


def as_on_disk(folder: str, path: str) -> str:
    """Return a path, from a folder on, with the names as they are on the disk.

    A Mac, or an archive from one, has the marks of letters apart; the text of a plan file has not.
    """
    found = os.path.join(folder, path)
    if found.isascii() or os.path.lexists(found):
        return found
    found = folder
    for name in path.split("/"):
        inner = os.path.join(found, name)
        if not os.path.lexists(inner):
            try:
                names = os.listdir(found or os.curdir)
            except OSError:
                names = []
            same = (one for one in names if compose(one) == compose(name))
            inner = os.path.join(found, next(same, name))
        found = inner
    return found


def stem(path: str) -> str:
    """Return the name of a file without its ending, composed: the id of a plan that gives none."""
    return compose(os.path.splitext(os.path.basename(path))[0])


def shown(path: str) -> str:
    """Return the path as people know it: from the current folder where that is shorter."""
    try:
        near = os.path.relpath(path)
    except (ValueError, OSError):  # another drive, or a current folder that is gone
        return path
    return min(near, path, key=len)


def _unreadable(path: str, error: OSError) -> PlanError:

    if isinstance(error, FileNotFoundError):
        return PlanError(
            "plan-unreadable",
            say("Không có tệp “{path}”.", path=shown(path)),
            say("Kiểm tra tên tệp và thư mục."),
        )
    from bdg_cli.domain.system_errors import reason_of  # imported only for an error message

    return PlanError(
        "plan-unreadable",
        say("Không đọc được “{path}”: {reason}.", path=shown(path), reason=reason_of(error)),
        say("Kiểm tra đường dẫn và quyền đọc."),
    )


def _has_plans(folder: str) -> bool:
    """Return True if a folder has plan files, or says where they are to come from.

    Raises PlanError for one that may not be read.
    """
    try:
        return any(is_plan(name) or name == SHARED for name in os.listdir(folder))
    except PermissionError as error:
        raise _unreadable(folder, error) from error
    except OSError:
        return False


def _is_other_ledger(name: str, *, counts: bool) -> bool:
    """Return True for what programs that keep folders equal call a second copy of the ledger."""
    stem_of_it, ending = os.path.splitext(LEDGER)
    return (
        stem_of_it in name.lower()
        and name.lower().endswith(ending)
        and not (counts and name == LEDGER)
    )


def is_plan(name: str) -> bool:
    """Return True if a file with this name, in the folder of plans, is a plan file."""
    return name.endswith(ENDINGS) and not name.startswith(".") and not _is_settings(name)


def _is_settings(name: str) -> bool:
    return name.endswith(ENDINGS) and name.rpartition(".")[0] in SETTINGS
