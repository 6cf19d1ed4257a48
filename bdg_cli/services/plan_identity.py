"""Holding the plans of a folder against each other: a record belongs to one of them.

Records name a plan by its id, and older ones by a former id. Where two plans have such a name in
common, or are two files of one document, nobody can tell which plan a record is about.
"""

from __future__ import annotations

from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Plan


class Clash(Value):
    """Two plan files that claim the same records: which, by what, and how it is mended.

    `code` is that of the refusal, `problem` that of the rule of `check`; `file` is the second of
    the two files.
    """

    code: str
    problem: str
    file: str
    message: Message
    hint: Message


def clashes(plans: Iterable[tuple[str, Plan]]) -> list[Clash]:
    """Return what the plans have in common that only one may have; each comes with its file."""
    ids: dict[str, str] = {}
    documents: dict[tuple[str, ...], str] = {}
    found: list[Clash] = []
    there = list(plans)
    for file, plan in there:
        first = ids.setdefault(plan.id, file)
        if first != file:
            found.append(_same_id(plan.id, first, file))
            continue
        first = documents.setdefault(document_of(plan), file)
        if first != file:
            found.append(_same_document(plan, first, file))
    names = dict(ids)
    for file, plan in there:
        for name in plan.formerly:
            first = names.setdefault(name, file)
            if first != file:
                same = _same_former_id if ids.get(name) == first else _both_former
                found.append(same(name, first, file))
    return found


def documents_beside(folders: Iterable[Iterable[tuple[str, Plan]]]) -> list[Clash]:
    """Return which documents lie in two folders with a ledger each; plans come with their files."""
    documents: dict[tuple[str, ...], tuple[int, str]] = {}
    found: list[Clash] = []
    for place, plans in enumerate(folders):
        for file, plan in plans:
            where, first = documents.setdefault(document_of(plan), (place, file))
            if where != place:
                found.append(_in_two_ledgers(plan, first, file))
    return found


def ledger_clash(files: Sequence[str]) -> Clash | None:
    """Return what is wrong with ledgers that lie beside the one that counts."""
    if not files:
        return None
    return Clash(
        "second-ledger",
        "P513",
        files[0],
        say("Cạnh sổ theo dõi còn có sổ khác: {files}.", files=tuple(files)),
        say(
            "Bản ghi trong đó chưa được tính. Nhập vào sổ: bdg restore “{file}”, rồi dời tệp ấy ra "
            "khỏi thư mục và giữ lại.",
            file=files[0],
        ),
    )


def refuse_clashes(found: Sequence[Clash]) -> None:
    """Raise RefusedError for the first clash, if there is one."""
    if found:
        raise RefusedError(found[0].code, found[0].message, found[0].hint)


def document_of(plan: Plan) -> tuple[str, ...]:
    """Return what tells a document from others, however it is typed: 02/KH–UBND is 2/KH-UBND."""
    from bdg_cli.domain.folding import fold

    number = "".join(fold(plan.number).split()).lstrip("0")
    return number, plan.issued.isoformat(), fold(plan.issuer)


def _same_id(name: str, first: str, file: str) -> Clash:
    return Clash(
        "plan-id-twice",
        "P511",
        file,
        say(
            "Hai kế hoạch cùng mã “{plan}”: {first} và {second}.",
            plan=name,
            first=first,
            second=file,
        ),
        say("Sửa dòng “id:” của một trong hai tệp; nếu là hai bản của một tệp thì chỉ giữ một."),
    )


def _same_former_id(name: str, first: str, file: str) -> Clash:
    return Clash(
        "plan-name-twice",
        "P511",
        file,
        say(
            "Mã “{plan}” trong “formerly” của {second} cũng là mã của {first}.",
            plan=name,
            first=first,
            second=file,
        ),
        say(
            "Bản ghi cũ chỉ thuộc một kế hoạch. Nếu chúng thuộc {second}: cho {first} một mã khác "
            "bằng dòng “id:”; nếu thuộc {first}: bỏ mã ấy khỏi “formerly”.",
            first=first,
            second=file,
        ),
    )


def _both_former(name: str, first: str, file: str) -> Clash:
    return Clash(
        "plan-name-twice",
        "P511",
        file,
        say(
            "Mã “{plan}” có trong “formerly” của cả {first} và {second}.",
            plan=name,
            first=first,
            second=file,
        ),
        say("Bản ghi cũ chỉ thuộc một kế hoạch. Bỏ mã ấy khỏi “formerly” của tệp kia."),
    )


def _in_two_ledgers(plan: Plan, first: str, file: str) -> Clash:
    return Clash(
        "plan-in-two-ledgers",
        "P519",
        file,
        say(
            "{first} và {second} là cùng một văn bản, mỗi tệp theo một sổ: {number} ngày {issued}.",
            first=first,
            second=file,
            number=plan.number,
            issued=plan.issued,
        ),
        say(
            "Mọi việc bị đếm hai lần, và ghi ở sổ này thì sổ kia vẫn coi là còn nợ. Để tệp trong "
            "thư mục của cơ quan ban hành, dời bản kia đi."
        ),
    )


def _same_document(plan: Plan, first: str, file: str) -> Clash:
    return Clash(
        "plan-twice",
        "P512",
        file,
        say(
            "{first} và {second} là cùng một văn bản: {number} ngày {issued}.",
            first=first,
            second=file,
            number=plan.number,
            issued=plan.issued,
        ),
        say(
            "Mọi việc bị đếm hai lần. So hai tệp, giữ bản đúng, dời bản kia ra khỏi thư mục. "
            "Nếu đã ghi sổ theo mã của bản bị dời: thêm mã ấy vào “formerly” của bản giữ lại."
        ),
    )
