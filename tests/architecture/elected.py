"""Elections whose nominations are open, and the values by which addresses name them."""

from app.demo.loader import Demo
from governance.accounts.models import Person
from governance.accounts.offices import Invitee
from governance.accounts.queries import actor_of, person_by_email
from governance.accounts.rules import Actor
from governance.assembly.models import AssemblySession
from governance.assembly.queries import assembly_session
from governance.elections.calling import call_election
from governance.elections.models import Election, Nomination
from governance.elections.nominating import accept_nomination, nominate
from governance.elections.photos import show_photo
from governance.elections.posts import PostPlan, create_post
from governance.elections.rules import PostKind, Territory
from governance.elections.statements import write_statement
from tests.uploads.makers import picture

NOMINEE = "alternate@assembly.example.org"
STATING = ("own_photo", "remove_own_photo", "interests", "statement", "withdraw", "candidate", "photo")


def elected(demo: Demo, number: int) -> dict[str, list[str]]:
    """Two elections: in the first somebody stands, with a photograph; in the second they are only asked."""
    assembly = assembly_session(demo.session, number)
    assert assembly is not None
    elections = [called(demo, assembly, name) for name in ("Water", "Soil")]
    nominations = [nominated(demo, election) for election in elections]
    digest = standing(demo, nominations[0])
    posts, called_for = ([str(row.id) for row in rows] for rows in (free_posts(demo), elections))
    numbers = [str(nomination.id) for nomination in nominations]
    return {
        "election_id": called_for,
        "nomination_id": numbers,
        "elections.candidate:election_id": called_for[:1],
        **{f"elections.{page}:nomination_id": numbers[:1] for page in STATING},
        "elections.decline:nomination_id": numbers[1:],
        "elections.statement:language": ["en", "fr", "es"],
        "elections.photo:digest": [digest],
        "post_id": posts,
        "elections.post:post_id": [*posts, "1"],
    }


def planned(name: str) -> PostPlan:
    """A post of two holders in West Africa."""
    words = dict.fromkeys(("en", "fr", "es"), f"Coordinator: {name}")
    return PostPlan(PostKind.COORDINATOR, words, words, Territory.SUBREGION, "011", 2, 24)


def free_posts(demo: Demo) -> list:
    """A post that no election fills yet."""
    return [create_post(demo.act(demo.secretary), None, plan=planned("Forests"))]


def called(demo: Demo, assembly: AssemblySession, name: str) -> Election:
    """An election for a new post."""
    post = create_post(demo.act(demo.secretary), None, plan=planned(name))
    return call_election(demo.act(demo.presiding), post, assembly=assembly)


def nominated(demo: Demo, election: Election) -> Nomination:
    """Somebody whom BJ-BO asks to stand."""
    invitee = Invitee(NOMINEE, "Alternate", "fr", "Africa/Porto-Novo")
    act, region = demo.act(demo.delegate("BJ-BO")), demo.regions["BJ-BO"]
    return nominate(act, region, election=election, invitee=invitee)


def nominee(demo: Demo) -> Actor:
    """Who is asked."""
    person = person_by_email(demo.session, NOMINEE)
    assert isinstance(person, Person)
    return actor_of(demo.session, person.id, demo.at)


def standing(demo: Demo, nomination: Nomination) -> str:
    """Accept, with a translation and a photograph; its digest."""
    words = {"language": "fr", "statement": "Je plante.\n\nJ'arrose.", "interests": "Aucun."}
    accept_nomination(demo.act(nominee(demo)), nomination, name="Adjoa Mensah", **words)
    write_statement(demo.act(nominee(demo)), nomination, language="en", body="I plant.", over=None)
    shown = show_photo(demo.act(nominee(demo)), nomination, content=picture("JPEG"))
    return str(shown.photo_digest)
