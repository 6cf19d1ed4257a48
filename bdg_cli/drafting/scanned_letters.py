"""Mend letters that a scanner misread in abbreviations, quarters and words no syllable is like.

A known abbreviation is found through letters that look alike (`MI1Q` is `MTTQ`), `Quý 11` is `Quý
II`, and a word that Vietnamese does not have is the one that stands beside the same neighbour
elsewhere in the document: `các uường học` is `các trường học`. What was mended is marked.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.folding import fold
from bdg_cli.drafting.lexicon.word_lists import FILES, read_file, split_words, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bdg_cli.documents.lines import Line

_TOKEN: Final = re.compile(r"(?<![\w/&-])[\w&€£8!|]{3,12}(?![\w/&])")
_WORD: Final = re.compile(r"[^\W\d_]+")
_QUARTER: Final = re.compile(
    r"\b(Qu[ýíỷỳy]|qu[ýíỷỳy]) (?!I{1,3}\b|IV\b)([1IlLH!|Ï]{2,4}|[H!|Ll]|[1IlT!|][VvYÝ])(?=[\s/.,;)-]|$)"
)
_AS_ROMAN: Final = str.maketrans(
    {**dict.fromkeys("1lL!|ÏT", "I"), "H": "II", **dict.fromkeys("vYÝ", "V")}
)
_QUARTERS: Final = ("I", "II", "III", "IV")
_ALIKE: Final = {
    sign: signs[0]
    for signs in ("I1lLTÏÌÍ!|ti", "O0QDĐĂÂ", "UƯVÚ", "B8&€£", "S5s", "GC6c", "HN")
    for sign in signs
}
"""Letters that a scanner takes for one another."""
_PURE: Final = re.compile(r"[A-ZĐ&]+")
_CAPITALS: Final = 2
_SURE_LETTERS: Final = 4
_LONG: Final = 5
"""In a word so long, two letters may be misread."""
_SHORTEST: Final = 3
_SEEN: Final = 2
_ONSET: Final = "ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnprstvx]"
_RHYME: Final = (
    "o?a(?:[cmnptiouy]|ng|nh|ch)?|o?ă(?:[cmnpt]|ng)|u?â(?:[cmnptuy]|ng)|o?e(?:[cmnpto]|ng)?|"
    "u?ê(?:[cmnptu]|nh|ch)?|i(?:[amnptu]|nh|ch)?|iê(?:[cmnptu]|ng)|yê(?:[mntu]|ng)|"
    "o(?:[cmnpti]|ng)?|oo(?:c|ng)|ô(?:[cmnpti]|ng)?|ơ(?:[mnpti])?|u(?:[acmnpti]|ng)?|"
    "uô(?:[cmnti]|ng)|uơ|uy(?:[atup]|nh|ch|n)?|uyê[nt]|ư(?:[acmntiu]|ng)?|ươ(?:[cmnptiu]|ng)|"
    "y|a(?:u|y)|ue|uênh|oong"
)
_SYLLABLE: Final = re.compile(rf"(?:{_ONSET})?(?:{_RHYME})")
_TONES: Final = str.maketrans(
    "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ",
    "aaaaaăăăăăâââââeeeeeêêêêêiiiiioooooôôôôôơơơơơuuuuuưưưưưyyyyy",
)


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Return True for what Vietnamese spelling allows, whatever its tone."""
    return _SYLLABLE.fullmatch(word.lower().translate(_TONES)) is not None


