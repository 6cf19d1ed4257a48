"""Read labelled lines such as “Đơn vị chủ trì: …”: what they say about tasks nearby."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.lexicon.word_lists import any_of, rows_of, split_words
from bdg_cli.drafting.wording.vocabulary import DUTY_START

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bdg_cli.drafting.wording.names import UnitNames

    Labels = dict[str, list[str]]
    """What was said under each label, in the order of the document."""

TIME, OTHER, CONTENT = "time", "other", "content"
"""Kinds of labels beside `LEAD` and `SUPPORT`."""
_LONGEST: Final = 60
"""The most characters of a label."""


def _label(row: dict[str, str]) -> tuple[str, re.Pattern[str]]:
    """Return what a label says about a task, and its pattern."""
    words = f"(?:{any_of(split_words(row['words']))})" if "words" in row else row["pattern"]
    pattern = f"{row.get('before', '')}{words}{row.get('after', '')}"
    return row["kind"], re.compile(pattern, re.IGNORECASE)


LABELS: Final = tuple(map(_label, rows_of("labels", "labels")))
"""All ways to label a line; the first that matches wins."""


def asking_part(text: str) -> str:
    """Return the part of a lead-in that asks for something, without its aim and its reasons."""
    return phrases.aim_of_a_lead_in.sub("", text, count=1).rpartition("; ")[2]


def label_of(text: str) -> tuple[str, str] | None:
    """Return the kind of a labelled line and the words after its colon, all of them if it has none
    or if nobody but a time stands where a unit should; None for any other line.
    """
    label, colon, value = text.partition(":")
    if colon and len(label) <= _LONGEST:
        for kind, pattern in LABELS:
            if pattern.fullmatch(label.strip(" -+*")):
                value = value.strip() if any(map(str.isalnum, value)) else ""
                timed = kind == LEAD and phrases.only_time.fullmatch(value)
                return (TIME, text) if timed else (kind, value)
    if phrases.time_without_colon.fullmatch(text):
        return TIME, text
    bare = phrases.label_without_colon.match(text)
    return (LEAD if bare[1] == "chủ trì" else SUPPORT, text[bare.end() :]) if bare else None


def said_in(parts: Iterable[str]) -> Labels:
    """Return what labelled parts of a text say; the words for a time include the label."""
    labels: Labels = {}
    for part in parts:
        found = label_of(part)
        if found is not None:
            kind, value = found
            labels.setdefault(kind, []).append(part if kind == TIME and value else value)
    return labels


def merged(several: Iterable[Labels]) -> Labels:
    """Return several labels as one."""
    labels: Labels = {}
    for one in several:
        for kind, texts in one.items():
            labels.setdefault(kind, []).extend(texts)
    return labels


def labels_in_text(text: str) -> Labels:
    """Return what labels in a text say: in brackets at its end, else after its first sentence."""
    bracket = phrases.label_in_brackets.search(_REMARK.sub("", text))
    said = said_in(SENTENCES.split(bracket[1]) if bracket else SENTENCES.split(text)[1:])
    return {kind: texts for kind, texts in said.items() if kind not in (OTHER, CONTENT)}


def is_work(reader: UnitNames, value: str) -> bool:
    """Return True if the words after “Thực hiện:” or “Phối hợp:” are work, not names."""
    return bool(value) and DUTY_START.match(value) is not None and not reader.leading(value)[0]


_REMARK: Final = re.compile(r" \([^():]{0,80}\)(?=[;,])")
SENTENCES: Final = re.compile(r"(?<=[.;])\s+(?=[^\W\d_][^:.;]{2,60}:)")
"""The place in a line where another labelled part begins."""
