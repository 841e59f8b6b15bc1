"""The first tables: people, cycles, packets and notes with history, corrections, answers, decisions, approvals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _optional(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=True) for name in names]


def _number(name: str, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=f"pk_{table}")


def _refers(table: str, column: str, to: str, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], ondelete=ondelete, name=f"fk_{table}_{column}_{to}")


def _counted(table: str, owner: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(owner, "number", name=f"uq_{table}_{owner}_number")


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def upgrade() -> None:
    op.create_table("people", *_text("id", "name", "created_at"), _key("people"))
    op.create_table(
        "cycles", *_text("id", "title", "first_day", "last_day", "created_at"), _key("cycles")
    )  # fmt: skip
    _kept_documents()
    _kept_notes()
    op.create_table(
        "corrections",
        *_text("id", "person_id"), _number("number"), *_text("item_sha256", "expectation", "kind"),
        *_optional("verdict", "strength", "quote"), *_text("reason", "at"),
        _key("corrections"), _refers("corrections", "person_id", "people"), _counted("corrections", "person_id"),
    )  # fmt: skip
    op.create_table(
        "gap_answers",
        *_text("id", "packet_id"), _number("number"), *_text("gap", "kind", "text", "at"),
        _key("gap_answers"), _refers("gap_answers", "packet_id", "packets"), _counted("gap_answers", "packet_id"),
    )  # fmt: skip
    op.create_table(
        "decisions",
        *_text("id", "packet_id"), _number("number"), *_text("meeting"), *_optional("expectation"),
        *_text("question", "decision", "decided_by", "at"),
        _key("decisions"), _refers("decisions", "packet_id", "packets"), _counted("decisions", "packet_id"),
    )  # fmt: skip
    op.create_table(
        "approvals",
        *_text("id", "packet_id"), _number("number"), _number("version"),
        *_text("approved_by", "statement", "document_sha256", "engine"), *_optional("model", "source_sha256"),
        *_text("at"),
        _key("approvals"), _refers("approvals", "packet_id", "packets"), _counted("approvals", "packet_id"),
    )  # fmt: skip


def _kept_documents() -> None:
    op.create_table(
        "packets",
        *_text("id", "person_id"), *_optional("cycle_id"), *_text("title"), _number("version"),
        *_text("document", "created_at", "updated_at"),
        _key("packets"), _refers("packets", "person_id", "people"),
        _refers("packets", "cycle_id", "cycles", "SET NULL"),
    )  # fmt: skip
    _index("packets", "person_id", "cycle_id")
    op.create_table(
        "packet_revisions",
        *_text("id", "packet_id"), _number("number"), *_text("kind"), _number("version", nullable=True),
        _number("base_version"), *_text("made_by", "reason", "at", "document"),
        _key("packet_revisions"), _refers("packet_revisions", "packet_id", "packets"),
        _counted("packet_revisions", "packet_id"),
    )  # fmt: skip


def _kept_notes() -> None:
    op.create_table(
        "notes",
        *_text("id", "person_id"), *_optional("cycle_id"), *_text("name", "text"), _number("version"),
        *_text("created_at", "updated_at"),
        _key("notes"), _refers("notes", "person_id", "people"), _refers("notes", "cycle_id", "cycles", "SET NULL"),
    )  # fmt: skip
    _index("notes", "person_id", "cycle_id")
    op.create_table(
        "note_revisions",
        *_text("id", "note_id"), _number("number"), *_text("kind"), _number("base_version"), *_text("text", "at"),
        _key("note_revisions"), _refers("note_revisions", "note_id", "notes"), _counted("note_revisions", "note_id"),
    )  # fmt: skip
    op.create_table(
        "quick_notes",
        *_text("id", "person_id", "day", "text", "tags"), _number("version"), *_text("created_at", "updated_at"),
        _key("quick_notes"), _refers("quick_notes", "person_id", "people"),
    )  # fmt: skip
    _index("quick_notes", "person_id", "day")
