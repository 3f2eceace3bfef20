"""The secretariat from the command line: a verb does what the page does, and is refused like it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

from governance.applications.queries import application_by_number, state_of
from governance.applications.rules import CHECKLIST, ApplicationKind
from governance.applications.stages import ApplicationState
from governance.applications.submitting import appeal_refusal
from governance.partners.queries import partners
from tests.applications.applying import EMAIL, by_applicant, dossier_of, examined, sent
from tests.factories import House

SECRETARIAT, DEPUTY = (f"officer{number}@assembly.example.org" for number in (1, 2))


@pytest.fixture
def flask(app: Flask) -> Any:
    """Runs a verb in the name of an officer and gives its result."""
    runner = app.test_cli_runner()

    def run(*words: str, by: str | None = SECRETARIAT) -> Result:
        acting = ["--as", by, "--json"] if by else []
        return runner.invoke(args=["applications", *words, *acting])

    return run


def done(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def test_a_region_is_examined_and_admitted(flask: Any, house: House) -> None:
    number = sent(house).number
    assert done(flask("list", "--json", by=None))[0]["number"] == number
    done(flask("ask", number, "Which census?"))
    shown = done(flask("show", number, by=None))
    assert (shown["state"], shown["questions"]) == (
        "waiting_for_answer",
        [{"question": "Which census?", "answer": None}],
    )
    refused = flask("propose", number)
    assert (refused.exit_code, "Waiting for an answer" in refused.output) == (1, True)


def test_what_passed_is_proposed_declined_and_confirmed(flask: Any, house: House) -> None:
    number = sent(house).number
    for point in CHECKLIST[ApplicationKind.REGION]:
        done(flask("check", number, point.value, "--note", "Seen."))
    done(flask("opine", number, "--favourable", "--en", "Admit it."))
    done(flask("propose", number))
    done(flask("decline", number, "--reason", "The census is older.", by=DEPUTY))
    done(flask("propose", number))
    assert done(flask("confirm", number, by=DEPUTY)) == {"recorded": ["regions/BJ-AL"]}


def test_a_partner_comes_and_goes(flask: Any, house: House, app: Flask) -> None:
    number = examined(house, ApplicationKind.PARTNER).number
    done(flask("propose", number))
    assert done(flask("confirm", number, by=DEPUTY)) == {"recorded": ["partners/1"]}
    runner = app.test_cli_runner()
    assert "Rivers Network" in runner.invoke(args=["partners", "list"]).output
    ended = runner.invoke(args=["partners", "end", "1", "--reason", "It was dissolved.", "--as", SECRETARIAT])
    assert ended.output == "Ended: partners/1.\n"
    house.session.rollback()
    assert partners(house.session, house.at) == []
    missing = runner.invoke(args=["partners", "end", "9", "--reason", "None.", "--as", SECRETARIAT])
    assert "There is no partner 9." in missing.output


def test_one_is_refused_appealed_and_laid_another_set_aside(flask: Any, house: House, tmp_path: Path) -> None:
    assembly, application, double = house.sitting(), examined(house), sent(house)
    done(flask("set-aside", double.number, "--en", "Sent twice."))
    done(flask("refuse", application.number, "--en", "The figures prove nothing."))
    appeal_refusal(by_applicant(house, dossier_of(house, application)), application, text="Look again.")
    file = tmp_path / "motion.toml"
    file.write_text('[title]\nfr = "Admission"\n[body]\nfr = "Membre."\n[note]\nen = "Undecided."\n')
    laid = flask("lay", application.number, str(file), "--session", str(assembly.id))
    assert done(laid) == {"recorded": ["motions/1"]}
    house.session.rollback()
    found = application_by_number(house.session, application.number)
    assert state_of(found) is ApplicationState.BEFORE_ASSEMBLY


def test_a_file_that_is_no_motion_is_refused(flask: Any, house: House, tmp_path: Path) -> None:
    house.sitting("BJ-BO", "FR-OCC")
    file = tmp_path / "motion.toml"
    file.write_text('[title]\nfr = "Admission"\n')
    laid = flask("lay", sent(house).number, str(file), "--session", "1")
    assert (laid.exit_code, "holds no motion" in laid.output) == (1, True)


def test_what_is_kept_of_a_person_is_told_and_erased_in_time(flask: Any, house: House) -> None:
    application = sent(house)
    done(flask("set-aside", application.number, "--en", "A test."))
    kept = done(flask("export-personal", EMAIL, by=None))
    assert kept["applications"][0]["answers"]["signatory_name"] == "Awa Sabi"
    house.later(days=4 * 365)
    told = done(flask("purge", "--json", by=None))
    assert told == {"recorded": [f"applications/{application.number}"], "unsent": 0}
    assert done(flask("export-personal", EMAIL, by=None)) == {
        "address": EMAIL,
        "applications": [],
        "dossiers": [],
    }
    assert "no application" in flask("purge", by=None).output


def test_who_has_not_answered_is_reminded_once(flask: Any, house: House) -> None:
    application = sent(house)
    done(flask("ask", application.number, "Which census?"))
    assert done(flask("remind", "--json", by=None)) == {"reminded": []}
    house.later(days=16)
    assert done(flask("remind", "--json", by=None)) == {"reminded": [application.number]}
    assert done(flask("remind", "--json", by=None)) == {"reminded": []}


def test_an_unknown_number_is_said(flask: Any) -> None:
    assert "There is no application 0000-0000." in flask("show", "0000-0000", by=None).output
