"""The second step at sign-in: codes of an authenticator (RFC 6238), and recovery codes on paper."""

import hmac
import secrets
from datetime import datetime

import pyotp
import segno

from app.accounts.throttling import keyed_digest

STEP_SECONDS = 30
# A phone's clock may be off by half a minute either way.
WINDOW = (0, -1, 1)
RECOVERY_CODES = 10
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


def matching_step(secret: str, code: str, at: datetime) -> int | None:
    """The time step whose code this is, or None."""
    now_step = int(at.timestamp()) // STEP_SECONDS
    generator = pyotp.TOTP(secret)
    for step in (now_step + offset for offset in WINDOW):
        if hmac.compare_digest(generator.generate_otp(step), code):
            return step
    return None


def tidy_code(code: str) -> str:
    """What was typed, without the spaces and dashes that help reading."""
    return "".join(character for character in code.lower() if character.isascii() and character.isalnum())


def new_recovery_codes() -> list[str]:
    """Ten codes of 59 bits, in groups that can be copied by hand."""
    codes = ("".join(secrets.choice(LETTERS) for _ in range(12)) for _ in range(RECOVERY_CODES))
    return [f"{code[:4]}-{code[4:8]}-{code[8:]}" for code in codes]


def recovery_digest(code: str) -> str:
    """What is kept of a recovery code."""
    return keyed_digest("recovery code", tidy_code(code))


def picture(secret: str, email: str, issuer: str) -> str:
    """The secret as a picture that an authenticator reads: the address of an SVG image held in itself."""
    address = pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=issuer)
    return segno.make(address, error="m").svg_data_uri(scale=4, border=3, light="#fff")
