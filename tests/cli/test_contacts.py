"""`bdg check` looks at the contacts of the folder as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bdg_cli.domain.errors import InvalidPlanError
from bdg_cli.settings.contacts import Contacts
from bdg_cli.workspace.contacts import contacts_in

if TYPE_CHECKING:
    from tests.office import Office

MAIL = 'mail: {server: "smtps://mail.example.vn", from: a@b.vn}\n'


def test_check_is_silent_about_contacts_without_mistakes(office: Office) -> None:
    """They are known to the plan, and reached."""
    office.write("contacts.yaml", f"{MAIL}units: {{ldtbxh: a@b.vn}}\ncoordinator: ldtbxh\n")
    assert office("check") == (0, "", "")
    assert contacts_in(str(office.plans)).addresses_of("ldtbxh") == ("a@b.vn",)


@pytest.mark.parametrize("words", ["check", "check {path}"])
def test_check_shows_what_is_wrong(office: Office, words: str) -> None:
    """In the folder, or in the file that is named."""
    path = office.write("contacts.yaml", f"{MAIL}units: {{ldtbxh: a b}}\n")
    screen = office(words.format(path=path))
    assert screen.code == 1
    assert "contacts.yaml:2:17: P612 lỗi: “a b” không phải là địa chỉ thư.\n" in screen.out


def test_check_finds_units_that_no_plan_has(office: Office) -> None:
    """A warning: nobody would ever be reached by it."""
    office.write("contacts.yaml", f"{MAIL}units: {{ldtbx: a@b.vn}}\n")
    screen = office("check")
    assert screen.code == 0
    assert "P611 cảnh báo" in screen.out
    assert "Có phải là: ldtbxh?" in screen.out
    assert office("check --strict").code == 1


def test_check_looks_at_the_login_file(office: Office) -> None:
    """Its path begins in the folder of plans."""
    office.write("contacts.yaml", MAIL.replace("}", ", login-file: dang-nhap}"))
    assert "P617 cảnh báo: Không đọc được tệp mật khẩu" in office("check").out
    file = office.write("dang-nhap", "u\np\n")
    file.chmod(0o644)
    assert "P617 cảnh báo: Người khác đọc được tệp mật khẩu" in office("check").out
    file.chmod(0o600)
    assert office("check").out == ""
    mail = contacts_in(str(office.plans)).mail
    assert mail is not None
    assert mail.login_file == str(file)


def test_contacts_with_mistakes_are_not_used(office: Office) -> None:
    """Whoever sends is told all of them."""
    office.write("contacts.yaml", "leaders: [a, b]\n")
    with pytest.raises(InvalidPlanError) as caught:
        contacts_in(str(office.plans))
    assert [one.code for one in caught.value.problems] == ["P612", "P612"]


def test_a_folder_without_contacts_has_empty_ones(office: Office) -> None:
    """Nobody is reached, and nothing is wrong."""
    assert contacts_in(str(office.plans)) == Contacts()
