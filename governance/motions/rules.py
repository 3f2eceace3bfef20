"""The law of motions: their life is in `states`, that of their texts in `texts`; all can be had from here."""

from governance.errors import N_, RuleBroken
from governance.motions.states import MOTION_TRANSITIONS as MOTION_TRANSITIONS
from governance.motions.states import MotionDoesNotAllow as MotionDoesNotAllow
from governance.motions.states import MotionFacts as MotionFacts
from governance.motions.states import MotionRole as MotionRole
from governance.motions.states import MotionState as MotionState
from governance.motions.states import Outcome as Outcome
from governance.motions.states import check_motion_may as check_motion_may
from governance.motions.states import motion_state as motion_state
from governance.motions.texts import MissingTranslation as MissingTranslation
from governance.motions.texts import OutdatedTranslation as OutdatedTranslation
from governance.motions.texts import check_translations as check_translations
from governance.motions.texts import is_current as is_current
from governance.texts import LONGEST_BODY as LONGEST_BODY
from governance.texts import LONGEST_TITLE as LONGEST_TITLE
from governance.texts import BodyMissing as BodyMissing
from governance.texts import BodyTooLong as BodyTooLong
from governance.texts import TitleMissing as TitleMissing
from governance.texts import TitleOnSeveralLines as TitleOnSeveralLines
from governance.texts import TitleTooLong as TitleTooLong
from governance.texts import UnreadableCharacters as UnreadableCharacters
from governance.texts import check_text as check_text
from governance.texts import paragraphs as paragraphs
from governance.texts import text_digest as text_digest


class SecondedBySponsor(RuleBroken):
    """A motion is the wish of two regions at least."""

    message = N_("A motion needs the support of another region than the one that moves it.")


def check_seconder(author: int | None, seconder: int) -> None:
    """A motion is seconded by another region; regions by their row. Raises SecondedBySponsor."""
    if seconder == author:
        raise SecondedBySponsor
