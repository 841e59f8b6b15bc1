"""Brings a database to the newest schema in one transaction: old or new, never half."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from rung.store import faults
from rung.store.sqlite_file import PRAGMAS

MIGRATIONS = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME = 7_864_103
"""The key of the PostgreSQL lock that upgraders take; any fixed number does."""

# Rebuilding a table drops the old one, which must not delete the rows that refer to it; they are checked afterwards.
UPGRADE_PRAGMAS = (*(p for p in PRAGMAS if "foreign_keys" not in p), "PRAGMA foreign_keys = OFF")


def upgrade(engine: Engine, target: str = "head", migrations: Path = MIGRATIONS) -> None:
    """Run what migrations are missing up to `target`. Several processes may do this at once: one does, all succeed.

    A SQLite engine must be one made with `UPGRADE_PRAGMAS`.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.execution_options(rung_writes=True).connect() as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
        config.attributes["connection"] = connection
        command.upgrade(config, target)
        if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise faults.damaged(str(engine.url.database))


def version_in(connection: Connection) -> str | None:
    """Return the schema version of a database, None when it holds no table of Rung's."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.scalar(text("SELECT version_num FROM alembic_version"))
