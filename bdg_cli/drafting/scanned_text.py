"""Read words that a scanner misread: it loses marks and changes them, so `tô chức` is `tổ chức`.

Only the marks of words of the lexicon are changed, never their letters, and only in a text that has
many of them: in any other, `công nhân` is no misread `công nhận`. The rules read the mended words;
the draft has those of the document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.drafting.lexicon.word_lists import all_words, any_of, split_words, words_of
from bdg_cli.drafting.scanned_letters import ScannedLetters
from bdg_cli.drafting.scanned_marks import ScannedMarks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bdg_cli.documents.lines import Line
    from bdg_cli.documents.scan.document import RecognisedText
    from bdg_cli.domain.messages import Message
    from bdg_cli.drafting.draft import Draft, DraftSection

_WORD: Final = re.compile(r"[^\W\d_]+")
_PHRASE: Final = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
_NAME_AFTER: Final = re.compile(r" [A-ZĐ]")
_BLOT: Final = re.compile(r"(?<=[^\W\d_]{2})\s?(?:\./|/\.)(?!\.?$)[.,]?\s?(?:[^\s:]{0,4}\s?){0,3}$")
"""The sign that ends a document, with the beginning of a seal or a signature beside it."""
_PURPOSE: Final = re.compile(
    rf"(?<=\w )(?:đề|đê|dé|đẻ)(?= (?!thi )(?:{any_of(words_of('verbs', 'verbs'))})\b)"
)
"""“để” before what is to be done, as scanners read it."""
_FEWEST: Final = 4
"""So many different words are misread at least in the text of a scanner."""
_BETWEEN: Final = 4
"""So many words on, the next word of a sentence may stand: behind a spot or a page number."""
_SHOWN: Final = 5
_SHARE: Final = 80
"""One in this many words is misread there at least; each counts once. Of scans, as Tesseract reads
them, it is one in 45 at least; of documents of office programs, with slips, one in 140 at most.
"""


def scanned_text(lines: Sequence[Line], *, recognised: bool = False) -> ScannedText | None:
    """Return a text that was scanned; None for any other.

    `recognised` says that it surely was, else many words are misread in it.
    """
    misread: dict[str, str] = {}
    right = 0
    for line in lines:
        for _, written, meant in _phrases(line.text):
            if written == meant:
                right += 1
            else:
                misread.setdefault(written.lower(), meant.lower())
    many = len(misread) >= _FEWEST and len(misread) * _SHARE >= right
    return ScannedText(lines, misread, recognised=recognised) if many or recognised else None


class ScannedText:
    """A text that was scanned: `lines` are mended.

    `misread` are the words whose marks were mended, in the order of the text, `letters` what else
    was mended on a line, by its number, and `changes` the numbers of headings. `doubtful` are the
    numbers of lines that may belong to a section whose heading was lost.
    """

    def __init__(
        self, lines: Sequence[Line], misread: Mapping[str, str], *, recognised: bool
    ) -> None:
        # Left out of both texts, the read and the written one: their words stay in step.
        lines = tuple(map(_without_blot, lines))
        mended = ScannedLetters(tuple(map(_mended, lines)))
        marks = ScannedMarks(mended.lines)
        self.lines = marks.lines
        self.misread = misread
        self.letters = mended.changes
        self.changes = marks.changes
        self.doubtful = marks.doubtful
        self._recognised = recognised
        self._given = lines
        self._words = mended.lines

    @cached_property
    def _written(self) -> str:
        return " ".join(line.text for line in self._given)

    @cached_property
    def _read(self) -> str:
        return " ".join(line.text for line in self._words)

    @cached_property
    def _pairs(self) -> Sequence[tuple[str, str]]:
        return list(zip(self._read.split(), self._written.split(), strict=False))

    def _as_written(self, text: str) -> str:
        """Return a text that was read as the scanner wrote it, word by word."""
        at = self._read.find(text)
        if at >= 0:
            start, end = self._written_place(at), self._written_place(at + len(text))
            return self._written[start:end]
        words = text.split()
        starts = [place for place, (word, _) in enumerate(self._pairs) if word == words[0]]
        return next(filter(None, (self._written_from(place, words) for place in starts)), text)

    @cached_property
    def _starts(self) -> tuple[Sequence[int], Sequence[int]]:
        """Return where each word begins, as it was read and as it is written."""
        return tuple(  # type: ignore[return-value]  # two of them
            [0, *accumulate(len(word) + 1 for word in text.split(" "))]
            for text in (self._read, self._written)
        )

    def _written_place(self, place: int) -> int:
        read, written = self._starts
        at = bisect_right(read, place) - 1
        return min(written[at] + place - read[at], written[at + 1 : at + 2][0] - 1)

    def _written_from(self, start: int, words: Sequence[str]) -> str:
        """Return words as written from a place on, over spots and page numbers between them; an
        empty text if they do not stand there.
        """
        found: list[str] = []
        for word in words:
            near = self._pairs[start : start + _BETWEEN]
            at = next((at for at, (read, _) in enumerate(near) if read == word), None)
            if at is None:
                return ""
            found.append(near[at][1])
            start += at + 1
        return " ".join(found)

    def as_written(self, draft: Draft) -> Draft:
        """Return a draft with the words of the document, which a check compares with it, and with
        what it says once of a text that was scanned.
        """
        head = draft.head
        return draft.replace(
            head=head.replace(
                title=self._as_written(head.title),
                based_on=tuple(map(self._as_written, head.based_on)),
                recipients=tuple(map(self._as_written, head.recipients)),
                doubts=(*self._doubts(), *head.doubts),
            ),
            sections=tuple(map(self._section_as_written, draft.sections)),
        )

    def _section_as_written(self, section: DraftSection) -> DraftSection:
        return section.replace(
            title=self._as_written(section.title),
            statements=tuple(map(self._as_written, section.statements)),
            targets=tuple(map(self._as_written, section.targets)),
            tasks=tuple(task.replace(text=self._as_written(task.text)) for task in section.tasks),
            sections=tuple(map(self._section_as_written, section.sections)),
        )

    def _doubts(self) -> Iterator[Message]:
        """Yield what the file says once of a text that was scanned; of one that was recognised, it
        says elsewhere that it was.
        """
        words = [f"“{written}” → “{meant}”" for written, meant in self.misread.items()]
        if self._recognised:
            if words:
                yield say(
                    "Lời văn giữ như máy đọc; {n} từ hiểu theo dấu đúng, ví dụ: {words}.",
                    n=len(words),
                    words="; ".join(words[:_SHOWN]),
                )
            return
        yield say(
            "Văn bản có vẻ được máy quét đọc: nhiều chữ sai dấu, có thể thiếu dòng; đối chiếu với "
            "bản giấy. Lời văn giữ như máy đọc; {n} từ hiểu theo dấu đúng, ví dụ: {words}.",
            n=len(words),
            words="; ".join(words[:_SHOWN]),
        )


def with_recognition_doubts(draft: Draft, recognised: RecognisedText) -> Draft:
    """Add the marks that such a draft always has: nothing tells whether a figure was read right."""
    doubts = [
        say(
            "Đọc từ bản quét ({n} trang): so số, ngày ban hành và tên đơn vị với bản giấy.",
            n=recognised.pages,
        )
    ]
    if recognised.poor:
        numbers = ", ".join(map(str, recognised.poor))
        doubts.append(say("Trang {pages} quét mờ, nhiều chữ có thể sai.", pages=numbers))
    if recognised.unread:
        numbers = ", ".join(map(str, recognised.unread))
        doubts.append(
            say("Trang {pages} không nhận dạng được: xem trên bản quét có việc nào.", pages=numbers)
        )
    head = draft.head
    return draft.replace(head=head.replace(doubts=(*doubts, *head.doubts)))


def _without_blot(line: Line) -> Line:
    return line.replace(text=_BLOT.sub("./.", line.text))


def _mended(line: Line) -> Line:
    return line.replace(
        text=_mend(_PURPOSE.sub("để", line.text)),
        cells=tuple(map(_mend, line.cells)),
        columns=tuple(map(_mend, line.columns)),
    )


def _mend(text: str) -> str:
    for at, written, meant in _phrases(text):
        if written != meant:
            text = text[:at] + meant + text[at + len(meant) :]
    for found in _WORD.finditer(text):
        head = _heads().get(fold(found[0]))
        if head and found[0][0].isupper() and _NAME_AFTER.match(text, found.end()):
            text = text[: found.start()] + _in_case(head, found[0]) + text[found.end() :]
    return text


def _phrases(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the words of the lexicon in a text: where, as written, and as they are spelt.

    The spelling has the length of what is written, since only marks differ.
    """
    known = _lexicon()
    words = list(_WORD.finditer(text))
    folded = [_folded(word[0]) for word in words]
    end = 0
    for at, following in enumerate(folded[1:]):
        lengths = known.get((folded[at], following), ()) if at >= end else ()
        for many in lengths:
            written = text[words[at].start() : words[min(at + many, len(words)) - 1].end()]
            meant = _meant(" ".join(folded[at : at + many]), written, many)
            if meant:
                yield words[at].start(), written, meant
                end = at + many
                break


