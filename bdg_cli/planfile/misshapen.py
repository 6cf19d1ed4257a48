"""What pydantic found wrong with the shape, as problems at their places."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Problem
from bdg_cli.planfile import shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from bdg_cli.domain.messages import Message
    from bdg_cli.planfile.tree import Tree

_MODELS: dict[str, type[BaseModel]] = {
    "units": shape.UnitShape,
    "members": shape.MemberShape,
    "sections": shape.SectionShape,
    "tasks": shape.TaskShape,
    "lead": shape.RoleShape,
    "support": shape.RoleShape,
    "windows": shape.WindowShape,
    "signer": shape.SignerShape,
    "period": shape.PeriodShape,
}
_KINDS = {
    "string_type": say("một đoạn chữ"),
    "list_type": say("một danh sách (mỗi mục một dòng “- ”)"),
    "dict_type": say("các dòng “khóa: giá trị”"),
    "model_type": say("các dòng “khóa: giá trị”"),
    "model_attributes_type": say("các dòng “khóa: giá trị”"),
}


def problems_of(errors: Sequence[ErrorDetails], tree: Tree) -> list[Problem]:
    """Turn pydantic's errors into problems; one place is named once."""
    found: dict[tuple[int, int], Problem] = {}
    for error in errors:
        problem = _problem(error, tree)
        found.setdefault((problem.place.line, problem.place.column), problem)
    return list(found.values())


def _problem(error: ErrorDetails, tree: Tree) -> Problem:
    path = error["loc"]
    kind = error["type"]
    name = str(path[-1]) if path else ""
    if kind == "extra_forbidden":
        return Problem(
            "P101",
            say("Không có khóa “{key}” ở đây.", key=name),
            tree.find(path, key=True),
            _keys_hint(path, name),
        )
    if kind == "missing":
        return Problem(
            "P102",
            say("Thiếu “{key}”.", key=name),
            tree.find(path[:-1], key=True),
            say("Thêm dòng “{key}: …”.", key=name),
        )
    if kind in _KINDS:
        return Problem(
            "P103",
            say("Giá trị của “{key}” không đúng kiểu.", key=_key_of(path)),
            tree.find(path),
            say("Ở đây cần {kind}.", kind=_KINDS[kind]),
        )
    if kind == "string_too_short":
        return Problem(
            "P105",
            say("Giá trị của “{key}” để trống.", key=_key_of(path)),
            tree.find(path),
            say("Viết giá trị, hoặc xóa dòng này."),
        )
    return Problem(
        "P104",
        say("“{key}” không nhận giá trị này.", key=_key_of(path)),
        tree.find(path),
        _accepted(error, path),
    )


def _accepted(error: ErrorDetails, path: tuple[int | str, ...]) -> Message:
    kind = error["type"]
    if kind == "flag":
        return say("Các giá trị được nhận: true, false, có, không.")
    if kind == "number":
        return say("Ở đây cần một số ngày: 0, 7, 30.")
    if path == ("bdg",):
        return say("Chương trình này đọc phiên bản {version}.", version=shape.VERSION)
    expected = str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
    return say("Các giá trị được nhận: {accepted}.", accepted=expected)


def _keys_hint(path: tuple[int | str, ...], name: str) -> Message:
    known = list(_model(path).model_fields)
    close = get_close_matches(name, known, n=1)
    if close:
        return say("Có phải là “{key}”?", key=close[0])
    return say("Các khóa được nhận: {keys}.", keys=tuple(known))


def _model(path: tuple[int | str, ...]) -> type[BaseModel]:
    names = [step for step in path[:-1] if isinstance(step, str) and step in _MODELS]
    return _MODELS[names[-1]] if names else shape.PlanShape


def _key_of(path: tuple[int | str, ...]) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")
