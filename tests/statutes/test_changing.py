"""The form by which a delegation changes the statutes, number by number, in the draft of a motion."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from app.statutes.changing import changes_form, parameters_of
from governance.accounts.rules import Actor
from governance.motions.drafting import begin_draft
from governance.record.plain import to_plain
from governance.statutes.rules import ARTICLES, FOUNDING, provisions
from tests.factories import House
from tests.reading import page, words
from tests.statutes.stage import A_THIRD, adopted, amendment, moved

SignIn = Callable[[Actor], FlaskClient]
QUORUM = {
    "numbers": "session_quorum",
    "session_quorum-strict": "no",
    "session_quorum-share": "1/3",
    "based_on": "1",
    "in_force_from": "2026-12-01",
}


def read(app: Flask, typed: dict[str, Any]) -> Any:
    """What a motion would carry, or what is wrong with the form."""
    with app.test_request_context("/en/"):
        form = changes_form(formdata=MultiDict(typed), meta={"csrf": False})
        if form.validate():
            return parameters_of(form)
        return [str(each) for messages in form.errors.values() for each in messages]


def typed_as_it_is(app: Flask, name: str) -> dict[str, Any]:
    """The fields of one number, filled with what it is now."""
    with app.test_request_context("/en/"):
        form = changes_form(formdata=MultiDict({"numbers": name}), meta={"csrf": False})
        (typed,) = form.chosen
        sent: dict[str, Any] = {"numbers": name, "based_on": "1", "in_force_from": "2026-12-01"}
        for part in typed.fields:
            value = typed.entry.now[part]
            sent[f"{name}-{part}"] = value if isinstance(value, list) else str(value)
        return sent


def test_a_quorum_is_typed_as_a_share_and_how_it_is_meant(house: House, app: Flask) -> None:
    assert read(app, QUORUM) == {
        "changes": {"session_quorum": A_THIRD},
        "based_on": 1,
        "in_force_from": "2026-12-01",
    }


def test_every_number_has_fields_that_give_its_own_value_back(house: House, app: Flask) -> None:
    values = {each.name: to_plain(each.value) for each in provisions(FOUNDING)}
    for name, article in ARTICLES.items():
        sent = typed_as_it_is(app, name)
        refused = f"Article {article.number} has this value already. Leave it out."
        assert read(app, sent) == [refused]
        with app.test_request_context("/en/"):
            form = changes_form(formdata=MultiDict(sent), meta={"csrf": False})
            assert form.chosen[0].value == values[name]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"session_quorum-share": "a third"}, "Write a share as a fraction, such as 2/3."),
        ({"session_quorum-share": ""}, "Give a value."),
        (
            {"session_quorum-share": "3/2"},
            "Article 4 cannot have this value. A share must be more than nothing and at most the whole; "
            "more than the whole cannot be met.",
        ),
        ({"in_force_from": "soon"}, "Not a valid date value."),
        ({"in_force_from": "2060-01-01"}, "Changes to the statutes come into force on"),
        ({"based_on": "7"}, "There is no version 7 of the statutes on which this could be based."),
        ({"based_on": "x"}, "There is no version 0 of the statutes on which this could be based."),
        ({"numbers": ""}, "This changes nothing in the statutes: give at least one number another value."),
        ({"leave": "session_quorum"}, "This changes nothing in the statutes"),
    ],
)
def test_what_is_wrong_is_said_where_it_is(
    house: House, app: Flask, change: dict[str, str], sentence: str
) -> None:
    (found,) = read(app, QUORUM | change)
    assert found.startswith(sentence)


def test_numbers_that_do_not_fit_together_are_refused_as_a_whole(house: House, app: Flask) -> None:
    sent = {
        "numbers": "longest_vote",
        "longest_vote-count": "2",
        "longest_vote-unit": "hours",
        "based_on": "1",
        "in_force_from": "2026-12-01",
    }
    (found,) = read(app, sent)
    assert found.startswith("Extraordinary notice cannot be longer")


def test_changes_written_for_older_statutes_say_so(house: House, app: Flask) -> None:
    adopted(house, house.sitting(), amendment(house, {"session_quorum": {"share": "2/5", "strict": False}}))
    (found,) = read(app, QUORUM)
    assert found.startswith("The statutes have changed since version 1, for which this was written: 4.")


@pytest.fixture
def draft(house: House, sign_in: SignIn) -> tuple[FlaskClient, str]:
    """A draft that is to change the statutes, and the browser of the head who writes it."""
    assembly = house.sitting()
    head = house.head("BJ-BO")
    answers = {"session": str(assembly.number), "what": "amend_statutes-statutes", "language": "en"}
    region = house.regions["BJ-BO"]
    assert head.person_id is not None
    number = begin_draft(house.session, region.id, head.person_id, answers, house.at)
    return sign_in(head), f"/en/motions/drafts/{number}/effect"


def test_a_number_is_added_to_the_form_changed_and_kept(
    house: House, app: Flask, draft: tuple[FlaskClient, str]
) -> None:
    app.config.update(WTF_CSRF_ENABLED=False)
    browser, address = draft
    added = browser.post(address, data={"more": "session_quorum", "in_force_from": "2026-12-01"})
    told = words(added.get_data(as_text=True))
    assert "Article 4: Quorum of a session" in told
    assert "Now: More than one half" in told
    assert 'value="1/2"' in added.get_data(as_text=True)
    kept = browser.post(address, data=QUORUM)
    assert kept.status_code == 303
    assert 'value="1/3"' in page(browser, address)
    left = words(page(browser, address.replace("effect", "check")))
    assert "Article 4: Quorum of a session: More than one half → At least one third" in left


def test_the_motion_shows_what_it_changes_side_by_side(house: House, client: FlaskClient) -> None:
    motion = moved(house, house.sitting(), amendment(house, {"session_quorum": A_THIRD}))
    told = words(page(client, f"/en/motions/{motion.id}"))
    assert "What it changes in the statutes" in told
    assert "More than one half At least one third" in told


def test_whoever_has_seen_the_numbers_as_they_are_now_can_go_on(house: House, app: Flask) -> None:
    adopted(house, house.sitting(), amendment(house, {"session_quorum": {"share": "2/5", "strict": False}}))
    with app.test_request_context("/en/"):
        form = changes_form(formdata=MultiDict(QUORUM), meta={"csrf": False})
        assert not form.validate()
        shown = form.based_on.data
    found = read(app, QUORUM | {"based_on": shown})
    assert (found["based_on"], found["changes"]) == (2, {"session_quorum": A_THIRD})
