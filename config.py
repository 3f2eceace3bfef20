"""The configuration: one frozen value read from the environment, which refuses to start when unsafe."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from urllib.parse import SplitResult, urlsplit

PREFIX = "TWIN_"
ROOT = Path(__file__).resolve().parent
SECRET_BYTES = 32
SECRET_DISTINCT = 10
LOOPBACK = ("127.0.0.1", "::1", "localhost")
# A 1 MB text reaches its form even when every byte is sent as %XX; the form then says that it is too long.
LARGEST_REQUEST = 4 * 1024 * 1024


class UnsafeConfiguration(Exception):
    """The service does not start; the sentence says which setting to change."""


@dataclass(frozen=True)
class Configuration:
    """Every setting of the service. Read it with `from_environment`; tests build it directly."""

    secret_key: str = field(repr=False)
    database_url: str = field(repr=False)
    data_directory: Path
    base_url: str = "http://127.0.0.1:8000"
    demo: bool = False
    release: str = "development"
    trusted_proxies: int = 0
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    smtp_tls: str = "starttls"
    smtp_sender: str = ""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read the settings named `TWIN_...`; raises UnsafeConfiguration with the sentence to show."""
        settings = Settings(environment)
        demo = settings.flag("DEMO", False)
        directory = Path(settings.text("DATA") or ROOT / "var").resolve()
        configuration = cls(
            secret_key=settings.text("SECRET_KEY") or (kept_secret(directory) if demo else ""),
            database_url=database_address(settings.text("DATABASE_URL"), directory),
            data_directory=directory,
            base_url=settings.text("BASE_URL", "http://127.0.0.1:8000" if demo else "").rstrip("/"),
            demo=demo,
            release=settings.text("RELEASE", "development"),
            trusted_proxies=settings.number("TRUSTED_PROXIES", 0, largest=10),
            smtp_host=settings.text("SMTP_HOST"),
            smtp_port=settings.number("SMTP_PORT", 587, largest=65535),
            smtp_user=settings.text("SMTP_USER"),
            smtp_password=settings.text("SMTP_PASSWORD"),
            smtp_tls=settings.word("SMTP_TLS", "starttls", "implicit", "none"),
            smtp_sender=settings.text("SMTP_FROM"),
        )
        configuration.check()
        return configuration

    @property
    def address(self) -> SplitResult:
        """The parts of `base_url`."""
        return urlsplit(self.base_url)

    @property
    def https(self) -> bool:
        """Whether people reach the service over HTTPS, if need be through a proxy."""
        return self.address.scheme == "https"

    def check(self) -> None:
        """Refuse what would run but not be safe; the demo, on one machine, is held to less."""
        check_secret(self.secret_key)
        check_address(self.address, self.demo)
        if self.smtp_host and not self.smtp_sender:
            raise UnsafeConfiguration("TWIN_SMTP_FROM is missing: mail is sent from that address.")

    def flask_settings(self) -> dict[str, Any]:
        """The same settings under the names that Flask and its extensions read."""
        return {
            "CONFIGURATION": self,
            "SECRET_KEY": self.secret_key,
            "PREFERRED_URL_SCHEME": self.address.scheme,
            "SERVER_NAME": self.address.netloc,
            "SESSION_COOKIE_NAME": "twin_session",
            "SESSION_COOKIE_HTTPONLY": True,
            "SESSION_COOKIE_SAMESITE": "Lax",
            "SESSION_COOKIE_SECURE": self.https,
            "MAX_CONTENT_LENGTH": LARGEST_REQUEST,
            "MAX_FORM_MEMORY_SIZE": LARGEST_REQUEST,
            # Delegates write for longer than an hour, so a form never expires before its session does.
            "WTF_CSRF_TIME_LIMIT": None,
            "SQLALCHEMY_DATABASE_URI": self.database_url,
            # Parameters of a failed statement are personal data, which no log may hold.
            "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True, "pool_pre_ping": True},
            "BABEL_TRANSLATION_DIRECTORIES": str(ROOT / "translations"),
            "MIGRATIONS": ROOT / "migrations",
        }


