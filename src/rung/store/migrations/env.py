"""What alembic runs. The caller gives the connection and has begun the transaction that everything happens in."""

from __future__ import annotations

from alembic import context

from rung.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