@lru_cache(maxsize=4096)
def _meant(key: str, written: str, many: int) -> str:
    """Return how words of the lexicon are spelt; empty for other words, and if it is not sure."""
    spellings = _spellings().get(key, ())
    parts = written.split(" ")
    if not spellings or len(parts) != many or not _PHRASE.fullmatch(written):
        return ""
    small = written.lower()
    if not written.isupper() and any(part.isupper() and len(part) > 1 for part in parts):
        return written  # an abbreviation: “TB/TU ngày”
    if any(_toneless(small) == _toneless(one) for one in spellings):
        return written
    misread = (
        len(spellings) == 1
        and small not in _words("real")
        and not _words("joins") & {*small.split()}
        and len(spellings[0]) == len(written)
        and (written.isupper() or not any(map(str.istitle, parts[1:])))
    )
    return _in_case(spellings[0], written) if misread else ""


_folded: Final = lru_cache(maxsize=4096)(fold)
"""A document has few different words, each many times."""


def _toneless(word: str) -> str:
    """Return a word in which the two places of the tone in “hòa” and “ủy” do not differ."""
    return _OLD_TONE.sub(lambda found: _NEW_TONE[found[0]], word)


_NEW_TONE: Final = dict(
    pair.split("/")
    for pair in split_words(
        "oà/òa, oá/óa, oả/ỏa, oã/õa, oạ/ọa, oè/òe, oé/óe, oẻ/ỏe, oẽ/õe, oẹ/ọe,"
        "uỳ/ùy, uý/úy, uỷ/ủy, uỹ/ũy, uỵ/ụy"
    )
)
_OLD_TONE: Final = re.compile(rf"(?:{'|'.join(_NEW_TONE)})(?![^\W\d_])")


