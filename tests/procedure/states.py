"""A motion brought into each state by real commands, and every act that is tried on it there."""

from collections.abc import Callable, Mapping

from governance.amendments.answering import accept_amendment
from governance.amendments.proposing import propose_amendment, recommend_correction
from governance.debate.closing import close_debate, reopen_debate
from governance.debate.commands import make_statement
from governance.debate.rules import Stance
from governance.motions.amending import Paragraph
from governance.motions.commands import Wording, place_on_agenda
from governance.motions.models import Motion
from governance.motions.rules import MotionState
from governance.motions.supporting import invite_support, lapse_motion, second_motion, withdraw_support
from governance.procedure.dividing import undo_division
from governance.procedure.referring import postpone_motion, refer_motion, resume_motion
from governance.regions.models import Region
from governance.voting.admissibility import refuse_motion
from governance.voting.commands import withdraw_motion, write_translation
from governance.voting.rules import Choice
from tests.factories import House
from tests.procedure.stage import HALVES, Floor

S = MotionState


def beginning(words: str) -> list[Paragraph]:
    """The four paragraphs with other words in the first."""
    rest = {"2": "Deux.", "3": "Trois.", "4": "Quatre."}
    return [Paragraph("1", words), *(Paragraph(anchor, text) for anchor, text in rest.items())]


def amended(floor: Floor, words: str = "Un, mieux.") -> Motion:
    """An amendment to the first paragraph, by another region."""
    text = [
        Paragraph("1", words),
        Paragraph("2", "Deux."),
        Paragraph("3", "Trois."),
        Paragraph("4", "Quatre."),
    ]
    region = floor.house.regions["DE-BB"]
    given = {"region": region, "paragraphs": text, "note": None, "language": "fr"}
    return propose_amendment(floor.house.act(floor.house.head("DE-BB")), floor.motion, **given)


def of_the_amendment(floor: Floor, motion: Motion) -> Floor:
    """The same floor with eyes on another motion."""
    return Floor(floor.house, floor.assembly, motion)


def inadmissible(house: House) -> Floor:
    floor = Floor.submitted(house)
    refuse_motion(house.act(house.presiding), floor.motion, reasons="Hors sujet.", language="fr")
    return floor


def admitted(house: House) -> Floor:
    floor = Floor.submitted(house)
    floor.admit(floor.motion)
    return floor


def divided(house: House) -> Floor:
    floor = Floor.taken(house)
    floor.divided()
    return floor


def under_vote(house: House) -> Floor:
    floor = Floor.taken(house)
    floor.open(floor.motion)
    return floor


def decided(choice: Choice | None) -> Callable[[House], Floor]:
    def make(house: House) -> Floor:
        floor = Floor.taken(house)
        floor.decided(floor.motion, choice)
        return floor

    return make


def accepted(house: House) -> Floor:
    floor = Floor.taken(house)
    amendment = amended(floor)
    accept_amendment(house.act(house.head("BJ-BO")), amendment)
    return of_the_amendment(floor, amendment)


def fallen(house: House) -> Floor:
    floor = Floor.taken(house)
    first, furthest = amended(floor), amended(floor, "Tout autre chose, et bien plus.")
    floor.decided(furthest)
    return of_the_amendment(floor, first)


def referred(house: House) -> Floor:
    floor = Floor.taken(house)
    perform(floor, "refer_motion")
    return floor


def postponed(house: House) -> Floor:
    floor = Floor.taken(house)
    perform(floor, "postpone_motion")
    return floor


def withdrawn(house: House) -> Floor:
    floor = Floor.taken(house)
    perform(floor, "withdraw_motion")
    return floor


def lapsed(house: House) -> Floor:
    """What is asked about a motion lapses when the motion is withdrawn."""
    floor = Floor.taken(house)
    asked = floor.asked("postpone")
    perform(floor, "withdraw_motion")
    return of_the_amendment(floor, asked)


