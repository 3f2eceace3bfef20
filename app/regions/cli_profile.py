"""The profile of a region from the command line; it comes in as a TOML file."""

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import click
from flask.cli import with_appcontext

from app.command_line import AS, JSON, act_of, refusals, region_named, told
from governance.regions.figures import ProfileValues
from governance.regions.profiles import LISTS, set_profile

TONNES = ("emissions", "sequestration")
WHOLE = ("population", "population_year", "area_km2", "emissions_year", "sequestration_year")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("set-profile")
@click.argument("code")
@click.argument("file", type=FILE)
@AS
@JSON
@with_appcontext
def profile(code: str, file: Path, acting: str, as_json: bool) -> None:
    """Say what the region CODE is, brings and seeks, as its head. Example: docs/profile.toml"""
    act, values = act_of(acting), read_profile(file)
    with refusals():
        told("Set", set_profile(act, region_named(act.session, code), values=values), as_json)


def read_profile(file: Path) -> ProfileValues:
    """A profile as written, its decimals exactly; what is left out is not said. Says what is wrong."""
    try:
        written = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Fraction)
        return ProfileValues(**{key: value_of(key, value) for key, value in written.items()})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError, TypeError) as reason:
        raise click.ClickException(f"{file.name} is not a profile: {reason}") from None


def value_of(key: str, value: Any) -> Any:
    """A value of the kind that the profile has there. Raises TypeError for any other."""
    if key in TONNES and isinstance(value, int | Fraction):
        return Fraction(value)
    kind = list if key in LISTS else int if key in WHOLE else str
    if isinstance(value, bool) or not isinstance(value, kind):
        raise TypeError(f"{key} cannot be {value!r}")
    return value
