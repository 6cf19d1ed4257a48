"""Compare a draft with a gold file: what a careful officer finds in the same document.

A gold file `NAME.gold.json` lies beside its document and lists the tasks: their lines, how they
start, `lead`, `support`, `windows`, `repeat`, `by`. A task whose `doubt` begins with “Task?” may be
drafted or not. A window without a last day asks for none. `units` has the spellings of names.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from bdg_cli.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    Json = dict[str, Any]

ABBREVIATIONS = (
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("mttq", "mat tran to quoc"),
    ("lđtbxh", "lao dong thuong binh va xa hoi"),
    ("tb&xh", "thuong binh va xa hoi"),
    ("kh&cn", "khoa hoc va cong nghe"),
    ("gd&dt", "giao duc va dao tao"),
)
"""How names are shortened, folded, and what that stands for."""
CALLED = re.compile(r"(?:de nghi|giao|moi|doi voi|thu truong|giam doc|chu tich)\b:? +(?=\S{2,} )")
SUFFIX = ".gold.json"
ALIKE = 0.55
"""So much of the words of two tasks agree where they are the same task."""
WITHIN = 0.6
"""A name within another is the same unit if it is at least this part of it."""
SHORTEST = 8
"""The fewest characters of a name that counts within another one."""


class Fault(NamedTuple):
    """A difference from the gold; silent if no mark warns of it."""

    kind: str
    line: int
    text: str
    silent: bool = True

    def __str__(self) -> str:
        """Return it as a line of text."""
        return f"{'SILENT ' if self.silent else ''}{self.kind} {self.line}: {self.text}"


class Tally(NamedTuple):
    """What was counted in one document, or in many."""

    counts: Counter[str]
    faults: tuple[Fault, ...] = ()

    def __add__(self, other: object) -> Tally:
        """Return both together."""
        assert isinstance(other, Tally)
        return Tally(self.counts + other.counts, self.faults + other.faults)

    @property
    def score(self) -> dict[str, float]:
        """Return each field in percent; `silent` counts the faults in a hundred gold tasks."""
        one = self.counts
        return {
            "recall": _percent(one["found"], one["asked"]),
            "precision": _percent(one["paired"], one["drafted"]),
            **{kind: _agreement(one, kind) for kind in ("lead", "support", "days")},
            "silent": _percent(one["silent"], one["tasks"], none=0),
            "marked": _percent(one["marked"], one["drafted"], none=0),
        }


def _percent(part: int, whole: int, *, none: float = 100) -> float:
    return 100 * part / whole if whole else none


def _agreement(one: Counter[str], kind: str) -> float:
    """Return the harmonic mean of recall and precision of a field."""
    return _percent(2 * one[f"{kind} hit"], one[f"{kind} gold"] + one[f"{kind} draft"])


def gold_files(folder: Path) -> list[Path]:
    """Return the gold files of a folder."""
    return sorted(folder.glob(f"*{SUFFIX}"))


def document_of(gold_file: Path) -> Path:
    """Return the document of a gold file: the one it names, or another file of that name."""
    named = gold_file.with_name(json.loads(gold_file.read_text("utf-8"))["doc"])
    others = (named.with_suffix(one) for one in (".docx", ".doc", ".odt", ".rtf", ".html", ".pdf"))
    return next((one for one in (named, *others) if one.is_file()), named)


def refused(gold_file: Path) -> Tally:
    """Return what is counted for a document that was refused: every task is lost."""
    asked = sum(_is_asked(one) for one in json.loads(gold_file.read_text("utf-8"))["tasks"])
    return Tally(Counter(tasks=asked, asked=asked, silent=asked), (Fault("refused", 0, ""),))


def compare(draft: Json, gold_file: Path) -> Tally:
    """Compare the JSON of a draft with a gold file."""
    gold = json.loads(gold_file.read_text("utf-8"))
    text = gold_file.with_name(gold["doc"])
    lines = text.read_text("utf-8").split("\n") if text.suffix in (".txt", ".md") else []
    return _Comparison(draft, gold, lines).tally()


class _Comparison:
    def __init__(self, draft: Json, gold: Json, lines: Sequence[str]) -> None:
        self.drafted: list[Json] = draft["tasks"]
        self.wanted: list[Json] = gold["tasks"]
        self.lines = lines
        self.drafted_names = {
            one["code"]: {name_key(name) for name in (one["name"], *one["spellings"])}
            for one in draft["units"]
        }
        self.gold_names = {
            name_key(one["name"]): {name_key(n) for n in (one["name"], *one.get("spellings", ()))}
            for one in gold.get("units", ())
        }
        self.counts: Counter[str] = Counter()
        self.faults: list[Fault] = []

    def tally(self) -> Tally:
        pairs = self.pairs()
        for made, wanted in pairs:
            self.judge(self.drafted[made], self.wanted[wanted])
        seen, known = {wanted for _, wanted in pairs}, {made for made, _ in pairs}
        asked = [place for place, one in enumerate(self.wanted) if _is_asked(one)]
        for place in asked:
            if place not in seen:
                one = self.wanted[place]
                self.faults.append(Fault("lost", one["line"][0], one["starts"]))
        for place, one in enumerate(self.drafted):
            if place not in known:
                self.faults.append(
                    Fault("invented", one["line"][0], one["text"][:80], silent=not one["unsure"])
                )
        alone = sum(fault.silent for fault in self.faults if fault.kind in ("lost", "invented"))
        self.counts += Counter(
            tasks=len(self.wanted),
            asked=len(asked),
            found=sum(place in seen for place in asked),
            paired=len(pairs),
            drafted=len(self.drafted),
            marked=sum(bool(one["unsure"]) for one in self.drafted),
            silent=alone,
        )
        return Tally(self.counts, tuple(self.faults))

    def pairs(self) -> list[tuple[int, int]]:
        """Return which drafted task is which gold task, the most alike first."""
        alike = sorted(
            (
                (self.likeness(made, wanted), -place, -other, place, other)
                for (place, made), (other, wanted) in product(
                    enumerate(self.drafted), enumerate(self.wanted)
                )
            ),
            reverse=True,
        )
        found: dict[int, int] = {}
        taken: set[int] = set()
        for likeness, _, _, place, other in alike:
            if likeness >= ALIKE and place not in found and other not in taken:
                found[place] = other
                taken.add(other)
        return sorted(found.items())

    def likeness(self, made: Json, wanted: Json) -> float:
        """Return how much two tasks are alike; 1 and more if one starts like the other."""
        first, last = wanted["line"]
        touches: bool = made["line"][0] <= last and first <= made["line"][1]
        start, text = fold(wanted["starts"])[:60], fold(made["text"])
        if len(start) > 15 and start in text[: len(start) + 160]:
            return 1.0 + touches
        asked, has = self.words_of(wanted), Counter(re.findall(r"\w+", text))
        common = (asked & has).total()
        return 2 * common / max(asked.total() + has.total(), 1) + 0.2 * touches

    def words_of(self, wanted: Json) -> Counter[str]:
        """Return the words of a gold task."""
        first, last = wanted["line"]
        whole = " ".join(self.lines[first - 1 : last]) or wanted["starts"]
        return Counter(re.findall(r"\w+", fold(whole)))

    def judge(self, made: Json, wanted: Json) -> None:
        """Compare two tasks that are the same one."""
        wrong = [kind for kind in ("lead", "support") if not self.same_units(made, wanted, kind)]
        wrong += [] if self.same_days(made, wanted) else ["days"]
        silent = not made["unsure"]
        for kind in wrong:
            told = days_of_draft(made) if kind == "days" else made[kind]
            right = days_of_gold(wanted) if kind == "days" else wanted[kind]
            fault = f"{right}, drafted {list(told)}"
            self.faults.append(Fault(kind, wanted["line"][0], fault, silent=silent))
        self.counts["silent"] += bool(wrong) and silent

    def same_units(self, made: Json, wanted: Json, kind: str) -> bool:
        """Count the units of a role; return True if they are those of the gold."""
        left = [self.drafted_names.get(code, {name_key(code)}) for code in made[kind]]
        right = [self.gold_names.get(name_key(n), {name_key(n)}) for n in wanted[kind]]
        drafted, hits = len(left), 0
        for names in right:
            match = next((one for one in left if _is_same_unit(one, names)), None)
            if match is not None:
                left.remove(match)
                hits += 1
        self.counts += Counter(
            {f"{kind} hit": hits, f"{kind} draft": drafted, f"{kind} gold": len(right)}
        )
        return hits == drafted == len(right)

    def same_days(self, made: Json, wanted: Json) -> bool:
        """Count the last days; return True if they are those of the gold."""
        asked, has = set(days_of_gold(wanted)), set(days_of_draft(made))
        spare = len(has - asked)
        if made["unsure"]:  # a marked day that stands for a time without an end does no harm
            endless = sum(one["last"] is None for one in wanted["windows"])
            spare = max(0, spare - endless)
        if wanted.get("repeat") and not asked:
            spare = 0
        hits = len(asked & has)
        self.counts += Counter(
            {"days hit": hits, "days draft": hits + spare, "days gold": len(asked)}
        )
        return not spare and hits == len(asked)


def days_of_gold(wanted: Json) -> list[str]:
    """Return the last days asked for: ISO, or day and month of what recurs."""
    by = wanted.get("by") or ""
    if wanted.get("repeat") and by:
        return [] if re.search(r"\dh|giờ", by) else list(_days_by(re.findall(r"\d+(?:/\d+)?", by)))
    return [one["last"] for one in wanted["windows"] if one["last"]]


def days_of_draft(made: Json) -> list[str]:
    """Return the last days of a drafted task."""
    found: list[str] = []
    for time in made["times"]:
        found += _days_by(time["by"]) if time["every"] else (one["last"] for one in time["windows"])
    return [one for one in found if one]


def _days_by(written: Iterable[str]) -> Iterator[str]:
    for one in written:
        day, _, month = one.partition("/")
        yield f"{int(day)}/{int(month or 0)}"


def name_key(name: str) -> str:
    """Return what all ways of writing a name share: folded, in full, without a form of address."""
    key = re.sub(r"\s*\(.*?\)", "", fold(name))
    while called := CALLED.match(key):
        key = key[called.end() :]
    for short, full in ABBREVIATIONS:
        key = re.sub(rf"(?<![a-z]){re.escape(short)}(?![a-z])", full, key)
    return " ".join(re.findall(r"[a-z0-9]+", key))


def _is_same_unit(some: Iterable[str], others: Iterable[str]) -> bool:
    return any(
        one == other
        or (
            len(min(one, other, key=len)) >= SHORTEST
            and min(one, other, key=len) in max(one, other, key=len)
            and len(min(one, other, key=len)) > WITHIN * len(max(one, other, key=len))
        )
        for one, other in product(some, others)
    )


def _is_asked(wanted: Json) -> bool:
    return not (wanted.get("doubt") or "").startswith("Task?")
