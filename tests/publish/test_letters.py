"""The letters that units, the coordinating unit and leaders get, as they read them."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from bdg_cli.domain.days import Window
from bdg_cli.domain.plan import LEAD
from bdg_cli.domain.records import RETURN, AssignmentKey, Details, Record
from bdg_cli.publish.letters.digest_letter import page_of
from bdg_cli.publish.letters.plain_page import WIDTH
from bdg_cli.publish.letters.trial_letter import trial_letter
from bdg_cli.publish.letters.unit_letter import letter_of
from bdg_cli.services.reminder_messages import Reminder
from bdg_cli.services.summary import OpenObstacle
from bdg_cli.wording.language import Language
from tests.planfile.example import with_part
from tests.publish.example import digest_for, message_for

VIETNAMESE, ENGLISH = Language(), Language("en")
HOSTILE = "<script>alert(1)</script> \" onmouseover=x ' & https://x.vn/ javascript:"
HARMLESS_TAGS = {
    "html",
    "head",
    "meta",
    "style",
    "title",
    "body",
    "div",
    "span",
    "p",
    "h2",
    "ul",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}


class Reader(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its attributes."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Check that what ends was the last that began."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note the text."""
        if self.open and self.open[-1] not in ("style", "title"):
            self.said.append(data)


def read(html: str) -> Reader:
    """Read a page that is well-formed, loads nothing and runs nothing."""
    reader = Reader()
    reader.feed(html)
    assert not reader.open
    assert reader.tags <= HARMLESS_TAGS
    assert reader.attributes <= {"lang", "charset", "name", "content", "style", "class"}
    assert "url(" not in html
    return reader


def words(text: str) -> list[str]:
    """Return the words of a text, without what is drawn around them."""
    return re.sub(r"^-{3,}$|^- ", "", text, flags=re.MULTILINE).split()


def test_a_unit_reads_what_it_owes_and_how_to_answer() -> None:
    """State and days in words, the task's own words, with whom, and what to do."""
    letter = letter_of(message_for("xa.dong-son", date(2018, 12, 12)), VIETNAMESE)
    assert letter.subject == "Nhắc việc: 2 sắp hết hạn, 8 không có hạn (70/KH-UBND)"
    assert letter.text.startswith("Kính gửi: UBND xã Đông Sơn\n\nTính đến ngày 12/12/2018, đơn vị")
    assert (
        """
◆ Sắp hết hạn, còn 3 ngày (vị trí II.1-3)
   Tổ chức các hoạt động tuyên truyền nhân dịp Tháng hành động về bình đẳng
   giới và phòng, chống bạo lực trên cơ sở giới từ ngày 15/11/2018 -
   15/12/2018.
   Thời gian: từ 15/11 đến hết 15/12/2018 (ngày nghỉ; ngày làm việc tiếp
   theo 17/12/2018)
   Vai trò: phối hợp
   Chủ trì: Phòng Lao động - TB&XH
"""
        in letter.text
    )
    assert "Báo kết quả: trả lời thư này, ghi rõ vị trí của việc (ví dụ IV.5-1)" in letter.text
    assert "bdg done" not in letter.text


def test_the_unit_that_keeps_the_ledger_reads_what_to_type() -> None:
    """With the window where the task has several."""
    letter = letter_of(message_for("ldtbxh", date(2018, 12, 12)), VIETNAMESE, record=True)
    lines = [line.strip() for line in letter.text.splitlines()]
    assert "bdg done II.1-1 --plan 15 --unit ldtbxh --window 15/11/2018–15/12/2018" in lines
    assert "bdg done II.1-3 --plan 15 --unit ldtbxh" in lines


@pytest.mark.parametrize("t", [VIETNAMESE, ENGLISH])
def test_the_unit_that_confirms_reads_how_much_waits(t: Language) -> None:
    """With the command; nobody else does."""
    message = message_for("ldtbxh", date(2018, 11, 20))
    letter = letter_of(message, t, to_confirm=3)
    for text in (letter.text, letter.html):
        assert "bdg due --to-confirm" in text
        assert "bdg due --to-confirm" not in letter_of(message, t).text


def test_a_unit_reads_why_its_completion_was_returned() -> None:
    """In a line of its own, in text and page."""
    message = message_for("ldtbxh", date(2018, 11, 20))
    led = next(one for one in message.reminders if one.item.role == "lead")
    about = AssignmentKey("2018", led.item.task.id, "ldtbxh", "")
    why = Details(text="thiếu\x1b biên bản")
    day = date(2018, 11, 19)
    record = Record("r1", 1, "b", "2018-11-19T08:00:00+07:00", "Lan", RETURN, about, day, why)
    back = led.replace(item=led.item.replace(returned=(record,)))
    letter = letter_of(message.replace(reminders=(back,)), VIETNAMESE)
    assert "Bị trả lại: ngày 19/11/2018: thiếu" in letter.text
    assert "ngày 19/11/2018: thiếu" in letter.html
    assert "\x1b" not in letter.text + letter.html


