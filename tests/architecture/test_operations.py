"""What docs/operations.md tells an operator to type does what it says."""

import re
from pathlib import Path

from flask import Flask
from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session

from governance.accounts.appointments import end_office
from governance.accounts.models import Credential, OfficeHeld
from governance.act import housekeeping
from governance.record.replay import verify
from tests.factories import House

PAGE = (Path(__file__).parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")


def statements(heading: str) -> list[str]:
    """The SQL below a heading of the page, up to the next one."""
    section = PAGE.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    blocks = "".join(re.findall(r"```sql\n(.*?)```", section, re.S))
    return [statement for statement in blocks.split(";") if statement.strip()]


def typed(engine: Engine, heading: str, public_id: str) -> None:
    """Run them as an operator does, past the guard, which is of the service's own engine."""
    console = create_engine(engine.url)
    with console.begin() as connection:
        for statement in statements(heading):
            connection.exec_driver_sql(statement.replace("PUBLIC-ID", public_id).replace("%", "%%"))
    console.dispose()


def test_the_line_that_erases_is_one_that_the_service_knows(app: Flask, house: House) -> None:
    held = select(OfficeHeld).where(OfficeHeld.person_id == house.deputy.person_id)
    end_office(house.act(house.secretary), house.session.scalars(held).one())
    line = re.search(r"--app wsgi (accounts erase .*)", PAGE)
    assert line
    words = line[1].replace("PUBLIC-ID", house.deputy.public_id)
    words = words.replace("officer@example.org", "officer1@assembly.example.org")
    assert app.test_cli_runner().invoke(args=words.split()).exit_code == 0


def test_a_lost_second_step_can_be_taken_off(engine: Engine, house: House) -> None:
    with housekeeping(house.session):
        fields = {
            "totp_secret": "ABCDEFGH",
            "totp_confirmed_at": house.at,
            "recovery_codes": [{"digest": "d"}],
        }
        house.session.add(
            Credential(
                person_id=house.deputy.person_id, password_hash="kept", password_set_at=house.at, **fields
            )
        )
    typed(engine, "Keys and secrets", house.deputy.public_id)
    with Session(engine) as fresh:
        (credential,) = fresh.query(Credential)
        taken_off = (credential.totp_secret, credential.totp_confirmed_at, credential.recovery_codes)
        assert (taken_off, credential.password_hash) == ((None, None, []), "kept")
        assert verify(fresh) == []
