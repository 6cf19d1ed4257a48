"""The contacts of a folder of plans: loaded for whoever sends, and checked."""

from __future__ import annotations

import os

from bdg_cli.domain.errors import InvalidPlanError
from bdg_cli.domain.messages import say
from bdg_cli.settings.contacts import Contacts
from bdg_cli.workspace.discovery import CONTACTS, ENDINGS, content_of, settings_file, shown, stem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.problems import Problem
    from bdg_cli.settings.contacts_reader import ContactsReading


def contacts_in(folder: str) -> Contacts:
    """Load the contacts of a folder; empty ones if it has no such file.

    Raises InvalidPlanError with all problems of a file that has errors, PlanError if it cannot be
    read.
    """
    path = settings_file(folder, CONTACTS)
    if path is None:
        return Contacts()
    reading = _reading(path)
    if reading.contacts is None:
        raise InvalidPlanError(
            say("Tệp “{file}” có lỗi nên chưa gửi được.", file=shown(path)), reading.problems
        )
    return reading.contacts


def is_contacts(path: str) -> bool:
    """Return True if a file is one of contacts, by its name."""
    return path.endswith(ENDINGS) and stem(path) == CONTACTS


def contacts_problems(path: str, plans: Sequence[Plan] | None = None) -> list[Problem]:
    """Return all problems of a file of contacts; its units are looked up in `plans`, if given.

    Raises PlanError if it cannot be read.
    """
    from bdg_cli.settings.contacts_reader import unusable_login_file
    from bdg_cli.settings.login import LoginFileError, read_login

    reading = _reading(path, plans)
    found = list(reading.problems)
    mail = reading.contacts.mail if reading.contacts else None
    if mail and mail.login_file and reading.login_file:
        try:
            read_login(mail.login_file)
        except LoginFileError as error:
            found.append(unusable_login_file(reading.login_file, error))
    return found


def _reading(path: str, plans: Sequence[Plan] | None = None) -> ContactsReading:
    from bdg_cli.settings.contacts_reader import read_contacts  # parses YAML; few runs need it

    reading = read_contacts(content_of(path)[0], file=shown(path), plans=plans)
    contacts = reading.contacts
    if contacts is None or contacts.mail is None or contacts.mail.login_file is None:
        return reading
    login_file = os.path.join(os.path.dirname(path), os.path.expanduser(contacts.mail.login_file))
    mail = contacts.mail.replace(login_file=login_file)
    return reading.replace(contacts=contacts.replace(mail=mail))
