"""Plans that travel by the shared ledger: offices with a folder of plans each."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bdg_cli.domain.errors import InvalidPlanError, MissingError, PlanError, RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.progress import no_progress
from bdg_cli.shared.copy_ledger import CopyLedger
from bdg_cli.shared.errors import StoppedSharingError
from bdg_cli.workspace import edition_files
from bdg_cli.workspace.edition_differences import differences
from bdg_cli.workspace.edition_names import is_document_path, is_plan_name
from bdg_cli.workspace.plan_editions import Brought, sync_plans
from bdg_cli.workspace.publishing import PublishedPlan, publish
from bdg_cli.workspace.workspace import Workspace
from tests.ledger.examples import record, write
from tests.shared.memory import MemoryEditions, MemoryShared

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent.parent
PLAN = (ROOT / "plans" / "2018.yaml").read_bytes()
SOURCE = "sources/70-KH-UBND-2018.txt"
ALONE = PLAN.replace(b"source: %s\n" % SOURCE.encode(), b"")
SIGNED = (ROOT / "plans" / SOURCE).read_bytes()


class Desk:
    """An office: a folder of plans, and its own line to the shared ledger."""

    def __init__(self, place: Path, district: MemoryShared, login: str = "xa") -> None:
        self.plans = place / "plans"
        self.plans.mkdir(parents=True)
        self.line = MemoryShared(district.lines, editions=MemoryEditions())
        self.line.editions.rows = district.editions.rows
        self.line.editions.documents = district.editions.documents
        self.line.editions.login = login
        self.ledger = CopyLedger(str(place / "copy"), lambda: self.line)
        self.ledger.plans = str(self.plans)

    def sync(self, *, again: bool = False, take: Sequence[str] = ()) -> Brought:
        """Sync the plans."""
        return sync_plans(self.ledger, again=again, take=take)

    def publish(self, name: str = "2018.yaml") -> PublishedPlan:
        """Publish a plan."""
        space = Workspace(str(self.plans), self.ledger, shared=self.ledger)
        return publish(space, self.ledger, str(self.plans / name), no_progress)

    def has(self, name: str = "2018.yaml") -> bytes:
        """Return what is in a file."""
        return (self.plans / name).read_bytes()

    def writes(self, content: bytes, name: str = "2018.yaml") -> None:
        """Write a file."""
        (self.plans / name).parent.mkdir(exist_ok=True)
        (self.plans / name).write_bytes(content)

    def names(self) -> list[str]:
        """Return all files, from the folder on."""
        return sorted(
            one.relative_to(self.plans).as_posix() for one in self.plans.rglob("*") if one.is_file()
        )


@pytest.fixture
def server() -> MemoryShared:
    """Return the shared ledger."""
    return MemoryShared()


@pytest.fixture
def district(tmp_path: Path, server: MemoryShared) -> Desk:
    """Return the office that coordinates, with the plan of 2018 and its source."""
    desk = Desk(tmp_path / "huyen", server, "huyen")
    desk.writes(PLAN)
    desk.writes(SIGNED, SOURCE)
    return desk


@pytest.fixture
def commune(tmp_path: Path, server: MemoryShared) -> Desk:
    """Return a commune that has nothing yet."""
    return Desk(tmp_path / "xa", server)


def why(done: Brought) -> list[tuple[str, str, int]]:
    """Return what was left as it is."""
    return [(one.file, one.why, one.number) for one in done.state.kept]


def test_an_empty_office_gets_plans_and_sources(district: Desk, commune: Desk) -> None:
    """Byte by byte, with the line ends of whoever published."""
    ends = PLAN.replace(b"\n", b"\r\n")
    district.writes(ends)
    done = district.publish()
    assert (done.number, done.new, done.documents) == (1, True, (SOURCE,))
    assert commune.sync().new == (("2018.yaml", 1),)
    assert (commune.has(), commune.has(SOURCE)) == (ends, SIGNED)
    assert commune.names() == ["2018.yaml", SOURCE]


def test_the_next_edition_takes_the_place_of_one_that_nobody_touched(
    district: Desk, commune: Desk
) -> None:
    """Its source did not change, and travels once."""
    district.publish()
    commune.sync()
    district.writes(PLAN + b"# 2\n")
    assert district.publish().number == 2
    commune.line.editions.asked.clear()
    assert commune.sync().new == (("2018.yaml", 2),)
    assert commune.has() == PLAN + b"# 2\n"
    assert commune.line.editions.asked == ["since", "2018.yaml 2"]


def test_where_nothing_is_new_nothing_is_asked_or_written(district: Desk, commune: Desk) -> None:
    """One question, whatever has been published."""
    district.publish()
    commune.sync()
    noted = Path(commune.ledger.editions.path)
    before = noted.stat().st_ino, noted.stat().st_mtime_ns
    commune.line.editions.asked.clear()
    done = commune.sync()
    assert (done.new, why(done), commune.line.editions.asked) == ((), [], ["since"])
    assert (noted.stat().st_ino, noted.stat().st_mtime_ns) == before
    assert commune.ledger.editions.is_quiet()


def test_a_plan_that_was_changed_here_is_kept(district: Desk, commune: Desk) -> None:
    """The edition lies beside it under a name that no verb reads, until it is taken."""
    district.publish()
    commune.sync()
    commune.writes(PLAN + b"# xa\n")
    assert why(commune.sync()) == [("2018.yaml", "edited", 1)]
    assert commune.names() == ["2018.yaml", SOURCE], "there is no newer one"
    for number in (2, 3):
        district.writes(PLAN + b"# %d\n" % number)
        district.publish()
        done = commune.sync()
        assert why(done) == [("2018.yaml", "changed", number)]
        assert commune.has() == PLAN + b"# xa\n"
        assert commune.names() == ["2018.yaml", f"2018.yaml.ban-{number}", SOURCE]
        assert not commune.ledger.editions.is_quiet()
    assert list(differences(commune.ledger))[-2:] == ["-# 3", "+# xa"]
    commune.line.editions.asked.clear()
    commune.sync()
    assert commune.line.editions.asked == ["since"], "what lies beside is not got again"
    done = commune.sync(take=["2018.yaml"])
    assert (done.new, why(done)) == ((("2018.yaml", 3),), [])
    assert commune.names() == ["2018.yaml", "2018.yaml.may-nay", SOURCE]
    assert commune.has("2018.yaml.may-nay") == PLAN + b"# xa\n"


def test_what_was_changed_back_is_an_edition_again(district: Desk, commune: Desk) -> None:
    """By whatever program."""
    district.publish()
    commune.sync()
    district.writes(PLAN + b"# 2\n")
    district.publish()
    commune.writes(PLAN + b"# xa\n")
    commune.sync()
    commune.writes(PLAN)
    assert commune.sync().new == (("2018.yaml", 2),)
    assert commune.names() == ["2018.yaml", SOURCE]


def test_what_lies_beside_and_was_written_to_stays(district: Desk, commune: Desk) -> None:
    """An officer has put her own words there."""
    district.publish()
    commune.writes(b"# xa\n" + PLAN)
    commune.sync()
    commune.writes(b"so", "2018.yaml.ban-1")
    commune.sync(take=["2018.yaml"])
    assert commune.has("2018.yaml.ban-1") == b"so"


def test_a_changed_source_is_kept_and_a_lost_one_brought_again(
    district: Desk, commune: Desk
) -> None:
    """By the same rule as the plan."""
    district.publish()
    commune.writes(b"xa", SOURCE)
    done = commune.sync()
    assert why(done) == [(SOURCE, "changed", 1)]
    assert (commune.has(SOURCE), commune.has(SOURCE + ".ban-1")) == (b"xa", SIGNED)
    assert why(commune.sync()) == [(SOURCE, "changed", 1)], "told until it is mended"
    assert why(commune.sync(take=[SOURCE])) == []
    assert commune.names() == ["2018.yaml", SOURCE, SOURCE + ".may-nay"]
    (commune.plans / SOURCE).unlink()
    commune.sync()
    assert commune.has(SOURCE) == SIGNED


def test_a_source_that_alone_was_corrected_makes_an_edition(district: Desk, commune: Desk) -> None:
    """The plan says the same; its document does not."""
    district.publish()
    commune.sync()
    district.writes(SIGNED + b"\n\n", SOURCE)
    assert district.publish().number == 2
    assert commune.sync().new == (("2018.yaml", 2),)
    assert commune.has(SOURCE) == SIGNED + b"\n\n"
    assert (commune.sync().new, commune.names()) == ((), ["2018.yaml", SOURCE])


def test_the_same_again_is_no_edition(district: Desk, server: MemoryShared) -> None:
    """Also where the answer was lost: the plan is there."""
    assert district.publish().new
    done = district.publish()
    assert (done.new, done.number, len(server.editions.rows)) == (False, 1, 1)


def test_an_earlier_edition_is_not_published_again(district: Desk) -> None:
    """It would undo what came after it in silence."""
    district.publish()
    district.writes(PLAN + b"# 2\n")
    district.publish()
    district.writes(PLAN)
    with pytest.raises(RefusedError) as raised:
        district.publish()
    assert raised.value.code == "publish-old"
    assert district.has() == PLAN + b"# 2\n", "as any sync does with an earlier edition"
    district.writes(PLAN + b"# as it was\n")
    assert district.publish().number == 3


def test_who_did_not_start_from_the_last_edition_is_told(
    tmp_path: Path, district: Desk, server: MemoryShared
) -> None:
    """Somebody else has published in between: nothing of hers is lost."""
    other = Desk(tmp_path / "phong", server, "huyen")
    district.publish()
    other.sync()
    other.writes(PLAN + b"# phong\n")
    assert other.publish().number == 2
    district.writes(PLAN + b"# huyen\n")
    with pytest.raises(RefusedError) as raised:
        district.publish()
    assert raised.value.code == "publish-stale"
    assert len(server.editions.rows) == 2
    district.sync(take=["2018.yaml"])
    district.writes(PLAN + b"# phong\n# huyen\n")
    assert district.publish().number == 3


def test_of_two_at_once_one_is_told(district: Desk, server: MemoryShared) -> None:
    """The server decides; what the other has read was overtaken."""
    publishing = district.line.editions.publish

    def overtaken(*given: object) -> str:
        server.editions.put("2018.yaml", PLAN + b"# other\n")
        return publishing(*given)  # type: ignore[arg-type]

    district.line.editions.publish = overtaken  # type: ignore[method-assign,assignment]
    with pytest.raises(RefusedError) as raised:
        district.publish()
    assert raised.value.code == "publish-overtaken"


def test_a_copy_whose_state_is_lost_still_publishes(district: Desk) -> None:
    """What the file is, its content says; what was changed, nobody knows: it is compared first."""
    district.publish()
    Path(district.ledger.editions.path).unlink()
    assert district.publish().new is False
    district.writes(PLAN + b"# 2\n")
    assert district.publish().number == 2
    Path(district.ledger.editions.path).unlink()
    district.writes(PLAN + b"# 3\n")
    with pytest.raises(RefusedError):
        district.publish()


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (b"period: 20/9/2018", b"period: 32/9/2018", "P301"),
        (b"source: sources/70", b"source: sources/71", "P401"),
        (b"source: sources/70", b"source: ../sources/70", "P407"),
    ],
)
def test_a_plan_with_errors_is_not_published(
    district: Desk, server: MemoryShared, before: bytes, after: bytes, code: str
) -> None:
    """Those that `check` finds."""
    assert before in PLAN
    district.writes(PLAN.replace(before, after))
    with pytest.raises(InvalidPlanError) as raised:
        district.publish()
    assert code in [one.code for one in raised.value.problems]
    assert server.editions.rows == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ((b"id: IV.5-1b\n", b"id: IV.5-1x\n"), "P502"),
        ((b"bdg: 1\n", b"bdg: 1\nid: KH70\n"), "P501"),
    ],
)
def test_no_record_loses_its_task(district: Desk, change: tuple[bytes, bytes], code: str) -> None:
    """Neither by a task that is gone nor by a new id of the plan, unless `formerly` says so."""
    district.publish()
    made = record(1)
    about = made.about.replace(plan="2018", task="IV.5-1b", unit="xa.dong-son", window="")
    write(district.ledger, [made.replace(about=about)])
    district.writes(PLAN.replace(*change))
    assert district.has() != PLAN
    with pytest.raises(InvalidPlanError) as raised:
        district.publish()
    assert code in [one.code for one in raised.value.problems]


def test_without_a_line_nothing_is_published(district: Desk) -> None:
    """It says so, with the code of what is missing."""
    district.line.offline = True
    with pytest.raises(MissingError) as raised:
        district.publish()
    assert raised.value.code == "publish-unreachable"


def test_who_may_not_publish_is_told(commune: Desk, server: MemoryShared) -> None:
    """The server refuses."""
    commune.writes(PLAN)
    commune.writes(SIGNED, SOURCE)
    with pytest.raises(RefusedError) as raised:
        commune.publish()
    assert (raised.value.code, server.editions.rows) == ("publish-rights", [])


def test_what_is_too_large_is_told(district: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the bound."""
    monkeypatch.setattr("bdg_cli.workspace.publishing.MOST_DOCUMENT", 1 << 12)
    with pytest.raises(PlanError) as raised:
        district.publish()
    assert raised.value.code == "publish-large"


