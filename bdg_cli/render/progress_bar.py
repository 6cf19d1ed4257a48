"""A progress bar on one line of the terminal, drawn by Rich."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from bdg_cli.wording.sanitize import sanitize

if TYPE_CHECKING:
    from typing import TextIO


class ProgressBar:
    """One line, redrawn on each call of `show`. No thread is involved."""

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
        """Show what is being done, and which share of it is done, from 0 to 1."""
        self._progress.update(self._line, description=sanitize(what), completed=share)
        self._progress.start()  # draws only the first time
        self._progress.refresh()

    def clear(self) -> None:
        """Remove the line."""
        self._progress.stop()
