"""What the page of JSON documents says is so: every field, every code, and no other."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from bdg_cli.cli import exit_codes
from bdg_cli.cli.verbs import PANELS
from bdg_cli.domain.records import KINDS
from bdg_cli.domain.states import STATES
from bdg_cli.render.problem_report import SEVERITY_LABELS
from tests.forms.workbooks import write_filled
from tests.office import Office

if TYPE_CHECKING:
    from collections.abc import Iterable

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
Object: TypeAlias = "dict[str, Json]"

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "plans" / "sources" / "70-KH-UBND-2018.txt"
SENT: Object = {
    "schema_version": 1,
    "id": "5e27",
    "number": 900,
    "batch": "5e27",
    "recorded_at": "2018-11-20T08:00:00+07:00",
    "by": "Lan",
    "kind": "remind",
    "plan": "2018",
    "task": "IV.5-1b",
    "unit": "xa.dong-son",
    "window": "2018-11-15/2018-12-15",
    "day": "2018-11-20",
    "data": {"recipient": "xa.dong-son", "step": "opens 2018-11-15 +0", "way": "mail"},
}
"""A line of a ledger: somebody was reminded."""
PAGE = (ROOT / "docs" / "json.md").read_text("utf-8")


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Object]]:
    """Return real objects of every heading of the page, from an office where much has happened."""
    office = Office(tmp_path_factory.mktemp("office"))
    added: list[Object] = [
        json.loads(office(f"{words} --json").out)
        for words in (
            'done II.1-1 --unit dai --window 20/10 --count 3 tin -e "Bản tin" -n "ba tin"',
            'cancel II.2-1 --reason "tỉnh không tổ chức"',
            'obstacle II.1-2 --unit vhtt --note "chưa có kinh phí"',
            'extend II.1-3 --to 25/12 --basis "Công văn 88/UBND"',
            "undo --yes",
            'obstacle II.1-2 --unit vhtt --note "mưa bão"',
            'obstacle II.1-2 --unit vhtt --resolve "mưa bão"',
        )
    ]
    write_filled(office, "ve.xlsx", {"IV.5-1b": {"on": "16/11/2018", "count": "3 buổi"}})
    collected = [json.loads(office(f"collect {office.plans / 've.xlsx'} --yes --json").out)]
    missing = [json.loads(office("collect --missing --json").out)]
    slow_clock = office("obstacle II.1-2 -u vhtt -n x --json", today="2018-11-19").out
    added.append(json.loads(slow_clock))
    late = "--as-of 15/1/2019"
    tasks, due, lines_of_time, months, units, status, log = (
        [json.loads(office(f"{words} --json").out) for words in calls]
        for calls in (
            ("list", f"list {late}"),
            ("due", f"due {late}", "due --unit xa --within 60d"),
            ("timeline", f"timeline {late}"),
            ("calendar", f"calendar 12 {late}", "calendar 10/2018"),
            ("units",),
            ("status", f"status {late}", "status --unit dai --counts"),
            ("log",),
        )
    )
    owed = [json.loads(office(f"due {words} --json").out) for words in ("II.1-1 IV.5-1b", "II.1-2")]
    shown = [json.loads(office(f"show {task} --json").out) for task in ("II.1-3", "IV.1-1")]
    finished = {"run": "finished", "told": "5e26"}
    whole = {"id": "5e28", "number": 901, "task": "", "unit": "", "window": "", "data": finished}
    office.write("sent.jsonl", "".join(f"{json.dumps(one)}\n" for one in (SENT, SENT | whole)))
    office(f"restore '{office.plans / 'sent.jsonl'}'")
    reminded = json.loads(office("remind --unit 'xa, dai' --json").out)
    digest = json.loads(office(f"remind --digest --json {late}").out)
    office('obstacle II.1-4 --unit ldtbxh --note "mưa" --kind money --request "thêm tiền"')
    office("done IV.5-1b --unit xa.dong-son --count 40 người --on 16/11")
    report, *others = [
        json.loads(office(f"report {words} --json {late}").out)
        for words in ("--month 12/2018", "", "--unit dai")
    ]
    reports = within([report, *others], "reports")
    results = within(within(reports, "sections"), "tasks")
    sums = within(reports, "quantities")
    figures = inside(reports, "figures")
    closed = json.loads(office("close 2018 --reason x --json").out)
    plans = json.loads(office("plans --json").out)
    lines = [json.loads(line) for line in office("log --json-lines").out.splitlines()]
    plan_file = office.plans / "2018.yaml"
    plan = plan_file.read_text("utf-8")
    edition = [json.loads(office(f"draft '{SOURCE}' --diff '{plan_file}' --json").out)]
    office.write("2018.yaml", plan.replace("Tiếp nhận và phân bổ", "Tiếp nhận, phân bổ"))
    found = [json.loads(office("check --format json").out)]
    office(f"new '{office.plans / '2019.yaml'}' --from '{plan_file}' --carry")
    later = json.loads(office("show IV.5-1a --plan 2019 --json").out)
    confirming = confirmations(office)
    task_fields = set(tasks[0]["tasks"][0])
    each_task = within(tasks, "tasks")
    return {
        "`bdg list --json`": tasks,
        "Một nhiệm vụ: `tasks[]`": [
            *each_task,
            *({name: one["task"][name] for name in task_fields} for one in shown),
        ],
        "Một thời gian thực hiện: `tasks[].windows[]`": within(each_task, "windows"),
        "Một phần việc: `tasks[].assignments[]`": within(each_task, "assignments"),
        "`bdg due --json`": due,
        "Một việc: `items[]`": [
            *within(due, "items"),
            *within(status, "overdue"),
            *within(status, "coming"),
        ],
        "`bdg due NHIỆM-VỤ --json`": owed,
        "Một lần thực hiện: `tasks[]` của `due`": within(owed, "tasks"),
        "Một đơn vị chưa xong: `tasks[].missing[]`": within(within(owed, "tasks"), "missing"),
        "`bdg due --to-confirm --json`": confirming["waiting"],
        "Một việc chờ xác nhận: `to_confirm[]`": within(confirming["waiting"], "to_confirm"),
        "`bdg timeline --json`": lines_of_time,
        "Một nhiệm vụ: `tasks[]` của `timeline`": within(lines_of_time, "tasks"),
        "Một khoảng thời gian: `tasks[].bars[]`": within(within(lines_of_time, "tasks"), "bars"),
        "`bdg calendar --json`": months,
        "Một ngày: `days[]`": within(months, "days"),
        "Một việc trong ngày: `days[].events[]`": within(within(months, "days"), "events"),
        "`bdg units --json`": units,
        "Một đơn vị: `units[]`": within(units, "units"),
        "Một thành viên: `units[].members[]`": within(within(units, "units"), "members"),
        "`bdg status --json`": status,
        "Một kế hoạch: `plans[]`": within(status, "plans"),
        "Một dòng theo đơn vị: `units[]` của `status`": within(status, "units"),
        "Một dòng theo mục: `sections[]`": within(status, "sections"),
        "Một vướng mắc: `obstacles[]`": within(status, "obstacles"),
        "Một số lượng: `quantities[]`": [
            *within(status[-1:], "quantities"),
            *within(shown, "quantities"),
        ],
        "`bdg show --json`": shown,
        "Nhiệm vụ được xem: `task`": [
            {name: value for name, value in one["task"].items() if name not in task_fields}
            for one in shown
        ],
        "Phần chuyển tiếp: `task.carried[]`": within([later["task"]], "carried"),
        "Một vai trò: `task.roles[]`": within([one["task"] for one in shown], "roles"),
        "`bdg log --json`": log,
        "Một bản ghi: `records[]`": [
            *within(log, "records"),
            *within(shown, "records"),
            *({**record, "taken_back": False} for record in within(added, "records")),
        ],
        "`bdg done --json` và các lệnh ghi sổ khác": added,
        "`bdg collect --json`": collected,
        "`bdg collect --missing --json`": missing,
        "Một đơn vị chưa gửi phiếu: `missing[]`": within(missing, "missing"),
        "`bdg close --json`": [closed],
        "Việc bỏ lại: `left[]`": within([closed], "left"),
        "`bdg plans --json`": [plans],
        "Số liệu của một kế hoạch: `plans[]` của `plans`": within([plans], "plans"),
        "`bdg remind --json`": [reminded],
        "Một tin: `messages[]`": within([reminded], "messages"),
        "Một việc trong tin: `messages[].reminders[]`": within(
            within([reminded], "messages"), "reminders"
        ),
        "Một đơn vị hôm nay đã nhắc: `left_out[]`": within([reminded], "left_out"),
        "`bdg remind --digest --json`": [digest],
        "Số liệu của một kế hoạch: `plans[]` của `remind`": within([digest], "plans"),
        "Một đơn vị quá hạn: `late[]`": within([digest], "late"),
        "`bdg report --json`": [report, *others],
        "Một báo cáo: `reports[]`": reports,
        "Kỳ báo cáo: `reports[].period`": inside(reports, "period"),
        "Phần đầu và phần cuối: `reports[].head`": inside(reports, "head"),
        "Một mục của báo cáo: `reports[].sections[]`": within(reports, "sections"),
        "Kết quả của một nhiệm vụ: `tasks[]` của `report`": results,
        "Một phần việc đã hoàn thành: `completions[]`": within(results, "completions"),
        "Một việc chưa hoàn thành: `unfinished[]`": within(reports, "unfinished"),
        "Một vướng mắc trong báo cáo: `obstacles[]` của `report`": within(reports, "obstacles"),
        "Một kiến nghị: `requests[]`": within(reports, "requests"),
        "Số liệu: `reports[].figures`": figures,
        "Một dòng số liệu: `figures.lines[]`": within(figures, "lines"),
        "Số liệu của một đơn vị: `figures.units[]`": within(figures, "units"),
        "Một tổng số lượng: `quantities[]` của `report`": sums,
        "Số lượng của một đơn vị: `quantities[].units[]`": within(sums, "units"),
        "`bdg check --format json`": found,
        "Một điều tìm ra: `problems[]`": within(found, "problems"),
        "`bdg draft --diff PLAN --json`": edition,
        "Một thay đổi: `changes[]`": within(edition, "changes"),
        "`bdg log --json-lines`": lines,
        "Nói thêm: `data`": [line["data"] for line in lines],
        "Thêm vào một phần việc: `tasks[].assignments[]`": only(
            within(within(confirming["list"], "tasks"), "assignments"), "confirmed returned"
        ),
        "Thêm vào một đơn vị chưa xong: `tasks[].missing[]`": only(
            within(within(confirming["owed"], "tasks"), "missing"), "returned"
        ),
        "Thêm vào một việc: `items[]`": only(within(confirming["due"], "items"), "returned"),
        "Thêm vào một khoảng thời gian: `tasks[].bars[]`, `days[].events[]`": only(
            [
                *within(within(confirming["timeline"], "tasks"), "bars"),
                *within(within(confirming["calendar"], "days"), "events"),
            ],
            "awaiting",
        ),
        "Thêm vào kết quả của một nhiệm vụ: `tasks[]` của `report`": only(
            within(within(within(confirming["report"], "reports"), "sections"), "tasks"),
            "awaiting",
        ),
        "Thêm vào câu trả lời bị trả lại: `there[]` của `collect`": only(
            within(confirming["collected"], "there"), "returned"
        ),
        "Một lần trả lại: `returned`": [
            *inside(within(confirming["collected"], "there"), "returned"),
            *within(within(confirming["due"], "items"), "returned"),
            *inside(within(within(confirming["owed"], "tasks"), "missing"), "returned"),
        ],
        "Thêm vào một lần thực hiện: `tasks[]` của `due`": only(
            within(confirming["owed"], "tasks"), "awaiting"
        ),
        "Thêm vào một kế hoạch: `plans[]`": only(within(confirming["status"], "plans"), "confirm"),
        "Thêm vào bản ghi `confirm` và `return`: `records[]`": only(
            [
                one
                for one in within(confirming["log"], "records")
                if one["kind"] in ("confirm", "return")
            ],
            "completion",
        ),
    }


def confirmations(office: Office) -> dict[str, list[Object]]:
    """Return documents about a plan in which the labour office confirms what others complete."""
    other = Office(office.plans.parent / "phieu")
    for plan in (office.plans / "2018.yaml", other.plans / "2018.yaml"):
        plan.write_text(
            plan.read_text("utf-8").replace("bdg: 1", "bdg: 1\nconfirm: ldtbxh", 1), "utf-8"
        )
    form = write_filled(other, "ve.xlsx", {"IV.5-1b": {"on": "15/11/2018"}})
    other(f"collect '{form}' --yes")
    other("return IV.5-1b --unit 'Đông Sơn' --reason 'thiếu biên bản'")
    office("done IV.5-2 --unit 'Đông Sơn, Canh Nậu, Hồng Kỳ' -e 'Báo cáo 5' --plan 2018")
    office("confirm IV.5-2 --unit 'Đông Sơn' --plan 2018")
    office("return IV.5-2 --unit 'Canh Nậu' --reason 'thiếu biên bản' --plan 2018")
    return {"collected": [json.loads(other(f"collect '{form}' --yes --json").out)]} | {
        name: [json.loads(office(f"{words} --json --plan 2018").out)]
        for name, words in (
            ("timeline", "timeline"),
            ("calendar", "calendar 12/2018"),
            ("report", "report"),
            ("waiting", "due --to-confirm"),
            ("list", "list --unit xa"),
            ("due", "due --each --within 365d"),
            ("owed", "due IV.5-2"),
            ("status", "status"),
            ("log", "log"),
        )
    }


def only(objects: Iterable[Object], fields: str) -> list[Object]:
    """Return the objects with some of their fields alone."""
    return [{name: one[name] for name in fields.split()} for one in objects]


def inside(objects: Iterable[Object], field: str) -> list[Object]:
    """Return the object that each of the objects has in a field."""
    return [inner for one in objects if isinstance(inner := one[field], dict)]


def within(objects: Iterable[Object], field: str) -> list[Object]:
    """Return the objects that the objects have in a list."""
    found: list[Object] = []
    for one in objects:
        inner = one[field]
        assert isinstance(inner, list)
        found += [each for each in inner if isinstance(each, dict)]
    return found


def described() -> dict[str, dict[str, str]]:
    """Return the type of each field that the page describes, by heading."""
    headings: dict[str, dict[str, str]] = defaultdict(dict)
    heading = ""
    for line in PAGE.splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
        elif row := re.match(r"\| `(\w+)` \| ([^|]+) \| [^|]+ \|$", line):
            assert row[1] not in headings[heading], f"{heading}: {row[1]} twice"
            headings[heading][row[1]] = row[2]
    return dict(headings)


def test_the_page_has_every_document_and_no_other(documents: dict[str, list[Object]]) -> None:
    """A heading without a document, or a document without a heading, is found."""
    assert set(described()) == set(documents)
    assert [heading for heading, objects in documents.items() if not objects] == []


def test_every_verb_that_reads_is_on_the_page() -> None:
    """The JSON of a new verb is described, and so compared with the page."""
    assert {f"`bdg {verb} --json`" for verb in PANELS[0][1]} <= described().keys()


def test_the_page_has_every_field_and_no_other(documents: dict[str, list[Object]]) -> None:
    """Under each heading stand the very fields that the real documents have."""
    for heading, fields in described().items():
        have = {name for one in documents[heading] for name in one}
        assert have == set(fields), heading


def test_every_field_is_always_there(documents: dict[str, list[Object]]) -> None:
    """Only a backup line's data leaves out what has no value."""
    for heading, fields in described().items():
        if heading != "Nói thêm: `data`":
            assert [one for one in documents[heading] if set(one) != set(fields)] == [], heading