def test_only_plans_of_the_folder_are_published(district: Desk, tmp_path: Path) -> None:
    """Neither the other files there nor a file elsewhere."""
    district.writes(b"", "contacts.yaml")
    shutil.copy(district.plans / "2018.yaml", tmp_path / "2019.yaml")
    for name in ("contacts.yaml", SOURCE, "../../2019.yaml", "con.yaml", "khong-co.yaml"):
        with pytest.raises(PlanError):
            district.publish(name)


def test_a_plan_keeps_the_name_it_was_published_with(district: Desk, server: MemoryShared) -> None:
    """All machines know it by that."""
    district.publish()
    (district.plans / "2018.yaml").rename(district.plans / "KH70.yaml")
    with pytest.raises(RefusedError) as raised:
        district.publish("KH70.yaml")
    assert raised.value.code == "publish-name-taken"
    assert len(server.editions.rows) == 1


def test_a_plan_that_is_there_under_another_name_is_not_laid_down_twice(
    district: Desk, commune: Desk
) -> None:
    """Untouched or changed; nothing would be recorded any more."""
    district.publish()
    for own in (PLAN, PLAN + b"# xa\n"):
        commune.writes(own, "KH70.yaml")
        done = commune.sync()
        assert why(done) == [("2018.yaml", "twice", 1)]
        assert done.state.kept[0].detail == "KH70.yaml"
        assert commune.names() == ["KH70.yaml"]
    (commune.plans / "KH70.yaml").unlink()
    assert commune.sync().new == (("2018.yaml", 1),)


