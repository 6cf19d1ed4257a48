"""An office to try the program in: a folder of plans, a day, a screen."""

from __future__ import annotations

import io
import shlex
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bdg_cli.cli import app
from bdg_cli.cli.env import Env

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent


class Screen(NamedTuple):
    """What a call left behind."""

    code: int
    out: str
    err: str


class Terminal(io.StringIO):
    """A stream that people look at."""

    def isatty(self) -> bool:
        """Say so."""
        return True


class Office:
    """A folder with the 2018 plan, in which calls are made on a given day."""

    def __init__(self, folder: Path) -> None:
        self.plans = folder / "plans"
        self.cache = folder / "cache"
        shutil.copytree(ROOT / "plans", self.plans, ignore=shutil.ignore_patterns("ledger.db*"))

    def __call__(
        self,
        words: str,
        *,
        today: str = "2018-11-20",
        columns: int | None = None,
        env: Mapping[str, str] | None = None,
        answer: str | None = None,
    ) -> Screen:
        """Make one call; with `columns` on a terminal that wide, with `answer` typed to it."""
        out = Terminal() if columns else io.StringIO()
        err = Terminal() if answer is not None else io.StringIO()
        outside = Env(
            stdin=Terminal(answer) if answer is not None else io.StringIO(),
            stdout=out,
            stderr=err,
            environ={
                "BDG_PLANS": str(self.plans),
                "BDG_CACHE": str(self.cache),
                "BDG_BY": "Lan",
                "NO_COLOR": "1",
                "COLUMNS": str(columns or ""),
                **(env or {}),
            },
            clock=lambda: noon_of(today),
        )
        code = app.run(outside, shlex.split(words))
        return Screen(code, out.getvalue(), err.getvalue())

    def write(self, name: str, text: str) -> Path:
        """Lay a plan file beside the others."""
        path = self.plans / name
        path.write_text(text, "utf-8")
        return path


def noon_of(today: str) -> float:
    """Return the clock at noon of a day in Việt Nam."""
    return (date.fromisoformat(today) - date(1970, 1, 1)).days * 86400 + 5 * 3600
