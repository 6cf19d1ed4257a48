"""All problems of plan files, of their sources, and of the ledger against them."""

from __future__ import annotations

import os

from bdg_cli.documents.reader import document_text
from bdg_cli.domain.errors import BdgError, PlanError
from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Place, Problem, in_file_order
from bdg_cli.domain.progress import no_progress
from bdg_cli.planfile.reader import read_plan_file
from bdg_cli.services.calendar_checks import check_calendar
from bdg_cli.services.ledger_checks import check_ledger
from bdg_cli.services.plan_identity import clashes, ledger_clash
from bdg_cli.services.shared_checks import refused_records
from bdg_cli.services.source_checks import (
    check_source,
    source_outside,
    unreadable_source,
    unusable_template,
)
from bdg_cli.settings.working_days import known_working_days, read_working_days
from bdg_cli.workspace.contacts import contacts_problems, is_contacts
from bdg_cli.workspace.discovery import (
    CONTACTS,
    WORKING_DAYS,
    as_on_disk,
    content_of,
    is_inside,
    misnamed_plans,
    settings_file,
    shown,
    stem,
)
from bdg_cli.workspace.edition_checks import edition_problems
from bdg_cli.workspace.report_template import template_of
from bdg_cli.yamlfile.text import misnamed_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.progress import ProgressCallback
    from bdg_cli.domain.working_days import WorkingDays
    from bdg_cli.planfile.reader import PlanFileReading
    from bdg_cli.settings.working_days import WorkingDaysReading
    from bdg_cli.workspace.workspace import Workspace


def problems_of(
    files: Sequence[str], progress: ProgressCallback = no_progress, *, outside: bool = False
) -> tuple[Problem, ...]:
    """Return all problems of plan files, wherever they lie, and of their sources.

    Only with `outside`, sources that are not in the folder of their plan file are read.
    """
    found: list[Problem] = []
    calendars: dict[str, WorkingDays] = {}
    for path in files:
        folder, name = os.path.split(path)
        if is_contacts(path):
            found += contacts_problems(path)
            continue
        if os.path.splitext(name)[0] == WORKING_DAYS:
            found += _calendar_reading(path).problems
            continue
        if folder not in calendars:
            calendars[folder], _ = _calendar_of(folder)
        reading = reading_of(path, progress)
        found += _problems(path, reading, progress, outside=outside)
        found += _calendar_problems(reading, calendars[folder])
    return in_file_order(found)


def problems_in(
    space: Workspace, progress: ProgressCallback = no_progress, *, outside: bool = False
) -> tuple[Problem, ...]:
    """Return all problems of the plans, of their sources, and of the ledger against them."""
    files = space.plan_files()
    readings = [reading_of(path, progress) for path in files]
    found = [
        one
        for path, reading in zip(files, readings, strict=True)
        for one in _problems(path, reading, progress, outside=outside)
    ]
    calendar, wrong = _calendar_of(space.folder)
    found += wrong
    found += [one for reading in readings for one in _calendar_problems(reading, calendar)]
    found += [misnamed_file(shown(path), right) for path, right in misnamed_plans(space.folder)]
    plans = [reading.plan for reading in readings if reading.plan is not None]
    found += _identity_problems(space, files, readings)
    contacts = settings_file(space.folder, CONTACTS)
    if contacts is not None:
        found += contacts_problems(contacts, plans if len(plans) == len(readings) else None)
    if space.shared is not None:
        found += edition_problems(space.folder, files, space.shared.editions.read())
    if len(plans) == len(readings):  # a plan with errors says nothing about its records
        progress(say("Đang kiểm tra sổ theo dõi"), 0)
        ledger = space.ledger
        ledger.check()
        places = {one.plan.id: one.places for one in readings if one.plan is not None}
        records = ledger.read()
        found += check_ledger(plans, places, records, shown(ledger.name))
        if space.shared is not None:
            refused = dict(space.shared.state.read().refused)
            found += refused_records(records, refused, shown(ledger.name))
    return in_file_order(found)


def _calendar_of(folder: str) -> tuple[WorkingDays, Sequence[Problem]]:
    """Return the days that are worked in a folder, and what is wrong with its file of them."""
    path = settings_file(folder, WORKING_DAYS)
    if path is None:
        return known_working_days(), ()
    reading = _calendar_reading(path)
    return known_working_days(reading.years), reading.problems


def _calendar_reading(path: str) -> WorkingDaysReading:
    return read_working_days(content_of(path)[0], file=shown(path))


def _calendar_problems(reading: PlanFileReading, calendar: WorkingDays) -> list[Problem]:
    plan = reading.plan
    return check_calendar(plan, reading.places, calendar) if plan is not None else []


def _identity_problems(
    space: Workspace, files: Sequence[str], readings: Sequence[PlanFileReading]
) -> list[Problem]:
    """Hold the plans and ledgers of the folder against each other."""
    known = [
        (shown(path), one.plan)
        for path, one in zip(files, readings, strict=True)
        if one.plan is not None
    ]
    found = clashes(known)
    second = ledger_clash([shown(path) for path in space.other_ledgers()])
    return [
        Problem(one.problem, one.message, Place(one.file), one.hint)
        for one in ([*found, second] if second else found)
    ]


def reading_of(path: str, progress: ProgressCallback = no_progress) -> PlanFileReading:
    """Read one plan file anew, with its problems and places. Raises PlanError."""
    return read_plan_file(
        content_of(path)[0], file=shown(path), plan_id=stem(path), progress=progress
    )


def _template_problems(
    folder: str, plan: Plan, reading: PlanFileReading, *, outside: bool
) -> list[Problem]:
    """Return why the template of reports cannot be used, if it cannot."""
    try:
        template_of(folder, plan, outside=outside)
    except BdgError as error:
        return [unusable_template(reading.places, error)]
    return []


def _problems(
    path: str, reading: PlanFileReading, progress: ProgressCallback, *, outside: bool
) -> list[Problem]:
    found = list(reading.problems)
    plan = reading.plan
    if plan is not None:
        found += _template_problems(os.path.dirname(path), plan, reading, outside=outside)
    if plan is not None and plan.source is not None:
        folder = os.path.dirname(path)
        if not outside and not is_inside(folder, plan.source):
            found.append(source_outside(reading.places, plan.source))
            return found
        source = as_on_disk(folder, plan.source)
        try:
            content = content_of(source)[0]
        except PlanError:
            found += check_source(plan, reading.places, None, shown(source), progress=progress)
            return found
        try:
            text = document_text(content, shown(source))
        except BdgError as error:
            found.append(unreadable_source(reading.places, shown(source), error))
        else:
            found += check_source(plan, reading.places, text, shown(source), progress=progress)
    return found
