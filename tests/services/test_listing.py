"""The tasks of a plan, filtered."""

from __future__ import annotations

from bdg_cli.domain.days import date
from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.services.listing import listing
from bdg_cli.services.lookup import Scope
from tests.planfile.example import with_part
from tests.services.example import status_of

PLAN = with_part(
    "- {ref: I-1, text: Kiểm tra đê., lead: vp, windows: 15/4}\n"
    "- {ref: I-2, text: Diễn tập chữa cháy., lead: qs, support: vp, windows: 1/5}\n"
    "- {ref: I-3, text: Báo cáo., lead: thon}"
)
DAY = date(2020, 4, 16)


def found(**asked: object) -> list[str]:
    """Return the ids of the tasks that fit, on the day after the first one's."""
    status = status_of(PLAN, today=DAY)
    question = {"scope": Scope(), "roles": (LEAD, SUPPORT), **asked}
    return [one.task.id for one in listing([status], today=DAY, **question).tasks]  # type: ignore[arg-type]  # given by name, as the tests need them


def test_everything_is_listed_in_the_order_of_the_document() -> None:
    """Where nothing is asked for."""
    assert found() == ["I-1", "I-2", "I-3"]


def test_a_unit_sees_what_it_leads_and_what_it_supports() -> None:
    """The role tells which; a member sees the tasks of its group."""
    office = Scope(asked=True, units=(("15", "vp"),))
    assert found(scope=office) == ["I-1", "I-2"]
    assert found(scope=office, roles=(LEAD,)) == ["I-1"]
    assert found(scope=Scope(asked=True, units=(("15", "thon.dong"),))) == ["I-3"]


def test_states_and_words_narrow_the_list() -> None:
    """Words are found without marks, all of them."""
    assert found(states=("overdue",)) == ["I-1"]
    assert found(words="dien tap") == ["I-2"]
    assert found(words="dien bao") == []