class ScannedLetters:
    """The lines with their letters mended; `changes` has what was changed on each, by its number.

    Each change is what is written and what is meant.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.changes: dict[int, list[tuple[str, str]]] = {}
        words = [[word.lower() for word in _WORD.findall(line.text)] for line in lines]
        self._pairs = Counter(pair for line in words for pair in pairwise(line))
        self._words = Counter(word for line in words for word in line)
        self._beside = self._neighbours()
        self.lines = tuple(map(self._mended, lines))

    def _neighbours(self) -> Mapping[tuple[str, int], set[str]]:
        """Return the words that stand after (1) and before (-1) a word, here or in the lexicon."""
        found: dict[tuple[str, int], set[str]] = {}
        for pairs in (self._pairs, _lexicon_pairs()):
            for first, second in pairs:
                found.setdefault((first, 1), set()).add(second)
                found.setdefault((second, -1), set()).add(first)
        return found

    def _mended(self, line: Line) -> Line:
        changes: list[tuple[str, str]] = []
        text = self._mend(line.text, changes)
        if not changes:
            return line
        self.changes[line.number] = changes
        ignored: list[tuple[str, str]] = []
        return line.replace(
            text=text,
            cells=tuple(self._mend(cell, ignored) for cell in line.cells),
            columns=tuple(self._mend(column, ignored) for column in line.columns),
        )

    def _mend(self, text: str, changes: list[tuple[str, str]]) -> str:
        found = [*_quarters(text), *_abbreviations(text), *self._odd_words(text)]
        for start, written, meant in sorted(found, reverse=True):
            if text[start : start + len(written)] == written:
                text = text[:start] + meant + text[start + len(written) :]
                changes.append((written, meant))
        return text

    def _odd_words(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Yield the words that no syllable is like, and those seen once beside a word that mostly
        has another one beside it.
        """
        words = list(_WORD.finditer(text))
        for at, word in enumerate(words):
            written = word[0].lower()
            if len(written) < _SHORTEST or (word[0].isupper() and is_syllable(written)):
                continue
            before = words[at - 1][0].lower() if at else ""
            after = words[at + 1][0].lower() if at + 1 < len(words) else ""
            meant = self._meant(written, word[0].istitle(), before, after)
            if meant:
                yield word.start(), word[0], _in_case(meant, word[0])

    def _meant(self, written: str, capital: bool, before: str, after: str) -> str:  # noqa: FBT001 -- one place calls it
        if is_syllable(written):
            if capital or self._words[written] > 1 or written in _lexicon_words():
                return ""
            found = {
                one
                for one in self._beside.get((before, 1), ())
                if max(self._pairs[before, one], 2 * ((before, one) in _lexicon_pairs())) >= _SEEN
                and one in _lexicon_words()
                and _letters_apart(fold(written), fold(one)) == 1
                and len(one) == len(written)
            }
        elif self._words[written] > _SEEN:
            return ""
        else:
            most = 2 if len(written) >= _LONG else 1
            found = {
                one
                for key in ((before, 1), (after, -1))
                for one in self._beside.get(key, ())
                if is_syllable(one) and _letters_apart(written, one) <= most
            }
            both = {one for one in found if self._fits(before, one) and self._fits(one, after)}
            found = both or found
        return found.pop() if len(found) == 1 else ""

    def _fits(self, first: str, second: str) -> bool:
        return self._pairs[first, second] > 0 or (first, second) in _lexicon_pairs()


def _quarters(text: str) -> Iterator[tuple[int, str, str]]:
    for found in _QUARTER.finditer(text):
        meant = found[2].translate(_AS_ROMAN)
        if meant in _QUARTERS:
            yield found.start(2), found[2], meant


def _abbreviations(text: str) -> Iterator[tuple[int, str, str]]:
    for found in _TOKEN.finditer(text):
        written = found[0]
        capitals = sum(sign.isupper() for sign in written)
        if capitals < _CAPITALS or written in _known() or _looks_like_word(written):
            continue
        meant = _abbreviation(written)
        if meant:
            yield found.start(), written, meant


def _looks_like_word(token: str) -> bool:
    return is_syllable(token) or fold(token).startswith(("i", "v", "x")) and not token.strip("IVX")


@lru_cache(maxsize=4096)
def _abbreviation(written: str) -> str:
    """Return the abbreviation that a token may be; empty if none is like it, or several are."""
    shape = _shape(written)
    same = [known for known in _known() if _shape(known) == shape]
    if not same and not _PURE.fullmatch(written) and len(written) >= _SURE_LETTERS:
        same = [
            known
            for known in _known()
            if len(known) >= _SURE_LETTERS
            and abs(len(known) - len(written)) <= 1
            and _letters_apart(_shape(known), shape) <= 1
        ]
    return same[0] if len(same) == 1 else ""


@lru_cache(maxsize=4096)
def _shape(word: str) -> str:
    """Return a word with one letter for those that look alike, and each once in a row."""
    return "".join(sign for sign, _ in groupby(_ALIKE.get(sign, sign) for sign in word))


@lru_cache(maxsize=8192)
def _letters_apart(one: str, other: str) -> int:
    """Return how many letters have to be changed, added or left out to turn one into the other."""
    if abs(len(one) - len(other)) > 2:  # noqa: PLR2004 -- the most that anybody asks for
        return 9
    row = list(range(len(other) + 1))
    for at, sign in enumerate(one, start=1):
        above, row[0] = row[0], at
        for place, letter in enumerate(other, start=1):
            above, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, above + (sign != letter)),
            )
    return row[-1]


def _in_case(meant: str, written: str) -> str:
    if written.isupper():
        return meant.upper()
    return meant.capitalize() if written[0].isupper() else meant


@cache
def _known() -> frozenset[str]:
    return frozenset(words_of("scans", "abbreviations"))


@cache
def _lexicon_pairs() -> frozenset[tuple[str, str]]:
    """Return the words of the lexicon that stand beside each other there."""
    lists = [one for name in (*FILES, "scans") for one in read_file(name).values()]
    phrases = (
        word.lower()
        for one in lists
        if isinstance(one, dict) and "words" in one
        for word in split_words(one["words"])
    )
    return frozenset(pair for phrase in phrases for pair in pairwise(_WORD.findall(phrase)))


@cache
def _lexicon_words() -> frozenset[str]:
    return frozenset(word for pair in _lexicon_pairs() for word in pair)
