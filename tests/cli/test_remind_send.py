"""`bdg remind --send` as a scheduler calls it, over SMTP to a server on this machine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from tests.mail_server import PostOffice, Received, mail_server
from tests.office import ROOT, Office
from tests.planfile.example import with_part

if TYPE_CHECKING:
    from pathlib import Path

    from aiosmtpd.smtp import SMTP, Envelope, Session

TODAY = "2020-06-12"
"""Three days before the deadline of I-1, which one leads and four help with."""
UNITS = ("vp", "qs", "yt", "thon.dong", "thon.doai")
PLAN = with_part("""\
- {ref: I-1, text: "Kiểm tra đê, kè.", lead: vp, support: [qs, thon, yt], windows: {by: 15/6}}
- {ref: I-2, text: Trực ban., lead: thon, windows: 1/9–30/9}
""").replace("  thon:\n", "  yt: Trạm Y tế\n  thon:\n")
OTHERS = "coordinator: vp\nleaders: chu.tich@xa.vn\n"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Set up an office with one plan, in which five are told on the day."""
    made = Office(tmp_path)
    (made.plans / "2018.yaml").unlink()
    made.write("15.yaml", PLAN)
    return made


@pytest.fixture
def post() -> PostOffice:
    """Return what the server does with letters."""
    return PostOffice()


def address(unit: str) -> str:
    """Return where a unit is reached."""
    return f"{unit}@xa.vn"


def contacts(office: Office, port: int, units: tuple[str, ...] = UNITS, more: str = "") -> None:
    """Say where the server and the units are."""
    lines = "".join(f"  {unit}: {address(unit)}\n" for unit in units)
    server = f"smtp://127.0.0.1:{port}"
    office.write(
        "contacts.yaml",
        f'mail: {{server: "{server}", from: nhac-viec@xa.vn}}\nunits:\n{lines}{more}',
    )


def to_whom(post: PostOffice) -> list[str]:
    """Return who has got letters, in order."""
    return [one.to[0] for one in post.received]


def part(letter: Received, kind: str) -> str:
    """Return the one part of a letter that is of a kind, as text."""
    (found,) = [one for one in letter.message.walk() if one.get_content_type() == kind]
    payload = found.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode("utf-8")


def entries(calendar: str) -> list[Any]:
    """Return the events and to-dos of a calendar, by UID."""
    inner = Calendar.from_ical(calendar).subcomponents
    return sorted(inner, key=lambda one: str(one["uid"]))


def test_each_unit_gets_one_letter_with_both_parts_and_its_calendar(
    office: Office, post: PostOffice
) -> None:
    """With a subject in Vietnamese; the second run has nothing to say and says nothing."""
    with mail_server(post):
        contacts(office, post.port)
        shown = office("remind --send", today=TODAY)
        assert (shown.code, shown.err) == (0, "")
        assert to_whom(post) == [address(unit) for unit in UNITS]
        assert office("remind --send", today=TODAY) == (0, "", "")
        assert len(post.received) == 5
    assert [line.split("\t")[0] for line in shown.out.splitlines()] == ["đã gửi"] * 5
    letter = post.received[0]
    assert letter.message["subject"] == "Nhắc việc: 1 sắp hết hạn (15/KH-UBND)"
    for kind in ("text/plain", "text/html"):
        assert "Kiểm tra đê, kè." in part(letter, kind)
        assert "còn 3 ngày" in part(letter, kind)
    (attached,) = letter.message.iter_attachments()
    assert attached.get_content_type() == "text/calendar"
    assert attached["content-type"].params["method"] == "PUBLISH"
    event, todo = entries(part(letter, "text/calendar"))
    assert {event.name, todo.name} == {"VEVENT", "VTODO"}
    assert str(event["summary"]) == "Hạn chót I-1: Kiểm tra đê, kè."
    summaries = {str(one["summary"]) for one in entries(part(post.received[3], "text/calendar"))}
    assert summaries == {"Hạn chót I-1: Kiểm tra đê, kè.", "I-2: Trực ban."}


def test_the_unit_that_confirms_is_told_how_much_waits(office: Office, post: PostOffice) -> None:
    """In its own letter and in the digest, with the command; nobody else is."""
    office.write("15.yaml", PLAN.replace("bdg: 1", "bdg: 1\nconfirm: vp", 1))
    office("done I-2 -u thon.dong --window 1/9–30/9 --early", today=TODAY)
    with mail_server(post):
        contacts(office, post.port, more="coordinator: vp\n")
        assert office("remind --send", today=TODAY).code == 0
    said = "1 phần việc chờ xác nhận: bdg due --to-confirm"
    told = [one.to[0] for one in post.received if said in part(one, "text/plain")]
    assert told == [address("vp"), address("vp")]
    assert len(post.received) == len(UNITS) + 1


