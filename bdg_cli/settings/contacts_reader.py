"""Read `contacts.yaml`: bytes -> tree -> shape -> contacts, with all problems at once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import group_of
from bdg_cli.domain.problems import Problem, in_file_order
from bdg_cli.domain.similarity import SimilarNames
from bdg_cli.domain.value import Value
from bdg_cli.settings.addresses import address_mistake, has_login, mail_server
from bdg_cli.settings.contacts import Contacts, MailSettings, is_mail
from bdg_cli.yamlfile.parser import parse_yaml
from bdg_cli.yamlfile.problem_collector import ProblemCollector

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.problems import Place
    from bdg_cli.settings.contacts_models import ContactsShape, MailShape
    from bdg_cli.settings.login import LoginFileError
    from bdg_cli.yamlfile.tree import YamlPath


class ContactsReading(Value):
    """What was read. `contacts` is None when there are errors; `login_file` is the place of the
    name of that file, None where none is named.
    """

    contacts: Contacts | None
    problems: tuple[Problem, ...]
    login_file: Place | None = None


def read_contacts(
    data: bytes, *, file: str, plans: Sequence[Plan] | None = None
) -> ContactsReading:
    """Read the contacts. `file` is the name shown in places. The codes of units are looked up in
    `plans`, if they are given.

    Never raises for the content of the file: all mistakes are problems, in order.
    """
    tree = parse_yaml(data, file)
    if tree.root is None:
        problems = _shown(tree.problems)
        return ContactsReading(None if problems else Contacts(), problems)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # no stranger has a say, or costs
    from bdg_cli.settings.contacts_models import CONTACTS_FILE  # makes the models
    from bdg_cli.yamlfile.validation import validate

    shape = validate(tree, CONTACTS_FILE)
    if isinstance(shape, list):
        return ContactsReading(None, _shown([*tree.problems, *shape]))
    collector = ProblemCollector(tree)
    contacts = _contacts(shape, collector)
    if plans:
        _check_codes(shape, plans, collector)
    problems = _shown([*tree.problems, *collector.collected])
    failed = any(one.severity == "error" for one in problems)
    named = shape.mail is not None and shape.mail.login_file is not None
    return ContactsReading(
        None if failed else contacts,
        problems,
        tree.find(("mail", "login-file")) if named else None,
    )


def _contacts(shape: ContactsShape, problems: ProblemCollector) -> Contacts:
    mail = _mail(shape.mail, problems) if shape.mail else None
    _check_addresses(shape, problems)
    units = {code: tuple(dict.fromkeys(given)) for code, given in shape.units.items()}
    contacts = Contacts(units, shape.coordinator or "", tuple(dict.fromkeys(shape.leaders)), mail)
    if shape.coordinator and not contacts.addresses_of(shape.coordinator):
        problems.add(
            "P616",
            ("coordinator",),
            say("Đơn vị “{code}” nhận bản tổng hợp mà chưa có địa chỉ.", code=shape.coordinator),
            say("Thêm vào “units”: {code}: ten@don-vi.vn", code=shape.coordinator),
        )
    return contacts


def _mail(shape: MailShape, problems: ProblemCollector) -> MailSettings | None:
    if (wrong := address_mistake(shape.sender)) or not is_mail(shape.sender):
        said, hint = wrong or (
            say("Nơi gửi phải là một địa chỉ thư."),
            say("Viết from: ten@don-vi.vn"),
        )
        problems.add("P612", ("mail", "from"), said, hint)
    if has_login(shape.server):
        problems.add(
            "P614",
            ("mail", "server"),
            say("Tên đăng nhập, mật khẩu không viết trong “server”."),
            say(
                "Đặt biến BDG_SMTP_USER, BDG_SMTP_PASSWORD, hoặc ghi vào một tệp riêng rồi chỉ tệp "
                "ấy ở “login-file”."
            ),
        )
        return None
    server = mail_server(shape.server)
    if server is None:
        problems.add(
            "P613",
            ("mail", "server"),
            say("“{server}” không phải là máy chủ thư.", server=shape.server),
            say("Viết smtp+starttls://MÁY:587, smtps://MÁY:465, smtp://MÁY:25 hoặc sendmail:"),
        )
        return None
    if shape.login_file and not (server.encrypted or server.local):
        problems.add(
            "P618",
            ("mail", "server"),
            say("Đăng nhập qua “smtp://” thì mật khẩu đi trên mạng mà không mã hóa."),
            say("Viết smtp+starttls:// hoặc smtps://; không phải đăng nhập thì xóa “login-file”."),
        )
    return MailSettings(server, shape.sender, shape.login_file)


def _check_addresses(shape: ContactsShape, problems: ProblemCollector) -> None:
    """Check each address: P612 is none; P615 for mail, where nothing says how mail leaves."""
    said = shape.mail is not None
    for path, address in _addresses(shape):
        wrong = address_mistake(address)
        if wrong:
            problems.add("P612", path, *wrong)
        elif is_mail(address) and not said:
            said = True
            problems.add(
                "P615",
                path,
                say("Có địa chỉ thư mà chưa có “mail”: thư gửi qua máy chủ nào, từ địa chỉ nào?"),
                say("Thêm khóa “mail:” có “server:” và “from:”; xem docs/nhac-viec.md."),
            )


def _addresses(shape: ContactsShape) -> Iterator[tuple[YamlPath, str]]:
    for code, given in shape.units.items():
        for index, address in enumerate(given):
            yield ("units", code, index), address
    for index, address in enumerate(shape.leaders):
        yield ("leaders", index), address


def _check_codes(shape: ContactsShape, plans: Sequence[Plan], problems: ProblemCollector) -> None:
    """Add P611 for each code that no unit of a plan has; it may be a former one."""
    now = _codes(plans)
    names = SimilarNames(code for code, known in now.items() if code == known)
    paths: list[tuple[str, YamlPath, bool]] = [
        (code, ("units", code), True) for code in shape.units
    ]
    if shape.coordinator:
        paths.append((shape.coordinator, ("coordinator",), False))
    for code, path, key in paths:
        if now.get(code) == code:
            continue
        known = now.get(code)
        close = (known,) if known else names.closest(code)
        problems.add(
            "P611",
            path,
            say("Không kế hoạch nào trong thư mục có đơn vị “{code}”.", code=code),
            say("Có phải là: {codes}?", codes=close)
            if close
            else say("Xem mã các đơn vị: bdg units"),
            key=key,
            severity="warning",
        )


def _codes(plans: Sequence[Plan]) -> Mapping[str, str]:
    """Return each code that a unit has or had, with the one that it has now."""
    former: dict[str, str] = {}
    codes: dict[str, str] = {}
    for plan in plans:
        for group in plan.units:
            for unit in (group, *group.members):
                codes[unit.code] = unit.code
                former |= dict.fromkeys(unit.formerly, unit.code)
        for group in plan.units:
            for old in group.formerly:
                former |= {
                    f"{old}{one.code.removeprefix(group_of(one.code))}": one.code
                    for one in group.members
                }
    return former | codes


def unusable_login_file(place: Place, error: LoginFileError) -> Problem:
    """Return P617: the file with user and password cannot be used as it is."""
    return Problem("P617", error.message, place, error.hint, "warning")


def _shown(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return the problems in order, without the lines that may hold a password or a token."""
    return in_file_order(
        [
            one.replace(place=one.place.replace(excerpt=""))
            if "://" in one.place.excerpt and one.code != "P613"
            else one
            for one in problems
        ]
    )
