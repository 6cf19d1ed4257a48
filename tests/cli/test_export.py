"""`bdg export ics`, as an officer uses it and as other programs read it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from tests.planfile.example import with_part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.office import Office, Screen

TODAY = "2020-04-01"
SPRING = """\
- ref: I-1
  text: "Trồng cây, dọn vệ sinh; ra quân"
  lead: vp
  windows: 15/4–20/4
- ref: I-2
  text: Báo cáo quý.
  lead: vp
  windows: {by: 17/4}
- ref: I-3
  text: Tuyên truyền.
  lead: qs
  support: vp
"""
KHAL = """\
[calendars]
[[bdg]]
path = {folder}/calendar
[sqlite]
path = {folder}/khal.db
[locale]
timeformat = %H:%M
dateformat = %d/%m/%Y
longdateformat = %d/%m/%Y
datetimeformat = %d/%m/%Y %H:%M
longdatetimeformat = %d/%m/%Y %H:%M
local_timezone = Asia/Ho_Chi_Minh
default_timezone = Asia/Ho_Chi_Minh
[default]
default_calendar = bdg
"""
TODOMAN = """\
path = "{folder}/vdir"
date_format = "%Y-%m-%d"
time_format = "%H:%M"
default_list = "vdir"
cache_path = "{folder}/todo.db"
"""


on_unix = pytest.mark.skipif(
    sys.platform == "win32", reason="khal and todoman are programs of Unix"
)


@pytest.fixture
def spring(office: Office) -> Office:
    """Return an office with one plan, of the spring of 2020."""
    (office.plans / "2018.yaml").unlink()
    office.write("15.yaml", with_part(SPRING))
    return office


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Return a folder with the settings of khal and todoman, and what they need."""
    folder = tmp_path / "outside"
    (folder / "calendar").mkdir(parents=True)
    (folder / "khal.conf").write_text(KHAL.format(folder=folder), "utf-8")
    (folder / "todoman.py").write_text(TODOMAN.format(folder=folder), "utf-8")
    return folder