@pytest.mark.parametrize(
    "name",
    [
        "../2018.yaml",
        "/etc/2018.yaml",
        "a/2018.yaml",
        "a\\2018.yaml",
        "C:2018.yaml",
        ".2018.yaml",
        "2018.txt",
        "2018.YAML",
        "nul.yaml",
        "contacts.yaml",
        "2018.yaml\n",
        "2018\u202e.yaml",
        "ke\u0302.yaml",
        "x" * 250 + ".yaml",
        "",
    ],
)
def test_an_edition_whose_name_means_harm_is_not_taken(
    commune: Desk, server: MemoryShared, name: str
) -> None:
    """Whatever a login has written by hand; the other plans come all the same."""
    server.editions.put(name, PLAN.replace(b"70/KH-UBND", b"71/KH-UBND"))
    server.editions.put(name, PLAN)
    server.editions.put("2018.yaml", ALONE)
    done = commune.sync()
    assert why(done) == [(name, "name", 2)]
    assert done.new == (("2018.yaml", 1),)
    assert commune.names() == ["2018.yaml"]
    assert not (commune.plans.parent / "2018.yaml").exists()


@pytest.mark.parametrize(
    ("content", "documents", "reason"),
    [
        (b"bdg: [", "[]", "invalid"),
        (b"\xff\xfe", "[]", "invalid"),
        (b"", "[]", "invalid"),
        (PLAN + b"#", "[]", "documents"),
        (PLAN + b"#", '[["../x.txt", "00"]]', "documents"),
        (PLAN + b"#", "{", "documents"),
        (PLAN + b"#", "7", "documents"),
        (PLAN + b"#", '[["a", 7]]', "documents"),
        (PLAN.replace(SOURCE.encode(), b"../x.txt"), '[["../x.txt", "00"]]', "documents"),
        (
            PLAN.replace(SOURCE.encode(), b".git/hooks/a.txt"),
            '[[".git/hooks/a.txt", "0"]]',
            "documents",
        ),
        (PLAN.replace(SOURCE.encode(), b"shared.toml"), '[["shared.toml", "00"]]', "documents"),
    ],
)
def test_an_edition_that_is_no_plan_is_not_taken(
    district: Desk, commune: Desk, content: bytes, documents: str, reason: str
) -> None:
    """The one before it stays; it is told, and got no second time."""
    district.publish()
    district.line.editions.put("2018.yaml", content, documents)
    done = commune.sync()
    assert why(done) == [("2018.yaml", reason, 2)]
    assert done.new == (("2018.yaml", 1),)
    commune.line.editions.asked.clear()
    assert why(commune.sync()) == [("2018.yaml", reason, 2)]
    assert commune.line.editions.asked == ["since"]
    assert why(commune.sync(again=True)) == [("2018.yaml", reason, 2)]


