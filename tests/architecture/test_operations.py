"""What docs/operations.md tells an operator to type on a database does what it says."""

import re
from pathlib import Path

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.orm import Session

from governance.accounts.models import Credential, Person
from governance.act import housekeeping
from governance.record.models import Openness, Payload
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


def test_erasing_takes_what_names_a_person_and_breaks_no_digest(engine: Engine, house: House) -> None:
    public_id = house.deputy.public_id
    typed(engine, "Erasing withheld data", public_id)
    with Session(engine) as fresh:
        person = fresh.query(Person).filter_by(public_id=public_id).one()
        bodies = [payload.body for payload in fresh.query(Payload).filter_by(openness=Openness.WITHHELD)]
        waiting = (
            fresh.execute(text("SELECT facts FROM outbox WHERE next_attempt_at IS NULL")).scalars().all()
        )
        assert (person.name, person.email) == ("Erased", f"{public_id}@erased.invalid")
        assert (bodies, waiting) == ([None], ["{}"])
        assert verify(fresh) == []


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