def test_every_value_is_of_the_type_the_page_tells(documents: dict[str, list[Object]]) -> None:
    """No value surprises a reader: null only where the page says so, days in ISO."""
    for heading, fields in described().items():
        for one in documents[heading]:
            for name, value in one.items():
                assert is_of(value, fields[name]), f"{heading}: {name} = {value!r}"


def is_of(value: Json, kind: str) -> bool:
    """Tell whether a value is of a type as the page names it."""
    kind, _, nullable = kind.partition(" hoặc ")
    if value is None:
        return nullable == "null"
    if kind == "ngày":
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    if kind.startswith("danh sách"):
        inner = str if kind == "danh sách chữ" else dict
        return isinstance(value, list) and all(isinstance(one, inner) for one in value)
    kinds = {"chữ": str, "số": int, "đúng/sai": bool, "đối tượng": dict}
    return type(value) is kinds[kind]


def test_written_records_lack_only_whether_they_are_taken_back(
    documents: dict[str, list[Object]],
) -> None:
    """What a recording verb prints is what the log shows, one field aside."""
    written = within(documents["`bdg done --json` và các lệnh ghi sổ khác"], "records")
    fields = set(described()["Một bản ghi: `records[]`"]) - {"taken_back"}
    assert [one for one in written if set(one) != fields] == []


def test_the_codes_of_the_page_are_those_of_the_program(
    documents: dict[str, list[Object]],
) -> None:
    """States (also as the keys of the counts), roles, kinds and severities: all, in order."""
    codes = re.findall(r"^\| `(\w+)` \| [^|]+ \|$", PAGE, re.MULTILINE)
    assert codes == [*STATES, "lead", "support", *KINDS, *SEVERITY_LABELS]
    for heading in ("`bdg status --json`", "Một dòng theo mục: `sections[]`"):
        for one in documents[heading]:
            counts = one["states"]
            assert isinstance(counts, dict)
            assert tuple(counts) == tuple(state for state in STATES if state != "awaiting")


def test_the_exit_codes_of_the_page_are_those_of_the_program() -> None:
    """The page's table and the code have the same numbers."""
    table = [int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)]
    assert table == sorted(
        value
        for name, value in vars(exit_codes).items()
        if name.isupper() and isinstance(value, int)
    )
