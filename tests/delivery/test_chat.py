"""Messages to services that a URL names, by apprise: to a web server on this machine."""

from __future__ import annotations

import json
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from bdg_cli.delivery.channel import (
    RecipientRefusedError,
    ServiceError,
    UnknownOutcomeError,
)
from bdg_cli.delivery.ways import channel_for
from bdg_cli.domain.letters import Letter
from bdg_cli.settings.contacts import Contacts, MailServer, MailSettings
from bdg_cli.wording.language import Language
from tests.mail_server import PostOffice, mail_server

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.filterwarnings("ignore:'imghdr':DeprecationWarning")
"""One of the modules that apprise imports wants it, up to Python 3.12."""
NOW = "2018-11-20T07:00:00+07:00"
LETTER = Letter("Nhắc việc: 1 quá hạn", "dài\n", "<p>dài</p>", short="ngắn")
A = "a@example.vn"


@contextmanager
def web_server(answer: int = 200) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Run a server for webhooks; yield its URL, and what it was sent."""
    got: list[dict[str, str]] = []

    class Webhook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(answer)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- as above
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Webhook) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"json://127.0.0.1:{server.server_port}/bi-mat", got
        finally:
            server.shutdown()
            thread.join()


def test_a_service_gets_the_short_message() -> None:
    """Its title is the subject."""
    with web_server() as (url, got), channel_for(Contacts(), now=NOW) as way:
        assert way.send([url], LETTER) == ()
        assert way.send([url], LETTER.replace(short="")) == ()
    assert [(one["title"], one["message"]) for one in got] == [
        (LETTER.subject, "ngắn"),
        (LETTER.subject, "dài"),
    ]


@pytest.mark.parametrize(
    "url", ["json://127.0.0.1:9/bi-mat", "khong-co://bi-mat", "tgram://bi-mat"]
)
def test_a_service_that_refuses_keeps_its_secret(
    url: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nobody listens, apprise knows no such service, or the URL is none of it."""
    with channel_for(Contacts(), now=NOW) as way, pytest.raises(RecipientRefusedError) as caught:
        way.send([url], LETTER)
    service = url.partition("://")[0]
    assert Language().say(caught.value.message) == f"Dịch vụ không nhận: {service}://…"
    assert "bi-mat" not in "".join(capfd.readouterr())


def test_a_server_that_answers_with_an_error_has_refused() -> None:
    """Apprise says so by a result that is false."""
    with (
        web_server(500) as (url, _),
        channel_for(Contacts(), now=NOW) as way,
        pytest.raises(RecipientRefusedError),
    ):
        way.send([url], LETTER)


def test_a_unit_with_both_gets_both() -> None:
    """What one refuses is told, once the other took it."""
    office = PostOffice()
    with web_server() as (url, got), mail_server(office) as server:
        mail = MailSettings(MailServer("smtp", "127.0.0.1", server.port), "vp@example.vn")
        with channel_for(Contacts(mail=mail), now=NOW) as way:
            assert way.send([url, A], LETTER) == ()
            office.refused[A] = "550 no such user"
            assert way.send([url, A], LETTER) == (A,)
            with pytest.raises(RecipientRefusedError):
                way.send(["khong-co://bi-mat", A], LETTER)
            office.refused.clear()
            assert way.send(["khong-co://bi-mat", A], LETTER) == ("khong-co://…",)
            office.answers = [""]
            with pytest.raises(UnknownOutcomeError):
                way.send(["khong-co://bi-mat", A], LETTER)
    assert len(got) == 2
    assert len(office.received) == 2


def test_without_apprise_the_command_that_installs_it_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The extra was not installed."""
    monkeypatch.setitem(sys.modules, "apprise", None)
    with (
        channel_for(Contacts(), now=NOW) as way,
        pytest.raises(ServiceError, match="notify-missing") as caught,
    ):
        way.send(["json://127.0.0.1:9"], LETTER)
    assert caught.value.hint is not None
    assert "pip install apprise" in Language().say(caught.value.hint)
