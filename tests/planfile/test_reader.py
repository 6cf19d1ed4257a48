"""A plan file as a whole: what it says becomes the plan, and all that is wrong is said at once."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from bdg_cli.domain.days import Window
from bdg_cli.domain.document_kinds import KIND_WORDS
from bdg_cli.domain.plan import Plan, Role, Section, Signer, Task, Unit
from bdg_cli.domain.working_days import Lead
from bdg_cli.planfile.models import PlanShape, UnitShape
from bdg_cli.planfile.reader import read_plan_file
from bdg_cli.planfile.validation import PLAN_FILE
from bdg_cli.yamlfile.parser import PurePythonParser, parse_yaml
from bdg_cli.yamlfile.validation import validate
from tests.planfile.example import (
    PLAN,
    codes,
    findings,
    plan_of,
    pointed_at,
    reading_of,
    said,
    task_of,
    with_part,
    with_task,
)

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_file_becomes_the_plan() -> None:
    """Every part of it, in order, with what is left out filled in."""
    assert plan_of(PLAN) == Plan(
        id="15",
        number="15/KH-UBND",
        title="Phòng, chống thiên tai năm 2020",
        issuer="UBND xã Tân Lập",
        place="Tân Lập",
        issued=date(2020, 3, 6),
        period=Window(date(2020, 3, 6), date(2020, 12, 31)),
        units=(
            Unit("vp", "Văn phòng"),
            Unit("qs", "Ban Chỉ huy quân sự xã", ("BCH quân sự",)),
            Unit(
                "thon",
                "Các thôn",
                members=(
                    Unit("thon.dong", "Thôn Đông", ("thôn",)),
                    Unit("thon.doai", "Thôn Đoài", ("thôn",)),
                ),
            ),
        ),
        sections=(Section("I", "NHIỆM VỤ"),),
        tasks=(
            Task(
                "I-1",
                "I-1",
                "I",
                "Kiểm tra đê, kè trước mùa mưa bão.",
                (
                    Role("vp", "lead", "I-1"),
                    Role("qs", "support", "I-1"),
                    Role("thon", "support", "I-1"),
                ),
                (Window(date(2020, 4, 15), date(2020, 4, 15)),),
            ),
        ),
    )


def test_the_plan_of_2018_has_no_problems() -> None:
    """The file that is laid down as the example is a good one."""
    data = (ROOT / "plans" / "2018.yaml").read_bytes()
    reading = read_plan_file(data, file="plans/2018.yaml", plan_id="2018")
    assert reading.problems == ()
    assert reading.plan is not None
    assert (reading.plan.number, len(reading.plan.units)) == ("70/KH-UBND", 6)


PAGE = (ROOT / "docs" / "plan-file.md").read_text("utf-8")
BLOCKS = re.findall(r"```yaml\n(?!years:)(.*?)```", PAGE, re.DOTALL)
"""All examples but that of another file."""


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_the_examples_of_the_format_are_read(block: str) -> None:
    """The first is a whole file, the others are parts of one; what is unsure is noted."""
    reading = reading_of(block if "bdg: 1" in block else with_part(block))
    assert set(codes(reading)) == ({"P215"} if "unsure:" in block else set())
    assert reading.plan is not None


def test_the_forms_of_windows_on_the_page_are_read() -> None:
    """Each row of its table, in a plan that runs over a year."""
    rows = re.findall(
        r"^\| `([^`]+)` \| (?:một ngày|từ ngày|như trên|hạn|ngày|mỗi)", PAGE, re.MULTILINE
    )
    assert len(rows) == 9
    for row in rows:
        assert task_of(f"lead: vp\nwindows: {row}").windows


def test_shorthands_mean_the_same_as_what_they_stand_for() -> None:
    """One for a list, a name for a unit, a day for a range."""
    short = task_of("lead: vp\nsupport: BCH quân sự\nwindows: 15/4\nformerly: a")
    long = task_of(
        "lead: [{unit: vp}]\nsupport:\n  - unit: qs\n    basis: I-1\n    inferred: false\n"
        "windows: [{first: 15/4, last: 15/4/2020}]\nformerly: [a]"
    )
    assert short == long


def test_a_role_takes_basis_and_inferred_from_its_task_unless_it_has_its_own() -> None:
    """What stands nearer counts."""
    task = task_of(
        "lead: {unit: vp, basis: I-2, inferred: no}\nsupport: qs\nbasis: I\ninferred: có"
    )
    assert task.roles == (
        Role("vp", "lead", "I-2", inferred=False),
        Role("qs", "support", "I", inferred=True),
    )


def test_optional_parts_of_a_plan_are_read() -> None:
    """Signer, grounds, source, notice, ids, recipients; one or several."""
    plan = plan_of(
        with_part(
            "signer: Trần Văn Hòa\nbased_on: Luật Phòng, chống thiên tai\nsource: a/b.txt\n"
            "notice: 010\nid: pctt\nformerly: [a, b]\nrecipients: Như trên\n"
        )
    )
    assert plan.signer == Signer("Trần Văn Hòa")
    assert (plan.based_on, plan.recipients) == (("Luật Phòng, chống thiên tai",), ("Như trên",))
    assert (plan.source, plan.notice) == ("a/b.txt", Lead(10))
    assert (plan.id, plan.formerly) == ("pctt", ("a", "b"))


def test_a_key_without_a_value_counts_as_not_written() -> None:
    """Where it may be left out."""
    text = with_part("notice:\nsigner:\nrecipients:\n") + "  \n"
    assert plan_of(text) == plan_of(PLAN)
    assert plan_of(with_task("lead: vp\nsupport:\nwindows:\ninferred:\nnote:")) == plan_of(
        with_task("lead: vp")
    )


def test_sections_nest_and_have_their_numbers_in_full() -> None:
    """The refs of tasks are compared without regard to case and marks."""
    plan = plan_of(
        with_part(
            "sections:\n"
            "  - number: Kết\n    title: LỜI KẾT\n    statements: Đề nghị thực hiện.\n"
            "    targets: [Mọi thôn có đội xung kích., 80% hộ ký cam kết.]\n"
            "    sections:\n"
            "      - number: 1\n        title: Báo cáo\n        tasks:\n"
            "          - {ref: KẾT.1, id: Ket, text: Báo cáo., lead: vp}\n"
            "          - {ref: ket.1-2, text: Báo cáo., lead: vp}\n"
        )
    )
    (section,) = plan.sections
    assert (section.number, section.sections[0].number) == ("Kết", "Kết.1")
    assert section.statements == ("Đề nghị thực hiện.",)
    assert section.targets == ("Mọi thôn có đội xung kích.", "80% hộ ký cam kết.")
    assert [(task.id, task.section) for task in plan.tasks] == [
        ("Ket", "Kết.1"),
        ("ket.1-2", "Kết.1"),
    ]


def test_all_problems_are_found_at_once_and_in_order() -> None:
    """Of YAML and of the shape; then, where the shape is right, of the sense."""
    shape = with_part("title:\nnotice: x\nplace: a\nplace: b\nsigner: {nmae: Hòa}\n")
    assert findings(shape) == [
        ("P105", "title"),
        ("P104", "x"),
        ("P006", "place"),
        ("P102", "signer"),
        ("P101", "nmae"),
    ]
    sense = with_task("lead: [xyz, thôn]\nbasis: IX\nwindows: [31/11, 1/1, {by: 30/2}]")
    assert findings(sense) == [
        ("P204", "xyz"),
        ("P205", "thôn"),
        ("P208", "IX"),
        ("P301", "31/11"),
        ("P304", "1/1"),
        ("P301", "30/2"),
    ]


def test_two_missing_keys_are_two_problems() -> None:
    """Although they are missing at the same place."""
    reading = reading_of(with_part("sections:\n  - tasks: []\n"))
    assert [one.message.filling["key"] for one in reading.problems] == ["number", "title"]


def test_a_missing_key_of_a_task_is_named() -> None:
    """P102 for `text`, which is also the form of other values."""
    reading = reading_of(with_part("- ref: I-1\n  lead: vp\n"))
    assert [(one.code, one.message.filling["key"]) for one in reading.problems] == [
        ("P102", "text")
    ]


@pytest.mark.parametrize(
    ("part", "hint"),
    [
        ("isued: 1/1/2020\n", "Có phải là “issued”?"),
        ("signer: {x: y, name: Hòa}\n", "Các khóa được nhận: ('name', 'capacity')."),
        (
            "notice: -1\n",
            "Ở đây cần một số ngày: 0, 7, 30; hoặc ngày làm việc: 5wd, 5 ngày làm việc.",
        ),
        ("remind: {after: 0}\n", "Ở đây cần một số ngày, từ 1 trở lên: 1, 7d, 30 ngày."),
        ("remind: {after: [5wd]}\n", "Ở đây cần một số ngày, từ 1 trở lên: 1, 7d, 30 ngày."),
        ("remind: {every: tuần}\n", "Ở đây cần một số ngày: 7, 7d; hoặc “không” để thôi nhắc."),
        (
            "kind: đơn xin phép\n",
            f"Các giá trị được nhận: {tuple(KIND_WORDS.values())}.",
        ),
        ("deadline-rule: x\n", "Các giá trị được nhận: as-written, next-working-day."),
        ("deadline_rule: as-written\n", "Có phải là “deadline-rule”?"),
        ("bdg: 2\n", "Chương trình này đọc phiên bản 1."),
        ("title: [a]\n", "Ở đây cần một đoạn chữ."),
        ("sections: I\n", "Ở đây cần một danh sách (mỗi mục một dòng “- ”)."),
    ],
)
def test_a_hint_names_what_is_accepted(part: str, hint: str) -> None:
    """The nearest key, or all keys, kinds or values."""
    (problem,) = reading_of(with_part(part)).problems
    assert problem.hint is not None
    filling = {
        name: getattr(value, "template", value) for name, value in problem.hint.filling.items()
    }
    assert problem.hint.template.format_map(filling) == hint


def test_an_unknown_key_is_compared_with_those_of_its_place() -> None:
    """Also below a unit whose code is that of another key."""
    text = with_part("units:\n  vp: A\n  qs: B\n  thon: C\n  lead: {name: D, spelings: E}\n")
    assert said(text) == ("Không có khóa “spelings” ở đây.", "Có phải là “spellings”?")
    assert said(with_task("lead: vp\nwindow: 1/4"))[1] == "Có phải là “windows”?"
    assert said(with_task("lead: vp\nwindows: {evry: month}"))[1] == "Có phải là “every”?"


def test_a_value_out_of_a_list_is_pointed_at() -> None:
    """Also where a list stands for keys: the second item of a unit is its first spelling."""
    text = with_part("units:\n  vp: A\n  qs: [B, {x: y}]\n  thon: [[C], D]\n")
    problems = reading_of(text).problems
    assert [(one.code, one.place.line, one.place.column) for one in problems] == [
        ("P103", 19, 11),
        ("P103", 20, 10),
    ]


def test_the_accepted_cycles_are_listed() -> None:
    """P104 for `every`, in the place of the wrong word."""
    text = with_task("lead: vp\nwindows: {every: week, day: 5}")
    assert said(text)[1] == "Các giá trị được nhận: month, quarter, half-year, year."
    assert [words for _, words in findings(text)] == ["week"]


def test_a_plan_with_errors_is_no_plan_and_one_with_warnings_is() -> None:
    """Nobody works with half a plan."""
    assert reading_of(with_part("notice: x\n")).plan is None
    reading = reading_of(with_part("issued: 1/1/2021\n"))
    assert codes(reading) == ["P307"]
    assert reading.plan is not None


def test_a_file_name_that_is_no_id_is_a_warning() -> None:
    """P209 is an error only where the file itself says so."""
    reading = read_plan_file(PLAN.encode(), file="f", plan_id="Kế hoạch 15")
    assert [(one.code, one.severity) for one in reading.problems] == [("P209", "warning")]


def test_a_plan_does_not_have_its_own_id_as_a_former_one() -> None:
    """P213 for the plan itself."""
    assert findings(with_part("formerly: ['14', '15']\n")) == [("P213", "'15'")]


def test_the_places_of_its_parts_are_known() -> None:
    """For those who find problems in the plan later."""
    places = reading_of(with_part("source: a.txt\n")).places
    assert pointed_at(places["plan", "source"]) == "a.txt"
    assert pointed_at(places["unit", "thon.dong"]) == "dong"
    assert pointed_at(places["section", "I"]) == "I"
    assert pointed_at(places["task", "I-1"]) == "I-1"
    assert pointed_at(places["task", "I-1", "text"]) == "Kiểm tra đê, kè trước mùa mưa bão."
    assert ("task", "I-2") not in places
    said = "sections: [{number: I, title: A, statements: b, targets: [c, d]}]\n"
    places = reading_of(with_part(said)).places
    assert pointed_at(places["section", "I", "0"]) == "b"
    assert pointed_at(places["section", "I", "targets", "1"]) == "d"
    assert len(list(places)) == len(places)


def test_each_part_has_a_place() -> None:
    """A part that is not written is found where the plan begins."""
    places = reading_of(PLAN).places
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
        ("plan", "template"): "bdg: 1",
        ("section", "I"): "- number: I",
        ("task", "I-1"): "- ref: I-1",
        ("task", "I-1", "ref"): "- ref: I-1",
        ("task", "I-1", "text"): "text: Kiểm tra đê, kè trước mùa mưa bão.",
        ("task", "I-1", "windows"): "windows: 15/4",
    }
    assert len(places) == len(list(places))
    assert ("task", "I-2") not in places


@pytest.mark.parametrize("text", [PLAN, with_part("place: a\nplace: b\nnotice: x\nissued: 30/2\n")])
def test_a_file_is_parsed_once(text: str) -> None:
    """Also when it has problems, and when places are asked for."""
    texts: list[str] = []

    def make_parser(text: str) -> PurePythonParser:
        texts.append(text)
        return PurePythonParser(text)

    reading = read_plan_file(text.encode(), file="f", plan_id="15", make_parser=make_parser)
    assert all(place.line for place in reading.places.values())
    assert texts == [text]


def test_the_shape_is_a_frozen_model_of_pydantic() -> None:
    """It is validated from the tree as it is."""
    shape = validate(parse_yaml(PLAN.encode(), "f"), PLAN_FILE)
    assert isinstance(shape, PlanShape)
    assert isinstance(shape.units["qs"], UnitShape)
    with pytest.raises(ValidationError):
        shape.title = "Kế hoạch khác"  # type: ignore[misc]  # it is frozen
