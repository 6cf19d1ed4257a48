"""`bdg draft`: from the official document to a plan file, and what the officer sees of it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import pytest

from bdg_cli.drafting.rules import LINES, PARENTS
from bdg_cli.render.rule_sentences import RULE_SENTENCES
from tests.cli.test_sources import as_text, as_word
from tests.documents.examples import abstract, docx, level, listed, num, para, table
from tests.drafting.example import BODY, FOOT, HEAD, NO_PLAN, PLAN
from tests.office import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.office import Office

LINE = "- Tham mưu bố trí kinh phí trồng cây.\n"


def laid(office: Office, text: str | bytes = PLAN, name: str = "k.txt") -> Path:
    """Lay a document beside the folder of plans."""
    path = office.plans.parent / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def reading(office: Office, text: str | bytes = PLAN, name: str = "k.txt") -> dict[str, Any]:
    """Return what `--json` says of a document."""
    screen = office(f"draft '{laid(office, text, name)}' --json")
    assert (screen.code, screen.err) == (0, "")
    found: dict[str, Any] = json.loads(screen.out)
    return found


def draft(office: Office, text: str | bytes = PLAN, name: str = "k.txt") -> Path:
    """Draft a document into a plan file and return that."""
    path = office.plans / "2026.yaml"
    screen = office(f"draft '{laid(office, text, name)}' -o '{path}' --force")
    assert (screen.code, screen.out) == (0, "")
    return path


def checked(office: Office, path: Path) -> None:
    """See that check finds nothing in a plan file but what is left to decide."""
    screen = office(f"check '{path}' --format json")
    assert screen.code == 0, screen.out
    assert {one["code"] for one in json.loads(screen.out)["problems"]} <= {"P215"}, screen.out


def fates(office: Office, path: Path, text: str) -> list[tuple[str, ...]]:
    """Return what a new edition of the document changes: what became of a task, its id, words."""
    screen = office(f"draft '{laid(office, text, 'moi.txt')}' --diff '{path}'")
    assert screen.code == 0
    return [tuple(line.split("\t")[:3]) for line in screen.out.splitlines()]


def test_a_document_becomes_a_plan_file_that_check_accepts(office: Office) -> None:
    """What is left to decide is a note."""
    path = office.plans / "2026.yaml"
    screen = office(f"draft '{laid(office)}' -o '{path}'")
    assert (screen.code, screen.out) == (0, "")
    assert "9 nhiệm vụ, 7 đơn vị" in screen.err
    checked(office, path)
    assert "P215" in office(f"check '{path}'").out


def test_the_plan_can_be_worked_with_at_once(office: Office) -> None:
    """Tasks are shown, and come due."""
    draft(office)
    shown = json.loads(office("show III-1 --json", today="2026-02-18").out)["task"]
    assert (shown["state"], shown["lead"]) == ("opening", ["phong-nong-nghiep-va-moi-truong"])
    assert office("done V.2-1 --unit phong-kinh-te", today="2026-02-18").code == 0


def test_without_an_output_the_file_is_printed(office: Office) -> None:
    """And nothing is written."""
    before = sorted(office.plans.iterdir())
    screen = office(f"draft '{laid(office)}'")
    assert (screen.code, screen.err) == (0, "")
    assert "number: 27/KH-UBND\n" in screen.out
    assert sorted(office.plans.iterdir()) == before


def test_drafting_twice_gives_the_same_bytes(office: Office) -> None:
    """On another day as well."""
    first = draft(office).read_bytes()
    assert draft(office).read_bytes() == first
    document = office.plans.parent / "k.txt"
    one, other = (
        office(f"draft '{document}'", today=day).out for day in ("2026-03-01", "2031-12-31")
    )
    assert one == other


def test_a_plan_file_is_not_overwritten_unasked(office: Office) -> None:
    """It stays as it is, to the byte, until it is said that it shall go."""
    path = office.write("2026.yaml", "# do tay tôi viết\n")
    document = laid(office)
    before = sorted(office.plans.iterdir())
    screen = office(f"draft '{document}' -o '{path}'")
    assert screen.code == 5
    assert "không ghi đè" in screen.err
    assert "--force" in screen.err
    assert path.read_text("utf-8") == "# do tay tôi viết\n"
    assert sorted(office.plans.iterdir()) == before
    assert office(f"draft '{document}' -o '{path}' --force").code == 0
    assert "number: 27/KH-UBND\n" in path.read_text("utf-8")
    assert sorted(office.plans.iterdir()) == before


def test_a_folder_that_is_not_there_is_made(office: Office) -> None:
    """Where it can be; else one sentence says so, and nothing of the file is left."""
    document = laid(office)
    path = office.plans / "moi" / "2026.yaml"
    assert office(f"draft '{document}' -o '{path}'").code == 0
    checked(office, path)
    screen = office(f"draft '{document}' -o '{document}/2026.yaml'")
    assert screen.code == 3
    assert "Không ghi được" in screen.err
    assert document.read_text("utf-8") == PLAN


def test_a_document_can_come_from_another_program() -> None:
    """`-` is standard input, and names no source."""
    done = subprocess.run(
        [sys.executable, "-m", "bdg_cli", "draft", "-"],
        input=PLAN.encode(),
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode()
    assert "number: 27/KH-UBND" in text
    assert "\nsource:" not in text


@pytest.mark.parametrize(
    "text",
    [
        NO_PLAN,
        "KẾ HOẠCH\nTrồng cây năm 2026\n",
        "BÁO CÁO\nKết quả trồng cây\nI. KẾT QUẢ\n1. Đã trồng 300 cây.\n",
    ],
)
def test_what_is_no_plan_is_refused(office: Office, text: str) -> None:
    """One sentence with a hint, and nothing is written."""
    path = office.plans / "2026.yaml"
    screen = office(f"draft '{laid(office, text)}' -o '{path}'")
    assert screen.code == 5
    assert "không giao việc cho ai" in screen.err
    assert "Traceback" not in screen.err
    assert screen.out == ""
    assert not path.exists()


def test_a_document_that_is_not_there_or_empty_is_said(office: Office) -> None:
    """Before anything is written."""
    path = office.plans / "2026.yaml"
    assert office(f"draft '{office.plans}/khong-co.txt' -o '{path}'").code == 3
    assert office(f"draft '{laid(office, '')}' -o '{path}'").code == 3
    assert not path.exists()


def test_explain_lists_every_line_once(office: Office) -> None:
    """With its number, what it was taken for, its words, and the rules that say so."""
    screen = office(f"draft '{laid(office)}' --explain")
    assert (screen.code, screen.err) == (0, "")
    rows = [line.split("\t") for line in screen.out.splitlines()]
    told: list[int] = []
    for number, kind, words, rule, *_ in rows:
        assert kind
        assert words
        assert rule
        first, _, last = number.partition("–")
        told += range(int(first), int(last or first) + 1)
    assert told == sorted(set(told))
    lines = PLAN.splitlines()
    assert set(told) >= {at for at, line in enumerate(lines, start=1) if line}
    short = [row[:3] for row in rows]
    assert ["23", "nhiệm vụ III-1", "Tổ chức lễ phát động Tết trồng cây."] in short
    assert ["32", "nguồn kinh phí", lines[31]] in short


def test_explain_lists_every_line_of_a_wrapped_document_once(office: Office) -> None:
    """Page numbers between the lines of a task, rows of a table, forms at the end."""
    text = (
        HEAD
        + "\nI. NHIỆM VỤ\n1. Phòng Kinh tế rà soát\nquỹ đất trồng cây và\n2\nlập danh mục.\n"
        + "TT | Nội dung công việc | Đơn vị chủ trì\n1 | Cắt tỉa cây trước mùa mưa | Đội Cây xanh\n"
        + FOOT
        + "\nPHỤ LỤC\nMẫu báo cáo\n1. Tên đơn vị: ....\n"
    )
    screen = office(f"draft '{laid(office, text)}' --explain")
    told: list[int] = []
    for line in screen.out.splitlines():
        first, _, last = line.split("\t")[0].partition("–")
        told += range(int(first), int(last or first) + 1)
    assert set(told) >= {at for at, line in enumerate(text.splitlines(), start=1) if line}
    assert len(told) - len(set(told)) <= 1, "the page number stands within its task"


def test_json_is_the_reading_itself(office: Office) -> None:
    """The head, the units, the tasks with where they stand, and what was set aside."""
    found = reading(office)
    assert found["schema_version"] == 1
    assert found["number"] == "27/KH-UBND"
    assert found["title"] == "Trồng và chăm sóc cây xanh trên địa bàn huyện năm 2026"
    assert found["issued"] == "2026-02-12"
    assert found["period"] == {"first": "2026-02-12", "last": "2026-12-31"}
    assert found["signer"]["name"] == "Trần Thị Hạnh"
    assert {one["code"] for one in found["units"]} >= {"phong-kinh-te", "xa"}
    assert {one["kind"] for one in found["aside"]} >= {"aside", "target", "money", "head", "foot"}
    assert set(found["tasks"][0]) == {
        *("id", "ref", "text", "line", "lead", "support", "times", "unsure"),
    }
    assert found["tasks"][0]["line"] == [23, 23]
    assert found["tasks"][0]["support"] == ["van-phong-hdnd-va-ubnd-huyen", "ubnd-xa-tan-hoa"]
    assert found["tasks"][0]["times"] == [
        {
            "words": "ngày 20/02/2026",
            "windows": [{"first": "2026-02-20", "last": "2026-02-20"}],
            "every": None,
            "by": [],
        }
    ]


def test_the_head_is_told_with_its_lines(office: Office) -> None:
    """A document's number, day, grounds, recipients and signature are found again by them."""
    found, lines = reading(office), PLAN.splitlines()
    for name, numbers in found["lines"].items():
        words = found[name]["name"] if name == "signer" else found[name]
        if name != "issued":
            told = words if isinstance(words, list) else [words]
            assert [one in lines[at - 1] for one, at in zip(told, numbers, strict=True)], name
    assert lines[found["lines"]["issued"][0] - 1].endswith("ngày 12 tháng 02 năm 2026")


