"""Validate the shape of a file with pydantic; its errors become problems at their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from bdg_cli.domain.messages import Message
    from bdg_cli.yamlfile.tree import YamlPath, YamlTree

Root = TypeVar("Root", bound=BaseModel)

TAGS = ("as_text", "as_keys")
"""The tags of unions. They are part of pydantic's paths, but they are not keys."""

_MOST_LISTED = 1000
"""The most mistakes of shape that are worth listing; what has more is another kind of file."""
_KEYS = say("các dòng “khóa: giá trị”")
_KINDS = {
    "string_type": say("một đoạn chữ"),
    "list_type": say("một danh sách (mỗi mục một dòng “- ”)"),
    "dict_type": _KEYS,
    "model_type": _KEYS,
    "model_attributes_type": _KEYS,
}


class Shape(NamedTuple, Generic[Root]):
    """What a kind of file looks like.

    `models` are the models of the values of keys, `models_by_code` those of mappings whose keys are
    chosen by the writer of the file. `accepted` says what is accepted instead of a value that was
    refused, by the kind of pydantic's error or by the key. `foreign` is said of a file that has no
    keys at all.
    """

    root: type[Root]
    models: Mapping[str, type[BaseModel]]
    models_by_code: Mapping[str, type[BaseModel]]
    accepted: Mapping[str, Message]
    foreign: Message

    def model_at(self, path: YamlPath) -> type[BaseModel]:
        """Return the model of the value at a path."""
        model: type[BaseModel] = self.root
        chosen = False
        for step in path:
            if chosen or not isinstance(step, str) or step not in model.model_fields:
                chosen = False
            elif step in self.models_by_code:
                model, chosen = self.models_by_code[step], True
            else:
                model = self.models.get(step, model)
        return model


def validate(tree: YamlTree, shape: Shape[Root]) -> Root | list[Problem]:
    """Return what the file says, or what is wrong with it: P101 unknown key, P102 missing key, P103
    wrong kind, P104 bad value, P105 no value.
    """
    try:
        return shape.root.model_validate(tree.root)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        return [_problem(one, tree, shape) for one in found[:_MOST_LISTED]]


def _problem(error: ErrorDetails, tree: YamlTree, shape: Shape[Root]) -> Problem:
    path = error["loc"]
    kind = error["type"]
    name = _key_of(path)
    if kind == "extra_forbidden":
        unknown = str(path[-1])
        return Problem(
            "P101",
            say("Không có khóa “{key}” ở đây.", key=unknown),
            tree.find(path, key=True),
            _keys_hint(shape.model_at(path[:-1]), unknown),
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
            say("Giá trị của “{key}” không đúng kiểu.", key=name) if path else shape.foreign,
            tree.find(path),
            say("Ở đây cần {kind}.", kind=_KINDS[kind]),
        )
    return Problem(
        "P104",
        say("“{key}” không nhận giá trị này.", key=name),
        tree.find(path),
        _accepted(error, path, shape),
    )


def _accepted(error: ErrorDetails, path: YamlPath, shape: Shape[Root]) -> Message:
    known = shape.accepted.get(error["type"]) or shape.accepted.get(_key_of(path))
    if known is not None:
        return known
    expected = str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
    return say("Các giá trị được nhận: {accepted}.", accepted=expected)


def _keys_hint(model: type[BaseModel], name: str) -> Message:
    from difflib import get_close_matches  # for a mistake only

    known = [field.alias or key for key, field in model.model_fields.items()]
    close = get_close_matches(name.casefold(), known, n=1)
    if close:
        return say("Có phải là “{key}”?", key=close[0])
    return say("Các khóa được nhận: {keys}.", keys=tuple(known))


def _key_of(path: YamlPath) -> str:
    """Return the last key of a path."""
    return next((step for step in reversed(path) if isinstance(step, str) and step not in TAGS), "")
