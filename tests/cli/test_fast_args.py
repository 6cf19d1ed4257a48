"""The short way in and the long one: the same calls, the same bytes, the same exit codes."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bdg_cli.cli import _fast_options, app, fast_args, tabulating
from bdg_cli.cli.env import Env
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
    """Draw a call of an everyday verb, well-formed or nearly so."""
    verb = draw(st.sampled_from(sorted(_fast_options.EVERYDAY)))
    argument, options = _fast_options.EVERYDAY[verb]
    known = {*options, "--lang", "--color"} - ({"--json"} if verb == "done" else set())  # fresh ids
    words: list[str] = [verb]
    for _ in range(draw(st.integers(0, 3))):
        option = draw(st.sampled_from(sorted(known)))
        words.append(option)
        if option in options and options[option][1] == "flag":
            continue
        value = draw(st.sampled_from(TEXTS))
        if option.startswith("--") and draw(st.booleans()):
            words[-1] += f"={value}"
        else:
            words.append(value)
    if argument:
        least = int(argument[1])
        words += draw(st.lists(st.sampled_from(TASKS), min_size=least, max_size=2))
    return words + draw(st.sampled_from([[], [], [], ["--nope"], ["-"], ["--help"]]))


@settings(max_examples=30)
@given(calls())
def test_both_ways_say_and_do_the_same(words: list[str]) -> None:
    """Whatever the call, in bytes and exit code."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        short = call(Path(one), words, fast=True)
        assert short == call(Path(other), words, fast=False)


def test_the_table_is_what_the_declarations_compile_to() -> None:
    """`python -m bdg_cli.cli.tabulating` writes it."""
    assert Path(_fast_options.__file__).read_text("utf-8") == tabulating.table()


def test_well_formed_calls_take_the_short_way(office: Office) -> None:
    """And what is not surely understood takes the long one."""
    env = Env(
        stdin=io.StringIO(),
        stdout=io.StringIO(),
        stderr=io.StringIO(),
        environ={"BDG_PLANS": str(office.plans)},
        clock=lambda: noon_of("2018-11-20"),
    )
    for words in (
        "due",
        "status --unit=xa",
        "list --state overdue --state open",
        "done IV.4 -u dai",
        "check",
        "check plans/2018.yaml --format github --strict",
    ):
        assert fast_args.parse(env, words.split()) is not None, words
    for words in ("", "show IV.4", "due --help", "due xa", "done", "due --unit", "due --unit -x"):
        assert fast_args.parse(env, words.split()) is None, words
    assert fast_args.parse(env, ["due", "--unit", "\udc80"]) is None
