"""Progress: silence for half a second, then one line on a terminal, and no trace at the end."""

from __future__ import annotations

import io
from itertools import count
from typing import TYPE_CHECKING

import pytest

from bdg_cli.cli import app
from bdg_cli.cli.env import Env
from bdg_cli.cli.progress_display import SHOW_AFTER, ProgressDisplay
from bdg_cli.domain.messages import say
from bdg_cli.domain.progress import no_progress
from tests.office import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office

READING = say("Đang đọc {file}", file="2018.yaml\x1b[2J")


class Watchmaker:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


def env_of(
    err: io.StringIO, clock: Callable[[], float], out: io.StringIO | None = None, **environ: str
) -> Env:
    """Make an outside of which only the error stream and the clock matter."""
    return Env(
        stdin=io.StringIO(),
        stdout=out or io.StringIO(),
        stderr=err,
        environ={"COLUMNS": "80", "BDG_CACHE": "off", **environ},
        clock=clock,
    )


def seen(text: str) -> list[str]:
    """Return the lines that a terminal shows after all; knows the codes that a bar uses."""
    lines, row = [""], 0
    for piece in text.replace("\r", "\x1b[0G").split("\x1b"):
        for code, act in (("[0G", "home"), ("[2K", "erase"), ("[1A", "up"), ("[?25", "cursor")):
            if piece.startswith(code):
                row = row - 1 if act == "up" else row
                lines[row] = "" if act in {"home", "erase"} else lines[row]
                piece = piece[len(code) + (act == "cursor") :]  # noqa: PLW2901 -- what is left
        lines[row] += piece.rstrip("\n")
        for _ in range(piece.count("\n")):
            row += 1
            lines += [""] if row == len(lines) else []
    return [line for line in lines if line]


def test_nothing_is_shown_in_the_first_half_second() -> None:
    """However often the watcher is told something."""
    err, clock = Terminal(), Watchmaker()
    with ProgressDisplay(env_of(err, clock)) as watch:
        for step in range(10):
            clock.now = 100 + SHOW_AFTER * step / 10
            watch(READING, step / 10)
    assert err.getvalue() == ""


def test_later_there_is_one_line_which_is_gone_at_the_end() -> None:
    """It has the words, the share, and nothing that steers the terminal."""
    err, clock = Terminal(), Watchmaker()
    with ProgressDisplay(env_of(err, clock)) as watch:
        clock.now += 0.6
        watch(READING, 0.25)
        (line,) = seen(err.getvalue())
        assert line.startswith("Đang đọc 2018.yaml�[2J ")
        assert line.endswith("25%")
        clock.now += 1
        watch(READING, 0.75)
        (line,) = seen(err.getvalue())
        assert line.endswith("75%")
    assert seen(err.getvalue()) == []
    assert err.getvalue().rstrip("\r").count("\x1b[?25h") == 1  # the cursor is back


def test_it_is_not_drawn_more_often_than_people_see() -> None:
    """Ten times a second at most."""
    err, clock = Terminal(), Watchmaker()
    with ProgressDisplay(env_of(err, clock)) as watch:
        for step in range(1000):
            clock.now = 101 + step / 1000
            watch(READING, step / 1000)
        assert err.getvalue().count("Đang đọc") <= 12


def test_it_is_gone_after_an_error_too() -> None:
    """What is said about the error stands alone."""
    err, clock = Terminal(), Watchmaker()

    def interrupted() -> None:
        with ProgressDisplay(env_of(err, clock)) as watch:
            clock.now += 1
            watch(READING, 0.5)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert "Đang đọc" in err.getvalue()
    assert seen(err.getvalue()) == []


def test_nobody_looks_on_where_there_is_no_terminal() -> None:
    """A pipe, a file, or a terminal that cannot go back."""
    with ProgressDisplay(env_of(io.StringIO(), Watchmaker())) as watch:
        assert watch is no_progress
    with ProgressDisplay(env_of(Terminal(), Watchmaker(), TERM="dumb")) as watch:
        assert watch is no_progress


def test_check_tells_of_files_sources_and_the_ledger(office: Office) -> None:
    """With a clock that is slow to look at, each step shows; the answer is the same."""
    office("done IV.4 --unit dai")
    err, out = Terminal(), io.StringIO()
    env = env_of(err, count(100.0).__next__, out, BDG_PLANS=str(office.plans))
    code = app.run(env, ["check"])
    assert (code, out.getvalue()) == (0, "")
    for words in ("Đang đọc", "Đang so với", "Đang kiểm tra sổ theo dõi"):
        assert words in err.getvalue()
    assert seen(err.getvalue()) == []
    assert office("check").err == ""


def test_a_first_run_tells_what_it_does(office: Office) -> None:
    """The plan is read, held against the ledger and kept; the next run has nothing to tell."""
    told = []
    for _ in range(2):
        err = Terminal()
        hours = count(0.0, 3600.0).__next__
        env = env_of(err, hours, BDG_PLANS=str(office.plans), BDG_CACHE=str(office.cache))
        assert app.run(env, ["due"]) == 0
        told.append([word in err.getvalue() for word in ("Đang đọc", "đối chiếu", "bộ nhớ đệm")])
    assert told == [[True, True, True], [False, False, False]]