def _in_case(word: str, written: str) -> str:
    """Return a word in the case of what is written; a capital within a word is a misread letter."""
    if written.isupper():
        return word.upper()
    return " ".join(
        part.capitalize() if as_written.istitle() else part
        for part, as_written in zip(word.split(" "), written.split(" "), strict=True)
    )


@cache
def _spellings() -> Mapping[str, tuple[str, ...]]:
    """Return the words of the lexicon that have two syllables or more, by their folded form."""
    spelt: dict[str, dict[str, str]] = {}
    for word in all_words():
        if _PHRASE.fullmatch(word) and word.lower() not in _words("real"):
            key = " ".join(map(_folded, word.split(" ")))
            spelt.setdefault(key, {})[_toneless(word.lower())] = word.lower()
    return {key: tuple(several.values()) for key, several in spelt.items()}


@cache
def _lexicon() -> Mapping[tuple[str, str], tuple[int, ...]]:
    """Return how many syllables such words have, the longest first, by their first two."""
    lengths: dict[tuple[str, str], set[int]] = {}
    for first, second, *others in (key.split(" ") for key in _spellings()):
        lengths.setdefault((first, second), set()).add(2 + len(others))
    return {first: tuple(sorted(many, reverse=True)) for first, many in lengths.items()}


@cache
def _heads() -> Mapping[str, str]:
    """Return the words with which the names of units begin, by their folded form."""
    return {fold(word): word for word in words_of("scans", "heads")}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(words_of("scans", name))
