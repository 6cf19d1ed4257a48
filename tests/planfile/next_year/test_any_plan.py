"""Whatever a valid plan looks like: the next one is valid, and changed only where it must."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.domain.plan import Carried
from bdg_cli.planfile.next_year.renewal import renew
from bdg_cli.planfile.reader import read_plan_file
from bdg_cli.yamlfile.parser import parse_yaml
from tests.planfile.next_year.test_renewal import told

if TYPE_CHECKING:
    from bdg_cli.yamlfile.tree import YamlValue

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
CHANGED = {"number", "issued", "period", "source", "formerly", "unsure", "windows", "carried"}
WINDOWS = (
    *(
        "20/10",
        "15/11–15/12/2020",
        "2020-02-28",
        "28/2",
        "31/1",
        "1/12–31/12",
        "29/2",
        "'3/4/2020'",
    ),
    *("{by: 30/11}", "{by: 30/11/2020}", "{every: month, day: 31}", "{every: quarter, by: 25}"),
    *("{first: 1/6, last: 30/6/2020}", "[1/2, {by: 28/2/2020}]", ">-\n  15/4"),
    *("\n  - 20/10   # Phụ nữ\n  - 8/3/2020", "\n- 29/2\n- 28/2"),
)
TEXTS = (
    *(
        "Tổng kết năm 2020.",
        "Họp thứ Hai tuần đầu tháng 11",
        "'Nháy '' đơn'",
        '"\\"2020\\" \\u1ea1"',
    ),
    *(">-\n  Dài: hai dòng,\n\n  cuối tháng 2", "|\n  Hai dòng\n  năm 2020"),
)
MARKS = ("", "unsure: chưa rõ\n", "unsure: [a, b]\n", "unsure:\n- a # rõ\n", "unsure: >-\n  a\n")
LEADS = ("vp", "[vp, qs]", "\n- vp\n- {unit: qs, inferred: true}", "{unit: thon}")
DROPPED = (
    "",
    "source: a.txt\n",
    "source: >-\n  a.txt\n",
    "formerly: [x, y] # cũ\n",
    "formerly:\n- x\n",
)


LEFT = (Carried("p", "7/KH", "I-1", ("vp", "thon.a"), "1/1/2020", "", "vì: “sao”"),)


@st.composite
def plan_files(draw: st.DrawFn) -> bytes:
    """Make a plan of 2020 in any of the styles of YAML, with any kind of line ends."""

    def pick(forms: tuple[str, ...]) -> str:
        return draw(st.sampled_from(forms))

    comment = pick(("", "# chú thích năm 2020\n", "\n\n"))
    task = (
        f"ref: I-1\n{pick(MARKS)}text: {pick(TEXTS)}\nlead: {pick(LEADS)}\nwindows: {pick(WINDOWS)}"
    )
    dash = "    " + pick(("- ", "  - ", "    -   "))
    text = (
        f"{comment}bdg: 1\nnumber: {pick(('7/KH-UBND', '“7”', '12a/2020/QĐ-UBND'))}\n"
        f"title: {pick(('T năm 2020', 'T', '>-' + chr(10) + '  T' + chr(10) + '  U'))}\n"
        f"issuer: I\n{pick(DROPPED)}{comment}place: P\n"
        f"issued: {pick(('2/1/2020', '2020-01-02  # ngày ký'))}\n"
        f"period: {pick(('1/1/2020–31/12/2020', '{first: 1/1/2020, last: 31/12/2020}'))}\n"
        "units:\n  vp: Văn phòng\n  qs: [Quân sự, BCH]\n"
        "  thon: {name: Thôn, members: {a: Thôn A, b: Thôn B}}\n"
        f"sections:\n  - number: I\n    title: {pick(('N', 'Năm 2020'))}\n    tasks:\n"
        f"{dash}{task.replace(chr(10), chr(10) + ' ' * len(dash))}\n{comment}"
    )
    data = draw(st.sampled_from([text, text.rstrip("\n")])).encode()
    data = draw(st.sampled_from([data, data.replace(b"\n", b"\r\n")]))
    return draw(st.sampled_from([b"", BYTE_ORDER_MARK])) + data


@given(plan_files(), st.integers(1, 5), st.sampled_from([(), LEFT]))
def test_the_next_plan_is_valid_and_alike(
    data: bytes, years: int, left: tuple[Carried, ...]
) -> None:
    """It has no errors, and the same in all that does not depend on the year, also as bytes."""
    plan = read_plan_file(data, file="p.yaml", plan_id="p").plan
    assert plan is not None
    carried = {"I-1": left} if left else {}
    made = renew(data, plan, years=years, translate=told, carried=carried)
    again = read_plan_file(made.content, file="p.yaml", plan_id="p2")
    assert {one.severity for one in again.problems} <= {"note", "warning"}
    assert sum(one.code == "P215" for one in again.problems) >= made.marks
    assert again.plan is not None
    assert again.plan.period.last.year == plan.period.last.year + years
    assert again.plan.tasks[0].carried == left
    assert _unchanged(made.content) == _unchanged(data)
    assert _comments(made.content) == _comments(data)
    assert made.content.startswith(BYTE_ORDER_MARK) == data.startswith(BYTE_ORDER_MARK)
    assert (b"\r\n" in made.content) == (b"\r\n" in data)
    assert b"\n" not in made.content.replace(b"\r\n", b"") or b"\r\n" not in data


def _unchanged(data: bytes) -> YamlValue:
    """Return what a file says, without what depends on the year."""

    def without(value: YamlValue) -> YamlValue:
        if isinstance(value, dict):
            inner = value.get("number") if "tasks" in value else None
            kept = {key: without(one) for key, one in value.items() if key not in CHANGED}
            return {**kept, "number": inner}
        return [without(one) for one in value] if isinstance(value, list) else value

    return without(parse_yaml(data, "p.yaml").root)


def _comments(data: bytes) -> list[str]:
    """Return the comments, but those of what is dropped."""
    lines = data.decode("utf-8-sig").splitlines()
    found = [line[line.index("#") :] for line in lines if "#" in line]
    return [one for one in found if one != "# cũ"]
