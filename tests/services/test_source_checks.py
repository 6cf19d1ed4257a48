"""A plan against its source and against the ledger: small documents, and what is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.domain.days import date
from bdg_cli.domain.records import AssignmentKey, Details, Record
from bdg_cli.planfile.reader import PlanFileReading, read_plan_file
from bdg_cli.services.ledger_checks import check_ledger
from bdg_cli.services.source_checks import check_source
from bdg_cli.services.source_text import SourceText
from tests.planfile.example import pointed_at

if TYPE_CHECKING:
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.problems import Problem

FILE = """\
bdg: 1
number: 5/KH-UBND
title: Trồng cây năm 2019
issuer: UBND xã Hoa Sen
place: Hoa Sen
issued: 1/3/2019
period: 1/3/2019–31/12/2019
units: {vp: Văn phòng, thon: {name: Các thôn, members: {a: Thôn A, b: Thôn B}}}
sections:
  - number: I
    title: NHIỆM VỤ
    tasks:
      - {ref: I-1, text: Lập danh sách cây, lead: vp}
      - {ref: I-2, id: I-2a, text: Trồng cây, lead: thon, windows: [20/10, 5/11]}
      - {ref: I-2, id: I-2b, text: chăm sóc cây, lead: thon}
recipients: Lưu VT
"""
SOURCE = """\
Số: 5 /KH-UBND
TRỒNG CÂY NĂM 2019
I. NHIỆM VỤ
- Lập danh
  sách cây.