def run(outside: Path, program: str, *words: str) -> str:
    """Run khal or todoman; return what it says."""
    settings = {"khal": "khal.conf", "todoman": "todoman.py"}[program]
    done = subprocess.run(
        [sys.executable, "-m", program, "--config", str(outside / settings), *words],
        env={"HOME": str(outside), "LC_ALL": "C.UTF-8", "PATH": os.defpath},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def events_on(outside: Path, first: str, days: int) -> dict[str, list[str]]:
    """Return the titles that khal shows on the days from a first one on."""
    shown = run(
        outside,
        "khal",
        "list",
        "--format",
        "{title}",
        "--day-format",
        "# {date}",
        first,
        f"{days}d",
    )
    found: dict[str, list[str]] = {}
    titles: list[str] = []
    for line in shown.splitlines():
        if line.startswith("# "):
            found[line.removeprefix("# ")] = titles = []
        else:
            titles.append(line)
    return found


def export(office: Office, words: str = "", *, today: str = TODAY) -> Screen:
    """Export, which succeeds."""
    screen = office(f"export ics {words}", today=today)
    assert screen.code == 0, screen.err
    return screen


def entries(content: str | bytes) -> Iterator[tuple[str, str, int]]:
    """Yield title, status and number of changes of all entries."""
    for one in Calendar.from_ical(content).subcomponents:
        yield str(one["SUMMARY"]), str(one["STATUS"]), int(str(one["SEQUENCE"]))


@on_unix
def test_khal_shows_the_days_that_were_asked_for(spring: Office, outside: Path) -> None:
    """All days of a window, the last included and not one more; a deadline on its day."""
    export(spring, f"-o {outside / 'a.ics'}")
    run(outside, "khal", "import", "--batch", str(outside / "a.ics"))
    green = "I-1: Trồng cây, dọn vệ sinh; ra quân"
    shown = events_on(outside, "14/04/2020", 9)
    assert shown == {
        f"{day}/04/2020": [green, "Hạn chót I-2: Báo cáo quý."] if day == 17 else [green]
        for day in range(15, 21)
    }


@on_unix
def test_khal_sees_the_new_day_after_an_extension(spring: Office, outside: Path) -> None:
    """It imports the file again, over what it had.

    khal is started three times: a second.
    """
    export(spring, f"-o {outside / 'a.ics'}")
    run(outside, "khal", "import", "--batch", str(outside / "a.ics"))
    spring("extend I-1 --to 22/4 --basis 'Công văn 3'", today="2020-04-02")
    said = export(spring, f"-o {outside / 'a.ics'}", today="2020-04-02").out
    assert said == f"4 mục trong {outside / 'a.ics'}, 1 mục đã đổi.\n"
    run(outside, "khal", "import", "--batch", str(outside / "a.ics"))
    assert list(events_on(outside, "20/04/2020", 5)) == [f"{day}/04/2020" for day in (20, 21, 22)]


@on_unix
def test_todoman_shows_what_has_to_be_done(spring: Office, outside: Path) -> None:
    """In a folder with a file for each entry; a deadline has its day, what is undated none.

    todoman is started three times: a second.
    """

    def todos() -> dict[str, tuple[str | None, bool]]:
        listed = json.loads(run(outside, "todoman", "--porcelain", "list", "--status", "ANY"))
        return {one["summary"]: (one["due"], one["completed"]) for one in listed}

    export(spring, f"-o {outside / 'vdir'}/")
    first = todos()
    assert sorted(first) == ["Hạn chót I-2: Báo cáo quý.", "I-3: Tuyên truyền."]
    assert run(outside, "todoman", "list").count("2020-04-17") == 1
    assert not first["Hạn chót I-2: Báo cáo quý."][1]
    assert first["I-3: Tuyên truyền."] == (None, False)
    spring("done I-2 --unit vp", today="2020-04-16")
    assert export(spring, f"-o {outside / 'vdir'}", today="2020-04-16").out.endswith(
        ", 2 mục đã đổi.\n"
    )
    assert todos()["✓ I-2: Báo cáo quý."][1]


def test_the_same_plans_make_the_same_bytes(spring: Office, outside: Path) -> None:
    """On whichever day, into a pipe or a file; and what has not changed is not written."""
    path, folder = outside / "a.ics", outside / "vdir"
    export(spring, f"-o {path}")
    export(spring, f"-o {folder}/")
    times = {one: one.stat().st_mtime_ns for one in (path, *folder.iterdir())}
    assert path.read_bytes().decode() == export(spring, today="2020-12-24").out
    assert export(spring, f"-o {path}", today="2020-12-24").out == f"4 mục trong {path}.\n"
    export(spring, f"-o {folder}", today="2020-12-24")
    assert {one: one.stat().st_mtime_ns for one in (path, *folder.iterdir())} == times


def test_what_is_said_anew_has_a_higher_number(spring: Office, outside: Path) -> None:
    """Also where the plan file was changed, and what is there counted further than the ledger."""
    path = outside / "a.ics"
    export(spring, f"-o {path}")
    for words, number in (("Báo cáo tháng.", 1), ("Báo cáo năm.", 2), ("Báo cáo năm.", 2)):
        spring.write("15.yaml", with_part(SPRING.replace("Báo cáo quý.", words)))
        export(spring, f"-o {path}")
        found = [(title, n) for title, _, n in entries(path.read_bytes()) if "I-2" in title]
        assert found == [(f"Hạn chót I-2: {words}", number)] * 2
    spring("extend I-2 --to 24/4 --basis x", today=TODAY)
    export(spring, f"-o {path}")
    assert [n for title, _, n in entries(path.read_bytes()) if "I-2" in title] == [3, 3]


@pytest.mark.parametrize("place", ["a.ics", "vdir/"])
def test_what_is_gone_is_cancelled_once(spring: Office, outside: Path, place: str) -> None:
    """Its entry stays, and says so; another plan's stay as they are."""
    path = outside / place
    export(spring, f"-o {path}" + "/" * place.endswith("/"))
    spring.write(
        "16.yaml",
        with_part(SPRING)
        .replace("15/KH", "16/KH")
        .replace("  qs:", "  zs:")
        .replace("lead: qs", "lead: zs"),
    )
    where = f"-o {path}" + "/" * place.endswith("/")
    export(spring, f"--plan 16 {where}")
    spring.write("15.yaml", with_part(SPRING.partition("- ref: I-2")[0]))
    assert export(spring, f"--plan 15 {where}").out.endswith(", 3 mục không còn (đánh dấu hủy).\n")
    assert export(spring, f"--plan 15 {where}").out == f"8 mục trong {where[3:]}.\n"
    content = (
        [path.read_bytes()] if path.is_file() else [one.read_bytes() for one in path.iterdir()]
    )
    found = [one for text in content for one in entries(text)]
    gone = [one for one in found if one[1] == "CANCELLED"]
    assert sorted(gone) == [
        ("Hạn chót I-2: Báo cáo quý.", "CANCELLED", 1),
        ("Hạn chót I-2: Báo cáo quý.", "CANCELLED", 1),
        ("I-3: Tuyên truyền.", "CANCELLED", 1),
    ]
    assert len(found) == 8


def test_a_file_of_others_is_left_alone(spring: Office, outside: Path) -> None:
    """Unless it is to be replaced. An empty one may be filled."""
    path = outside / "a.ics"
    for content in ("BEGIN:VCALENDAR\r\nPRODID:-//x//y\r\nEND:VCALENDAR\r\n", "ghi chú"):
        path.write_bytes(content.encode())
        screen = spring(f"export ics -o {path}", today=TODAY)
        assert (screen.code, path.read_bytes()) == (5, content.encode())
        assert "--force" in screen.err
    export(spring, f"--force -o {path}")
    torn = path.read_bytes()[:-30]
    path.write_bytes(torn)
    assert spring(f"export ics -o {path}", today=TODAY).code == 5
    path.write_bytes(b"")
    export(spring, f"-o {path}")
    assert spring(f"export ics -o {spring.plans / '15.yaml'}", today=TODAY).code == 5


@on_unix
def test_a_pipe_is_no_file(spring: Office, outside: Path) -> None:
    """It is refused, not waited for, also with --force."""
    os.mkfifo(outside / "a.ics")
    screen = spring(f"export ics --force -o {outside / 'a.ics'}", today=TODAY)
    assert screen.code == 5
    assert not [one for one in outside.iterdir() if one.name.startswith("a.ics.")]


def test_other_files_of_a_folder_are_left_alone(spring: Office, outside: Path) -> None:
    """And an entry that another program wrote again is still ours."""
    folder = outside / "vdir"
    export(spring, f"-o {folder}/")
    (folder / "cua-toi.ics").write_text("của tôi", "utf-8")
    (todo,) = [one for one in folder.iterdir() if b"I-3" in one.read_bytes()]
    todo.write_bytes(
        todo.read_bytes()
        .replace(b"bdg-cli", b"other")
        .replace(b"SEQUENCE:0", b"SEQUENCE:4")
        .replace(b"NEEDS-ACTION", b"COMPLETED")
    )
    assert export(spring, f"-o {folder}").out == f"4 mục trong {folder}, 1 mục đã đổi.\n"
    assert list(entries(todo.read_bytes())) == [("I-3: Tuyên truyền.", "NEEDS-ACTION", 5)]
    assert (folder / "cua-toi.ics").read_text("utf-8") == "của tôi"
    todo.write_text("hỏng", "utf-8")
    assert spring(f"export ics -o {folder}", today=TODAY).code == 5


def test_a_unit_gets_its_own_calendar(spring: Office) -> None:
    """With its name; BDG_UNIT counts, and so does the role."""
    out = export(spring, "--unit vp").out
    assert "X-WR-CALNAME:Văn phòng: 15/KH-UBND\r\n" in out
    assert len(list(entries(out))) == 4
    assert spring("export ics", today=TODAY, env={"BDG_UNIT": "vp"}).out == out
    assert len(list(entries(export(spring, "-u vp --role lead").out))) == 3
    assert [one[0] for one in entries(export(spring, "-u qs").out)] == ["I-3: Tuyên truyền."]


def test_a_unit_without_tasks_has_nothing(spring: Office, outside: Path) -> None:
    """It is said, and no file is made: a calendar without entries is none."""
    for words in ("", f"-o {outside / 'a.ics'}", f"-o {outside / 'vdir'}/"):
        screen = export(spring, f"-u thon {words}")
        assert screen.out + screen.err == "Không có gì để đưa vào lịch.\n"
        assert bool(screen.out) == bool(words)
    assert sorted(one.name for one in outside.iterdir()) == ["calendar", "khal.conf", "todoman.py"]


def test_an_earlier_day_knows_what_was_known(spring: Office) -> None:
    """`--as-of` counts the records until then."""
    before = export(spring).out
    spring("done I-1", today="2020-04-16")
    assert export(spring, today="2020-04-16").out != before
    assert export(spring, "--as-of 15/4", today="2020-04-16").out == before


def test_without_the_library_one_sentence_says_how_to_get_it(
    spring: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the exit code is 69."""
    for name in [one for one in sys.modules if one.partition(".")[0] == "icalendar"]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("icalendar_file", "icalendar_updates"):
        monkeypatch.delitem(sys.modules, f"bdg_cli.publish.calendar.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "icalendar", None)
    screen = spring("export ics", today=TODAY)
    assert (screen.code, screen.out) == (69, "")
    assert "install icalendar" in screen.err
    assert len(screen.err.splitlines()) == 2


def test_an_unknown_kind_of_file_is_refused(spring: Office) -> None:
    """With those that there are."""
    screen = spring("export xml", today=TODAY)
    assert screen.code == 2
    assert "ics" in screen.err


@pytest.mark.parametrize("where", ["a.ics", "a/"])
def test_a_place_that_cannot_be_written_is_said(spring: Office, where: str) -> None:
    """As of any other file."""
    screen = spring(f"export ics -o {spring.plans / '15.yaml' / where}", today=TODAY)
    assert screen.code == 3
    assert "Không ghi được" in screen.err
