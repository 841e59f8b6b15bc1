"""A release that does not exist yet: the migrations of this one and a second, which rebuilds tables others refer to."""

from __future__ import annotations

import shutil
from pathlib import Path

from rung.store.upgrading import MIGRATIONS

_SECOND = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    rebuild = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    for table in ("people", "notes", "packets"):
        with op.batch_alter_table(table, recreate=rebuild) as batch:
            batch.add_column(sa.Column("colour", sa.Text(), nullable=False, server_default="blue"))
    op.execute("UPDATE people SET name = name || '!'")
"""


def next_release(folder: Path) -> Path:
    """Write the migrations of the next release to a folder and return it."""
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "0002_second.py").write_text(_SECOND)
    return folder
