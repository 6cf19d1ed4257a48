"""Bring the published plans into the folder of plans, and leave alone what was changed there.

A file that is still an edition, known by its hash, is replaced by the newest one. Any other file is
somebody's work: it stays, and the edition is laid beside it under a name that no verb reads.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from hashlib import sha256
from typing import TYPE_CHECKING

from bdg_cli.domain.errors import PlanError
from bdg_cli.domain.value import Value
from bdg_cli.shared.copy_lock import PATIENCE, locked
from bdg_cli.shared.edition_state import EditionState, Kept
from bdg_cli.shared.editions import (
    MOST_PLAN,
    documents_in,
    documents_of,
    editions_of,
    verified,
    verified_document,
)
from bdg_cli.storage.private_files import delete
from bdg_cli.workspace.discovery import as_on_disk, content_of, is_inside, plan_files, stem
from bdg_cli.workspace.edition_files import beside, digest_of, set_aside, write_alone
from bdg_cli.workspace.edition_names import as_one_name, is_document_path, is_plan_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from bdg_cli.domain.plan import Plan
    from bdg_cli.planfile.reader import PlanFileReading
    from bdg_cli.shared.copy_ledger import CopyLedger
    from bdg_cli.shared.editions import Edition
    from bdg_cli.shared.protocol import SharedLedger


class Brought(Value):
    """What is known afterwards, and what was put in its place: files with their editions."""

    state: EditionState
    new: tuple[tuple[str, int], ...] = ()


class _UnusableError(Exception):
    """An edition cannot be taken, for a reason and what that is about."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why, detail)
        self.why, self.detail = why, detail


def bring_plans(
    folder: str,
    shared: SharedLedger,
    state: EditionState,
    *,
    whole: bool = False,
    take: Collection[str] = (),
) -> Brought:
    """Bring the newest editions into a folder. Of the files in `take`, also over what was changed
    here, which is set aside. `whole` is as in `editions_of`.

    A file is there whole or not at all, and a plan comes after its documents. Raises
    StoppedSharingError for an edition that was changed on the server.
    """
    published = editions_of(shared.editions, state.editions, shared.name, whole=whole)
    state = state.replace(editions=published.editions, lost=(*state.lost, *published.lost), kept=())
    return _Bringing(folder, shared, state, take).done()


def sync_plans(
    ledger: CopyLedger,
    *,
    again: bool = False,
    take: Collection[str] = (),
    patience: float = PATIENCE,
) -> Brought:
    """Bring the published plans to their folder, as `bring_plans` does, and note what is known.

    With `again`, editions that could not be taken are tried once more, and all are compared with
    what they were. Whoever records meanwhile does not wait: a document may be long on its way.
    Raises LedgerError.
    """
    with ledger.shared.talking(), ExitStack() as around:
        before = ledger.editions.read()
        if before == EditionState() and not ledger.shared.editions.since(1):
            return Brought(before)
        around.enter_context(locked(ledger.editions.lock, patience))
        before = ledger.editions.read()
        state = before.replace(refused={}) if again else before
        done = bring_plans(ledger.plans, ledger.shared, state, whole=again, take=take)
        if done.state != before:
            ledger.editions.write(done.state)
        return done


def taken(folder: str, named: Collection[str]) -> frozenset[str]:
    """Return the files that are named, from the folder of plans on. They may be named as they are
    from here.
    """
    return frozenset(
        [
            os.path.relpath(os.path.realpath(one), os.path.realpath(folder)).replace(os.sep, "/")
            if os.path.lexists(one)
            else one
            for one in named
        ]
    )


def names_in(state: EditionState) -> frozenset[str]:
    """Return the names of all published plans and documents, from their folder on."""
    documents = [name for one in state.editions for name, _ in documents_in(one)]
    return frozenset([*(one.file for one in state.editions), *documents])


def documents_named(plan: Plan) -> list[str]:
    """Return the paths of the documents that travel with a plan, from its folder on."""
    return [path for path in dict.fromkeys((plan.source, plan.template)) if path]


