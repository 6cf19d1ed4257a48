"""Mail to a real server on this machine: what arrives, and what is said when it does not."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
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
from bdg_cli.settings.login import Login
from bdg_cli.wording.language import Language
from tests.mail_server import AUTHORITY, PostOffice, mail_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.delivery.channel import Channel
    from bdg_cli.domain.errors import BdgError
    from bdg_cli.settings.contacts import ServerKind

NOW = "2018-11-20T07:00:00+07:00"
SENDER = "ldtbxh@example.vn"
LETTER = Letter("Nhắc việc: 2 quá hạn", "Kính gửi: Phòng Tư pháp\n", "<p>Kính gửi</p>\n")
FIVE = tuple(f"xa{number}@example.vn" for number in range(1, 6))
A, B = FIVE[:2]
LOGIN = Login("ldtbxh", "dung-mat-khau")


def channel(
    port: int,
    kind: ServerKind = "smtp",
    *,
    host: str = "127.0.0.1",
    login: Login | None = None,
    timeout: float = 5.0,
) -> Channel:
    """Return the way to a mail server on this machine."""
    mail = MailSettings(MailServer(kind, host, port), SENDER)
    return channel_for(Contacts(mail=mail), now=NOW, login=login, timeout=timeout)


def said(error: BdgError) -> str:
    """Return what the officer reads."""
    return Language().say(error.message)


@contextmanager
def silent_server() -> Iterator[int]:
    """Run a server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


@contextmanager
def dying_server(last: bytes) -> Iterator[int]:
    """Run a server that dies when it has read a line that begins with `last`."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listening.accept()
        with connection, connection.makefile("rb") as lines:
            connection.sendall(b"220 xin chao\r\n")
            for line in lines:
                if line.startswith(last):
                    if line.startswith(b"DATA"):
                        connection.sendall(b"354 go on\r\n")
                        connection.recv(1)
                    return
                connection.sendall(b"250 OK\r\n")

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        thread.join()
        listening.close()


def test_a_letter_arrives_as_it_was_written() -> None:
    """From whom, to whom, when, and in both forms."""
    with mail_server() as office, channel(office.port) as way:
        assert way.send([A, B], LETTER) == ()
    (received,) = office.received
    assert (received.sender, received.to) == (SENDER, (A, B))
    message = received.message
    assert message["From"] == SENDER
    assert message["To"] == f"{A}, {B}"
    assert message["Subject"] == LETTER.subject
    assert message["Date"] == "Tue, 20 Nov 2018 07:00:00 +0700"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"].endswith("@example.vn>")
    text, html = message.get_body(["plain"]), message.get_body(["html"])
    assert text is not None
    assert html is not None
    assert text.get_content().replace("\r\n", "\n") == LETTER.text
    assert html.get_content().replace("\r\n", "\n") == LETTER.html
    assert not list(message.iter_attachments())


def test_one_connection_carries_a_whole_run() -> None:
    """And is opened only when there is something to send."""
    with mail_server() as office:
        with channel(office.port) as way:
            for address in FIVE:
                way.send([address], LETTER)
        with channel(office.port):
            pass
    assert [one.to for one in office.received] == [(address,) for address in FIVE]
    assert office.connections == 1


@pytest.mark.parametrize("kind", ["smtp+starttls", "smtps"])
def test_what_is_sent_is_encrypted(kind: ServerKind, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a certificate that is trusted."""
    monkeypatch.setenv("SSL_CERT_FILE", str(AUTHORITY))
    starttls = kind == "smtp+starttls"
    with (
        mail_server(tls=not starttls, starttls=starttls) as office,
        channel(office.port, kind, host="localhost") as way,
    ):
        way.send([A], LETTER)
    assert len(office.received) == 1


@pytest.mark.parametrize("kind", ["smtp+starttls", "smtps"])
def test_a_server_that_nobody_vouches_for_gets_nothing(kind: ServerKind) -> None:
    """No letter and no password goes to a stranger."""
    starttls = kind == "smtp+starttls"
    with (
        mail_server(tls=not starttls, starttls=starttls) as office,
        channel(office.port, kind, host="localhost", login=LOGIN) as way,
        pytest.raises(ServiceError, match="mail-unreachable") as caught,
    ):
        way.send([A], LETTER)
    assert "chứng chỉ của máy chủ không được tin cậy" in said(caught.value)
    assert not office.received
    assert not office.logins


