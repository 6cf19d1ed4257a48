"""What `bdg collect` shows: what would be recorded, what differs, what is unclear."""

from __future__ import annotations

from bdg_cli.domain.days import show_day
from bdg_cli.domain.records import DONE
from bdg_cli.render.json_objects import OUTPUT_VERSION, returned_object
from bdg_cli.wording import labels
from bdg_cli.wording.sanitize import sanitize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import Record
    from bdg_cli.render.json_objects import JsonObject
    from bdg_cli.services.collecting import Collected, Difference, NewRecord
    from bdg_cli.services.filled_form import FilledForm, FormProblem
    from bdg_cli.services.form_answers import Answer, Source, Understood
    from bdg_cli.services.form_filling import Form
    from bdg_cli.wording.language import Language


_NOTHING: JsonObject = {
    "schema_version": OUTPUT_VERSION,
    "recorded": False,
    "batch": "",
    "new": [],
    "there": [],
    "pending": [],
    "differences": [],
    "problems": [],
}


class CollectedReport:
    """Writes to the two streams; as JSON one object, when all is known."""

    def __init__(self, t: Language, out: TextIO, err: TextIO, *, json: bool) -> None:
        self._t, self._out, self._err, self._json = t, out, err, json
        self._said: JsonObject = {}

    def remarks(self, found: Sequence[FilledForm], understood: Understood) -> None:
        """Tell what is easily overlooked: hidden rows, forms without an answer, copies."""
        t = self._t
        for form in found:
            for remark in form.remarks:
                self._note(t.say(remark))
            answered = any(one.source.file == form.file for one in understood.answers)
            if not (answered or form.problems or understood.problems or understood.repeated):
                self._note(t("{file}: phiếu chưa điền gì.", file=form.file))
        if understood.repeated:
            self._note(
                t.count(
                    "{n} câu trả lời có trong nhiều phiếu, chỉ tính một lần.", understood.repeated
                )
            )

    def problems(self, problems: Sequence[FormProblem]) -> None:
        """Write what is unclear, each with its cell and the way to mend it."""
        t = self._t
        if self._json:
            self._print(
                {
                    **_NOTHING,
                    "problems": [
                        {
                            "file": one.file,
                            "sheet": one.sheet,
                            "cell": one.cell,
                            "message": t.say(one.message),
                            "hint": t.say(one.hint) if one.hint else "",
                        }
                        for one in problems
                    ],
                }
            )
            return
        for one in problems:
            self._note(f"{self._at(one)}: {t.say(one.message)}")
            if one.hint is not None:
                self._note(f"  {t('Cách sửa: {hint}', hint=one.hint)}")

    def preview(self, collected: Collected, plans: Sequence[Plan], *, replace: bool) -> None:
        """Show what would be recorded, and what differs from the ledger."""
        t = self._t
        known = {plan.id: plan for plan in plans}
        new = collected.entries(replace=replace)
        if self._json:
            self._said = {
                **_NOTHING,
                "new": [_new_object(one) for one in new],
                "there": [_there_object(one, collected) for one in collected.there],
                "pending": [_answer_object(one) for one in collected.pending],
                "differences": [
                    {**_answer_object(one.answer), "message": t.say(one.said)}
                    for one in collected.differences
                ],
            }
            return
        if new:
            self._line(t.count("Sẽ ghi {n} bản ghi:", len(new)))
        for one in new:
            self._line("  " + self._shown(one, known))
        if collected.there:
            self._line(
                t.count("{n} câu trả lời đã có trong sổ, không ghi thêm.", len(collected.there))
            )
        for answer, record in collected.returned:
            self._note(self._given_back(answer, record, known))
        if collected.pending:
            self._line(t.count("{n} phần việc báo chưa hoàn thành.", len(collected.pending)))
        for difference in collected.differences:
            self._note(self._difference(difference, known))
        if collected.differences and not replace:
            self._note(t("Khác với sổ thì giữ nguyên sổ; muốn thay theo phiếu: thêm --replace."))

    def recorded(self, records: Sequence[Record]) -> None:
        """Say how much was recorded."""
        if self._json:
            self._print({**self._said, "recorded": True, "batch": records[0].batch})
            return
        forms = {labels.form_file(one) for one in records} - {""}
        self._line(
            self._t.count(
                "Đã ghi {n} bản ghi từ {forms} phiếu. Ghi nhầm: bdg undo.",
                len(records),
                forms=len(forms),
            )
        )

    def not_recorded(self) -> None:
        """Print as JSON what would have been recorded."""
        if self._json:
            self._print(self._said)

    def nothing_new(self) -> None:
        """Say that the ledger has everything."""
        if self._json:
            self._print(self._said)
        else:
            self._line(self._t("Không có gì mới để ghi."))

    def missing(self, left: Sequence[Form], *, of: int, since: date) -> None:
        """Tell whose form has not come back."""
        t = self._t
        if self._json:
            self._print(
                {
                    "schema_version": OUTPUT_VERSION,
                    "since": since.isoformat(),
                    "of": of,
                    "missing": [
                        {
                            "unit": form.code,
                            "name": form.unit,
                            "plans": [plan.id for plan in form.plans],
                        }
                        for form in left
                    ],
                }
            )
            return
        if not left:
            self._line(t.count("Cả {n} đơn vị đã gửi phiếu về.", of))
            return
        self._line(
            t("{left}/{of} đơn vị chưa gửi phiếu (từ {since}):", left=len(left), of=of, since=since)
        )
        for form in left:
            self._line(sanitize(f"  {form.unit} ({form.code})"))

    def _shown(self, one: NewRecord, plans: dict[str, Plan]) -> str:
        """Return a record on one line, with the cell that it comes from."""
        t, entry = self._t, one.entry
        plan = plans[entry.about.plan]
        kind = t(labels.RECORD_KIND_LABELS[entry.kind])
        said = entry.details
        parts = [
            entry.about.task,
            sanitize(plan.unit_name(entry.about.unit)),
            f"{kind} {show_day(entry.day)}" if entry.kind == DONE else kind,
        ]
        if said.count is not None:
            parts.append(t("{count} {counted}", count=said.count, counted=said.counted))
        if said.evidence:
            parts.append(t("minh chứng: {evidence}", evidence=said.evidence))
        if said.text:
            parts.append(sanitize(said.text))
        parts.append(self._place(one.answer.source))
        return " · ".join(parts)

    def _difference(self, one: Difference, plans: dict[str, Plan]) -> str:
        about = one.answer.about
        return self._t(
            "{place}: {task} của {unit}: {said}.",
            place=self._place(one.answer.source),
            task=about.task,
            unit=plans[about.plan].unit_name(about.unit),
            said=one.said,
        )

    def _given_back(self, answer: Answer, record: Record, plans: dict[str, Plan]) -> str:
        about = answer.about
        return self._t(
            "{place}: {task} của {unit} đã bị trả lại ngày {day}: {reason}. Làm lại xong thì ghi "
            "vào phiếu ngày mới, minh chứng hoặc ghi chú.",
            place=self._place(answer.source),
            task=about.task,
            unit=plans[about.plan].unit_name(about.unit),
            day=record.day,
            reason=record.details.text.rstrip(" ."),
        )

    def _place(self, source: Source) -> str:
        return sanitize(f"{source.file}, {source.sheet}!{source.cell}")

    def _at(self, one: FormProblem) -> str:
        place = f", {one.sheet}" if one.sheet else ""
        if one.cell.isdigit():
            return sanitize(one.file + place) + self._t(", dòng {n}", n=one.cell)
        return sanitize(one.file + place + (f"!{one.cell}" if one.cell else ""))

    def _line(self, text: str) -> None:
        self._out.write(text + "\n")

    def _note(self, text: str) -> None:
        self._err.write(text + "\n")

    def _print(self, said: JsonObject) -> None:
        import json

        self._out.write(json.dumps(said, ensure_ascii=False, indent=2) + "\n")


def _answer_object(answer: Answer) -> JsonObject:
    about, source = answer.about, answer.source
    return {
        "plan": about.plan,
        "task": about.task,
        "unit": about.unit,
        "window": about.window,
        "file": source.file,
        "sheet": source.sheet,
        "cell": source.cell,
        "by": source.by,
    }


def _there_object(answer: Answer, collected: Collected) -> JsonObject:
    """Return an answer that adds nothing, with what gave back what it says."""
    back = [returned_object(record) for one, record in collected.returned if one is answer]
    return {**_answer_object(answer), **({"returned": back[0]} if back else {})}


def _new_object(one: NewRecord) -> JsonObject:
    said = one.entry.details
    return {
        "id": one.id,
        "kind": one.entry.kind,
        "day": one.entry.day.isoformat(),
        "evidence": list(said.evidence),
        "count": said.count,
        "counted": said.counted,
        "text": said.text,
        **_answer_object(one.answer),
    }