def test_the_words_of_each_task_stand_in_the_document(office: Office) -> None:
    """On the lines that are told, and each role is one of the units."""
    found = reading(office)
    lines = PLAN.splitlines()
    codes = {one["code"] for one in found["units"]}
    for task in found["tasks"]:
        first, last = task["line"]
        assert task["text"] in " ".join(lines[first - 1 : last])
        assert {*task["lead"], *task["support"]} <= codes
        assert all(time["words"] in PLAN for time in task["times"])


def test_the_same_edition_keeps_every_task(office: Office) -> None:
    """And counts them."""
    path = draft(office)
    screen = office(f"draft '{office.plans.parent / 'k.txt'}' --diff '{path}'")
    assert screen.err == "giữ nguyên 9, sửa lời 0, mới 0, không còn 0\n"
    assert {fate for fate, *_ in fates(office, path, PLAN)} == {"giữ nguyên"}


def test_a_reworded_line_keeps_its_old_id(office: Office) -> None:
    """So that the ledger still fits; the words before stand behind the new ones."""
    path = draft(office)
    path.write_text(
        path.read_text("utf-8").replace("- ref: V.2-1", "- ref: V.2-1\n            id: kinh-phi"),
        "utf-8",
    )
    new = PLAN.replace(LINE, "- Tham mưu bố trí đủ kinh phí trồng cây.\n")
    changed = [row for row in fates(office, path, new) if row[0] != "giữ nguyên"]
    assert changed == [("sửa lời", "kinh-phi", "Tham mưu bố trí đủ kinh phí trồng cây.")]
    screen = office(f"draft '{office.plans.parent / 'moi.txt'}' --diff '{path}'")
    assert f"\tTham mưu bố trí đủ kinh phí trồng cây.\t{LINE[2:]}" in screen.out