def test_what_a_letter_has_in_its_calendar_is_what_export_writes(
    office: Office, post: PostOffice
) -> None:
    """Under the same UIDs, so that a client that has one of them takes the other for the same.

    After an extension the letter has a higher SEQUENCE, and the new day.
    """
    with mail_server(post):
        contacts(office, post.port, ("vp",))
        exported = office("export ics --unit vp", today=TODAY).out
        office("remind --send", today=TODAY)
        office('extend I-1 --to 20/6 --by Lan --basis "12/UBND"', today=TODAY)
        office("remind --send", today="2020-06-17")
    first, second = [part(one, "text/calendar") for one in post.received]
    assert [one["uid"] for one in entries(first)] == [one["uid"] for one in entries(exported)]
    for there, sent, later in zip(entries(exported), entries(first), entries(second), strict=True):
        ours = {key: there[key].to_ical() for key in there if key != "DTSTAMP"}
        assert {key: sent[key].to_ical() for key in sent if key != "DTSTAMP"} == ours
        assert sent["dtstamp"].dt.date().isoformat() == TODAY  # when it was made: RFC 5545, 3.8.7.2
        assert later["sequence"] > sent["sequence"]
        assert later["dtstamp"].dt > sent["dtstamp"].dt
        assert str(later.get("due", later.get("dtstart")).dt) == "2020-06-20"


def test_a_plan_that_was_edited_is_newer_in_the_next_letter(
    office: Office, post: PostOffice
) -> None:
    """No record says so; at the same SEQUENCE the later DTSTAMP counts (RFC 5546, 2.1.4)."""
    with mail_server(post):
        contacts(office, post.port, ("vp",))
        office("remind --send", today=TODAY)
        office.write("15.yaml", PLAN.replace("đê, kè", "đê, kè, cống"))
        office("remind --send", today="2020-06-14")
    before, after = [entries(part(one, "text/calendar"))[0] for one in post.received]
    assert before["uid"] == after["uid"]
    assert "cống" in after["summary"]
    assert (after["sequence"], after["dtstamp"].dt > before["dtstamp"].dt) == (
        before["sequence"],
        True,
    )


def test_the_coordinator_and_the_leaders_get_the_digest_once_a_day(
    office: Office, post: PostOffice
) -> None:
    """The coordinator with the letters, the leaders when they are sent theirs."""
    with mail_server(post):
        contacts(office, post.port, more=OTHERS)
        assert office("remind --send", today=TODAY).code == 0
        assert to_whom(post) == [*map(address, UNITS), address("vp")]
        for _ in range(2):
            assert office("remind --digest --send", today=TODAY) == (0, "", "")
        assert to_whom(post)[6:] == ["chu.tich@xa.vn"]
        assert office("remind --send", today=TODAY) == (0, "", "")
        assert len(post.received) == 7
        office("remind --digest --send", today="2020-06-13")
        assert to_whom(post)[7:] == ["chu.tich@xa.vn"]
    subjects = {post.received[place].message["subject"] for place in (5, 6)}
    assert subjects == {"Tổng hợp đến 12/06/2020: hoàn thành 0/3, quá hạn 0"}


def test_without_leaders_the_page_is_not_sent(office: Office, post: PostOffice) -> None:
    """It says where they are written down."""
    with mail_server(post):
        contacts(office, post.port)
        shown = office("remind --digest --send", today=TODAY)
    assert shown.code == 5
    assert "leaders" in shown.err
    assert post.received == []


def test_the_settings_are_tried_with_one_letter(office: Office, post: PostOffice) -> None:
    """Nothing of it stands in the ledger."""
    with mail_server(post):
        contacts(office, post.port)
        shown = office("remind --test toi@xa.vn", today=TODAY)
    assert (shown.code, shown.err) == (0, "")
    assert "toi@xa.vn" in shown.out
    assert to_whom(post) == ["toi@xa.vn"]
    assert office("log", today=TODAY).out == ""


def test_what_went_can_go_again(office: Office, post: PostOffice) -> None:
    """To the one unit that is named."""
    with mail_server(post):
        contacts(office, post.port)
        office("remind --send", today=TODAY)
        assert office("remind --send --again qs", today=TODAY).code == 0
    assert to_whom(post)[5:] == [address("qs")]


def test_one_of_five_is_refused_and_goes_the_next_time(office: Office, post: PostOffice) -> None:
    """The others go; the exit code tells."""
    post.refused[address("thon.dong")] = "550 Unknown user"
    with mail_server(post):
        contacts(office, post.port)
        shown = office("remind --send", today=TODAY)
        assert shown.code == 1
        assert len(post.received) == 4
        (line,) = [line for line in shown.out.splitlines() if "thon.dong" in line]
        assert "đã gửi" not in line
        del post.refused[address("thon.dong")]
        assert office("remind --send", today=TODAY).code == 0
    assert to_whom(post)[4:] == [address("thon.dong")]


