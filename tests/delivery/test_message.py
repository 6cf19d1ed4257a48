"""A letter as bytes: it can be read back, and nothing in it becomes a header."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.delivery.message import CALENDAR_FILE, message_of
from bdg_cli.domain.letters import Letter

NOW = "2018-11-20T07:00:00+07:00"
HEADERS = {
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
}


def sent(
    letter: Letter,
    *,
    to: tuple[str, ...] = ("a@b.vn",),
    reply_to: str = "",
    now: str = NOW,
) -> EmailMessage:
    """Write a letter and read it back."""
    content = message_of(
        letter, sender="ldtbxh@example.vn", to=to, reply_to=reply_to, now=now, line_end="\r\n"
    )
    assert content.isascii()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 998
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def body(message: EmailMessage, kind: str) -> str:
    """Return one of the two forms of a letter."""
    part = message.get_body([kind])
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


@pytest.mark.parametrize(
    "subject",
    [
        "Nhắc việc\nBcc: x@y.vn",
        "Nhắc việc\r\nBcc: x@y.vn",
        "Nhac viec\r\nBcc: x@y.vn\r\n\r\nthan thu",
        "Nhac viec\n",
        "Nhac\x0bviec\u2028Bcc: x@y.vn\x85",
        "=?utf-8?q?Bcc=3A?= x@y.vn",
        "dài " * 200,
        "dai" * 300,
        "",
    ],
)
def test_a_subject_makes_no_header(subject: str) -> None:
    """It stays the subject, on one line."""
    message = sent(Letter(subject, "thân thư\n"))
    assert set(message.keys()) == HEADERS
    assert message["Subject"].split() == subject.split()
    assert body(message, "plain") == "thân thư\n"


@pytest.mark.unmeasured
@given(subject=st.text(), text=st.text(), html=st.text())
def test_whatever_a_letter_says_it_is_read_back(subject: str, text: str, html: str) -> None:
    """No header and no part is made by it."""
    message = sent(Letter(subject, text, html))
    assert set(message.keys()) <= HEADERS
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds in (["text/plain"], ["multipart/alternative", "text/plain", "text/html"])


def test_both_forms_and_the_calendar_are_there() -> None:
    """The calendar is attached as one that is published."""
    calendar = "BEGIN:VCALENDAR\r\nSUMMARY:Nhắc việc\r\nEND:VCALENDAR\r\n".encode()
    message = sent(Letter("Nhắc việc", "thư\n", "<p>thư</p>\n", calendar))
    assert body(message, "plain") == "thư\n"
    assert body(message, "html") == "<p>thư</p>\n"
    (attached,) = message.iter_attachments()
    assert attached.get_content_type() == "text/calendar"
    assert attached["Content-Type"].params["method"] == "PUBLISH"
    assert attached.get_filename() == CALENDAR_FILE
    assert attached.get_payload(decode=True) == calendar


def test_many_addresses_stay_on_short_lines() -> None:
    """However many a unit has."""
    to = tuple(f"don-vi-co-ten-rat-dai-{number}@example.gov.vn" for number in range(60))
    message = sent(Letter("x", "y"), to=to)
    assert tuple(str(message["To"]).split(", ")) == to


def test_answers_go_to_another_address_only_where_there_is_one() -> None:
    """The sender's own needs no header."""
    assert sent(Letter("x", "y"), reply_to="vp@example.vn")["Reply-To"] == "vp@example.vn"
    assert sent(Letter("x", "y"), reply_to="ldtbxh@example.vn")["Reply-To"] is None


def test_the_same_letter_on_one_day_has_one_id() -> None:
    """Mailboxes then show it once; any other letter has another."""
    letter = Letter("Nhắc việc", "thư\n")
    first = sent(letter)["Message-ID"]
    assert sent(letter, now="2018-11-20T17:30:00+07:00")["Message-ID"] == first
    assert sent(letter, now="2018-11-21T07:00:00+07:00")["Message-ID"] != first
    assert sent(letter, to=("c@d.vn",))["Message-ID"] != first
    assert sent(letter.replace(text="thư khác\n"))["Message-ID"] != first
