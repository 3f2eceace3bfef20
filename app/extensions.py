"""The extensions, made once and bound to the application here; rooms import them from this file."""

from flask import Flask
from flask_babel import Babel
from flask_compress import Compress
from flask_login import LoginManager
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect

from app.languages import address_language
from app.moments import reader_zone
from governance.base import Base
from governance.database import prepare


class SessionsOnly(LoginManager):
    """Who is signed in is known by their login session alone; we give no cookie that outlasts it."""

    def _load_user_from_remember_cookie(self, cookie: str) -> None:
        """Nobody: whoever sends such a cookie wrote it themselves, and some fail to be read at all."""


# The domain declares its tables on a plain base and never sees Flask.
db = SQLAlchemy(metadata=Base.metadata)
babel = Babel()
csrf = CSRFProtect()
compress = Compress()
login_manager = SessionsOnly()
# Carriers change the address of a phone at any moment; our own table of login sessions protects instead.
login_manager.session_protection = None


@login_manager.user_loader
def nobody(_: str) -> None:
    """Everyone is a visitor until the accounts room gives its own loader."""


COMPRESSION = {
    "COMPRESS_ALGORITHM": ["br", "gzip"],
    "COMPRESS_BR_LEVEL": 5,
    "COMPRESS_MIMETYPES": [
        "text/html",
        "text/css",
        "text/javascript",
        "text/plain",
        "image/svg+xml",
        "application/json",
        "application/problem+json",
    ],
    # Below this, the headers weigh more than what is saved.
    "COMPRESS_MIN_SIZE": 500,
}


def init_app(app: Flask) -> None:
    """Bind every extension; the language comes from the address, the zone from the person."""
    app.config.update(COMPRESSION)
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)
    babel.init_app(app, locale_selector=address_language, timezone_selector=lambda: reader_zone().key)
    login_manager.init_app(app)
    # It reads the session for every answer, which then all vary by cookie; we have no such cookie.
    app.after_request_funcs[None].remove(login_manager._update_remember_cookie)
    csrf.init_app(app)
    compress.init_app(app)
