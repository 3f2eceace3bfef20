"""Alembic's entrance: runs the migrations on the connection it is handed. Called by `app.migrating`."""

from alembic import context

from governance import rooms
from governance.base import Base

assert rooms.ROOMS  # every table is known once every room is

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
