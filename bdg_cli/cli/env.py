"""The world outside of a command: streams, environment variables, the user, and the day.

This is the only place that reads the clock. The day is that of Việt Nam, wherever the machine is:
+07:00 since 1975, without summer time.
"""

from __future__ import annotations

import io
import os
import sys
import time

from bdg_cli.domain.days import date, parse_day, timedelta
from bdg_cli.domain.errors import UsageError
from bdg_cli.domain.folding import compose
from bdg_cli.domain.messages import say
from bdg_cli.wording.language import LANGUAGES, Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TextIO

COLORS = ("auto", "always", "never")
_PATHS = (
    "BDG_CACHE",
    "BDG_LEDGER",
    "BDG_PLANS",
    "HOME",
    "LOCALAPPDATA",
    "XDG_CACHE_HOME",
    "XDG_DATA_HOME",
)
_OFFSET = 7 * 3600
_DAY = 24 * 3600
_EPOCH = date(1970, 1, 1)
_WHOLE_ANSWER = 1 << 24
"""Bytes of the longest answer that is kept before it is written; only what is used costs memory."""
_NARROWEST, _DEFAULT_WIDTH = 40, 80


class Env:
    """Everything outside that a command may use. `t` translates to the user's language."""

    def __init__(
        self,
        *,
        stdin: TextIO,
        stdout: TextIO,
        stderr: TextIO,
        environ: Mapping[str, str],
        clock: Callable[[], float],
    ) -> None:
        self.stdin = stdin
        self.stdout = stdout
        self.stderr = stderr
        self._environ = self.environ = environ
        self._clock = clock
        self.plans: str | None = self.var("BDG_PLANS")
        self.color = "auto"
        self.recorded = False
        self.t = Language(self._language())
        self.paging = True
        self._answer: io.StringIO | None = None
        self._at_end: list[Callable[[], None]] = []
        self._after_answer: list[Callable[[], None]] = []

    def var(self, name: str) -> str | None:
        """Return an environment variable, or None if it is empty or not set.

        It is composed, unless it is a path, which has to stay as it is on the disk.
        """
        text = self._environ.get(name) or None
        return text if text is None or name in _PATHS else compose(text)

    def note_recorded(self) -> None:
        """Remember that the ledger has what this call records, whatever goes wrong from here on."""
        self.recorded = True

    def at_end(self, callback: Callable[[], None]) -> None:
        """Call something when the command is over."""
        self._at_end.append(callback)

    def close(self) -> None:
        """Say that the command is over."""
        while self._at_end:
            self._at_end.pop()()

    def after_answer(self, callback: Callable[[], None]) -> None:
        """Call something when the whole answer was given."""
        self._after_answer.append(callback)

    def leave(self) -> None:
        """Say that the answer was given."""
        while self._after_answer:
            self._after_answer.pop()()

    def today(self) -> date:
        """Return today's date in Việt Nam, or the date in BDG_TODAY, which is for rehearsals."""
        rehearsal = self.var("BDG_TODAY")
        if rehearsal is not None:
            return parse_day(rehearsal)
        return _EPOCH + timedelta(days=int(self._clock() + _OFFSET) // _DAY)

    def now(self) -> str:
        """Return the time in Việt Nam: ISO 8601 with offset, to the second."""
        day, second = divmod(int(self._clock() + _OFFSET), _DAY)
        rehearsing = self.var("BDG_TODAY") is not None
        shown = self.today() if rehearsing else _EPOCH + timedelta(days=day)
        return (
            f"{shown.isoformat()}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}+07:00"
        )

    def seconds(self) -> float:
        """Return the time in seconds, to measure how long something takes."""
        return self._clock()

    def user(self, given: str | None) -> str:
        """Return who records: the given name, BDG_BY, or the login name."""
        for name in (given, *map(self.var, ("BDG_BY", "LOGNAME", "USER", "USERNAME"))):
            if name and name.strip():
                return name.strip()
        import getpass

        try:
            return getpass.getuser()
        except (OSError, KeyError):  # a user id without a name
            return "?"

    def cache_folder(self) -> str | None:
        """Return the cache folder, or None for BDG_CACHE=off and if no folder is known.

        It is where the package platformdirs would put it. Importing that package takes longer than
        a whole command: 2.9 times a bare interpreter.
        """
        given = self.var("BDG_CACHE")
        if given is not None:
            return None if given.lower() == "off" else os.path.expanduser(given)
        if sys.platform == "win32":
            local = self.var("LOCALAPPDATA")
            return os.path.join(local, "bdg", "Cache") if local else None
        home = self.var("HOME")
        if sys.platform == "darwin":
            return os.path.join(home, "Library", "Caches", "bdg") if home else None
        base = self.var("XDG_CACHE_HOME")
        if base and os.path.isabs(base):
            return os.path.join(base, "bdg")
        return os.path.join(home, ".cache", "bdg") if home else None

    def data_folder(self) -> str | None:
        """Return the folder for data that nothing else has, or None if none is known.

        It is where the package platformdirs would put it.
        """
        if sys.platform == "win32":
            local = self.var("LOCALAPPDATA")
            return os.path.join(local, "bdg", "Shared") if local else None
        home = self.var("HOME")
        if sys.platform == "darwin":
            return os.path.join(home, "Library", "Application Support", "bdg") if home else None
        base = self.var("XDG_DATA_HOME")
        if base and os.path.isabs(base):
            return os.path.join(base, "bdg")
        return os.path.join(home, ".local", "share", "bdg") if home else None

    def on_terminal(self) -> bool:
        """Return True if the answer goes to a terminal."""
        return self.stdout.isatty()

    def can_ask(self) -> bool:
        """Return True if somebody is there to answer a question."""
        return self.stdin.isatty() and self.stderr.isatty()

    def ask(self, question: str) -> bool:
        """Ask a yes-no question. Anything but yes means no."""
        self.stderr.write(question + self.t(" [c/K] "))
        self.stderr.flush()
        answer = self.stdin.readline().strip().lower()
        return answer in ("c", "có", "co", "y", "yes")

    def read_all(self) -> bytes:
        """Return the bytes of standard input: a document in any encoding."""
        raw = getattr(self.stdin, "buffer", None)
        return raw.read() if raw is not None else self.stdin.read().encode("utf-8")

    def answer(self) -> io.StringIO:
        """Return a stream for an answer that is shown when it is complete."""
        if self._answer is None:
            self._answer = io.StringIO()
        return self._answer

    @property
    def has_answer(self) -> bool:
        """Return True if an answer is kept back."""
        return self._answer is not None

    def take_answer(self) -> str | None:
        """Return the answer that was kept back; None if there is none."""
        kept, self._answer = self._answer, None
        return kept.getvalue() if kept is not None else None

    def pager(self) -> str | None:
        """Return the command that shows long answers; None if there is to be none."""
        if not self.paging or not self.on_terminal() or self.var("TERM") == "dumb":
            return None
        for name in ("BDG_PAGER", "PAGER"):
            given = self._environ.get(name)
            if given is not None:
                return given if given.strip() not in ("", "cat") else None
        return "more" if sys.platform == "win32" else "less"

    def height(self) -> int | None:
        """Return the lines of the terminal, None if they are unknown."""
        given = self.var("LINES") or ""
        if given.isascii() and given.isdigit():
            return int(given)
        try:
            return os.get_terminal_size(self.stdout.fileno()).lines or None
        except (OSError, ValueError):
            return None

    def width(self, otherwise: int = _DEFAULT_WIDTH) -> int:
        """Return the columns of the terminal; `otherwise` if they are unknown or too few."""
        given = self.var("COLUMNS") or ""
        if given.isascii() and given.isdigit():
            columns = int(given)
        else:
            try:
                columns = os.get_terminal_size(self.stdout.fileno()).columns
            except (OSError, ValueError):
                columns = otherwise
        return columns if columns >= _NARROWEST else otherwise

    def width_of_errors(self) -> int | None:
        """Return the columns of the terminal that shows errors; None if it is no terminal."""
        return self.width() if self.stderr.isatty() else None

    def colored(self) -> bool:
        """Return True if colour is wanted: --color decides, then NO_COLOR and the terminal."""
        if self.color != "auto":
            return self.color == "always"
        return self.on_terminal() and self.var("NO_COLOR") is None and self.var("TERM") != "dumb"

    def set_plans_folder(self, folder: str) -> None:
        """Set the folder of plans."""
        self.plans = folder

    def set_color(self, color: str) -> None:
        """Set when to use colour. Raises UsageError for an unknown word."""
        if color not in COLORS:
            raise UsageError(
                "bad-color",
                say("--color không nhận “{color}”.", color=color),
                say("Các giá trị được nhận: {accepted}.", accepted=COLORS),
            )
        self.color = color

    def set_paging(self, *, wanted: bool) -> None:
        """Set whether long answers go through a pager."""
        self.paging = wanted

    def set_language(self, language: str) -> None:
        """Set the language. Raises UsageError for one that does not exist."""
        if language not in LANGUAGES:
            raise UsageError(
                "bad-language",
                say("Không có ngôn ngữ “{language}”.", language=language),
                say("Các ngôn ngữ: {languages}.", languages=LANGUAGES),
            )
        self.t = Language(language)

    def _language(self) -> str:
        given = self.var("BDG_LANG")
        if given in LANGUAGES:
            return given
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            locale = self.var(name)
            if locale is not None:
                return "en" if locale.startswith("en") else "vi"
        return "vi"


def composed_words(words: Sequence[str]) -> list[str]:
    """Return the words of a call in NFC, the form of all text in the program.

    A path that is there as it was typed stays so: on most systems it is found under no other name.
    """
    return [
        word
        if word.isascii() or os.path.lexists((word.partition("=")[2] or word).removeprefix("@"))
        else compose(word)
        for word in words
    ]


def real_env() -> Env:
    """Return the environment of this process, with streams that can write any text."""
    for stream in (sys.stdout, sys.stderr):
        _make_safe(stream)
    return Env(
        stdin=sys.stdin or open(os.devnull, encoding="utf-8"),
        stdout=_patient(sys.stdout) if sys.stdout else open(os.devnull, "w", encoding="utf-8"),
        stderr=sys.stderr or open(os.devnull, "w", encoding="utf-8"),
        environ=os.environ,
        clock=time.time,
    )


def _patient(stream: TextIO) -> TextIO:
    """Return a stream that keeps a whole answer until it is flushed, unless it is a terminal.

    Whoever reads it slowly, as a pager does, then holds up nothing but this process.
    """
    if stream.isatty():
        return stream
    try:
        return open(
            stream.fileno(),
            "w",
            buffering=_WHOLE_ANSWER,
            encoding="utf-8",
            errors="backslashreplace",
            newline="\n",
            closefd=False,
        )
    except (OSError, ValueError):  # no file behind it
        return stream


def _make_safe(stream: object) -> None:
    """Make a pipe write UTF-8, and a terminal what it can, so that no text raises an error."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    if getattr(stream, "isatty", bool)():
        reconfigure(errors="replace")
    else:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
