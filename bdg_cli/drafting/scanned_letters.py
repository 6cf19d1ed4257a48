"""Mend letters that a scanner misread in abbreviations, quarters and words no syllable is like.

A known abbreviation is found through letters that look alike (`MI1Q` is `MTTQ`), `Quý 11` is `Quý
II`, and a word that Vietnamese does not have is the one that stands beside the same neighbour
elsewhere in the document: `các uường học` is `các trường học`. What was mended is marked.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import groupby, pairwise, permutations
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.folding import fold
from bdg_cli.drafting.lexicon.word_lists import all_words, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bdg_cli.documents.lines import Line

_TOKEN: Final = re.compile(r"(?<![\w/&-])[A-ZĐƯÏÌÍ\dltio&€£!|]{3,12}(?![\w/&])")
_WORD: Final = re.compile(r"[^\W\d_]+")
_QUARTER: Final = re.compile(
    r"\b([Qq]u[ýíỷỳy]) (?!I{1,3}\b|IV\b)([1IlLH!|Ï]{2,4}|[H!|Ll]|[1IlT!|][VvYÝ])"
    r"(?=[\s/.,;)-]|$)"
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
_CONFUSED: Final = {
    pair
    for signs in ("un", "hb", "ceo", "li", "rt", "vy", "gq", "rn")
    for pair in permutations(signs, 2)
}
"""Small letters that are taken for one another where both are possible."""
_PURE: Final = re.compile(r"[A-ZĐ&]+")
_CAPITALS: Final = 2
_SURE_LETTERS: Final = 4
"""In a word longer than that, two letters may be misread."""
_SHORTEST: Final = 3
_SEEN: Final = 2
_ONSET: Final = "ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnprstvxz]"
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
        found = [*_quarters(text), *_abbreviations(text), *_cases(text), *self._odd_words(text)]
        for start, written, meant in sorted(found, reverse=True):
            if text[start : start + len(written)] == written:
                text = text[:start] + meant + text[start + len(written) :]
                changes.append((written, meant))
        return text

    def _odd_words(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Yield the words that no syllable is like, and those seen once beside a word that mostly
        has a word beside it that looks alike.
        """
        words = list(_WORD.finditer(text))
        for at, word in enumerate(words):
            written = word[0].lower()
            before = words[at - 1][0].lower() if at else ""
            after = words[at + 1][0].lower() if at + 1 < len(words) else ""
            if len(written) < _SHORTEST or self._words[written] > _SEEN or word[0].isupper():
                continue
            if not is_syllable(written):
                meant = self._syllable(written, before, after)
            else:
                meant = "" if word[0].istitle() else self._usual(written, before)
            if meant:
                yield word.start(), word[0], _in_case(meant, word[0])

    def _syllable(self, written: str, before: str, after: str) -> str:
        """Return the one word that a misspelt one may be, known beside one of its neighbours."""
        most = 2 if len(written) > _SURE_LETTERS else 1
        found = {
            one
            for key in ((before, 1), (after, -1))
            for one in self._beside.get(key, ())
            if len(one) >= max(_SHORTEST, len(written) - 1)
            if is_syllable(one) and _letters_apart(written, one) <= most
        }
        both = {one for one in found if self._fits(before, one) and self._fits(one, after)}
        found = both or found
        return found.pop() if len(found) == 1 else ""

    def _usual(self, written: str, before: str) -> str:
        """Return the word that the document has at least twice behind another one, where it has one
        that differs from it by one letter that looks alike, or by marks.
        """
        if self._pairs[before, written] > 1 or (before, written) in _lexicon_pairs():
            return ""
        found = {
            one
            for one in self._beside.get((before, 1), ())
            if self._pairs[before, one] >= _SEEN and one != written and _confused(written, one)
        }
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


def _cases(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield words with capitals where a sentence has none: “các BỘ”, “đƠn vị”, “vỀ việc”."""
    if text.isupper():
        return
    for found in _WORD.finditer(text):
        written = found[0]
        mixed = not (written.isupper() or written.islower() or written.istitle())
        short = written.isupper() and 1 < len(written) <= _SHORTEST and not _PURE.fullmatch(written)
        if not (mixed or short) or written in _known() or not is_syllable(written):
            continue
        near = text[: found.start()].split()[-1:] + text[found.end() :].split()[:1]
        capitals = any(word.isupper() and word not in _heads() for word in near)
        if near and not capitals and not text[found.end() :].startswith(("-", "/")):
            name = fold(written) in _heads() or (mixed and written[0].isupper())
            begins = found.start() == 0
            yield (
                found.start(),
                written,
                written.capitalize() if name or begins else written.lower(),
            )


def _looks_like_word(token: str) -> bool:
    return is_syllable(token) or not token.strip("IVX")


@lru_cache(maxsize=4096)
def _abbreviation(written: str) -> str:
    """Return the abbreviation that a token may be; empty if none is like it, or several are."""
    shape = _shape(written)
    pure = _PURE.fullmatch(written) is not None
    same = [
        known
        for known in _known()
        if (_letters(known) == _letters(written) if pure else _shape(known) == shape)
    ]
    if not same and not pure and len(written) >= _SURE_LETTERS:
        same = [
            known
            for known in _known()
            if len(known) >= _SURE_LETTERS
            and abs(len(known) - len(written)) <= 1
            and _letters_apart(_shape(known), shape) <= 1
        ]
    apart = {known: _letters_apart(known, written) for known in same}
    nearest = [known for known in same if apart[known] == min(apart.values())]
    return nearest[0] if len(nearest) == 1 else ""


@lru_cache(maxsize=4096)
def _shape(word: str) -> str:
    """Return a word with one letter for those that look alike, and each once in a row."""
    return "".join(sign for sign, _ in groupby(_letters(word)))


def _letters(word: str) -> str:
    """Return a word with one letter for those that look alike."""
    return "".join(_ALIKE.get(sign, sign) for sign in word)


def _confused(written: str, one: str) -> bool:
    """Return True if one letter of a word looks like that of another in its place."""
    if len(written) != len(one):
        return False
    apart = {(a, b) for a, b in zip(fold(written), fold(one), strict=False) if a != b}
    return len(apart) == 1 and apart <= _CONFUSED


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
def _heads() -> frozenset[str]:
    return frozenset(map(fold, words_of("scans", "heads"))) - {"cac"}


@cache
def _lexicon_pairs() -> frozenset[tuple[str, str]]:
    """Return the words of the lexicon that stand beside each other there."""
    words = (_WORD.findall(word.lower()) for word in all_words())
    return frozenset(pair for phrase in words for pair in pairwise(phrase))
