"""The pages of accounts: at the door, one's own, and of the house; and what the room sets up."""

from flask.blueprints import BlueprintSetupState

from app.accounts import door, house, links, own
from app.accounts.blueprint import pages
from app.accounts.cli import found
from app.accounts.login import note_use
from app.extensions import login_manager
from app.worker import worker
from governance.accounts.proof import LOGIN_LASTS

__all__ = ["door", "house", "links", "own", "pages"]


@pages.record_once
def set_up(state: BlueprintSetupState) -> None:
    """A cookie that lasts as long as a login session and is sent once; two verbs of the command line."""
    state.app.config["PERMANENT_SESSION_LIFETIME"] = LOGIN_LASTS
    state.app.config["SESSION_REFRESH_EACH_REQUEST"] = False
    login_manager.login_view = "accounts.sign_in"
    for command in (found, worker):
        state.app.cli.add_command(command)


pages.after_app_request(note_use)
