"""What is answered by way of a register is what working everything out anew gives."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from bdg_cli.compiled.cache import Cache
from bdg_cli.domain.days import date, timedelta
from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.domain.records import KINDS, AssignmentKey, Details, Record
from bdg_cli.render.json_renderer import JsonRenderer
from bdg_cli.render.language import Language
from bdg_cli.render.text_renderer import TextRenderer
from bdg_cli.services.agenda import agenda
from bdg_cli.services.listing import listing
from bdg_cli.services.lookup import StatusQuery, scope_of
from bdg_cli.services.summary import summary
from bdg_cli.workspace import Workspace
from bdg_cli.workspace.views import KeptView
from tests.planfile.example import PLAN

if TYPE_CHECKING:
    from bdg_cli.services.status import PlanStatus

TASKS = """\
      - {ref: I-2, text: Trực ban., lead: thon, support: qs, windows: [15/4, 1/6–30/9]}
      - {ref: I-3, text: Diễn tập., lead: [qs, thon], support: vp, windows: {by: 31/10}}
      - {ref: I-4, text: Báo cáo., lead: thon, formerly: cu}
      - {ref: I-5, text: Sơ kết., lead: thon.dong, support: thon.doai, windows: 20/12}
      - {ref: I-6, text: Kiểm kê., lead: vp, support: thon}
      - {ref: I-7, text: Tu sửa., lead: [vp, qs], windows: [1/5, 2/5, 1/12–31/12]}
      - {ref: I-8, text: Vận động., unsure: ai chủ trì, support: thon, windows: [2/5, {by: 1/12}]}
      - {ref: I-9, text: Tổng kết., unsure: [ai chủ trì, khi nào]}
"""
START = date(2020, 3, 6)
DAYS = st.integers(0, 330).map(lambda n: START + timedelta(days=n))
UNITS = ("vp", "qs", "thon.dong", "thon.doai")
WINDOWS = ("", "2020-04-15/2020-04-15", "2020-06-01/2020-09-30", "../2020-10-31", "x")
ABOUTS = st.builds(
    AssignmentKey,
    st.sampled_from(["15", "15", "15", "16"]),
    st.sampled_from(["I-1", "I-2", "I-3", "I-4", "cu", "I-5", "I-6", "I-7", "I-8", "I-9", "gone"]),
    st.sampled_from(UNITS),
    st.sampled_from(WINDOWS),
)
SCOPES = st.sampled_from([None, None, "vp", "qs", "thon", "thon.dong", "thon.doai"])


@st.composite
def batches(draw: st.DrawFn) -> list[list[Record]]:
    """Draw what was recorded, by whom does not matter, in a few goes."""
    recorded: list[list[Record]] = []
    number = 0
    for _ in range(draw(st.integers(1, 4))):
        batch: list[Record] = []
        for _ in range(draw(st.integers(0, 6))):
            number += 1
            details = Details(
                text="x",
                to=draw(DAYS),
                takes_back=f"r{draw(st.integers(1, number))}",
            )
            kind = draw(st.sampled_from(KINDS))
            moment = "2020-03-06T08:00:00+07:00"
            batch.append(
                Record(
                    f"r{number}", number, "b", moment, "a", kind, draw(ABOUTS), draw(DAYS), details
                )
            )
        recorded.append(batch)
    return recorded


def answers(space: Workspace, today: date, unit: str | None, within: int, *, each: bool) -> str:
    """Ask everything that the everyday verbs ask; return what is shown."""
    out = io.StringIO()
    views = space.views(today=today)
    scope = scope_of([view.plan for view in views], unit)

    def standings(question: StatusQuery) -> tuple[PlanStatus, ...]:
        return tuple(view.standing(question) for view in views)

    plain, json = TextRenderer(Language(), out, out), JsonRenderer(Language(), out)
    for roles in ((LEAD,), (SUPPORT,), (LEAD, SUPPORT)):
        asked = StatusQuery(scope, within, roles, apart=each)
        pressing = agenda(
            standings(asked), today=today, within=within, scope=scope, roles=roles, each=each
        )
        plain.agenda(pressing)
        json.agenda(pressing)
        for apart in (False, True):
            listed = listing(
                standings(StatusQuery(scope, roles=roles, apart=apart)),
                today=today,
                scope=scope,
                roles=roles,
            )
            if apart:
                json.listing(listed)
            else:
                plain.listing(listed)
    for per in ("unit", "section", "plan"):
        counts = summary(
            standings(StatusQuery(scope, within, counts=True, sections=True)),
            today=today,
            scope=scope,
            per=per,
            within=within,
        )
        plain.summary(counts)
        json.summary(counts)
    return out.getvalue()


def kinds_of_views(folder: str, cache: Cache, today: date) -> set[type]:
    """Tell by what plans are looked at."""
    return {type(view) for view in Workspace(folder, cache).views(today=today)}


@settings(max_examples=40)
@given(
    recorded=batches(),
    small=st.sampled_from([0, 1 << 20]),
    today=DAYS,
    unit=SCOPES,
    within=st.sampled_from([0, 7, 30, 400]),
    each=st.booleans(),
)
def test_a_register_answers_as_the_whole_does(
    recorded: list[list[Record]],
    small: int,
    today: date,
    unit: str | None,
    within: int,
    *,
    each: bool,
) -> None:
    """Made before or between recordings, rewritten or not: every answer is the same, word by word.

    The day may lie before the last record.
    """
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "15.yaml").write_text(PLAN + TASKS, "utf-8")
        cache = Cache(str(folder / "cache"), small=small)
        for batch in recorded:
            with Workspace(made).ledger().writing() as writer:
                writer.add(batch)
            kept = answers(Workspace(made, cache), today, unit, within, each=each)
            assert kept == answers(Workspace(made), today, unit, within, each=each)
        last = answers(Workspace(made), today, unit, within, each=each)
        assert answers(Workspace(made, cache), today, unit, within, each=each) == last
        assert kinds_of_views(made, cache, date.max) == {KeptView}
