"""A list of regions: each row's fate before anything is written, and then exactly that."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from governance.accounts.rules import Actor
from governance.imports.keeping import forget_tables, recent_imports
from governance.imports.models import TableImport
from governance.record.models import Entry
from governance.regions.models import Profile, Region
from governance.regions.rules import Standing
from tests.factories import House
from tests.imports.tables import HEAD, SIDE, Bringer, regions
from tests.standing import stands

SignIn = Callable[[Actor], FlaskClient]


@pytest.fixture
def secretary(house: House, sign_in: SignIn) -> Bringer:
    return Bringer(sign_in(house.secretary))


def codes(session: Session) -> list[str]:
    session.rollback()
    return list(session.scalars(select(Region.code).order_by(Region.id)))


def acts(session: Session) -> list[str]:
    session.rollback()
    return list(session.scalars(select(Entry.act).order_by(Entry.id)))[1:]


def test_nothing_is_written_before_somebody_says_so(house: House, secretary: Bringer) -> None:
    page = secretary.see(secretary.bring("regions", regions("BJ-BO", "ML-3")))
    assert "Write 2 rows" in page
    assert page.count("Added") == 3
    assert (codes(house.session), acts(house.session)) == ([], [])


def test_each_row_is_an_act_of_who_brought_it(house: House, secretary: Bringer) -> None:
    page = secretary.write(secretary.bring("regions", regions("BJ-BO", "ML-3")))
    assert "The table is written" in page
    assert codes(house.session) == ["BJ-BO", "ML-3"]
    query = select(Entry.act, Entry.actor, Entry.subjects).order_by(Entry.id.desc()).limit(2)
    actor = house.secretary.public_id
    assert [tuple(row) for row in house.session.execute(query)] == [
        ("propose_admission", actor, ["regions/ML-3"]),
        ("propose_admission", actor, ["regions/BJ-BO"]),
    ]


def test_every_fate_is_told(house: House, secretary: Bringer) -> None:
    for code in ("BJ-BO", "ML-3", "CD-BC"):
        house.region(code)
    stands(house, "CD-BC", Standing.WITHDRAWN)
    rows = (
        f"BJ-BO,BJ-BO,BJ-BO,BJ-BO,{SIDE}\nML-3,Mopti,Mopti,Mopti,{SIDE}\nKE-30,Kisumu,Kisumu,Kisumu,{SIDE}\n"
    )
    rows += (
        f"CD-BC,K,K,K,{SIDE}\nXX,X,X,X,{SIDE}\nKE-31,,,,{SIDE}\nKE-32,K,K,K,cold\nBJ-BO,B,B,B,high_emission\n"
    )
    address = secretary.bring("regions", HEAD + rows)
    page = secretary.see(address)
    assert "10 rows" not in page
    for words in ("8 rows", "Added: 1", "Changed: 1", "Unchanged: 1", "Refused: 5"):
        assert words in page
    refused = secretary.see(f"{address}?fate=refused")
    assert "nobody comes back by a list" in refused
    assert "XX is not the code of a place" in refused
    assert "“Constituency” is one of: high_emission and high_potential." in refused
    assert "with another country, constituency or parent" in refused
    assert "Kisumu" not in refused


def test_refused_rows_hold_up_the_others_until_they_are_left_out(house: House, secretary: Bringer) -> None:
    address = secretary.bring("regions", regions("BJ-BO", "XX"))
    assert "Tick this, or correct the refused rows" in secretary.write(address, status=422)
    assert codes(house.session) == []
    secretary.write(address, skip="y")
    assert codes(house.session) == ["BJ-BO"]


def test_figures_come_with_their_region(house: House, secretary: Bringer) -> None:
    head = (
        HEAD.strip()
        + ",population,population_year,population_source,emissions,emissions_year,emissions_source\n"
    )
    row = f"BJ-BO,B,B,B,{SIDE},1214249,2013,Census,125000.5,2020,Inventory\n"
    secretary.write(secretary.bring("regions", head + row))
    house.session.rollback()
    told = house.session.scalars(select(Profile)).one()
    assert (told.population, told.population_source, str(told.emissions)) == (1214249, "Census", "250001/2")
    again = secretary.see(secretary.bring("regions", head + row))
    assert "There is nothing to write." in again
    other = secretary.see(secretary.bring("regions", head + row.replace("1214249", "1300000")))
    assert "The head of its delegation changes them." in other


def test_a_renamed_region_is_found_by_its_new_name(house: House, secretary: Bringer) -> None:
    house.region("BJ-BO")
    secretary.write(secretary.bring("regions", regions("BJ-BO", name="Borgou nouveau")))
    assert acts(house.session)[-1] == "rename_region"
    assert "Borgou nouveau" in secretary.see("/en/regions?name=nouveau")


def test_a_name_is_as_tidy_as_from_a_form(house: House, secretary: Bringer) -> None:
    row = f'BJ-BO,"Que\u0301bec\nsud",Q,Q,{SIDE}\n'
    secretary.write(secretary.bring("regions", HEAD + row))
    house.session.rollback()
    assert house.session.scalars(select(Region)).one().name["en"] == "Qu\u00e9bec sud"


def test_a_name_that_was_not_shown_is_not_overwritten(house: House, secretary: Bringer) -> None:
    house.region("BJ-BO")
    shown = secretary.bring("regions", regions("BJ-BO", name="Borgu"))
    secretary.write(secretary.bring("regions", regions("BJ-BO", name="Borgou nouveau")))
    assert "Something changed since this list was made." in secretary.write(shown)
    assert "Borgou nouveau" in secretary.see("/en/regions?name=nouveau")


def test_a_list_of_tables_reads_none_of_them(house: House, secretary: Bringer) -> None:
    secretary.bring("regions", regions("BJ-BO"))
    (table,) = recent_imports(house.session, house.secretary.person_id or 0)
    assert inspect(table).unloaded >= {"content", "fates"}


def test_the_button_pressed_again_writes_nothing_again(house: House, secretary: Bringer) -> None:
    address = secretary.bring("regions", regions("BJ-BO"))
    fields = secretary.fields(address)
    for _ in range(2):
        assert secretary.client.post(address, data=fields).status_code == 303
    assert acts(house.session) == ["propose_admission"]


def test_what_changed_since_is_shown_anew_and_not_written(
    house: House, secretary: Bringer, sign_in: SignIn
) -> None:
    deputy = Bringer(sign_in(house.deputy))
    first, second = (each.bring("regions", regions("BJ-BO", "ML-3")) for each in (secretary, deputy))
    assert "The table is written" in deputy.write(second)
    page = secretary.write(first)
    assert "Something changed since this list was made." in page
    assert "Unchanged: 2" in page
    assert acts(house.session) == ["propose_admission"] * 2


def test_a_list_that_was_not_shown_is_not_written(house: House, secretary: Bringer) -> None:
    address = secretary.bring("regions", regions("BJ-BO"))
    assert "Something changed" in secretary.write(address, status=409, shown="f" * 64)
    assert codes(house.session) == []


def test_a_table_is_seen_by_who_brought_it_alone(house: House, secretary: Bringer, sign_in: SignIn) -> None:
    address = secretary.bring("regions", regions("BJ-BO"))
    other = Bringer(sign_in(house.deputy))
    assert other.client.get(address).status_code == 403
    assert (
        other.client.post(address, data={"csrf_token": other.proof("/en/account/settings")}).status_code
        == 403
    )
    assert codes(house.session) == []


def test_a_table_older_than_a_day_is_not_written_and_forgotten_with_the_next(
    house: House, secretary: Bringer
) -> None:
    kept = secretary.bring("regions", regions("BJ-BO"))
    house.later(hours=25)
    assert "no longer kept here" in secretary.write(kept, status=409)
    secretary.bring("regions", regions("ML-3"))
    assert "no longer kept here" in secretary.see(kept)
    assert codes(house.session) == []


def test_a_table_is_forgotten_after_a_day(house: House, secretary: Bringer) -> None:
    kept = secretary.bring("regions", regions("BJ-BO"))
    house.later(hours=25)
    assert [forget_tables(house.session, house.at) for _ in range(2)] == [1, 0]
    (table,) = house.session.scalars(select(TableImport))
    assert (table.content, table.fates) == (b"", [])
    assert "no longer kept here" in secretary.see(kept)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("", "Choose the file with the table."),
        (b"\xff\xfe\x00", "is not a table of text"),
        (b"\x89PNG\r\n\x1a\n\x00", "“‰PNG” is not known"),
        ("kode,name_en,name_fr,name_es,constituency\nBJ-BO,B,B,B,high_potential\n", "“kode” is not known"),
        (HEAD, "no row below the names"),
        (HEAD + "BJ-BO,B\n", "Row 2 has 2 cells; there are 5 columns."),
        (regions(*(f"BJ-BO.N{place}" for place in range(10_001))), "more than 10,000 rows"),
    ],
    ids=["nothing", "no text", "a picture", "unknown column", "no rows", "ragged", "too long"],
)
def test_a_table_that_cannot_be_read_is_told_whole(
    house: House, secretary: Bringer, table: str | bytes, sentence: str
) -> None:
    said = secretary.bring("regions", table, status=422).replace("10000", "10,000")
    assert sentence in said
    assert house.session.scalars(select(TableImport)).all() == []


def test_cells_that_would_be_formulas_stay_words(house: House, secretary: Bringer) -> None:
    row = 'BJ-BO,\'=1+1,"=HYPERLINK(""http://evil.example"")",<script>,high_potential\n'
    secretary.write(secretary.bring("regions", HEAD + row))
    house.session.rollback()
    (region,) = house.session.scalars(select(Region))
    assert region.name == {"en": "=1+1", "fr": '=HYPERLINK("http://evil.example")', "es": "<script>"}
    taken = secretary.client.get("/en/exports/register.csv").text
    assert "'=1+1" in taken
    assert "\"'=HYPERLINK(" in taken


def test_letters_that_were_assumed_are_told(house: House, secretary: Bringer) -> None:
    table = regions("BJ-BO", name="Préfecture").encode("cp1252")
    page = secretary.see(secretary.bring("regions", table))
    assert "The letters of the file were read as" in page
    assert "Préfecture" in page


def test_the_template_can_be_sent_back_as_it_is(house: House, secretary: Bringer) -> None:
    for language in ("en", "fr", "es"):
        bringer = Bringer(secretary.client, language)
        template = secretary.client.get(f"/{language}/imports/template/regions.csv").data
        assert "BJ-BO" in secretary.see(bringer.bring("regions", template))
