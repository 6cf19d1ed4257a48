"""Progress on the terminal, while a command takes longer than people wait without asking.

Nothing is shown in the first half second, and nothing at all where stderr is no terminal. What was
shown is gone before the answer comes.
"""

from __future__ import annotations

from bdg_cli.domain.progress import no_progress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType

    from bdg_cli.cli.env import Env
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.progress import ProgressCallback
    from bdg_cli.render.progress_bar import ProgressBar

SHOW_AFTER = 0.5
"""Seconds before anything is shown."""
_BETWEEN = 0.1
"""Seconds between two looks."""


class ProgressDisplay:
    """To be entered where something long begins; gives a watcher, and clears up when left."""

    def __init__(self, env: Env) -> None:
        self._env = env
        self._bar: ProgressBar | None = None
        self._next = env.seconds() + SHOW_AFTER

    def __enter__(self) -> ProgressCallback:
        """Return who looks on; nobody, where there is no terminal to show it on."""
        terminal = self._env.stderr.isatty() and self._env.var("TERM") != "dumb"
        return self._show if terminal else no_progress

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the terminal as it was."""
        if self._bar is not None:
            self._bar.clear()

    def _show(self, what: Message, share: float) -> None:
        now = self._env.seconds()
        if now < self._next:
            return
        self._next = now + _BETWEEN
        if self._bar is None:
            from bdg_cli.render.progress_bar import (
                ProgressBar,  # Rich, which a short command never waits for
            )

            env = self._env
            self._bar = ProgressBar(env.stderr, width=env.width(), color=env.colored())
        self._bar.show(self._env.t.say(what), share)
