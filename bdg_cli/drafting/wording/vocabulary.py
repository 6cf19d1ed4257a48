"""Patterns made of the words of the lexicon: names of units and beginnings of duties.

Names are compared as they are written there: they begin with a capital, or with a word such as
“các”.
"""

from __future__ import annotations

import re
from typing import Final

from bdg_cli.drafting.lexicon.phrases import CAPITAL_LETTERS, filled
from bdg_cli.drafting.lexicon.word_lists import any_of, any_row, word_pattern, words_of

NAME_WORDS: Final = words_of("units", "heads")
GENERIC: Final = words_of("units", "generic")
VERBS: Final = words_of("verbs", "verbs")
DUTY_WORDS: Final = (*VERBS, *words_of("verbs", "duties"))
_LETTERS_ONLY: Final = (
    r"(?:[A-ZĐ]{3,8}&[A-ZĐ]{1,4}|[A-ZĐ]{2,8}\d{0,2})(?=$|:|, | (?:tỉnh|huyện|xã|phường|thành phố|"
    r"khu vực|chủ trì|phối hợp|tham mưu|có trách nhiệm|các)\b)"
)
"""A unit called by its initials: “CDC tỉnh”, “PV01”."""
NAME_START: Final = re.compile(
    rf"(?!{filled(any_row('units', 'not_units'))})"
    rf"(?:(?:{any_of(NAME_WORDS)})(?=[\s,;:.&/-]|$)|{_LETTERS_ONLY})"
)
LOOSE_START: Final = re.compile(
    rf"(?:{any_row('units', 'loose')})\b"
    rf"|(?:tỉnh|thành phố|huyện|thị xã|xã|phường) (?=[{CAPITAL_LETTERS}])"
)
"""How a name may begin after “phối hợp với”, where a unit is sure to follow."""
LOWERCASE_START: Final = word_pattern("units", "collective")
PEOPLE_START: Final = re.compile(
    rf"(?:{any_of((*GENERIC, *words_of('units', 'people')))})\b", re.IGNORECASE
)
BARE: Final = word_pattern("names", "bare", flags=re.IGNORECASE)
"""A kind of unit without the words that would make it a name."""
GENERIC_START: Final = re.compile(rf"(?:{any_of(GENERIC)})\b", re.IGNORECASE)
_IN_NAMES: Final = any_row("verbs", "in_names")
VERB: Final = re.compile(
    rf"(?:^|(?<=[\s,;:]))(?!(?:{_IN_NAMES}|thông báo cáo)\b)"  # “Truyền thông báo cáo …”
    rf"(?:[Pp]hối hợp|[Cc]hủ trì|{any_of(VERBS)})\b"
)
"""Where in a sentence the names end and the duty begins."""
ACTION: Final = re.compile(
    rf"(?<=\s)(?!(?:{_IN_NAMES})\b)(?:{any_of(w for w in DUTY_WORDS if w not in VERBS)})\b"
)
"""Other beginnings of a duty. Those in `NAMING` end a name only if it is complete."""
_LONG_VERBS: Final = tuple(verb.capitalize() for verb in VERBS if " " in verb)
NAME_THEN_VERB: Final = re.compile(
    r"(?:tỉnh|huyện|xã|phường|[Tt]hành phố|nhân dân|liên quan|đơn vị|ngành|"
    rf"{any_of(words_of('names', 'whole'))}) (?=(?:{any_of(_LONG_VERBS)})\b)"
)
"""Where a name and a duty stand side by side, as after a name in bold."""
STRONG_VERB: Final = word_pattern("verbs", "strong", r"\b")
"""Verbs that no name contains; names may contain other verbs."""
_BODY: Final = (
    r"(?!tổ chức (?:Đoàn (?:Thanh niên|TN)|Công đoàn|pháp chế|"
    r"Hội (?:Phụ nữ|Nông dân|Liên hiệp|Cựu chiến))\b|chỉ (?:tiêu|số)\b|báo cáo viên\b)"
)
"""“Tổ chức Đoàn Thanh niên”, “báo cáo viên” are who, not what is done; “chỉ tiêu” is one word."""
VERB_START: Final = re.compile(rf"{_BODY}(?:{any_of((*VERBS, 'phát triển'))})\b", re.IGNORECASE)
"""A sentence that begins like this does not name a unit first."""
DUTY_START: Final = re.compile(rf"{_BODY}(?:{any_of(DUTY_WORDS)})\b", re.IGNORECASE)
