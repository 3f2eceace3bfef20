"""Passwords: hashed by argon2id, and refused when they would be guessed first.

No rule on composition: NIST SP 800-63B-4, section 3.1.1.2, has length and a list of the commonest instead.
"""

import unicodedata
from functools import cache
from typing import Any, ClassVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask_babel import lazy_gettext as _
from wtforms import Field, Form, ValidationError

SHORTEST = 10
# Longer ones cost time to hash and protect nobody better.
LONGEST = 200
HASHER = PasswordHasher()

COMMONEST = frozenset(
    " ".join(
        (
            "1234567890 0123456789 0987654321 9876543210 12345678910 123456789a 1q2w3e4r5t 1q2w3e4r5t6y",
            "q1w2e3r4t5 1qaz2wsx3edc qwertyuiop qwertzuiop azertyuiop qwerty1234 qwerty12345 qwerty123456",
            "azerty1234 azerty12345 asdfghjkl1 asdfghjklñ password12 password123 password1234 password12345",
            "passw0rd123 motdepasse motdepasse1 motdepasse123 contraseña contrasena contraseña1 contrasena1",
            "contrasena123 iloveyou12 iloveyou123 jetaime123 teamo12345 tequiero123 welcome123 bienvenue1",
            "bienvenido1 bonjour123 abcdefghij abcd123456 abc1234567 1234512345 1122334455 letmein123",
            "administrator administrador administrateur changeme123 sunshine123 princess123 football123",
            "1234567891 assembly123 twinregions twin-regions",
        )
    ).split(" ")
)


def spelled(password: str) -> str:
    """One spelling for what looks the same, whatever keyboard it was typed on."""
    return unicodedata.normalize("NFC", password)


def hash_password(password: str) -> str:
    """The argon2id hash; takes some 50 milliseconds, so it is made before a transaction begins."""
    return HASHER.hash(spelled(password).encode("utf-8", "replace"))


def matches(password_hash: str | None, password: str) -> bool:
    """Whether the password is the right one; takes as long when there is no account."""
    try:
        found = HASHER.verify(password_hash or nobodys_hash(), spelled(password).encode("utf-8", "replace"))
    except (VerificationError, InvalidHashError):
        return False
    return found and password_hash is not None


def needs_new_hash(password_hash: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return HASHER.check_needs_rehash(password_hash)


@cache
def nobodys_hash() -> str:
    """What a password is compared with when nobody has the address."""
    return hash_password("nobody has this password")


def is_easily_guessed(password: str, *known: str) -> bool:
    """Whether it is among the commonest, one character repeated, or what everyone knows of the person."""
    plain = spelled(password).casefold()
    parts = {part for text in known for part in (text.casefold(), text.casefold().partition("@")[0]) if part}
    return plain in COMMONEST or len(set(plain)) < 3 or plain in parts


class NewPassword:
    """The check of a field with a new password. The form may have `known_email`, the address."""

    field_flags: ClassVar[dict[str, Any]] = {"required": True, "minlength": SHORTEST}

    def __call__(self, form: Form, field: Field) -> None:
        """Raise ValidationError with what to change."""
        if len(field.data or "") < SHORTEST:
            raise ValidationError(_("Use at least %(number)s characters.", number=SHORTEST))
        if len(field.data) > LONGEST:
            raise ValidationError(_("Use at most %(number)s characters.", number=LONGEST))
        if is_easily_guessed(field.data, getattr(form, "known_email", "")):
            raise ValidationError(
                _("This password would be guessed at once. Choose another, such as four words.")
            )
