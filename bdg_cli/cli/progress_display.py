"""Progress on the terminal while a command takes long.

Nothing is shown in the first half second, and nothing at all if stderr is not a terminal. The
display is gone before the answer comes.
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
"""Seconds between two updates."""


class ProgressDisplay:
    """A context manager for long work: gives a callback for progress, and clears up at the end."""

    def __init__(self, env: Env) -> None:
        self._env = env
        self._bar: ProgressBar | None = None
        self._next = env.seconds() + SHOW_AFTER

    def __enter__(self) -> ProgressCallback:
        """Return the callback; without a terminal it does nothing."""
        terminal = self._env.stderr.isatty() and self._env.var("TERM") != "dumb"
        return self._show if terminal else no_progress

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Clear the display."""
        if self._bar is not None:
            self._bar.clear()

    def _show(self, what: Message, share: float) -> None:
        now = self._env.seconds()
        if now < self._next:
            return
        self._next = now + _BETWEEN
        if self._bar is None:
            from bdg_cli.render.progress_bar import ProgressBar  # it imports Rich

            env = self._env
            self._bar = ProgressBar(env.stderr, width=env.width(), color=env.colored())
        self._bar.show(self._env.t.say(what), share)