def test_names_that_some_machines_take_for_one_are_one(
    district: Desk, commune: Desk, server: MemoryShared
) -> None:
    """Refused by whoever publishes, and on arrival."""
    district.publish()
    (district.plans / "2018.yaml").unlink()
    server.editions.put("KH.yaml", ALONE.replace(b"70/KH-UBND", b"71/KH-UBND"))
    district.sync()
    district.writes(PLAN.replace(b"70/KH-UBND", b"72/KH-UBND"), "kh.yaml")
    with pytest.raises(RefusedError) as raised:
        district.publish("kh.yaml")
    assert raised.value.code == "publish-name-taken"
    server.editions.put("kh.yaml", PLAN)
    assert ("kh.yaml", "name", 1) in why(commune.sync())
    assert commune.names() == ["2018.yaml", "KH.yaml", SOURCE]


def test_a_link_is_never_written_through(district: Desk, commune: Desk, tmp_path: Path) -> None:
    """Neither a plan file that is one, nor a folder of sources that leads elsewhere."""
    elsewhere = tmp_path / "khac"
    elsewhere.mkdir()
    (commune.plans / "sources").symlink_to(elsewhere, target_is_directory=True)
    district.publish()
    assert why(commune.sync()) == [("2018.yaml", "documents", 1)]
    assert list(elsewhere.iterdir()) == []
    (commune.plans / "sources").unlink()
    (elsewhere / "2018.yaml").write_bytes(PLAN)
    (commune.plans / "2018.yaml").symlink_to(elsewhere / "2018.yaml")
    district.writes(PLAN + b"# 2\n")
    district.publish()
    assert ("2018.yaml", "changed", 2) in why(commune.sync(again=True))
    assert (elsewhere / "2018.yaml").read_bytes() == PLAN


