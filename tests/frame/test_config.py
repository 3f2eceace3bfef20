from collections.abc import Mapping
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from config import Configuration, UnsafeConfiguration

STRONG = "Vb3nX0wq-2Lr9sTzK5mJ8yHd1QfGu7Ec4"


def read(tmp_path: Path, changes: Mapping[str, str]) -> Configuration:
    given = {"TWIN_SECRET_KEY": STRONG, "TWIN_BASE_URL": "https://assembly.example.org"}
    return Configuration.from_environment({**given, "TWIN_DATA": str(tmp_path), **changes})


def test_a_safe_environment_becomes_one_frozen_value(tmp_path: Path) -> None:
    configuration = read(tmp_path, {"TWIN_TRUSTED_PROXIES": "1", "TWIN_SMTP_TLS": "implicit"})
    assert configuration == Configuration(
        secret_key=STRONG,
        database_url=f"sqlite:///{tmp_path}/assembly.sqlite",
        data_directory=tmp_path,
        base_url="https://assembly.example.org",
        trusted_proxies=1,
        smtp_tls="implicit",
    )
    with pytest.raises(FrozenInstanceError):
        configuration.demo = True  # type: ignore[misc]


def test_a_configuration_never_shows_its_secrets(tmp_path: Path) -> None:
    shown = repr(read(tmp_path, {"TWIN_SMTP_PASSWORD": "open sesame"}))
    assert STRONG not in shown
    assert "sesame" not in shown


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"TWIN_SECRET_KEY": ""}, "TWIN_SECRET_KEY is missing"),
        ({"TWIN_SECRET_KEY": STRONG[:31]}, "TWIN_SECRET_KEY is too short"),
        ({"TWIN_SECRET_KEY": "a" * 64}, "TWIN_SECRET_KEY repeats itself"),
        ({"TWIN_SECRET_KEY": "correct-horse-battery" * 2}, "TWIN_SECRET_KEY repeats itself"),
        ({"TWIN_BASE_URL": ""}, "TWIN_BASE_URL must be like"),
        ({"TWIN_BASE_URL": "http://assembly.example.org"}, "TWIN_BASE_URL must begin with https"),
        ({"TWIN_BASE_URL": "https://example.org/assembly"}, "TWIN_BASE_URL must be like"),
        ({"TWIN_BASE_URL": "https://example.org?assembly"}, "TWIN_BASE_URL must be like"),
        ({"TWIN_BASE_URL": "https://clerk:sesame@example.org"}, "TWIN_BASE_URL must be like"),
        ({"TWIN_DATABASE_URL": "mysql://localhost/assembly"}, "TWIN_DATABASE_URL must begin with"),
        ({"TWIN_TRUSTED_PROXIES": "-1"}, "TWIN_TRUSTED_PROXIES must be a whole number"),
        ({"TWIN_SMTP_PORT": "70000"}, "TWIN_SMTP_PORT must be a whole number"),
        ({"TWIN_SMTP_TLS": "maybe"}, "TWIN_SMTP_TLS must be one of: starttls, implicit, none"),
        ({"TWIN_SMTP_HOST": "mail.example.org"}, "TWIN_SMTP_FROM is missing"),
        ({"TWIN_DEMO": "perhaps"}, "TWIN_DEMO must be 1 or 0"),
    ],
)
def test_an_unsafe_environment_is_refused_with_a_sentence(
    tmp_path: Path, changes: dict[str, str], sentence: str
) -> None:
    with pytest.raises(UnsafeConfiguration, match=f"^{sentence}"):
        read(tmp_path, changes)


@pytest.mark.parametrize("given", ["postgres://u@h/d", "postgresql://u@h/d", "postgresql+psycopg://u@h/d"])
def test_postgresql_is_reached_with_its_one_driver(tmp_path: Path, given: str) -> None:
    assert read(tmp_path, {"TWIN_DATABASE_URL": given}).database_url == "postgresql+psycopg://u@h/d"


def test_a_demo_makes_its_secret_once_and_keeps_it_to_its_owner(tmp_path: Path) -> None:
    demo = {"TWIN_DEMO": "1", "TWIN_DATA": str(tmp_path / "new")}
    first, second = (Configuration.from_environment(demo).secret_key for _ in range(2))
    assert (first, len(first)) == (second, 64)
    assert (tmp_path / "new" / "secret").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["secret"]


def test_cookies_are_for_this_site_over_https_and_not_for_scripts(tmp_path: Path) -> None:
    settings = read(tmp_path, {}).flask_settings()
    cookie = {name: value for name, value in settings.items() if name.startswith("SESSION_COOKIE_")}
    assert cookie == {
        "SESSION_COOKIE_NAME": "twin_session",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": True,
    }
