"""What is said on a terminal is wrapped at words; codes and days stay whole."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.office import Office


def test_an_error_is_wrapped_at_words(office: Office) -> None:
    """On a terminal alone: a file gets one line."""
    words = "done IV.5-1a"
    told = office(words, columns=80, answer="").err
    assert max(map(len, told.splitlines())) <= 80
    assert " ".join(told.split()) == " ".join(office(words).err.split())
    assert len(office(words).err.splitlines()) == 2
    for code in ("xa.dong-huu", "xa.canh-nau", "xa.tien-thang"):
        assert code in told


def test_check_is_wrapped_at_words(office: Office) -> None:
    """The sentence, how to mend it, and the line with its caret."""
    path = office.plans / "2018.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("lead: dai\n", "lead: [dai, khong-co-don-vi-nay]\n"), "utf-8")
    out = office("check", columns=80).out
    assert max(map(len, out.splitlines())) <= 80
    assert "^^^^" in out
    assert " ".join(out.split()).count("Cách sửa:") == office("check").out.count("Cách sửa:")


def test_check_gives_json_like_every_other_verb(office: Office) -> None:
    """--json is --format json."""
    assert json.loads(office("check --json").out) == json.loads(office("check --format json").out)


@pytest.mark.parametrize("columns", [72, 80, 96, 120, 160])
@pytest.mark.parametrize("words", ["due --within 60d", "list", "log", "show IV.5-1b", "status"])
def test_codes_and_days_are_never_broken(office: Office, words: str, columns: int) -> None:
    """At any width; and the words of a task get at least thirty columns."""
    office("done II.1-1 -u dai --window 20/10 --on 22/10")
    office("extend IV.5-1b --each --to 31/12 --basis 'CV 90/UBND'")
    office("obstacle II.1-2 -u vhtt --note 'chưa có kinh phí'")
    out = office(words, columns=columns).out
    lines = [line.rstrip() for line in out.splitlines()]
    assert max(map(len, lines)) <= columns
    for line in lines:
        assert not re.search(r"(^|\s)\d{1,2}/\d{1,2}/\d{0,3}$", line)
        assert not re.search(r"xa\.?$|xa\.[a-z-]+-$", line) or line.endswith(" xa")
    whole = re.findall(r"IV\.5-1b|II\.1-[1-4]", out)
    assert whole


def test_status_fits_forty_lines(office: Office) -> None:
    """Totals first; what is left over is one line with the command that shows it."""
    office("obstacle II.1-2 -u vhtt --note 'chưa có kinh phí'")
    for day in ("2018-10-01", "2018-11-20", "2018-12-01", "2018-12-28"):
        lines = office("status", today=day, columns=80).out.splitlines()
        assert len(lines) <= 40, day
        assert "Tất cả phần việc" in lines[2]
