"""Checking a plan against its source: a tuple of small rules.

Texts are compared in NFC, with white space folded and the punctuation at both ends ignored. A
bullet of the source is covered if every letter of it belongs to a text in the plan file.
"""

from __future__ import annotations

import re

from bdg_cli.domain.days import DayError, parse_day
from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Place, Problem
from bdg_cli.domain.progress import no_progress
from bdg_cli.services.source_coverage import Coverage, normalize_words
from bdg_cli.services.source_text import SourceText, TooManyStepsError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bdg_cli.domain.days import date
    from bdg_cli.domain.errors import BdgError
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.problems import PlacesByPart
    from bdg_cli.domain.progress import ProgressCallback
    from bdg_cli.services.source_coverage import Gap

_MAX_STRAY_WORDS = 2
"""Up to this many unknown words in a line that is not a bullet may be pen marks or page numbers."""
_MIN_SHARED_WORDS = 3
"""This many words in common are no coincidence; after them the plan departs from the source."""
_FORM = re.compile(r"…{2}|\.{4}|[:…_]$")
"""A line of a form: there is something to fill in."""
_SAID_AGAIN = re.compile(r"\b(?:kem theo|thong qua)\b[^();]{0,160}")
"""Where a folded text names its own number and day again, or the day on which it was passed."""
_DAY_IN_WORDS = re.compile(r"\bngay (\d{1,2})\W{0,3} thang (\d{1,2})\W{0,3} nam (\d{4})")
_DAY_IN_FIGURES = re.compile(r"\bngay (\d{1,2}) ?/ ?(\d{1,2}) ?/ ?(\d{4})")
_QUOTED_WORDS = 4
"""How many words are quoted on each side of that point."""


def check_source(
    plan: Plan,
    places: PlacesByPart,
    source_text: str | None,
    source_file: str,
    *,
    progress: ProgressCallback = no_progress,
) -> list[Problem]:
    """Find the differences between the plan file and its source.

    `source_text` is None if the source that the plan names does not exist.
    """
    if source_text is None:
        return [
            Problem(
                "P401",
                say("Không thấy văn bản gốc “{file}”.", file=source_file),
                places.get(("plan", "source"), Place(source_file)),
                say("Sửa dòng “source”, hoặc đặt tệp vào đúng chỗ."),
            )
        ]
    comparing = say("Đang so với {file}", file=source_file)
    progress(comparing, 0)
    document = SourceText(source_text, source_file)
    try:
        coverage = Coverage(plan, document, lambda share: progress(comparing, share))
        return [problem for rule in SOURCE_RULES for problem in rule(plan, places, coverage)]
    except TooManyStepsError:
        return [_too_repetitive(source_file)]


def unreadable_source(places: PlacesByPart, source_file: str, error: BdgError) -> Problem:
    """P406: the source exists but cannot be read as a document."""
    return Problem(
        "P406",
        say("Không đọc được văn bản gốc: {reason}", reason=error.message),
        places.get(("plan", "source"), Place(source_file)),
        error.hint,
    )


def unusable_template(places: PlacesByPart, error: BdgError) -> Problem:
    """P621: the Word file that reports are to be written in cannot be used."""
    return Problem(
        "P621",
        error.message,
        places[("plan", "template")],
        error.hint,
    )


def source_outside(places: PlacesByPart, source: str) -> Problem:
    """P407: the plan names a file outside of its folder. Nothing of that file is looked at."""
    return Problem(
        "P407",
        say("Văn bản gốc “{file}” nằm ngoài thư mục kế hoạch nên không được đọc.", file=source),
        places.get(("plan", "source"), Place(source)),
        say(
            "Chép văn bản vào thư mục kế hoạch (chẳng hạn sources/) rồi sửa dòng “source”; nếu tin "
            "tệp kế hoạch này: bdg check --allow-outside."
        ),
    )


def _too_repetitive(source_file: str) -> Problem:
    return Problem(
        "P408",
        say("Văn bản gốc lặp lại quá nhiều nên không so hết được với kế hoạch."),
        Place(source_file),
        say("Xem lại tệp: có lẽ là nhầm tệp, hoặc tệp bị chép lặp nhiều lần."),
    )


def _words_not_in_source(plan: Plan, places: PlacesByPart, coverage: Coverage) -> Iterator[Problem]:
    """P402: a task, statement or target whose text is not in the source."""
    del plan
    document = coverage.document
    for words in coverage.absent:
        yield Problem(
            "P402",
            say("Văn bản gốc không có những lời này."),
            places.get(words.place, places.get(words.place[:2], Place(document.file))),
            _departure(document, words.text)
            or say("Chép lại nguyên văn từ {file}.", file=document.file),
        )


