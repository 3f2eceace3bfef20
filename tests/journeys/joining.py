"""From the first page to a decision: what an applicant does, and what the secretariat does with it."""

import re
from io import BytesIO

from governance.applications.rules import CheckPoint
from tests.journeys.newcomer import EMAIL, PRIVATE, Door, answers
from tests.journeys.reader import Person
from tests.uploads.makers import pdf

CODE = "FR-20R"
NUMBER = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")


def applied(door: Door) -> str:
    """From the first page to a reference number, with an interruption; the number."""
    newcomer = door.browser("fr").open("/").follow("/apply").follow("/apply/new/region")
    door.house.later(minutes=1)
    newcomer.press(beside="handed_out", email=EMAIL)
    newcomer = door.follow_letter(EMAIL, "fr").press()
    home = newcomer.path.removeprefix("/fr")
    place(newcomer, home)
    newcomer.press(**answers()["constituency"])
    newcomer.press("later", "1", **{name: answers()["figures"][name] for name in ("population", "area_km2")})
    assert newcomer.path.endswith("/later")

    door.house.later(days=2)
    again = door.follow_letter(EMAIL, "fr").follow(f"{home}figures")
    assert "355 528" in again.html.replace("\u202f", " ").replace("\xa0", " ")
    for page in ("figures", "cooperation", "signatory"):
        assert again.path == f"/fr{home}{page}", again.words
        again.press(**answers()[page])
    upload(again)
    again.press(**answers()["charter"])
    return send(again, home)


def place(newcomer: Person, home: str) -> None:
    """Found by a name in another language than that of the page; its own names stand there already."""
    newcomer.follow(f"{home}place").press(words="Corsica").press(place=CODE)
    names = dict(re.findall(r'name="name_(\w\w)"[^>]*value="([^"]*)"', newcomer.html))
    assert (names["en"], names["fr"]) == ("Corsica", "Corse")
    newcomer.press(name_es="Córcega")
    assert newcomer.path == f"/fr{home}constituency"


def upload(newcomer: Person) -> None:
    """A document that shows that the signatory may sign."""
    assert newcomer.path.endswith("/documents")
    newcomer.press(purpose="mandate", document=(BytesIO(pdf()), "délibération.pdf"))
    newcomer.follow(r"/apply/[^/]+/charter")


def send(newcomer: Person, home: str) -> str:
    """Check every answer, send, and send once more from the page before; one number."""
    newcomer.open(f"{home}check")
    page = newcomer.html
    assert PRIVATE["signatory"] in newcomer.words
    newcomer.press()
    assert newcomer.path == f"/fr{home}receipt"
    [number] = set(NUMBER.findall(newcomer.words))
    newcomer.path, newcomer.html = f"/fr{home}check", page
    assert number in newcomer.press().words, "sent twice, it shows the same receipt"
    return number


def examined(door: Door, number: str, secretary: Person) -> str:
    """Found in the queue, looked at point by point, with a question, and an opinion; where its file is."""
    file = f"/applications/{number}/file"
    secretary.open("/tasks").follow(r"/applications/queue\?state=\w+").follow(file)
    assert secretary.links(rf"{file}/documents/\d+")
    secretary.press(**dict.fromkeys(CheckPoint, "yes"))
    secretary.press(beside="seen", text="Which year is the census of?")
    door.house.later(hours=3)
    answered(door)
    secretary.open("/tasks").follow(r"/applications/queue\?state=answered").follow(file)
    assert "Celui de 2023." in secretary.words
    secretary.press(favourable="yes", text_en="To be admitted.", text_fr="À admettre.", text_es="Admítase.")
    return file


def admitted(door: Door, number: str, secretary: Person, deputy: Person) -> None:
    """Proposed by one officer and confirmed by another."""
    file = examined(door, number, secretary)
    secretary.follow(f"{file}/propose").press()
    assert secretary.path == f"/en{file}", secretary.words
    assert "weighty" not in secretary.open(f"{file}/confirm").html, "nobody confirms what they proposed"
    deputy.open("/tasks").follow(r"/applications/queue\?state=\w+").follow(file).follow(
        f"{file}/confirm"
    ).press()
    assert deputy.path == f"/en{file}", deputy.words


def answered(door: Door) -> None:
    """The applicant answers by the link in the letter that asks."""
    assert "Which year is the census of?" in door.letter(EMAIL)
    applicant = door.follow_letter(EMAIL, "fr").follow(r"/apply/[^/]+/questions/\d+")
    applicant.press(text="Celui de 2023.")
    assert "Celui de 2023." in applicant.words