def test_a_server_without_starttls_gets_nothing() -> None:
    """Who asks for encryption does not want to go without."""
    with (
        mail_server() as office,
        channel(office.port, "smtp+starttls") as way,
        pytest.raises(ServiceError) as caught,
    ):
        way.send([A], LETTER)
    assert "máy chủ không có STARTTLS" in said(caught.value)
    assert not office.received


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")
@pytest.mark.parametrize("kind", ["smtp+starttls", "smtp"])
def test_a_login_opens_the_way(kind: ServerKind, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over an encrypted connection, and to this machine."""
    monkeypatch.setenv("SSL_CERT_FILE", str(AUTHORITY))
    with (
        mail_server(starttls=kind != "smtp", login=True) as office,
        channel(office.port, kind, host="localhost", login=LOGIN) as way,
    ):
        way.send([A], LETTER)
    assert office.logins == [(b"ldtbxh", b"dung-mat-khau")]
    assert len(office.received) == 1


@pytest.mark.parametrize("password", ["sai-bet", "bí-mật"])
def test_a_wrong_login_stops_the_run(password: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The password is not repeated to anybody."""
    monkeypatch.setenv("SSL_CERT_FILE", str(AUTHORITY))
    with (
        mail_server(starttls=True, login=True) as office,
        channel(
            office.port, "smtp+starttls", host="localhost", login=Login("ldtbxh", password)
        ) as way,
        pytest.raises(ServiceError) as caught,
    ):
        way.send([A], LETTER)
    assert password not in said(caught.value)
    assert not office.received


def test_a_missing_login_stops_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server wants one before it takes a sender."""
    monkeypatch.setenv("SSL_CERT_FILE", str(AUTHORITY))
    with (
        mail_server(starttls=True, login=True) as office,
        channel(office.port, "smtp+starttls", host="localhost") as way,
        pytest.raises(ServiceError, match="mail-sender-refused"),
    ):
        way.send([A], LETTER)


def test_no_password_goes_over_an_open_connection() -> None:
    """To another machine, it is not even connected."""
    with (
        channel(25, host="mail.example.vn", login=LOGIN) as way,
        pytest.raises(ServiceError, match="mail-login-open"),
    ):
        way.send([A], LETTER)


def test_a_server_that_knows_no_login() -> None:
    """It is said; to send without one would go from nobody."""
    with (
        mail_server() as office,
        channel(office.port, login=LOGIN) as way,
        pytest.raises(ServiceError, match="mail-login-unknown"),
    ):
        way.send([A], LETTER)


@pytest.mark.parametrize("answer", ["550 no such user", "450 try later"])
def test_one_of_five_is_refused(answer: str) -> None:
    """The other four letters go, over the same connection."""
    office = PostOffice()
    office.refused[FIVE[2]] = answer
    refused = []
    with mail_server(office), channel(office.port) as way:
        for address in FIVE:
            try:
                way.send([address], LETTER)
            except RecipientRefusedError as error:
                refused.append((address, said(error)))
    assert refused == [(FIVE[2], f"Máy chủ thư từ chối: {answer}")]
    assert [one.to[0] for one in office.received] == [FIVE[at] for at in (0, 1, 3, 4)]
    assert office.connections == 1


def test_one_of_two_addresses_is_refused() -> None:
    """The letter has gone to the other, and the refused one is told."""
    office = PostOffice()
    office.refused[A] = "550 no such user"
    with mail_server(office), channel(office.port) as way:
        assert way.send([A, B], LETTER) == (A,)
    assert office.received[0].to == (B,)


@pytest.mark.parametrize("answer", ["554 spam", "451 later", "552 too large"])
def test_a_letter_is_refused_as_a_whole(answer: str) -> None:
    """After it was read; the next one goes."""
    office = PostOffice()
    office.answers = [answer]
    with mail_server(office), channel(office.port) as way:
        with pytest.raises(RecipientRefusedError, match="mail-refused"):
            way.send([A], LETTER)
        way.send([B], LETTER)
    assert [one.to for one in office.received] == [(B,)]


def test_a_sender_that_is_refused_stops_the_run() -> None:
    """No other letter would go."""
    office = PostOffice()
    office.senders = ["553 not yours"]
    with (
        mail_server(office),
        channel(office.port) as way,
        pytest.raises(ServiceError, match="mail-sender-refused"),
    ):
        way.send([A], LETTER)


def test_a_letter_that_is_too_large_is_refused_alone() -> None:
    """The server says so at the sender's address."""
    office = PostOffice()
    office.senders = ["552 too large"]
    with mail_server(office), channel(office.port) as way:
        with pytest.raises(RecipientRefusedError):
            way.send([A], LETTER)
        way.send([B], LETTER)
    assert len(office.received) == 1


@pytest.mark.parametrize("answer", ["", "421 too many letters"])
def test_a_connection_closed_between_letters_is_opened_again(answer: str) -> None:
    """Once, and nothing is sent twice."""
    office = PostOffice()
    office.senders = ["250 OK", answer]
    with mail_server(office), channel(office.port) as way:
        way.send([A], LETTER)
        way.send([B], LETTER)
    assert [one.to for one in office.received] == [(A,), (B,)]
    assert office.connections == 2


@pytest.mark.parametrize("answer", ["", "421 closing"])
def test_a_server_that_closes_again_stops_the_run(answer: str) -> None:
    """The letter has not gone."""
    office = PostOffice()
    office.senders = ["250 OK", answer, answer]
    with mail_server(office), channel(office.port) as way:
        way.send([A], LETTER)
        with pytest.raises(ServiceError, match="mail-unreachable"):
            way.send([B], LETTER)
    assert [one.to for one in office.received] == [(A,)]


def test_it_is_unknown_whether_a_letter_went_when_no_answer_came() -> None:
    """The server had all of it when it died; the run can go on."""
    office = PostOffice()
    office.answers = ["250 OK", ""]
    with mail_server(office), channel(office.port) as way:
        way.send([A], LETTER)
        with pytest.raises(UnknownOutcomeError, match="mail-unknown"):
            way.send([B], LETTER)
        way.send([FIVE[2]], LETTER)
    assert [one.to for one in office.received] == [(A,), (FIVE[2],)]


def test_a_server_that_closes_instead_of_taking_a_letter() -> None:
    """It said 421 to the whole letter: it has not gone, and goes over a new connection."""
    office = PostOffice()
    office.answers = ["250 OK", "421 closing"]
    with mail_server(office), channel(office.port) as way:
        way.send([A], LETTER)
        way.send([B], LETTER)
    assert [one.to for one in office.received] == [(A,), (B,)]


def test_a_server_that_dies_in_the_middle_of_a_letter() -> None:
    """A letter that was not handed over whole has not gone."""
    long = LETTER.replace(text="Kính gửi\n" * 400_000)
    with (
        dying_server(b"DATA") as port,
        channel(port) as way,
        pytest.raises(ServiceError, match="mail-unreachable"),
    ):
        way.send([A], long)


@pytest.mark.parametrize("last", [b"ehlo", b"mail", b"rcpt"])
def test_a_server_that_dies_before_a_letter(last: bytes) -> None:
    """It has not gone."""
    with (
        dying_server(last) as port,
        channel(port) as way,
        pytest.raises(ServiceError, match="mail-unreachable") as caught,
    ):
        way.send([A], LETTER)
    assert "máy chủ đóng kết nối" in said(caught.value)


@pytest.mark.parametrize("kind", ["smtp", "smtps", "smtp+starttls"])
def test_a_server_that_never_answers_is_not_waited_for(kind: ServerKind) -> None:
    """Each step has its time."""
    with (
        silent_server() as port,
        channel(port, kind, timeout=0.05) as way,
        pytest.raises(ServiceError, match="mail-unreachable") as caught,
    ):
        way.send([A], LETTER)
    assert "máy chủ không trả lời" in said(caught.value)


def test_a_server_that_is_not_there() -> None:
    """What to look at is said, with the address that was tried."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with channel(port) as way, pytest.raises(ServiceError) as caught:
        way.send([A], LETTER)
    assert said(caught.value) == (
        f"Không gửi được qua máy chủ thư 127.0.0.1:{port}: máy ấy không nhận kết nối"
    )


def test_a_folder_without_a_mail_server() -> None:
    """An address to try is mail, and nothing says how that leaves."""
    with (
        channel_for(Contacts(), now=NOW) as way,
        pytest.raises(ServiceError, match="mail-not-set"),
    ):
        way.send([A], LETTER)
