"""Plans that travel by the shared ledger, at the screens of offices on a real server."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bdg_cli.shared.connection import ServerLine
from bdg_cli.shared.postgres import PostgresLedger
from tests.cli.test_shared_ledger import Desk
from tests.shared.test_postgres_editions import old_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from tests.shared.server import Server

SOURCE = "sources/70-KH-UBND-2018.txt"


@pytest.fixture
def database(server: Server) -> str:
    """Make a new shared ledger."""
    return server.new_ledger()


@pytest.fixture
def district(tmp_path: Path, server: Server, database: str) -> Desk:
    """Return the office that coordinates."""
    return Desk(tmp_path / "huyen", server.conninfo(database, "huyen"))


@pytest.fixture
def commune(tmp_path: Path, server: Server, database: str) -> Desk:
    """Return a commune that has nothing but the way to the ledger."""
    way = server.conninfo(database, "dong_son")
    desk = Desk(tmp_path / "xa", way)
    shutil.rmtree(desk.office.plans)
    desk.office.plans.mkdir()
    (desk.office.plans / "shared.toml").write_text(f'ledger = "{way}"\n', "utf-8")
    return desk


def change(desk: Desk, before: str, after: str) -> None:
    """Edit the plan of an office."""
    path = desk.office.plans / "2018.yaml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def test_a_commune_starts_with_nothing_but_the_way_to_the_ledger(
    district: Desk, commune: Desk
) -> None:
    """The first command brings plan and source; then it records as any other office."""
    assert commune("due").code == 3
    assert "bdg sync" in commune("due").err
    said = district("publish 2018.yaml")
    assert (said.code, said.out, said.err) == (
        0,
        f"Đã phát hành bản 1 của 2018.yaml.\nĐi cùng: {SOURCE}.\n",
        "",
    )
    said = commune("sync")
    assert said.out == ("Đã nhận 0 bản ghi, gửi 0 bản ghi.\nĐã nhận kế hoạch 2018.yaml, bản 1.\n")
    assert (commune.office.plans / SOURCE).exists()
    assert commune("check").out == ""
    assert commune("done IV.5-1b --unit xa.dong-son --on 18/11/2018").code == 0


def test_the_first_answer_brings_the_plan(district: Desk, commune: Desk) -> None:
    """Nobody has to know of `sync`."""
    district("publish 2018.yaml")
    said = commune("due")
    assert (said.code, "IV.5-1b" in said.out) == (0, True), said.out


def test_a_new_deadline_reaches_everybody(district: Desk, commune: Desk) -> None:
    """And who has changed the plan is told by sync, status and check, until it is mended."""
    district("publish 2018.yaml")
    commune("sync")
    change(district, "period: 20/9/2018–31/12/2018", "period: 20/9/2018–30/12/2018")
    assert district("publish 2018.yaml").out.startswith("Đã phát hành bản 2 của 2018.yaml.")
    assert district("publish 2018.yaml").out == "2018.yaml đã là bản 2, không có gì mới.\n"
    change(commune, "place: Yên Thế", "place: Cầu Gồ")
    said = commune("sync")
    told = (
        "2018.yaml ở máy này đã sửa nên được giữ nguyên; bản 2 để ở 2018.yaml.ban-2. Xem chỗ khác: "
        "bdg sync --changes; lấy bản ấy: bdg sync --take 2018.yaml\n"
    )
    assert (said.code, said.err) == (0, told)
    assert commune("status").err == told
    found = commune("check")
    assert "P516" in found.out
    assert (found.code, commune("check --strict").code) == (0, 1)
    shown = commune("sync --changes")
    assert "-place: Yên Thế\n" in shown.out
    assert "+place: Cầu Gồ\n" in shown.out
    assert commune("sync --take khong-co.yaml").code == 5
    assert commune("sync --take 2018.yaml").out.endswith("Đã nhận kế hoạch 2018.yaml, bản 2.\n")
    assert (commune("status").err, commune("check").out) == ("", "")
    kept = commune.office.plans / "2018.yaml.may-nay"
    assert "place: Cầu Gồ" in kept.read_text("utf-8")


def test_what_is_not_published_is_told_by_check(district: Desk) -> None:
    """Once plans travel by the ledger."""
    assert district("check").out == ""
    district("publish 2018.yaml")
    change(district, "place: Yên Thế", "place: Cầu Gồ")
    assert "P516" in district("check").out
    second = district.office.plans / "2019.yaml"
    text = (district.office.plans / "2018.yaml").read_text("utf-8")
    second.write_text(text.replace("70/KH-UBND", "71/KH-UBND"), "utf-8")
    assert "P515" in district("check").out


def test_an_edition_that_cannot_be_used_is_told_by_check(
    server: Server, database: str, district: Desk, commune: Desk
) -> None:
    """Whoever put it there."""
    district("publish 2018.yaml")
    ledger = PostgresLedger(ServerLine(server.conninfo(database, "huyen"), "sổ"))
    ledger.editions.publish("2018.yaml", 2, b"bdg: [", [])
    said = commune("sync")
    assert "Không lấy bản 2 của 2018.yaml: tệp có lỗi P0" in said.err
    assert "P517" in commune("check").out
    assert "Không lấy bản 2" in commune("status").err


def test_publishing_needs_a_line_and_the_right(district: Desk, commune: Desk) -> None:
    """69 without a line, 5 without the right, 2 where the ledger is not shared."""
    district("publish 2018.yaml")
    commune("sync")
    away = "host=127.0.0.1 port=1 dbname=so user=huyen connect_timeout=1"
    said = district("publish 2018.yaml", ledger=away)
    assert (said.code, "Phát hành cần nối được tới sổ chung" in said.err) == (69, True)
    change(commune, "place: Yên Thế", "place: Cầu Gồ")
    said = commune("publish 2018.yaml")
    assert (said.code, "không được phát hành" in said.err) == (5, True)
    alone = district.office("publish 2018.yaml", env={"HOME": str(district.home)})
    assert alone.code == 2


def test_a_plan_with_errors_is_shown_and_not_published(district: Desk) -> None:
    """With place and hint, as `check` shows them."""
    change(district, "period: 20/9/2018", "period: 32/9/2018")
    said = district("publish 2018.yaml")
    assert (said.code, "P3" in said.err) == (3, True)
    assert "có lỗi nên chưa phát hành" in said.err


def test_share_check_says_what_brings_an_old_server_up(tmp_path: Path, server: Server) -> None:
    """And what is printed does it."""
    name = "cu_hon"
    old_ledger(server, name)
    desk = Desk(tmp_path / "huyen", server.conninfo(name, "huyen"))
    said = desk("share check")
    assert "✗ Dạng của sổ: 1, chưa giữ được kế hoạch; bản bdg này dùng dạng 2." in said.out
    assert "bdg share sql | psql" in said.out
    assert desk("sync").code == 0
    assert desk("publish 2018.yaml").code == 4
    server.psql(desk("share sql").out, name)
    assert "✓ Dạng của sổ: hợp" in desk("share check").out
    assert desk("publish 2018.yaml").code == 0
