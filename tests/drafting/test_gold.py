"""Documents made up in the manner of each kind are read as well as their floor says."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.drafting.corpus import fault_of, tasks_of
from tests.drafting.corpus import main as corpus_main
from tests.drafting.gold_score import Tally, compare, document_of, gold_files, name_key, refused
from tests.drafting.score import GOLD, MADE_UP, below_floor, main, name_of, tally_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def test_the_made_up_documents_reach_their_floor() -> None:
    """It takes more than a second: each document is drafted by the command itself."""
    tallies = [tally_of(path) for path in gold_files(GOLD)]
    assert len(tallies) >= 19
    whole = sum(tallies, start=Tally(Counter()))
    assert below_floor(whole, MADE_UP) == [], "\n".join(map(str, whole.faults))


@pytest.mark.parametrize("path", gold_files(GOLD), ids=name_of)
def test_each_made_up_document_gives_a_plan_file_that_check_accepts(
    path: Path,
) -> None:
    """It has warnings at most, beside the document it comes from."""
    assert fault_of(document_of(path)) == ""


@pytest.mark.parametrize("path", gold_files(GOLD), ids=name_of)
def test_a_gold_file_speaks_of_its_document(path: Path) -> None:
    """Each task starts on its lines, and no two tasks are the same."""
    gold = json.loads(path.read_text("utf-8"))
    lines = document_of(path).read_text("utf-8").split("\n")
    for one in gold["tasks"]:
        first, last = one["line"]
        assert one["starts"] in " ".join(lines[first - 1 : last])
        assert set(one["lead"]).isdisjoint(one["support"])
    starts = [(one["starts"], *one["line"]) for one in gold["tasks"]]
    assert len(starts) == len(set(starts))


def _gold(folder: Path, *tasks: dict[str, object]) -> Path:
    """Write a gold file with a document of a line for each task."""
    told: dict[str, object] = {"support": [], "windows": [], "repeat": None, "by": None, "lead": []}
    (folder / "k.txt").write_text("".join(f"{one['starts']}\n" for one in tasks), "utf-8")
    path = folder / "k.gold.json"
    listed = [{**told, "line": [n, n], **one} for n, one in enumerate(tasks, start=1)]
    path.write_text(json.dumps({"doc": "k.txt", "units": [], "tasks": listed}), "utf-8")
    return path


def _draft(*tasks: Mapping[str, object]) -> dict[str, object]:
    """Return the JSON of a draft whose units have their names as codes."""
    told: dict[str, object] = {"lead": [], "support": [], "times": [], "unsure": []}
    listed = [{**told, "line": [n, n], **one} for n, one in enumerate(tasks, start=1)]
    return {"units": [], "tasks": listed}


TREES = "Trồng cây ven đường liên xã"
PONDS = "Nạo vét ao hồ trong khu dân cư"


def test_what_is_as_in_the_gold_has_no_fault(tmp_path: Path) -> None:
    """Also where the name is written in another way."""
    gold = _gold(tmp_path, {"starts": TREES, "lead": ["UBND xã Tân Hòa"]})
    tally = compare(_draft({"text": TREES, "lead": ["Ủy ban nhân dân xã Tân Hòa"]}), gold)
    assert tally.faults == ()
    assert set(tally.score.values()) == {100, 0}


def test_what_is_lost_or_invented_is_silent_without_a_mark(tmp_path: Path) -> None:
    """A lost task always is."""
    gold = _gold(tmp_path, {"starts": TREES})
    for unsure, silent in (([], 200), (["Xem lại."], 100)):
        tally = compare(_draft({"text": PONDS, "line": [7, 7], "unsure": unsure}), gold)
        assert {one.kind for one in tally.faults} == {"lost", "invented"}
        assert (tally.score["recall"], tally.score["silent"]) == (0, silent)


def test_a_wrong_unit_or_day_counts_once_for_its_task(tmp_path: Path) -> None:
    """However much is wrong in it."""
    window = {"first": None, "last": "2026-03-15"}
    gold = _gold(tmp_path, {"starts": TREES, "lead": ["Phòng Kinh tế"], "windows": [window]})
    tally = compare(_draft({"text": TREES, "lead": ["Phòng Nội vụ"]}), gold)
    assert [one.kind for one in tally.faults] == ["lead", "days"]
    assert tally.score["silent"] == 100


def test_a_task_that_is_arguable_may_be_drafted_or_not(tmp_path: Path) -> None:
    """Neither is a fault."""
    gold = _gold(tmp_path, {"starts": TREES}, {"starts": PONDS, "doubt": "Task? a slogan"})
    for tasks in [[{"text": TREES}], [{"text": TREES}, {"text": PONDS}]]:
        tally = compare(_draft(*tasks), gold)
        assert (tally.faults, tally.score["recall"], tally.score["precision"]) == ((), 100, 100)


def test_a_repeat_counts_by_its_day(tmp_path: Path) -> None:
    """One without a day counts for neither side; so does a time without an end that is marked."""
    monthly = {"every": "month", "by": ["25"], "windows": []}
    day = {"every": None, "by": [], "windows": [{"last": "2026-12-31"}]}
    endless = {"first": "2026-06-01", "last": None}
    gold = _gold(
        tmp_path,
        {"starts": TREES, "repeat": "month", "by": "25"},
        {"starts": PONDS, "repeat": "week"},
        {"starts": "Quét dọn đường làng ngõ xóm", "windows": [endless]},
    )
    tally = compare(
        _draft(
            {"text": TREES, "times": [monthly]},
            {"text": PONDS, "times": [day]},
            {"text": "Quét dọn đường làng ngõ xóm", "times": [day], "unsure": ["Xem lại."]},
        ),
        gold,
    )
    assert (tally.faults, tally.score["days"]) == ((), 100)


def test_a_refused_document_loses_all_that_is_asked(tmp_path: Path) -> None:
    """Silently, as nobody sees its tasks."""
    gold = _gold(tmp_path, {"starts": TREES}, {"starts": PONDS, "doubt": "Task? a slogan"})
    assert refused(gold).score["silent"] == 100
    assert tally_of(gold).score["recall"] == 0


def test_a_name_is_known_without_the_form_of_address() -> None:
    """And without what stands in brackets."""
    assert name_key("Đề nghị Sở KH&CN (cơ quan thường trực)") == "so khoa hoc va cong nghe"
    assert name_key("Giám đốc") == "giam doc"


def test_the_command_fails_below_a_floor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And says in which field; without a floor it only prints the score."""
    _gold(tmp_path, {"starts": TREES})
    assert main([str(tmp_path), "--details"]) == 0
    assert main([str(tmp_path), "--floor", MADE_UP]) == 1
    shown = capsys.readouterr()
    assert "SILENT refused" in shown.out
    assert "recall: 0.0" in shown.err


def test_two_conversions_of_one_document_give_the_same_tasks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As plain text and as Markdown."""
    text = (GOLD / "plan-with-unit-sections.txt").read_text("utf-8")
    shown = [line if "|" in line else f"**{line}**" for line in text.split("\n") if line]
    (tmp_path / "1-plain.txt").write_text(text, "utf-8")
    (tmp_path / "2-marked.txt").write_text("\n\n".join(shown), "utf-8")
    assert tasks_of(tmp_path / "1-plain.txt") == tasks_of(tmp_path / "2-marked.txt")
    assert corpus_main([str(tmp_path), "--twins", "1", "2"]) == 0
    assert capsys.readouterr().out == "2 documents, 0 faults\n"


def test_a_document_that_is_refused_is_a_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The name says which one."""
    (tmp_path / "1-k.txt").write_text("Kính gửi quý khách bảng giá hạt giống.", "utf-8")
    assert corpus_main([str(tmp_path)]) == 1
    assert "1-k.txt: refused" in capsys.readouterr().out
