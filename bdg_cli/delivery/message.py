"""A letter as the bytes that mail servers take: headers, text, HTML and calendar.

Everything is 7-bit ASCII: bodies are base64, and so is a subject that is not ASCII. So nothing of a
letter can end a header, look like a boundary, or be changed on its way.

Automatic answers to it are not wanted, which `Auto-Submitted` says (RFC 3834). There is no
`Precedence`: that RFC does not know it, and filters take `bulk` for advertising.
"""

from __future__ import annotations

from binascii import b2a_base64
from datetime import datetime
from email.generator import BytesGenerator
from email.header import Header
from email.message import Message
from email.policy import Compat32, compat32
from email.utils import format_datetime
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from bdg_cli.storage.hashing import digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.letters import Letter

CALENDAR_FILE: Final = "viec.ics"
_LINE: Final = 60
"""So many characters of a subject stay on the line of its header."""
_BASE64: Final = 76
"""The characters of a line of base64."""


class _Ready(Compat32):
    """The older of both policies, for headers that are ASCII and folded already: to read and fold
    them again would take longer than all the rest.
    """

    def fold_binary(self, name: str, value: str) -> bytes:
        """Return a header as it stands."""
        lines = value.replace("\n", self.linesep)
        return f"{name}: {lines}{self.linesep}".encode("ascii")


class _Writer(BytesGenerator):
    """Writes a body at once and not line by line. Where Python should not ask for it any more, the
    same is written more slowly.
    """

    def _write_lines(self, lines: str) -> None:
        self.write(lines.replace("\n", (self.policy or compat32).linesep))


def message_of(
    letter: Letter, *, sender: str, to: Sequence[str], reply_to: str, now: str, line_end: str
) -> bytes:
    """Return the message. `now` is ISO 8601 with an offset; `line_end` is what its lines end with.

    The same letter to the same addresses on one day has the same Message-ID: where it should
    arrive twice, many mailboxes show it once.
    """
    subject = " ".join(letter.subject.split())
    said = "\n".join((now[: len("2018-11-20")], sender, *to, subject, letter.text))
    seal = digest(said.encode("utf-8", "replace")).hex()
    policy = _Ready(linesep=line_end)
    message = _body(letter, policy, seal)
    message["From"] = sender
    message["To"] = ",\n ".join(to)
    if reply_to and reply_to != sender:
        message["Reply-To"] = reply_to
    message["Subject"] = _header(subject)
    message["Date"] = format_datetime(datetime.fromisoformat(now))
    message["Message-ID"] = f"<{seal}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["MIME-Version"] = "1.0"
    written = BytesIO()
    _Writer(written, mangle_from_=False, policy=policy).flatten(message)
    return written.getvalue()


def _body(letter: Letter, policy: _Ready, seal: str) -> Message:
    body = _part("text/plain", letter.text, policy)
    if letter.html:
        html = _part("text/html", letter.html, policy)
        body = _together("alternative", [body, html], policy, f"=_a{seal}")
    if letter.calendar is not None:
        calendar = _part("text/calendar", letter.calendar, policy, "; method=PUBLISH")
        calendar["Content-Disposition"] = f'attachment; filename="{CALENDAR_FILE}"'
        body = _together("mixed", [body, calendar], policy, f"=_m{seal}")
    return body


def _part(kind: str, content: str | bytes, policy: _Ready, more: str = "") -> Message:
    if isinstance(content, str):
        content = content.replace("\n", "\r\n").encode("utf-8", "replace")
    made = Message(policy=policy)
    made["Content-Type"] = f'{kind}; charset="utf-8"{more}'
    made["Content-Transfer-Encoding"] = "base64"
    made.set_payload(_base64(content))
    return made


def _base64(content: bytes) -> str:
    """Return what `base64.encodebytes` does, in one piece, which takes a quarter of the time."""
    whole = b2a_base64(content, newline=False).decode("ascii")
    return "".join([whole[at : at + _BASE64] + "\n" for at in range(0, len(whole), _BASE64)])


def _together(kind: str, parts: Sequence[Message], policy: _Ready, boundary: str) -> Message:
    made = Message(policy=policy)
    made["Content-Type"] = f'multipart/{kind}; boundary="{boundary}"'
    for part in parts:
        made.attach(part)
    return made


@lru_cache(maxsize=64)
def _header(subject: str) -> str:
    """Return a subject as the words of a header. Many letters of a run have the same."""
    return subject if _is_plain(subject) else Header(subject, "utf-8").encode()


def _is_plain(subject: str) -> bool:
    """Return True for a subject that is a header as it stands."""
    return (
        subject.isascii()
        and subject.isprintable()
        and "=?" not in subject
        and len(subject) <= _LINE
    )
