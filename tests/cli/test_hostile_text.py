"""What others wrote into records and files is data: it steers no screen and breaks no answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bdg_cli.domain.invisible import RANGES

if TYPE_CHECKING:
    from tests.office import Office

MOMENTS = {
    "20181119T070000Z": "2018-11-19T07:00:00+00:00",
    "2018-11-19 14:00:00+07": "2018-11-19T14:00:00+07:00",
    "2018-W47-1T14:00:00.5+07:00": "2018-11-19T14:00:00.500000+07:00",
    "2018-11-19T14:00:00+07:06:40": "2018-11-19T13:53:20+07:00",
}
HOSTILE = "".join(map(chr, (0x85, 0x9B, 0x202E, 0x2028, 0x2029, 0xAD, 0x115F, 0x3164, 0xFFA0)))
HOSTILE += "\u180e\u200b\ufeff\U000e0041\x1b[31m\x7f"
EVERY_VIEW = ("log", "log --json", "log --csv", "log --json-lines", "show II.1-3", "status", "due")


def line(recorded_at: str, *, record_id: str = "a1", text: str = "") -> str:
    """Return a record as a text has it, about the day after."""
    return json.dumps(
        {
            "schema_version": 1,
            "id": record_id,
            "number": 1,
            "batch": record_id,
            "recorded_at": recorded_at,
            "by": "Nam",
            "kind": "done",
            "plan": "2018",
            "task": "II.1-3",
            "unit": "ldtbxh",
            "window": "",
            "day": "2018-11-20",
            "data": {"text": text},
        }
    )


def restore(office: Office, text: str) -> tuple[int, str]:
    """Restore a text; return the exit code and what was said."""
    path = office.plans.parent / "so.jsonl"
    path.write_text(text, "utf-8")
    screen = office(f"restore {path}")
    return screen.code, screen.out + screen.err


@pytest.mark.parametrize(("given", "written"), MOMENTS.items())
def test_a_moment_is_written_in_one_form(office: Office, given: str, written: str) -> None:
    """Whatever form of ISO 8601 a text has; reading it a second time adds nothing."""
    assert restore(office, line(given))[0] == 0
    assert json.loads(office("log --json").out)["records"][0]["recorded_at"] == written
    assert office("log").out.endswith("\t19/11/2018\n")
    assert restore(office, line(given)) == (0, "Đã thêm 0 bản ghi, 1 đã có sẵn.\n")
    assert office("check").out == ""


@pytest.mark.parametrize("given", ["2018-11-19T14:00:00", "14:00", "hôm qua", "0001-01-01T00:00Z!"])
def test_what_is_no_moment_is_refused(office: Office, given: str) -> None:
    """Without an offset, without a day, in words: the line is named."""
    code, said = restore(office, line(given))
    assert code == 4
    assert "so.jsonl:1" in said


def test_a_moment_in_an_older_ledger_is_shown_as_it_is(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing fails; `check` names it; it comes out, and back in, in the one form."""
    older = "20181119T070000Z"
    with monkeypatch.context() as patch:
        patch.setattr("bdg_cli.ledger.jsonl.written_form", lambda text: text)
        assert restore(office, line(older))[0] == 0
    for words in EVERY_VIEW:
        assert office(words).code == 0, words
    assert office("log").out.endswith(f"\t{older}\n")
    found = json.loads(office("check --format json").out)["problems"]
    assert [(one["code"], one["severity"]) for one in found] == [("P520", "note")]
    text = office("log --json-lines").out
    assert restore(office, text) == (0, "Đã thêm 0 bản ghi, 1 đã có sẵn.\n")
    (office.plans / "ledger.db").unlink()
    assert restore(office, text) == (0, "Đã thêm 1 bản ghi, 0 đã có sẵn.\n")
    assert office("check").out == ""


@pytest.mark.parametrize("words", EVERY_VIEW)
@pytest.mark.parametrize("columns", [None, 100])
def test_no_view_shows_what_steers_a_screen(
    office: Office, words: str, columns: int | None
) -> None:
    """One record is one line, also for a reader that takes U+2028 for the end of one."""
    assert restore(office, line("2018-11-19T14:00:00+07:00", text=f"a{HOSTILE}z"))[0] == 0
    screen = office(words, columns=columns)
    assert screen.code == 0
    out = screen.out.removeprefix("\ufeff").replace("\r\n", "\n")
    assert [hex(ord(one)) for one in out if one not in "\t\n" and is_hostile(one)] == []
    if words == "log --json-lines":
        assert len(out.splitlines()) == 1
        assert json.loads(out)["data"]["text"] == f"a{HOSTILE}z"
    if words == "log --json":
        assert json.loads(out)["records"][0]["text"] == f"a{HOSTILE}z"


def is_hostile(character: str) -> bool:
    """Return True for one of the characters that nobody sees."""
    return any(first <= ord(character) <= last for first, last in RANGES)
