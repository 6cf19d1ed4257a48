"""A bar that tells how far a long work has come, drawn by Rich on one line of the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from bdg_cli.render.sanitize import sanitize

if TYPE_CHECKING:
    from typing import TextIO


class ProgressBar:
    """One line, drawn anew whenever it is told something; no thread draws it meanwhile."""

    def __init__(self, out: TextIO, *, width: int, color: bool) -> None:
        console = Console(
            file=out,
            width=width,
            force_terminal=True,
            color_system="standard" if color else None,
            no_color=not color,
            markup=False,
            highlight=False,
            emoji=False,
        )
        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(width // 3),
            TaskProgressColumn(),
            console=console,
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._line = self._progress.add_task("", total=1.0)

    def show(self, what: str, share: float) -> None:
        """Say what is being done and how much of it is done, from 0 to 1."""
        self._progress.update(self._line, description=sanitize(what), completed=share)
        self._progress.start()  # draws the first time, and does nothing later
        self._progress.refresh()

    def clear(self) -> None:
        """Take the line away."""
        self._progress.stop()
