"""The JSON Schema says to editors what the reader says to `bdg check`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

from bdg_cli.planfile.json_schema import json_schema
from tests.planfile.example import PLAN, with_part, with_task

PLANS = Path(__file__).resolve().parent.parent.parent / "plans"
KINDS = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}
SCHEMA = json_schema()


class Editor(yaml.SafeLoader):
    """Reads YAML with types but without days, as the core schema that editors use."""


Editor.yaml_implicit_resolvers = {
    first: [one for one in resolvers if one[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def fits(value: object, schema: object) -> bool:
    """Tell whether a value fits; knows what our schema uses of the language, and no more."""
    assert isinstance(schema, dict)
    if "$ref" in schema:
        return fits(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    choices = schema.get("anyOf") or schema.get("oneOf") or [{}]
    kinds = schema.get("type", list(KINDS))
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if not (
        (choices == [{}] or any(fits(value, one) for one in choices))
        and any(isinstance(value, KINDS[kind]) for kind in kinds)
        and value in schema.get("enum", [value])
        and (not isinstance(value, int) or _in_range(value, schema))
        and (not isinstance(value, str) or re.search(schema.get("pattern", ""), value))
    ):
        return False
    if isinstance(value, list):
        return all(fits(one, schema.get("items", {})) for one in value)
    return not isinstance(value, dict) or _fits_keys(value, schema)


def _in_range(value: int, schema: dict[str, Any]) -> bool:
    at_least, at_most = schema.get("minimum", value), schema.get("maximum", value)
    return bool(at_least <= value <= at_most)


def _fits_keys(value: dict[object, object], schema: dict[str, object]) -> bool:
    known = schema.get("properties", {})
    others = schema.get("additionalProperties", {})
    required = schema.get("required", [])
    assert isinstance(known, dict)
    assert isinstance(required, list)
    return (
        set(required) <= set(value)
        and (others is not False or set(value) <= set(known))
        and all(fits(one, known.get(key, others or {})) for key, one in value.items())
        and all(fits(key, schema.get("propertyNames", {})) for key in value)
    )


def ok(text: str) -> bool:
    """Tell whether an editor would leave the file without a mark."""
    return fits(yaml.load(text, Editor), SCHEMA)  # noqa: S506 -- made of the safe one


def test_the_copy_beside_the_plans_is_the_schema() -> None:
    """`bdg schema > plans/plan.schema.json` changes nothing."""
    assert json.loads((PLANS / "plan.schema.json").read_text("utf-8")) == SCHEMA


def test_the_plan_of_2018_names_it() -> None:
    """The modeline stands in the first line and leads to the copy."""
    first = (PLANS / "2018.yaml").read_text("utf-8").partition("\n")[0]
    assert first == "# yaml-language-server: $schema=plan.schema.json"


def test_good_plans_fit() -> None:
    """With all shorthands, and whatever types an editor sees in plain words."""
    assert ok((PLANS / "2018.yaml").read_text("utf-8"))
    assert ok(PLAN)
    assert ok(with_part("number: 15\nnotice: 10\nsigner: Hòa\nbased_on: [a, 7]\n"))
    assert ok(with_task("lead: {unit: vp, inferred: true}\ninferred: không\nwindows: 2020-10-20"))
    assert ok(with_part("kind: chỉ thị\n"))
    assert ok(with_part("kind: announced-conclusion\n"))
    assert ok(with_part("notice: 5wd\ndeadline-rule: next-working-day\n"))
    assert ok(with_part("remind: {before: [7, 3wd, 1 ngày làm việc], after: 1, every: không}\n"))
    assert ok(with_part("unsure: năm nào\nunits: {vp: {name: Văn phòng, unsure: [a, 'b: c']}}\n"))
    assert ok(with_task("unsure: ai chủ trì"))
    assert ok(with_task("lead: vp\nwindows: [20/10, {every: month, day: 25}, {by: 1/12}]"))


def test_bad_plans_do_not_fit() -> None:
    """What can be seen without knowing what it means."""
    assert not ok(with_part("isued: 1/1/2020\n"))
    assert not ok(with_part("bdg: 2\n"))
    assert not ok(with_part("notice: một tuần\n"))
    assert not ok(with_part("notice: 10000\n"))
    assert not ok(with_part("deadline-rule: x\n"))
    assert not ok(with_part("kind: đơn\n"))
    assert not ok(with_part("remind: {before: [7, sớm]}\n"))
    assert not ok(with_part("remind: {every: 5wd}\n"))
    assert not ok(with_part("units: {Văn: Văn phòng}\n"))
    assert not ok(with_task("lead: vp\nid: a b"))
    assert not ok(with_task("lead: vp\nwindows: {every: week, day: 1}"))
    assert not ok(PLAN.replace("title: P", "tiêu đề: P"))


def test_every_key_is_described_in_vietnamese() -> None:
    """An editor shows it beside the key."""
    shapes = [SCHEMA, *SCHEMA["$defs"].values()]
    for shape in shapes:
        assert re.search("[^\x00-\x7f]", shape["title"])
        for key, part in shape["properties"].items():
            assert part.get("description"), key


def test_every_key_is_explained_on_the_page() -> None:
    """`docs/plan-file.md` leaves none out."""
    page = (PLANS.parent / "docs" / "plan-file.md").read_text("utf-8")
    keys = {key for shape in [SCHEMA, *SCHEMA["$defs"].values()] for key in shape["properties"]}
    assert [key for key in sorted(keys) if not re.search(rf"`[^`]*\b{key}\b[^`]*`", page)] == []
