"""What the README says is so: its transcript, its two commands, its verbs, its exit codes."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

from bdg_cli.cli import exit_codes
from bdg_cli.cli.verbs import PANELS
from tests.office import Office

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_transcript_is_what_the_program_prints(tmp_path: Path) -> None:
    """Each `$ bdg …` of the README is followed by what a terminal of 96 columns shows."""
    transcripts = re.findall(r"```console\n\$ bdg (.*?)\n(.*?)```", README, re.DOTALL)
    assert transcripts
    office = Office(tmp_path)
    for words, shown in transcripts:
        out = office(words, columns=96).out
        assert [line.rstrip() for line in out.splitlines()] == shown.splitlines()


def test_the_first_command_shows_the_plan_of_2018(tmp_path: Path) -> None:
    """`python3 dev.py bdg status` runs `bdg status` in the clone."""
    [command, *_] = re.findall(r"```sh\npython3 (.*?)\n```", README)
    script, program, *words = shlex.split(command)
    assert (ROOT / script).is_file()
    assert program == "bdg"
    done = subprocess.run(
        [sys.executable, "-m", "bdg_cli", *words],
        cwd=ROOT,
        env={"BDG_CACHE": "off", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "UBND các xã, thị trấn" in done.stdout


def test_the_second_command_is_what_ci_runs() -> None:
    """One command for people and for the gate."""
    command = re.findall(r"```sh\n(python3 .*?)\n```", README)[1]
    assert command in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


def test_every_verb_is_in_the_table() -> None:
    """A new verb is told of."""
    for _, names in PANELS:
        for name in names:
            assert f"`bdg {name}" in README


def test_the_exit_codes_are_those_of_the_code() -> None:
    """The table and `exit_codes.py` have the same numbers."""
    table = {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}
    assert table == {
        value
        for name, value in vars(exit_codes).items()
        if name[0].isupper() and isinstance(value, int)
    }