def _forge(server: MemoryShared, at: int, content: bytes, *, chain: bool) -> None:
    """Change an edition as a superuser can: its content, also all hashes and chains."""
    rows = server.editions.rows[:]
    server.editions.rows.clear()
    for place, (one, kept) in enumerate(rows):
        now = content if place == at else kept
        if chain:
            server.editions.put(one.file, now, one.documents)
            continue
        server.editions.rows.append((one, now))


@pytest.mark.parametrize("chain", [False, True])
@pytest.mark.parametrize("at", [0, 1])
def test_one_letter_changed_on_the_server_is_found_and_named(
    tmp_path: Path, district: Desk, server: MemoryShared, *, at: int, chain: bool
) -> None:
    """By a fresh copy; where all chains were worked out anew, by whoever has known better."""
    district.publish()
    district.writes(PLAN + b"# 2\n")
    district.publish()
    _forge(server, at, PLAN + b"# 3\n", chain=chain)
    fresh = Desk(tmp_path / "moi", server)
    for whoever in (district,) if chain else (district, fresh):
        with pytest.raises(StoppedSharingError) as raised:
            whoever.sync(again=True)
        filling = raised.value.message.filling
        assert (filling["file"], filling["number"]) == ("2018.yaml", at + 1)
    assert (district.has(), fresh.names()) == (PLAN + b"# 2\n", [])


def test_a_changed_source_on_the_server_is_found(district: Desk, commune: Desk) -> None:
    """Before anything of it is laid down."""
    district.publish()
    for digest in district.line.editions.documents:
        district.line.editions.documents[digest] = SIGNED + b"."
    with pytest.raises(StoppedSharingError):
        commune.sync()
    assert commune.names() == []


