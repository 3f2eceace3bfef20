"""Who is let in to the officers' pages of a session."""

from flask import abort

from app.acting import can
from app.extensions import db
from governance.assembly.models import AssemblySession
from governance.assembly.queries import assembly_session
from governance.errors import NotAllowed


def session_for(act_name: str, number: int) -> AssemblySession:
    """The session, for who may perform the act on it; 404 where there is none. Raises NotAllowed."""
    assembly = assembly_session(db.session(), number) or abort(404)
    if not can(act_name, assembly):
        raise NotAllowed
    return assembly
