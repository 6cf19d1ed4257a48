"""Compiling `mould.py` from the models: `python -m bdg_cli.planfile.moulding`.

The mould is a schema for pydantic's validator. Of what `skimming.py` has read it takes what the
models take, and makes the same of it; what is said about a mistake, only the models know. A kind of
schema that is not known here stops the compiling: nothing is left out of the mould by chance.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from bdg_cli.planfile import shorthands
from bdg_cli.planfile.shape import PlanShape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TypeAlias

    Part: TypeAlias = Any
    """A part of a schema in pydantic's own language: dicts, each with keys of its own."""

HEAD: Final = '''\
"""The shape of a plan file for pydantic's validator, compiled by `moulding.py`: not for editing.

The models of `shape.py` say the same, and say what is wrong with a file that does not fit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.planfile import shorthands

if TYPE_CHECKING:
    from typing import Any
'''
_WORDS: Final = {"type": "str", "strip_whitespace": True, "min_length": 1}
_KEPT: Final = {
    "nullable": ("schema",),
    "list": ("items_schema",),
    "dict": ("values_schema",),  # its keys are texts in any case
    "literal": ("expected",),
    "int": (),
    "bool": (),
}
"""What is kept of a schema as it is, or translated in its turn."""
_WIDTH: Final = 100
_STEP: Final = "    "


class Name(str):
    """A word that stands in the text of the mould as it is."""

    __slots__ = ()


class Moulding:
    """Translates the models, one by one; each part comes after those that it is made of."""

    def __init__(self) -> None:
        self.parts: dict[str, Part] = {
            "WORDS": {"type": "str", "min_length": 1}  # read without the blanks around them
        }
        self._models: dict[str, Part] = {}
        self._open: list[str] = []
        self._recurring: set[str] = set()

    def add(self, schema: Part) -> None:
        """Add the parts of a whole schema; the last one is the mould."""
        self._models = {one["ref"]: one for one in schema["definitions"]}
        whole = self._made(schema["schema"])
        definitions = [Name(name) for name in self.parts if name in self._recurring]
        self.parts["MOULD"] = {"type": "definitions", "schema": whole, "definitions": definitions}

    def _made(self, schema: Part) -> Part:
        kind = schema["type"]
        if kind == "definition-ref":
            schema = self._models[schema["schema_ref"]]
        if schema["type"] == "model":
            return self._model(schema)
        if kind == "str" and all(schema[key] == value for key, value in _WORDS.items()):
            return Name("WORDS")
        if kind == "default":
            return self._with_default(schema)
        if kind == "function-before":
            function = self._function(schema["function"])
            return {"type": kind, "function": function, "schema": self._made(schema["schema"])}
        if kind == "tagged-union" and schema["discriminator"] is shorthands.form:
            choices = [self._made(schema["choices"][tag]) for tag in ("words", "keys")]
            return {"type": "union", "mode": "left_to_right", "choices": choices}
        kept = {key: schema[key] for key in _KEPT[kind]}
        made = {key: self._made(one) if "schema" in key else one for key, one in kept.items()}
        return {"type": kind, **made}

    def _model(self, schema: Part) -> Part:
        """Make an object of the fields, and nothing beside: a model keeps account of itself."""
        inner = schema["schema"]
        shape = inner["model_name"]
        name = shape.removesuffix("Shape").upper()
        if name in self._open:
            self._recurring.add(name)
            return {"type": "definition-ref", "schema_ref": shape}
        if name not in self.parts:
            self._open.append(name)
            fields = [
                {"type": "dataclass-field", "name": key, "schema": self._made(field["schema"])}
                for key, field in inner["fields"].items()
            ]
            self._open.pop()
            recurring = {"ref": shape} if name in self._recurring else {}
            self.parts[name] = {
                "type": "dataclass",
                "cls": Name("shorthands.Moulded"),
                "config": {"extra_fields_behavior": schema["config"]["extra_fields_behavior"]},
                "fields": list(inner["fields"]),
                "schema": {"type": "dataclass-args", "dataclass_name": shape, "fields": fields},
                **recurring,
            }
        return (
            {"type": "definition-ref", "schema_ref": shape}
            if name in self._recurring
            else Name(name)
        )

    def _with_default(self, schema: Part) -> Part:
        """Give all that is empty the one empty tuple."""
        factory = schema.get("default_factory")
        if factory not in (None, list):
            raise ValueError(schema)
        default = () if factory else schema["default"]
        return {"type": "default", "schema": self._made(schema["schema"]), "default": default}

    def _function(self, schema: Part) -> Part:
        name = schema["function"].__name__
        if vars(shorthands).get(name) is not schema["function"]:
            raise ValueError(schema)
        return {"type": schema["type"], "function": Name(f"shorthands.{name}")}


def mould() -> str:
    """Return the text of `mould.py`."""
    moulding = Moulding()
    moulding.add(PlanShape.__pydantic_core_schema__)
    lines = [HEAD]
    for name, part in moulding.parts.items():
        head = f"{name}: Any = "
        lines.append(head + _written(part, "", len(head)))
    return "\n".join(lines) + "\n"


def _written(value: Part, indent: str, before: int) -> str:
    """Write a value as the formatter does, after `before` characters of its first line."""
    if isinstance(value, Name) or not isinstance(value, dict | list | str):
        return str(value)
    if isinstance(value, str):
        return f'"{value}"'
    begin, end = "{}" if isinstance(value, dict) else "[]"
    line = f"{begin}{', '.join(_members(value, '', -_WIDTH * _WIDTH))}{end}"
    if before + len(line) + len(",") <= _WIDTH and "\n" not in line:
        return line
    inner = indent + _STEP
    lines = [f"{inner}{member}," for member in _members(value, inner, len(inner))]
    return "\n".join([begin, *lines, indent + end])


def _members(value: Part, indent: str, before: int) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            head = f'"{key}": '
            yield head + _written(one, indent, before + len(head))
    else:
        for one in value:
            yield _written(one, indent, before)


if __name__ == "__main__":
    sys.stdout.write(mould())
