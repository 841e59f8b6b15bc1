"""H7: a store that cannot be used is left as it is, and the person is told what to do."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sqlite3
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rung.errors import InputError, StoreError
from rung.store import open_store, restore_store, sqlite_file
from rung.store.quick import Place, keep_quick_note
from store_servers import CANARY, Cluster, fill, packet

pytest_plugins = ["store_fixtures"]
DAY = dt.date(2026, 3, 4)
BIG = f"{CANARY} " * 20_000


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def filled(data_dir: Path) -> Path:
    store = open_store(None, data_dir)
    fill(store, CANARY)
    store.close()
    return data_dir / "rung.db"


def refused(data_dir: Path, words: str) -> None:
    """Every way in must refuse with these words and a next step, change nothing, and quote nothing."""
    path = data_dir / "rung.db"
    before = sha256(path)
    backup = data_dir.parent / "out.backup"
    for way in (
        lambda: open_store(None, data_dir),
        lambda: keep_quick_note(Place(None, data_dir), CANARY, DAY),
        lambda: open_store(None, data_dir).backup(backup),
    ):
        with pytest.raises(StoreError, match=words) as error:
            way()
        assert error.value.next_step
        assert CANARY not in "".join(traceback.format_exception(error.value))
    assert sha256(path) == before
    assert not backup.exists()


def test_H7_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    path = filled(tmp_path / "data")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0417'")
    refused(tmp_path / "data", "'0417'")


@pytest.mark.parametrize("what", ["header", "middle", "cut", "empty", "text", "another program's"])
def test_H7_a_corrupt_file_is_left_alone_and_a_backup_takes_its_place(tmp_path: Path, what: str) -> None:
    path = filled(tmp_path / "data")
    store = open_store(None, tmp_path / "data")
    store.backup(tmp_path / "good.backup")
    rows = store.check()
    store.close()
    whole = path.read_bytes()
    harmed = {
        "header": b"\0" * 16 + whole[16:],
        "middle": whole[:4096] + os.urandom(8 * 4096) + whole[9 * 4096 :],
        "cut": whole[: len(whole) // 2 + 100],
        "empty": b"",
        "text": b"Dear diary, " * 1000,
    }
    if what in harmed:
        path.write_bytes(harmed[what])
    else:
        path.unlink()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE shopping (what TEXT)")
    refused(tmp_path / "data", "damaged, or is not a store")
    before = sha256(path)
    restored = restore_store(None, tmp_path / "data", tmp_path / "good.backup")
    assert restored.kept_aside is not None
    assert sha256(Path(restored.kept_aside)) == before
    again = open_store(None, tmp_path / "data")
    assert again.check() == rows
    person = again.people.all()[0]
    assert restored.kept_aside in [c.path for c in again.delete_person(person.id).copies]
    again.close()


def test_H7_a_damaged_backup_changes_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path / "data")
    store = open_store(None, tmp_path / "data")
    store.backup(tmp_path / "a.backup")
    store.close()
    data = (tmp_path / "a.backup").read_bytes()
    (tmp_path / "a.backup").write_bytes(data[:4096] + os.urandom(4096) + data[8192:])
    before, bad = sha256(path), sha256(tmp_path / "a.backup")
    with pytest.raises(StoreError, match="damaged"):
        restore_store(None, tmp_path / "data", tmp_path / "a.backup")
    with pytest.raises(InputError, match="no backup"):
        restore_store(None, tmp_path / "data", tmp_path / "b.backup")
    assert (sha256(path), sha256(tmp_path / "a.backup")) == (before, bad)
    assert [p.name for p in (tmp_path / "data").iterdir() if "new" in p.name] == []


# ---- disks --------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB, which only root can make."""
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], capture_output=True, text=True)
    if done.returncode != 0:
        pytest.skip(f"no small disk can be mounted here ({done.stderr.strip()}); the limit on file sizes is tested")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_H7_a_full_disk_refuses_the_save_and_keeps_all_that_was_there(small_disk: Path) -> None:
    path = filled(small_disk / "data")
    before = sha256(path)
    with (small_disk / "filler").open("wb", buffering=0) as filler:
        while True:
            try:
                filler.write(b"x" * 4096)
            except OSError:
                break
    with pytest.raises(StoreError) as error:
        keep_quick_note(Place(None, small_disk / "data"), BIG, DAY)
    assert "full" in str(error.value) or "refused" in str(error.value) or "cannot be opened" in str(error.value)

    def save() -> None:
        store = open_store(None, small_disk / "data")
        kept = store.packets.all()[0]
        store.packets.save(kept.id, packet(BIG), kept.version)

    with pytest.raises(StoreError) as error:
        save()
    assert error.value.next_step
    assert CANARY not in "".join(traceback.format_exception(error.value))
    assert sha256(path) == before
    (small_disk / "filler").unlink()
    sqlite_file.require_intact(path)
    store = open_store(None, small_disk / "data")
    kept = store.packets.all()[0]
    assert store.packets.save(kept.id, packet("now it fits"), kept.version).version == kept.version + 1
    store.close()


