"""A commune owes tasks of its province and its district, each with a shared ledger of its own."""

from __future__ import annotations

import json
import shlex
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.office import Office, Screen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.shared.server import Server

PLAN = """\
bdg: 1
number: {number}
title: Chuyển đổi số năm 2018
issuer: {issuer}
place: Tân Lập
issued: 10/1/2018
period: 10/1/2018–31/12/2018
units:
  vp: Văn phòng
  xa: {{name: Các xã, members: {{a: Xã An, b: Xã Bình}}}}
sections:
  - number: I
    title: NHIỆM VỤ
    tasks:
      - {{ref: I-1, text: {text}, lead: xa, windows: {{by: {by}}}}}
      - {{ref: {ref}, text: Báo cáo cả năm., lead: xa, windows: {{by: 20/12}}}}
"""
DISTRICT = PLAN.format(
    number="21/KH-UBND", issuer="UBND huyện", text="Mở lớp kỹ năng số.", by="26/11", ref="I-2"
)
PROVINCE = PLAN.format(
    number="7/KH-UBND", issuer="UBND tỉnh", text="Rà soát các trạm.", by="15/11", ref="I-3"
)
OWN = PLAN.format(
    number="3/KH-UBND", issuer="UBND xã An", text="Lập tổ công nghệ số.", by="30/11", ref="I-4"
)
AWAY = "host=127.0.0.1 port=1 dbname={} user=xa connect_timeout=1"