def test_a_server_from_an_older_backup_takes_nothing_back(
    district: Desk, commune: Desk, server: MemoryShared
) -> None:
    """What is on the machines stays, it is said, and the coordinating unit publishes it again."""
    district.publish()
    district.writes(PLAN + b"# 2\n")
    district.publish()
    commune.sync()
    del server.editions.rows[1:]
    assert why(commune.sync()) == [("2018.yaml", "lost", 1)]
    assert why(commune.sync()) == [("2018.yaml", "lost", 1)]
    assert commune.has() == PLAN + b"# 2\n"
    assert district.publish().number == 2
    assert why(commune.sync()) == []
    del server.editions.rows[:]
    assert why(commune.sync()) == [("2018.yaml", "lost", 0)]
    server.editions.put("2018.yaml", PLAN, commune.ledger.editions.read().lost[0].documents)
    assert why(commune.sync()) == [("2018.yaml", "lost", 1)]
    district.writes(PLAN + b"# 2b\n")
    assert district.publish().number == 2
    district.writes(PLAN + b"# 3\n")
    assert district.publish().number == 3
    assert commune.sync().new == (("2018.yaml", 3),)


def test_a_sync_that_dies_leaves_the_old_or_the_new_file(
    district: Desk, commune: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it dies; the next one brings it to its end."""
    district.publish()
    commune.sync()
    district.writes(PLAN + b"# 2\n")
    district.publish()

    class DiedError(BaseException):
        pass

    replace = os.replace
    for moment in ("before", "after", "noted"):

        def die(old: str, new: str, moment: str = moment) -> None:
            if moment == "after" or not new.endswith(".yaml"):
                replace(old, new)
            raise DiedError

        with monkeypatch.context() as held:
            if moment == "noted":
                held.setattr(commune.ledger.editions, "write", die)
            else:
                held.setattr(os, "replace", die)
            with pytest.raises((DiedError, TypeError)):
                commune.sync()
        assert commune.has() == PLAN + (b"" if moment == "before" else b"# 2\n")
        if moment == "after":
            commune.writes(PLAN)
        elif moment == "before":  # what a cut of power leaves
            commune.writes(b"half", "2018.yaml.dang-nhan")
    assert why(commune.sync()) == []
    assert commune.has() == PLAN + b"# 2\n"
    assert commune.names() == ["2018.yaml", SOURCE]


def test_a_file_that_cannot_be_replaced_is_told(
    district: Desk, commune: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows while a program has it open; the others come."""
    district.publish()
    commune.sync()
    district.writes(PLAN + b"# 2\n")
    district.publish()

    def refuse(path: str, _: bytes, **__: str) -> None:
        raise PlanError("cannot-create", say("{file}", file=path))

    with monkeypatch.context() as held:
        held.setattr(edition_files, "write_whole", refuse)
        assert why(commune.sync()) == [("2018.yaml", "disk", 2)]
    assert commune.has() == PLAN
    assert commune.sync().new == (("2018.yaml", 2),)


@pytest.mark.parametrize("path", ["x.txt", "sources/ký.pdf", "a/b/c.docx", "Mẫu 1.docx"])
def test_a_document_may_lie_below_the_plans(path: str) -> None:
    """Under any plain name."""
    assert is_document_path(path)


@pytest.mark.parametrize(
    "path",
    ["", "a//b.txt", "/a.txt", "a/../b.txt", "a\\b.txt", "ledger.db", "2019.yaml", "x.exe", "x"],
)
def test_other_files_are_no_documents(path: str) -> None:
    """Nothing that steers the program, or that a machine runs."""
    assert not is_document_path(path)


def test_the_name_of_a_plan_may_be_vietnamese() -> None:
    """As offices call their files."""
    assert is_plan_name("Kế hoạch 2018 (sửa).yaml")


def test_what_is_noted_can_be_read_by_people(district: Desk) -> None:
    """And a file that is no such note is told, with what to do."""
    district.publish()
    path = Path(district.ledger.editions.path)
    assert json.loads(path.read_text())["editions"][0][1] == "2018.yaml"
    path.write_text("{}")
    with pytest.raises(Exception, match="shared-state"):
        district.sync()
