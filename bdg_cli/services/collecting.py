"""What the answers of forms add to the ledger: decided task by task, on the records that are there.

The id of a record is worked out from the answer and from how often it was taken back. So the same
answer adds nothing a second time, in whichever file it comes, until it was undone.
"""

from __future__ import annotations

from hashlib import blake2b

from bdg_cli.domain.folding import fold
from bdg_cli.domain.history import standing_completions
from bdg_cli.domain.messages import say
from bdg_cli.domain.records import (
    DONE,
    FROM,
    OBSTACLE,
    RESOLVE,
    UNDO,
    Details,
    Entry,
    completion_of,
    extra,
    retracted_ids,
)
from bdg_cli.domain.value import Value
from bdg_cli.services.form_keys import form_key
from bdg_cli.services.form_layout import COMPLETED, NOT_COMPLETED, RESOLVED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.records import AssignmentKey, Record
    from bdg_cli.services.form_answers import Answer
    from bdg_cli.services.recording import Past
    from bdg_cli.services.status import AssignmentStatus, TaskStatus


class NewRecord(Value):
    """A record to be added: its id, and the answer it comes from."""

    id: str
    answer: Answer
    entry: Entry


class Difference(Value):
    """An answer that says something else than the ledger; `new` and `back` replace it.

    `back` are the records to take back.
    """

    answer: Answer
    said: Message
    back: tuple[Record, ...]
    new: tuple[NewRecord, ...] = ()


class Refusal(Value):
    """An answer that cannot be recorded as it is."""

    answer: Answer
    message: Message
    hint: Message