class Desk:
    """The desk of a commune, with folders of plans side by side, each with its ledger."""

    def __init__(self, home: Path, **ledgers: str) -> None:
        self.office = Office(home)
        self.home = home
        shutil.rmtree(self.office.plans)
        for name, text in (("huyen", DISTRICT), ("tinh", PROVINCE)):
            (self.office.plans / name).mkdir(parents=True)
            self.office.write(f"{name}/2018.yaml", text)
            way = ledgers.get(name, AWAY.format(name))
            self.office.write(f"{name}/shared.toml", f'ledger = "{way}"\n')

    def __call__(self, words: str, *, alone: str = "", answer: str | None = None) -> Screen:
        """Make one call; with `alone`, in that folder only."""
        chosen = {"BDG_PLANS": f"{self.office.plans}/{alone}"} if alone else {}
        return self.office(
            words, env={"HOME": str(self.home), "BDG_SYNC": "off", **chosen}, answer=answer
        )

    def folder(self, name: str = "") -> str:
        """Return a folder as messages call it."""
        return str(self.office.plans / name) if name else str(self.office.plans)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Set up a desk whose servers cannot be reached."""
    return Desk(tmp_path)


def lines(screen: Screen) -> list[str]:
    """Return the lines of an answer up to the text of the task."""
    return ["\t".join(line.split("\t")[:5]) for line in screen.out.splitlines()]


def without_folders(said: str) -> str:
    """Return an answer with the ids that plans have in their own folders."""
    return said.replace("huyen/2018", "2018").replace("tinh/2018", "2018")


def test_what_is_due_is_read_of_all_together(desk: Desk) -> None:
    """The most urgent first, whoever issued the plan; both plans have one id, and a task of one."""
    due = desk("due --unit a")
    assert lines(due) == [
        "tinh/2018\tquá hạn 5 ngày\thạn 15/11/2018\tI-1\txa.a",
        "huyen/2018\tcòn 6 ngày\thạn 26/11/2018\tI-1\txa.a",
        "huyen/2018\tcòn 30 ngày\thạn 20/12/2018\tI-2\txa.a",
        "tinh/2018\tcòn 30 ngày\thạn 20/12/2018\tI-3\txa.a",
    ]
    assert f"{desk.folder('tinh')}: CHÚ Ý: chưa lần nào đồng bộ" in due.err


@pytest.mark.parametrize(
    "words",
    ["due --unit xa", "list", "list --csv --headings en", "units", "timeline", "plans", "remind"],
)
def test_together_is_what_each_says_alone(desk: Desk, words: str) -> None:
    """Line by line, but for the id of the plan."""
    desk("done I-1 --unit a --plan tinh/2018")
    desk("obstacle I-2 --unit b --note 'thiếu máy'")
    together = desk(f"{words} --plan tinh/2018 --plan huyen/2018").out.splitlines()
    apart = [
        line.removeprefix("2018\t")
        for name in ("huyen", "tinh")
        for line in desk(words, alone=name).out.splitlines()
    ]
    said = [without_folders(line).removeprefix("2018\t") for line in together]
    assert sorted(set(said)) == sorted(set(apart))


def test_figures_are_the_sums(desk: Desk) -> None:
    """Of the two ledgers."""
    desk("done I-1 --unit a --plan tinh/2018")
    found = json.loads(desk("status --json").out)
    alone = [json.loads(desk("status --json", alone=name).out) for name in ("huyen", "tinh")]
    assert [found[key] for key in ("done", "of")] == [
        sum(one[key] for one in alone) for key in ("done", "of")
    ]
    assert found["done"] == 1


def test_a_record_goes_into_the_ledger_of_its_plan_alone(desk: Desk) -> None:
    """And it is said which; a task that both plans have is asked for with its plan."""
    said = desk("done I-1 --unit a")
    assert (said.code, "--plan với một trong: huyen/2018, tinh/2018" in said.err) == (5, True)
    said = desk("done I-3 --unit a --on 19/11/2018")
    assert f"Đã ghi vào sổ của {desk.folder('tinh')}." in said.err
    assert f"{desk.folder('tinh')}: Đã ghi ở máy này, chưa gửi" in said.err
    assert desk("log", alone="huyen").out == ""
    assert desk("log", alone="tinh").out.startswith("19/11/2018\thoàn thành\tI-3\txa.a")
    assert desk("log").out.startswith("tinh/2018\t19/11/2018\thoàn thành\tI-3\txa.a")
    assert "hoàn thành" in desk("show I-3").out


def test_nothing_is_recorded_in_two_ledgers_by_one_call(desk: Desk) -> None:
    """It could be whole in one of them only."""
    said = desk("done I-2 I-3 --unit a")
    assert (said.code, "Mỗi lần chỉ ghi vào một sổ" in said.err) == (5, True)
    assert desk("log").out == ""


def test_undo_takes_back_the_last_of_all_in_its_own_ledger(desk: Desk) -> None:
    """It is shown with its plan, and asked."""
    desk("done I-2 --unit a")
    desk("done I-3 --unit a")
    record = desk("log --json")
    first, last = (one["id"] for one in json.loads(record.out)["records"])
    said = desk("undo", answer="c\n")
    assert (said.code, "tinh/2018" in said.out, "I-2" in said.out) == (0, True, False)
    assert [line.split("\t")[1] for line in desk("log", alone="tinh").out.splitlines()] == [
        "hoàn thành (đã hoàn tác)",
        "hoàn tác",
    ]
    assert "hoàn tác" not in desk("log", alone="huyen").out
    assert desk(f"undo {last} --yes").code == 5
    assert desk(f"undo {first} --yes").code == 0
    assert "hoàn tác" in desk("log", alone="huyen").out


def test_closing_names_one_plan(desk: Desk) -> None:
    """Never the first of those that have the id."""
    said = desk("close 2018")
    assert (said.code, "bdg close huyen/2018, tinh/2018" in said.err) == (5, True)
    assert desk("close tinh/2018 --reason 'đã thay'").code == 0
    due = desk("due --unit a").out
    assert ("I-2" in due, "I-3" in due) == (True, False)


def test_own_plans_lie_beside_them(desk: Desk) -> None:
    """With the ledger of the folder; their ids stay what they were."""
    desk.office.write("2018.yaml", OWN)
    assert desk("done I-1 --unit a --plan 2018").code == 0
    assert (desk.office.plans / "ledger.db").exists()
    assert [line.split("\t")[0] for line in desk("plans").out.splitlines()] == [
        "2018",
        "huyen/2018",
        "tinh/2018",
    ]
    assert desk("log").out.startswith("2018\t20/11/2018\thoàn thành\tI-1")
    assert desk("list --plan 2018").out == desk("list --plan 3/KH-UBND").out


@pytest.mark.parametrize(
    "words",
    [
        "log --json-lines",
        "remind --send",
        "remind --digest --send",
        "form --each -o {folder}/phieu/",
        "sync --changes",
        "collect phieu.xlsx --yes",
        "collect --missing",
        "restore {file}",
        "share grant xa_an --unit a",
    ],
)
def test_what_is_about_one_ledger_is_refused(desk: Desk, tmp_path: Path, words: str) -> None:
    """In one sentence, with how one is chosen; and there it is done."""
    backup = tmp_path / "so.jsonl"
    backup.write_text("", "utf-8")
    words = words.format(file=shlex.quote(str(backup)), folder=shlex.quote(str(tmp_path)))
    said = desk(words)
    assert said.code == 5
    assert "Ở đây có nhiều sổ cạnh nhau" in said.err
    assert f"bdg --plans {desk.folder('huyen')}" in said.err
    assert "nhiều sổ" not in desk(words, alone="huyen").err


def test_a_plan_in_two_ledgers_is_told(desk: Desk) -> None:
    """What is recorded in one is still owed in the other."""
    assert "P519" not in desk("check").out
    desk.office.write("tinh/ban-sao.yaml", DISTRICT)
    assert "P519" in desk("check").out
    assert "là cùng một văn bản, mỗi tệp theo một sổ" in desk("due").err


def test_plans_that_nothing_reads_are_told(desk: Desk) -> None:
    """A folder is read if it says where its ledger is; nobody expects them in vain."""
    (desk.office.plans / "cu").mkdir()
    desk.office.write("cu/2017.yaml", OWN)
    assert "cu/2017.yaml: P518 cảnh báo" in desk("check").out
    assert "3/KH" not in desk("plans").out


def test_contacts_are_for_the_plans_of_all(desk: Desk) -> None:
    """Those of the folder that the others lie in."""
    desk.office.write("contacts.yaml", "units:\n  xa.a: an@xa.example\n  xa.c: ai@xa.example\n")
    found = desk("check").out
    assert "xa.c" in found
    assert "“xa.a”" not in found


def test_a_folder_without_plans_is_told(desk: Desk) -> None:
    """It hinders nothing."""
    (desk.office.plans / "tinh/2018.yaml").unlink()
    due = desk("due --unit a")
    assert (due.code, "tinh chưa có kế hoạch nào" in due.err) == (0, True)
    assert lines(due)[0].startswith("còn 6 ngày")
    (desk.office.plans / "huyen/2018.yaml").unlink()
    assert "Chưa có kế hoạch nào trong" in desk("due").err


def test_two_folders_with_one_ledger_are_refused(desk: Desk) -> None:
    """A record about 2018 would count for both plans."""
    way = AWAY.format("huyen")
    desk.office.write("tinh/shared.toml", f'ledger = "{way}"\n')
    said = desk("due")
    assert (said.code, "cùng một sổ chung" in said.err) == (4, True)


def test_one_variable_names_no_two_ledgers(desk: Desk) -> None:
    """Each folder says where its own is."""
    said = desk.office("due", env={"BDG_LEDGER": "service=bdg", "HOME": str(desk.home)})
    assert (said.code, "BDG_LEDGER nói một sổ" in said.err) == (2, True)


def test_one_folder_is_as_if_it_lay_alone(desk: Desk) -> None:
    """Until there is another beside it."""
    shutil.rmtree(desk.office.plans / "huyen")
    assert lines(desk("due --unit a"))[0] == "quá hạn 5 ngày\thạn 15/11/2018\tI-1\txa.a\tchủ trì"
    assert desk("done I-1 --unit a").code == 0


def test_sync_says_which_cannot_be_reached(tmp_path: Path, server: Server) -> None:
    """And does the others all the same; so does a fresh answer."""
    database = server.new_ledger()
    way = server.conninfo(database, "huyen")
    desk = Desk(tmp_path, tinh=way)
    assert desk("done I-3 --unit a").err == f"Đã ghi vào sổ của {desk.folder('tinh')}.\n"
    assert desk("done I-2 --unit a").code == 0
    said = desk("sync")
    assert said.out == f"{desk.folder('tinh')}: Đã nhận 0 bản ghi, gửi 0 bản ghi.\n"
    assert said.err.startswith(f"Lỗi: {desk.folder('huyen')}: Không liên lạc được")
    assert said.code == 4
    assert desk("due --fresh").code == 4
    checked = desk("share check").out.splitlines()
    assert [one for one in checked if one.endswith(":")] == [
        f"{desk.folder('huyen')}:",
        f"{desk.folder('tinh')}:",
    ]
    other = server.new_ledger()
    desk.office.write("huyen/shared.toml", f'ledger = "{server.conninfo(other, "huyen")}"\n')
    assert desk("sync").code == 0
    assert desk("due --fresh").code == 0
    plan = desk.office.plans / "tinh/2018.yaml"
    assert "bản 1 của 2018.yaml" in desk(f"publish {shlex.quote(str(plan))}").out
    plan.unlink()
    assert f"{desk.folder('tinh')}: Đã nhận kế hoạch 2018.yaml, bản 1." in desk("sync").out
    assert plan.read_text("utf-8") == PROVINCE
    assert server.psql("SELECT task FROM bdg.record", database).split() == ["I-3"]
    assert server.psql("SELECT task FROM bdg.record", other).split() == []


def test_a_folder_may_have_its_ledger_in_itself(desk: Desk) -> None:
    """As a province has those of districts that send it files, without a server."""
    desk.office.write("tinh/shared.toml", 'ledger = "ledger.db"\n')
    assert "tinh/2018" in desk("due --unit a").out
    said = desk("done I-3 --unit a")
    assert (said.code, said.err) == (0, f"Đã ghi vào sổ của {desk.folder('tinh')}.\n")
    assert (desk.office.plans / "tinh/ledger.db").exists()
    assert "P513" not in desk("check").out
    assert desk("sync", alone="tinh").code == 2