def test_a_server_that_is_gone(office: Office, post: PostOffice) -> None:
    """Exit code 69, and all go the next time."""
    with mail_server(post):
        port = post.port
    contacts(office, port)
    shown = office("remind --send", today=TODAY)
    assert shown.code == 69
    assert f"127.0.0.1:{port}" in shown.err
    with mail_server(post):
        contacts(office, post.port)
        assert office("remind --send", today=TODAY).code == 0
    assert to_whom(post) == [address(unit) for unit in UNITS]


def test_who_has_no_address_is_named_on_stderr(office: Office, post: PostOffice) -> None:
    """And gets it on the day it has one."""
    with mail_server(post):
        contacts(office, post.port, UNITS[1:])
        shown = office("remind --send", today=TODAY)
        assert (shown.code, shown.err) == (0, "Chưa có địa chỉ nên chưa gửi: Văn phòng.\n")
        contacts(office, post.port)
        assert office("remind --send", today=TODAY).err == ""
    assert to_whom(post) == [address(unit) for unit in (*UNITS[1:], "vp")]


class Meanwhile(PostOffice):
    """Does something when the first letter has come, before it answers."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office

    async def handle_DATA(  # noqa: N802 -- the name that aiosmtpd calls
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Record that all is done."""
        if not self.received:
            self._office("done I-1 --by Lan", today=TODAY)
        return await super().handle_DATA(server, session, envelope)


def test_who_has_done_it_meanwhile_is_not_told(office: Office) -> None:
    """It is recorded while the first letter goes: the others need not come."""
    post = Meanwhile(office)
    with mail_server(post):
        contacts(office, post.port)
        assert office("remind --send", today=TODAY).code == 0
    assert to_whom(post) == [address("vp")]


def test_a_hostile_plan_makes_no_header_and_no_html(office: Office, post: PostOffice) -> None:
    """Neither the words of a task, nor the number of the plan, nor the name of a unit."""
    evil = '"X\\nBcc: ke.gian@example.com\\n\\n<script>alert(1)</script>\\r\\n.\\r\\n"'
    text = PLAN.replace('"Kiểm tra đê, kè."', evil).replace("Văn phòng", "'<img src=x>'")
    office.write("15.yaml", text.replace("15/KH-UBND", evil))
    with mail_server(post):
        contacts(office, post.port)
        assert office("remind --send", today=TODAY).code == 0
    assert to_whom(post) == [address(unit) for unit in UNITS]
    for letter in post.received:
        names = {name.lower() for name in letter.message}
        assert not names & {"bcc", "cc"}
        assert letter.message["to"].count("@") == 1
        assert not re.search("<script|<img", part(letter, "text/html"))
        assert "&lt;script" in part(letter, "text/html")
        assert {one.name for one in entries(part(letter, "text/calendar"))} <= {"VEVENT", "VTODO"}


def start(office: Office) -> subprocess.Popen[bytes]:
    """Start a process as a scheduler does."""
    own = {
        "BDG_PLANS": str(office.plans),
        "BDG_CACHE": str(office.cache),
        "BDG_BY": "Lan",
        "BDG_TODAY": TODAY,
    }
    return subprocess.Popen(
        [sys.executable, "-m", "bdg_cli", "remind", "--send"],
        cwd=ROOT,
        env={**os.environ, **own},
        stdout=subprocess.DEVNULL,
    )


def test_two_schedulers_at_once_send_each_letter_once(office: Office, post: PostOffice) -> None:
    """Processes of their own; it takes as long as they do."""
    with mail_server(post):
        contacts(office, post.port, more=OTHERS)
        running = [start(office) for _ in range(2)]
        assert [one.wait() for one in running] == [0, 0]
    digest = [address("vp")]
    assert sorted(to_whom(post)) == sorted([*map(address, UNITS), *digest])


class Deadly(PostOffice):
    """Kills who sends, as soon as so many letters have come."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.victim: subprocess.Popen[bytes] | None = None

    async def handle_DATA(  # noqa: N802 -- the name that aiosmtpd calls
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Keep a letter, and kill."""
        answer = await super().handle_DATA(server, session, envelope)
        if self.victim is not None and len(self.received) == self._number:
            self.victim.kill()
        return answer


@pytest.mark.skipif(sys.platform == "win32", reason="it kills with a signal")
def test_a_machine_that_dies_when_the_server_has_a_letter(office: Office) -> None:
    """Nobody gets it twice; the next run says whose may not have gone, once, and sends the rest."""
    post = Deadly(2)
    with mail_server(post):
        contacts(office, post.port)
        post.victim = start(office)
        assert post.victim.wait() < 0
        post.victim = None
        assert to_whom(post) == [address("vp"), address("qs")]
        shown = office("remind --send", today=TODAY)
        assert shown.code == 0
        assert "tin cho Ban Chỉ huy quân sự xã có thể chưa đi" in shown.err
        assert office("remind --send", today=TODAY) == (0, "", "")
    assert to_whom(post) == [address(unit) for unit in UNITS]
