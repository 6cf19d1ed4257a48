"""With and without Typer: the same calls, the same bytes, the same exit codes."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bdg_cli.cli import _fast_options, app
from bdg_cli.cli.env import Env
from bdg_cli.cli.fast_args import parse_fast
from bdg_cli.cli.verbs import PANELS, VERB_NAMES
from scripts.generate_fast_options import generated
from tests.office import Office, noon_of

TEXTS = ["xa", "dai", "Bố Hạ", "30d", "x", "", "20/11", "overdue", "any", "lead", "2018", "II.1"]
TASKS = ["IV.4", "II.1-1", "iv.2a", "XX"]


def call(folder: Path, words: list[str], *, fast: bool) -> tuple[int, str, str]:
    """Make one call in a fresh office."""
    office = Office(folder)
    out, err = io.StringIO(), io.StringIO()
    env = Env(
        stdin=io.StringIO(),
        stdout=out,
        stderr=err,
        environ={"BDG_PLANS": str(office.plans), "BDG_CACHE": str(office.cache), "BDG_BY": "Lan"},
        clock=lambda: noon_of("2018-11-20"),
    )
    code = app.run(env, words, fast=fast)
    place = str(office.plans)
    return code, out.getvalue().replace(place, ""), err.getvalue().replace(place, "")


@st.composite
def calls(draw: st.DrawFn) -> list[str]:
    """Draw a call of a verb, well-formed or nearly so; `init` would write to the working folder."""
    verb = draw(st.sampled_from([one for one in VERB_NAMES if one != "init"]))
    argument, required, options = _fast_options.VERB_OPTIONS[verb]
    recording = PANELS[1][1]  # their JSON has fresh ids
    known = {*options.split()} - {"--plans", "--json" if verb in recording else ""}
    words = [*draw(st.sampled_from([[], [], ["--lang", "en"], ["--color=never"]])), verb]
    for _ in range(draw(st.integers(0, 3))):
        option = draw(st.sampled_from(sorted(known)))
        words.append(option)
        if _fast_options.OPTIONS[option][1] == "flag":
            continue
        value = draw(st.sampled_from(TEXTS))
        if option.startswith("--") and draw(st.booleans()):
            words[-1] += f"={value}"
        else:
            words.append(value)
    if argument[0]:
        least = int(argument[0] in required.split())
        words += draw(st.lists(st.sampled_from(TASKS), min_size=least, max_size=2))
    return words + draw(st.sampled_from([[], [], [], ["--nope"], ["-"], ["--help"]]))


@settings(max_examples=40)
@given(calls())
def test_both_ways_say_and_do_the_same(words: list[str]) -> None:
    """Whatever the call, in bytes and exit code."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        fast = call(Path(one), words, fast=True)
        assert fast == call(Path(other), words, fast=False)


@pytest.mark.parametrize(
    "words",
    ["--version", "--lang en --version", "--version due", "due --version", "--color x --version"],
)
def test_the_version_is_the_same_both_ways(tmp_path: Path, words: str) -> None:
    """With other words beside it, too."""
    fast = call(tmp_path / "one", words.split(), fast=True)
    assert fast == call(tmp_path / "other", words.split(), fast=False)


def test_the_generated_options_are_up_to_date() -> None:
    """`python3 dev.py generate` writes them."""
    assert Path(_fast_options.__file__).read_text("utf-8") == generated()


def test_well_formed_calls_do_without_typer(office: Office) -> None:
    """And whatever is not certain is left to Typer."""
    env = Env(
        stdin=io.StringIO(),
        stdout=io.StringIO(),
        stderr=io.StringIO(),
        environ={"BDG_PLANS": str(office.plans)},
        clock=lambda: noon_of("2018-11-20"),
    )
    for words in (
        "--version",
        "due",
        "status --unit=xa",
        "list --state overdue --state open",
        "show IV.4",
        "units --csv",
        "log --since 1/11",
        "undo --yes",
        "done IV.4 -u dai",
        "check",
        "check plans/2018.yaml --format github --strict",
        "--lang en --plans x due",
    ):
        assert parse_fast(env, words.split()) is not None, words
    for words in (
        "",
        "--help",
        "dew",
        "due --help",
        "due --version",
        "--version due",
        "status xa",
        "show",
        "show IV.4 II.1-1",
        "reopen",
        "done IV.4 --count 3 buổi",
        "cancel IV.4",
        "due --unit",
        "due --unit -x",
        "--lang vi due --lang vi",
    ):
        assert parse_fast(env, words.split()) is None, words
    assert parse_fast(env, ["due", "--unit", "\udc80"]) is None
