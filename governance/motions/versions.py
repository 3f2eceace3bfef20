"""How the authentic text of a motion gets another version: by an amendment, a correction or a division."""

from collections.abc import Sequence

from governance.act import Act
from governance.motions.amending import Paragraph, anchored, body_of
from governance.motions.commands import Wording, write_text
from governance.motions.models import Motion, MotionText
from governance.motions.queries import authentic, current_texts


def write_version(act: Act, motion: Motion, paragraphs: Sequence[Paragraph], *, cause: Motion) -> MotionText:
    """Put the next version of the authentic text in force under the same title; a part of an act.

    `cause` is the amendment, correction or part that made it. Translations of what it replaces are
    outdated from now on. A version that changes nothing is not written. Raises what `check_text` raises.
    """
    current = authentic(current_texts(act.session, [motion.id])[motion.id], motion)
    if tuple(paragraphs) == paragraphs_of(current):
        return current
    current.superseded_at = act.at
    act.session.flush()
    text = Wording(motion.authentic_language, current.title, body_of(paragraphs))
    written = write_text(act, motion, text, None)
    written.anchors = [paragraph.anchor for paragraph in paragraphs]
    written.cause_id = cause.id
    act.session.flush()
    act.concern(motion)
    return written


def paragraphs_of(text: MotionText) -> tuple[Paragraph, ...]:
    """The paragraphs of a version under their anchors."""
    return anchored(text.body, text.anchors)