def test_a_unit_that_only_supports_is_told_who_leads() -> None:
    """It has nothing to report."""
    message = message_for("xa.dong-son", date(2018, 12, 12))
    only = tuple([one for one in message.reminders if one.item.role != LEAD])
    letter = letter_of(message.replace(reminders=only), VIETNAMESE)
    assert "Các việc này do đơn vị khác chủ trì." in letter.text
    assert "Báo kết quả" not in letter.text


@pytest.mark.parametrize(
    ("today", "headline"),
    [
        (date(2018, 11, 12), "◇ Sắp đến kỳ, 3 ngày nữa bắt đầu (vị trí IV.5-1)"),
        (date(2018, 12, 1), "● Trong hạn, còn 14 ngày (vị trí IV.5-1)"),
        (date(2018, 12, 15), "◆ Sắp hết hạn, hết hạn hôm nay (vị trí IV.5-1)"),
        (date(2018, 12, 16), "! Quá hạn 1 ngày (vị trí IV.5-1)"),
        (date(2019, 2, 1), "! Chưa hoàn thành (vị trí IV.5-1)"),
    ],
)
def test_each_state_has_a_sign_and_words(today: date, headline: str) -> None:
    """Nothing is said by colour alone."""
    letter = letter_of(message_for("xa.dong-son", today), VIETNAMESE)
    assert headline in letter.text.splitlines()
    assert headline.partition(" (")[0] in " ".join(read(letter.html).said)


@pytest.mark.parametrize(
    ("window", "said"),
    [
        (Window(date(2018, 11, 15), date(2018, 12, 14)), "từ 15/11 đến hết 14/12/2018"),
        (Window(date(2018, 12, 15), date(2019, 1, 4)), "từ 15/12/2018 đến hết 04/01/2019"),
        (Window(date(2018, 12, 14), date(2018, 12, 14)), "trong ngày 14/12/2018"),
        (Window(None, date(2018, 12, 14)), "đến hết 14/12/2018"),
        (None, "không có hạn riêng; kế hoạch đến hết 31/12/2018, còn 3 ngày"),
    ],
)
def test_days_are_said_in_words(window: Window | None, said: str) -> None:
    """A window, a deadline, one day, and none."""
    message = message_for("xa.dong-son", date(2018, 12, 12))
    item = message.reminders[0].item.replace(window=window, planned=window)
    letter = letter_of(message.replace(reminders=(Reminder(item),)), VIETNAMESE)
    assert f"   Thời gian: {said}\n" in letter.text


def test_an_extension_and_an_obstacle_are_said() -> None:
    """With the days that the plan has."""
    message = message_for("xa.dong-son", date(2018, 12, 12))
    item = message.reminders[0].item
    item = item.replace(window=Window(None, date(2018, 12, 20)), obstacle=True)
    text = letter_of(message.replace(reminders=(Reminder(item),)), VIETNAMESE).text
    assert "đã gia hạn, trước đây từ 15/11 đến hết 15/12/2018" in " ".join(text.split())
    assert "   Vướng mắc: đã báo, chưa giải quyết\n" in text


def test_a_last_day_that_is_off_counts_until_the_next_working_day() -> None:
    """Where the plan has that rule, the day is said."""
    message = message_for("xa.dong-son", date(2018, 12, 12))
    item = message.reminders[0].item
    item = item.replace(plan=item.plan.replace(deadline_rule="next-working-day"))
    text = letter_of(message.replace(reminders=(Reminder(item),)), VIETNAMESE).text
    assert "đến hết 15/12/2018 (ngày nghỉ, tính đến hết 17/12/2018)" in " ".join(text.split())


def test_a_last_day_that_is_off_has_the_next_working_day_beside_it() -> None:
    """Also where the plan counts by the day as written; of what has passed it is not said."""
    said = "đến hết 15/12/2018 (ngày nghỉ; ngày làm việc tiếp theo 17/12/2018)"
    for today, is_said in ((date(2018, 12, 12), True), (date(2018, 12, 20), False)):
        text = letter_of(message_for("xa.dong-son", today), VIETNAMESE).text
        assert (said in " ".join(text.split())) is is_said


def test_tasks_stand_below_their_plan() -> None:
    """A unit that has several plans gets one letter for all."""
    today = date(2018, 12, 12)
    one = message_for("xa.dong-son", today)
    other = one.reminders[0].item
    other = other.replace(plan=other.plan.replace(id="x", number="9/KH-UBND", title="Thứ hai"))
    message = one.replace(reminders=(*one.reminders[:2], Reminder(other)))
    letter = letter_of(message, VIETNAMESE)
    assert letter.subject == "Nhắc việc: 3 sắp hết hạn (70/KH-UBND, 9/KH-UBND)"
    assert letter.text.count("\n-----") == 2
    assert letter.text.index("70/KH-UBND: ") < letter.text.index("9/KH-UBND: Thứ hai\n---")