def test_changes_are_json_for_programs(office: Office) -> None:
    """With the words before and after; what is new has none before, what is gone none after."""
    path = draft(office)
    new = laid(office, PLAN.replace(LINE, "- Trồng dặm cây chết.\n"), "moi.txt")
    screen = office(f"draft '{new}' --diff '{path}' --json")
    assert (screen.code, screen.err) == (0, "")
    changes = json.loads(screen.out)["changes"]
    assert [one["fate"] for one in changes].count("kept") == len(changes) - 2
    added, gone = (one for one in changes if one["fate"] != "kept")
    assert (added["fate"], added["before"], added["after"]) == ("new", None, "Trồng dặm cây chết.")
    assert (gone["fate"], gone["before"], gone["after"]) == ("gone", LINE[2:].strip(), None)


@pytest.mark.parametrize("columns", [80, 120])
def test_on_a_terminal_they_are_tables(office: Office, columns: int) -> None:
    """In which no word is broken, and no line is longer than the terminal is wide."""
    path = draft(office)
    new = laid(office, PLAN.replace(LINE, f"- Sớm t{LINE[3:]}- Trồng dặm.\n"), "moi.txt")
    explained = office(f"draft '{new}' --explain", columns=columns)
    compared = office(f"draft '{new}' --diff '{path}'", columns=columns)
    for screen in (explained, compared):
        assert screen.code == 0
        assert "\t" not in screen.out
        assert max(map(len, screen.out.splitlines())) <= columns
        assert {"Sớm", "tham", "mưu", "dặm."} <= set(screen.out.split())
    assert "trước đây: Tham mưu" in compared.out
    assert compared.out.splitlines()[-1] == "giữ nguyên 8, sửa lời 1, mới 1, không còn 0"


