"""Validate the shape of a plan file with pydantic; its errors become problems at their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Problem
from bdg_cli.planfile import models, shorthands

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from bdg_cli.domain.messages import Message
    from bdg_cli.planfile.yaml_tree import YamlPath, YamlTree

_MODELS: dict[str, type[BaseModel]] = {
    "sections": models.SectionShape,
    "tasks": models.TaskShape,
    "lead": models.RoleShape,
    "support": models.RoleShape,
    "windows": models.WindowShape,
    "signer": models.SignerShape,
    "period": models.PeriodShape,
}
_MODELS_BY_CODE: dict[str, type[BaseModel]] = {
    "units": models.UnitShape,
    "members": models.MemberShape,
}
"""The models of mappings whose keys are chosen by the writer of the file."""

_MOST_LISTED = 1000
"""The most mistakes of shape that are worth listing; what has more is no plan file."""
_KEYS = say("các dòng “khóa: giá trị”")
_KINDS = {
    "string_type": say("một đoạn chữ"),
    "list_type": say("một danh sách (mỗi mục một dòng “- ”)"),
    "dict_type": _KEYS,
    "model_type": _KEYS,
    "model_attributes_type": _KEYS,
}


def validate_shape(tree: YamlTree) -> models.PlanShape | list[Problem]:
    """Return the shape, or what is wrong with it: P101 unknown key, P102 missing key, P103 wrong
    kind, P104 bad value, P105 no value.
    """
    try:
        return models.PlanShape.model_validate(tree.root)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        return [_problem(one, tree) for one in found[:_MOST_LISTED]]


def _problem(error: ErrorDetails, tree: YamlTree) -> Problem:
    path = error["loc"]
    kind = error["type"]
    name = _key_of(path)
    if kind == "extra_forbidden":
        unknown = str(path[-1])
        return Problem(
            "P101",
            say("Không có khóa “{key}” ở đây.", key=unknown),
            tree.find(path, key=True),
            _keys_hint(path, unknown),
        )
    if kind == "missing":
        return Problem(
            "P102",
            say("Thiếu “{key}”.", key=name),
            tree.find(path[:-1], key=True),
            say("Thêm dòng “{key}: …”.", key=name),
        )
    if kind == "string_too_short" or tree.value_at(path) is None:
        return Problem(
            "P105",
            say("Giá trị của “{key}” để trống.", key=name),
            tree.find(path),
            say("Viết giá trị, hoặc xóa dòng này."),
        )
    if kind in _KINDS:
        return Problem(
            "P103",
            say("Giá trị của “{key}” không đúng kiểu.", key=name)
            if path
            else say("Tệp này không phải là kế hoạch."),
            tree.find(path),
            say("Ở đây cần {kind}.", kind=_KINDS[kind]),
        )
    return Problem(
        "P104",
        say("“{key}” không nhận giá trị này.", key=name),
        tree.find(path),
        _accepted(error, path),
    )


def _accepted(error: ErrorDetails, path: YamlPath) -> Message:
    kind = error["type"]
    if kind == "flag":
        return say(
            "Các giá trị được nhận: {accepted}.",
            accepted=(*shorthands.YES_WORDS, *shorthands.NO_WORDS),
        )
    if kind == "notice_days":
        return say("Ở đây cần một số ngày: 0, 7, 30.")
    if path == ("bdg",):
        return say("Chương trình này đọc phiên bản {version}.", version=shorthands.FORMAT_VERSION)
    expected = str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
    return say("Các giá trị được nhận: {accepted}.", accepted=expected)


def _keys_hint(path: YamlPath, name: str) -> Message:
    from difflib import get_close_matches  # for a mistake only

    known = list(_model(path[:-1]).model_fields)
    close = get_close_matches(name.casefold(), known, n=1)
    if close:
        return say("Có phải là “{key}”?", key=close[0])
    return say("Các khóa được nhận: {keys}.", keys=tuple(known))


def _model(path: YamlPath) -> type[BaseModel]:
    """Return the model of the value at a path."""
    model: type[BaseModel] = models.PlanShape
    chosen = False
    for step in path:
        if chosen or not isinstance(step, str) or step not in model.model_fields:
            chosen = False
        elif step in _MODELS_BY_CODE:
            model, chosen = _MODELS_BY_CODE[step], True
        else:
            model = _MODELS.get(step, model)
    return model


def _key_of(path: YamlPath) -> str:
    """Return the last key of a path. Tags of unions are part of a path, but they are not keys."""
    return next(
        (step for step in reversed(path) if isinstance(step, str) and step not in _TAGS), ""
    )


_TAGS = ("as_text", "as_keys")