REACHED: Mapping[MotionState, Callable[[House], Floor]] = {
    S.SUBMITTED: Floor.submitted,
    S.INADMISSIBLE: inadmissible,
    S.ADMITTED: admitted,
    S.ON_AGENDA: Floor.taken,
    S.DIVIDED: divided,
    S.UNDER_VOTE: under_vote,
    S.ADOPTED: decided(Choice.FOR),
    S.REJECTED: decided(Choice.AGAINST),
    S.NOT_DECIDED: decided(None),
    S.ACCEPTED: accepted,
    S.FALLEN: fallen,
    S.REFERRED: referred,
    S.POSTPONED: postponed,
    S.WITHDRAWN: withdrawn,
    S.LAPSED: lapsed,
}


def perform(floor: Floor, name: str) -> object:
    """Try the act on the motion, as whoever may."""
    return ACTS[name](floor)


def by_author(floor: Floor) -> str:
    """The code of the region that moved the motion."""
    return floor.house.session.get_one(Region, floor.motion.author_id).code


def translated(floor: Floor) -> object:
    act = floor.house.act(floor.house.head(by_author(floor)))
    return write_translation(act, floor.motion, text=Wording("en", "Title", "Words."))


def seconded(floor: Floor) -> object:
    house = floor.house
    return second_motion(house.act(house.head("ML-3")), floor.motion, region=house.regions["ML-3"])


def unsupported(floor: Floor) -> object:
    house = floor.house
    return withdraw_support(house.act(house.head("FR-OCC")), floor.motion, region=house.regions["FR-OCC"])


def invited(floor: Floor) -> object:
    house = floor.house
    return invite_support(
        house.act(house.head(by_author(floor))), floor.motion, region=house.regions["ES-AN"]
    )


def presided(command: Callable[..., object], **details: object) -> Callable[[Floor], object]:
    return lambda floor: command(floor.house.act(floor.house.presiding), floor.motion, **details)


def kept(command: Callable[..., object], **details: object) -> Callable[[Floor], object]:
    return lambda floor: command(floor.house.act(floor.house.secretary), floor.motion, **details)


def spoken(floor: Floor) -> object:
    act, words = floor.house.act(floor.house.head("ML-3")), {"language": "fr", "body": "Oui."}
    return make_statement(act, floor.motion, region=floor.house.regions["ML-3"], stance=Stance.FOR, **words)


def resumed(floor: Floor) -> object:
    return resume_motion(floor.house.act(floor.house.presiding), floor.motion, assembly=floor.assembly)


def taken_back(floor: Floor) -> object:
    return withdraw_motion(floor.house.act(floor.house.head(by_author(floor))), floor.motion)


def corrected(floor: Floor) -> object:
    text = [
        Paragraph("1", "Un !"),
        Paragraph("2", "Deux."),
        Paragraph("3", "Trois."),
        Paragraph("4", "Quatre."),
    ]
    act = floor.house.act(floor.house.secretary)
    return recommend_correction(act, floor.motion, paragraphs=text, note=None, language="fr")


WHY = {"reason": "Parce que.", "language": "fr"}
ACTS: Mapping[str, Callable[[Floor], object]] = {
    "write_translation": translated,
    "second_motion": seconded,
    "withdraw_support": unsupported,
    "invite_support": invited,
    "admit_motion": lambda floor: floor.admit(floor.motion),
    "refuse_motion": presided(refuse_motion, reasons="Hors sujet.", language="fr"),
    "place_on_agenda": kept(place_on_agenda),
    "lapse_motion": kept(lapse_motion),
    "withdraw_motion": taken_back,
    "refer_motion": presided(refer_motion, to="Commission", **WHY),
    "postpone_motion": presided(postpone_motion, **WHY),
    "resume_motion": resumed,
    "divide_motion": lambda floor: floor.divided(HALVES),
    "undo_division": presided(undo_division),
    "open_votes": lambda floor: floor.open(floor.motion),
    "make_statement": spoken,
    "close_debate": presided(close_debate),
    "reopen_debate": presided(reopen_debate),
    "propose_amendment": amended,
    "recommend_correction": corrected,
    "overrule": lambda floor: floor.asked("overrule_ruling"),
    "reconsider": lambda floor: floor.asked("reconsider"),
}