def test_a_new_line_is_new_and_the_others_are_kept(office: Office) -> None:
    """Wherever it stands."""
    new = PLAN.replace(LINE, f"- Thanh toán tiền mua cây giống cho các hộ dân.\n{LINE}")
    counts = [row for row in fates(office, draft(office), new) if row[0] != "giữ nguyên"]
    assert [(row[0], row[2]) for row in counts] == [
        ("mới", "Thanh toán tiền mua cây giống cho các hộ dân.")
    ]


def test_a_line_that_is_gone_is_told_last(office: Office) -> None:
    """With its id and its words."""
    gone = "Chủ trì, phối hợp với Phòng Kinh tế hướng dẫn kỹ thuật trồng cây."
    rows = fates(office, draft(office), PLAN.replace(f"a) {gone}\n", ""))
    assert rows[-1] == ("không còn", "V.1-1", gone)
    assert {row[0] for row in rows[:-1]} == {"giữ nguyên"}


def test_next_year_keeps_what_the_officer_decided(office: Office) -> None:
    """Codes, members, roles with what gives them, and splits, where the words are the same."""
    old = office.plans / "2018.yaml"
    source = (office.plans / "sources" / "70-KH-UBND-2018.txt").read_text("utf-8")
    new = laid(office, source.replace("2018", "2021").replace("băng zôn", "băng rôn"))
    path = office.plans / "2021.yaml"
    screen = office(f"draft '{new}' --diff '{old}' -o '{path}'")
    assert screen.code == 0
    counts = screen.err.splitlines()[0]
    was, now = (
        {
            one["id"]: json.loads(office(f"show {one['id']} --plan {plan} --json").out)["task"]
            for one in json.loads(office(f"list --plan {plan} --json").out)["tasks"]
        }
        for plan in ("2018", "2021")
    )
    rows = [line.split("\t")[:2] for line in screen.out.splitlines()]
    kept = [task for fate, task in rows if fate == "giữ nguyên"]
    reworded = [task for fate, task in rows if fate == "sửa lời"]
    assert counts.startswith(f"giữ nguyên {len(kept)}, sửa lời {len(reworded)}, mới 0,")
    assert {*kept, *reworded} == set(now)
    assert {"IV.2a", "IV.2b"} <= set(kept)
    for task in kept:
        assert now[task]["roles"] == was[task]["roles"], task
    assert now["IV.2b"]["text"] == was["IV.2b"]["text"]
    units = {
        plan: {
            one["code"]: one
            for one in json.loads(office(f"units --plan {plan} --json").out)["units"]
        }
        for plan in ("2018", "2021")
    }
    assert set(units["2018"]) <= set(units["2021"])
    assert units["2021"]["xa"]["members"] == units["2018"]["xa"]["members"]
    assert now["IV.5-2"]["of"] == 21


