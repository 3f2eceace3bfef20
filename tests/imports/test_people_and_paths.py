"""Tables of people, commitments and values: brought by those whose office it is, for what is theirs."""

from collections.abc import Callable
from fractions import Fraction

from flask.testing import FlaskClient
from sqlalchemy import select

from governance.accounts.models import OutboxMessage
from governance.accounts.rules import Actor, OfficeKind
from governance.commitments.models import Commitment, YearlyValue
from governance.regions.mandates import mandates
from tests.commitments.stage import FOREST, Pair
from tests.factories import House
from tests.imports.tables import Bringer

SignIn = Callable[[Actor], FlaskClient]
COMMITMENT = (
    "twin,kind,unit,baseline,baseline_year,baseline_source,target,target_year,target_source,title_en\n"
)


def sitting(house: House, code: str) -> list[tuple[str, OfficeKind]]:
    house.session.rollback()
    found = mandates(house.session, house.regions[code].id, house.at)
    return [(mandate.email, mandate.kind) for mandate in found]


def test_the_secretariat_brings_the_signatories_of_regions_without_a_head(
    house: House, sign_in: SignIn
) -> None:
    for code in ("BJ-BO", "ML-3"):
        house.region(code)
    house.head("ML-3")
    secretary = Bringer(sign_in(house.secretary))
    rows = "BJ-BO,head@borgou.example,A. Head,fr,Africa/Porto-Novo\nML-3,other@mopti.example,B,en,UTC\n"
    rows += "XX-1,c@nowhere.example,C,en,UTC\nBJ-BO,no address,D,en,UTC\n"
    address = secretary.bring("signatories", "code,email,name,language,zone\n" + rows)
    refused = secretary.see(f"{address}?fate=refused")
    for words in ("This delegation has a head", "There is no region XX-1", "not an e-mail address"):
        assert words in refused
    secretary.write(address, skip="y")
    assert sitting(house, "BJ-BO") == [("head@borgou.example", OfficeKind.HEAD_OF_DELEGATION)]


def test_a_rehearsal_invites_nobody(house: House, sign_in: SignIn) -> None:
    house.region("BJ-BO")
    before = len(house.session.scalars(select(OutboxMessage.id)).all())
    Bringer(sign_in(house.secretary)).bring("signatories", "code,email,name\nBJ-BO,head@borgou.example,A\n")
    house.session.rollback()
    assert len(house.session.scalars(select(OutboxMessage.id)).all()) == before
    assert sitting(house, "BJ-BO") == []


def test_a_head_brings_their_own_delegation(house: House, sign_in: SignIn) -> None:
    house.region("BJ-BO")
    head = Bringer(sign_in(house.head("BJ-BO")))
    table = "E-mail address;Name;Office;Time zone;Last day of the term\n"
    table += "d@borgou.example;D;Delegate;Africa/Porto-Novo;2027-06-30\na@borgou.example;A;alternate;UTC;\n"
    head.write(head.bring("delegates", table))
    assert [kind for _, kind in sitting(house, "BJ-BO")][1:] == [OfficeKind.DELEGATE, OfficeKind.ALTERNATE]
    later = table.replace("2027-06-30", "2027-07-31")
    page = head.see(head.bring("delegates", later))
    assert ("Changed: 1" in page, "Unchanged: 1" in page) == (True, True)
    wrong = table.replace("D;Delegate", "D;alternate").replace("2027-06-30", "30.06.2027")
    assert "is a day as year, month and day" in head.see(head.bring("delegates", wrong))
    taken = "email,name,office\nh@borgou.example,H,head_of_delegation\n"
    assert "A delegation has one head" in head.see(head.bring("delegates", taken))


def test_kinds_are_offered_to_those_whose_office_it_is(house: House, sign_in: SignIn) -> None:
    house.region("BJ-BO")
    head, secretary = sign_in(house.head("BJ-BO")), sign_in(house.secretary)
    kinds = ("regions", "signatories", "delegates", "commitments", "values")
    opened = [[who.get(f"/en/imports/new/{kind}").status_code for kind in kinds] for who in (head, secretary)]
    assert opened == [[403, 403, 200, 200, 200], [200, 200, 403, 403, 403]]
    assert sign_in(house.presiding).get("/en/imports/").status_code == 403


def test_a_head_brings_commitments_of_their_own_twin_alone(house: House, sign_in: SignIn) -> None:
    own, others = Pair.joined(house), Pair.joined(house, "DE-BB", "ML-3")
    head = Bringer(sign_in(own.north_head))
    path = "restoration,hectares,0,2026,Inventory,700,2033,Agreement,Mangroves\n"
    table = f"{COMMITMENT}{own.twin.id},{path}{others.twin.id},{path}99,{path}"
    address = head.bring("commitments", table)
    refused = head.see(f"{address}?fate=refused")
    assert "Your office does not permit this act." in refused
    assert "There is no twin region with the number 99." in refused
    head.write(address, skip="y")
    house.session.rollback()
    (stated,) = house.session.scalars(select(Commitment))
    assert (stated.region_id, stated.target) == (own.north.id, Fraction(700))
    assert "Unchanged: 1" in head.see(head.bring("commitments", table))


def test_values_are_entered_and_corrected_with_a_reason(house: House, sign_in: SignIn) -> None:
    pair = Pair.joined(house)
    number = pair.stated(FOREST).id
    head = Bringer(sign_in(pair.north_head), "fr")
    columns = "commitment;year;value;evidence;reason\n"
    head.write(head.bring("values", f"{columns}{number};2026;1 234,5;Rapport;\n"))
    wrong = head.bring("values", f"{columns}{number};2026;12,5;Rapport;\n{number};2027;1.234;R;\n")
    assert "/fr/imports/" in wrong
    fates = head.client.get(f"{wrong}?fate=refused").text
    assert fates.count('class="status rejected"') == 2
    head.write(head.bring("values", f"{columns}{number};2026;12,5;Rapport;Erreur de frappe\n"))
    house.session.rollback()
    values = house.session.scalars(select(YearlyValue).order_by(YearlyValue.id)).all()
    assert [(value.value, value.ended_at is None, value.correction) for value in values] == [
        (Fraction("1234.5"), False, None),
        (Fraction("12.5"), True, "Erreur de frappe"),
    ]


def test_a_last_day_after_which_no_calendar_goes_on_is_refused(house: House, sign_in: SignIn) -> None:
    house.region("BJ-BO")
    head = Bringer(sign_in(house.head("BJ-BO")))
    table = "email,name,zone,until\nd@borgou.example,D,America/Lima,9999-12-31\n"
    assert "The statutes let a term last until" in head.see(head.bring("delegates", table))


def test_a_correction_that_was_not_shown_is_not_overwritten(house: House, sign_in: SignIn) -> None:
    pair = Pair.joined(house)
    number = pair.stated(FOREST).id
    head = Bringer(sign_in(pair.north_head))
    columns, values = "commitment,year,value,evidence,reason\n", ("100", "120", "130")
    first, late, newer = (f"{columns}{number},2026,{value},Report,Typing error\n" for value in values)
    head.write(head.bring("values", first))
    shown = head.bring("values", late)
    assert "The table is written" in head.write(head.bring("values", newer))
    assert "Something changed since this list was made." in head.write(shown)
    house.session.rollback()
    in_force = select(YearlyValue.value).where(YearlyValue.ended_at.is_(None))
    assert house.session.scalars(in_force).all() == [Fraction(130)]
