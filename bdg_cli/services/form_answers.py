"""What the rows of a form say: which assignment each is about, and what was answered.

Rows are found by their key; without one by task and days; without these by words and days. What
is unclear becomes a problem with its cell; nothing is guessed.
"""

from __future__ import annotations

from bdg_cli.domain.folding import compose, fold
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.services.filled_form import FormProblem
from bdg_cli.services.form_days import SwappedError, UnclearError, day_in
from bdg_cli.services.form_keys import assignments_of, keys_of, read_key
from bdg_cli.services.form_layout import (
    ANSWERS,
    COMPLETED,
    NOT_COMPLETED,
    OBSTRUCTED,
    RESOLVED,
    result_of,
    window_words,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.records import AssignmentKey
    from bdg_cli.services.filled_form import FilledForm, FilledRow

    Settled = Mapping[tuple[str, str, str], date]
    """The day that is meant in a cell, by file, sheet and cell."""

NOTHING_SETTLED: Settled = {}
_MOST_DIGITS = 15
_THOUSANDS = 3
_SHOWN = 40


class Source(Value):
    """Where an answer stands, and who gave it."""

    file: str
    sha256: str
    sheet: str
    cell: str
    by: str


class Answer(Value):
    """What a form says of one assignment. `result` is one of RESULTS, or empty.

    `on` is the day of completion. Two answers that say the same have the same `said`.
    """

    about: AssignmentKey
    source: Source
    result: str = ""
    on: date | None = None
    count: int | None = None
    counted: str = ""
    evidence: tuple[str, ...] = ()
    obstacle: str = ""
    note: str = ""

    @property
    def said(self) -> Answer:
        """Return the answer without where it stands."""
        return self.replace(source=_NOWHERE)


_NOWHERE = Source("", "", "", "", "")


class Doubt(Value):
    """A cell of which only a person can say which of two days is meant."""

    file: str
    sheet: str
    cell: str
    days: tuple[date, date]


class Understood(Value):
    """The answers of some forms, each once, and what has to be mended or asked before."""

    answers: tuple[Answer, ...]
    problems: tuple[FormProblem, ...]
    doubts: tuple[Doubt, ...]
    repeated: int = 0
    units: frozenset[tuple[str, str]] = frozenset()
    """(plan id, unit code) pairs of the units whose forms these are."""


class _Known(Value):
    """What forms are held against."""

    plans: Mapping[str, Plan]
    tasks: Mapping[tuple[str, str], Task]
    keys: Mapping[str, AssignmentKey]
    today: date


class FormReader:
    """Understands forms of some plans."""

    def __init__(self, plans: Sequence[Plan], *, today: date) -> None:
        tasks = {(plan.id, task.id): task for plan in plans for task in plan.tasks}
        self._known = _Known({plan.id: plan for plan in plans}, tasks, keys_of(plans), today)
        self._units: dict[str, list[tuple[str, str]]] = {}
        for plan in plans:
            for unit in plan.units:
                for one in (unit, *unit.members):
                    for name in {fold(one.name), fold(one.code), *map(fold, one.spellings)}:
                        self._units.setdefault(name, []).append((plan.id, one.code))

    def understand(
        self, forms: Sequence[FilledForm], settled: Settled = NOTHING_SETTLED
    ) -> Understood:
        """Return what forms say; an answer that several of them repeat counts once."""
        found: dict[AssignmentKey, list[Answer]] = {}
        problems: list[FormProblem] = []
        doubts: list[Doubt] = []
        units: set[tuple[str, str]] = set()
        for form in forms:
            one = _OneForm(self._known, form, settled)
            one.read(self._units.get(fold(form.unit), []))
            problems += one.problems
            doubts += one.doubts
            units |= one.units
            for answer in one.answers:
                found.setdefault(answer.about, []).append(answer)
        answers: list[Answer] = []
        repeated = 0
        for same in found.values():
            kinds = {answer.said for answer in same}
            if len(kinds) == 1:
                answers.append(same[0])
                repeated += len(same) - 1
            else:
                problems += [_contradicts(one, same) for one in same]
        return Understood(
            tuple(answers), tuple(problems), tuple(doubts), repeated, frozenset(units)
        )


class _OneForm:
    """Reads the rows of one form."""

    def __init__(self, known: _Known, form: FilledForm, settled: Settled) -> None:
        self._plans, self._tasks, self._keys = known.plans, known.tasks, known.keys
        self._form, self._settled, self._today = form, settled, known.today
        self._by_task: dict[tuple[str, str], list[AssignmentKey]] = {}
        self._by_text: dict[tuple[str, str], list[AssignmentKey]] = {}
        self.answers: list[Answer] = []
        self.problems: list[FormProblem] = list(form.problems)
        self.doubts: list[Doubt] = []
        self.units: set[tuple[str, str]] = set()

    def read(self, named: Sequence[tuple[str, str]]) -> None:
        """Read all rows; `named` are the units that the head of the form names."""
        known: dict[int, AssignmentKey] = {}
        keyed = [row for row in self._form.rows if row.text("key")]
        for row in keyed:
            about = self._keys.get(read_key(row.text("key")) or "")
            if about is not None:
                known[id(row)] = about
        if keyed and not known and not any(map(_mistyped, keyed)):
            self.problems.append(self._foreign(named))
            return
        self.units = {(about.plan, about.unit) for about in known.values()}
        self._index(self.units or set(named))
        self.units = self.units or set(named)
        for row in self._form.rows:
            if not any(row.text(field) for field in ANSWERS):
                continue
            try:
                self.answers.append(self._answer(row, known.get(id(row)) or self._found(row)))
            except _UnclearRowError as error:
                self._problem(row, error.field, error)
            except SwappedError as error:
                cell = row.place("on")
                self.doubts.append(Doubt(self._form.file, row.sheet, cell, error.days))
                self._problem(row, "on", error)
            except UnclearError as error:
                self._problem(row, "on", error)

    def _problem(self, row: FilledRow, field: str, error: UnclearError) -> None:
        self.problems.append(
            FormProblem(self._form.file, row.sheet, row.place(field), error.message, error.hint)
        )

    def _foreign(self, named: Sequence[tuple[str, str]]) -> FormProblem:
        """Say that no key of the form is known here."""
        unit = next((code for _, code in named), "")
        if unit:
            return FormProblem(
                self._form.file,
                "",
                "",
                say("Phiếu này là của bản kế hoạch cũ, hay của kế hoạch khác."),
                say("Xuất phiếu mới cho đơn vị: bdg form --unit {unit}.", unit=unit),
            )
        return FormProblem(
            self._form.file,
            "",
            "",
            say("Phiếu này không phải của các kế hoạch ở đây."),
            say("Thu ở máy đã xuất phiếu, hoặc chỉ đúng thư mục: bdg --plans THƯ-MỤC collect …"),
        )

    def _index(self, units: set[tuple[str, str]]) -> None:
        """Note the assignments of these units by task and words, each with its days."""
        for plan_id, unit in sorted(units):
            plan = self._plans[plan_id]
            for task in plan.tasks:
                for about in assignments_of(plan, task):
                    if about.unit == unit:
                        days = fold(window_words(_window_of(task, about)))
                        self._by_task.setdefault((fold(task.id), days), []).append(about)
                        self._by_text.setdefault((_words(task.text), days), []).append(about)

    def _found(self, row: FilledRow) -> AssignmentKey:
        """Find the assignment of a row without a known key."""
        typed = row.text("key")
        days = fold(row.text("window"))
        if typed and read_key(typed) is None:
            raise _UnclearRowError(
                "key",
                say("Mã phần việc “{key}” gõ sai.", key=_short(typed)),
                say("Chép lại mã từ phiếu đã xuất, hoặc để trống ô ấy."),
            )
        if typed:
            raise _UnclearRowError(
                "key",
                say("Không có phần việc nào mang mã “{key}”.", key=_short(typed)),
                say("Nhiệm vụ hay thời gian đã đổi trong kế hoạch; xuất phiếu mới: bdg form."),
            )
        for index, words in (
            (self._by_task, fold(row.text("task"))),
            (self._by_text, _words(row.text("text"))),
        ):
            found = index.get((words, days), []) if words else []
            if len(found) == 1:
                return found[0]
        raise _UnclearRowError(
            "",
            say("Không rõ dòng này là nhiệm vụ nào."),
            say("Điền vào dòng có sẵn của phiếu; hoặc chép mã phần việc của nhiệm vụ ấy sang."),
        )

    def _answer(self, row: FilledRow, about: AssignmentKey) -> Answer:
        plan, task = self._plans[about.plan], self._tasks[about.plan, about.task]
        named = fold(row.text("task"))
        if named and named not in {fold(name) for name in (task.id, *task.formerly)}:
            raise _UnclearRowError(
                "key",
                say(
                    "Mã phần việc là của nhiệm vụ {task}, dòng lại ghi {other}.",
                    task=task.id,
                    other=_short(row.text("task")),
                ),
                say("Có lẽ chỉ xếp lại một phần bảng; lấy lại phiếu gốc rồi điền đúng dòng."),
            )
        result = _result(row)
        on = self._day(row, plan, task, about) if result == COMPLETED else None
        count, counted = _quantity(row)
        answer = Answer(
            about,
            Source(self._form.file, self._form.sha256, row.sheet, _first_cell(row), self._form.by),
            result,
            on,
            count,
            counted,
            _evidence(row),
            _line(row.text("obstacle")),
            _line(row.text("note")),
        )
        _require_whole(answer)
        return answer

    def _day(self, row: FilledRow, plan: Plan, task: Task, about: AssignmentKey) -> date:
        cell = row.cells.get("on")
        if cell is None:
            raise _UnclearRowError(
                "on",
                say("Đã hoàn thành mà chưa ghi ngày hoàn thành."),
                say("Gõ ngày vào cột “Ngày hoàn thành”."),
            )
        known = self._settled.get((self._form.file, row.sheet, cell.place))
        if known is not None:
            return known
        return day_in(cell, plan, _window_of(task, about), today=self._today)


class _UnclearRowError(UnclearError):
    """A row cannot be understood because of one of its fields."""

    def __init__(self, field: str, message: Message, hint: Message) -> None:
        super().__init__(message, hint)
        self.field = field


def _mistyped(row: FilledRow) -> bool:
    return read_key(row.text("key")) is None


def _window_of(task: Task, about: AssignmentKey) -> Window | None:
    return next((window for window in task.windows if window.key == about.window), None)


def _result(row: FilledRow) -> str:
    """Return the result; a day of completion alone says it too, and so does an obstacle."""
    typed = row.text("result")
    result = result_of(typed) if typed else ""
    if result is None:
        raise _UnclearRowError(
            "result",
            say("Không hiểu kết quả “{text}”.", text=_short(typed)),
            say("Chọn một mục trong danh sách của ô ấy."),
        )
    has_day = bool(row.text("on"))
    if has_day and result not in ("", COMPLETED):
        raise _UnclearRowError(
            "on",
            say("Kết quả là “{result}” mà có ngày hoàn thành.", result=result),
            say("Xóa ngày, hoặc chọn “{result}”.", result=COMPLETED),
        )
    if not result and has_day:
        return COMPLETED
    if not result and row.text("obstacle"):
        return OBSTRUCTED
    return result


def _require_whole(answer: Answer) -> None:
    """Refuse what would be lost, or does not say enough."""
    if answer.result == OBSTRUCTED and not answer.obstacle:
        raise _UnclearRowError(
            "result",
            say("Có vướng mắc mà chưa ghi là vướng mắc gì."),
            say("Ghi vào cột “Vướng mắc”."),
        )
    if answer.result == RESOLVED and answer.obstacle:
        raise _UnclearRowError(
            "obstacle",
            say("Đã hết vướng mắc mà cột “Vướng mắc” vẫn có chữ."),
            say("Xóa ô ấy, hoặc chọn “{result}”.", result=OBSTRUCTED),
        )
    if answer.result != COMPLETED and (answer.evidence or answer.count is not None):
        field = "evidence" if answer.evidence else "count"
        raise _UnclearRowError(
            field,
            say("Có minh chứng hay số lượng mà chưa ghi là đã hoàn thành."),
            say("Chọn kết quả và gõ ngày hoàn thành; nếu chưa xong thì chuyển sang “Vướng mắc”."),
        )
    if not answer.result:
        raise _UnclearRowError(
            "note", say("Có ghi chú mà chưa chọn kết quả."), say("Chọn kết quả của dòng ấy.")
        )
    if answer.result == NOT_COMPLETED and answer.note and not answer.obstacle:
        raise _UnclearRowError(
            "note",
            say("Việc chưa hoàn thành thì ghi chú không vào sổ được."),
            say("Nếu là lý do chưa xong thì chuyển sang cột “Vướng mắc”; nếu không thì xóa."),
        )


def _quantity(row: FilledRow) -> tuple[int | None, str]:
    """Read `3 buổi`, also `1.200 lượt người`."""
    cell = row.cells.get("count")
    if cell is None:
        return None, ""
    digits, counted = _divided(_line(cell.text))
    if cell.day is not None and not cell.number:
        digits = ""
    plain = digits.replace(".", "").replace(",", "") if _has_thousands(digits) else digits
    whole = plain.isascii() and plain.isdigit() and len(plain) <= _MOST_DIGITS and int(plain)
    if not whole or not counted or any(map(str.isdigit, counted)):
        raise _UnclearRowError(
            "count",
            say("Không hiểu số lượng “{text}”.", text=_short(cell.text)),
            say("Gõ một số nguyên và đơn vị tính: 3 buổi; các số khác thì chuyển sang “Ghi chú”."),
        )
    return int(plain), counted


def _divided(text: str) -> tuple[str, str]:
    """Divide a number from what was counted, also in `3buổi`."""
    end = next((i for i, c in enumerate(text) if not (c.isdigit() or c in ".,")), len(text))
    return text[:end].rstrip(".,"), text[end:].strip()


def _has_thousands(digits: str) -> bool:
    for mark in ".,":
        head, *rest = digits.split(mark)
        if rest and head and all(len(part) == _THOUSANDS for part in rest):
            return True
    return False


def _evidence(row: FilledRow) -> tuple[str, ...]:
    cell = row.cells.get("evidence")
    if cell is None:
        return ()
    if cell.day is not None and not cell.number:
        raise _UnclearRowError(
            "evidence",
            say("Số văn bản ở ô này đã bị bảng tính đổi thành ngày {day}.", day=cell.day),
            say("Gõ lại với dấu nháy đơn ở đầu: '12/KH-UBND."),
        )
    parts = cell.text.replace("\n", ";").split(";")
    return tuple([line for part in parts if (line := _line(part))])


def _line(text: str) -> str:
    return compose(" ".join(text.replace("\0", "").split()))


def _words(text: str) -> str:
    return " ".join("".join([c if c.isalnum() else " " for c in fold(text)]).split())


def _short(text: str) -> str:
    line = _line(text)
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _first_cell(row: FilledRow) -> str:
    """Return the cell that an answer is told by: its day, or else the first that is filled."""
    return next(row.place(field) for field in ("on", *ANSWERS) if row.text(field))


def _contradicts(one: Answer, same: Sequence[Answer]) -> FormProblem:
    other = next(other for other in same if other.said != one.said)
    return FormProblem(
        one.source.file,
        one.source.sheet,
        one.source.cell,
        say(
            "Nhiệm vụ {task} có câu trả lời khác ở {file}, {sheet}!{cell}.",
            task=one.about.task,
            file=other.source.file,
            sheet=other.source.sheet,
            cell=other.source.cell,
        ),
        say("Giữ một câu trả lời, xóa câu kia."),
    )