def test_H7_a_backup_that_does_not_fit_leaves_nothing(small_disk: Path, tmp_path: Path) -> None:
    filled(tmp_path / "data")
    store = open_store(None, tmp_path / "data")
    store.notes.add(store.people.me().id, "long", BIG * 10)
    person = store.people.me().id
    for write in (store.backup, lambda path: store.write_export(person, path)):
        with pytest.raises(StoreError, match=r"full|refused") as error:
            write(small_disk / "out")
        assert error.value.next_step
        assert list(small_disk.iterdir()) == []
    store.close()


def test_H7_a_read_only_disk_is_said_to_be_one(small_disk: Path) -> None:
    path = filled(small_disk / "data")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    before = sha256(path)
    for way in (
        lambda: open_store(None, small_disk / "data"),
        lambda: keep_quick_note(Place(None, small_disk / "data"), CANARY, DAY),
        lambda: open_store(None, small_disk / "new"),
    ):
        with pytest.raises(StoreError, match="read-only") as error:
            way()
        assert "RUNG_DATA_DIR" in error.value.next_step
    assert sha256(path) == before


@pytest.mark.skipif(os.getuid() == 0, reason="root may write anywhere: the read-only disk is tested instead")
def test_H7_a_file_without_the_right_to_write_is_said_to_be_one(tmp_path: Path) -> None:
    path = filled(tmp_path / "data")
    path.chmod(0o400)
    refused(tmp_path / "data", "read-only")


_LIMITED = """
import datetime, resource, sys
from pathlib import Path
from rung.errors import StoreError
from rung.store import open_store
from rung.store.quick import Place, keep_quick_note
data, big = Path(sys.argv[1]), "word " * 200_000
store = open_store(None, data)
kept = store.notes.all(store.people.all()[0].id)[0]
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
for save in (
    lambda: store.notes.autosave(kept.id, big, kept.version),
    lambda: keep_quick_note(Place(None, data), big, datetime.date(2026, 3, 4)),
    lambda: store.backup(data.parent / "out.backup"),
):
    try:
        save()
    except StoreError as error:
        print(error)
print(store.notes.open(kept.id).version == kept.version)
"""


def test_H7_a_file_that_may_not_grow_refuses_the_save(tmp_path: Path) -> None:
    path = filled(tmp_path / "data")
    store = open_store(None, tmp_path / "data")
    store.notes.add(store.people.all()[0].id, "long", "some words " * 40_000)
    store.close()
    before = sha256(path)
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(tmp_path / "data")], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    *errors, still_there = done.stdout.splitlines()
    assert still_there == "True"
    assert len(errors) == 3
    assert all("full" in line or "refused" in line for line in errors), errors
    assert sha256(path) == before
    sqlite_file.require_intact(path)


# ---- PostgreSQL ---------------------------------------------------------------------------------


def test_H7_a_newer_schema_on_postgresql_is_left_alone(postgres: Cluster, tmp_path: Path) -> None:
    url = postgres.new_database()
    open_store(url, tmp_path).close()
    postgres.statement("UPDATE alembic_version SET version_num = '0417'", url.split("/")[3].split("?")[0])
    with pytest.raises(StoreError, match="'0417'"):
        open_store(url, tmp_path)


def test_H7_a_read_only_postgresql_is_said_to_be_one(postgres: Cluster, tmp_path: Path) -> None:
    url = postgres.new_database()
    name = url.split("/")[3].split("?")[0]
    open_store(url, tmp_path).close()
    postgres.statement(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    store = open_store(url, tmp_path)
    with pytest.raises(StoreError, match="read-only"):
        store.people.me()
    store.close()


@pytest.mark.parametrize(
    "url", ["postgresql://wren:secret-wren@127.0.0.1:1/none", "postgresql://wren:secret-wren@/none?host=/nowhere"]
)
def test_a_server_that_is_not_there_is_named_without_the_password(tmp_path: Path, url: str) -> None:
    with pytest.raises(StoreError, match="cannot be reached") as error:
        open_store(url, tmp_path)
    assert "secret-wren" not in "".join(traceback.format_exception(error.value))
    assert "RUNG_DATABASE_URL" in error.value.next_step


@pytest.mark.parametrize("url", ["mysql://a:secret-wren@b/c", "secret-wren", "sqlite:///secret-wren.db"])
def test_another_kind_of_address_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(InputError, match="address") as error:
        open_store(url, tmp_path)
    assert "secret-wren" not in "".join(traceback.format_exception(error.value))
