"""A debate and a speakers' list with something in every state, and the values by which addresses name it."""

from app.demo.loader import Demo
from governance.assembly.models import AgendaItem
from governance.assembly.treating import conclude_item, current_item, take_up_item
from governance.debate.commands import hide_statement, make_statement, reply
from governance.debate.floor import call_speaker, request_floor
from governance.debate.rules import SpeakingKind, Stance
from governance.motions.models import Motion


def debated(demo: Demo, motion_id: int) -> dict[str, list[str]]:
    """Statements for, against and asking, one of them hidden; one on the floor, and others that wait."""
    motion = demo.session.get_one(Motion, motion_id)
    said = {
        stance: make_statement(
            demo.act(demo.delegate(code)),
            motion,
            region=demo.regions[code],
            stance=stance,
            language=language,
            body=f"{words}\n\n{words}",
        )
        for stance, code, language, words in (
            (Stance.FOR, "BJ-BO", "yo", "A fẹ́ kí igi gbilẹ̀."),
            (Stance.AGAINST, "FR-OCC", "fr", "Le calendrier est trop court."),
            (Stance.QUESTION, "DE-BB", "de", "Wer bezahlt das?"),
        )
    }
    details = {"region": demo.regions["CD-BC"], "language": "fr", "body": "Nous avons trois ans."}
    reply(demo.act(demo.delegate("CD-BC")), said[Stance.AGAINST], **details)
    hide_statement(demo.act(demo.presiding), said[Stance.QUESTION], reason="It names a private person.")
    item = demo.session.get_one(AgendaItem, motion.agenda_item_id)
    conclude_item(demo.act(demo.presiding), current_item(demo.act(demo.presiding), item.assembly_session_id))
    take_up_item(demo.act(demo.presiding), item)
    asked = [
        request_floor(demo.act(demo.delegate(code)), item, region=demo.regions[code], kind=kind)
        for code, kind in (
            ("FR-OCC", SpeakingKind.SPEECH),
            ("BJ-BO", SpeakingKind.SPEECH),
            ("DE-BB", SpeakingKind.SPEECH),
            ("CD-BC", SpeakingKind.POINT_OF_ORDER),
        )
    ]
    call_speaker(demo.act(demo.presiding), asked[3])
    return {
        "statement_id": [str(said[stance].id) for stance in (Stance.AGAINST, Stance.FOR, Stance.QUESTION)],
        "debate.reply:statement_id": [str(said[Stance.AGAINST].id)],
        "request_id": [str(asked[2].id)],
        **{f"debate.{page}:motion_id": [str(motion.id)] for page in ("debate", "speak", "order")},
        **{f"debate.{page}:number": ["2"] for page in ("ask", "floor", "out_of_turn", "screen")},
        "debate.speaking_time:number": ["2"],
    }
