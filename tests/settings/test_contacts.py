"""`contacts.yaml`: who is reached where, and what is wrong with it, at its place."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from bdg_cli.settings.contacts import Contacts, MailServer, MailSettings, without_secret
from bdg_cli.settings.contacts_reader import (
    ContactsReading,
    read_contacts,
    unusable_login_file,
)
from bdg_cli.settings.login import Login, LoginFileError, login_for, read_login
from tests.planfile.example import plan_of, pointed_at, with_part

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "problems.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (P61\d): .*\n((?:(?!## ).*\n?)*)", PAGE, re.MULTILINE))
EXAMPLES = {
    code: blocks
    for code, section in SECTIONS.items()
    if (blocks := re.findall(r"```yaml\n(# (?:sai|đúng)\n[^`]*)```", section))
}
PLAN = plan_of(
    with_part("""\
units:
  vp: Văn phòng
  qs: Ban Chỉ huy quân sự xã
  thon: {name: Các thôn, members: {dong: Thôn Đông}}
  ldtbxh: {name: Phòng LĐTBXH, formerly: ldtb}
  xa:
    name: UBND các xã
    formerly: cac-xa
    members: {dong-son: UBND xã Đồng Sơn, tam-hiep: UBND xã Tam Hiệp}
""")
)
MAIL = 'mail: {server: "smtp://localhost:25", from: vp@example.vn}\n'


def reading_of(text: str) -> ContactsReading:
    """Read contacts of the folder with the one plan."""
    return read_contacts(text.encode(), file="plans/contacts.yaml", plans=[PLAN])


def findings(text: str) -> list[tuple[str, str]]:
    """Return the code of each problem, and the words it points at."""
    return [(one.code, pointed_at(one.place)) for one in reading_of(text).problems]


def contacts_of(text: str) -> Contacts:
    """Read contacts that have no problems."""
    reading = reading_of(text)
    assert reading.problems == ()
    assert reading.contacts is not None
    return reading.contacts


def test_a_unit_has_its_own_address_or_that_of_its_group() -> None:
    """A member without an address is reached by its group's; nobody else is."""
    found = contacts_of(
        f"{MAIL}units:\n  xa: xa@example.vn\n  xa.dong-son: [a@example.vn, zalo://t/1]\n  vp:\n"
    )
    assert found.addresses_of("xa.dong-son") == ("a@example.vn", "zalo://t/1")
    assert found.addresses_of("xa.tam-hiep") == ("xa@example.vn",)
    assert found.addresses_of("xa") == ("xa@example.vn",)
    assert found.addresses_of("vp") == ()
    assert found.addresses_of("ldtbxh") == ()


def test_answers_go_to_the_coordinating_unit() -> None:
    """Where it has a mail address; else to the sender."""
    units = "units:\n  ldtbxh: [zalo://t/1, ldtbxh@example.vn]\n"
    assert contacts_of(f"{MAIL}{units}").reply_to == "vp@example.vn"
    found = contacts_of(f"{MAIL}{units}coordinator: ldtbxh\nleaders: ct@example.vn\n")
    assert found.reply_to == "ldtbxh@example.vn"
    assert found.leaders == ("ct@example.vn",)
    assert Contacts().reply_to == ""


@pytest.mark.parametrize(
    ("written", "server"),
    [
        ("smtp://localhost", MailServer("smtp", "localhost", 25)),
        ("SMTP://Mail.Example.vn:2525/", MailServer("smtp", "mail.example.vn", 2525)),
        ("smtps://10.0.0.7", MailServer("smtps", "10.0.0.7", 465)),
        ("smtp+starttls://[::1]", MailServer("smtp+starttls", "::1", 587)),
        ("sendmail:", MailServer("sendmail")),
    ],
)
def test_a_server_is_written_in_four_ways(written: str, server: MailServer) -> None:
    """With or without a port."""
    found = contacts_of(f'mail: {{server: "{written}", from: vp@example.vn}}')
    assert found.mail == MailSettings(server, "vp@example.vn")