def _departure(document: SourceText, text: str) -> Message | None:
    """Say where a text that begins as in the source departs from it."""
    words = normalize_words(text).split()
    shared, tried = 0, len(words)
    while shared < tried:
        middle = (shared + tried + 1) // 2
        if _first_occurrence(document, words[:middle]) is None:
            tried = middle - 1
        else:
            shared = middle
    at = _first_occurrence(document, words[:shared])
    if at is None or shared < _MIN_SHARED_WORDS:
        return None
    end = at + len(" ".join(words[:shared]))
    theirs = document.flat[end : end + len(text)].split()[:_QUOTED_WORDS]
    return say(
        "Sau “… {shared}” văn bản gốc viết “{theirs} …”, kế hoạch viết “{ours} …”.",
        shared=" ".join(words[max(shared - _QUOTED_WORDS, 0) : shared]),
        theirs=" ".join(theirs),
        ours=" ".join(words[shared : shared + _QUOTED_WORDS]),
    )


def _first_occurrence(document: SourceText, words: list[str]) -> int | None:
    if not words:
        return None
    return next(document.occurrences(" ".join(words), 0, len(document.flat)), None)


def _not_covered(plan: Plan, places: PlacesByPart, coverage: Coverage) -> Iterator[Problem]:
    """P403: a bullet of the source that no task covers; P404: another line that is missing."""
    del plan, places
    document = coverage.document
    for gap in coverage.gaps():
        start = gap.block.start
        bullet = gap.block.kind == "bullet"
        if start >= coverage.annexes_start:
            if bullet and gap.whole and not _FORM.search(document.flat, gap.start, gap.block.end):
                yield _line_missing(document, gap)
        elif bullet and (start >= coverage.body_start or _basis(document, gap)):
            yield Problem(
                "P403",
                say("Gạch đầu dòng này chưa có nhiệm vụ nào trong kế hoạch."),
                document.place(gap.start, gap.end),
                _where_to_add(coverage, start),
            )
        elif coverage.body_start <= start < coverage.recipients_start and _significant(gap):
            yield _line_missing(document, gap)


def _basis(document: SourceText, gap: Gap) -> bool:
    """Return True if a line above the body is a basis of which nothing is covered; what stands in
    brackets says only with what the document was issued.
    """
    return gap.whole and not document.flat.startswith("(", gap.block.start)


def _line_missing(document: SourceText, gap: Gap) -> Problem:
    return Problem(
        "P404",
        say("Dòng này của văn bản gốc chưa có trong kế hoạch."),
        document.place(gap.start, gap.end),
        say("Thêm vào mục của nó: nhiệm vụ, “statements” hoặc “targets”."),
        "warning",
    )


def _where_to_add(coverage: Coverage, start: int) -> Message:
    if start >= coverage.recipients_start:
        return say("Thêm vào “recipients”.")
    if start < coverage.body_start:
        return say("Thêm vào “based_on”.")
    return say(
        "Thêm một nhiệm vụ với lời văn này; nếu không giao việc thì vào “statements”, “targets”."
    )


def _significant(gap: Gap) -> bool:
    """Return True if a gap in a line that is not a bullet is more than a pen mark."""
    heading = gap.block.kind == "numbered" and gap.start == gap.block.start
    return heading or gap.words > _MAX_STRAY_WORDS


def _head_differs(plan: Plan, places: PlacesByPart, coverage: Coverage) -> Iterator[Problem]:
    """P405: the number, title or day of issue differs from that in the head of the source, and
    from where the source says what an annex belongs to, or when a resolution was passed.
    """
    document = coverage.document
    head = fold(document.flat[: coverage.body_start])
    again = " ".join(_SAID_AGAIN.findall(fold(document.flat)))
    days = _days(_DAY_IN_WORDS, head)
    said_again = (*_days(_DAY_IN_WORDS, again), *_days(_DAY_IN_FIGURES, again))
    squeezed = f"{head} {again}".replace(" ", "")
    for name, value, found in (
        ("number", plan.number, _has_number(squeezed, plan.number)),
        ("title", plan.title, fold(normalize_words(plan.title)).replace(" ", "") in squeezed),
        ("issued", plan.issued, not days or plan.issued in (*days, *said_again)),
    ):
        if not found:
            yield Problem(
                "P405",
                say("Văn bản gốc không có “{value}”.", value=value),
                places.get(("plan", name), Place(document.file)),
                say("So lại với phần đầu của {file}.", file=document.file),
                "warning",
            )


def _has_number(squeezed: str, number: str) -> bool:
    """Return True if the number occurs, and not as the end of a longer number."""
    before, found, _ = squeezed.partition(fold(number).replace(" ", ""))
    return bool(found) and not before[-1:].isdigit()


def _days(written: re.Pattern[str], text: str) -> list[date]:
    """Return the days in a folded text that are written in this way."""
    days: list[date] = []
    for found in written.finditer(text):
        try:
            days.append(parse_day("/".join(found.groups())))
        except DayError:
            continue
    return days


SOURCE_RULES: tuple[Callable[[Plan, PlacesByPart, Coverage], Iterator[Problem]], ...] = (
    _words_not_in_source,
    _not_covered,
    _head_differs,
)