class Collected(Value):
    """What becomes of the answers: recorded, there already, different, or refused.

    `there` are the answers that add nothing; `pending` those that say that nothing was done yet.
    `returned` are those of `there` that say what was given back, with the record that did.
    """

    new: tuple[NewRecord, ...] = ()
    there: tuple[Answer, ...] = ()
    pending: tuple[Answer, ...] = ()
    differences: tuple[Difference, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    returned: tuple[tuple[Answer, Record], ...] = ()

    def entries(self, *, replace: bool) -> tuple[NewRecord, ...]:
        """Return what is recorded; with `replace`, also what takes the place of other answers."""
        if not replace:
            return self.new
        return (*self.new, *[one for what in self.differences for one in what.new])


class Collecting:
    """Decides about answers, with `collector` as the one who collects them."""

    def __init__(
        self, answers: Iterable[Answer], *, today: date, collector: str, early: bool = False
    ) -> None:
        self._today = today
        self._collector = collector
        self._early = early
        self._answers: dict[tuple[str, str], list[Answer]] = {}
        for one in answers:
            self._answers.setdefault((one.about.plan, one.about.task), []).append(one)

    @property
    def tasks(self) -> tuple[tuple[str, str], ...]:
        """Return the plan and task ids that the answers are about."""
        return tuple(self._answers)

    def decide(self, status: TaskStatus, past: Past) -> Collected:
        """Return what the answers about a task add to its records."""
        by_about = {one.about: one for one in status.assignments}
        found = [
            self._one(status, by_about[answer.about], answer, list(past.get(answer.about, ())))
            for answer in self._answers[status.plan.id, status.task.id]
        ]
        return together(found)

    def _one(
        self, status: TaskStatus, one: AssignmentStatus, answer: Answer, past: list[Record]
    ) -> Collected:
        parts: list[Collected] = []
        if answer.obstacle:
            parts.append(self._obstacle(one, answer, past))
        if answer.result == COMPLETED:
            parts.append(self._done(status, one, answer, past))
        elif answer.result == RESOLVED:
            parts.append(self._resolved(one, answer, past))
        elif answer.result == NOT_COMPLETED:
            parts.append(self._not_done(one, answer, past))
        return together(parts)

    def _done(
        self, status: TaskStatus, one: AssignmentStatus, answer: Answer, past: list[Record]
    ) -> Collected:
        on = answer.on or self._today
        details = Details(
            answer.evidence, answer.count, answer.counted, answer.note, rest=self._rest(answer)
        )
        said = (
            DONE,
            on.isoformat(),
            *answer.evidence,
            str(answer.count),
            answer.counted,
            answer.note,
        )
        record_id, is_there = _id_of(answer.about, said, past)
        new = NewRecord(record_id, answer, Entry(DONE, answer.about, on, details))
        back = one.returned
        if is_there or (back is not None and _was_returned(answer, back, past)):
            return Collected(there=(answer,), returned=((answer, back),) if back else ())
        if one.history.cancelled:
            return _refused(
                answer,
                say("Nhiệm vụ {task} đã ghi là không thực hiện.", task=status.task.id),
                say("Để thực hiện lại: bdg reopen {task}.", task=_command(one)),
            )
        if not one.unfinished:
            standing = _completions(past)
            if any(_says_no_more(answer, record) for record in standing):
                return Collected(there=(answer,))
            return _differs(answer, _what_differs(answer, one, standing), standing, (new,))
        first = (one.window.first if one.window else None) or status.plan.period.first
        if first is not None and on < first and not self._early:
            return _refused(
                answer,
                say("Ngày {on} trước khi việc bắt đầu ({first}).", on=on, first=first),
                say("Sửa lại ngày; nếu đã làm xong sớm thì thêm --early khi thu phiếu."),
            )
        return Collected(new=(new,))

    def _obstacle(self, one: AssignmentStatus, answer: Answer, past: list[Record]) -> Collected:
        text = answer.obstacle
        if answer.note and answer.result != COMPLETED:
            text = f"{text}; {answer.note}"
        details = Details(text=text, rest=self._rest(answer))
        record_id, is_there = _id_of(answer.about, (OBSTACLE, text), past)
        entry = Entry(OBSTACLE, answer.about, self._today, details)
        new = NewRecord(record_id, answer, entry)
        there = one.history.obstacles
        if is_there or any(fold(record.details.text) == fold(text) for record in there):
            return Collected(there=(answer,))
        ours = tuple([record for record in there if extra(record, FROM)])
        if ours:
            said = say(
                "sổ đã ghi vướng mắc “{text}”; phiếu nói “{other}”",
                text=ours[-1].details.text,
                other=text,
            )
            return _differs(answer, said, ours, (new,))
        return Collected(new=(new,))

    def _resolved(self, one: AssignmentStatus, answer: Answer, past: list[Record]) -> Collected:
        open_ones = one.history.obstacles
        if not open_ones:
            return Collected(there=(answer,))
        said = (RESOLVE, answer.note, *[record.id for record in open_ones])
        record_id, is_there = _id_of(answer.about, said, past)
        if is_there:
            return Collected(there=(answer,))
        details = Details(text=answer.note, rest=self._rest(answer))
        entry = Entry(RESOLVE, answer.about, self._today, details)
        return Collected(new=(NewRecord(record_id, answer, entry),))

    def _not_done(self, one: AssignmentStatus, answer: Answer, past: list[Record]) -> Collected:
        if not (one.completed or one.awaiting):
            return Collected(pending=(answer,))
        standing = _completions(past)
        said = say(
            "sổ đã ghi hoàn thành ngày {day}; phiếu nói chưa hoàn thành",
            day=one.history.completed_on,
        )
        return _differs(answer, said, standing, ())

    def _rest(self, answer: Answer) -> str:
        """Return where the answer stands, as the ledger keeps it."""
        import json

        source = answer.source
        place = {
            "file": source.file,
            "sha256": source.sha256,
            "sheet": source.sheet,
            "cell": source.cell,
            "by": self._collector,
        }
        return json.dumps({FROM: place}, ensure_ascii=False, sort_keys=True)


def together(parts: Sequence[Collected]) -> Collected:
    """Return several decisions as one."""
    return Collected(
        tuple([one for part in parts for one in part.new]),
        tuple([one for part in parts for one in part.there]),
        tuple([one for part in parts for one in part.pending]),
        tuple([one for part in parts for one in part.differences]),
        tuple([one for part in parts for one in part.refusals]),
        tuple([one for part in parts for one in part.returned]),
    )


def undo_of(difference: Difference, today: date) -> tuple[Entry, ...]:
    """Return what takes back the records that an answer replaces."""
    return tuple(
        [
            Entry(UNDO, record.about, today, Details(takes_back=record.id))
            for record in difference.back
        ]
    )


def _id_of(about: AssignmentKey, said: Sequence[str], past: Sequence[Record]) -> tuple[str, bool]:
    """Return the id of the record of an answer, and whether it is there and stands."""
    there = {record.id for record in past}
    gone = retracted_ids(list(past))
    times = 0
    while True:
        words = "\x1f".join((form_key(about), *said, str(times)))
        record_id = blake2b(words.encode(), digest_size=10).hexdigest()
        if record_id not in gone:
            return record_id, record_id in there
        times += 1


def _completions(past: list[Record]) -> tuple[Record, ...]:
    """Return the records that complete an assignment, and stand."""
    return tuple([record for own in standing_completions(past, None) for record in own])


def _was_returned(answer: Answer, returned: Record, past: Sequence[Record]) -> bool:
    """Return True if the completion that was given back says all that an answer says."""
    completion = completion_of(returned)
    return any(_says_no_more(answer, record) for record in past if record.id == completion)


def _says_no_more(answer: Answer, record: Record) -> bool:
    """Return True if a record says all that an answer says."""
    said = record.details
    return (
        record.day == answer.on
        and {fold(one) for one in answer.evidence} <= {fold(one) for one in said.evidence}
        and (answer.count is None or (answer.count, answer.counted) == (said.count, said.counted))
        and (not answer.note or fold(answer.note) == fold(said.text))
    )


def _what_differs(answer: Answer, one: AssignmentStatus, standing: Sequence[Record]) -> Message:
    day = one.history.completed_on
    if day != answer.on:
        return say("sổ đã ghi hoàn thành ngày {day}; phiếu nói ngày {on}", day=day, on=answer.on)
    said = standing[-1].details if standing else Details()
    if answer.count is not None and (answer.count, answer.counted) != (said.count, said.counted):
        there = f"{said.count} {said.counted}" if said.count is not None else "–"
        return say(
            "sổ đã ghi số lượng {there}; phiếu nói {count} {counted}",
            there=there,
            count=answer.count,
            counted=answer.counted,
        )
    if not {fold(x) for x in answer.evidence} <= {fold(x) for x in said.evidence}:
        return say(
            "sổ đã ghi minh chứng {there}; phiếu nói {evidence}",
            there=said.evidence or ("–",),
            evidence=answer.evidence,
        )
    return say("sổ đã ghi “{there}”; phiếu nói “{note}”", there=said.text or "–", note=answer.note)


def _differs(
    answer: Answer, said: Message, back: Sequence[Record], new: tuple[NewRecord, ...]
) -> Collected:
    return Collected(differences=(Difference(answer, said, tuple(back), new),))


def _refused(answer: Answer, message: Message, hint: Message) -> Collected:
    return Collected(refusals=(Refusal(answer, message, hint),))


def _command(one: AssignmentStatus) -> str:
    return f"{one.about.task} --unit {one.unit}"


def forms_back(records: Sequence[Record], since: date) -> frozenset[tuple[str, str]]:
    """Return the units of which a form was recorded since a day: (plan id, unit code) pairs."""
    first = since.isoformat()
    return frozenset(
        [
            (record.about.plan, record.about.unit)
            for record in records
            if record.recorded_at[:10] >= first and extra(record, FROM)
        ]
    )
