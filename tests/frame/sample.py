"""A room for the tests of the frame: one page of each kind, and a command that refuses."""

from datetime import UTC, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any

from flask import abort, flash, redirect, render_template_string, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf
from wtforms import IntegerField, PasswordField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from app.caching import public_page
from app.forms import HouseForm
from app.languages import page_blueprint
from governance.errors import N_, NotAllowed, RuleBroken

CHOICES: list[Any] = ["for", "against"]
NOON = datetime(2026, 11, 23, 12, 5, tzinfo=UTC)
pages = page_blueprint("sample", __name__, "/sample")
rendered: list[str] = []


class Choice(StrEnum):
    FOR = "for"


class TooLate(RuleBroken):
    message = N_("The vote closed at %(closed_at)s; the share of %(region)s is %(share)s, choice %(choice)s.")


class Undeclared(RuleBroken):
    message = N_("%(number)d vote is not declared.")
    plural = N_("%(number)d votes are not declared.")


TOO_LATE = {
    "closed_at": NOON,
    "region": {"en": "Andalusia", "fr": "Andalousie", "es": "Andalucía"},
    "share": Fraction(2, 3),
    "choice": Choice.FOR,
}


class SampleForm(HouseForm):
    title = StringField("Title", validators=[InputRequired(), Length(max=200)])
    body = TextAreaField("Body", validators=[Length(max=100_000)])
    password = PasswordField("Password")
    number = IntegerField("Number", default=0)
    choice = RadioField("Choice", choices=CHOICES, default="for")


@pages.get("/page/<int:number>")
@public_page
def page(number: int) -> str:
    rendered.append(request.full_path)
    return f"<!doctype html><p>{number}</p>" + "<p>The same paragraph again.</p>" * 100


@pages.get("/with-form")
@public_page
def with_form() -> str:
    return str(generate_csrf())


@pages.get("/flashing")
def flashing() -> str:
    flash("Saved")
    return ""


@pages.get("/short")
def short() -> str:
    return render_template_string("{{ url_for('.page', number=3) }} {{ current_language() }}")


@pages.get("/links")
def links() -> list[list[object]]:
    from app.languages import language_links

    return [list(link) for link in language_links()]


@pages.route("/form", methods=["GET", "POST"])
def form() -> ResponseReturnValue:
    form = SampleForm()
    if form.validate_on_submit():
        with form.refusals():
            if form.title.data == "late":
                raise TooLate(**TOO_LATE)
            if form.title.data == "not mine":
                raise NotAllowed
            return redirect(url_for(".page", number=1))
    return render_template_string(
        "{% for name, found in form.errors.items() %}{{ name }}: {{ found | join }}\n{% endfor %}"
        "{{ form.csrf_token }}{{ form.title }}{{ form.body }}{{ form.number }}",
        form=form,
    )


@pages.route("/broken", methods=["GET", "POST"])
def broken() -> str:
    raise TooLate(**TOO_LATE)


@pages.get("/forbidden")
def forbidden() -> str:
    raise NotAllowed


@pages.get("/status/<int:code>")
def status(code: int) -> str:
    abort(code)


@pages.get("/secret-link/<token>")
def secret_link(token: str) -> str:
    raise RuntimeError(f"someone@example.org opened {token}")


@pages.get("/times")
def times() -> str:
    return render_template_string(
        "{{ now | moment }}|{{ now | day }}|{{ now | clock }}|{{ both(now).utc }}|{{ now | machine_time }}",
        now=NOON,
    )