class _Bringing:
    """One sync of a folder."""

    def __init__(
        self, folder: str, shared: SharedLedger, state: EditionState, take: Collection[str]
    ) -> None:
        self._folder = folder
        self._shared = shared
        self._state = state
        self._take = take
        self._kept: list[Kept] = []
        self._new: list[tuple[str, int]] = []
        self._bases = dict(state.bases)
        self._refused = dict(state.refused)
        self._plans: dict[int, tuple[bytes, Plan]] = {}

    def done(self) -> Brought:
        """Bring each file up to its newest edition."""
        names: dict[str, str] = {}
        files: dict[str, list[Edition]] = {}
        for one in self._state.editions:
            files.setdefault(one.file, []).append(one)
            named = as_one_name(one.file)
            if is_plan_name(one.file) and names.setdefault(named, one.file) != one.file:
                self._refused.setdefault(one.place, ("name", ""))
        for editions in files.values():
            self._file(editions)
        for file in dict.fromkeys(one.file for one in self._state.lost):
            if file not in files:
                self._kept.append(Kept(file, "lost", 0))
        state = self._state.replace(
            bases=self._bases, refused=self._refused, kept=tuple(self._kept)
        )
        return Brought(state, tuple(self._new))

    def _file(self, editions: list[Edition]) -> None:
        """Bring one file up to the newest edition that can be taken."""
        for edition in reversed(editions):
            if edition.place not in self._refused:
                try:
                    self._bring(edition)
                except _UnusableError as error:
                    self._refused[edition.place] = error.why, error.detail
                except PlanError:  # the disk, or a program that has the file open
                    self._keep(edition, edition.file, "disk")
                    return
                else:
                    return
            if edition is editions[-1]:
                self._keep(edition, edition.file, *self._refused[edition.place])

    def _bring(self, edition: Edition) -> None:
        if not is_plan_name(edition.file):
            raise _UnusableError("name")
        path = as_on_disk(self._folder, edition.file)
        mine = digest_of(path)
        if mine == edition.sha256:
            anew = not self._is_settled(edition)
            if anew or any(self._is_open(name, edition) for name, _ in documents_in(edition)):
                self._lay_documents(edition)
            if anew and edition.file in self._bases:  # a document alone has changed
                self._new.append((edition.file, edition.number))
            self._settle(edition, path)
            return
        number = 0 if os.path.islink(path) else self._state.number_of(edition.file, mine or "")
        if mine is None and (other := self._same_plan(edition)):
            self._keep(edition, edition.file, "twice", other)
        elif mine is None or 0 < number < edition.number:
            self._lay(edition, path)
        elif edition.file in self._take:
            self._lay(edition, path, own=True)
        elif number:
            self._keep(edition, edition.file, "lost")
        else:
            self._leave(edition, path)

    def _lay(self, edition: Edition, path: str, *, own: bool = False) -> None:
        content, _ = self._read(edition)
        self._lay_documents(edition)
        if own:
            set_aside(path)
        write_alone(path, content)
        self._settle(edition, path)
        self._new.append((edition.file, edition.number))

    def _leave(self, edition: Edition, path: str) -> None:
        """Leave a file as it is that was changed here; lay the edition beside it if it is newer
        than what the change was made of.
        """
        if self._state.base_of(edition.file) >= edition.number:
            self._keep(edition, edition.file, "edited")
            return
        if digest_of(beside(path, edition.number)) != edition.sha256:
            content, _ = self._read(edition)
            self._clear(path, edition.number)
            write_alone(beside(path, edition.number), content)
        self._keep(edition, edition.file, "changed", beside(edition.file, edition.number))

    def _settle(self, edition: Edition, path: str) -> None:
        """Note that a file is an edition, and remove what was laid beside it before."""
        self._bases[edition.file] = edition.number, edition.sha256
        self._clear(path, edition.number)

    def _is_open(self, name: str, edition: Edition) -> bool:
        """Return True if a document is not there, or waits beside one that was changed here."""
        path = self._place(name)
        return not os.path.lexists(path) or os.path.lexists(beside(path, edition.number))

    def _lay_documents(self, edition: Edition) -> None:
        known = self._documents_known()
        for name, digest in self._checked_documents(edition):
            path = self._place(name)
            mine = digest_of(path)
            own = mine is not None and (mine not in known or os.path.islink(path))
            if mine == digest:
                self._clear(path, edition.number)
            elif own and name not in self._take:
                self._lay_document(beside(path, edition.number), name, digest, edition)
                self._keep(edition, name, "changed", beside(name, edition.number))
            else:
                if own:
                    set_aside(path)
                self._lay_document(path, name, digest, edition)
                self._clear(path, edition.number)

    def _lay_document(self, path: str, name: str, digest: str, edition: Edition) -> None:
        if digest_of(path) != digest:
            content = self._shared.editions.document(digest)
            write_alone(path, verified_document(content, name, digest, edition))

    def _read(self, edition: Edition) -> tuple[bytes, Plan]:
        """Return the content of an edition, and its plan. Raises _UnusableError."""
        if edition.place in self._plans:
            return self._plans[edition.place]
        content = verified(self._shared.editions.content(edition), edition, self._shared.name)
        if len(content) > MOST_PLAN:
            raise _UnusableError("large")
        reading = _reading(content, edition.file)
        if reading.plan is None:
            first = next((one for one in reading.problems if one.severity == "error"), None)
            raise _UnusableError("invalid", f"{first.code} ({first.place.line})" if first else "")
        self._plans[edition.place] = content, reading.plan
        return content, reading.plan

    def _checked_documents(self, edition: Edition) -> list[tuple[str, str]]:
        """Return the documents of an edition. Raises _UnusableError for one that may not be."""
        try:
            found = documents_of(edition)
        except ValueError:
            raise _UnusableError("documents") from None
        for name, _ in found:
            if not is_document_path(name) or not is_inside(self._folder, name):
                raise _UnusableError("documents", name)
        if self._is_settled(edition):  # the plan was read then
            return found
        if [name for name, _ in found] != documents_named(self._read(edition)[1]):
            raise _UnusableError("documents")
        return found

    def _is_settled(self, edition: Edition) -> bool:
        """Return True if an earlier sync has put this edition in its place."""
        return self._bases.get(edition.file) == (edition.number, edition.sha256)

    def _same_plan(self, edition: Edition) -> str:
        """Return the name of another file of the folder that is the same plan; empty if none is."""
        from bdg_cli.services.plan_identity import clashes

        found = []
        for path in plan_files(self._folder):
            content = content_of(path)[0]
            name = os.path.basename(path)
            if self._state.number_of(edition.file, sha256(content).hexdigest()):
                return name
            reading = _reading(content, name)
            if reading.plan is not None:
                found.append((name, reading.plan))
        before = len(clashes(found))
        _, plan = self._read(edition)
        both = clashes([*found, (edition.file, plan)])
        if len(both) == before:
            return ""
        return next((name for name, one in found if clashes([(name, one), ("", plan)])), "")

    def _place(self, name: str) -> str:
        return as_on_disk(self._folder, name)

    def _clear(self, path: str, newest: int) -> None:
        """Remove what was laid beside a file, if nobody has written to it."""
        names = [beside(path, number) for number in range(1, newest + 1)]
        there = [name for name in names if os.path.lexists(name)]
        if there:
            known = {*self._documents_known(), *(one.sha256 for one in self._state.editions)}
            for name in there:
                if digest_of(name) in known:
                    delete(name)

    def _documents_known(self) -> frozenset[str]:
        return frozenset(
            [digest for one in self._state.editions for _, digest in documents_in(one)]
        )

    def _keep(self, edition: Edition, file: str, why: str, detail: str = "") -> None:
        self._kept.append(Kept(file, why, edition.number, detail))


def _reading(content: bytes, name: str) -> PlanFileReading:
    from bdg_cli.planfile.reader import read_plan_file  # a sync mostly finds nothing new

    return read_plan_file(content, file=name, plan_id=stem(name))
