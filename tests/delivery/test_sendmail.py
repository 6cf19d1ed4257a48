"""Mail by the program `sendmail`, for which a small script stands in."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from bdg_cli.delivery.channel import (
    RecipientRefusedError,
    ServiceError,
    UnknownOutcomeError,
)
from bdg_cli.delivery.sendmail import SendmailChannel
from bdg_cli.delivery.ways import channel_for
from bdg_cli.domain.letters import Letter
from bdg_cli.settings.contacts import Contacts, MailServer, MailSettings

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no sendmail")
LETTER = Letter("Nhắc việc", "thư\n")
NOW = "2018-11-20T07:00:00+07:00"


def program(folder: Path, body: str) -> str:
    """Lay a program that does this."""
    path = folder / "sendmail"
    path.write_text(f"#!{sys.executable}\nimport os, signal, sys, time\n{body}\n", "utf-8")
    path.chmod(0o755)
    return str(path)


def channel(path: str, timeout: float = 20.0) -> SendmailChannel:
    """Return the way through it."""
    return SendmailChannel(sender="a@b.vn", reply_to="", now=NOW, program=path, timeout=timeout)


def test_the_program_gets_the_letter_and_the_addresses(tmp_path: Path) -> None:
    """Without a shell, the addresses after `--`, lines as this system has them."""
    path = program(
        tmp_path,
        "open(sys.argv[0] + '.got', 'wb').write("
        "'|'.join(sys.argv[1:]).encode() + b'\\n' + sys.stdin.buffer.read())",
    )
    with channel(path) as way:
        assert way.send(["x@y.vn", "$(touch${IFS}z)@y.vn"], LETTER) == ()
    words, _, content = (tmp_path / "sendmail.got").read_bytes().partition(b"\n")
    assert words == b"-i|-f|a@b.vn|--|x@y.vn|$(touch${IFS}z)@y.vn"
    assert b"\r" not in content
    assert b"\nTo: x@y.vn,\n" in content


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("sys.exit(67)", RecipientRefusedError),
        ("sys.exit(75)", RecipientRefusedError),
        ("sys.exit(78)", ServiceError),
        ("os.kill(os.getpid(), signal.SIGKILL)", UnknownOutcomeError),
        ("time.sleep(60)", UnknownOutcomeError),
    ],
)
def test_how_it_ends_says_what_became_of_the_letter(
    tmp_path: Path, body: str, error: type[Exception]
) -> None:
    """Refused, out of order, or nobody knows."""
    timeout = 0.3 if "sleep" in body else 20.0
    with channel(program(tmp_path, body), timeout) as way, pytest.raises(error):
        way.send(["x@y.vn"], LETTER)


def test_a_program_that_cannot_be_run(tmp_path: Path) -> None:
    """It is named."""
    path = tmp_path / "sendmail"
    path.write_text("no program", "utf-8")
    with channel(str(path)) as way, pytest.raises(ServiceError, match="sendmail-failed"):
        way.send(["x@y.vn"], LETTER)


def test_a_machine_without_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is neither in its place nor on the PATH; then it is on the PATH."""
    monkeypatch.setattr("bdg_cli.delivery.sendmail.USUAL_PLACE", str(tmp_path / "none"))
    monkeypatch.setenv("PATH", str(tmp_path))
    contacts = Contacts(mail=MailSettings(MailServer("sendmail"), "a@b.vn"))
    with channel_for(contacts, now=NOW) as way:
        with pytest.raises(ServiceError, match="sendmail-missing"):
            way.send(["x@y.vn"], LETTER)
        program(tmp_path, "sys.stdin.read()")
        assert way.send(["x@y.vn"], LETTER) == ()