HOSTILE = (
    "Tổ chức [red]hội nghị[/red] trồng cây: xem # ghi chú 'a' \"b\" và {c}.",
    "Tổ chức hội nghị \x1b[31mtrồng\x1b[0m cây \x1b]0;tên\x07 lần 2.",
    "Tổ chức hội nghị: !!python/object & *neo |> %YAML @ `lệnh` về trồng cây.",
    "Tổ chức \u202ehội nghị\u202c trồng\u200b cây\x01 đầu năm.",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_signs_that_mean_something_elsewhere_are_words(office: Office, words: str) -> None:
    """For the plan file, and on the screen, which nothing steers."""
    text = PLAN.replace(LINE, f"- {words}\n").replace("Trồng và chăm sóc", "số: [1, {x: 'Trồng\" #")
    path = draft(office, text)
    checked(office, path)
    document = office.plans.parent / "k.txt"
    for call in (f"draft '{document}'", f"draft '{document}' --explain", "list", "show V.2-1"):
        screen = office(call, columns=100)
        assert screen.code == 0, screen.err
        steering = {"\x1b", "\x07", "\x01", "\u202e", "\u200b"}
        assert not steering & {*screen.out, *screen.err}
    if "\x1b" not in words and "\x01" not in words:
        task = next(one for one in reading(office, text)["tasks"] if one["id"] == "V.2-1")
        assert task["text"].replace(" ", "") == (
            words.replace("\u202e", "").replace("\u202c", "").replace("\u200b", "").replace(" ", "")
        )


@pytest.mark.parametrize(
    "title",
    [
        "- [a, b]: {c}",
        "null",
        "'Trồng cây",
        "năm 2026",
        "Trồng cây: năm 2026 # thật",
        "!!str Trồng cây",
        "%YAML 1.2 trồng cây",
        "Trồng cây\\n\\t",
        "“Trồng” cây; “Chăm” cây",
    ],
)
def test_a_title_that_looks_like_yaml_is_a_title(office: Office, title: str) -> None:
    """To the letter."""
    text = PLAN.replace("Trồng và chăm sóc cây xanh trên địa bàn huyện năm 2026", title, 1)
    assert reading(office, text)["title"] == title
    checked(office, draft(office, text))


def as_utf16(text: str) -> bytes:
    """Save it as Notepad does."""
    return text.encode("utf-16")


def apart(text: str) -> bytes:
    """Write the marks behind their letters."""
    return normalize("NFD", text).encode()


@pytest.mark.parametrize("saved", [as_text, as_utf16, apart], ids=["cp1258", "utf-16", "nfd"])
def test_however_the_text_is_saved_the_draft_is_the_same(
    office: Office, saved: Callable[[str], bytes]
) -> None:
    """To the byte."""
    text = PLAN.replace("–", "-")
    first = draft(office, text).read_bytes()
    path = draft(office, saved(text))
    assert path.read_bytes() == first
    checked(office, path)


def test_the_same_in_word(office: Office) -> None:
    """Bullets that Word draws by itself are bullets."""
    first = reading(office)
    word = reading(office, as_word(PLAN), "k.docx")
    assert word["tasks"] == first["tasks"]
    assert word["units"] == first["units"]
    checked(office, draft(office, as_word(PLAN), "k.docx"))


def test_numbers_and_tables_of_word_are_read(office: Office) -> None:
    """As they are shown, though nobody typed them."""
    body = docx(
        *(para(line) for line in HEAD.splitlines()),
        listed("NHIỆM VỤ", 1),
        listed("Phòng Kinh tế", 1, 1),
        listed("Kiểm tra vườn ươm trước ngày 10/3/2026.", 2),
        listed("Tổ chức trồng cây tại các trường học và dọc bờ kênh của huyện.", 2),
        table(
            ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian"),
            ("1", "Cắt tỉa cây trước mùa mưa bão", "Đội Cây xanh", "Tháng 5/2026"),
        ),
        numbering=abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%2."))
        + abstract(1, level(0, "lowerLetter", "%1)"))
        + num(1, 0)
        + num(2, 1),
    )
    found = reading(office, body, "k.docx")
    assert [(one["id"], one["lead"], one["text"]) for one in found["tasks"]] == [
        ("I.1-1", ["phong-kinh-te"], "Kiểm tra vườn ươm trước ngày 10/3/2026."),
        (
            "I.1-2",
            ["phong-kinh-te"],
            "Tổ chức trồng cây tại các trường học và dọc bờ kênh của huyện.",
        ),
        ("I.1-3", ["doi-cay-xanh"], "Cắt tỉa cây trước mùa mưa bão"),
    ]
    assert found["tasks"][2]["times"][0]["windows"] == [
        {"first": "2026-05-01", "last": "2026-05-31"}
    ]


def test_a_decision_that_promulgates_a_plan_gives_the_plan(office: Office) -> None:
    """Its articles are no tasks; the head of the plan is the head."""
    decision = (
        "UBND HUYỆN ĐÔNG NGÀN\nSố: 88/QĐ-UBND\nĐông Ngàn, ngày 12 tháng 02 năm 2026\n\n"
        "QUYẾT ĐỊNH\nBan hành Kế hoạch trồng cây năm 2026\n\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương;\n"
        "Theo đề nghị của Trưởng phòng Kinh tế.\n\nQUYẾT ĐỊNH:\n"
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng cây năm 2026.\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
        "Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành.\n\n"
    )
    plan = "KẾ HOẠCH\nTrồng cây năm 2026\n(Kèm theo Quyết định số 88/QĐ-UBND)\n" + BODY
    found = reading(office, decision + plan + FOOT)
    first = reading(office)
    assert [one["text"] for one in found["tasks"]] == [one["text"] for one in first["tasks"]]
    assert (found["number"], found["issued"]) == ("88/QĐ-UBND", "2026-02-12")
    assert found["title"].startswith("Trồng cây năm 2026")
    checked(office, draft(office, decision + plan + FOOT))


def test_the_language_of_the_draft_follows_the_officer(office: Office) -> None:
    """The document's words stay; the marks are told in English."""
    document = laid(office)
    screen = office(f"draft '{document}'", env={"LANG": "en_US.UTF-8"})
    assert screen.code == 0
    assert "title: Trồng và chăm sóc cây xanh trên địa bàn huyện năm 2026\n" in screen.out
    assert "Đây là một nhóm" not in screen.out


def test_the_next_edition_keeps_the_ids_of_the_last(office: Office) -> None:
    """With `--diff` and `-o`, the records of a reworded task still fit."""
    path = draft(office)
    path.write_text(
        path.read_text("utf-8").replace("- ref: V.2-1", "- ref: V.2-1\n            id: kinh-phi"),
        "utf-8",
    )
    new = PLAN.replace(LINE, f"- Thanh toán tiền mua cây giống cho các hộ dân.\n{LINE}")
    other = office.plans / "2027.yaml"
    screen = office(f"draft '{laid(office, new, 'moi.txt')}' --diff '{path}' -o '{other}'")
    assert screen.code == 0
    assert "mới 1" in screen.err
    checked(office, other)
    lines = other.read_text("utf-8").splitlines()
    at = lines.index("            id: kinh-phi")
    assert lines[at + 1].strip() == f"text: {LINE[2:].strip()}"


@pytest.mark.parametrize(
    "options",
    ["--json --explain", "--json -o a.yaml", "--explain -o a.yaml", "--explain --diff a.yaml"],
)
def test_options_that_do_not_go_together_are_refused(office: Office, options: str) -> None:
    """Before anything is read or written."""
    screen = office(f"draft '{laid(office)}' {options}")
    assert (screen.code, screen.out) == (2, "")
    assert all(option in screen.err for option in options.split() if option.startswith("-"))


def test_explain_names_the_rule_and_the_second(office: Office) -> None:
    """By the name that it has in the code, and in a sentence for the officer."""
    rows = {
        row[0]: row[3:]
        for row in (
            line.split("\t")
            for line in office(f"draft '{laid(office)}' --explain").out.splitlines()
        )
    }
    assert rows["23"][0].startswith("việc phải làm: ")
    heading = next(at for at, line in enumerate(PLAN.splitlines(), 1) if line.startswith("V. "))
    assert rows[str(heading)][0].startswith("tên mục")
    assert any(len(row) > 1 and row[1] for row in rows.values()), "some line has a second rule"
    screen = office(f"draft '{laid(office)}' --explain", columns=100).out
    assert "vì: việc phải làm: câu bắt đầu" in screen
    assert "rồi mới đến: " in screen


def test_every_rule_says_what_it_means() -> None:
    """So that `--explain` can tell an officer."""
    names = {rule.name for rule in (*LINES, *PARENTS)}
    assert names - RULE_SENTENCES.keys() == set()
