"""The quick way through a plan file leads where the careful one does, or nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from pydantic_core import SchemaValidator

from bdg_cli.planfile import mould as compiled
from bdg_cli.planfile.encoding import to_text
from bdg_cli.planfile.moulding import mould
from bdg_cli.planfile.parsing import PurePythonParser, parse, quickest_parser
from bdg_cli.planfile.reading import read
from bdg_cli.planfile.shape import PlanShape
from bdg_cli.planfile.shorthands import Moulded
from bdg_cli.planfile.skimming import skim
from bdg_cli.planfile.syntax import DEEPEST
from tests.planfile.example import PLAN, plan_of, with_part, with_task

if TYPE_CHECKING:
    from bdg_cli.planfile.parsing import MakeParser

ROOT = Path(__file__).resolve().parent.parent.parent
PLAN_2018 = (ROOT / "plans" / "2018.yaml").read_text("utf-8")
PARSERS = pytest.mark.parametrize(
    "parser", [quickest_parser(), PurePythonParser], ids=["quickest", "python"]
)
BITS = (
    *("a", "b: ", "- ", "\n", "\n  ", "\n    ", "? ", ": ", "[", "]", "{", "}", ", ", "''", '"'),
    *("'x  y'", '"\\u00a0z"', '"\\u200b"', '"e\\u0301"', '"a\\\n b"', "|\n  c\n  d\n", ">-\n  e\n"),
    *("&x ", "*x", "!t ", "<<: ", "~", "%YAML 1.1\n", "---\n", "...\n", "# lời\n", " #70", "\t"),
    *("\u200b", "\xa0", "\x85", "\r", "đ", "e\u0301", "\ud800", "  ", "null", "1/2"),
)
WHOLE = st.lists(st.sampled_from(BITS), max_size=12).map("".join)


def untold(_: float) -> None:
    """Keep nobody informed."""


@st.composite
def edited(draw: st.DrawFn) -> str:
    """Draw a plan with a stretch of it written over."""
    text = draw(st.sampled_from([PLAN, PLAN_2018]))
    start = draw(st.integers(0, len(text)))
    return text[:start] + draw(WHOLE) + text[start + draw(st.integers(0, 40)) :]


def flat(shape: object) -> object:
    """Return a shape as dicts and lists, whether the mould or the models made it."""
    if isinstance(shape, Moulded):
        return {name: flat(one) for name, one in vars(shape).items()}
    if isinstance(shape, BaseModel):
        return {name: flat(one) for name, one in shape}
    if isinstance(shape, dict):
        return {name: flat(one) for name, one in shape.items()}
    return [flat(one) for one in shape] if isinstance(shape, list | tuple) else shape


@PARSERS
@given(text=WHOLE | edited())
@example(text="a: &x\n")
@example(text="a: 1\na: 2\n")
@example(text="--- a\n--- b\n")
@example(text="a: b #70\n")
@example(text="[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))
@example(text="? [a]\n: b\n")
def test_what_is_skimmed_is_what_is_parsed(text: str, parser: MakeParser) -> None:
    """And there is no problem with it: whatever has one is in doubt."""
    data = text.encode("utf-8", "surrogatepass")
    readable = to_text(data, "f")
    said = skim(readable, untold, parser) if isinstance(readable, str) else None
    if said is not None:
        tree = parse(data, "f", parser)
        assert (tree.problems, tree.plain()) == ([], said)


@given(text=edited())
@example(
    with_part("notice: 010\nsigner: A\nbased_on: x\nperiod: {first: 1/1/2020, last: 2/2/2021}")
)
@example(with_part("units: {a: {name: A, members: }, b: {name: B, members: {}}, c: [C, D]}\n"))
@example(with_task("lead: {unit: vp, inferred: có}\nwindows: [1/5, {every: month, day: 2}]"))
@example(with_task("lead:\nsupport: [vp, {unit: qs, basis: I}]\ninferred:\nformerly: x\nid: y"))
@example(with_part("bdg: 2\n"))
@example(with_part("sections: {a: b}\n"))
@example(with_part("notice: -1\n"))
def test_the_mould_takes_what_the_models_take_and_makes_the_same_of_it(text: str) -> None:
    """So a plan that fits it needs no models."""
    said = skim(text, untold)
    if said is None:
        return
    try:
        made: object = SchemaValidator(compiled.MOULD).validate_python(said)
    except ValidationError:
        with pytest.raises(ValidationError):
            PlanShape.model_validate(said)
        return
    assert flat(made) == flat(PlanShape.model_validate(said))


@pytest.mark.parametrize("text", [PLAN, PLAN_2018], ids=["15", "2018"])
@PARSERS
def test_good_plans_go_the_quick_way(text: str, parser: MakeParser) -> None:
    """With comments, folded words, quotes and lists of all kinds."""
    assert skim(text, untold, parser) == parse(text.encode(), "f", parser).plain()
    assert SchemaValidator(compiled.MOULD).validate_python(skim(text, untold))


def test_the_mould_is_compiled_from_the_models_of_today() -> None:
    """`python -m bdg_cli.planfile.moulding > bdg_cli/planfile/mould.py` changes nothing."""
    assert Path(compiled.__file__).read_text("utf-8") == mould()


def test_places_are_those_of_the_careful_way() -> None:
    """All parts of a plan that was read the quick way are found in its file."""
    places = read(PLAN.encode(), file="f", plan_id="15").places
    lines = PLAN.split("\n")
    assert {name: lines[place.line - 1].strip() for name, place in places.items()} == {
        ("unit", "vp"): "vp: Văn phòng",
        ("unit", "qs"): "qs: [Ban Chỉ huy quân sự xã, BCH quân sự]",
        ("unit", "thon"): "thon:",
        ("unit", "thon.dong"): "dong: [Thôn Đông, thôn]",
        ("unit", "thon.doai"): "doai: [Thôn Đoài, thôn]",
        ("plan", "number"): "number: 15/KH-UBND",
        ("plan", "title"): "title: Phòng, chống thiên tai năm 2020",
        ("plan", "issued"): "issued: 6/3/2020",
        ("plan", "period"): "period: 6/3/2020–31/12/2020",
        ("plan", "source"): "bdg: 1",
        ("plan", "id"): "bdg: 1",
        ("section", "I"): "- number: I",
        ("task", "I-1"): "- ref: I-1",
        ("task", "I-1", "ref"): "- ref: I-1",
        ("task", "I-1", "text"): "text: Kiểm tra đê, kè trước mùa mưa bão.",
        ("task", "I-1", "windows"): "windows: 15/4",
    }
    assert len(places) == len(list(places))
    assert ("task", "I-2") not in places


def test_a_plan_is_the_same_by_both_ways() -> None:
    """A comment that may be a cut sends the file the careful way."""
    reading = read(
        PLAN.replace("windows: 15/4", "windows: 15/4 #5").encode(), file="f", plan_id="15"
    )
    assert [problem.code for problem in reading.problems] == ["P014"]
    assert reading.plan == plan_of(PLAN)
