"""Steps of the ladder in words: as a reason to tell a unit, and as the log has it."""

from __future__ import annotations

from bdg_cli.domain.days import date
from bdg_cli.domain.reminders import OPENS, RETURNED
from bdg_cli.services.sent_reminders import FINISHED, RECIPIENT, RUN, STEP, WAY, extras

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.records import Record
    from bdg_cli.wording.language import Language


def step_in_words(t: Language, about: str, day: date, today: date, *, dated: bool = True) -> str:
    """Return what a step says on a day: how far away its day is, or how long ago it was; of a
    return, its day.
    """
    if about == RETURNED:
        return t("trả lại ngày {day}", day=day)
    days = (day - today).days
    if about == OPENS:
        if days > 0:
            return t.count("còn {n} ngày là bắt đầu, {day}", days, day=day)
        if days == 0:
            return t("bắt đầu hôm nay, {day}", day=day)
        return t.count("đã bắt đầu {n} ngày, từ {day}", -days, day=day)
    return _end_in_words(t, day, days, dated=dated)


def _end_in_words(t: Language, day: date, days: int, *, dated: bool) -> str:
    if days < 0:
        return t.count("quá hạn {n} ngày (hạn {day})", -days, day=day)
    if not dated:
        return t.count("còn {n} ngày là hết thời gian của kế hoạch, {day}", days, day=day)
    if days == 0:
        return t("hôm nay hết hạn, {day}", day=day)
    return t.count("còn {n} ngày là hết hạn {day}", days, day=day)


def sent_in_words(t: Language, record: Record) -> str:
    """Return what a reminder in the ledger says: to whom, of what, how."""
    said = extras(record)
    if said.get(RUN) == FINISHED:
        return t("đã gửi xong một lượt")
    step, recipient = said.get(STEP, ""), said.get(RECIPIENT, "")
    parts = []
    if recipient != record.about.unit:
        parts.append(t("cho {unit}", unit=recipient))
    try:
        about, day, *_ = step.split()
        parts.append(_in_words(t, about, date.fromisoformat(day), record.day))
    except ValueError:  # of another program
        parts.append(t("{text}", text=step))
    if said.get(WAY):
        parts.append(way_in_words(t, said[WAY]))
    return ", ".join(parts)


def way_in_words(t: Language, way: str) -> str:
    """Return by which services something went."""
    services = [t("thư") if one == "mail" else one for one in way.split(", ")]
    return t("qua {services}", services=tuple(services))


def _in_words(t: Language, about: str, day: date, today: date) -> str:
    if about == "digest":
        return t("tình hình đến ngày {day}", day=day)
    return step_in_words(t, about, day, today)