@pytest.mark.parametrize("t", [VIETNAMESE, ENGLISH], ids=["vi", "en"])
@pytest.mark.parametrize("unit", ["ldtbxh", "xa.dong-son", "tckh"])
def test_text_and_page_say_the_same(unit: str, t: Language) -> None:
    """In the same order, word by word; in short lines, and in a page that loads nothing."""
    letter = letter_of(message_for(unit, date(2018, 12, 12)), t, record=True)
    assert words(" ".join(read(letter.html).said)) == words(letter.text)
    commands = [line for line in letter.text.splitlines() if line.startswith("   bdg ")]
    assert all(len(line) <= WIDTH or line in commands for line in letter.text.splitlines())
    assert f'<html lang="{t.code}">' in letter.html


def test_nothing_in_a_plan_becomes_a_part_of_the_page() -> None:
    """Titles, words and names are data, and stay on their lines."""
    plan = with_part(f"""\
title: >-
  {HOSTILE}
units:
  vp: |-
    {HOSTILE}
  qs: Quân sự
  thon: {{name: Thôn, members: {{dong: "Đông\\x1b[31m\\u202e"}}}}
sections:
  - number: I
    title: NHIỆM VỤ
    tasks:
      - ref: I-1
        text: >-
          {HOSTILE}
        lead: vp
        support: [qs, thon]
        windows: 15/4
""")
    message = message_for("vp", date(2020, 4, 14), plan.replace("\\x1b[31m\\u202e", ""))
    letter = letter_of(message, VIETNAMESE, record=True)
    assert "".join(read(letter.html).said).count(HOSTILE) == 3
    hostile = message.replace(name="Đông\x1b[31m\u202e\r\nBcc: x@y.vn")
    letter = letter_of(hostile, VIETNAMESE)
    assert letter.text.startswith("Kính gửi: Đông�[31m�  Bcc: x@y.vn\n")
    assert "\x1b" not in letter.html
    assert "\u202e" not in letter.html


def test_the_digest_says_who_is_late_silent_and_stopped() -> None:
    """With the figures of each plan first."""
    today = date(2018, 12, 18)
    plan = digest_for(today).summary.statuses[0].plan
    about = AssignmentKey(plan.id, "II.1-3", "ldtbxh", "2018-11-15/2018-12-15")
    record = Record(
        id="0" * 32,
        number=1,
        batch="",
        recorded_at="2018-12-03T08:00:00+07:00",
        by="Lan",
        kind="obstacle",
        about=about,
        day=date(2018, 12, 3),
        details=Details(text="Chưa có kinh phí"),
    )
    task = plan.task("II.1-3")
    assert task is not None
    stopped = OpenObstacle(plan, task, "ldtbxh", record)
    letter = page_of(digest_for(today, obstacles=(stopped,)), VIETNAMESE)
    assert letter.subject == "Tổng hợp đến 18/12/2018: hoàn thành 0/130, quá hạn 26"
    assert letter.text.startswith(
        "Tính đến ngày 18/12/2018: đã hoàn thành 0/130 phần việc, quá hạn 26.\n\n"
        "- 70/KH-UBND: hoàn thành 0/130 (0%); quá hạn 26; sắp hết hạn 0\n"
    )
    assert "Quá hạn: Phòng Lao động - TB&XH\n---" in letter.text
    assert "- II.1-3, quá hạn 3 ngày (15/11/2018–15/12/2018): Tổ chức các hoạt" in letter.text
    assert "Chưa báo cáo việc nào\n---" in letter.text
    assert "- II.1-3, Phòng Lao động - TB&XH: Chưa có kinh phí (03/12/2018)\n" in letter.text
    assert "Chưa có kinh phí" in " ".join(read(letter.html).said)


def test_a_digest_of_a_quiet_day_has_figures_alone() -> None:
    """No heading stands over nothing."""
    letter = page_of(digest_for(date(2018, 10, 1)), VIETNAMESE)
    assert "---" not in letter.text
    read(letter.html)


def test_the_trial_letter_says_that_it_is_one() -> None:
    """Each one is another, so that a second is shown, too."""
    first = trial_letter(VIETNAMESE, now="2018-11-20T07:00:00+07:00")
    assert first.subject == "Thư thử của bdg"
    assert "gửi lúc 07:00:00 ngày 20/11/2018" in first.text
    assert trial_letter(VIETNAMESE, now="2018-11-20T07:00:01+07:00").text != first.text
    read(first.html)