- Trồng cây; chăm sóc cây.
Nơi nhận:
- Lưu VT;
"""


FITTING = AssignmentKey("k", "I-1", "vp", "")


def reading(text: str = FILE) -> PlanFileReading:
    """Read a plan that has no problems of its own."""
    found = read_plan_file(text.encode(), file="k.yaml", plan_id="k")
    assert found.problems == ()
    return found


def plan_of(found: PlanFileReading) -> Plan:
    """Return the plan that was read."""
    assert found.plan is not None
    return found.plan


def against(source: str | None, text: str = FILE) -> list[tuple[str, int]]:
    """Hold a plan against a source; return codes and lines."""
    found = reading(text)
    problems = check_source(plan_of(found), found.places, source, "k.txt")
    return [(one.code, one.place.line) for one in problems]


def ledger(*abouts: tuple[str, str, str, str], text: str = FILE) -> list[Problem]:
    """Hold a ledger with a record about each of these against the plan."""
    found = reading(text)
    records = [
        Record(f"r{n}", n, f"r{n}", "2019-10-20T08:00:00+07:00", "Lan", "done",
               AssignmentKey(*about), date(2019, 10, 20))
        for n, about in enumerate(abouts, start=1)
    ]  # fmt: skip
    return check_ledger([plan_of(found)], {"k": found.places}, records, "ledger.db")


def record(
    number: int,
    moment: str,
    *,
    about: AssignmentKey = FITTING,
    kind: str = "done",
    takes_back: str = "",
    record_id: str = "",
) -> Record:
    """Make a record that is written at a moment."""
    name = record_id or f"r{number}"
    details = Details(takes_back=takes_back)
    return Record(name, number, name, moment, "Lan", kind, about, date(2019, 10, 20), details)


def test_a_source_that_the_plan_covers_has_no_problem() -> None:
    """Soft-wrapped lines, splits, spaces, capitals and ends of sentences are no matter."""
    assert against(SOURCE) == []


def test_an_absent_source_is_found() -> None:
    """The caller could not read it."""
    assert [code for code, _ in against(None)] == ["P401"]


def test_words_that_the_source_does_not_have_are_found_where_they_stand() -> None:
    """At the task in the plan file, and the bullet that is now uncovered in the source."""
    changed = FILE.replace("Lập danh sách cây", "Lập danh mục cây")
    assert against(SOURCE, changed) == [("P402", 13), ("P403", 4)]


def test_a_bullet_that_a_split_leaves_out_is_found() -> None:
    """Half of a bullet is not the bullet."""
    without = "\n".join(line for line in FILE.split("\n") if "I-2b" not in line)
    assert against(SOURCE, without) == [("P403", 6)]


def test_days_and_numbers_are_words_too() -> None:
    """A bullet whose day the task leaves out is not covered."""
    dated = SOURCE.replace("- Trồng cây;", "- Trồng cây 20/10;")
    assert against(dated) == [("P403", 6)]


def test_words_are_whole_words() -> None:
    """What is the beginning of a longer word is not in the source."""
    assert against(SOURCE.replace("sách cây.", "sách câyx.")) == [("P402", 13), ("P403", 4)]


def test_the_same_bullet_below_two_headings_needs_two_tasks() -> None:
    """One task covers one of them: the one below its own heading."""
    second = "  - {number: II, title: KINH PHÍ, tasks: [{ref: II-1, text: Trồng, lead: vp}]}\n"
    twice = FILE.replace("recipients", f"{second}recipients")
    source = SOURCE.replace("Nơi nhận", "II. KINH PHÍ\n- Trồng.\n- Lập danh sách cây.\nNơi nhận")
    assert against(source, twice) == [("P403", 9)]


def test_a_recipient_left_out_is_found_though_its_name_is_a_heading() -> None:
    """What stands below “Nơi nhận” is covered by recipients alone."""
    assert against(SOURCE + "- NHIỆM VỤ;\n") == [("P403", 9)]


def test_those_to_whom_a_letter_goes_are_named_above_its_body() -> None:
    """They are recipients too."""
    source = SOURCE.replace("I. NHIỆM VỤ", "Kính gửi:\n- Thôn A;\n- Thôn B.\nI. NHIỆM VỤ")
    assert against(source) == [("P403", 4), ("P403", 5)]
    assert against(source, FILE.replace("Lưu VT", "[Thôn A, Thôn B, Lưu VT]")) == []


def test_all_marks_of_bullets_are_known() -> None:
    """Also one that no space follows."""
    for mark in ("- ", "+ ", "• ", "* ", "– ", "-"):
        assert against(SOURCE.replace("- Trồng", f"{mark}Bón phân\n- Trồng")) == [("P403", 6)]


def test_a_bullet_before_the_first_heading_is_a_basis() -> None:
    """It is enough that `based_on` has some of its words: “Căn cứ” need not be repeated."""
    source = SOURCE.replace("I. NHIỆM VỤ", "- Căn cứ Luật Lâm nghiệp;\nI. NHIỆM VỤ")
    assert against(source) == [("P403", 3)]
    assert against(source, FILE + "based_on: Luật Lâm nghiệp\n") == []


def test_targets_are_held_against_the_source_as_statements_are() -> None:
    """They cover its lines, and their words must be there."""
    source = SOURCE.replace("- Lập danh", "- Mỗi hộ trồng 5 cây;\n- Lập danh")
    assert against(source) == [("P403", 4)]
    with_target = FILE.replace("    tasks:", "    targets: [Mỗi hộ trồng 5 cây]\n    tasks:")
    assert against(source, with_target) == []
    assert against(source, with_target.replace("5 cây", "6 cây")) == [("P402", 12), ("P403", 4)]


def test_who_signed_is_no_bullet_left_out() -> None:
    """Below the recipients or above them, and whether the lines of the capacity are told apart."""
    signed = FILE + "signer: {name: Lê Thị Hoa Sen, capacity: TM. UBND XÃ / CHỦ TỊCH}\n"
    below = SOURCE.replace("Lưu VT;", "Lưu VT\nTM. UBND XÃ\nCHỦ TỊCH\nLê Thị Hoa Sen")
    assert against(below) == [("P403", 9)]
    assert against(below, signed) == []
    assert against(below, signed.replace(" / ", " ")) == []
    above = SOURCE.replace("Nơi nhận", "TM. UBND XÃ\nCHỦ TỊCH\n\nLê Thị Hoa Sen\nNơi nhận")
    assert against(above) == [("P404", 7), ("P404", 10)]
    assert against(above, signed) == []


def test_a_bullet_that_names_the_signer_is_not_the_signature() -> None:
    """The name is looked for at the foot first."""
    signed = FILE + "signer: Lê Thị Hoa Sen\n"
    source = SOURCE.replace("Nơi nhận", "- Lê Thị Hoa Sen.\nNơi nhận") + "\nLê Thị Hoa Sen\n"
    assert against(source, signed) == [("P403", 7)]


def test_who_signed_a_decision_is_named_before_the_plan_that_it_issues() -> None:
    """So are those who receive it; what is in brackets says only with what it was issued."""
    decision = "QUYẾT ĐỊNH\nNơi nhận:\n- Lưu VT\nTM. UBND XÃ CHỦ TỊCH Lê Thị Hoa Sen\n"
    issued = "* (Ban hành kèm theo Quyết định số 5)*\nI. NHIỆM"
    source = decision + SOURCE.replace("I. NHIỆM", issued)
    bare = source[: source.rindex("Nơi nhận")]
    titled = FILE.replace("Trồng cây năm 2019", "Quyết định")
    signed = titled + "signer: {name: Lê Thị Hoa Sen, capacity: TM. UBND XÃ CHỦ TỊCH}\n"
    assert against(bare, signed) == []


def test_a_bullet_of_an_annex_is_a_warning_and_one_of_a_form_is_none() -> None:
    """Annexes have outlines of reports and forms to fill in, which ask nothing of anybody."""
    annex = "PHỤ LỤC I\nBÁO CÁO\n- Kết quả trồng cây ở các thôn;\n- Số cây: …………\n- Ý kiến khác:\n"
    assert against(SOURCE + annex) == [("P404", 11)]
    assert against(SOURCE + "- Phòng Nội vụ;\n" + annex) == [("P403", 9), ("P404", 12)]


def test_an_annex_without_recipients_before_it_has_its_heading_alone() -> None:
    """A line that only begins with that word is one of the body."""
    body = SOURCE[: SOURCE.index("Nơi nhận")]
    assert against(body + "PHỤ LỤC\n- Số cây đã trồng.\n") == [("P404", 8)]
    assert ("P403", 8) in against(body + "PHỤ LỤC I kèm theo.\n- Số cây đã trồng.\n")


def test_words_of_two_cells_are_joined_by_a_colon() -> None:
    """Or stand with marks of print between them; other words are no such marks."""
    source = SOURCE.replace("- Lập danh\n  sách cây.", "Lập danh sách | cây")
    assert against(source, FILE.replace("Lập danh sách cây", "'Lập danh sách: cây'")) == []
    printed = SOURCE.replace("- Lập danh\n  sách cây.", "- **Lập danh** *sách* cây.")
    assert against(printed) == []
    other = SOURCE.replace("- Lập danh\n  sách cây.", "Lập danh sách và cây")
    assert ("P402", 13) in against(other)


def test_a_heading_that_the_plan_lacks_is_a_warning() -> None:
    """However short it is."""
    assert against(SOURCE.replace("- Trồng", "2. Chăm sóc\n- Trồng")) == [("P404", 6)]


def test_the_place_is_the_stretch_that_is_not_covered() -> None:
    """With its line, column and length in the source, however its words are spaced."""
    found = reading()
    source = SOURCE.replace("- Trồng cây;", "-  Trồng cây;  bón  phân;")
    (problem,) = check_source(plan_of(found), found.places, source, "k.txt")
    place = problem.place
    assert (place.file, place.line) == ("k.txt", 6)
    assert place.excerpt[place.column - 1 :][: place.length] == "bón  phân"


def test_words_that_depart_from_the_source_are_shown_beside_it() -> None:
    """The hint quotes both from where they part."""
    found = reading(FILE.replace("Lập danh sách cây", "Lập danh sách hoa quả"))
    problem = check_source(plan_of(found), found.places, SOURCE, "k.txt")[0]
    assert problem.hint is not None
    assert problem.hint.filling["shared"] == "Lập danh sách"
    assert problem.hint.filling["ours"] == "hoa quả"


def test_a_long_source_takes_no_longer_for_each_word() -> None:
    """Thousands of lines in one bullet."""
    lines = "\n".join(f"việc số {n} phải làm xong" for n in range(3000))
    assert against(SOURCE.replace("- Trồng", f"- {lines}\n- Trồng")) == [("P403", 6)]


@given(st.text("- +*1I.a)\n\tNơi nhận:đ/", max_size=200))
def test_no_text_upsets_the_rules(text: str) -> None:
    """Whatever the source, there are problems and no traceback, and places lie in the text."""
    found = reading()
    lines = text.split("\n")
    for problem in check_source(plan_of(found), found.places, text, "k.txt"):
        place = problem.place
        if place.file == "k.txt":
            assert place.column + place.length - 1 <= len(lines[place.line - 1])
            assert place.length > 0


def test_another_line_of_the_body_is_a_warning_unless_it_is_a_pen_mark() -> None:
    """Up to two strange words pass."""
    line = "- Lập danh\n"
    assert against(SOURCE.replace(line, "Mỗi thôn năm cây\n" + line)) == [("P404", 4)]
    assert against(SOURCE.replace(line, "*Ullh*\n" + line)) == []


def test_a_head_that_differs_is_a_warning() -> None:
    """The number of the plan, or its day of issue, is not that of the source."""
    assert against(SOURCE.replace("5 /KH", "6 /KH")) == [("P405", 2)]
    assert against(SOURCE.replace("5 /KH", "15 /KH")) == [("P405", 2)]
    assert against("Hoa Sen, ngày 2 tháng 3 năm 2019\n" + SOURCE) == [("P405", 6)]
    assert against("Hoa Sen, ngày 01 tháng 3 năm 2019\n" + SOURCE) == []


@pytest.mark.parametrize("day", ["01/3/2019", "01 tháng 3 năm 2019"])
def test_a_head_may_be_said_again_at_the_end(day: str) -> None:
    """Where an annex says what it belongs to: the days of grounds are then those of others."""
    source = SOURCE.replace("5 /KH", "/KH")
    other = "Hoa Sen, ngày 2 tháng 3 năm 2019\n"
    annexed = f"(Kèm theo Kế hoạch số 5/KH-UBND ngày {day} của UBND)\n"
    assert {("P405", 2), ("P405", 6)} - {*against(other + source)} == set()
    assert not [code for code, _ in against(other + source + annexed) if code == "P405"]


def test_records_that_fit_are_no_problem() -> None:
    """A member in each window, and a task that lost its only window."""
    window = "2019-10-20/2019-10-20"
    assert ledger(("k", "I-2a", "thon.a", window), ("k", "I-2b", "thon.a", window)) == []


def test_records_whose_plan_task_unit_or_window_is_gone_are_found() -> None:
    """Each once, with the line that would mend it."""
    found = ledger(
        ("x", "I-1", "vp", ""),
        ("k", "I-9", "vp", ""),
        ("k", "I-9", "vp", ""),
        ("k", "I-1", "bo", ""),
        ("k", "I-2a", "thon.a", "2019-01-01/2019-01-01"),
    )
    assert [one.code for one in found] == ["P501", "P502", "P503", "P504"]
    assert all(one.hint is not None for one in found)


def test_what_was_taken_back_is_no_problem() -> None:
    """`bdg undo` of a record whose task is gone leaves nothing to mend."""
    found = reading()
    about = AssignmentKey("k", "I-9", "vp", "")
    records = [
        record(1, "2019-10-20T08:00:00+07:00", about=about),
        record(2, "2019-10-20T09:00:00+07:00", about=about, kind="undo", takes_back="r1"),
    ]
    assert check_ledger([plan_of(found)], {"k": found.places}, records, "ledger.db") == []


def test_a_unit_that_leads_no_more_is_told_apart_from_one_that_is_gone() -> None:
    """The one is given back its lead, the other a `formerly`."""
    found = ledger(("k", "I-1", "thon.a", ""), ("k", "I-1", "bo", ""))
    hints = [one.hint.template for one in found if one.hint is not None]
    assert [one.code for one in found] == ["P503", "P503"]
    assert "lead" in hints[0]
    assert "formerly" in hints[1]


def test_a_renamed_unit_whose_window_is_gone_lacks_a_window_only() -> None:
    """The place is that of the windows."""
    renamed = FILE.replace("thon: {name", "thon: {formerly: lang, name")
    (problem,) = ledger(("k", "I-2a", "lang.a", "2019-01-01/2019-01-01"), text=renamed)
    assert problem.code == "P504"
    assert "windows" in problem.place.excerpt


def test_a_clock_that_went_back_is_told() -> None:
    """By the moments, whatever their offsets."""
    found = reading()
    moments = (
        "2019-10-20T08:00:00+07:00",
        "2019-10-20T01:30:00+00:00",
        "2019-10-20T08:10:00+07:00",
    )
    records = [record(n, moment, kind="obstacle") for n, moment in enumerate(moments, start=1)]
    problems = check_ledger([plan_of(found)], {"k": found.places}, records, "ledger.db")
    assert [(one.code, one.severity) for one in problems] == [("P507", "warning")]
    assert problems[0].message.filling["id"] == "r3"


def test_ledgers_that_were_joined_have_no_clock_to_doubt() -> None:
    """Both went on from number 1; the longer one alone is in order."""
    found = reading()
    records = [
        record(1, "2019-10-20T08:00:00+07:00", kind="obstacle"),
        record(2, "2019-10-20T09:00:00+07:00", kind="obstacle"),
        record(2, "2019-11-20T09:00:00+07:00", kind="obstacle", record_id="x2"),
        record(3, "2019-10-20T10:00:00+07:00", kind="obstacle"),
    ]
    assert check_ledger([plan_of(found)], {"k": found.places}, records, "ledger.db") == []


def test_formerly_brings_records_home() -> None:
    """For the plan, a task, a unit, a group and a member."""
    renamed = FILE.replace("id: I-2b", "id: cham-soc, formerly: I-2b").replace(
        "thon: {name", "thon: {formerly: lang, name"
    )
    renamed = renamed.replace("b: Thôn B", "b: {name: Thôn B, formerly: b-cu}")
    renamed += "formerly: cu\n"
    assert ledger(
        ("cu", "I-1", "vp", ""),
        ("k", "I-2b", "lang.a", ""),
        ("k", "I-2b", "thon.b-cu", ""),
        text=renamed,
    ) == []  # fmt: skip


def test_an_unknown_kind_and_a_day_before_the_issue_are_told() -> None:
    """A note and a warning; neither is an error."""
    found = reading()
    about = AssignmentKey("k", "I-1", "vp", "")
    records = [
        Record("r1", 1, "r1", "2019-10-20T08:00:00+07:00", "Lan", "praise", about, date(2019, 1, 1))
    ]
    problems = check_ledger([plan_of(found)], {"k": found.places}, records, "ledger.db")
    assert [(one.code, one.severity) for one in problems] == [
        ("P505", "note"),
        ("P506", "warning"),
    ]


@pytest.mark.parametrize("lines", [3, 400])
def test_words_are_found_whole_in_a_short_source_and_in_a_long_one(lines: int) -> None:
    """With their punctuation, in order, and between the two offsets."""
    line = "- Phát băng-zôn (đợt 1), phát tờ rơi; phát. Ký hiệu _a_ là 10.000 đ\n"
    document = SourceText(line * lines, "s")
    flat = document.flat
    first, last = 3, len(flat) - 3
    for words in ("Phát", "phát", "zôn (đợt", "(đợt 1)", "a", "_a_", ";", "10.000 đ", "10", "át"):
        expected = [
            at
            for at in range(first, last - len(words) + 1)
            if flat.startswith(words, at)
            and not (flat[at].isalnum() and flat[at - 1].isalnum())
            and not (words[-1].isalnum() and flat[at + len(words)].isalnum())
        ]
        assert list(document.occurrences(words, first, last)) == expected, words


def test_a_stretch_is_shown_where_it_stands_between_blanks_of_all_kinds() -> None:
    """Columns are those of the line as it is, and a stretch ends with its first line."""
    document = SourceText("\n\t- Phát   tờ\xa0rơi\n   và  băng zôn\n", "s")
    assert document.flat == "- Phát tờ rơi và băng zôn"
    assert pointed_at(document.place(2, 6)) == "Phát"
    assert pointed_at(document.place(7, len(document.flat))) == "tờ\xa0rơi"
    assert pointed_at(document.place(14, 16)) == "và"
    assert (document.place(14, 16).line, document.row(16), document.row(12)) == (3, 3, 2)
