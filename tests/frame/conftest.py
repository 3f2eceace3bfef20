"""The frame with the sample room in it, on a SQLite file of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from flask import Flask
from flask.testing import FlaskClient
from flask_login import UserMixin

from app import create_app
from app.extensions import babel, db, login_manager
from config import Configuration
from tests.frame import sample

SECRET = "k7Jw2-frame-tests-only-Zq91xPvT48"
CATALOGUES: dict[str, dict[str | tuple[str, str], str]] = {
    "fr": {
        "There is no page at this address": "Il n'y a pas de page à cette adresse",
        "This form has expired": "Ce formulaire a expiré",
        "What you sent is too large": "Votre envoi est trop volumineux",
        "Remove the character at position %(position)s (%(code)s): it cannot be kept.": (
            "Retirez le caractère en position %(position)s (%(code)s)."
        ),
        "%(number)d vote is not declared.": "%(number)d vote n'est pas proclamé.",
        "%(number)d votes are not declared.": "%(number)d votes ne sont pas proclamés.",
        "The vote closed at %(closed_at)s; the share of %(region)s is %(share)s, choice %(choice)s.": (
            "Clos : %(closed_at)s ; %(region)s, %(share)s, %(choice)s."
        ),
        ("vote", "For"): "Pour",
    },
    "es": {"There is no page at this address": "No hay ninguna página en esta dirección"},
}


class Person(UserMixin):  # type: ignore[misc]
    def __init__(self, id: str) -> None:
        self.id, self.name, self.language, self.zone = (
            id,
            "Head of delegation, Borgou",
            "es",
            "Africa/Lubumbashi",
        )


@pytest.fixture
def configuration(tmp_path: Path) -> Configuration:
    return Configuration(
        secret_key=SECRET,
        database_url=f"sqlite:///{tmp_path / 'assembly.sqlite'}",
        data_directory=tmp_path,
        base_url="https://assembly.example.org",
        trusted_proxies=1,
    )


@pytest.fixture
def make_app(
    configuration: Configuration, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Flask]]:
    monkeypatch.setattr(login_manager, "_user_callback", Person)
    made: list[Flask] = []

    def make(settings: Configuration = configuration) -> Flask:
        app = create_app(settings)
        app.register_blueprint(sample.pages)
        app.extensions["public_state"] = lambda: app.extensions["state"].version
        app.extensions["state"] = SimpleNamespace(version="1")
        # The pages that the frame links to belong to rooms that these tests do without.
        app.url_build_error_handlers.append(lambda error, endpoint, values: f"/{endpoint}")
        speak(app, tmp_path)
        made.append(app)
        return app

    yield make
    vars(babel).pop("domain_instance", None)  # it remembers the catalogues of another application
    for app in made:
        with app.app_context():
            db.engine.dispose()


def speak(app: Flask, folder: Path) -> None:
    """Give the application a small catalogue of its own."""
    vars(babel).pop("domain_instance", None)  # it remembers the catalogues of another application
    app.extensions["babel"].translation_directories = [str(folder)]
    for language, messages in CATALOGUES.items():
        catalogue = Catalog(locale=language)
        for message, said in messages.items():
            context, text = message if isinstance(message, tuple) else (None, message)
            catalogue.add(text, said, context=context)
        target = folder / language / "LC_MESSAGES"
        target.mkdir(parents=True, exist_ok=True)
        with (target / "messages.mo").open("wb") as file:
            write_mo(file, catalogue)


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    sample.rendered.clear()
    return make_app()


@pytest.fixture
def visitor(app: Flask) -> FlaskClient:
    return over_https(app.test_client())


@pytest.fixture
def delegate(app: Flask) -> FlaskClient:
    client = over_https(app.test_client())
    with client.session_transaction(base_url="https://assembly.example.org") as session:
        session["_user_id"] = "7"
    return client


def over_https(client: FlaskClient) -> FlaskClient:
    client.environ_base |= {
        "HTTP_X_FORWARDED_PROTO": "https",
        "HTTP_X_FORWARDED_HOST": "assembly.example.org",
    }
    client.environ_base |= {"HTTP_REFERER": "https://assembly.example.org/en/"}
    return client