@dataclass(frozen=True)
class Settings:
    """Reads one kind of value each; what is not understood is refused by name, never by value."""

    environment: Mapping[str, str]

    def text(self, name: str, default: str = "") -> str:
        """The setting without surrounding spaces; an empty one counts as missing."""
        return self.environment.get(PREFIX + name, "").strip() or default

    def flag(self, name: str, default: bool) -> bool:
        """1, true, yes or 0, false, no."""
        value = self.text(name, str(default)).lower()
        if value not in ("1", "true", "yes", "0", "false", "no"):
            raise UnsafeConfiguration(f"{PREFIX}{name} must be 1 or 0.")
        return value in ("1", "true", "yes")

    def word(self, name: str, *words: str) -> str:
        """One of the words; the first when the setting is missing."""
        value = self.text(name, words[0]).lower()
        if value not in words:
            raise UnsafeConfiguration(f"{PREFIX}{name} must be one of: {', '.join(words)}.")
        return value

    def number(self, name: str, default: int, *, largest: int) -> int:
        """A whole number from 0 to `largest`."""
        value = self.text(name, str(default))
        if not (value.isascii() and value.isdigit() and len(value) < 10 and int(value) <= largest):
            raise UnsafeConfiguration(f"{PREFIX}{name} must be a whole number from 0 to {largest}.")
        return int(value)


def check_secret(secret: str) -> None:
    """A secret signs every session: at least 32 bytes, and not one phrase repeated."""
    if not secret:
        raise UnsafeConfiguration(
            "TWIN_SECRET_KEY is missing. Make one: "
            'python3 -c "import secrets; print(secrets.token_urlsafe(48))"'
        )
    if len(secret.encode()) < SECRET_BYTES:
        raise UnsafeConfiguration(f"TWIN_SECRET_KEY is too short: it needs at least {SECRET_BYTES} bytes.")
    # A text that occurs inside its own doubling, ends cut off, is a shorter text repeated.
    if len(set(secret)) < SECRET_DISTINCT or secret in (secret + secret)[1:-1]:
        raise UnsafeConfiguration("TWIN_SECRET_KEY repeats itself: use random characters.")


def check_address(address: SplitResult, demo: bool) -> None:
    """Links in mail start with the base address; outside the demo it is HTTPS or this very machine."""
    whole = f"{address.scheme}://{address.netloc}"
    if (
        address.scheme not in ("http", "https")
        or not address.hostname
        or "@" in whole
        or address.geturl() != whole
    ):
        raise UnsafeConfiguration("TWIN_BASE_URL must be like https://assembly.example.org, without a path.")
    if not demo and address.scheme != "https" and address.hostname not in LOOPBACK:
        raise UnsafeConfiguration("TWIN_BASE_URL must begin with https:// outside the demo.")


def database_address(url: str, directory: Path) -> str:
    """The address with its driver; without one, a SQLite file in the data directory."""
    if not url:
        directory.mkdir(parents=True, exist_ok=True)
        return f"sqlite:///{directory / 'assembly.sqlite'}"
    scheme, separator, rest = url.partition("://")
    if scheme in ("postgres", "postgresql"):
        return f"postgresql+psycopg://{rest}"
    if not separator or scheme not in ("sqlite", "postgresql+psycopg"):
        raise UnsafeConfiguration("TWIN_DATABASE_URL must begin with sqlite:/// or postgresql://.")
    return url


def kept_secret(directory: Path) -> str:
    """The secret of a demo: made at its first start, readable by its owner only, kept beside the data."""
    directory.mkdir(parents=True, exist_ok=True)
    file = directory / "secret"
    if not file.exists():
        fresh = directory / f"secret.{os.getpid()}"
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_hex(SECRET_BYTES), encoding="ascii")
        try:
            os.link(fresh, file)  # two workers that start at once agree: the first link stays
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return file.read_text(encoding="ascii").strip()