def test_an_empty_file_says_nothing() -> None:
    """It is no mistake: nobody is reached."""
    assert contacts_of("") == Contacts()
    assert contacts_of("# chưa có gì\n") == Contacts()
    assert contacts_of("units:\n") == Contacts()


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_examples_of_the_page_are_wrong_and_right(code: str) -> None:
    """The first has the problem, the second has not."""
    wrong, right = EXAMPLES[code]
    needed = MAIL if code not in {"P613", "P614", "P615", "P618"} else ""
    assert [one for one, _ in findings(wrong + needed)] == [code]
    assert findings(right + ("" if "mail:" in right else needed)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("units: {ldtbx: a@b.vn}", ("P611", "ldtbx")),
        ("units: {xa: a@b.vn}\ncoordinator: xa.dongson", ("P611", "xa.dongson")),
        ("units: {ldtb: a@b.vn}", ("P611", "ldtb")),
        ("units: {cac-xa.dong-son: a@b.vn}", ("P611", "cac-xa.dong-son")),
        ("units: {vp: [a@b.vn, a b@c.vn]}", ("P612", "a b@c.vn")),
        ("units: {vp: -x@b.vn}", ("P612", "-x@b.vn")),
        ("units: {vp: a..b@c.vn}", ("P612", "a..b@c.vn")),
        ("units: {vp: a@b.vn.}", ("P612", "a@b.vn.")),
        ("units: {vp: đông@b.vn}", ("P612", "đông@b.vn")),
        ('leaders: "a@b.vn, c@d.vn"', ("P612", '"a@b.vn, c@d.vn"')),
        ('leaders: "a@b.vn\\nBcc: c@d.vn"', ("P612", '"a@b.vn\\nBcc: c@d.vn"')),
        ("unit: {vp: a@b.vn}", ("P101", "unit")),
        ("units: [a@b.vn]", ("P103", "[")),
    ],
)
def test_a_mistake_is_found_at_its_place(text: str, found: tuple[str, str]) -> None:
    """The words that are wrong are pointed at."""
    assert findings(f"{MAIL}{text}\n") == [found]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("units: {ldtbx: a@b.vn}", ("ldtbxh",)),
        ("units: {ldtb: a@b.vn}", ("ldtbxh",)),
        ("units: {cac-xa.dong-son: a@b.vn}", ("xa.dong-son",)),
    ],
)
def test_a_hint_names_the_code_that_was_meant(text: str, hint: tuple[str, ...]) -> None:
    """It is the most similar one, or the one that a unit has now."""
    (problem,) = reading_of(MAIL + text).problems
    assert problem.hint is not None
    assert problem.hint.filling["codes"] == hint
    assert problem.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        'mail: {server: "smtps://ten:bi-mat@mail.vn", from: a@b.vn}',
        'mail: {server: "https://ten:bi-mat@mail.vn", from: a@b.vn}',
        'units: {khong-co: "tgram://bi-mat/1"}',
        'units: {vp: ["tgram://bi-mat/1", x]}',
        'units: {vp: "tgram://bi-mat/ 1"}',
        'untis: {vp: "tgram://bi-mat/1"}',
    ],
)
def test_no_secret_is_shown_in_a_problem(text: str) -> None:
    """Neither in its words nor in the line that it shows."""
    problems = reading_of(text).problems
    assert problems
    assert "bi-mat" not in repr(problems)
    assert without_secret("tgram://bi-mat/1") == "tgram://…"
    assert without_secret("a@b.vn") == "a@b.vn"


def test_a_login_comes_from_variables_or_from_a_file(tmp_path: Path) -> None:
    """The variables count first, if both are there."""
    path = tmp_path / "login"
    path.write_text("vp@example.vn\nmật khẩu\n", "utf-8")
    path.chmod(0o600)
    mail = MailSettings(MailServer("smtps", "m", 465), "a@b.vn", str(path))
    in_file = Login("vp@example.vn", "mật khẩu")
    assert login_for(mail, None, None) == in_file
    assert login_for(mail, "u", None) == in_file
    assert login_for(mail, "u", "p") == Login("u", "p")
    assert login_for(mail.replace(login_file=None), None, None) is None
    assert login_for(None, None, None) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o601])
def test_a_login_file_open_to_others_is_refused(tmp_path: Path, mode: int) -> None:
    """Whatever others may do with it."""
    path = tmp_path / "login"
    path.write_text("u\np\n", "utf-8")
    path.chmod(mode)
    with pytest.raises(LoginFileError) as caught:
        read_login(str(path))
    assert caught.value.code == "login-file-open"


@pytest.mark.parametrize("content", ["", "u\n", "u\n\n", "\np\n", "u\np\nmore\n"])
def test_a_login_file_has_two_lines(tmp_path: Path, content: str) -> None:
    """Anything else is no login."""
    path = tmp_path / "login"
    path.write_text(content, "utf-8")
    path.chmod(0o600)
    with pytest.raises(LoginFileError) as caught:
        read_login(str(path))
    assert caught.value.code == "login-file-form"


def test_a_login_file_is_named_where_it_is_written(tmp_path: Path) -> None:
    """A warning: another machine that checks the plans need not have it."""
    mail = MAIL.replace("}", f", login-file: {tmp_path / 'login'}}}")
    place = reading_of(mail).login_file
    assert place is not None
    assert pointed_at(place) == str(tmp_path / "login")
    with pytest.raises(LoginFileError) as caught:
        read_login(str(tmp_path / "login"))
    problem = unusable_login_file(place, caught.value)
    assert (problem.code, problem.severity) == ("P617", "warning")
    assert reading_of(MAIL).login_file is None


def test_a_login_file_that_is_not_there(tmp_path: Path) -> None:
    """It is said, and so is a folder in its place."""
    for path in (tmp_path / "login", tmp_path):
        with pytest.raises(LoginFileError) as caught:
            read_login(str(path))
        assert caught.value.code == "login-file-unreadable"
