"""What the store's tests stand on: a throw-away PostgreSQL, a store on either database, a told clock and told ids."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from rung.models import (
    Accomplishment,
    Claim,
    Draft,
    EngineStamp,
    Gap,
    Item,
    LadderRef,
    Match,
    Packet,
    Quote,
    Section,
    SourceRef,
    Span,
)  # fmt: skip
from rung.store import open_store
from rung.store.sources import Sources
from rung.store.store import Store

CANARY = "canary-9b1f4e-wren"
"""An invented word that stands in every text of the person who is deleted."""


# ---- PostgreSQL ---------------------------------------------------------------------------------


def find_postgres() -> Path | None:
    """Return the folder with `initdb` and `postgres`, or None."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def _account() -> pwd.struct_passwd:
    """Return whom the server runs as when the tests run as root: Debian's `postgres`, or `nobody`."""
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


@dataclass
class Cluster:
    """A running PostgreSQL on a Unix socket in a temporary folder; it listens to no address."""

    binaries: Path
    folder: Path
    databases: Iterator[int] = field(default_factory=itertools.count)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def run(self, *command: str) -> None:
        """Run one of the server's programs; never as root, which PostgreSQL refuses."""
        as_user: dict[str, Any] = {}
        if os.getuid() == 0:
            as_user = {"user": _account().pw_uid, "group": _account().pw_gid, "extra_groups": []}
        done = subprocess.run(
            [str(self.binaries / command[0]), *command[1:]],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=self.folder, **as_user,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout.decode(errors="replace")

    def start(self) -> None:
        if os.getuid() == 0:
            os.chown(self.folder, _account().pw_uid, _account().pw_gid)
        self.run("initdb", "-D", str(self.data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync",
                 "--locale=C")  # fmt: skip
        options = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=off -c max_connections=60"
        self.run("pg_ctl", "-D", str(self.data), "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        self.run("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "stop")

    def statement(self, sql: str, database: str = "postgres") -> None:
        self.run("psql", "-q", "-h", str(self.folder), "-U", "postgres", "-d", database, "-c", sql)

    def new_database(self) -> str:
        """Make an empty database and return its address."""
        name = f"rung{next(self.databases)}"
        self.statement(f"CREATE DATABASE {name}")
        return self.url(name)


# ---- stores -------------------------------------------------------------------------------------


@dataclass
class Told:
    """A clock that goes on by a second a look, and ids that count up."""

    moment: dt.datetime = dt.datetime(2026, 3, 4, 9, 0, tzinfo=dt.UTC)
    count: int = 0

    def clock(self) -> dt.datetime:
        self.moment += dt.timedelta(seconds=1)
        return self.moment

    def new_id(self) -> str:
        self.count += 1
        return f"id{self.count:05d}"

    @property
    def sources(self) -> Sources:
        return Sources(clock=self.clock, new_id=self.new_id)


@dataclass
class PlaceOfTest:
    """Where a test's store is, and how to open it."""

    url: str | None
    data_dir: Path
    told: Told = field(default_factory=Told)
    opened: list[Store] = field(default_factory=list)

    def open(self) -> Store:
        store = open_store(self.url, self.data_dir, self.told.sources)
        self.opened.append(store)
        return store


# ---- what is kept -------------------------------------------------------------------------------


def item(number: int, text: str) -> Item:
    """An item with one match on its whole text."""
    base = Accomplishment(id=f"i{number}", text=text, source=Span(start=0, end=len(text)))
    match = Match(
        expectation="TM1", verdict="demonstrates", strength="moderate", confidence=0.7,
        quote=Quote(text=text, start=0, end=len(text)),
    )  # fmt: skip
    return Item(**base.model_dump(exclude={"source"}), source=base.source, matches=(match,))


def packet(*texts: str, blocked: bool = False) -> Packet:
    """A packet with these items and a draft that says them."""
    items = tuple(item(number, text) for number, text in enumerate(texts, start=1))
    status = "blocked" if blocked else "traced"
    claims = tuple(Claim(text=i.text, items=(i.id,), status=status) for i in items)
    return Packet(
        ladder=LadderRef(id="l3", level="L3", sha256="a" * 64),
        engine=EngineStamp(name="scripted", version="1", model="none"),
        source=SourceRef(name="notes.md", format="bullets", sha256="b" * 64),
        items=items,
        gaps=(gap(),),
        draft=Draft(audience="self", sections=(Section(area="Technical Mastery", claims=claims),)),
    )


def gap() -> Gap:
    return Gap(kind="missing", area="Leadership", expectation="LE1", message="Not recorded.", question="Who was led?")


def fill(store: Store, mark: str = "plain") -> str:
    """Keep something of every kind for one person, with `mark` in every text; return the person's id."""
    from rung.models import Cycle
    from rung.store.correcting import item_sha256
    from rung.store.faults import StaleVersion
    from rung.store.records import NewCorrection, NewDecision, NewGapAnswer, Why

    person = store.people.add(f"Wren {mark}")
    dates = Cycle(start=dt.date(2026, 1, 1), end=dt.date(2026, 6, 30))
    cycle = store.cycles.add("First half of 2026", dates)
    kept = store.packets.add(person.id, packet(f"Built it, {mark}."), cycle.id, f"Self-review {mark}")
    store.packets.save(kept.id, packet(f"Built it twice, {mark}."), 1, Why(reason=f"because {mark}"))
    with pytest.raises(StaleVersion):
        store.packets.save(kept.id, packet(f"Built it late, {mark}."), 1)
    note = store.notes.add(person.id, f"paste {mark}", f"A long text, {mark}. " * 30, cycle.id)
    store.notes.autosave(note.id, f"short {mark}", 1)
    store.quick_notes.add(f"wrote a guide {mark}", dt.date(2026, 2, 3), [f"tag-{mark}"], person.id)
    correction = NewCorrection(
        item_sha256=item_sha256(f"Built it, {mark}."), expectation="TM1", kind="changed", verdict="related",
        quote=f"it, {mark}", reason=f"less {mark}",
    )  # fmt: skip
    store.corrections.add(person.id, correction)
    store.gap_answers.add(kept.id, NewGapAnswer(gap=gap(), kind="goal_next_cycle", text=f"next time {mark}"))
    decision = NewDecision(meeting="June", question=f"what of {mark}?", decision=f"ask {mark}", decided_by="Sam")
    store.decisions.add(kept.id, decision)
    store.approvals.approve(kept.id, 2, f"Wren {mark}", f"I have read it, {mark}.")
    return person.id
